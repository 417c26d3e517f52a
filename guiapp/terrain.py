"""What a contour map of a surface needs, computed once per surface: NumPy only, no pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from guiapp.contours import contour_segments

FloatArray = NDArray[np.float64]
Domain = tuple[float, float, float, float]

MARGIN = 0.3  # of a side of the domain: how far the map goes on beyond it, to each side
SAMPLES = 257  # per axis: 1.6 * 10 / 256 = 0.06 between samples on a domain of 10
ARROWS = 18  # per axis of the domain, as in the book's figure 4-9
LEVELS = 12


class Landscape(Protocol):
    """The part of ``engine.surfaces.Surface`` that a map needs."""

    @property
    def label(self) -> str: ...
    @property
    def function(self) -> Callable[[FloatArray, FloatArray], FloatArray]: ...
    @property
    def gradient_function(
        self,
    ) -> Callable[[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]: ...
    @property
    def domain(self) -> Domain: ...
    @property
    def minima(self) -> tuple[tuple[float, float], ...]: ...
    @property
    def log_levels(self) -> bool: ...


@dataclass(frozen=True)
class Terrain:
    """A surveyed surface.

    Attributes
    ----------
    domain : (x_min, x_max, y_min, y_max), the part that a map shows first
    extent : the same with the margin: what the arrays cover
    shades : (ny, nx) uint8, 0 where f is lowest to 255 where it is highest, row 0 at y_min
    levels : (L,) the heights of the contour lines, rising
    contours : (S, 2, 2) segments of all contour lines
    field : (A, 2, 2) segments of the arrows against the gradient
    gradient_range : two lengths of the gradient between which nine tenths of the map lie
    """

    domain: Domain
    extent: Domain
    shades: NDArray[np.uint8]
    levels: FloatArray
    contours: FloatArray
    field: FloatArray
    gradient_range: tuple[float, float]


def survey(surface: Landscape) -> Terrain:
    """Sample ``surface`` beyond its domain, and find shades, contour lines and arrows."""
    extent = widened(surface.domain)
    x = np.linspace(extent[0], extent[1], SAMPLES)
    y = np.linspace(extent[2], extent[3], SAMPLES)
    with np.errstate(all="ignore"):  # a surface may overflow at the edge of its map
        values = surface.function(*np.meshgrid(x, y))
    inside = values[np.ix_(_within(x, *surface.domain[:2]), _within(y, *surface.domain[2:]))]
    levels = contour_levels(inside, surface.log_levels, top=float(np.nanmax(values)))
    field, gradient_range = _arrow_field(surface, extent)
    return Terrain(
        domain=surface.domain,
        extent=extent,
        shades=_shades(values, inside, surface.log_levels),
        levels=levels,
        contours=contour_segments(x, y, values, levels),
        field=field,
        gradient_range=gradient_range,
    )


def widened(domain: Domain, margin: float = MARGIN) -> Domain:
    """The domain with a margin on each side, as a share of that side."""
    x_min, x_max, y_min, y_max = domain
    dx, dy = margin * (x_max - x_min), margin * (y_max - y_min)
    return x_min - dx, x_max + dx, y_min - dy, y_max + dy


def contour_levels(
    values: FloatArray, logarithmic: bool, count: int = LEVELS, top: float | None = None
) -> FloatArray:
    """About ``count`` heights between the extremes of ``values``, rising, and on up to ``top``.

    Evenly spaced by a round number; or, ``logarithmic``, by ratio above the lowest value, so
    that a valley floor has lines as well as its walls.
    """
    finite = values[np.isfinite(values)]
    if finite.size == 0 or finite.min() == finite.max():
        return np.empty(0)
    low, high = float(finite.min()), float(finite.max())
    top = high if top is None or not np.isfinite(top) else max(top, high)
    if logarithmic:
        bottom = float(np.quantile(finite, 0.003)) - low  # a lake of 0.3 % of the map
        bottom = max(bottom, (high - low) * 1e-9)
        ratio = ((high - low) / bottom) ** (1 / (count + 1))
        more = int(np.log((top - low) / bottom) / np.log(ratio) - 1e-9)
        heights: FloatArray = low + bottom * ratio ** np.arange(more + 1)
        return heights
    step = round_step((high - low) / count)
    return np.arange(np.floor(low / step) + 1, np.ceil(top / step)) * step


def round_step(size: float) -> float:
    """The number of the series 1, 2, 5, 10 ... (times a power of ten) next above ``size``."""
    power = 10.0 ** np.floor(np.log10(size))
    return float(next(m * power for m in (1, 2, 5, 10) if m * power >= size * (1 - 1e-9)))


def _within(axis: FloatArray, low: float, high: float) -> NDArray[np.bool_]:
    slack = 1e-9 * (high - low)
    return (axis >= low - slack) & (axis <= high + slack)


def _shades(values: FloatArray, inside: FloatArray, logarithmic: bool) -> NDArray[np.uint8]:
    """Heights as 0..255; what is above the domain's highest point stays 255."""
    finite = inside[np.isfinite(inside)]
    low, high = float(finite.min()), float(finite.max())
    height = np.clip(np.nan_to_num(values, nan=high, posinf=high, neginf=low), low, high) - low
    if logarithmic:
        unit = max(float(np.quantile(finite, 0.02)) - low, (high - low) * 1e-9)
        height = np.log1p(height / unit)
    else:
        height = np.sqrt(height)  # more shades near the bottom, where descents end
    top = float(height.max()) or 1.0
    return np.round(255 * height / top).astype(np.uint8)


def _arrow_field(surface: Landscape, extent: Domain) -> tuple[FloatArray, tuple[float, float]]:
    """Arrows in the middle of each mesh of a grid over the extent: shafts and barbs as segments.

    Lengths are compressed, from 0.3 to 0.85 of a mesh: true ones would differ by a factor of a
    thousand on Rosenbrock's surface, and only the steepest arrows would be seen.
    """
    x_min, x_max, y_min, y_max = surface.domain
    mesh = np.array([(x_max - x_min) / ARROWS, (y_max - y_min) / ARROWS])
    beyond = int(MARGIN * ARROWS)  # whole meshes in the margin
    x = np.arange(x_min + (0.5 - beyond) * mesh[0], extent[1], mesh[0])
    y = np.arange(y_min + (0.5 - beyond) * mesh[1], extent[3], mesh[1])
    centers = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    with np.errstate(all="ignore"):
        downhill = -np.stack(surface.gradient_function(centers[:, 0], centers[:, 1]), axis=-1)
    length = np.linalg.norm(downhill, axis=-1)
    usable = np.isfinite(length) & (length > 0)
    centers, downhill, length = centers[usable], downhill[usable], length[usable]
    if length.size == 0:
        return np.empty((0, 2, 2)), (1.0, 1.0)
    low, high = np.quantile(length, (0.05, 0.95)).tolist()
    # direction in meshes, so that arrows look right where the axes have different scales
    direction = downhill / mesh
    direction /= np.linalg.norm(direction, axis=-1, keepdims=True)
    reach = (0.3 + 0.55 * compressed(length, (low, high)))[:, None] * direction
    return _arrows(centers, reach, mesh), (low, high)


def compressed(length: FloatArray, between: tuple[float, float]) -> FloatArray:
    """Lengths on a logarithmic scale from 0 (at the lower bound and below) to 1 (at the upper)."""
    low, high = between
    if not 0 < low < high:
        return np.full_like(length, 0.5)
    with np.errstate(divide="ignore"):
        share: FloatArray = np.log(length / low) / np.log(high / low)
    return share.clip(0.0, 1.0)


def _arrows(centers: FloatArray, reach: FloatArray, mesh: FloatArray) -> FloatArray:
    """Segments of arrows through ``centers``, as long as ``reach`` (in meshes) says."""
    tips = reach / 2
    back = -0.36 * reach
    side = 0.18 * np.stack((-reach[:, 1], reach[:, 0]), axis=-1)
    segments = np.stack(
        (
            np.stack((-tips, tips), axis=1),
            np.stack((tips, tips + back + side), axis=1),
            np.stack((tips, tips + back - side), axis=1),
        ),
        axis=1,
    )
    placed: FloatArray = centers[:, None, None, :] + segments * mesh
    return placed.reshape(-1, 2, 2)
