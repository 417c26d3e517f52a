"""Units that have stopped learning: ReLU that never fires, sigmoid and tanh at their ends.

Where the slope of an activation is nearly 0, hardly any gradient passes through it, and the
weights before it stay as they are. Source: Deep Learning from Scratch, 6.2.2 (sigmoid).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.activations import ACTIVATIONS
from engine.inside.histograms import Array

NEAR_END = 0.05  # of the whole range of outputs; the slope there is under a fifth of its largest
ENDS = {"sigmoid": (NEAR_END, 1.0 - NEAR_END), "tanh": (-1.0 + 2 * NEAR_END, 1.0 - 2 * NEAR_END)}

# Sigmoid units of trained networks keep 15 % and more of the steepest slope on average (tanh on
# spirals after 2000 iterations: 15 %; the article's network: 70 %); saturated ones 3 % and less.
FLAT_SLOPE = 0.05
STEEPEST = {"sigmoid": 0.25, "tanh": 1.0}


def saturated_share(activation: str, y: Array) -> float:
    """Share of outputs (any shape) near an end of a sigmoid's or tanh's range, in [0, 1].

    Near means below 0.05 or above 0.95 for sigmoid, beyond -0.9 or 0.9 for tanh. A ReLU has no
    such ends: 0.
    """
    if activation not in ENDS or y.size == 0:
        return 0.0
    low, high = ENDS[activation]
    return float(np.count_nonzero((y < low) | (y > high))) / y.size


def idle_units(activation: str, y: Array) -> NDArray[np.bool_]:
    """(H,) which units pass on (nearly) no gradient, whatever the sample.

    A ReLU unit is dead when it gives 0 for every sample; a sigmoid or tanh unit is stuck when its
    slope is less than 5 % of the steepest on average. NaN makes no unit idle.

    Parameters
    ----------
    y : (N, H) outputs of a hidden layer, N >= 1
    """
    if activation == "relu":
        dead: NDArray[np.bool_] = np.maximum.reduce(y, axis=0) == 0.0
        return dead
    if activation not in STEEPEST:
        return np.zeros(y.shape[1], bool)
    with np.errstate(all="ignore"):
        slopes = ACTIVATIONS[activation].derivative(y).mean(axis=0, dtype=np.float64)
    stuck: NDArray[np.bool_] = slopes < FLAT_SLOPE * STEEPEST[activation]
    return stuck
