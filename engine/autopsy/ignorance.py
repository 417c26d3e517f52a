"""The loss of a network that knows nothing: what a run must beat to have learned anything."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

# Noise of small batches lifts a plateau above the level (0.71 instead of 0.693 at batch 20);
# a run that has begun to learn is below 0.97 of it soon and for good.
STUCK = 0.97
LEARNED = 0.9
EVEN = 0.99  # classes are as good as equally frequent


def ignorance_level(loss: str, labels: NDArray[np.int64], num_classes: int) -> float:
    """The loss of one who gives every sample the frequencies of the classes.

    With K equally frequent classes that is ln K for cross entropy (in nats) and (1 - 1/K) / 2 for
    the squared error.

    Parameters
    ----------
    loss : "cross_entropy" or "mean_squared_error"
    labels : (N,) integers in 0 .. num_classes - 1
    """
    shares = np.bincount(labels, minlength=num_classes) / len(labels)
    if loss == "mean_squared_error":
        return float(0.5 * (1.0 - (shares * shares).sum()))
    shares = shares[shares > 0]
    return float(-(shares * np.log(shares)).sum())


def is_even(level: float, num_classes: int) -> bool:
    """Whether a cross entropy is that of classes that are equally frequent, or nearly."""
    return level >= EVEN * math.log(num_classes)
