"""What a surface is: a function of the plane, its gradient, and how to look at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
Point = tuple[float, float]
Domain = tuple[float, float, float, float]


@dataclass(frozen=True)
class Surface:
    """A function of the plane, its gradient, and how to look at it.

    Attributes
    ----------
    name : key in ``SURFACES``
    label : the formula, as shown in a line of text
    latex : the formula, to be typeset
    function : (x, y) -> f, element-wise float64
    gradient_function : (x, y) -> (df/dx, df/dy), element-wise float64
    domain : (x_min, x_max, y_min, y_max) worth drawing
    minima : the points where f is least; empty where f falls without end or nobody knows
    start : where a first descent begins
    learning_rate : one with which plain gradient descent gets on well from ``start``
    log_levels : whether contours should be spaced by ratio, because f spans many decades
    """

    name: str
    label: str
    latex: str
    function: Callable[[FloatArray, FloatArray], FloatArray]
    gradient_function: Callable[[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]
    domain: Domain
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
