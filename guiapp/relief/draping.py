"""The way of a racer laid on a landform: cut at the edges of the domain, close to the ground.

NumPy only. All segments are treated at once; a way of 200 steps takes about a millisecond.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from guiapp.relief.landform import Landform

FloatArray = NDArray[np.float64]

PIECE = 0.02  # length in space of a piece of a line, a little more than a mesh
MOST_PIECES = 6000  # of one way; a longer one is laid in longer pieces
LIFT = 0.006  # over the ground, so that no line is half buried
HUGE = 1e290  # larger numbers are taken for this, so that what is computed of them is finite
FAR = 1e3  # half sides: what is further off is drawn nearer, on the line to it, and stays unseen
# dashes of twins: the length in space of a period, and the share of it that is drawn
DASHES = ((1.0, 1.0), (0.08, 0.55), (0.14, 0.7), (0.05, 0.4), (0.2, 0.75))


def drape(landform: Landform, points: FloatArray, twin: int = 0) -> FloatArray:
    """Lay a way on the ground.

    Parameters
    ----------
    landform : the ground
    points : (k + 1, 2) points of the plane, in order; the first that is not finite ends the way
    twin : which dash the line has

    Returns
    -------
    (2 s, 3) float64: the ends of s pieces; what lies outside the domain or over a hole is gone
    """
    placed = _within_reach(landform, points)
    start, end = _clipped(placed[:-1], placed[1:], np.array(landform.half))
    pieces = _pieces(start, end)
    if len(pieces) == 0:
        return np.empty((0, 3))
    pieces = _dashed(pieces, twin)
    height = landform.height_at(pieces.reshape(-1, 2)).reshape(-1, 2)
    laid = np.concatenate((pieces, height[..., None] + LIFT), axis=-1)
    whole = np.isfinite(height).all(axis=1)
    return laid[whole].reshape(-1, 3)


def stand(landform: Landform, points: FloatArray) -> FloatArray:
    """Points (n, 2) of the plane on the ground: (n, 3), nan where there is none."""
    with np.errstate(invalid="ignore", over="ignore"):
        placed = landform.place(points)
    return np.concatenate((placed, landform.height_at(placed)[:, None] + LIFT), axis=1)


def to_edge(landform: Landform, point: tuple[float, float]) -> tuple[tuple[float, float], bool]:
    """The point, and whether it is in the domain; if not, where the way to it leaves it.

    "The way to it" is the line from the middle of the domain, as on the map.
    """
    x_min, x_max, y_min, y_max = landform.domain
    middle = np.array([(x_min + x_max) / 2, (y_min + y_max) / 2])
    reach = np.array([(x_max - x_min) / 2, (y_max - y_min) / 2])
    away = np.clip(point, -HUGE, HUGE) - middle
    beyond = float(np.max(np.abs(away) / reach))
    if beyond <= 1:
        return point, True
    x, y = middle + away / beyond
    return (float(x), float(y)), False


def _within_reach(landform: Landform, points: FloatArray) -> FloatArray:
    """Where the points stand in space, up to the first that is not finite, none too far off.

    A far point is drawn on the line from the middle to it: what is seen of a line to it turns by
    less than a thousandth.
    """
    finite = np.isfinite(points).all(axis=1)
    usable = points if finite.all() else points[: int(np.argmin(finite))]
    x_min, x_max, y_min, y_max = landform.domain
    middle = np.array([(x_min + x_max) / 2, (y_min + y_max) / 2])
    reach = np.array([(x_max - x_min) / 2, (y_max - y_min) / 2])
    away = np.clip(usable, -HUGE, HUGE) / reach - middle / reach
    size = np.abs(away).max(axis=1, initial=0.0)
    shrink = np.where(size > FAR, FAR / np.maximum(size, FAR), 1.0)
    placed: FloatArray = away * shrink[:, None] * np.array(landform.half)
    return placed


def _clipped(start: FloatArray, end: FloatArray, half: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The parts of segments within the rectangle, those without any left out (Liang-Barsky)."""
    way = end - start
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        first, second = (-half - start) / way, (half - start) / way
    level = way == 0  # along an edge: in it for all of the way, or never
    inside = np.abs(start) <= half
    enter = np.where(level, np.where(inside, -np.inf, np.inf), np.minimum(first, second))
    leave = np.where(level, np.where(inside, np.inf, -np.inf), np.maximum(first, second))
    begin = np.maximum(enter.max(axis=1, initial=0.0), 0.0)
    finish = np.minimum(leave.min(axis=1, initial=1.0), 1.0)
    kept = begin < finish
    start, way = start[kept], way[kept]
    begin, finish = begin[kept, None], finish[kept, None]
    return start + begin * way, start + finish * way


def _pieces(start: FloatArray, end: FloatArray) -> FloatArray:
    """Segments cut into short pieces: (p, 2, 2)."""
    length = np.linalg.norm(end - start, axis=1)
    total = float(length.sum())
    piece = max(PIECE, total / MOST_PIECES)
    counts = np.maximum(1, np.ceil(length / piece)).astype(np.intp)
    owner = np.repeat(np.arange(len(counts)), counts)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    way = (end - start)[owner] / counts[owner, None]
    first = start[owner] + number[:, None] * way
    return np.stack((first, first + way), axis=1)


def _dashed(pieces: FloatArray, twin: int) -> FloatArray:
    """The pieces that are drawn of a line with the dash of this twin."""
    period, drawn = DASHES[twin % len(DASHES)]
    if drawn >= 1.0:
        return pieces
    length = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1)
    along = np.cumsum(length) - length
    kept: FloatArray = pieces[(along % period) < drawn * period]
    return kept
