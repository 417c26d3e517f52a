"""Decimation against brute force: no extreme lost, none invented, whatever is asked for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiapp.pyramid import Floats, GrowingRows, MinMaxPyramid


def test_growing_rows_keep_everything_while_they_grow() -> None:
    rows = GrowingRows(2, capacity=4)
    expected = np.arange(60.0).reshape(2, 30)
    for start, stop in ((0, 3), (3, 4), (4, 5), (5, 25), (25, 30)):
        rows.extend(expected[:, start:stop])
    np.testing.assert_array_equal(rows.view, expected)
    rows.clear()
    assert len(rows) == 0
    assert rows.view.shape == (2, 0)


def test_nothing_to_decimate() -> None:
    pyramid = MinMaxPyramid(2)
    indices, values = pyramid.decimate(0, 10, 100)
    assert indices.shape == (0,)
    assert values.shape == (2, 0)
    assert np.isnan(pyramid.lows).all()


def test_few_values_come_back_as_they_are() -> None:
    pyramid = filled(np.array([[3.0, 1.0, 2.0, 5.0]]))
    indices, values = pyramid.decimate(1, 4, 2)
    np.testing.assert_array_equal(indices, [1, 2, 3])
    np.testing.assert_array_equal(values, [[1.0, 2.0, 5.0]])


def test_what_came_back_is_a_copy() -> None:
    pyramid = filled(np.array([[3.0, 1.0]]))
    _, values = pyramid.decimate(0, 2, 10)
    values[:] = 0.0
    np.testing.assert_array_equal(pyramid.values, [[3.0, 1.0]])


def test_a_falling_series_is_drawn_without_teeth() -> None:
    pyramid = filled(np.linspace(3.0, 1.0, 10_000)[np.newaxis])
    _, values = pyramid.decimate(0, 10_000, 100)
    assert (np.diff(values[0]) <= 0).all()


def test_borders_stand_still_while_the_series_grows() -> None:
    rng = np.random.default_rng(0)
    pyramid = filled(rng.normal(size=(1, 5000)))
    before, _ = pyramid.decimate(0, 5000, 100)
    pyramid.extend(rng.normal(size=(1, 30)))
    after, _ = pyramid.decimate(0, 5030, 100)
    np.testing.assert_array_equal(before[:-1], after[: len(before) - 1])


def test_values_that_are_not_finite_count_as_missing() -> None:
    pyramid = filled(np.array([[1.0, np.inf, -np.inf, np.nan, 2.0]]))
    np.testing.assert_array_equal(pyramid.values[0], [1.0, np.nan, np.nan, np.nan, 2.0])
    assert (pyramid.lows[0], pyramid.highs[0]) == (1.0, 2.0)


def test_a_bucket_without_any_finite_value_is_missing() -> None:
    pyramid = filled(np.full((1, 1000), np.nan))
    _, values = pyramid.decimate(0, 1000, 10)
    assert np.isnan(values).all()


def test_a_lone_spike_is_seen_at_any_length() -> None:
    series = np.ones((1, 100_000))
    series[0, 54_321] = 9.0
    indices, values = filled(series).decimate(0, 100_000, 50)
    (spike,) = np.flatnonzero(values[0] == 9.0)
    assert abs(int(indices[spike]) - 54_321) <= 100_000 / 50 * 2


def test_clear_leaves_nothing_behind() -> None:
    pyramid = filled(np.full((1, 1000), 7.0))
    pyramid.clear()
    pyramid.extend(np.full((1, 100), 1.0))
    _, values = pyramid.decimate(0, 100, 5)
    assert set(values[0]) == {1.0}
    assert (pyramid.lows[0], pyramid.highs[0]) == (1.0, 1.0)


def test_every_change_has_its_own_revision() -> None:
    pyramid = MinMaxPyramid(1)
    revisions = [pyramid.revision]
    for change in (lambda: pyramid.extend(np.ones((1, 3))), pyramid.clear):
        change()
        revisions.append(pyramid.revision)
    assert len(set(revisions)) == 3
    pyramid.extend(np.ones((1, 0)))
    assert pyramid.revision == revisions[-1]


def filled(series: Floats, pieces: tuple[int, ...] = (1, 7, 64, 500)) -> MinMaxPyramid:
    """A pyramid that received ``series`` in pieces of changing length."""
    pyramid = MinMaxPyramid(len(series))
    start, k = 0, 0
    while start < series.shape[1]:
        stop = start + pieces[k % len(pieces)]
        pyramid.extend(series[:, start:stop])
        start, k = stop, k + 1
    return pyramid


numbers = st.one_of(
    st.floats(-1e6, 1e6, width=32), st.sampled_from([np.nan, np.inf, -np.inf, 1e308, -1e308])
)


@st.composite
def requests(draw: st.DrawFn) -> tuple[Floats, tuple[int, ...], int, int, int]:
    """A series, how it arrives, and which part of it is asked for at how many columns."""
    length = draw(st.integers(1, 3000))
    seed = draw(st.integers(0, 2**32 - 1))
    series = np.random.default_rng(seed).normal(size=(2, length))
    for at in draw(st.lists(st.tuples(st.integers(0, 1), st.integers(0, length - 1)), max_size=20)):
        series[at] = draw(numbers)
    pieces = tuple(draw(st.lists(st.integers(1, 900), min_size=1, max_size=5)))
    start = draw(st.integers(0, length - 1))
    stop = draw(st.integers(start + 1, length))
    return series, pieces, start, stop, draw(st.integers(1, 400))


@given(requests())
def test_each_bucket_shows_its_two_extremes_and_nothing_else(
    request: tuple[Floats, tuple[int, ...], int, int, int],
) -> None:
    series, pieces, start, stop, columns = request
    indices, values = filled(series, pieces).decimate(start, stop, columns)
    clean = np.where(np.isfinite(series), series, np.nan)

    assert len(indices) <= 2 * columns
    assert indices[0] == start
    assert indices[-1] == stop - 1
    if len(indices) == stop - start:  # nothing was left out
        np.testing.assert_array_equal(values, clean[:, start:stop])
        return
    assert (np.diff(indices) >= 0).all()
    first, last = indices[0::2], indices[1::2]
    np.testing.assert_array_equal(first[1:], last[:-1] + 1)  # the buckets cover every value
    low, high = (
        np.array(
            [
                [extreme.reduce(row[a : b + 1]) for a, b in zip(first, last, strict=True)]
                for row in clean
            ]
        )
        for extreme in (np.fmin, np.fmax)
    )
    pairs = np.stack((values[:, 0::2], values[:, 1::2]))
    np.testing.assert_array_equal(np.fmin.reduce(pairs), low)
    np.testing.assert_array_equal(np.fmax.reduce(pairs), high)


@given(requests())
def test_extremes_of_any_part(
    request: tuple[Floats, tuple[int, ...], int, int, int],
) -> None:
    series, pieces, start, stop, _ = request
    low, high = filled(series, pieces).extremes(start, stop)
    part = np.where(np.isfinite(series), series, np.nan)[:, start:stop]
    np.testing.assert_array_equal(low, np.fmin.reduce(part, axis=1))
    np.testing.assert_array_equal(high, np.fmax.reduce(part, axis=1))


@pytest.mark.parametrize("length", [1_000, 30_000, 1_000_000])
def test_buckets_are_hardly_wider_than_columns(length: int) -> None:
    columns = 600
    pyramid = MinMaxPyramid(1)
    pyramid.extend(np.ones((1, length)))
    indices, _ = pyramid.decimate(0, length, columns)
    assert len(indices) >= min(length, 2 * columns / 1.6)
