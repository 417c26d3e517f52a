"""The same run again: bit for bit, from any point, and to the very step that went wrong."""

from __future__ import annotations

import numpy as np
import pytest

from engine.autopsy.records import Course, Span, Symptom
from engine.autopsy.replay import (
    Looker,
    Replay,
    ReplayError,
    depth,
    largest,
    recorded,
    replayed,
    step_ratios,
)
from engine.trainer import Trainer
from tests.engine.autopsy.failed_runs import CIRCLES, SPIRALS, course_of, dataset_of, drained


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize("sampler", ["without_replacement", "shuffled_epochs"])
def test_a_fork_goes_on_bit_for_bit(optimizer: str, sampler: str) -> None:
    config = SPIRALS.replace(optimizer=optimizer, sampler=sampler, iterations=200)
    course = course_of(config, Symptom.PLATEAU, {120: 0.02})
    replay = Replay(course)
    for _ in range(100):
        replay.step()
    fork = replay.fork()
    assert fork.trainer.dataset is course.dataset, "the data are not copied"
    for _ in range(100):
        replay.step()  # raises where a loss differs
    for _ in range(100):
        fork.step()
    assert fork.iteration == replay.iteration == 200
    assert fork.trainer.learning_rate == 0.02
    for key, array in replay.network.params.items():
        np.testing.assert_array_equal(fork.network.params[key], array)


def test_another_loss_is_noticed() -> None:
    course = course_of(CIRCLES.replace(iterations=20), Symptom.PLATEAU)
    other = course.losses.copy()
    other[9] += 1e-6
    changed = Course(course.config, course.dataset, course.symptom, other, (), course.snapshots)
    with pytest.raises(ReplayError, match="iteration 10"):
        drained(replayed(changed))


@pytest.mark.parametrize("iterations", [7, 60, 350, 601])
def test_the_first_bad_step_does_not_depend_on_where_one_looks(iterations: int) -> None:
    """The same run at several lengths, hence looked at in other places."""
    course = course_of(CIRCLES.replace(learning_rate=20.0, iterations=iterations), Symptom.DEAD)
    site = drained(replayed(course))
    onset = first_ill(course)
    assert site.onset == Span(onset - 1, onset)
    assert site.layer == 1


def first_ill(course: Course) -> int:
    """By looking after every step; the last time that the layer fell ill."""
    trainer = Trainer(course.config, course.dataset)
    looker = Looker(course, trainer.network)
    onset, was_ill = 0, False
    for iteration in range(1, course.iterations + 1):
        trainer.update()
        ill = looker.ill(trainer.network) is not None
        onset = iteration if ill and not was_ill else onset
        was_ill = ill
    assert was_ill
    return onset


def test_before_is_one_step_before() -> None:
    course = course_of(CIRCLES.replace(learning_rate=20.0, iterations=60), Symptom.DEAD)
    site = drained(replayed(course))
    assert site.onset is not None
    trainer = Trainer(course.config, course.dataset)
    for _ in range(site.onset.first):
        trainer.update()
    np.testing.assert_array_equal(site.before.params["W1"], trainer.network.params["W1"])
    assert site.health[0].is_ill


def test_a_run_in_health_has_no_onset() -> None:
    site = drained(replayed(course_of(CIRCLES.replace(iterations=50), Symptom.DEAD)))
    assert site.onset is None
    assert len(site.step_ratios) == 2
    assert all(0 < ratio < 0.1 for ratio in site.step_ratios)


def test_the_step_ratio_is_the_norm_of_the_change() -> None:
    trainer = Trainer(CIRCLES, dataset_of(CIRCLES))
    weights = trainer.snapshot().params
    trainer.network.params["W1"][:] *= 1.25
    ratios = step_ratios(weights, trainer.network)
    assert ratios == pytest.approx((0.25, 0.0), abs=1e-6)
    assert step_ratios({}, trainer.network) == ()


def test_snapshots_tell_the_layer_and_between_which_iterations() -> None:
    config = CIRCLES.replace(learning_rate=20.0, iterations=60)
    course = course_of(config, Symptom.DEAD)
    site = recorded(course)  # of the first and the last weights alone
    assert site.onset == Span(0, 60)
    assert site.layer == 1
    assert site.step_ratios == ()


def test_largest_counts_biases_and_what_is_no_number() -> None:
    network = Trainer(CIRCLES, dataset_of(CIRCLES)).network
    assert depth(network) == 2
    network.params["b2"][1] = -70.0
    assert largest(network, 2) == 70.0
    network.params["W2"][0, 0] = np.nan
    assert np.isnan(largest(network, 2))
