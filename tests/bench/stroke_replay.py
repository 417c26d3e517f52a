"""Recorded strokes on their way through the canvas's code: placed, drawn, normalized."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.digits import normalize
from guiapp.raster import EDGE_PX, Raster
from tests.bench.stroke_files import Strokes

CANVAS_PX = 280
SIZES_PX = (110.0, 240.0)  # of the longer side of what the pen's tip traces


class Place(NamedTuple):
    """Where a sample lies on the canvas: size of its longer side in px, shares of the way free."""

    size_px: float
    right: float
    down: float


def places(count: int, seed: int) -> list[Place]:
    """A random size and place for each of ``count`` samples; those of fewer begin alike."""
    numbers = np.random.default_rng(seed).random((count, 3))
    sizes = SIZES_PX[0] + (SIZES_PX[1] - SIZES_PX[0]) * numbers[:, 0]
    return [
        Place(float(size), float(right), float(down))
        for size, (_, right, down) in zip(sizes, numbers, strict=True)
    ]


def placed(strokes: Strokes, place: Place, pen_width_px: float) -> Strokes:
    """The strokes in px of the canvas, wholly inside it with the reach of the pen.

    The aspect is kept; strokes without extent, one dot, stay one.
    """
    xs = [x for stroke in strokes for x, _ in stroke]
    ys = [y for stroke in strokes for _, y in stroke]
    left, top = min(xs), min(ys)
    width, height = max(xs) - left, max(ys) - top
    longer = max(width, height) or 1.0
    margin = (pen_width_px + EDGE_PX) / 2
    free = CANVAS_PX - 2 * margin
    start_x = margin + place.right * (free - width / longer * place.size_px)
    start_y = margin + place.down * (free - height / longer * place.size_px)
    return [
        [
            (
                start_x + (x - left) / longer * place.size_px,  # no factor, which might overflow
                start_y + (y - top) / longer * place.size_px,
            )
            for x, y in stroke
        ]
        for stroke in strokes
    ]


def drawn(strokes: Sequence[Sequence[tuple[float, float]]]) -> NDArray[np.float32]:
    """(28, 28) that the network sees of strokes in px, drawn with the canvas's default pen."""
    raster = Raster(CANVAS_PX)
    raster.draw(strokes)
    return normalize(raster.pixels)
