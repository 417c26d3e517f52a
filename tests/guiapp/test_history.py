"""Loss and accuracy histories: exact values, honest means, and the right iteration numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiapp.history import LossHistory, PointHistory


def brute_mean(losses: list[float], position: int, window: int) -> float:
    """Mean of the finite losses among the last ``window`` up to ``position``."""
    recent = [x for x in losses[max(0, position - window + 1) : position + 1] if math.isfinite(x)]
    return math.fsum(recent) / len(recent) if recent else math.nan


class TestLossHistory:
    def test_an_empty_one(self) -> None:
        history = LossHistory()
        assert len(history) == 0
        assert history.first_iteration == 1
        assert history.last_iteration == 0
        assert all(math.isnan(x) for x in (*history.lows, *history.highs))
        iterations, losses, means = history.decimate(1, 100, 10)
        assert len(iterations) == len(losses) == len(means) == 0
        with pytest.raises(IndexError, match="iteration 1 is not recorded"):
            history.value_at(1)

    def test_the_first_loss_is_that_of_iteration_1(self) -> None:
        history = LossHistory()
        history.append([2.5, 2.25])
        history.append(2.0)
        assert [history.value_at(k) for k in (1, 2, 3)] == [2.5, 2.25, 2.0]
        assert [history.smoothed_at(k) for k in (1, 2, 3)] == [2.5, 2.375, 2.25]
        np.testing.assert_array_equal(history.iterations, [1, 2, 3])

    @pytest.mark.parametrize("iteration", [0, -1, 4])
    def test_other_iterations_are_refused(self, iteration: int) -> None:
        history = LossHistory()
        history.append([1.0, 2.0, 3.0])
        with pytest.raises(IndexError, match="iterations 1 to 3"):
            history.smoothed_at(iteration)

    def test_a_run_that_was_resumed_goes_on_counting(self) -> None:
        history = LossHistory(start_iteration=501)
        history.append(np.array([0.5, 0.25], dtype=np.float32))
        assert history.value_at(502) == 0.25
        iterations, losses, _ = history.decimate(0, 1000, 10)
        np.testing.assert_array_equal(iterations, [501, 502])
        np.testing.assert_array_equal(losses, [0.5, 0.25])

    def test_clear_begins_anew(self) -> None:
        history = LossHistory()
        history.append(np.full(500, 9.0))
        history.clear()
        history.append([1.0, 3.0])
        assert len(history) == 2
        assert history.smoothed_at(2) == 2.0
        assert (history.lows[0], history.highs[0]) == (1.0, 3.0)
        history.clear(start_iteration=11)
        history.append(4.0)
        assert history.value_at(11) == 4.0

    def test_the_window_slides(self) -> None:
        history = LossHistory(window=3)
        history.append([1.0, 2.0, 3.0, 4.0])
        assert history.means.tolist() == [1.0, 1.5, 2.0, 3.0]

    def test_a_window_of_one_smooths_nothing(self) -> None:
        history = LossHistory(window=1)
        history.append([1.0, 5.0])
        history.append([2.0])
        assert history.means.tolist() == [1.0, 5.0, 2.0]

    def test_a_window_must_hold_something(self) -> None:
        with pytest.raises(ValueError, match="window"):
            LossHistory(window=0)

    def test_what_is_not_finite_is_missing_and_poisons_no_mean(self) -> None:
        history = LossHistory(window=2)
        history.append([1.0, math.nan, math.inf, 4.0, 6.0])
        assert math.isnan(history.value_at(3))
        np.testing.assert_array_equal(history.means, [1.0, 1.0, np.nan, 4.0, 5.0])

    def test_a_huge_loss_does_not_outlive_its_window(self) -> None:
        history = LossHistory()
        history.append(np.full(50, 0.3))
        history.append([1e300])
        history.append(np.full(200, 0.3))
        assert history.smoothed_at(251) == pytest.approx(0.3, rel=1e-14)

    def test_losses_that_overflow_their_sum_give_no_mean(self) -> None:
        history = LossHistory(window=2)
        history.append([1.7e308, 1.7e308, 1.0, 1.0])
        np.testing.assert_array_equal(history.means, [1.7e308, np.nan, 0.85e308, 1.0])

    def test_means_stay_exact_after_a_million_iterations(self) -> None:
        losses = np.random.default_rng(1).gamma(2.0, size=1_000_000)
        history = LossHistory()
        for part in np.array_split(losses, 7):
            history.append(part)
        for k in (100, 54_321, 1_000_000):
            exact = math.fsum(losses[k - 100 : k]) / 100
            assert history.smoothed_at(k) == pytest.approx(exact, rel=1e-14)

    @given(
        st.lists(
            st.one_of(st.floats(-1e3, 1e3), st.sampled_from([math.nan, math.inf, -math.inf])),
            max_size=120,
        ),
        st.integers(1, 30),
        st.lists(st.integers(1, 40), min_size=1, max_size=4),
    )
    def test_means_do_not_depend_on_how_the_losses_arrive(
        self, losses: list[float], window: int, pieces: list[int]
    ) -> None:
        history = LossHistory(window=window)
        start, k = 0, 0
        while start < len(losses):
            stop = start + pieces[k % len(pieces)]
            history.append(losses[start:stop])
            start, k = stop, k + 1
        expected = [brute_mean(losses, i, window) for i in range(len(losses))]
        np.testing.assert_allclose(history.means, expected, rtol=1e-12, atol=1e-9)

    @given(st.integers(1, 5000), st.integers(-10, 6000), st.integers(-10, 6000), st.integers(1, 99))
    def test_decimated_iterations_lie_within_the_range_asked_for(
        self, length: int, first: int, last: int, columns: int
    ) -> None:
        history = LossHistory()
        history.append(np.arange(length, 0, -1.0))
        iterations, losses, means = history.decimate(first, last, columns)
        assert len(iterations) == len(losses) == len(means) <= 2 * columns
        if max(first, 1) > min(last, length):
            assert len(iterations) == 0
        else:
            assert iterations[0] == max(first, 1)
            assert iterations[-1] == min(last, length)
            assert losses.max() == history.value_at(int(iterations[0]))
            assert losses.min() == history.value_at(int(iterations[-1]))


class TestPointHistory:
    @pytest.fixture
    def history(self) -> PointHistory:
        history = PointHistory(2)
        for iteration, train, test in ((0, 0.1, 0.2), (100, 0.8, 0.9), (250, 0.85, 0.7)):
            history.append(iteration, train, test)
        return history

    def test_points_keep_their_iterations(self, history: PointHistory) -> None:
        assert history.iterations.tolist() == [0.0, 100.0, 250.0]
        assert history.values.tolist() == [[0.1, 0.8, 0.85], [0.2, 0.9, 0.7]]

    @pytest.mark.parametrize(
        ("iteration", "index"), [(-5, 0), (49, 0), (51, 1), (174, 1), (176, 2), (1e9, 2)]
    )
    def test_nearest(self, history: PointHistory, iteration: float, index: int) -> None:
        assert history.nearest(iteration) == index

    def test_nearest_of_nothing(self) -> None:
        with pytest.raises(IndexError, match="no point"):
            PointHistory(2).nearest(3)

    def test_best(self, history: PointHistory) -> None:
        assert (history.best(0), history.best(1)) == (2, 1)
        assert PointHistory(2).best(0) is None

    def test_both_ends_of_a_range_belong_to_it(self, history: PointHistory) -> None:
        x, (train, test) = history.decimate(100, 250, 600)
        assert x.tolist() == [100.0, 250.0]
        assert train.tolist() == [0.8, 0.85]
        assert test.tolist() == [0.9, 0.7]

    def test_points_must_go_forward(self, history: PointHistory) -> None:
        with pytest.raises(ValueError, match="iteration 250 cannot follow one at iteration 250"):
            history.append(250, 0.5, 0.5)

    def test_points_must_be_complete(self, history: PointHistory) -> None:
        with pytest.raises(ValueError, match="2 values, but 1"):
            history.append(300, 0.5)
        assert len(history) == 3

    def test_clear(self, history: PointHistory) -> None:
        history.clear()
        history.append(5, 0.5, 0.6)
        assert history.iterations.tolist() == [5.0]

    def test_many_points_are_decimated_too(self) -> None:
        history = PointHistory(1)
        for k in range(1, 1001):
            history.append(k * 10, 0.9 if k == 777 else 0.5)
        x, (values,) = history.decimate(0, 1e9, 40)
        assert len(x) <= 80
        assert values.max() == 0.9
