"""What the Gradient page shows of a surface: a field, and how its arrows are to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from engine.fields import GradientField, gradient_field, grid_points, numerical_partials
from engine.gradients import FloatArray, numerical_diff
from engine.surfaces import Surface
from guiapp.widgets.maps.arrow_scale import ArrowScale, fit_scale, magnified
from guiapp.widgets.maps.gradient_field import Arrows

Point = tuple[float, float]
Area = tuple[float, float, float, float]

NUMERICAL, ANALYTIC, BOTH, DIFFERENCE = KINDS = ("numerical", "analytic", "both", "difference")
COLORS = {NUMERICAL: "gradient", ANALYTIC: "text", DIFFERENCE: "bad"}


@dataclass(frozen=True)
class Lens:
    """All settings of the field, and what follows from them.

    Attributes
    ----------
    surface : its domain is the area of the field
    count : points per side
    h : step of the numerical gradient
    kind : one of ``KINDS``
    scaling, size : see ``ArrowScale``
    """

    surface: Surface
    count: int
    h: float
    kind: str
    scaling: str
    size: float

    @cached_property
    def field(self) -> GradientField:
        return gradient_field(self.surface, grid_points(self.surface.domain, self.count), self.h)

    @property
    def mesh(self) -> float:
        """The smaller of the distances between neighbors along the two axes."""
        x_min, x_max, y_min, y_max = self.surface.domain
        return min(x_max - x_min, y_max - y_min) / (self.count - 1)

    @cached_property
    def scale(self) -> ArrowScale:
        """The scale of gradients: the same for both kinds, so that they can be compared."""
        return fit_scale(self.field.analytic, self.mesh, self.scaling, self.size)

    @cached_property
    def difference_scale(self) -> tuple[ArrowScale, float]:
        """The scale of differences, and how many times it magnifies them against gradients."""
        return magnified(self.field.difference, self.scale, self.mesh)

    def sets(self) -> list[Arrows]:
        """The arrows to be drawn: -gradient, or the difference of the two gradients as it is."""
        if self.kind == DIFFERENCE:
            return [Arrows(self.field.difference, COLORS[DIFFERENCE], self.difference_scale[0])]
        vectors = {NUMERICAL: -self.field.numerical, ANALYTIC: -self.field.analytic}
        kinds = (ANALYTIC, NUMERICAL) if self.kind == BOTH else (self.kind,)
        return [Arrows(vectors[kind], COLORS[kind], self.scale) for kind in kinds]

    def lost(self) -> FloatArray:
        """(L, 2) points where f or a gradient is not finite."""
        return self.field.points[~self.field.finite]

    def at(self, point: Point) -> GradientField:
        """The field at one point, on or off the grid."""
        return gradient_field(self.surface, [point], self.h)

    def vector(self, reading: GradientField) -> Point:
        """What is drawn at the single point of ``reading``."""
        if self.kind == DIFFERENCE:
            x, y = reading.difference[0]
        else:
            x, y = -(reading.analytic if self.kind == ANALYTIC else reading.numerical)[0]
        return float(x), float(y)

    def neighbor(self, point: Point, right: int, up: int) -> Point:
        """The next point of the grid in a direction, from a point on or off it."""
        x_min, x_max, y_min, y_max = self.surface.domain
        return (
            _next(np.linspace(x_min, x_max, self.count), point[0], right),
            _next(np.linspace(y_min, y_max, self.count), point[1], up),
        )

    def covers(self, point: Point) -> bool:
        """Whether the field reaches to the point."""
        x_min, x_max, y_min, y_max = self.surface.domain
        return x_min <= point[0] <= x_max and y_min <= point[1] <= y_max


def over(surface: Surface, area: Area) -> Surface:
    """The surface with another part of it to be shown."""
    return surface if surface.domain == area else replace(surface, domain=area)


def sources(surface: Surface) -> tuple[Callable[..., Any], ...]:
    """The functions that make the numbers of the page; a formula typed is an object that acts."""
    own = surface.function
    function = own if hasattr(own, "__code__") else type(own).__call__
    return (
        gradient_field,
        numerical_partials,
        numerical_diff,
        function,
        surface.gradient_function,
    )


def _next(axis: FloatArray, value: float, way: int) -> float:
    """The next of the rising numbers beyond ``value``; for ``way`` 0 the value itself."""
    slack = 1e-9 * (axis[1] - axis[0])
    if way == 0:
        return value
    if way > 0:
        return float(axis[min(np.searchsorted(axis, value + slack, "right"), len(axis) - 1)])
    return float(axis[max(np.searchsorted(axis, value - slack, "left") - 1, 0)])
