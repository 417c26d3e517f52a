"""The part of an array that is seen: it stays inside, and zooming keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiapp.widgets.network.cell_window import FEWEST, LARGEST_CELL, CellWindow

WINDOWS = st.builds(
    CellWindow,
    st.tuples(st.integers(1, 900), st.integers(1, 200)),
    st.floats(50, 900),
    st.floats(50, 400),
    st.booleans(),
)


@given(
    WINDOWS, st.lists(st.tuples(st.floats(0.2, 5), st.floats(0, 1), st.floats(0, 1)), max_size=8)
)
def test_whatever_one_does_the_window_stays_inside(window, moves) -> None:
    for factor, across, down in moves:
        window = window.zoomed(factor, across * window.width, down * window.height)
        rows, columns = window.seen
        assert -1e-9 <= window.top <= window.grid[0] - rows + 1e-9
        assert -1e-9 <= window.left <= window.grid[1] - columns + 1e-9
        assert rows >= min(FEWEST, window.grid[0]) - 1e-9
        assert columns >= min(FEWEST, window.grid[1]) - 1e-9


def test_the_cell_under_the_pointer_stays_there() -> None:
    window = CellWindow((784, 100), 300.0, 200.0)
    for _ in range(6):
        before = window.at(150.0, 100.0)
        window = window.zoomed(1.25, 150.0, 100.0)
        assert window.at(150.0, 100.0) == pytest.approx(before)
    assert not window.is_whole


def test_at_the_strongest_zoom_the_cells_still_fill_their_room() -> None:
    window = CellWindow((784, 100), 300.0, 200.0)
    for _ in range(80):
        window = window.zoomed(1.25, 150.0, 100.0)
    rows, columns = window.seen
    w, h = window.cell
    assert (columns * w, rows * h) == (pytest.approx(300.0), pytest.approx(200.0))


def test_zooming_makes_the_cells_square_first() -> None:
    window = CellWindow((784, 100), 300.0, 200.0)
    for _ in range(60):
        window = window.zoomed(1.25, 0.0, 0.0)
        if window.seen[1] < 100:
            break
    w, h = window.cell
    assert 0.6 < w / h < 1.6
    for _ in range(80):
        window = window.zoomed(0.8, 0.0, 0.0)
    assert window.is_whole


def test_small_arrays_do_not_become_huge_and_images_stay_undistorted() -> None:
    assert CellWindow((10, 1), 500.0, 900.0).cell == LARGEST_CELL
    w, h = CellWindow((28, 28), 300.0, 200.0, is_square=True).cell
    assert w == h == pytest.approx(200 / 28)


@given(st.integers(0, 783), st.integers(0, 99))
def test_a_cell_that_is_asked_for_is_seen(row: int, column: int) -> None:
    window = CellWindow((784, 100), 300.0, 200.0).zoomed(64.0, 0.0, 0.0).showing(row, column)
    rows, columns = window.seen
    assert window.top - 1e-9 <= row
    assert row + 1 <= window.top + rows + 1e-9
    assert window.left - 1e-9 <= column
    assert column + 1 <= window.left + columns + 1e-9
