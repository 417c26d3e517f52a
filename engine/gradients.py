"""Numerical differentiation: the slope of any function, by asking it twice.

The central difference ``(f(x + h) - f(x - h)) / 2h`` errs by a multiple of h**2, but rounding
adds about 1e-16 * |f| / h: for ``0.01 x**2 + 0.1 x`` at 5 the error is 9e-13 with h = 1e-4 and
7e-6 with h = 1e-12, and with h = 1e-16 the answer is 0, because 5 + h is 5. All arithmetic is
float64 for the same reason: in float32 the gradient (6, 8) comes out as (5.989, 8.0013).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from engine.network import Network

FloatArray = NDArray[np.float64]


def numerical_diff(f: Callable[[Any], Any], x: ArrayLike, h: float = 1e-4) -> Any:
    """The derivative of ``f`` at ``x`` by central difference (Deep Learning from Scratch, 4.3.1).

    Parameters
    ----------
    f : function of one number; for an array ``x`` it must work element-wise
    x : number or array of any shape; integers count as float64; a nan gives a nan
    h : finite, > 0

    Returns
    -------
    float for a number, float64 array of the shape of ``x`` for an array

    Raises
    ------
    ValueError
        When ``x`` is not numeric, or ``h`` is not a finite number above 0.
    """
    step = checked_step(h)
    point = float64_copy(x)[()]  # [()] turns a 0-d array into a number, which suits more f
    slope = (np.asarray(f(point + step)) - np.asarray(f(point - step))) / (2 * step)
    return float(slope) if slope.ndim == 0 else slope


def numerical_gradient(f: Callable[[FloatArray], Any], x: ArrayLike, h: float = 1e-4) -> FloatArray:
    """All partial derivatives of ``f`` at ``x``, one central difference each (4.4).

    ``f`` is called twice per element, always with the same float64 copy of ``x`` in which one
    element is shifted: it may read it at will, must keep a copy if it keeps anything, and never
    sees or changes the caller's array. A function over arrays of its own (a loss over a layer's
    weights) puts the array that it is given in their place for the length of the call.

    Parameters
    ----------
    f : function of an array of the shape of ``x``, with one real number as its value
    x : array of any shape, also 0-d; integers count as float64
    h : finite, > 0

    Returns
    -------
    float64 array of the shape of ``x``; nan where ``f`` gives nan

    Raises
    ------
    ValueError
        When ``x`` is not numeric, ``h`` is not a finite number above 0, or a value of ``f`` is
        not one real number.
    """
    step = checked_step(h)
    point = float64_copy(x)
    gradient = np.empty_like(point)
    for index in np.ndindex(point.shape):
        center = point[index]
        point[index] = center + step
        above = _one_number(f(point))
        point[index] = center - step
        below = _one_number(f(point))
        point[index] = center
        gradient[index] = (above - below) / (2 * step)
    return gradient


def full_numerical_gradient(
    network: Network, x: ArrayLike, t: ArrayLike, h: float = 1e-4
) -> dict[str, NDArray[np.floating[Any]]]:
    """All partial derivatives of ``network.loss(x, t)`` by central differences, in one sweep.

    Equal to ``network.numerical_gradient(x, t, h)`` within rounding, and more than a hundred
    times faster; see ``engine.full_gradient``, which also offers it step by step.

    Parameters
    ----------
    network : any ``mlp`` or ``simple_net``; left as it is (the work is done on a float64 copy)
    x : (D,) or (N, D)
    t : integer labels or one-hot, as for ``network.loss``
    h : finite, > 0

    Returns
    -------
    dict of float64 arrays, keyed and shaped like ``network.params``

    Raises
    ------
    ValueError
        When ``x`` or ``t`` do not fit the network, or ``h`` is not a finite number above 0.
    """
    from engine.full_gradient import GradientSweep  # which needs networks, and they this module

    sweep = GradientSweep(network, x, t, h)
    for _ in sweep:
        pass
    return sweep.gradients


def checked_step(h: float) -> float:
    """``h`` as a float. ValueError unless it is a finite number above 0."""
    if not isinstance(h, Real) or isinstance(h, bool) or not 0 < h < math.inf:
        raise ValueError(f"The step h must be a finite number above 0, not {h!r}.")
    return float(h)


def float64_copy(x: ArrayLike) -> FloatArray:
    """``x`` as a float64 array of its own. ValueError when it does not hold real numbers."""
    try:
        numbers = np.asarray(x)
    except ValueError as error:  # rows of different lengths
        raise ValueError(f"x must be a number or an array of numbers: {error}") from error
    if numbers.dtype.kind not in "iuf":
        raise ValueError(f"x must hold real numbers, not {numbers.dtype}.")
    return np.array(numbers, dtype=np.float64, order="C")


def _one_number(value: Any) -> float:
    """A value of f as a float; a 0-d array or an array with a single element will do."""
    number = np.asarray(value)
    if number.size != 1 or number.dtype.kind not in "biuf":
        raise ValueError(
            f"f must give one real number, not {number.dtype} of the shape {number.shape}."
        )
    return float(number.item())
