"""Connected parts of a picture, found by the runs of pixels in its rows. NumPy only.

A run is a stretch of neighboring pixels in one row; two runs belong together when they touch, also
corner to corner. Which runs are connected is settled for all of them at once: each takes over the
smallest number among its neighbors, and numbers are followed to their end between two rounds. A
drawing of 280 x 280 takes 0.6 ms, a noisy picture of 1024 x 1024 from 12 to 120 ms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.intp]


class PixelBox(NamedTuple):
    """Pixels ``[top:bottom, left:right]`` of a picture."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Columns in the box."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Rows in the box."""
        return self.bottom - self.top

    def joined(self, other: PixelBox) -> PixelBox:
        """The smallest box around both."""
        return PixelBox(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, eq=False)
class Components:
    """The connected parts of a picture.

    Attributes
    ----------
    labels : (H, W) int32, 0 where nothing is, else the number of the part, from 1
    areas : (n,) pixels of each part; entry 0 is part 1
    boxes : (n, 4) left, top, right, bottom of each part
    """

    labels: NDArray[np.int32]
    areas: Indices
    boxes: Indices

    def __len__(self) -> int:
        return len(self.areas)

    def box(self, part: int) -> PixelBox:
        """The box of a part, which is numbered from 0 here."""
        return PixelBox(*(int(edge) for edge in self.boxes[part]))


def connected_components(mask: NDArray[np.bool_]) -> Components:
    """Find the connected parts of `mask` (H, W); parts that touch at a corner are one."""
    height, width = mask.shape
    pitch = width + 1  # one empty column keeps the runs of a row from those of the next
    starts, ends = _runs(mask, pitch)
    roots = _connect(*_touching(starts, ends, pitch), starts.size)
    firsts, parts = np.unique(roots, return_inverse=True)
    count = firsts.size
    edges = np.zeros(height * pitch + 1, dtype=np.int32)
    edges[starts] = parts + 1
    edges[ends] = -(parts + 1)
    labels = np.cumsum(edges[:-1], dtype=np.int32).reshape(height, pitch)[:, :width]
    areas = np.bincount(parts, weights=ends - starts, minlength=count).astype(np.intp)
    return Components(labels, areas, _boxes(starts, ends, pitch, parts, count))


def _runs(mask: NDArray[np.bool_], pitch: int) -> tuple[Indices, Indices]:
    """First pixel of each run and the one after its last, in rows of `pitch` pixels."""
    height, width = mask.shape
    padded = np.zeros((height, pitch), dtype=np.int8)
    padded[:, :width] = mask
    changes = np.diff(padded.reshape(-1), prepend=np.int8(0))
    return np.flatnonzero(changes == 1), np.flatnonzero(changes == -1)


def _touching(starts: Indices, ends: Indices, pitch: int) -> tuple[Indices, Indices]:
    """Pairs of runs that touch: one of the upper row, one of the row below it."""
    first = np.searchsorted(ends, starts + pitch, side="left")
    last = np.searchsorted(starts, ends + pitch, side="right")
    counts = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(starts.size), counts)
    within = np.arange(upper.size) - np.repeat(np.cumsum(counts) - counts, counts)
    return upper, np.repeat(first, counts) + within


def _connect(upper: Indices, lower: Indices, count: int) -> Indices:
    """(count,) for each run the smallest number among those that are connected with it."""
    parent = np.arange(count)
    while True:
        above, below = parent[upper], parent[lower]
        apart = above != below
        if not apart.any():
            return parent
        upper, lower = upper[apart], lower[apart]
        above, below = above[apart], below[apart]
        np.minimum.at(parent, np.maximum(above, below), np.minimum(above, below))
        while True:
            further = parent[parent]
            if np.array_equal(further, parent):
                break
            parent = further


def _boxes(
    starts: Indices, ends: Indices, pitch: int, parts: NDArray[np.integer[Any]], count: int
) -> Indices:
    boxes = np.zeros((count, 4), dtype=np.intp)
    boxes[:, :2] = np.iinfo(np.intp).max
    rows = starts // pitch
    np.minimum.at(boxes[:, 0], parts, starts % pitch)
    np.minimum.at(boxes[:, 1], parts, rows)
    np.maximum.at(boxes[:, 2], parts, ends - rows * pitch)
    np.maximum.at(boxes[:, 3], parts, rows + 1)
    return boxes
