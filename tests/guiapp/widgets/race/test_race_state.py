"""How a racer is doing: figures of the book's comparison, and each state by a race that ends so."""

import math

import pytest

from engine.race import Entry
from engine.surfaces import SURFACES
from guiapp.widgets.race.race_state import RacerState, standing
from tests.guiapp.widgets.race.races import VALLEY, book_race


def after(step, entry, surface=VALLEY, start=(-7.0, 2.0)):
    lane = book_race(step, [entry], surface, start).lanes[0]
    return standing(lane, surface, step)


def test_figures_are_those_of_the_lane():
    race = book_race(30)
    lane, now = race.lanes[1], standing(race.lanes[1], VALLEY, 30)
    assert now.step == 30
    assert now.point == tuple(lane.points[30])
    assert now.value == lane.values[30]
    assert now.gradient == tuple(lane.gradients[30])
    assert now.last_step == tuple(lane.points[30] - lane.points[29])
    assert now.next_step == tuple(lane.points[31] - lane.points[30])
    assert now.step_length == math.hypot(*now.last_step)
    assert now.distance == math.hypot(*lane.points[30])


@pytest.mark.parametrize(
    ("step", "entry", "state"),
    [
        (0, Entry("sgd", 0.95), RacerState.ON_ITS_WAY),
        (30, Entry("sgd", 0.95), RacerState.ON_ITS_WAY),
        (60, Entry("sgd", 0.95), RacerState.ARRIVED),
        (40, Entry("sgd", 1.05), RacerState.LEFT_MAP),
        (500, Entry("sgd", 10.0), RacerState.NOT_FINITE),
        (100, Entry("sgd", 1e-10), RacerState.HARDLY_MOVES),
    ],
)
def test_states(step, entry, state):
    assert after(step, entry).state is state


def test_a_racer_on_its_way_through_a_minimum_has_not_arrived():
    # one step from (0.1, 0) at a rate of 20 jumps to -0.1: twice 0.1 each time, never shorter
    now = after(5, Entry("sgd", 20.0), VALLEY, (0.15, 0.0))
    assert now.distance == pytest.approx(0.15)
    assert now.state is RacerState.ON_ITS_WAY


def test_a_saddle_has_no_distance():
    assert after(3, Entry("sgd", 0.1), SURFACES["saddle"], (-3.0, 0.05)).distance is None


def test_a_racer_that_is_lost_stands_at_its_last_step():
    lane = book_race(500, [Entry("sgd", 10.0)]).lanes[0]
    now = standing(lane, VALLEY, 400)
    assert now.step == lane.diverged_at
    assert now.next_step is None
    assert standing(lane, VALLEY, lane.diverged_at - 1).next_step is None
