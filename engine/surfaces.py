"""Two-dimensional functions to descend, each with its gradient directly under it.

Functions work element-wise on float64 arrays of any equal shape, so one call gives a whole
contour map. Where a surface falls off too far outside its domain they overflow to inf and nan;
whoever walks there looks for that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
Point = tuple[float, float]


@dataclass(frozen=True)
class Surface:
    """A function of the plane, its gradient, and how to look at it.

    Attributes
    ----------
    name : key in ``SURFACES``
    label : the formula, as shown
    function : (x, y) -> f, element-wise float64
    gradient_function : (x, y) -> (df/dx, df/dy), element-wise float64
    domain : (x_min, x_max, y_min, y_max) worth drawing
    minima : the points where f is least; empty where f falls without end
    start : where a first descent begins
    learning_rate : one with which plain gradient descent gets on well from ``start``
    log_levels : whether contours should be spaced by ratio, because f spans many decades
    """

    name: str
    label: str
    function: Callable[[FloatArray, FloatArray], FloatArray]
    gradient_function: Callable[[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]
    domain: tuple[float, float, float, float]
    minima: tuple[Point, ...]
    start: Point
    learning_rate: float
    log_levels: bool = False

    def __call__(self, point: ArrayLike) -> FloatArray:
        """f at points (..., 2): values (...) float64. ValueError for another last axis."""
        return self.function(*_coordinates(point))

    def gradient(self, point: ArrayLike) -> FloatArray:
        """The gradient at points (..., 2): (..., 2) float64. ValueError for another last axis."""
        return np.stack(self.gradient_function(*_coordinates(point)), axis=-1)


def _coordinates(point: ArrayLike) -> tuple[FloatArray, FloatArray]:
    points: NDArray[Any] = np.asarray(point)
    if points.dtype.kind not in "iuf" or points.ndim == 0 or points.shape[-1] != 2:
        raise ValueError(
            f"Points must be numbers of the shape (..., 2), not {points.dtype} "
            f"of the shape {points.shape}."
        )
    points = points.astype(np.float64, copy=False)
    return points[..., 0], points[..., 1]


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


SURFACES: dict[str, Surface] = {
    surface.name: surface
    for surface in (
        Surface(
            "bowl",
            "x0² + x1²",
            bowl,
            bowl_gradient,
            domain=(-5.0, 5.0, -5.0, 5.0),
            minima=((0.0, 0.0),),
            start=(-3.0, 4.0),
            learning_rate=0.1,
        ),
        Surface(
            "valley",
            "x²/20 + y²",
            valley,
            valley_gradient,
            domain=(-10.0, 10.0, -10.0, 10.0),
            minima=((0.0, 0.0),),
            start=(-7.0, 2.0),
            learning_rate=0.95,
        ),
        Surface(
            "rosenbrock",
            "(1 − x)² + 100 (y − x²)²",
            rosenbrock,
            rosenbrock_gradient,
            domain=(-2.0, 2.0, -1.0, 3.0),
            minima=((1.0, 1.0),),
            start=(-1.2, 1.0),
            learning_rate=0.001,
            log_levels=True,
        ),
        Surface(
            "himmelblau",
            "(x² + y − 11)² + (x + y² − 7)²",
            himmelblau,
            himmelblau_gradient,
            domain=(-5.0, 5.0, -5.0, 5.0),
            minima=(
                (3.0, 2.0),
                (-2.805118086952745, 3.131312518250573),
                (-3.779310253377747, -3.2831859912861696),
                (3.5844283403304917, -1.8481265269644036),
            ),
            start=(0.0, 0.0),
            learning_rate=0.01,
            log_levels=True,
        ),
        Surface(
            "beale",
            "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
            beale,
            beale_gradient,
            domain=(-4.5, 4.5, -4.5, 4.5),
            minima=((3.0, 0.5),),
            start=(-1.0, -1.0),
            learning_rate=0.01,
            log_levels=True,
        ),
        Surface(
            "saddle",
            "x² − y²",
            saddle,
            saddle_gradient,
            domain=(-4.0, 4.0, -4.0, 4.0),
            minima=(),
            start=(-3.0, 0.05),
            learning_rate=0.1,
        ),
    )
}
