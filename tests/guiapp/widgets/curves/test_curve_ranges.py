"""Axis limits: they hold everything, move in steps, and never move back during a run."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiapp.widgets.curves.curve_ranges import (
    FINE,
    epoch_ends,
    iteration_limit,
    linear_limits,
    log_limits,
    step_down,
    step_up,
)

LN_10 = math.log(10)
NOTHING = math.nan


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1.0, 1.0), (1.01, 2.0), (2.0, 2.0), (3.0, 5.0), (7.0, 10.0), (0.03, 0.05), (1234.0, 2000.0)],
)
def test_step_up(value: float, expected: float) -> None:
    assert step_up(value) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1.0, 1.0), (1.99, 1.0), (2.0, 2.0), (4.9, 2.0), (9.9, 5.0), (0.03, 0.02)],
)
def test_step_down(value: float, expected: float) -> None:
    assert step_down(value) == pytest.approx(expected)


@given(st.floats(1e-30, 1e90), st.sampled_from([(1.0,), (1.0, 2.0, 5.0), FINE]))
def test_steps_enclose_the_value(value: float, mantissas: tuple[float, ...]) -> None:
    assert value * (1 - 1e-8) <= step_up(value, mantissas) <= 10.1 * value
    assert value / 10.1 <= step_down(value, mantissas) <= value * (1 + 1e-8)


@pytest.mark.parametrize(
    ("last", "expected", "limit"),
    [
        (0, 1000, 1000),  # an empty plot shows the plan
        (3, 1000, 10),  # at a step a second the first points are apart
        (11, 1000, 100),
        (48, 1000, 100),
        (101, 1000, 1000),
        (1000, 1000, 1000),
        (101, 1500, 1500),  # no step that would be followed by a small one
        (5, 12, 12),
        (1001, 1000, 2000),  # beyond the plan
        (0, None, 10),
        (4321, None, 5000),
    ],
)
def test_iteration_limit(last: int, expected: int | None, limit: float) -> None:
    assert iteration_limit(last, expected) == limit


@given(st.integers(1, 100_000), st.integers(1, 200_000))
def test_the_iteration_axis_holds_the_run_and_seldom_moves(expected: int, last: int) -> None:
    limits = [iteration_limit(k, expected) for k in range(1, last + 1, max(1, last // 500))]
    assert limits == sorted(limits)
    assert len(set(limits)) <= 3 * math.log10(last + 10) + 3
    assert iteration_limit(last, expected) >= last


@pytest.mark.parametrize(
    ("low", "high", "reference", "limits"),
    [
        (0.3, 2.6, LN_10, (0.0, 3.0)),
        (0.3, 0.5, LN_10, (0.0, 2.5)),  # ln 10 stays in view
        (0.02, 0.5, None, (0.0, 0.6)),
        (NOTHING, NOTHING, LN_10, (0.0, 2.5)),
        (NOTHING, NOTHING, None, (0.0, 0.6)),
        (-1e-7, 2.0, None, (0.0, 2.5)),  # the 1e-7 within the logarithm
        (-3.0, 2.0, None, (-4.0, 2.5)),
    ],
)
def test_linear_limits(
    low: float, high: float, reference: float | None, limits: tuple[float, float]
) -> None:
    assert linear_limits(low, high, reference) == pytest.approx(limits)


def test_a_diverging_loss_has_limits_too() -> None:
    assert linear_limits(0.1, 1e300, LN_10) == (0.0, 1e100)
    assert log_limits(0.1, 0.2, 1e300, LN_10)[1] == 100


def test_log_limits_are_round_numbers() -> None:
    bottom, top = log_limits(0.15, 0.3, 2.6, LN_10)
    assert (10**bottom, 10**top) == pytest.approx((0.1, 5.0))


def test_a_lucky_mini_batch_stretches_a_log_axis_only_so_far() -> None:
    bottom, _ = log_limits(1e-6, 0.3, 2.6, LN_10)
    assert 10**bottom == pytest.approx(0.02)


@pytest.mark.parametrize("low", [NOTHING, 2.0])
@pytest.mark.parametrize("reference", [LN_10, math.log(2), None])
def test_a_log_axis_spans_at_least_a_decade(low: float, reference: float | None) -> None:
    bottom, top = log_limits(low, low, low, reference)
    assert top - bottom >= 1 - 1e-9


@given(st.lists(st.floats(1e-6, 1e6), min_size=2, max_size=60))
def test_limits_only_widen_while_losses_arrive(losses: list[float]) -> None:
    linear, log = [], []
    for k in range(1, len(losses) + 1):
        low, high = min(losses[:k]), max(losses[:k])
        linear.append(linear_limits(low, high, LN_10))
        log.append(log_limits(low, low, high, LN_10))
        assert linear[-1][0] <= low <= high <= linear[-1][1]
        assert log[-1][0] <= math.log10(low) <= math.log10(high) <= log[-1][1]
    for limits in (linear, log):
        assert [bottom for bottom, _ in limits] == sorted((b for b, _ in limits), reverse=True)
        assert [top for _, top in limits] == sorted(top for _, top in limits)


@pytest.mark.parametrize(
    ("low", "high", "length", "expected"),
    [
        (0, 1000, 600, [1]),
        (0, 500, 600, []),
        (0, 6000, 600, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        (0, 12_000, 600, [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]),
        (601, 1900, 600, [2, 3]),
        (0, 1000, 468.75, [1, 2]),  # 60,000 images in mini-batches of 128
    ],
)
def test_epoch_ends(low: float, high: float, length: float, expected: list[int]) -> None:
    assert list(epoch_ends(low, high, length, 12)) == expected


@given(st.floats(0, 1e6), st.floats(4, 1e7), st.floats(1, 1e4), st.integers(1, 12))
def test_there_are_never_many_epoch_lines(
    low: float, span: float, length: float, most: int
) -> None:
    ends = epoch_ends(low, low + span, length, most)
    assert len(ends) <= most + 1
    assert all(low <= k * length * (1 + 1e-9) and k * length <= low + span for k in ends)
