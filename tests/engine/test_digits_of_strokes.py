"""Where and how large a hand writes does not matter to what the network sees.

Whole pixels of way change nothing but the last bits. Otherwise the strokes fall differently on
the grid of the canvas, the crop is up to a pixel larger or smaller, and the image is laid on whole
pixels: then ink may come to lie one pixel farther, but no more, and its amount stays within a few
percent.
"""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.digits import SIDE_PX, normalize
from guiapp.raster import PEN_WIDTH_PX, Raster

CANVAS_PX = 320  # room for 240 px, the pen's reach, and a way to move
MARGIN_PX = 30
# Measured over 3,000 random scribbles, the worst: 0.12 and 1.6 % moved, 0.21 and 3.1 % enlarged,
# where an outline of constantly 1.5 px is another part of the pen's width.
MOVED_TOLERANCE, MOVED_INK = 0.25, 0.025
ENLARGED_TOLERANCE, ENLARGED_INK = 0.35, 0.05

Scribble = list[list[tuple[int, int]]]

points = st.tuples(st.integers(0, 1000), st.integers(0, 1000))
scribbles = st.lists(st.lists(points, min_size=1, max_size=8), min_size=1, max_size=3).filter(
    lambda strokes: extent(strokes) > 0
)
sizes = st.floats(110, 240)
ways = st.tuples(st.floats(0, 20), st.floats(0, 20))
whole_ways = st.tuples(st.integers(0, 20), st.integers(0, 20))


def extent(strokes: Scribble) -> int:
    """Longer side of the box around all points."""
    xs, ys = zip(*(point for stroke in strokes for point in stroke), strict=True)
    return max(max(xs) - min(xs), max(ys) - min(ys))


def image(
    strokes: Scribble, size_px: float, way: tuple[float, float], pen_px: float
) -> NDArray[np.float32]:
    """What the network sees of strokes of a size, drawn at a margin and some way from it."""
    left = min(x for stroke in strokes for x, _ in stroke)
    top = min(y for stroke in strokes for _, y in stroke)
    scale = size_px / extent(strokes)
    start_x, start_y = MARGIN_PX + way[0], MARGIN_PX + way[1]
    raster = Raster(CANVAS_PX, pen_px)
    raster.draw(
        [(start_x + (x - left) * scale, start_y + (y - top) * scale) for x, y in stroke]
        for stroke in strokes
    )
    return normalize(raster.pixels)


def widened(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each pixel the inkiest of itself and its eight neighbors."""
    padded = np.pad(picture, 1)
    neighbors = [
        padded[row : row + SIDE_PX, column : column + SIDE_PX]
        for row in range(3)
        for column in range(3)
    ]
    inkiest: NDArray[np.float32] = np.max(neighbors, axis=0)
    return inkiest


def assert_alike(
    one: NDArray[np.float32], other: NDArray[np.float32], tolerance: float, ink: float
) -> None:
    """No ink of either lies farther than a pixel from the other's; about as much of it."""
    assert (one - widened(other)).max() <= tolerance
    assert (other - widened(one)).max() <= tolerance
    np.testing.assert_allclose(one.sum(), other.sum(), rtol=ink)


@given(
    strokes=st.lists(
        st.lists(st.tuples(st.integers(20, 200), st.integers(20, 200)), min_size=1, max_size=8),
        min_size=1,
        max_size=3,
    ),
    way=whole_ways,
)
def test_whole_pixels_of_way_change_the_last_bits_at_most(
    strokes: Scribble, way: tuple[int, int]
) -> None:
    here, there = Raster(CANVAS_PX), Raster(CANVAS_PX)
    here.draw(strokes)
    there.draw([[(x + way[0], y + way[1]) for x, y in stroke] for stroke in strokes])
    # the joints of a long segment's pieces are no whole numbers: 1e-6 of rounding
    np.testing.assert_allclose(normalize(here.pixels), normalize(there.pixels), atol=1e-5)


@given(strokes=scribbles, size_px=sizes, way=ways)
def test_the_place_of_strokes_does_not_matter(
    strokes: Scribble, size_px: float, way: tuple[float, float]
) -> None:
    here = image(strokes, size_px, (0.0, 0.0), PEN_WIDTH_PX)
    there = image(strokes, size_px, way, PEN_WIDTH_PX)
    assert_alike(here, there, MOVED_TOLERANCE, MOVED_INK)


@given(strokes=scribbles, size_px=sizes, other_px=sizes, way=ways)
def test_the_size_of_strokes_does_not_matter_when_the_pen_grows_with_them(
    strokes: Scribble, size_px: float, other_px: float, way: tuple[float, float]
) -> None:
    one = image(strokes, size_px, (0.0, 0.0), size_px / 10)
    other = image(strokes, other_px, way, other_px / 10)
    assert_alike(one, other, ENLARGED_TOLERANCE, ENLARGED_INK)


@given(strokes=scribbles, size_px=sizes, way=ways)
def test_the_image_fills_its_box_and_is_centered(
    strokes: Scribble, size_px: float, way: tuple[float, float]
) -> None:
    picture = image(strokes, size_px, way, PEN_WIDTH_PX).astype(np.float64)
    rows, columns = np.nonzero(picture)
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
    center = [float((place * picture[rows, columns]).sum()) for place in (rows, columns)]
    # half a pixel from the center, or else the box of 20 x 20 stands at an edge of the 28 x 28
    for middle, places in zip(center, (rows, columns), strict=True):
        off_center = abs(middle / picture.sum() - SIDE_PX / 2)
        assert off_center < 0.51 or places.min() == 0 or places.max() == SIDE_PX - 1
