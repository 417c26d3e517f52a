"""Gradient descent on any function, with the numerical gradient, as the book begins.

A walk that diverges is a result, not an error: overflow is let through in silence and shows in
the numbers. Optimizers on a surface are in ``engine.race``.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.gradients import float64_copy, numerical_gradient

FloatArray = NDArray[np.float64]


def gradient_descent(
    f: Callable[[FloatArray], Any], init_x: ArrayLike, lr: float = 0.01, step_num: int = 100
) -> tuple[FloatArray, FloatArray]:
    """Step against the numerical gradient, ``step_num`` times (Deep Learning from Scratch, 4.4.1).

    Parameters
    ----------
    f : function of an array of the shape of ``init_x``, with one number as its value
    init_x : array of any shape; left as it is
    lr : learning rate, finite
    step_num : number of steps, >= 0

    Returns
    -------
    x : float64, where the walk ended
    history : (step_num + 1, ...) float64, every position from ``init_x`` to ``x``

    Raises
    ------
    ValueError
        When ``init_x`` is not numeric, ``lr`` not finite or ``step_num`` negative.
    """
    if not isinstance(lr, Real) or not math.isfinite(lr):
        raise ValueError(f"lr must be a finite number, not {lr!r}.")
    if operator.index(step_num) < 0:
        raise ValueError(f"step_num must not be negative, but is {step_num}.")
    start = float64_copy(init_x)
    history = np.empty((step_num + 1, *start.shape), dtype=np.float64)
    history[0] = start
    with np.errstate(all="ignore"):
        for step in range(step_num):
            history[step + 1] = history[step] - lr * numerical_gradient(f, history[step])
    return history[-1].copy(), history
