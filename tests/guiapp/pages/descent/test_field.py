"""The racers of the page as plain data."""

import pytest

from engine.optimizers import OPTIMIZERS
from engine.race import Entry
from engine.surfaces import SURFACES
from guiapp.pages.descent.field import Field
from guiapp.pages.descent.setup import racer
from guiapp.widgets.race.racer_list import MOST

VALLEY = SURFACES["valley"]


@pytest.fixture
def field():
    return Field([racer("sgd", 0.95), racer("momentum", 0.1), racer("adam", 0.3)])


def test_the_newcomer_is_an_optimizer_that_does_not_run_yet(field):
    for optimizer in ("nesterov", "adagrad", "rmsprop"):
        field.add(VALLEY)
        assert field.entry().optimizer == optimizer
        assert field.focus == len(field.racers) - 1
    field.add(VALLEY)  # all six run: SGD again, with half the rate
    assert field.entry() == Entry("sgd", 0.47)


def test_no_newcomer_equals_another_and_there_is_an_end(field):
    for _ in range(30):
        field.add(VALLEY)
    entries = [racer.entry for racer in field.racers]
    assert len(entries) == MOST
    assert all(entries.count(entry) == 1 for entry in entries)


def test_a_duplicate_stands_below_and_is_in_focus(field):
    field.duplicate(0)
    assert [racer.entry.optimizer for racer in field.racers] == ["sgd", "sgd", "momentum", "adam"]
    assert field.focus == 1


@pytest.mark.parametrize(("focus", "row", "after"), [(0, 0, 0), (2, 0, 1), (2, 2, 1), (1, 2, 1)])
def test_removing_keeps_the_focus_on_a_racer(field, focus, row, after):
    field.focus = focus
    field.remove(row)
    assert len(field.racers) == 2
    assert field.focus == after


def test_the_last_racer_cannot_be_removed_or_hidden(field):
    assert field.show(0, False)
    assert field.show(1, False)
    assert not field.show(2, False)
    assert field.racers[2].shown
    field.remove(2)  # the only one that was shown
    assert sum(racer.shown for racer in field.racers) == 1
    field.remove(0)
    field.remove(0)
    assert len(field.racers) == 1


def test_lanes_are_the_shown_racers_in_order(field):
    field.show(1, False)
    assert [look.optimizer for look in field.shown_looks()] == ["sgd", "adam"]
    assert field.row_of(1) == 2
    field.focus = 2
    assert field.lane() == 1
    field.focus = 1  # hidden: the first that runs speaks for it
    assert field.lane() == 0


def test_hiding_one_of_two_twins_leaves_the_other_as_it_looks(field):
    field.duplicate(0)
    twin = field.looks()[1]
    field.show(0, False)
    assert field.shown_looks()[0] == twin


def test_settings_of_the_focus_and_of_all(field):
    field.focus = 1
    field.replace(Entry("momentum", 0.2, {"momentum": 0.5}))
    assert field.racers[1].entry.learning_rate == 0.2
    field.change_all(lambda entry: Entry(entry.optimizer, 1.0, entry.hyperparameters))
    assert [racer.entry.learning_rate for racer in field.racers] == [1.0] * 3
    assert set(OPTIMIZERS) > {racer.entry.optimizer for racer in field.racers}
