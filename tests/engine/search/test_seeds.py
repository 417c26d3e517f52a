"""Bands over seeds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from engine.config import ConfigError, TrainConfig
from engine.runs.records import RunHistory
from engine.search.seeds import accuracy_bands, loss_band, seed_configs, trailing_means


@dataclass
class Recorded:
    history: RunHistory


def run_of(losses: list[float], evaluations: list[tuple[float, float, float]]) -> Recorded:
    return Recorded(RunHistory(np.array(losses), np.array(evaluations), np.empty(0)))


def test_seeds_count_up_from_the_configuration_and_change_nothing_else() -> None:
    config = TrainConfig(dataset="circles", seed=7)
    configs = seed_configs(config, 3)
    assert [one.seed for one in configs] == [7, 8, 9]
    assert {one.replace(seed=7) for one in configs} == {config}


@pytest.mark.parametrize("count", [0, -1, 1001, 2.0, True])
def test_a_count_that_is_none_is_refused(count: int) -> None:
    with pytest.raises(ConfigError, match=r"^count: "):
        seed_configs(TrainConfig(), count)


@given(
    st.lists(st.floats(0, 1e6), min_size=1, max_size=60),
    st.integers(1, 70),
)
def test_trailing_means_are_the_means_of_the_last_losses(losses: list[float], window: int) -> None:
    means = trailing_means(np.array(losses), window)
    expected = [np.mean(losses[max(0, end - window) : end]) for end in range(1, len(losses) + 1)]
    assert_allclose(means, expected, rtol=1e-9, atol=1e-6)


def test_a_window_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="window is 0"):
        trailing_means(np.ones(3), 0)


def test_the_loss_band_spans_all_runs_as_far_as_all_of_them_went() -> None:
    runs = [run_of([4, 2, 6], []), run_of([2, 2, 2, 2], [])]
    band = loss_band(runs, window=2)
    assert band.iterations.tolist() == [1, 2, 3]
    assert band.low.tolist() == [2, 2, 2]
    assert band.high.tolist() == [4, 3, 4]
    assert band.mean.tolist() == [3, 2.5, 3]
    assert len(band) == 3


def test_the_loss_band_ends_before_a_run_diverges() -> None:
    band = loss_band([run_of([1, 2, float("inf")], []), run_of([1, 2, 3, 4], [])])
    assert band.iterations.tolist() == [1, 2]
    assert np.isfinite(band.high).all()


def test_accuracies_are_banded_where_all_runs_measured_them() -> None:
    one = run_of([1.0] * 30, [(10, 0.5, 0.4), (20, 0.7, 0.6), (25, 0.9, 0.9)])
    two = run_of([1.0] * 30, [(5, 0.1, 0.1), (10, 0.3, 0.2), (20, 0.9, 0.8)])
    train, test = accuracy_bands([one, two])
    assert train.iterations.tolist() == test.iterations.tolist() == [10, 20]
    assert_array_equal(train.low, [0.3, 0.7])
    assert_array_equal(train.high, [0.5, 0.9])
    assert_allclose(test.mean, [0.3, 0.7])


def test_runs_with_no_moment_in_common_have_an_empty_band() -> None:
    train, test = accuracy_bands([run_of([1.0], [(1, 0.5, 0.5)]), run_of([1.0], [])])
    assert len(train) == len(test) == 0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=7))
def test_the_mean_lies_inside_the_band(values: list[float]) -> None:
    band = loss_band([run_of([value], []) for value in values])
    assert band.low[0] <= band.mean[0] <= band.high[0]


def test_no_runs_make_no_band() -> None:
    with pytest.raises(ValueError, match="no runs"):
        loss_band([])
    with pytest.raises(ValueError, match="no runs"):
        accuracy_bands([])
