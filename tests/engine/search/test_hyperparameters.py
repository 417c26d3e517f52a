"""The book's search: drawn beforehand, the same wherever it runs, and as good as the book's."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from engine.config import ConfigError
from engine.datasets import load_mnist
from engine.search.hyperparameters import (
    JobError,
    SearchSpace,
    Trial,
    TrialResult,
    _samples,
    draw_trials,
    ranked,
    run_search,
    run_trial,
)
from engine.search.slices import exhaust

QUICK = SearchSpace(
    dataset="circles",
    samples=100,
    hidden_sizes=(8,),
    epochs=4,
    batch_size=20,
    learning_rates=(1e-3, 1.0),
    trials=6,
)


def assert_same_bits(one: TrialResult, two: TrialResult) -> None:
    assert one.trial == two.trial
    for name in ("losses", "train_accuracies", "validation_accuracies"):
        assert_array_equal(getattr(one, name), getattr(two, name))


def test_the_book_s_search_space() -> None:
    """500 samples, 20 % for validation, 100 trials of 50 epochs of 4 mini-batches."""
    space = SearchSpace()
    assert (space.training_samples, space.validation_samples) == (400, 100)
    assert (space.trials, space.epochs, space.iterations_per_epoch) == (100, 50, 4)
    assert space.hidden_sizes == (100,) * 6
    assert space.learning_rates == (1e-6, 1e-2)
    assert space.weight_decays == (1e-8, 1e-4)


def test_draws_are_even_on_a_logarithmic_scale() -> None:
    trials = draw_trials(SearchSpace(), 4000, seed=1)
    for name, low, high in (("learning_rate", -6, -2), ("weight_decay", -8, -4)):
        exponents = np.log10([getattr(trial, name) for trial in trials])
        assert low <= exponents.min() < exponents.max() <= high
        counts, _ = np.histogram(exponents, bins=4, range=(low, high))
        # 1000 each; five standard deviations of a binomial are 137
        assert np.abs(counts - 1000).max() < 137
    assert len({trial.seed for trial in trials}) == 4000


def test_the_first_of_many_trials_are_those_of_few() -> None:
    assert draw_trials(QUICK, 10)[:6] == draw_trials(QUICK)
    assert draw_trials(QUICK, 6, seed=1) != draw_trials(QUICK)


def test_a_range_of_one_point_is_that_point() -> None:
    space = SearchSpace(learning_rates=(0.003, 0.003), weight_decays=(1e-5, 1e-5), trials=20)
    assert {trial.learning_rate for trial in draw_trials(space)} == {0.003}


def test_the_split_is_a_shuffle_of_the_first_samples() -> None:
    samples = _samples("mnist", 50, 10, 3)
    mnist = load_mnist()
    assert samples.x_train.shape == (40, 784)
    assert samples.x_validation.shape == (10, 784)
    t = np.concatenate([samples.t_train, samples.t_validation])
    assert (
        np.bincount(t, minlength=10).tolist()
        == np.bincount(mnist.train.labels[:50], minlength=10).tolist()
    )
    x = np.concatenate([samples.x_validation, samples.x_train])
    assert not np.array_equal(x, mnist.train.chunk(0, 50))
    assert_array_equal(np.sort(x.sum(axis=1)), np.sort(mnist.train.chunk(0, 50).sum(axis=1)))


def test_accuracies_are_measured_once_an_epoch() -> None:
    result = run_trial(draw_trials(QUICK)[0])
    assert len(result.losses) == 4 * 4
    assert len(result.train_accuracies) == len(result.validation_accuracies) == 4
    assert result.validation_accuracy == result.validation_accuracies[-1]
    assert result.train_accuracy == result.train_accuracies[-1]
    assert result.seconds > 0


def test_the_decay_is_in_the_loss_and_holds_the_weights_back() -> None:
    light, heavy = (
        run_trial(Trial(1, 0.01, decay, 5, QUICK.__class__(**{**vars(QUICK), "epochs": 50})))
        for decay in (1e-8, 1.0)
    )
    assert heavy.losses[0] > light.losses[0] + 1
    assert heavy.losses[-1] < heavy.losses[0] / 2


def test_order_and_place_do_not_change_a_bit() -> None:
    trials = draw_trials(QUICK)
    alone = exhaust(run_search(trials))
    backwards = exhaust(run_search(trials[::-1]))[::-1]
    with ThreadPoolExecutor(2) as executor:
        together = exhaust(run_search(trials, executor))
    for results in (backwards, together, [run_trial(trial) for trial in trials]):
        for one, two in zip(alone, results, strict=True):
            assert_same_bits(one, two)


def test_the_best_stand_first_and_the_diverged_last() -> None:
    def result_of(number: int, accuracy: float, diverged: bool = False) -> TrialResult:
        accuracies = np.array([accuracy])
        return TrialResult(
            Trial(number, 0.1, 0.1, 0), accuracies, accuracies, accuracies, diverged, 0
        )

    results = [result_of(1, 0.5), result_of(2, 0.9, True), result_of(3, 0.7), result_of(4, 0.7)]
    assert [result.trial.number for result in ranked(results)] == [3, 4, 1, 2]
    assert results[1].validation_accuracy is None


def test_a_trial_that_diverges_is_a_result() -> None:
    large = (1e3, 1e3)
    space = SearchSpace(
        dataset="circles",
        samples=50,
        hidden_sizes=(8,),
        learning_rates=large,
        weight_decays=large,  # each update makes the weights a million times as large
    )
    result = run_trial(draw_trials(space, 1)[0])
    assert result.diverged
    assert len(result.losses) < 50 * space.iterations_per_epoch
    assert not np.isfinite(result.losses[-1])


def test_a_result_can_be_sent_home() -> None:
    result = run_trial(draw_trials(QUICK)[0])
    assert_same_bits(result, pickle.loads(pickle.dumps(result)))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"samples": 1}, "samples"),
        ({"samples": 50.0}, "samples"),
        ({"validation_share": 0.0}, "validation_share"),
        ({"validation_share": 1.0}, "validation_share"),
        ({"validation_share": float("nan")}, "validation_share"),
        ({"samples": 3, "validation_share": 0.1}, "validation_share"),
        ({"epochs": 0}, "epochs"),
        ({"batch_size": 0}, "batch_size"),
        ({"trials": 0}, "trials"),
        ({"trials": True}, "trials"),
        ({"seed": -1}, "seed"),
        ({"hidden_sizes": (0,)}, "hidden_sizes"),
        ({"hidden_sizes": (10,) * 7}, "hidden_sizes"),
        ({"learning_rates": (1e-2, 1e-6)}, "learning_rates"),
        ({"learning_rates": (0.0, 1e-2)}, "learning_rates"),
        ({"learning_rates": (1e-3, float("inf"))}, "learning_rates"),
        ({"learning_rates": 0.1}, "learning_rates"),
        ({"weight_decays": (1e-3,)}, "weight_decays"),
        ({"weight_decays": ("a", "b")}, "weight_decays"),
        ({"dataset": ""}, "dataset"),
    ],
)
def test_a_space_that_cannot_be_searched_names_its_field(
    changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(ConfigError) as error:
        SearchSpace(**changes)
    assert error.value.field == field


def test_more_samples_than_there_are_is_an_error_that_names_the_trial() -> None:
    space = SearchSpace(dataset="circles", samples=451, trials=1)
    with pytest.raises(JobError, match=r"^Trial 1 \(.*samples: .*between 2 and 450, not 451"):
        exhaust(run_search(draw_trials(space)))


def test_a_few_trials_of_the_book_learn_where_the_rate_is_large() -> None:
    """All of the book's best eight have rates of at least .0049; with 1e-5 nothing is learned."""
    large, small = (
        run_trial(Trial(number, rate, 1e-6, number)) for number, rate in ((1, 0.009), (2, 1e-5))
    )
    assert large.validation_accuracy is not None
    assert small.validation_accuracy is not None
    assert 0.6 <= large.validation_accuracy <= 0.9
    assert small.validation_accuracy <= 0.3


@pytest.mark.slow
def test_all_hundred_trials_come_to_what_the_book_s_came_to() -> None:
    """Its notebook: the best .84, the fifth .73, the best eight at rates of at least .0049.

    With other seeds the book's best is between .73 and .84, at rates of at least .0045; ours had
    .77 and .0047 with the seed 0. Five times the binomial error of 100 samples is .2.
    """
    best = ranked(exhaust(run_search(draw_trials(SearchSpace()))))
    assert len(best) == 100
    assert best[0].validation_accuracy is not None
    assert 0.65 <= best[0].validation_accuracy <= 0.9
    assert min(result.trial.learning_rate for result in best[:5]) >= 0.0035
    middling = best[50].validation_accuracy
    assert middling is not None
    assert middling < 0.3  # most of the range is too slow to learn anything in 50 epochs
