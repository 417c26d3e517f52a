"""What is said about a racer at a step, and the settings that are suggested to it."""

import math

import pytest

from engine.optimizers import OPTIMIZERS
from engine.race import Entry, Race
from engine.surfaces import SURFACES
from guiapp.pages.descent.presets import (
    PRESETS,
    carried_over,
    suggested_learning_rate,
    suggested_steps,
)
from guiapp.pages.descent.walk import Verdict, Walk

BOWL, VALLEY = SURFACES["bowl"], SURFACES["valley"]
EACH_OPTIMIZER = pytest.mark.parametrize("optimizer", OPTIMIZERS)


def walk_on(surface, step, optimizer="sgd", rate=0.1, start=None, limit=20, noise=0.0):
    race = Race(surface, [Entry(optimizer, rate)], start or surface.start, noise=noise)
    race.run_to(step + 1)
    return Walk(race, 0, step, limit)


def test_a_walk_looks_at_one_lane_at_one_step():
    race = Race(VALLEY, [Entry("sgd", 0.95), Entry("momentum", 0.1)], (-7, 2))
    race.run_to(6)
    walk = Walk(race, 1, 5, 30)
    lane = race.lanes[1]
    assert walk.optimizer == "momentum"
    assert walk.hyperparameters == {"momentum": 0.9}
    assert walk.point == tuple(lane.points[5])
    assert walk.value == lane.values[5]
    assert walk.gradient == tuple(lane.gradients[5]) == walk.felt
    assert walk.upcoming() == tuple(lane.points[6])
    assert walk.state("v") == (tuple(lane.states["v"][5]), tuple(lane.states["v"][6]))
    assert walk.step_length() == math.dist(lane.points[5], lane.points[6])
    assert walk.last_length() == math.dist(lane.points[4], lane.points[5])
    assert walk.nearest_minimum() == (0.0, 0.0)


def test_a_racer_that_ended_stays_at_its_last_step():
    walk = walk_on(BOWL, 50, rate=1e200)
    assert walk.step == walk.lane.diverged_at < 50
    assert walk.upcoming() is None
    assert walk.step_length() == walk.last_length()


def test_a_descent_that_works_descends_and_arrives():
    seen = [walk_on(BOWL, step).verdict() for step in range(21)]
    assert seen[0] is Verdict.START
    assert seen[1] is Verdict.DESCENDS
    assert seen[-1] is Verdict.ARRIVED


def test_too_large_a_learning_rate_leaves_the_map_and_at_last_the_numbers():
    first, last = walk_on(BOWL, 1, rate=10.0), walk_on(BOWL, 1000, rate=10.0, limit=1000)
    assert first.verdict() is Verdict.DIVERGED
    assert first.step_length() > first.last_length()
    assert last.verdict() is Verdict.OVERFLOWED
    assert math.isinf(last.value)


def test_too_small_a_learning_rate_crawls():
    walk = walk_on(BOWL, 1, rate=1e-10)
    assert walk.verdict() is Verdict.CRAWLS
    assert walk.step_length() == pytest.approx(1e-10 * 10, rel=1e-6)
    assert walk_on(BOWL, 20, rate=1e-10).verdict() is Verdict.CRAWLS


@pytest.mark.parametrize(
    ("walk", "verdict"),
    [
        (walk_on(VALLEY, 3, rate=0.95), Verdict.ZIGZAG),
        (walk_on(VALLEY, 3, rate=0.95, noise=0.5), Verdict.NOISY),
        (walk_on(VALLEY, 1, rate=1.01, start=(0.0, 2.0)), Verdict.CLIMBED),
        (walk_on(SURFACES["rosenbrock"], 9, rate=1e-3, limit=9), Verdict.USED_UP),
        (walk_on(SURFACES["saddle"], 60, limit=60), Verdict.FALLS_FOREVER),
        (walk_on(SURFACES["saddle"], 99, start=(-3.0, 0.0), limit=99), Verdict.FLAT),
    ],
    ids=["zigzag", "noisy", "climbed", "used up", "falls forever", "flat"],
)
def test_what_else_may_happen(walk, verdict):
    assert walk.verdict() is verdict


@EACH_OPTIMIZER
@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())
def test_the_suggested_settings_lower_f(surface, optimizer):
    rate, steps = suggested_learning_rate(surface, optimizer), suggested_steps(surface)
    walk = walk_on(surface, steps, optimizer, rate, limit=steps)
    assert walk.value < walk.lane.values[0]
    assert walk.verdict() is not Verdict.DIVERGED


def test_the_suggested_learning_rates_are_those_of_the_book():
    assert suggested_learning_rate(BOWL, "sgd") == 0.1
    rates = {"sgd": 0.95, "momentum": 0.1, "adagrad": 1.5, "adam": 0.3}  # 6.1.7
    for optimizer, rate in rates.items():
        assert suggested_learning_rate(VALLEY, optimizer) == rate


def test_on_another_surface_a_racer_stays_as_bold_as_it_was():
    bowl_rate, valley_rate = BOWL.learning_rate, VALLEY.learning_rate
    assert carried_over(Entry("sgd", valley_rate), VALLEY, BOWL).learning_rate == bowl_rate
    bold = carried_over(Entry("sgd", 2 * valley_rate), VALLEY, BOWL)
    assert bold.learning_rate == 2 * bowl_rate
    kept = carried_over(Entry("momentum", 0.1, {"momentum": 0.5}), VALLEY, BOWL)
    assert kept.hyperparameters == {"momentum": 0.5}


@pytest.mark.parametrize("rate", [5e-324, 1.797e308])
def test_no_surface_makes_a_rate_that_is_no_learning_rate(rate):
    entry, before = Entry("sgd", rate), VALLEY
    for after in (*SURFACES.values(), *reversed(SURFACES.values())):
        entry, before = carried_over(entry, before, after), after
        assert 0 < entry.learning_rate < math.inf


def test_the_preset_of_the_book_is_that_of_the_book():
    preset = PRESETS["four"]
    assert (preset.surface, preset.start, preset.limit) == ("valley", (-7.0, 2.0), 30)
    rates = [(racer.entry.optimizer, racer.entry.learning_rate) for racer in preset.racers]
    assert rates == [("sgd", 0.95), ("momentum", 0.1), ("adagrad", 1.5), ("adam", 0.3)]


@pytest.mark.parametrize(
    ("key", "verdict"),
    [("diverges", Verdict.DIVERGED), ("paralysis", Verdict.CRAWLS), ("descent", Verdict.ARRIVED)],
)
def test_a_preset_shows_what_it_is_called(key, verdict):
    preset = PRESETS[key]
    (racer,) = preset.racers
    race = Race(SURFACES[preset.surface], [racer.entry], preset.start)
    race.run_to(preset.limit + 1)
    assert Walk(race, 0, preset.limit, preset.limit).verdict() is verdict
