"""Two-dimensional functions to descend, each with its gradient directly under it.

``f(x, y) -> (...)`` and ``f_gradient(x, y) -> ((...), (...))`` work element-wise on float64 arrays
of any equal shape, so one call gives a whole contour map. Where a surface falls off too far outside
its domain they overflow to inf and nan; whoever walks there looks for that.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def bowl(x: FloatArray, y: FloatArray) -> FloatArray:
    """The book's first example (Deep Learning from Scratch, 4.3.3)."""
    return x * x + y * y


def bowl_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    return 2 * x, 2 * y


def valley(x: FloatArray, y: FloatArray) -> FloatArray:
    """The long valley on which the book compares optimizers (6.1.3)."""
    return x * x / 20 + y * y


def valley_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    return x / 10, 2 * y


def rosenbrock(x: FloatArray, y: FloatArray) -> FloatArray:
    """A banana-shaped valley with a nearly flat floor (Rosenbrock 1960)."""
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def rosenbrock_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    rise = y - x * x
    return -2 * (1 - x) - 400 * x * rise, 200 * rise


def himmelblau(x: FloatArray, y: FloatArray) -> FloatArray:
    """Four equal minima: the start decides which is found (Himmelblau 1972)."""
    return (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2


def himmelblau_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    a = x * x + y - 11
    b = x + y * y - 7
    return 4 * x * a + 2 * b, 2 * a + 4 * y * b


def beale(x: FloatArray, y: FloatArray) -> FloatArray:
    """A flat plain between steep corners (Beale 1958)."""
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


def beale_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    a = 1.5 - x + x * y
    b = 2.25 - x + x * y**2
    c = 2.625 - x + x * y**3
    return (
        2 * (a * (y - 1) + b * (y**2 - 1) + c * (y**3 - 1)),
        2 * x * (a + 2 * b * y + 3 * c * y**2),
    )


def saddle(x: FloatArray, y: FloatArray) -> FloatArray:
    """Down along y, up along x: the gradient vanishes at the origin, which is no minimum."""
    return x * x - y * y


def saddle_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    return 2 * x, -2 * y


def rastrigin(x: FloatArray, y: FloatArray) -> FloatArray:
    """An egg box on a bowl: a hundred local minima around one (Rastrigin 1974)."""
    turn = 2 * np.pi
    height: FloatArray = 20 + x * x - 10 * np.cos(turn * x) + y * y - 10 * np.cos(turn * y)
    return height


def rastrigin_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    turn = 2 * np.pi
    return 2 * x + 10 * turn * np.sin(turn * x), 2 * y + 10 * turn * np.sin(turn * y)


def plateau(x: FloatArray, y: FloatArray) -> FloatArray:
    """A well in a plain: far from it the gradient vanishes, as in a saturated sigmoid."""
    height: FloatArray = -np.expm1(-(x * x + y * y) / 2)
    return height


def plateau_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    decay = np.exp(-(x * x + y * y) / 2)
    return x * decay, y * decay


def three_hump_camel(x: FloatArray, y: FloatArray) -> FloatArray:
    """Three minima in a row, of which the middle one is the lowest (Dixon and Szego 1978)."""
    square = x * x
    return square * (2 - 1.05 * square + square * square / 6) + x * y + y * y


def three_hump_camel_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    square = x * x
    return x * (4 - 4.2 * square + square * square) + y, x + 2 * y


def ackley(x: FloatArray, y: FloatArray) -> FloatArray:
    """A funnel in a rippled plain, with a kink at its lowest point (Ackley 1987)."""
    distance = np.sqrt((x * x + y * y) / 2)
    waves = (np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)) / 2
    return 20 * -np.expm1(-0.2 * distance) + (np.e - np.exp(waves))


def ackley_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    # at the minimum the funnel has a kink; 0 is the mean of the slopes around it
    distance = np.sqrt((x * x + y * y) / 2)
    funnel = 2 * np.exp(-0.2 * distance) / np.where(distance == 0, np.inf, distance)
    waves = np.pi * np.exp((np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)) / 2)
    return (
        funnel * x + waves * np.sin(2 * np.pi * x),
        funnel * y + waves * np.sin(2 * np.pi * y),
    )
