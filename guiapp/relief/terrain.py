"""What a contour map of a surface needs, computed once per surface and view: NumPy, no pixels."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from guiapp.relief.contours import contour_segments
from guiapp.relief.levels import Relief, levels_in_view, relief
from guiapp.relief.levels import round_step as round_step

FloatArray = NDArray[np.float64]
Domain = tuple[float, float, float, float]
Range = tuple[float, float]
Kind = TypeVar("Kind", bound=np.generic)

MARGIN = 0.3  # of a side of the domain: how far the map goes on beyond it, to each side
SAMPLES = 257  # per axis: 1.6 * 10 / 256 = 0.06 between samples on a domain of 10
ARROWS = 18  # per axis of the domain, as in the book's figure 4-9
MOST_ARROWS = 48  # per axis of what is surveyed
MOST_SEGMENTS = 125  # for each sample along a side; painting 32,000 takes 35 ms
JUDGED = 129  # samples per axis by which levels and shades of a surface are chosen


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
class Sketch:
    """What all maps of one surface have in common, so that nothing jumps between them.

    Attributes
    ----------
    relief : levels and shades
    gradient_range : two lengths of the gradient between which nine tenths of the domain lie
    """

    relief: Relief
    gradient_range: Range


@dataclass(frozen=True)
class Terrain:
    """A surveyed part of a surface; its arrays are read-only, for they cross threads.

    Attributes
    ----------
    domain : (x_min, x_max, y_min, y_max), the part that a map shows first
    extent : what the arrays cover
    shades : (ny, nx) uint8, 0 where f is lowest to 255 where it is highest, row 0 at y_min
    gaps : (ny, nx) bool, where f is not finite; None when it is everywhere
    levels : (L,) the heights of the contour lines, rising
    contours : (S, 2, 2) segments of all contour lines
    field : (A, 2, 2) segments of the arrows against the gradient
    gradient_range : two lengths of the gradient between which nine tenths of the map lie
    """

    domain: Domain
    extent: Domain
    shades: NDArray[np.uint8]
    gaps: NDArray[np.bool_] | None
    levels: FloatArray
    contours: FloatArray
    field: FloatArray
    gradient_range: Range


@np.errstate(all="ignore")  # a surface may overflow, and so may what is made of it
def sketch(surface: Landscape) -> Sketch:
    """Judge a surface by 129 x 129 samples of its domain and around it; 2 to 6 ms."""
    extent = widened(surface.domain)
    x, y = (np.linspace(*side, JUDGED) for side in (extent[:2], extent[2:]))
    values = surface.function(*np.meshgrid(x, y))
    inside = np.ix_(_within(y, *surface.domain[2:]), _within(x, *surface.domain[:2]))
    length = np.hypot(*surface.gradient_function(*np.meshgrid(x[::4], y[::4])))
    length = length[np.isfinite(length) & (length > 0)]
    low, high = np.quantile(length, (0.05, 0.95)).tolist() if length.size else (1.0, 1.0)
    return Sketch(relief(values[inside], values, surface.log_levels), (low, high))


@np.errstate(all="ignore")
def survey(
    surface: Landscape,
    extent: Domain | None = None,
    samples: int = SAMPLES,
    known: Sketch | None = None,
) -> Terrain:
    """Sample a part of ``surface``, and find shades, contour lines and arrows.

    Parameters
    ----------
    surface : anything with the attributes of ``Landscape``
    extent : (x_min, x_max, y_min, y_max) of the part; the domain and a margin by default
    samples : per axis, >= 2
    known : the surface's ``sketch``, where somebody has it already
    """
    extent = widened(surface.domain) if extent is None else extent
    known = sketch(surface) if known is None else known
    x, y = np.linspace(*extent[:2], samples), np.linspace(*extent[2:], samples)
    values = np.asarray(surface.function(*np.meshgrid(x, y)), dtype=np.float64)
    finite = np.isfinite(values)
    levels = known.relief.levels
    if not _shows_the_whole(extent, surface.domain):
        levels = levels_in_view(values, levels)
    contours = contour_segments(x, y, values, levels)
    while len(contours) > MOST_SEGMENTS * samples and len(levels) > 4:
        levels = levels[1::2]  # the egg box of Rastrigin would be a tangle of lines
        contours = contour_segments(x, y, values, levels)
    return Terrain(
        domain=surface.domain,
        extent=extent,
        shades=_frozen(known.relief.shades(values)),
        gaps=None if finite.all() else _frozen(~finite),
        levels=_frozen(levels),
        contours=_frozen(contours),
        field=_frozen(_arrow_field(surface, extent, known.gradient_range)),
        gradient_range=known.gradient_range,
    )


def widened(domain: Domain, margin: float = MARGIN) -> Domain:
    """The domain with a margin on each side, as a share of that side."""
    x_min, x_max, y_min, y_max = domain
    dx, dy = margin * (x_max - x_min), margin * (y_max - y_min)
    return x_min - dx, x_max + dx, y_min - dy, y_max + dy


def compressed(length: FloatArray, between: Range) -> FloatArray:
    """Lengths on a logarithmic scale from 0 (at the lower bound and below) to 1 (at the upper)."""
    low, high = between
    if not 0 < low < high:
        return np.full_like(length, 0.5)
    with np.errstate(divide="ignore"):
        share: FloatArray = np.log(length / low) / np.log(high / low)
    return share.clip(0.0, 1.0)


def _shows_the_whole(extent: Domain, domain: Domain) -> bool:
    """Whether the extent is the domain and what may stand beside it in a wide window."""
    x_side, y_side = domain[1] - domain[0], domain[3] - domain[2]
    return (
        extent[0] <= domain[0]
        and domain[1] <= extent[1]
        and extent[2] <= domain[2]
        and domain[3] <= extent[3]
        and min((extent[1] - extent[0]) / x_side, (extent[3] - extent[2]) / y_side) < 2
    )


def _within(axis: FloatArray, low: float, high: float) -> NDArray[np.bool_]:
    slack = 1e-9 * (high - low)
    return (axis >= low - slack) & (axis <= high + slack)


def _frozen(array: NDArray[Kind]) -> NDArray[Kind]:
    array.flags.writeable = False
    return array


def _arrow_field(surface: Landscape, extent: Domain, between: Range) -> FloatArray:
    """Arrows in the middle of each mesh of a grid over the extent: shafts and barbs as segments.

    Lengths are compressed, from 0.3 to 0.85 of a mesh: true ones would differ by a factor of a
    thousand on Rosenbrock's surface, and only the steepest arrows would be seen.
    """
    x, x_mesh = _mesh_centers(surface.domain[:2], extent[:2])
    y, y_mesh = _mesh_centers(surface.domain[2:], extent[2:])
    mesh = np.array([x_mesh, y_mesh])
    centers = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    downhill = -np.stack(surface.gradient_function(centers[:, 0], centers[:, 1]), axis=-1)
    # direction in meshes, so that arrows look right where the axes have different scales
    length, on_map = np.hypot(*downhill.T), np.hypot(*(downhill / mesh).T)
    usable = np.isfinite(length) & np.isfinite(on_map) & (length > 0) & (on_map > 0)
    centers, downhill, length = centers[usable], downhill[usable], length[usable]
    direction = downhill / mesh / on_map[usable, None]
    reach = (0.3 + 0.55 * compressed(length, between))[:, None] * direction
    return _arrows(centers, reach, mesh)


def _mesh_centers(domain: Range, extent: Range) -> tuple[FloatArray, float]:
    """Where arrows stand along one axis, and the width of a mesh.

    The meshes of the domain go on beyond it; they halve where one has zoomed far in.
    """
    low, high = domain
    span = extent[1] - extent[0]
    zoom = round(math.log2(span / (1 + 2 * MARGIN) / (high - low)))
    mesh = (high - low) / ARROWS * 2.0**zoom
    mesh *= max(1.0, span / mesh / MOST_ARROWS)
    first = np.ceil((extent[0] - low) / mesh - 0.5)
    last = np.floor((extent[1] - low) / mesh - 0.5)
    return low + (np.arange(first, last + 1) + 0.5) * mesh, mesh


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
