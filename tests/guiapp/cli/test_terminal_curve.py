from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from guiapp.cli.terminal_curve import MAX_BUCKETS, TRAILING, CurveRow, LossCurve, round_above

BLANK = chr(0x2800)
finite_losses = st.lists(st.floats(0.0, 1e6), min_size=1, max_size=300)


def curve_of(losses: list[float], iterations: int | None = None) -> LossCurve:
    curve = LossCurve(iterations or len(losses))
    for loss in losses:
        curve.add(loss)
    return curve


def dots(rows: list[CurveRow]) -> NDArray[np.bool_]:
    """The drawing as dots, (4 * lines, 2 * characters); the first row is the uppermost."""
    codes = np.array([[ord(character) - 0x2800 for character in row.text] for row in rows])
    bits = np.array([[0, 3], [1, 4], [2, 5], [6, 7]])  # the layout of the Unicode block
    cells = (codes[:, None, :, None] >> bits[None, :, None, :]) & 1
    return cells.reshape(4 * len(rows), -1).astype(bool)


@given(losses=finite_losses)
def test_the_trailing_mean_is_that_of_the_last_hundred(losses: list[float]) -> None:
    expected = float(np.mean(losses[-TRAILING:]))
    assert curve_of(losses).trailing_mean == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_the_trailing_mean_of_nothing_is_nan() -> None:
    assert math.isnan(LossCurve(10).trailing_mean)


@given(
    losses=finite_losses,
    spare=st.integers(0, 2000),
    width=st.integers(1, 120),
    height=st.integers(3, 20),
)
def test_a_drawing_has_the_size_asked_for(
    losses: list[float], spare: int, width: int, height: int
) -> None:
    rows = curve_of(losses, len(losses) + spare).draw(width, height)
    assert len(rows) == height
    for row in rows:
        assert len(row.text) == len(row.on_mean) == width
        assert all(0x2800 <= ord(character) <= 0x28FF for character in row.text)
        assert all(
            character != BLANK for character, on in zip(row.text, row.on_mean, strict=True) if on
        )


def test_before_the_first_loss_the_drawing_is_empty() -> None:
    rows = LossCurve(1000).draw(20, 4)
    assert all(row.text == BLANK * 20 for row in rows)
    assert [row.label for row in rows] == ["1", "loss", "", "0"]


def test_a_constant_is_a_line_at_its_height() -> None:
    # the axis ends at 1.5, which 4 lines show as 15 steps of a dot: 1.2 is 12 steps up, 3 down
    rows = curve_of([1.2] * 40).draw(10, 4)
    assert [row.label for row in rows] == ["1.5", "loss", "", "0"]
    expected = np.zeros((16, 20), dtype=bool)
    expected[3] = True
    np.testing.assert_array_equal(dots(rows), expected)


def test_half_a_run_fills_half_the_width() -> None:
    rows = curve_of([1.0] * 500, 1000).draw(10, 4)
    assert dots(rows).any(axis=0).tolist() == [True] * 10 + [False] * 10


def test_single_losses_spread_around_their_mean() -> None:
    rows = curve_of([1.0, 2.0] * 500).draw(10, 5)
    drawn = dots(rows)
    # the axis ends at 1.5, since the mean is what has to fit; 1 is two thirds of its 19 steps
    assert rows[0].label == "1.5"
    assert drawn[:7].all()
    assert not drawn[7:].any()
    assert rows[0].on_mean.all()
    assert not rows[1].on_mean.any()


@given(seed=st.integers(0, 1000))
def test_the_line_has_no_gap(seed: int) -> None:
    rng = np.random.default_rng(seed)
    losses = np.repeat(rng.uniform(0.0, 5.0, 8), 60).tolist()
    drawn = dots(curve_of(losses).draw(30, 8))
    for left, right in itertools.pairwise(drawn.T):
        near = np.convolve(left, [1, 1, 1], mode="same") > 0
        assert (near & right).any()


def test_one_outlier_neither_stretches_the_axis_nor_leaves_the_plot() -> None:
    losses = [1.0] * 400
    losses[200] = 1e9
    rows = curve_of(losses, 400).draw(20, 4)
    assert float(rows[0].label) >= 1e7  # the mean of a hundred has it in it
    losses[200] = 60.0
    assert float(curve_of(losses, 400).draw(20, 4)[0].label) == 2.0


def test_memory_does_not_grow_with_the_run() -> None:
    curve = LossCurve(10**8)
    assert all(
        array.size == MAX_BUCKETS for array in vars(curve).values() if isinstance(array, np.ndarray)
    )


@given(value=st.floats(1e-12, 1e12))
def test_the_axis_ends_little_above_the_curve(value: float) -> None:
    top = round_above(value)
    assert value * (1 - 1e-9) <= top <= 1.51 * value
    assert round_above(top) == pytest.approx(top)


@pytest.mark.parametrize("value", [5e-324, 0.0, -1.0, math.nan, math.inf])
def test_an_axis_without_a_height_ends_at_one(value: float) -> None:
    assert round_above(value) == 1.0
