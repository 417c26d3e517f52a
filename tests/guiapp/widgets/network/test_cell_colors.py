"""Colors of cells: zero is the background, the largest magnitude is never lost."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.network.cell_colors import (
    LEVELS,
    CellGrid,
    colored,
    is_dark,
    largest_magnitude,
    level_of,
    strongest,
    table_for,
    vector_width,
)

MATRICES = arrays(
    float, st.tuples(st.integers(1, 30), st.integers(1, 30)), elements=st.floats(-9, 9)
)


def rgb(color: str) -> int:
    return 0xFF000000 | int(color[1:], 16)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("is_gradient", [False, True])
def test_zero_has_the_color_of_the_background(theme, is_gradient) -> None:
    table = table_for(theme, is_gradient)
    assert len(table) == LEVELS
    image = colored(np.array([[0.0, 2.0, np.nan, np.inf]]), 2.0, table)
    full = rgb(theme.gradient if is_gradient else theme.positive)
    assert image.tolist() == [[rgb(theme.surface), full, 0, full]]


@given(MATRICES)
def test_levels_are_odd_and_rise_with_the_value(block) -> None:
    levels = level_of(block, 9.0)
    np.testing.assert_array_equal(level_of(-block, 9.0), LEVELS - 1 - levels)
    order = np.argsort(block, axis=None)
    assert (np.diff(levels.ravel()[order]) >= 0).all()


@given(MATRICES, st.integers(1, 40), st.integers(1, 40))
def test_thinning_out_keeps_the_largest_magnitude(block, rows, columns) -> None:
    thin = strongest(block, rows, columns)
    assert thin.shape == (min(rows, block.shape[0]), min(columns, block.shape[1]))
    assert np.abs(thin).max() == np.abs(block).max()
    assert np.isin(thin, block).all()


@given(st.integers(1, 500))
def test_a_vector_finds_each_of_its_cells(length: int) -> None:
    grid = CellGrid(np.arange(length, dtype=float), vector_width(length))
    for place in range(length):
        assert grid.index_at(*grid.cell_of((place,))) == (place,)
    rows, columns = grid.shape
    found = [grid.index_at(r, c) for r in range(rows) for c in range(columns)]
    assert len([index for index in found if index is not None]) == length
    assert grid.index_at(rows, 0) is grid.index_at(-1, 0) is grid.index_at(0, columns) is None


def test_a_matrix_is_shown_as_it_is() -> None:
    values = np.array([[1.0, -4.0, 2.0], [0.0, np.nan, np.inf]])
    grid = CellGrid(values, 3)
    assert grid.shape == (2, 3)
    assert grid.cell_of((1, 2)) == (1, 2)
    assert grid.full_color() == 4.0  # of what is finite
    assert CellGrid(np.zeros(3), 1).full_color() == 1.0


def test_letters_are_white_on_dark_cells_only() -> None:
    assert is_dark(0xFF000000)
    assert not is_dark(0xFFFFFFFF)
    assert not is_dark(rgb(LIGHT.surface))
    assert is_dark(rgb(DARK.surface))


@given(arrays(np.float32, st.integers(0, 30), elements=st.floats(width=32)))
def test_the_largest_magnitude_is_that_of_the_finite_numbers(values) -> None:
    finite = [abs(float(value)) for value in values if np.isfinite(value)]
    assert largest_magnitude(values) == max(finite, default=0.0)
