"""A surface as a landscape in space: heights, shades and light of a mesh.

NumPy only, no pixels. The longer side of the domain runs from -1 to 1, the heights from 0 to
``HEIGHT``; what is not finite is a hole in the mesh. Shades and contour lines are those of the
map, so that one finds on the one what one saw on the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guiapp.relief.levels import Relief
from guiapp.relief.terrain import Domain, Landscape, sketch

FloatArray = NDArray[np.float64]

SAMPLES = 121  # per axis: 28,800 triangles, which a software renderer draws in 8 ms
HEIGHT = 0.72  # of half the longer side: steep enough to see, low enough to look into a valley
LONGEST_SIDE = 2.5  # a longer domain is shown as if it were this long, as on the map
SUN = (-0.45, -0.35, 0.82)  # the direction the light comes from


@dataclass(frozen=True)
class Landform:
    """A surface, sampled over its domain.

    Attributes
    ----------
    domain : (x_min, x_max, y_min, y_max)
    half : half the sides of the mesh in space, the longer one 1
    relief : which heights are shown, and how they are shaded
    heights : (ny, nx) float64 in 0..HEIGHT, nan in a hole; row 0 at y_min
    shades : (ny, nx) float64 in 0..1, as on the contour map
    rungs : (ny, nx) float64, the number of the contour line: whole on a line, -1 below all
    light : (ny, nx) float64 in 0..1, how much the ground faces the sun
    """

    domain: Domain
    half: tuple[float, float]
    relief: Relief
    heights: FloatArray
    shades: FloatArray
    rungs: FloatArray
    light: FloatArray

    def place(self, points: FloatArray) -> FloatArray:
        """Where points (n, 2) of the plane stand in space: (n, 2)."""
        x_min, x_max, y_min, y_max = self.domain
        low, span = np.array([x_min, y_min]), np.array([x_max - x_min, y_max - y_min])
        placed: FloatArray = (2 * (points - low) / span - 1) * np.array(self.half)
        return placed

    def height_at(self, placed: FloatArray) -> FloatArray:
        """The height of the mesh at places (n, 2) in space: (n,), nan in holes and beyond it.

        Exactly the triangles that are drawn, so that a line laid on them neither sinks in nor
        floats away.
        """
        rows, columns = self.heights.shape
        last = np.array([columns - 1, rows - 1])
        with np.errstate(over="ignore", invalid="ignore"):
            cell = (placed / np.array(self.half) + 1) / 2 * last
        inside = ((cell >= -1e-9) & (cell <= last + 1e-9)).all(axis=1)  # False for nan
        cell = np.where(inside[:, None], cell, 0.0)
        corner = np.clip(cell.astype(np.intp), 0, last - 1)
        (u, v), (column, row) = (cell - corner).T, corner.T
        z00, z10 = self.heights[row, column], self.heights[row, column + 1]
        z01, z11 = self.heights[row + 1, column], self.heights[row + 1, column + 1]
        lower = z00 + u * (z10 - z00) + v * (z01 - z00)
        upper = z11 + (1 - u) * (z01 - z11) + (1 - v) * (z10 - z11)
        height: FloatArray = np.where(u + v <= 1, lower, upper)
        return np.where(inside, height, np.nan)

    def vertices(self) -> NDArray[np.float32]:
        """(ny * nx, 3); holes have the height 0, but no triangle uses them."""
        rows, columns = self.heights.shape
        x = np.linspace(-self.half[0], self.half[0], columns)
        y = np.linspace(-self.half[1], self.half[1], rows)
        grid = np.stack((*np.meshgrid(x, y), np.nan_to_num(self.heights)), axis=-1)
        return grid.reshape(-1, 3).astype(np.float32)

    def triangles(self) -> NDArray[np.uint32]:
        """(t, 3) numbers of vertices; none with a corner in a hole."""
        rows, columns = self.heights.shape
        numbers = np.arange(rows * columns, dtype=np.uint32).reshape(rows, columns)
        a, b = numbers[:-1, :-1].ravel(), numbers[:-1, 1:].ravel()
        c, d = numbers[1:, :-1].ravel(), numbers[1:, 1:].ravel()
        triangles = np.concatenate((np.stack((a, b, c), axis=1), np.stack((d, c, b), axis=1)))
        whole = np.isfinite(self.heights).ravel()[triangles].all(axis=1)
        kept: NDArray[np.uint32] = triangles[whole]
        return kept


def landform(surface: Landscape) -> Landform:
    """Sample ``surface`` over its domain; it takes 5 to 15 ms."""
    x_min, x_max, y_min, y_max = surface.domain
    sides = np.array([x_max - x_min, y_max - y_min])
    half = np.maximum(sides / sides.max(), 1 / LONGEST_SIDE)
    x, y = np.linspace(x_min, x_max, SAMPLES), np.linspace(y_min, y_max, SAMPLES)
    with np.errstate(all="ignore"):  # a surface may overflow, or have gaps
        values = np.asarray(surface.function(*np.meshgrid(x, y)), dtype=np.float64)
        values = np.where(np.isfinite(values), values, np.nan)
        relief = sketch(surface).relief
        shades = relief.shades(values) / 255.0
    shares = heights_of(values, relief)
    heights = HEIGHT * shares
    return Landform(
        domain=surface.domain,
        half=(float(half[0]), float(half[1])),
        relief=relief,
        heights=heights,
        shades=shades,
        rungs=_rungs(shares, heights_of(relief.levels, relief)),
        light=_light(heights, half),
    )


def heights_of(values: FloatArray, relief: Relief) -> FloatArray:
    """Values of f as shares 0..1 of the height; what lies beyond the relief is cut off there."""
    with np.errstate(over="ignore"):
        span = relief.high - relief.low
    if not 0 < span < np.inf:
        return np.where(np.isfinite(values), 0.0, np.nan)
    above = np.clip(values, relief.low, relief.high) - relief.low
    if relief.unit is None:
        return above / span
    shares: FloatArray = np.log1p(above / relief.unit) / np.log1p(span / relief.unit)
    return shares


def _rungs(shares: FloatArray, levels: FloatArray) -> FloatArray:
    """For each height how many contour lines lie below it, and the share of the way to the next.

    The renderer draws a line wherever this is whole, however the mesh is turned.
    """
    ladder = np.unique(levels[(levels > 0) & (levels < 1)])
    if len(ladder) == 0:
        return np.full_like(shares, -1.0)
    rails = np.concatenate(([0.0], ladder, [1.0]))
    numbers = np.arange(-1.0, len(ladder) + 1)
    numbers[0], numbers[-1] = -0.9, len(ladder) - 0.1  # no line around the bottom and the top
    return _smooth(np.nan_to_num(shares), rails, numbers)


def _smooth(at: FloatArray, places: FloatArray, values: FloatArray) -> FloatArray:
    """Rising ``values`` between rising ``places`` by cubics that rise as well.

    Straight pieces would have their kinks just on the contour lines, and lines as ragged as the
    triangles. Slopes are the harmonic means of Fritsch and Butland (1984).
    """
    gaps = np.diff(places)
    rises = np.diff(values) / gaps
    before, after = 2 * gaps[1:] + gaps[:-1], gaps[1:] + 2 * gaps[:-1]
    inner = (before + after) / (before / rises[:-1] + after / rises[1:])
    slopes = np.concatenate((rises[:1], inner, rises[-1:]))
    piece = np.clip(np.searchsorted(places, at, side="right") - 1, 0, len(gaps) - 1)
    gap, t = gaps[piece], (at - places[piece]) / gaps[piece]
    risen = t * t * (3 - 2 * t)
    bent = t * (1 - t) * ((1 - t) * slopes[piece] - t * slopes[piece + 1])
    smooth: FloatArray = values[piece] + risen * (values[piece + 1] - values[piece]) + gap * bent
    return smooth


def _light(heights: FloatArray, half: FloatArray) -> FloatArray:
    rows, columns = heights.shape
    plain = np.nan_to_num(heights)
    rise_y, rise_x = np.gradient(plain, 2 * half[1] / (rows - 1), 2 * half[0] / (columns - 1))
    normal = np.stack((-rise_x, -rise_y, np.ones_like(plain)), axis=-1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    sun = np.array(SUN) / np.linalg.norm(SUN)
    light: FloatArray = np.clip(normal @ sun, 0.0, 1.0)
    return light
