"""The light watch: what it suspects, and how long it waits."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from engine.autopsy.records import Symptom
from engine.autopsy.watch import FIRST_LOOK, PATIENCE, SETTLED, STAY, Watch
from engine.records import ParamSnapshot
from engine.trainer import Trainer
from tests.engine.autopsy.failed_runs import CIRCLES, SPIRALS, dataset_of


@pytest.fixture
def initial() -> ParamSnapshot:
    return Trainer(CIRCLES, dataset_of(CIRCLES)).snapshot()


@pytest.fixture
def watch(initial: ParamSnapshot) -> Watch:
    return Watch(CIRCLES, dataset_of(CIRCLES), initial)


def later(snapshot: ParamSnapshot, iteration: int, dead: int = 0) -> ParamSnapshot:
    """The same weights after so many iterations, with so many of 16 units dead."""
    params = {key: array.copy() for key, array in snapshot.params.items()}
    params["b1"][:dead] = -100.0
    return dataclasses.replace(snapshot, iteration=iteration, params=params)


def test_a_plateau_takes_time_and_has_no_break(watch: Watch) -> None:
    flat = np.full(PATIENCE, watch.level)
    assert watch.stays(flat)
    assert not watch.stays(flat[:-1])
    assert not watch.stays(flat * 0.9)
    flat[-STAY] = 0.5
    assert not watch.stays(flat)
    assert watch.stays(np.append(flat, watch.level)), "longer ago than one looks back"
    assert watch.stays(np.full(PATIENCE, 3.0)), "worse than nothing is no better"
    assert not watch.stays(np.full(PATIENCE, np.nan))


def test_a_run_can_recover(watch: Watch) -> None:
    assert watch.has_recovered(np.array([0.69, 0.5]))
    assert not watch.has_recovered(np.array([0.5, 0.69]))
    assert not watch.has_recovered(np.empty(0))


def test_a_whole_layer_is_suspected_soon_and_half_of_one_later(
    watch: Watch, initial: ParamSnapshot
) -> None:
    assert watch.see(later(initial, FIRST_LOOK - 1, dead=16)) is None
    assert watch.see(later(initial, FIRST_LOOK, dead=16)) is Symptom.DEAD
    assert watch.see(later(initial, SETTLED - 1, dead=8)) is None
    assert watch.see(later(initial, SETTLED, dead=8)) is Symptom.DEAD
    assert watch.see(later(initial, SETTLED + 1, dead=7)) is None


def test_after_an_excuse_it_waits_until_the_run_is_twice_as_long(
    watch: Watch, initial: ParamSnapshot
) -> None:
    watch.excuse(400)
    assert watch.see(later(initial, 799, dead=16)) is None
    assert watch.see(later(initial, 800, dead=16)) is Symptom.DEAD
    assert not watch.stays(np.full(799, watch.level))
    assert watch.stays(np.full(800, watch.level))


def test_sigmoid_and_tanh_saturate() -> None:
    config = SPIRALS.replace(initializer="std", weight_init_std=10.0)
    initial = Trainer(config, dataset_of(config)).snapshot()
    watch = Watch(config, dataset_of(config), initial)
    assert watch.see(dataclasses.replace(initial, iteration=SETTLED)) is Symptom.SATURATED


def test_it_keeps_the_last_healthy_and_the_first_ill_snapshot(
    watch: Watch, initial: ParamSnapshot
) -> None:
    for iteration, dead in ((10, 0), (20, 0), (30, 16), (40, 16), (50, 16), (60, 16)):
        watch.see(later(initial, iteration, dead))
    losses = np.arange(60.0)
    course = watch.course(Symptom.DEAD, losses, ((5, 0.2),))
    assert [s.iteration for s in course.snapshots] == [0, 20, 30, 50, 60]
    assert course.rate_changes == ((5, 0.2),)
    losses[:] = -1.0
    assert course.losses[59] == 59.0, "a copy: the run goes on meanwhile"
    assert not course.losses.flags.writeable


def test_a_unit_that_wakes_up_again_forgets_the_illness(
    watch: Watch, initial: ParamSnapshot
) -> None:
    for iteration, dead in ((10, 16), (20, 0), (30, 16)):
        watch.see(later(initial, iteration, dead))
    course = watch.course(Symptom.DEAD, np.zeros(30), ())
    assert [s.iteration for s in course.snapshots] == [0, 20, 30]
