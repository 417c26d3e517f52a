"""Neighbors against a plain search over all distances."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.splits import Split
from engine.why.nearest import ROWS, NearestSearch, Neighbors


def bytes_split(samples: int, size: int = 30, seed: int = 0) -> Split:
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (samples, size), np.uint8)
    return Split(images, rng.integers(0, 10, samples), divisor=255.0)


def result(search: Generator[int, None, Neighbors]) -> Neighbors:
    while True:
        try:
            next(search)
        except StopIteration as end:
            found = end.value
            assert isinstance(found, Neighbors)
            return found


def plain_search(split: Split, x: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    apart = np.linalg.norm(split.inputs.astype(np.float64) / split.divisor - x, axis=1)
    order = np.argsort(apart, kind="stable")[:count]
    return order, apart[order]


@given(seed=st.integers(0, 1000), count=st.integers(1, 7), samples=st.integers(7, 3 * ROWS))
def test_the_nearest_are_those_of_a_plain_search(seed: int, count: int, samples: int) -> None:
    split = bytes_split(samples, seed=seed)
    x = np.random.default_rng(seed + 1).random(30)
    x[: seed % 10] = 0.0  # the window of ink begins later
    found = result(NearestSearch(split).search(x, count))
    indices, distances = plain_search(split, x, count)
    assert found.distances == pytest.approx(distances, abs=1e-12)
    assert np.array_equal(found.indices, indices)
    assert np.array_equal(found.labels, split.labels[indices])


def test_a_training_image_is_its_own_nearest() -> None:
    split = bytes_split(1200)
    search = NearestSearch(split)
    for index in (0, 499, 500, 1199):
        found = result(search.search(split.chunk(index, index + 1)[0]))
        assert found.indices[0] == index
        # the scaled image was rounded to float32
        assert found.distances[0] == pytest.approx(0.0, abs=1e-5)


def test_an_empty_picture_is_nearest_to_the_palest() -> None:
    split = bytes_split(600)
    found = result(NearestSearch(split).search(np.zeros(30), 3))
    assert np.array_equal(found.indices, plain_search(split, np.zeros(30), 3)[0])


def test_of_equally_near_ones_the_first() -> None:
    images = np.zeros((30, 4), np.uint8)
    split = Split(images, np.arange(30) % 10, divisor=255.0)
    assert result(NearestSearch(split).search(np.ones(4), 3)).indices.tolist() == [0, 1, 2]


def test_floats_are_searched_as_well() -> None:
    points = np.random.default_rng(5).normal(size=(50, 2)).astype(np.float32)
    split = Split(points, np.zeros(50, np.int64))
    indices, _ = plain_search(split, np.array([0.5, -0.5]), 4)
    assert np.array_equal(result(NearestSearch(split).search([0.5, -0.5], 4)).indices, indices)


def test_no_slice_holds_more_than_some_rows_as_floats() -> None:
    """Memory does not grow with the set: one block of rows is all that there is of floats."""
    split = bytes_split(5 * ROWS)
    search = NearestSearch(split)
    slices = list(search.search(np.ones(30)))
    assert len(slices) == 10  # five to measure the lengths, five to measure the distances
    assert search._rows.nbytes == ROWS * 30 * 4
    assert list(search.search(np.ones(30))) == [500, 1000, 1500, 2000, 2500]


@pytest.mark.parametrize(
    ("x", "count", "message"),
    [
        (np.zeros(29), 1, r"x has shape \(29,\), expected \(30,\)"),
        (np.full(30, np.nan), 1, "not finite"),
        (np.zeros(30), 0, "count is 0, expected 1 to 9"),
        (np.zeros(30), 10, "count is 10, expected 1 to 9"),
    ],
)
def test_what_does_not_fit_is_refused(x: np.ndarray, count: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        NearestSearch(bytes_split(9)).search(x, count)
