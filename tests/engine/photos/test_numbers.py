"""Digits side by side are cut apart; the parts of one stay together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.photos.components import PixelBox
from engine.photos.numbers import cut_digits, find_digits


def paper(*blocks: tuple[int, int, int, int]) -> NDArray[np.float32]:
    """Blocks of ink, each left, top, right, bottom, on 60 x 120 pixels."""
    ink = np.zeros((60, 120), np.float32)
    for left, top, right, bottom in blocks:
        ink[top:bottom, left:right] = 1.0
    return ink


def test_three_bars_are_three_digits_from_left_to_right() -> None:
    bars = [(80, 12, 88, 50), (10, 10, 18, 50), (45, 15, 52, 48)]
    assert find_digits(paper(*bars)) == [PixelBox(*bar) for bar in sorted(bars)]


def test_paper_without_ink_has_no_digits() -> None:
    assert find_digits(paper()) == []
    assert find_digits(np.zeros((0, 5))) == []


def test_the_bar_of_a_five_belongs_to_it() -> None:
    body, bar, one = (10, 20, 35, 55), (20, 10, 45, 14), (70, 10, 76, 55)
    assert find_digits(paper(body, bar, one)) == [PixelBox(10, 10, 45, 55), PixelBox(*one)]


def test_a_bar_that_begins_beside_its_five_belongs_to_it_too() -> None:
    body, bar = (10, 12, 35, 55), (37, 10, 50, 15)
    assert find_digits(paper(body, bar)) == [PixelBox(10, 10, 50, 55)]


def test_digits_that_touch_are_one() -> None:
    assert find_digits(paper((10, 10, 20, 50), (20, 30, 40, 50))) == [PixelBox(10, 10, 40, 50)]


def test_dust_beside_a_digit_is_nobodys() -> None:
    assert find_digits(paper((10, 10, 18, 50), (90, 40, 94, 44))) == [PixelBox(10, 10, 18, 50)]


def test_one_dot_alone_is_what_was_drawn() -> None:
    assert find_digits(paper((50, 30, 54, 34))) == [PixelBox(50, 30, 54, 34)]


def test_slanted_neighbors_are_cut_without_each_other_s_ink() -> None:
    ink = np.zeros((60, 120), np.float32)
    for row in range(10, 50):
        left = 60 - row  # the two share a third of their columns
        ink[row, left : left + 5] = 0.25
        ink[row, left + 30 : left + 35] = 0.75
    first, second = cut_digits(ink)
    assert set(np.unique(first.ink)) == {0.0, 0.25}
    assert set(np.unique(second.ink)) == {0.0, 0.75}
    assert first.ink.shape == (first.box.height, first.box.width)
    assert first.ink.sum() + second.ink.sum() == pytest.approx(ink.sum())


def test_the_picture_has_rows_and_columns() -> None:
    with pytest.raises(ValueError, match="2: rows, columns"):
        find_digits(np.zeros(5))


@given(
    st.lists(st.tuples(st.integers(3, 12), st.integers(30, 44), st.integers(3, 9)), max_size=6),
)
def test_bars_with_gaps_are_counted(bars: list[tuple[int, int, int]]) -> None:
    left, blocks = 2, []
    for width, height, gap in bars:
        blocks.append((left, 8, left + width, 8 + height))
        left += width + gap
    ink = np.zeros((60, 140), np.float32)
    for box in blocks:
        ink[box[1] : box[3], box[0] : box[2]] = 1.0
    assert find_digits(ink) == [PixelBox(*block) for block in blocks]
