"""Units that have stopped learning: ReLU that never fires, sigmoid and tanh at their ends.

Where the slope of an activation is nearly 0, hardly any gradient passes through it, and the
weights before it stay as they are. Source: Deep Learning from Scratch, 6.2.2 (sigmoid).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.histograms import Array

NEAR_END = 0.05  # of the whole range of outputs; the slope there is under a fifth of its largest
ENDS = {"sigmoid": (NEAR_END, 1.0 - NEAR_END), "tanh": (-1.0 + 2 * NEAR_END, 1.0 - 2 * NEAR_END)}


def _is_saturated(activation: str, y: Array) -> NDArray[np.bool_]:
    """Where outputs lie near an end; sigmoid and tanh only."""
    low, high = ENDS[activation]
    beyond: NDArray[np.bool_] = (y < low) | (y > high)
    return beyond


def saturated_share(activation: str, y: Array) -> float:
    """Share of outputs (any shape) near an end of a sigmoid's or tanh's range, in [0, 1].

    Near means below 0.05 or above 0.95 for sigmoid, beyond -0.9 or 0.9 for tanh. A ReLU has no
    such ends: 0.
    """
    if activation not in ENDS or y.size == 0:
        return 0.0
    return float(np.count_nonzero(_is_saturated(activation, y))) / y.size


def idle_units(activation: str, y: Array) -> NDArray[np.bool_]:
    """(H,) which units passed on no gradient for any sample.

    A ReLU unit is dead when it gives 0 for every sample; a sigmoid or tanh unit is stuck when it
    is near an end for every sample.

    Parameters
    ----------
    y : (N, H) outputs of a hidden layer, N >= 1
    """
    idle = np.zeros(y.shape[1], bool)
    if activation in ENDS:
        np.all(_is_saturated(activation, y), axis=0, out=idle)
    elif activation == "relu":
        np.any(y != 0.0, axis=0, out=idle)
        np.logical_not(idle, out=idle)
    return idle
