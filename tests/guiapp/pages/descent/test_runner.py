"""Races computed in portions, with the window's turn in between."""

import pytest
from PySide6.QtCore import QObject

from engine.optimizers import OPTIMIZERS
from engine.race import MAX_STEPS, Entry, Race
from engine.surfaces import SURFACES
from guiapp.pages.descent.runner import Runner


@pytest.fixture
def runner(qapp):
    parent = QObject()
    yield Runner(parent)
    parent.deleteLater()


def race(rate=0.1, surface="valley") -> Race:
    return Race(SURFACES[surface], [Entry(name, rate) for name in OPTIMIZERS])


def test_what_is_short_is_computed_at_once(runner):
    found = race()
    runner.run(found, 201)
    assert (found.steps, runner.is_behind) == (201, False)
    runner.run(found, 20)  # going back computes nothing
    assert (found.steps, runner.is_behind) == (201, False)


def test_what_is_long_comes_in_portions_and_is_the_same(runner, qtbot):
    found, expected, told = race(), race(), []
    expected.run_to(1500)
    runner.run(found, 1500)
    runner.grown.connect(lambda: told.append(found.steps))
    first = found.steps
    assert 0 < first < 1500
    assert runner.is_behind
    qtbot.waitUntil(lambda: not runner.is_behind)
    assert told == [2 * first, 4 * first, 1500]
    for lane, other in zip(found.lanes, expected.lanes, strict=True):
        assert (lane.points == other.points).all()
        assert (lane.values == other.values).all()


def test_another_race_takes_the_place_of_the_last(runner, qtbot):
    dropped, found = race(), race(0.2)
    runner.run(dropped, 2000)
    runner.run(found, 2000)
    steps = dropped.steps
    qtbot.waitUntil(lambda: not runner.is_behind)
    assert (dropped.steps, found.steps) == (steps, 2000)
    runner.run(dropped, 4000)
    runner.run(found, 1)
    assert not runner.is_behind


def test_when_nobody_is_left_there_is_nothing_to_compute(runner):
    lost = Race(SURFACES["bowl"], [Entry("sgd", 1e300)])
    runner.run(lost, MAX_STEPS)
    assert lost.steps < MAX_STEPS
    assert not runner.is_behind


def test_beyond_the_end_of_every_race_there_is_nothing_left(runner, qtbot):
    found = Race(SURFACES["valley"], [Entry("sgd", 0.1)])
    runner.run(found, MAX_STEPS + 1)
    qtbot.waitUntil(lambda: not runner.is_behind)
    assert found.steps == MAX_STEPS


def test_a_parent_that_goes_takes_what_is_left_along(qapp, qtbot):
    parent, found = QObject(), race()
    runner = Runner(parent)
    runner.run(found, 2000)
    steps = found.steps
    with qtbot.waitSignal(parent.destroyed):
        parent.deleteLater()
    qtbot.wait(1)
    assert found.steps == steps
