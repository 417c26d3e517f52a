"""Every diagnosis, provoked by a real run."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.autopsy.ignorance import ignorance_level
from engine.autopsy.records import Cause, Diagnosis, Quantity, Span, Symptom
from engine.config import PRESETS
from engine.trainer import Trainer, overflow_is_news
from tests.engine.autopsy.failed_runs import (
    CIRCLES,
    SPIRALS,
    STUCK,
    course_of,
    dataset_of,
    examined,
    verdict,
)


def cured(diagnosis: Diagnosis | None) -> Diagnosis:
    """A diagnosis whose remedy, run afresh, does learn from the same seed."""
    assert diagnosis is not None
    assert diagnosis.remedy is not None
    trial = diagnosis.remedy.trial
    assert trial is not None
    assert trial.learns
    config = diagnosis.remedy.config
    trainer = Trainer(config, dataset_of(config))
    with overflow_is_news():
        losses = [trainer.update().loss for _ in range(trial.iterations)]
    assert np.mean(losses[-100:]) == pytest.approx(trial.loss)
    level = ignorance_level(config.loss, trainer.dataset.train.labels, trainer.dataset.num_classes)
    assert np.mean(losses[-100:]) < 0.9 * level
    return diagnosis


# -- divergence -----------------------------------------------------------------------------------


def test_a_learning_rate_that_overflows() -> None:
    config = CIRCLES.replace(hidden_sizes=(20, 20, 20), learning_rate=1e37)
    diagnosis = cured(verdict(config))
    assert diagnosis.symptom is Symptom.DIVERGED
    assert diagnosis.cause is Cause.LEARNING_RATE_TOO_LARGE
    assert diagnosis.onset == Span(0, 1)
    assert diagnosis.what.values["end"] == 2
    assert diagnosis.why.values["rate"] == 1e37
    assert diagnosis.remedy is not None
    assert diagnosis.remedy.config == config.replace(
        learning_rate=diagnosis.remedy.config.learning_rate
    )
    assert diagnosis.before.quantity is Quantity.WEIGHTS
    assert diagnosis.before.edges[-1] < 2.0
    assert diagnosis.after.edges[-1] > 1e30 or diagnosis.after.not_finite


def test_the_layer_and_the_step_ratio_are_those_of_the_step_itself() -> None:
    config = CIRCLES.replace(learning_rate=1e37)
    diagnosis = cured(verdict(config))
    trainer = Trainer(config, dataset_of(config))
    before = trainer.snapshot().params[f"W{diagnosis.layer}"].astype(np.float64)
    with overflow_is_news():
        trainer.update()
    change = np.linalg.norm(trainer.network.params[f"W{diagnosis.layer}"] - before)
    assert diagnosis.why.values["ratio"] == pytest.approx(change / np.linalg.norm(before))
    assert diagnosis.why.values["layer"] == diagnosis.layer


def test_a_learning_rate_raised_meanwhile_is_found_where_it_was_raised() -> None:
    course = course_of(CIRCLES, Symptom.DIVERGED, {301: 1e37})
    assert course.iterations < 310
    diagnosis = cured(examined(course))
    assert diagnosis.onset == Span(300, 301)
    assert diagnosis.why.values["rate"] == 1e37
    assert diagnosis.remedy is not None
    assert diagnosis.remedy.config == CIRCLES, "as it was before it was raised"


def test_first_weights_too_large_to_bear() -> None:
    config = CIRCLES.replace(hidden_sizes=(100,) * 6, initializer="std", weight_init_std=10.0)
    diagnosis = cured(verdict(config))
    assert diagnosis.symptom is Symptom.DIVERGED
    assert diagnosis.cause is Cause.INITIALIZER_TOO_WIDE
    assert diagnosis.why.values["std"] == 10.0
    assert diagnosis.remedy is not None
    assert diagnosis.remedy.config == config.replace(initializer="he")


# -- plateaus -------------------------------------------------------------------------------------


def test_sigmoid_layers_through_which_the_gradient_vanishes() -> None:
    diagnosis = cured(verdict(STUCK))
    assert diagnosis.symptom is Symptom.PLATEAU
    assert diagnosis.cause is Cause.VANISHING_GRADIENT
    assert diagnosis.layer == 1
    assert diagnosis.what.values["level"] == pytest.approx(math.log(2), abs=1e-4)
    assert diagnosis.what.values["classes"] == 2
    assert diagnosis.why.values["ratio"] < 1e-3 * diagnosis.why.values["last"]  # type: ignore[operator]


@pytest.mark.slow
def test_a_plateau_at_ln_10() -> None:
    """The digits through five sigmoid layers."""
    config = PRESETS["article"].replace(hidden_sizes=(30,) * 5, iterations=600, evaluate_every=0)
    diagnosis = cured(verdict(config))
    assert diagnosis.symptom is Symptom.PLATEAU
    assert diagnosis.cause is Cause.VANISHING_GRADIENT
    assert diagnosis.layer == 1
    assert "no better than ln 10 = 2.303" in str(diagnosis.what)
    assert diagnosis.before.iteration == 0
    assert diagnosis.after.iteration == 500


def test_first_weights_too_small() -> None:
    config = CIRCLES.replace(
        hidden_sizes=(20, 20), activation="tanh", initializer="std", weight_init_std=0.01
    )
    diagnosis = cured(verdict(config))
    assert diagnosis.symptom is Symptom.PLATEAU
    assert diagnosis.cause is Cause.INITIALIZER_TOO_NARROW
    assert diagnosis.why.values["suited"] == pytest.approx(math.sqrt(1 / 2))
    assert diagnosis.remedy is not None
    assert diagnosis.remedy.config == config.replace(initializer="xavier")


def test_outputs_are_seen_on_one_axis() -> None:
    config = CIRCLES.replace(hidden_sizes=(20, 20), initializer="std", weight_init_std=0.01)
    diagnosis = cured(examined(course_of(config, Symptom.PLATEAU)))
    assert diagnosis.remedy is not None
    assert diagnosis.remedy.histogram is not None
    assert diagnosis.before.quantity is Quantity.OUTPUTS
    for histogram in (diagnosis.after, diagnosis.remedy.histogram):
        np.testing.assert_array_equal(histogram.edges, diagnosis.before.edges)
    counts = diagnosis.before.counts
    assert counts[0] == counts.sum(), "nothing to be seen of outputs that small"


def test_a_learning_rate_that_is_too_small() -> None:
    config = CIRCLES.replace(learning_rate=1e-6, activation="tanh", initializer="xavier")
    diagnosis = cured(verdict(config))
    assert diagnosis.symptom is Symptom.PLATEAU
    assert diagnosis.cause is Cause.LEARNING_RATE_TOO_SMALL
    assert diagnosis.why.values["ratio"] < 1e-4  # type: ignore[operator]
    assert diagnosis.remedy is not None
    assert diagnosis.remedy.config.learning_rate > 1e-3


def test_no_hidden_layer_for_circles() -> None:
    diagnosis = cured(verdict(CIRCLES.replace(hidden_sizes=())))
    assert diagnosis.cause is Cause.NO_HIDDEN_LAYER
    assert diagnosis.before.quantity is Quantity.WEIGHTS


def test_what_nothing_helps_is_said_too() -> None:
    """Points scattered so far that the classes cannot be told apart."""
    config = CIRCLES.replace(toy_noise=1.0, learning_rate=0.01, activation="tanh", seed=3)
    diagnosis = examined(course_of(config, Symptom.PLATEAU))
    assert diagnosis is not None
    assert diagnosis.cause is Cause.UNKNOWN
    assert diagnosis.remedy is None
    assert len(diagnosis.tried) == diagnosis.why.values["count"]
    assert all(r.trial is not None and not r.trial.learns for r in diagnosis.tried)


def test_the_squared_error_has_its_own_level() -> None:
    diagnosis = examined(course_of(STUCK.replace(loss="mean_squared_error"), Symptom.PLATEAU))
    assert diagnosis is not None
    assert diagnosis.what.values["level"] == pytest.approx(0.25, abs=1e-4)
    assert "squared error" in str(diagnosis.what)


def test_a_plateau_behind_dead_units_names_both() -> None:
    course = course_of(CIRCLES.replace(learning_rate=20.0), Symptom.PLATEAU)
    diagnosis = cured(examined(course))
    assert diagnosis.cause is Cause.DEAD_RELU
    assert diagnosis.origin is not None
    assert diagnosis.origin.values["rate"] == 20.0


def test_a_plateau_behind_saturated_units_names_both() -> None:
    diagnosis = cured(examined(course_of(SPIRALS.replace(learning_rate=1.0), Symptom.PLATEAU)))
    assert diagnosis.cause is Cause.SATURATED_UNITS
    assert diagnosis.origin is not None
    assert "learning rate 1 is too large" in str(diagnosis.origin)


# -- units ----------------------------------------------------------------------------------------


def test_dead_relu_units() -> None:
    diagnosis = cured(verdict(CIRCLES.replace(learning_rate=20.0)))
    assert diagnosis.symptom is Symptom.DEAD
    assert diagnosis.cause is Cause.LEARNING_RATE_TOO_LARGE
    assert diagnosis.layer == 1
    assert diagnosis.onset.is_exact
    assert 1 <= diagnosis.onset.last <= 10
    assert diagnosis.what.values["flat"] >= 8  # type: ignore[operator]
    # before, half of what goes into the units is above zero; after, next to nothing
    assert diagnosis.before.quantity is Quantity.INPUTS
    assert above_zero(diagnosis.before.edges, diagnosis.before.counts) > 0.2
    assert above_zero(diagnosis.after.edges, diagnosis.after.counts) < 0.1
    for edges in (diagnosis.before.edges, diagnosis.after.edges):
        assert np.abs(edges).min() < 1e-9 * np.ptp(edges), "no bin has 0 inside"


def above_zero(edges: NDArray[np.float64], counts: NDArray[np.int64]) -> float:
    return float(counts[edges[:-1] > -1e-9 * edges[-1]].sum() / counts.sum())


def test_units_killed_in_the_middle_of_a_run() -> None:
    diagnosis = cured(examined(course_of(CIRCLES, Symptom.DEAD, {300: 50.0})))
    assert 300 <= diagnosis.onset.last <= 310
    assert diagnosis.onset.is_exact
    assert diagnosis.why.values["rate"] == 50.0
    assert diagnosis.remedy is not None
    assert diagnosis.remedy.config == CIRCLES


def test_units_that_were_never_alive() -> None:
    diagnosis = cured(verdict(CIRCLES.replace(initializer="std", weight_init_std=0.0)))
    assert diagnosis.symptom is Symptom.DEAD
    assert diagnosis.cause is Cause.INITIALIZER_TOO_NARROW
    assert diagnosis.onset.last == 0


@pytest.mark.parametrize(("activation", "std"), [("tanh", 5.0), ("sigmoid", 10.0)])
def test_units_saturated_by_their_first_weights(activation: str, std: float) -> None:
    config = SPIRALS.replace(activation=activation, initializer="std", weight_init_std=std)
    diagnosis = cured(verdict(config))
    assert diagnosis.symptom is Symptom.SATURATED
    assert diagnosis.cause is Cause.INITIALIZER_TOO_WIDE
    assert diagnosis.onset == Span(-1, 0)
    assert diagnosis.layer == 2
    assert diagnosis.what.values["activation"] == activation
    counts = diagnosis.before.counts
    assert counts[[0, -1]].sum() > 0.8 * counts.sum(), "at the ends"
    assert diagnosis.remedy is not None
    assert diagnosis.remedy.config == config.replace(initializer="xavier")


def test_units_saturated_by_a_learning_rate() -> None:
    diagnosis = cured(verdict(SPIRALS.replace(learning_rate=1.0)))
    assert diagnosis.symptom is Symptom.SATURATED
    assert diagnosis.cause is Cause.LEARNING_RATE_TOO_LARGE
    assert 1 <= diagnosis.onset.last <= 20
