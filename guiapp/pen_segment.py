"""The ink of one straight piece of a stroke: a capsule with a soft edge. NumPy only.

A capsule is the set of pixels within half a pen width of a segment; its outline fades over
EDGE_PX so that slanted lines are smooth. Where the pen gets wider or narrower on the way, so does
the capsule.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

EDGE_PX = 1.5  # the outline fades over this width
MAX_PEN_WIDTH_PX = 100.0
# A long slanted segment is drawn in pieces, whose boxes together grow with its length and not
# with its square: a diagonal of the canvas took 2 ms in one piece and takes 0.6 ms in ten.
PIECE_PX = 40.0
COORDINATE_LIMIT_PX = 1e5  # farther points are pulled in: no pen is there, and squares overflow

Point = tuple[float, float, float]  # x, y, width, all in px


class Box(NamedTuple):
    """Pixels ``[top:bottom, left:right]``."""

    left: int
    top: int
    right: int
    bottom: int

    def joined(self, other: Box | None) -> Box:
        """The smallest box around both."""
        if other is None:
            return self
        starts = min(self.left, other.left), min(self.top, other.top)
        return Box(*starts, max(self.right, other.right), max(self.bottom, other.bottom))

    def meets(self, other: Box) -> bool:
        """Whether the two have a pixel in common."""
        apart = self.right <= other.left or other.right <= self.left
        return not apart and self.top < other.bottom and other.top < self.bottom


def pen_point(x: float, y: float, width: float) -> Point:
    """A place and a width, both in px, that can be drawn; ValueError for what is none."""
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError(f"a point of a stroke has finite coordinates, got ({x}, {y})")
    if not (math.isfinite(width) and width > 0):
        raise ValueError(f"the pen is wider than 0 px at every point, got {width}")
    low, high = -COORDINATE_LIMIT_PX, COORDINATE_LIMIT_PX
    # plain floats: NumPy's would turn the arithmetic of the pixels into float64
    return (
        float(max(low, min(high, x))),
        float(max(low, min(high, y))),
        float(min(width, MAX_PEN_WIDTH_PX)),
    )


def ink_segment(pixels: NDArray[np.float32], start: Point, end: Point) -> Box | None:
    """Lay the ink of a segment over a picture, in place.

    Parameters
    ----------
    pixels : (H, W) float32 in [0, 1]; each becomes the maximum of itself and the segment's ink
    start, end : x, y and width in px; pixel (row, column) is centered at (column + 0.5, row + 0.5)

    Returns
    -------
    The pixels that may have changed; None when the segment passes by the picture.
    """
    changed: Box | None = None
    reach = max(start[2], end[2]) / 2 + EDGE_PX
    for head, tail in _pieces(start, end, -reach, max(pixels.shape) + reach):
        box = _ink_capsule(pixels, head, tail)
        changed = box.joined(changed) if box else changed
    return changed


def _ink_capsule(pixels: NDArray[np.float32], start: Point, end: Point) -> Box | None:
    """Maximum of the picture and one capsule.

    Every operation on the whole box counts: of the 40 us that a segment of a hand's stroke takes
    they are 27.
    """
    box = _reached(pixels.shape, start, end)
    if box is None:
        return None
    (x0, y0, width0), (x1, y1, width1) = start, end
    across = _centers(box.left, box.right) - np.float32(x0)
    down = _centers(box.top, box.bottom)[:, None] - np.float32(y0)
    dx, dy = x1 - x0, y1 - y0
    squared = dx * dx + dy * dy
    edge: NDArray[np.floating] | float = max(width0, width1) / 2
    if squared > 1e-6:  # a thousandth of a pixel; less is a dot, and would overflow below
        along = across * (dx / squared) + down * (dy / squared)
        np.maximum(along, 0.0, out=along)  # the pair takes half of np.clip's time
        np.minimum(along, 1.0, out=along)
        if width0 != width1:
            edge = (width0 + along * (width1 - width0)) / 2
        across = across - along * dx
        along *= dy
        down = np.subtract(down, along, out=along)
    np.multiply(across, across, out=across)
    np.multiply(down, down, out=down)
    ink = across + down
    np.sqrt(ink, out=ink)  # the distance, in a fifth of np.hypot's time
    np.subtract(edge, ink, out=ink)
    ink /= EDGE_PX
    ink += 0.5
    np.minimum(ink, 1.0, out=ink)  # what is below 0 loses to the picture
    target = pixels[box.top : box.bottom, box.left : box.right]
    np.maximum(target, ink, out=target)
    return box


def _reached(shape: tuple[int, ...], start: Point, end: Point) -> Box | None:
    """The pixels of a picture that a capsule touches, by its bounding box."""
    (x0, y0, width0), (x1, y1, width1) = start, end
    reach = (max(width0, width1) + EDGE_PX) / 2
    left = max(0, math.floor(min(x0, x1) - reach))
    top = max(0, math.floor(min(y0, y1) - reach))
    right = min(shape[1], math.ceil(max(x0, x1) + reach))
    bottom = min(shape[0], math.ceil(max(y0, y1) + reach))
    return Box(left, top, right, bottom) if left < right and top < bottom else None


def _centers(start: int, stop: int) -> NDArray[np.float32]:
    return np.arange(start + 0.5, stop, dtype=np.float32)


def _pieces(start: Point, end: Point, low: float, high: float) -> Iterator[tuple[Point, Point]]:
    """The segment inside the square [low, high]^2 (Liang-Barsky), in pieces of PIECE_PX."""
    x0, y0, width0 = start
    dx, dy, dwidth = end[0] - x0, end[1] - y0, end[2] - width0
    xs, ys = sorted((x0, end[0])), sorted((y0, end[1]))
    inside = low <= xs[0] and xs[1] <= high and low <= ys[0] and ys[1] <= high
    if inside and math.hypot(dx, dy) <= PIECE_PX:  # as nearly all of a hand's: one piece, at once
        yield start, (x0 + dx, y0 + dy, width0 + dwidth)
        return
    first, last = 0.0, 1.0
    for origin, delta in ((x0, dx), (y0, dy)):
        if delta == 0.0:
            if not low <= origin <= high:
                return
            continue
        enter, leave = sorted(((low - origin) / delta, (high - origin) / delta))
        first, last = max(first, enter), min(last, leave)
    if first > last:
        return
    count = max(1, math.ceil(math.hypot(dx, dy) * (last - first) / PIECE_PX))
    marks = [first + (last - first) * number / count for number in range(count + 1)]
    joints = [(x0 + t * dx, y0 + t * dy, width0 + t * dwidth) for t in marks]
    yield from pairwise(joints)
