"""The geometry of a surface cut open at a point, as seen from one side: NumPy only, no pixels.

The block below the surface is cut by the two planes through the point, and of what is cut off
only a wire frame remains, so that both slices are seen as faces that meet at the point. Plane
coordinates run from -0.5 to 0.5, heights from 0 to ``HEIGHT``, and views are orthographic.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Point = tuple[float, float]
Domain = tuple[float, float, float, float]
Height = Callable[[FloatArray, FloatArray], FloatArray]

HEIGHT = 0.62  # of the block, where its side is 1
ELEVATION = math.radians(36)  # of the eye above the ground
CELLS = 24  # per axis
WIRE_EVERY = 2  # of the lines between the cells, in the part that is cut off
SLICE_SAMPLES = 121
RAY_SAMPLES = 400
LIGHT = (0.35, 0.25, 0.9)  # where the light comes from, seen from the eye: right, near, above


@dataclass(frozen=True)
class Mesh:
    """The part of the surface that remains: quadrilaterals, the farthest first.

    Attributes
    ----------
    corners : (Q, 4, 2) on the screen, right and up
    heights : (Q,) from 0, the lowest, to 1, the highest of the domain
    light : (Q,) from 0, in the shade, to 1
    """

    corners: FloatArray
    heights: FloatArray
    light: FloatArray


class Cutaway:
    """A surface over a domain, seen from an azimuth in degrees (0: from the end of the x axis)."""

    def __init__(self, height: Height, domain: Domain, azimuth: float) -> None:
        self._height, self.domain, self.azimuth = height, domain, azimuth
        self._turn = math.radians(azimuth)
        x, y = np.meshgrid(*(np.linspace(*ends, 4 * CELLS + 1) for ends in self._spans()))
        values = self._evaluate(x, y)
        finite = values[np.isfinite(values)]
        self.low = float(finite.min()) if finite.size else 0.0
        self.high = float(finite.max()) if finite.size else 1.0
        if self.high == self.low:
            self.high = self.low + 1.0
        self.near = (1.0 if math.cos(self._turn) >= 0 else -1.0,
                     1.0 if math.sin(self._turn) >= 0 else -1.0)  # fmt: skip

    def project(self, x: FloatArray, y: FloatArray, z: FloatArray) -> FloatArray:
        """Points on the screen (..., 2), right and up, from coordinates of the surface."""
        u, v, w = self._normal(x, y, z)
        right = -u * math.sin(self._turn) + v * math.cos(self._turn)
        away = -(u * math.cos(self._turn) + v * math.sin(self._turn))
        up = away * math.sin(ELEVATION) + w * math.cos(ELEVATION)
        return np.stack(np.broadcast_arrays(right, up), axis=-1)

    def place(self, x: float, y: float, z: float) -> FloatArray:
        """One point on the screen, (2,)."""
        return self.project(np.array(x), np.array(y), np.array(z))

    def value(self, point: Point) -> float:
        """The height of the surface over ``point``, maybe not finite."""
        return float(self._evaluate(np.array(point[0]), np.array(point[1])))

    def bounds(self) -> tuple[FloatArray, FloatArray]:
        """The lower left and the upper right corner of all there is to be seen."""
        x_min, x_max, y_min, y_max = self.domain
        x, y, z = np.meshgrid((x_min, x_max), (y_min, y_max), (self.low, self.high))
        corners = self.project(x, y, z).reshape(-1, 2)
        return corners.min(axis=0), corners.max(axis=0)

    def mesh(self, point: Point) -> Mesh:
        """What remains of the surface when it is cut at ``point``."""
        xs, ys = (self._kept(axis, point[axis]) for axis in (0, 1))
        x, y = np.meshgrid(xs, ys)
        z = self._clean(self._evaluate(x, y))
        screen = self.project(x, y, z)
        quads = np.stack(
            (screen[:-1, :-1], screen[:-1, 1:], screen[1:, 1:], screen[1:, :-1]), axis=2
        )
        middle = (z[:-1, :-1] + z[:-1, 1:] + z[1:, 1:] + z[1:, :-1]) / 4
        u, v, _ = self._normal(x, y, z)
        toward = u * math.cos(self._turn) + v * math.sin(self._turn)
        order = np.argsort(toward[:-1, :-1] + toward[1:, 1:], axis=None)
        share = (middle - self.low) / (self.high - self.low)
        return Mesh(quads.reshape(-1, 4, 2)[order], share.ravel()[order], self._lit(x, y, z)[order])

    def wires(self, point: Point) -> FloatArray:
        """What is cut off: the segments (S, 2, 2) of a wire frame, on the screen."""
        found = []
        for axis in (0, 1):
            across, along = self._lines(axis)[::WIRE_EVERY], self._lines(1 - axis)
            along = np.unique(np.append(along, point[1 - axis]))
            fixed, moving = np.meshgrid(across, along, indexing="ij")
            x, y = (fixed, moving) if axis == 0 else (moving, fixed)
            screen = self.project(x, y, self._clean(self._evaluate(x, y)))
            middle = (moving[:, 1:] + moving[:, :-1]) / 2
            off = self.near[axis] * (fixed[:, 1:] - point[axis]) > 0
            off |= self.near[1 - axis] * (middle - point[1 - axis]) > 0
            found.append(np.stack((screen[:, :-1], screen[:, 1:]), axis=2)[off])
        return np.concatenate(found)

    def slice_line(self, axis: int, point: Point) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The line of the surface through ``point`` along an axis.

        Returns the coordinate (n,), the line on the screen (n, 2) and its foot on the ground
        (n, 2); the point itself is among the samples.
        """
        at = np.unique(np.append(np.linspace(*self._spans()[axis], SLICE_SAMPLES), point[axis]))
        other = np.full_like(at, point[1 - axis])
        x, y = (at, other) if axis == 0 else (other, at)
        line = self.project(x, y, self._clean(self._evaluate(x, y)))
        return at, line, self.project(x, y, np.full_like(at, self.low))

    def pick(self, right: float, up: float) -> Point:
        """The point of the plane whose surface is seen first at a place of the screen.

        Off the surface, the place nearest to it.
        """
        w = np.linspace(HEIGHT, 0.0, RAY_SAMPLES)  # along the line of sight, coming nearer
        u, v = self._under(right, (up - w * math.cos(ELEVATION)) / math.sin(ELEVATION))
        inside = (np.abs(u) <= 0.5) & (np.abs(v) <= 0.5)
        x, y = self._plane(np.clip(u, -0.5, 0.5), np.clip(v, -0.5, 0.5))
        _, _, ground = self._normal(x, y, self._clean(self._evaluate(x, y)))
        gap = w - ground
        met = np.flatnonzero(inside[1:] & inside[:-1] & (gap[1:] * gap[:-1] <= 0)) + 1
        from_above = met[gap[met - 1] > 0]
        if from_above.size:
            chosen = int(from_above[0])
        else:
            chosen = int(met[0]) if met.size else int(np.argmin(np.abs(gap) + 10.0 * ~inside))
        return float(x[chosen]), float(y[chosen])

    def shifted(self, point: Point, right: float, up: float) -> Point:
        """``point`` taken along by a move on the screen as if it lay on the ground.

        Following the surface instead would tear the point from one slope to another wherever
        one hides behind the other. The result stays within the domain.
        """
        u, v = self._under(right, up / math.sin(ELEVATION))
        x_min, x_max, y_min, y_max = self.domain
        return (
            min(max(point[0] + float(u) * (x_max - x_min), x_min), x_max),
            min(max(point[1] + float(v) * (y_max - y_min), y_min), y_max),
        )

    def _under(self, right: float, away: Any) -> tuple[Any, Any]:
        """Coordinates in the plane of places so far to the right and away from the eye."""
        u = -right * math.sin(self._turn) - away * math.cos(self._turn)
        v = right * math.cos(self._turn) - away * math.sin(self._turn)
        return u, v

    def _spans(self) -> tuple[Point, Point]:
        x_min, x_max, y_min, y_max = self.domain
        return (x_min, x_max), (y_min, y_max)

    def _lines(self, axis: int) -> FloatArray:
        return np.linspace(*self._spans()[axis], CELLS + 1)

    def _kept(self, axis: int, cut: float) -> FloatArray:
        lines = self._lines(axis)
        return np.unique(np.append(lines[self.near[axis] * (lines - cut) < 0], cut))

    def _evaluate(self, x: FloatArray, y: FloatArray) -> FloatArray:
        with np.errstate(all="ignore"):
            return np.asarray(self._height(x, y), dtype=np.float64)

    def _clean(self, z: FloatArray) -> FloatArray:
        clean: FloatArray = np.clip(np.nan_to_num(z, nan=self.low), self.low, self.high)
        return clean

    def _normal(
        self, x: FloatArray, y: FloatArray, z: FloatArray
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Coordinates of the surface as those of the block."""
        x_min, x_max, y_min, y_max = self.domain
        u = (x - x_min) / (x_max - x_min) - 0.5
        v = (y - y_min) / (y_max - y_min) - 0.5
        return u, v, (z - self.low) / (self.high - self.low) * HEIGHT

    def _plane(self, u: FloatArray, v: FloatArray) -> tuple[FloatArray, FloatArray]:
        x_min, x_max, y_min, y_max = self.domain
        return x_min + (u + 0.5) * (x_max - x_min), y_min + (v + 0.5) * (y_max - y_min)

    def _lit(self, x: FloatArray, y: FloatArray, z: FloatArray) -> FloatArray:
        """How much light falls on each cell, 0..1."""
        u, v, w = self._normal(x, y, z)
        corners = np.stack((u, v, w), axis=-1)
        one = corners[1:, 1:] - corners[:-1, :-1]
        two = corners[1:, :-1] - corners[:-1, 1:]
        normal = np.cross(one, two)
        normal /= np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-12)
        right, near, above = LIGHT
        sine, cosine = math.sin(self._turn), math.cos(self._turn)
        light = np.array([-right * sine + near * cosine, right * cosine + near * sine, above])
        lit: FloatArray = np.clip(normal @ (light / np.linalg.norm(light)), 0.0, 1.0)
        return lit.ravel()
