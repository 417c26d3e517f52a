"""Strokes leave ink without gaps, within [0, 1], and every step can be taken back exactly."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiapp.raster import COORDINATE_LIMIT_PX, KEPT_CLEARS, Box, Raster

SIZE = 64
places = st.floats(-30, SIZE + 30)
inside = st.floats(0, SIZE)
widths = st.floats(1, 40)
strokes = st.lists(st.lists(st.tuples(places, places, widths), min_size=1, max_size=6), max_size=4)


def ink_at(raster: Raster, x: float, y: float) -> float:
    column = min(raster.size_px - 1, max(0, math.floor(x)))
    row = min(raster.size_px - 1, max(0, math.floor(y)))
    return float(raster.pixels[row, column])


def test_a_dot_is_a_disk_of_the_pen_s_width():
    raster = Raster(100, pen_width_px=20)
    raster.begin_stroke(50, 50)
    # pi 10^2 = 314 px of ink; the soft edge takes outside what it gives inside
    assert raster.pixels.sum() == pytest.approx(math.pi * 100, rel=0.01)
    assert raster.pixels[50, 50] == 1.0
    assert raster.pixels[50, 50 + 8] == 1.0  # 8.5 px from the center
    assert raster.pixels[50, 50 + 11] == 0.0  # 11.5 px


def test_a_line_has_the_area_of_its_capsule():
    raster = Raster(200, pen_width_px=16)
    raster.begin_stroke(40, 50)
    raster.stroke_to(140, 120)
    length = math.hypot(100, 70)
    assert raster.pixels.sum() == pytest.approx(length * 16 + math.pi * 64, rel=0.01)


def test_the_edge_fades_over_one_and_a_half_pixels():
    raster = Raster(60, pen_width_px=20)
    raster.begin_stroke(10, 30)
    raster.stroke_to(50, 30)
    # pixel centers lie 8.5, 9.5, 10.5, 11.5 px from the axis; half the width is 10
    expected = [1.0, 0.5 / 1.5 + 0.5, -0.5 / 1.5 + 0.5, 0.0]
    np.testing.assert_allclose(raster.pixels[38:42, 30], expected, atol=1e-5)


@given(inside, inside, inside, inside, st.floats(4, 40))
def test_a_segment_has_no_gaps(x0: float, y0: float, x1: float, y1: float, width: float):
    raster = Raster(SIZE, width)
    raster.begin_stroke(x0, y0)
    raster.stroke_to(x1, y1)
    for share in np.linspace(0, 1, 50):
        # a pixel's center is at most sqrt(2) / 2 from a point inside the pixel
        assert ink_at(raster, x0 + share * (x1 - x0), y0 + share * (y1 - y0)) == 1.0


@given(strokes)
def test_ink_stays_between_paper_and_full(drawn: list[list[tuple[float, float, float]]]):
    raster = Raster(SIZE)
    raster.draw(drawn)
    assert raster.pixels.dtype == np.float32
    assert raster.pixels.min() >= 0.0
    assert raster.pixels.max() <= 1.0


@given(strokes)
def test_the_box_holds_every_changed_pixel(drawn: list[list[tuple[float, float, float]]]):
    raster = Raster(SIZE)
    for stroke in drawn:
        before = raster.pixels.copy()
        box = raster.draw([stroke])
        rows, columns = np.nonzero(raster.pixels != before)
        if rows.size:
            assert box is not None
            assert box.left <= columns.min()
            assert box.top <= rows.min()
            assert columns.max() < box.right
            assert rows.max() < box.bottom


@given(strokes, st.integers(0, 3))
def test_undo_and_redo_are_exact_inverses(
    drawn: list[list[tuple[float, float, float]]], cleared_after: int
):
    raster = Raster(SIZE)
    states = [raster.pixels.copy()]
    for number, stroke in enumerate(drawn):
        raster.draw([stroke])
        states.append(raster.pixels.copy())
        if number == cleared_after and raster.clear() is not None:
            states.append(raster.pixels.copy())
    for state in reversed(states[:-1]):
        raster.undo()
        np.testing.assert_array_equal(raster.pixels, state)
    assert not raster.can_undo
    for state in states[1:]:
        raster.redo()
        np.testing.assert_array_equal(raster.pixels, state)
    assert not raster.can_redo


@given(strokes)
def test_a_drawing_comes_back_from_its_plain_lists(
    drawn: list[list[tuple[float, float, float]]],
):
    raster, copy = Raster(SIZE), Raster(SIZE)
    raster.draw(drawn)
    copy.draw(json.loads(json.dumps(raster.strokes)))
    np.testing.assert_array_equal(raster.pixels, copy.pixels)
    assert raster.strokes == copy.strokes


@given(inside, inside, inside, inside)
def test_what_lies_outside_does_not_matter_to_a_line_through(
    x0: float, y0: float, x1: float, y1: float
):
    """A line drawn off the edge leaves the same ink as one on a larger paper."""
    small, large = Raster(SIZE, 10), Raster(3 * SIZE, 10)
    points = [(2 * x0 - SIZE, y0), (x1 + SIZE, 2 * y1 - SIZE / 2), (x0, y1)]
    small.draw([points])
    large.draw([[(x + SIZE, y + SIZE) for x, y in points]])
    cut = large.pixels[SIZE : 2 * SIZE, SIZE : 2 * SIZE]
    np.testing.assert_allclose(small.pixels, cut, atol=2e-4)


def test_a_stroke_may_leave_the_paper_and_come_back():
    raster = Raster(100, pen_width_px=10)
    raster.begin_stroke(50, 20)
    raster.stroke_to(150, 20)
    assert raster.stroke_to(150, 80) is None  # all outside: nothing to redraw
    raster.stroke_to(50, 80)
    assert ink_at(raster, 99, 20) == 1.0
    assert ink_at(raster, 99, 80) == 1.0
    assert ink_at(raster, 99, 50) == 0.0


def test_points_far_beyond_anything_cost_and_break_nothing():
    raster = Raster(100, pen_width_px=10)
    raster.begin_stroke(-1e300, 50)
    box = raster.stroke_to(1e300, 50)
    assert box == Box(0, 44, 100, 56)
    assert ink_at(raster, 50, 50) == 1.0
    assert raster.strokes[0][0][0] == -COORDINATE_LIMIT_PX


@pytest.mark.parametrize("place", [math.nan, math.inf, -math.inf])
def test_a_point_that_is_no_place_is_refused(place: float):
    raster = Raster(SIZE)
    with pytest.raises(ValueError, match="finite"):
        raster.begin_stroke(place, 1)
    raster.begin_stroke(1, 1)
    before = raster.pixels.copy()
    with pytest.raises(ValueError, match="finite"):
        raster.stroke_to(1, place)
    np.testing.assert_array_equal(raster.pixels, before)


@pytest.mark.parametrize("width", [0.0, -3.0, 1e4, math.nan, math.inf])
def test_a_pen_without_a_usable_width_is_refused(width: float):
    with pytest.raises(ValueError, match="pen width"):
        Raster(SIZE, width)


@pytest.mark.parametrize("factor", [0.0, -1.0, math.nan, math.inf])
def test_a_useless_pressure_is_refused(factor: float):
    with pytest.raises(ValueError, match="wider than 0"):
        Raster(SIZE).begin_stroke(1, 1, factor)


def test_a_paper_without_pixels_is_refused():
    with pytest.raises(ValueError, match="size_px"):
        Raster(0)


def test_pressure_widens_the_line_along_its_way():
    raster = Raster(120, pen_width_px=10)
    raster.begin_stroke(20, 60, 0.5)
    raster.stroke_to(100, 60, 2.0)
    thin, thick = raster.pixels[:, 25].sum(), raster.pixels[:, 95].sum()
    # 5 px at x = 20 to 20 px at x = 100
    assert thin == pytest.approx(5 + 15 * 5.5 / 80, abs=0.6)
    assert thick == pytest.approx(5 + 15 * 75.5 / 80, abs=0.6)


def test_each_stroke_keeps_the_pen_it_began_with():
    raster = Raster(100, pen_width_px=6)
    raster.draw([[(20, 20), (80, 20)]])
    raster.pen_width_px = 20
    raster.draw([[(20, 70), (80, 70)]])
    raster.undo()
    raster.redo()
    assert raster.pixels[:40, 50].sum() == pytest.approx(6, abs=0.1)
    assert raster.pixels[40:, 50].sum() == pytest.approx(20, abs=0.1)


def test_moving_without_a_lowered_pen_is_an_error():
    raster = Raster(SIZE)
    with pytest.raises(RuntimeError, match="begin_stroke"):
        raster.stroke_to(1, 1)


def test_nothing_to_undo_redo_or_clear_changes_nothing():
    raster = Raster(SIZE)
    assert raster.undo() is None
    assert raster.redo() is None
    assert raster.clear() is None
    assert not raster.can_undo
    assert raster.is_empty


def test_drawing_anew_forgets_what_was_undone():
    raster = Raster(SIZE)
    raster.draw([[(10, 10)]])
    raster.undo()
    raster.draw([[(30, 30)]])
    assert not raster.can_redo


def test_undo_in_the_middle_of_a_stroke_takes_that_stroke():
    raster = Raster(SIZE)
    raster.draw([[(10, 10), (20, 20)]])
    before = raster.pixels.copy()
    raster.begin_stroke(40, 40)
    raster.stroke_to(50, 50)
    raster.undo()
    assert not raster.drawing
    np.testing.assert_array_equal(raster.pixels, before)


def test_a_canceled_stroke_leaves_neither_ink_nor_history():
    raster = Raster(SIZE)
    raster.draw([[(10, 10), (40, 40)]])
    before = raster.pixels.copy()
    raster.begin_stroke(40, 10)
    raster.stroke_to(10, 40)
    raster.cancel_stroke()
    np.testing.assert_array_equal(raster.pixels, before)
    assert not raster.can_redo
    assert raster.cancel_stroke() is None


def test_cleared_drawings_are_kept_up_to_a_number():
    raster = Raster(SIZE)
    for number in range(KEPT_CLEARS + 5):
        raster.draw([[(number, 10)]])
        raster.clear()
    undone = 0
    while raster.can_undo:
        raster.undo()
        undone += 1
    assert undone == 2 * KEPT_CLEARS


def test_the_pixels_follow_the_drawing_and_cannot_be_written():
    raster = Raster(SIZE)
    pixels = raster.pixels
    raster.begin_stroke(32, 32)
    assert pixels[32, 32] == 1.0
    with pytest.raises(ValueError, match="read-only"):
        pixels[0, 0] = 1.0


# -- pictures from outside ---------------------------------------------------------------------


def picture(seed: int = 0, size: int = SIZE) -> np.ndarray:
    return np.random.default_rng(seed).random((size, size), np.float32)


def test_a_picture_takes_the_place_of_the_drawing_and_one_undo_brings_it_back():
    raster = Raster(SIZE)
    raster.draw([[(10, 10, 8), (50, 40, 8)], [(20, 50, 8)]])
    before = raster.pixels.copy()
    given = picture()
    assert raster.set_picture(given) == Box(0, 0, SIZE, SIZE)
    given[:] = 0.0  # it is copied
    np.testing.assert_array_equal(raster.pixels, picture())
    assert raster.strokes == []
    assert raster.undo() == Box(0, 0, SIZE, SIZE)
    np.testing.assert_array_equal(raster.pixels, before)
    raster.redo()
    np.testing.assert_array_equal(raster.pixels, picture())
    assert not raster.can_redo


def test_strokes_go_on_top_of_a_picture():
    raster = Raster(SIZE)
    raster.set_picture(picture())
    raster.draw([[(5, 30, 10), (60, 30, 10)]])
    assert raster.pixels[30, 30] == 1.0
    assert (raster.pixels >= picture()).all()
    assert len(raster.strokes) == 1
    raster.undo()
    np.testing.assert_array_equal(raster.pixels, picture())
    raster.undo()
    assert raster.is_empty
    assert not raster.can_undo


def test_a_picture_after_a_clear_leaves_the_clear_a_step_of_its_own():
    raster = Raster(SIZE)
    raster.draw([[(30, 30, 8)]])
    raster.clear()
    raster.set_picture(picture())
    raster.undo()
    assert raster.is_empty
    raster.undo()
    assert not raster.is_empty
    raster.redo()
    assert raster.is_empty
    raster.redo()
    np.testing.assert_array_equal(raster.pixels, picture())


def test_an_empty_picture_is_a_clear():
    raster = Raster(SIZE)
    assert raster.set_picture(np.zeros((SIZE, SIZE))) is None
    assert not raster.can_undo
    raster.draw([[(30, 30, 8)]])
    raster.set_picture(np.zeros((SIZE, SIZE)))
    assert raster.is_empty
    raster.undo()
    assert not raster.is_empty


@pytest.mark.parametrize(
    ("pixels", "problem"),
    [
        (np.zeros((SIZE, SIZE + 1)), "64 x 65 pixels, expected 64 x 64"),
        (np.full((SIZE, SIZE), 1.5), "out of"),
        (np.full((SIZE, SIZE), np.nan), "out of"),
    ],
)
def test_what_is_no_picture_of_ink_is_refused(pixels: np.ndarray, problem: str):
    raster = Raster(SIZE)
    raster.draw([[(30, 30, 8)]])
    with pytest.raises(ValueError, match=problem):
        raster.set_picture(pixels)
    assert not raster.is_empty


@given(st.lists(st.sampled_from(["stroke", "picture", "clear"]), max_size=12), st.data())
def test_every_step_with_pictures_is_taken_back_and_brought_again(
    steps: list[str], data: st.DataObject
):
    raster = Raster(SIZE)
    seen = [raster.pixels.copy()]
    for number, step in enumerate(steps):
        if step == "stroke":
            raster.draw([[(8 + 4 * number, 20, 8), (40, 50, 8)]])
        elif step == "picture":
            raster.set_picture(picture(number))
        elif raster.clear() is None:
            continue
        seen.append(raster.pixels.copy())
    at = len(seen) - 1
    for undo in data.draw(st.lists(st.booleans(), max_size=30)):
        (raster.undo if undo else raster.redo)()
        at = max(0, at - 1) if undo else min(len(seen) - 1, at + 1)
        np.testing.assert_array_equal(raster.pixels, seen[at])


def test_many_pictures_are_kept_up_to_a_number():
    raster = Raster(SIZE)
    for number in range(KEPT_CLEARS + 10):
        raster.set_picture(picture(number))
    taken = 0
    while raster.can_undo:
        raster.undo()
        taken += 1
    assert KEPT_CLEARS <= taken <= KEPT_CLEARS + 1
    assert raster.is_empty
    for _ in range(taken):
        raster.redo()
    np.testing.assert_array_equal(raster.pixels, picture(KEPT_CLEARS + 9))
