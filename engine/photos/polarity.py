"""Which of pen and paper is the darker."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.photos.cleaning import without_shadows_and_specks
from engine.photos.grading import graded_ink
from engine.photos.paper import paper_shades

SKETCH_PX = 256  # pen and paper are told apart in a picture of at most this size
ALIKE = 0.04  # shares of seen outlines that differ by less say nothing


class _Outlines(NamedTuple):
    """All steps at the outlines of ink, and those of them that the picture has too."""

    all: float = 0.0
    seen: float = 0.0

    @property
    def share(self) -> float:
        return self.seen / self.all if self.all else 0.0


def is_dark_on_light(shades: NDArray[np.float32]) -> bool:
    """Whether the pen is darker than the paper.

    Both are tried. Where ink begins, the picture itself changes; what is taken for ink by mistake
    is the paper between two strokes, which also ends where nothing is to be seen. The reading wins
    whose outlines are seen for the larger part, and of two alike that with more of them: the ring
    of a 0 and not its hole.

    Parameters
    ----------
    shades : (H, W) in [0, 1], 0 black and 1 white
    """
    sketch = _sketch(shades)
    dark, light = _outlines(sketch), _outlines(np.float32(1.0) - sketch)
    if abs(dark.share - light.share) > ALIKE:
        return dark.share > light.share
    return dark.seen >= light.seen


def _sketch(shades: NDArray[np.float32]) -> NDArray[np.float32]:
    """The picture with whole squares of its pixels averaged."""
    height, width = shades.shape
    side = -(-max(height, width) // SKETCH_PX)
    down, across = min(side, height), min(side, width)
    rows, columns = height // down, width // across
    squares = shades[: rows * down, : columns * across].reshape(rows, down, columns, across)
    means: NDArray[np.float32] = squares.mean(axis=(1, 3), dtype=np.float32)
    return means


def _outlines(shades: NDArray[np.float32]) -> _Outlines:
    """The outlines of what would be ink if it were darker than the paper."""
    graded = graded_ink(shades)
    if graded is None:
        return _Outlines()
    ink = without_shadows_and_specks(graded)
    depth = np.pad(np.where(ink > 0.0, paper_shades(shades) - shades, np.float32(0.0)), 1)
    picture = np.pad(shades, 1, mode="edge")
    total = found = 0.0
    for axis in (0, 1):
        wanted = np.diff(depth, axis=axis)
        steps = np.abs(wanted)
        seen = np.clip(-np.diff(picture, axis=axis) * np.sign(wanted), 0.0, steps)
        total += float(steps.sum(dtype=np.float64))
        found += float(seen.sum(dtype=np.float64))
    return _Outlines(total, found)
