"""Healthy runs, of which an autopsy says nothing."""

from __future__ import annotations

import numpy as np
import pytest

from engine.autopsy.records import Course, Symptom
from engine.config import PRESETS
from tests.engine.autopsy.failed_runs import CIRCLES, course_of, dataset_of, examined, verdict

FITTING = [("tanh", "xavier"), ("relu", "he"), ("relu", "xavier"), ("tanh", "he")]
PACES = [("sgd", 0.2), ("momentum", 0.05), ("nesterov", 0.05), ("adagrad", 0.1), ("adam", 0.01)]


@pytest.mark.parametrize("dataset", ["circles", "xor", "gaussians", "spirals"])
@pytest.mark.parametrize(("activation", "initializer"), FITTING)
@pytest.mark.parametrize(("optimizer", "rate"), PACES)
def test_nothing_is_said_of_healthy_runs(
    dataset: str, activation: str, initializer: str, optimizer: str, rate: float
) -> None:
    config = CIRCLES.replace(
        dataset=dataset,
        activation=activation,
        initializer=initializer,
        optimizer=optimizer,
        learning_rate=rate,
    )
    assert verdict(config) is None


@pytest.mark.parametrize("preset", PRESETS)
def test_nothing_is_said_of_the_presets_on_points_they_can_learn(preset: str) -> None:
    config = PRESETS[preset].replace(
        dataset="gaussians", augment=False, iterations=1000, evaluate_every=0
    )
    assert verdict(config) is None


def test_nothing_is_said_of_the_spirals() -> None:
    assert verdict(PRESETS["spirals"].replace(evaluate_every=0)) is None


@pytest.mark.slow
@pytest.mark.parametrize("preset", ["article", "chapter4", "chapter5", "fast"])
def test_nothing_is_said_of_the_presets_on_mnist(preset: str) -> None:
    """Chapter 4's network stays at ln 10 for 200 iterations, and is given the time."""
    config = PRESETS[preset].replace(iterations=1000, evaluate_every=0, loss_after_update=False)
    assert verdict(config) is None


@pytest.mark.parametrize("symptom", [Symptom.DEAD, Symptom.SATURATED])
def test_a_suspicion_that_is_not_confirmed_is_dropped(symptom: Symptom) -> None:
    assert examined(course_of(CIRCLES.replace(iterations=100), symptom)) is None


def test_a_run_that_learns_although_it_is_saturated_needs_a_better_one() -> None:
    """Of Two gaussians a trained tanh network saturates, because it is sure: nothing is wrong."""
    config = PRESETS["spirals"].replace(dataset="gaussians", evaluate_every=0)
    course = course_of(config, Symptom.SATURATED)
    assert examined(course) is None


def test_a_run_without_an_iteration_has_no_story() -> None:
    config = CIRCLES
    empty = Course(config, dataset_of(config), Symptom.PLATEAU, np.empty(0), (), ())
    assert examined(empty) is None
