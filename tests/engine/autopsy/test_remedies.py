"""What is tried, and how a trial is judged."""

from __future__ import annotations

import math

import pytest

from engine.autopsy.records import Cause, Symptom
from engine.autopsy.remedies import (
    MOST_TRIALS,
    candidates,
    odd_spread,
    on_trial,
    suited_initializer,
)
from engine.autopsy.replay import recorded, replayed
from engine.config import TrainConfig
from tests.engine.autopsy.failed_runs import CIRCLES, SPIRALS, STUCK, course_of, drained

LN2 = math.log(2)
DEAD = Symptom.DEAD


def tried(config: TrainConfig, symptom: Symptom, iterations: int = 30) -> list[TrainConfig]:
    course = course_of(config.replace(iterations=iterations), symptom)
    remedies = candidates(course, recorded(course), LN2)
    assert 0 < len(remedies) <= MOST_TRIALS
    assert all(remedy.config.seed == config.seed for remedy in remedies)
    assert all(remedy.config != course.config for remedy in remedies)
    return [remedy.config for remedy in remedies]


def test_a_learning_rate_that_kills_is_divided_by_ten_first() -> None:
    rates = [config.learning_rate for config in tried(CIRCLES.replace(learning_rate=20.0), DEAD)]
    assert rates == [2.0, 0.2, 0.01]


def test_no_dust_of_a_division() -> None:
    rates = [config.learning_rate for config in tried(CIRCLES.replace(learning_rate=30.0), DEAD)]
    assert rates[:2] == [3.0, 0.3]


def test_ill_first_weights_are_replaced_first() -> None:
    config = SPIRALS.replace(initializer="std", weight_init_std=5.0)
    assert tried(config, Symptom.SATURATED)[0].initializer == "xavier"
    assert tried(STUCK, Symptom.PLATEAU)[0].initializer == "xavier"


def test_deep_sigmoids_are_replaced_before_the_learning_rate() -> None:
    found = tried(STUCK.replace(initializer="xavier"), Symptom.PLATEAU)
    assert (found[0].activation, found[0].initializer) == ("relu", "he")
    assert found[1].learning_rate == 10 * STUCK.learning_rate


def test_a_small_step_does_not_accuse_the_learning_rate() -> None:
    """Units die in a step of a 40,000th of the weights: these were no good before."""
    config = CIRCLES.replace(hidden_sizes=(20,) * 6, initializer="std", weight_init_std=1e-3)
    course = course_of(config.replace(iterations=300), DEAD)
    site = drained(replayed(course))
    assert site.onset is not None
    assert site.onset.last > 0
    assert max(site.step_ratios) < 1e-4
    assert candidates(course, site, LN2)[0].config == course.config.replace(initializer="he")


def test_which_initializer_suits() -> None:
    assert suited_initializer("relu") == "he"
    assert suited_initializer("sigmoid") == suited_initializer("tanh") == "xavier"


def test_the_oddest_hidden_layer() -> None:
    config = CIRCLES.replace(hidden_sizes=(100, 4), initializer="std", weight_init_std=1.0)
    spread = odd_spread(config, 2)
    assert spread.layer == 2  # He takes 0.141 there, and exactly 1 in layer 1
    assert spread.suited == pytest.approx(math.sqrt(2 / 100))
    assert spread.excess == pytest.approx(math.log(math.sqrt(50)))
    assert odd_spread(config, 2, 1).excess == pytest.approx(0.0)
    assert odd_spread(CIRCLES, 2).excess == pytest.approx(0.0)
    assert odd_spread(CIRCLES.replace(initializer="std", weight_init_std=0.0), 2).excess < -50


def test_a_trial_that_diverges_cures_nothing() -> None:
    course = course_of(
        CIRCLES.replace(hidden_sizes=(8, 8, 8), learning_rate=1e38), Symptom.DIVERGED
    )
    first = candidates(course, recorded(course), LN2)[0]
    outcome = drained(on_trial(first, course, 1, LN2))
    assert not outcome.cures
    assert outcome.remedy.trial is not None
    assert math.isnan(outcome.remedy.trial.loss)
    assert outcome.remedy.cause is Cause.LEARNING_RATE_TOO_LARGE


def test_a_trial_compares_at_the_same_iteration() -> None:
    course = course_of(CIRCLES.replace(learning_rate=20.0, iterations=700), DEAD)
    remedy = candidates(course, recorded(course), LN2)[1]
    trial = drained(on_trial(remedy, course, 3, LN2)).remedy.trial
    assert trial is not None
    assert trial.iterations == trial.failed_iterations == 700
    assert trial.failed_loss == course.mean_loss(700)
    assert trial.learns
    assert trial.loss < trial.failed_loss
