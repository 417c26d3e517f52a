"""The ink of a segment is, to the bit, what its definition says; the short ways change no pixel."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from guiapp.pen_segment import EDGE_PX, PIECE_PX, Box, Point, ink_segment, pen_point
from guiapp.raster import Raster

SIDE = 96
places = st.one_of(st.integers(-40, SIDE + 40), st.floats(-40, SIDE + 40))
widths = st.one_of(st.just(22.0), st.floats(0.5, 60))
points = st.tuples(places, places, widths)
chains = st.lists(points, min_size=1, max_size=6)


def capsule_by_definition(pixels: NDArray[np.float32], start: Point, end: Point) -> None:
    """The plain formula over the box around the capsule, in float32, without a short way."""
    (x0, y0, width0), (x1, y1, width1) = start, end
    reach = (max(width0, width1) + EDGE_PX) / 2
    left, top = (max(0, math.floor(min(pair) - reach)) for pair in ((x0, x1), (y0, y1)))
    right, bottom = (min(SIDE, math.ceil(max(pair) + reach)) for pair in ((x0, x1), (y0, y1)))
    if left >= right or top >= bottom:
        return
    centers = np.arange(SIDE, dtype=np.float32) + np.float32(0.5)
    across = centers[left:right] - np.float32(x0)
    down = centers[top:bottom, None] - np.float32(y0)
    dx, dy = x1 - x0, y1 - y0
    squared = dx * dx + dy * dy
    edge: NDArray[np.float32] | float = max(width0, width1) / 2
    if squared > 1e-6:
        along = np.clip(across * (dx / squared) + down * (dy / squared), 0.0, 1.0)
        across = across - along * dx
        down = down - along * dy
        edge = (width0 + along * (width1 - width0)) / 2
    distance = np.sqrt(across * across + down * down)
    ink = np.clip((edge - distance) / EDGE_PX + 0.5, 0.0, 1.0)
    box = pixels[top:bottom, left:right]
    np.maximum(box, ink, out=box)


def pieces_by_definition(start: Point, end: Point) -> list[Point]:
    """The joints of the segment inside the picture and the pen's reach (Liang-Barsky)."""
    reach = max(start[2], end[2]) / 2 + EDGE_PX
    (x0, y0, width0), (dx, dy, dwidth) = start, (e - s for s, e in zip(start, end, strict=True))
    first, last = 0.0, 1.0
    for origin, delta in ((x0, dx), (y0, dy)):
        if delta == 0.0:
            if not -reach <= origin <= SIDE + reach:
                return []
            continue
        marks = sorted(((-reach - origin) / delta, (SIDE + reach - origin) / delta))
        first, last = max(first, marks[0]), min(last, marks[1])
    if first > last:
        return []
    count = max(1, math.ceil(math.hypot(dx, dy) * (last - first) / PIECE_PX))
    shares = [first + (last - first) * number / count for number in range(count + 1)]
    return [(x0 + share * dx, y0 + share * dy, width0 + share * dwidth) for share in shares]


def by_definition(chain: list[Point]) -> NDArray[np.float32]:
    pixels = np.zeros((SIDE, SIDE), np.float32)
    moves = [(start, end) for start, end in pairwise(chain) if start != end]  # or none was made
    for start, end in [(chain[0], chain[0]), *moves]:
        for head, tail in pairwise(pieces_by_definition(start, end)):
            capsule_by_definition(pixels, head, tail)
    return pixels


@given(chains)
def test_ink_is_to_the_bit_what_the_definition_says(chain: list[Point]):
    raster = Raster(SIDE)
    raster.draw([chain])
    expected = by_definition([pen_point(*point) for point in chain])
    assert raster.pixels.tobytes() == expected.tobytes()


@given(st.lists(st.tuples(st.floats(20, 76), st.floats(20, 76)), min_size=2, max_size=40))
def test_a_hand_s_stroke_with_the_default_pen_too(chain: list[tuple[float, float]]):
    raster = Raster(SIDE)
    raster.draw([chain])
    expected = by_definition([(x, y, raster.pen_width_px) for x, y in chain])
    assert raster.pixels.tobytes() == expected.tobytes()


@given(points, points)
def test_the_box_returned_holds_all_that_changed(start: Point, end: Point):
    pixels = np.zeros((SIDE, SIDE), np.float32)
    box = ink_segment(pixels, pen_point(*start), pen_point(*end))
    rows, columns = np.nonzero(pixels)
    if box is None:
        assert rows.size == 0
    elif rows.size:
        assert box.joined(Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)) == box


@given(points, points)
def test_ink_laid_twice_changes_nothing(start: Point, end: Point):
    pixels = np.zeros((SIDE, SIDE), np.float32)
    ink_segment(pixels, pen_point(*start), pen_point(*end))
    once = pixels.copy()
    ink_segment(pixels, pen_point(*start), pen_point(*end))
    np.testing.assert_array_equal(pixels, once)


@pytest.mark.parametrize("kind", [int, float, np.float32, np.float64, np.int64])
def test_a_number_s_type_leaves_no_trace(kind: type):
    raster, other = Raster(SIDE), Raster(SIDE)
    raster.draw([[(20, 30), (70, 61)]])
    other.draw([[(kind(20), kind(30)), (kind(70), kind(61))]])
    assert raster.pixels.tobytes() == other.pixels.tobytes()
    assert all(type(value) is float for point in other.strokes[0] for value in point)


def test_a_picture_need_not_be_square():
    pixels = np.zeros((20, 60), np.float32)
    assert ink_segment(pixels, (50.0, 10.0, 4.0), (58.0, 10.0, 4.0)) == Box(47, 7, 60, 13)
    assert pixels[10, 55] == 1.0
    assert ink_segment(pixels, (50.0, 40.0, 4.0), (58.0, 40.0, 4.0)) is None
