"""Parts of a picture, against a flood fill that is too simple to be wrong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from engine.photos.components import PixelBox, connected_components


def flooded(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Labels in the order in which the parts are met, row by row."""
    labels = np.zeros(mask.shape, np.int32)
    count = 0
    for start in zip(*np.nonzero(mask), strict=True):
        if labels[start]:
            continue
        count += 1
        waiting = [start]
        while waiting:
            row, column = waiting.pop()
            inside = 0 <= row < mask.shape[0] and 0 <= column < mask.shape[1]
            if not inside or not mask[row, column] or labels[row, column]:
                continue
            labels[row, column] = count
            waiting += [(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    return labels


masks = arrays.arrays(bool, st.tuples(st.integers(1, 12), st.integers(1, 12)))


@given(masks)
def test_parts_are_those_of_a_flood_fill(mask: NDArray[np.bool_]) -> None:
    found = connected_components(mask)
    expected = flooded(mask)
    np.testing.assert_array_equal(found.labels, expected)
    assert len(found) == expected.max()
    for part in range(len(found)):
        rows, columns = np.nonzero(expected == part + 1)
        assert found.areas[part] == rows.size
        around = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
        assert found.box(part) == PixelBox(*map(int, around))


@pytest.mark.parametrize("density", [0.3, 0.5])
def test_a_large_noisy_picture(density: float) -> None:
    mask = np.random.default_rng(3).random((90, 130)) < density
    np.testing.assert_array_equal(connected_components(mask).labels, flooded(mask))


def test_a_spiral_is_one_part() -> None:
    mask = np.zeros((41, 41), bool)
    row = column = 20
    down, right = 0, 1
    for length in range(2, 40, 2):
        for _ in range(2):
            for _ in range(length):
                mask[row, column] = True
                row, column = row + down, column + right
            down, right = right, -down
    assert len(connected_components(mask)) == 1


def test_the_box_around_two_boxes() -> None:
    joined = PixelBox(3, 4, 5, 9).joined(PixelBox(1, 6, 4, 12))
    assert joined == PixelBox(1, 4, 5, 12)
    assert (joined.width, joined.height) == (4, 8)
