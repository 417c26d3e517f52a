"""Gradient fields: the gradient of a surface at many points at once, numerical and exact.

The numerical one is the rule of ``engine.gradients`` along each axis in turn. It gives the bits
of ``numerical_gradient`` called point by point with one-element arrays, and is much faster: 1,600
points of the bowl take 0.03 ms instead of 26. (With bare numbers instead of arrays NumPy rounds
``**`` differently in the last bit, at 2 or 3 of 1,000 points.)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.gradients import FloatArray, float64_copy, numerical_diff
from engine.surface_base import Surface

BOOK_RANGE = (-2.0, 2.25)  # gradient_2d.py: np.arange(-2, 2.5, 0.25) on both axes
BOOK_COUNT = 18
EPSILON = float(np.finfo(np.float64).eps)

Function = Callable[[FloatArray, FloatArray], FloatArray]


@dataclass(frozen=True)
class GradientField:
    """The gradients of a surface at N points, read-only.

    Attributes
    ----------
    points : (N, 2) float64
    values : (N,) f there; may be inf or nan, as may the gradients
    numerical : (N, 2) gradients by central differences with the step ``h``
    analytic : (N, 2) gradients by the derived formula
    h : the step
    """

    points: FloatArray
    values: FloatArray
    numerical: FloatArray
    analytic: FloatArray
    h: float

    @property
    def difference(self) -> FloatArray:
        """(N, 2) numerical minus analytic."""
        with np.errstate(invalid="ignore"):  # inf - inf
            return self.numerical - self.analytic

    @property
    def finite(self) -> NDArray[np.bool_]:
        """(N,) whether f and both gradients are finite there."""
        parts = np.column_stack((self.values, self.numerical, self.analytic))
        return np.asarray(np.isfinite(parts).all(axis=1))

    def nearest(self, x: float, y: float) -> int:
        """The index of the point nearest to (x, y)."""
        return int(np.argmin(np.hypot(self.points[:, 0] - x, self.points[:, 1] - y)))


def numerical_partials(
    function: Function, x: FloatArray, y: FloatArray, h: float = 1e-4
) -> tuple[FloatArray, FloatArray]:
    """Both partial derivatives at all points at once (Deep Learning from Scratch, 4.3.3, 4.4).

    Parameters
    ----------
    function : (x, y) -> f, element-wise
    x, y : float64 arrays of equal shape
    h : finite, > 0

    Returns
    -------
    (df/dx, df/dy), float64 arrays of the shape of ``x``; inf or nan where f is not finite

    Raises
    ------
    ValueError
        When ``h`` is not a finite number above 0.
    """
    with np.errstate(all="ignore"):
        along_x: FloatArray = numerical_diff(lambda moved: function(moved, y), x, h)
        along_y: FloatArray = numerical_diff(lambda moved: function(x, moved), y, h)
    return along_x, along_y


def gradient_field(surface: Surface, points: ArrayLike, h: float = 1e-4) -> GradientField:
    """Ask ``surface`` for its value and both gradients at points (N, 2).

    Raises
    ------
    ValueError
        When ``points`` has another shape, or ``h`` is not a finite number above 0.
    """
    places = float64_copy(points)
    if places.ndim != 2 or places.shape[1] != 2:
        raise ValueError(f"A field needs points of the shape (N, 2), not {places.shape}.")
    # contiguous columns: NumPy may round strided data along another path
    x, y = places[:, 0].copy(), places[:, 1].copy()
    with np.errstate(all="ignore"):
        values = np.array(surface.function(x, y), dtype=np.float64)
        analytic = np.stack(surface.gradient_function(x, y), axis=-1)
    numerical = np.stack(numerical_partials(surface.function, x, y, h), axis=-1)
    for array in (places, values, numerical, analytic):
        array.flags.writeable = False
    return GradientField(places, values, numerical, analytic, float(h))


def grid_points(domain: Sequence[float], count: int) -> FloatArray:
    """``count`` by ``count`` points over (x_min, x_max, y_min, y_max), its edges included.

    Returns
    -------
    (count * count, 2) float64, row by row from y_min up, x rising within a row; over the book's
    range with the book's count exactly the points of ``gradient_2d.py``

    Raises
    ------
    ValueError
        When ``count`` is less than 2 or the domain is empty or not finite.
    """
    x_min, x_max, y_min, y_max = domain
    if count < 2 or not (x_min < x_max and y_min < y_max) or not np.isfinite(domain).all():
        raise ValueError(
            f"A grid needs a finite domain with room in it and at least 2 points a side, "
            f"not {tuple(domain)} and {count}."
        )
    x, y = np.linspace(x_min, x_max, count), np.linspace(y_min, y_max, count)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def angles_off_minimum(field: GradientField, minima: ArrayLike) -> FloatArray:
    """How far each arrow of -gradient points past the nearest of ``minima``, in degrees.

    Parameters
    ----------
    minima : (M, 2), M >= 1

    Returns
    -------
    (N,) float64 in [0, 180]: 0 where the arrow points straight at the minimum; nan on the
    minimum itself, and where the gradient is zero or not finite
    """
    targets = np.asarray(minima, dtype=np.float64).reshape(-1, 2)
    ways = targets[None] - field.points[:, None]
    distances = np.hypot(ways[..., 0], ways[..., 1])
    nearest = ways[np.arange(len(ways)), distances.argmin(axis=1)]
    downhill = -field.analytic
    with np.errstate(all="ignore"):
        cross = downhill[:, 0] * nearest[:, 1] - downhill[:, 1] * nearest[:, 0]
        along = (downhill * nearest).sum(axis=1)
        angles: FloatArray = np.degrees(np.arctan2(np.abs(cross), along))
        angles[(cross == 0) & (along == 0)] = np.nan
    return angles


def rounding_bound(field: GradientField) -> float:
    """About the largest difference that rounding alone can make in this field.

    f carries an error of half a unit in its last place, and so does x + h, which the slope turns
    into one of f; both are divided by 2h (4.3.1). A larger difference is truncation: the surface
    curves within h.
    """
    finite = field.finite
    if not finite.any():
        return 0.0
    height = float(np.abs(field.values[finite]).max())
    reach = float(np.abs(field.points[finite]).max()) + field.h
    slope = float(np.abs(field.analytic[finite]).max())
    return EPSILON * (4 * height + reach * slope) / field.h
