"""engine.race: the book's comparison in figures, and that company changes nobody's numbers."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.descent import gradient_descent
from engine.optimizers import OPTIMIZERS, make_optimizer
from engine.race import MAX_STEPS, POINT, Entry, Race, trajectory
from engine.surfaces import SURFACES

BOWL, VALLEY, ROSENBROCK = (SURFACES[name] for name in ("bowl", "valley", "rosenbrock"))
BOOK = {
    "sgd": 0.95,
    "momentum": 0.1,
    "adagrad": 1.5,
    "adam": 0.3,
    "nesterov": 0.1,
    "rmsprop": 0.1,
}
every_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)
every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())


def all_six(surface, rates=BOOK, **settings) -> Race:
    return Race(surface, [Entry(name, rate) for name, rate in rates.items()], **settings)


def test_a_race_begins_with_everybody_at_the_start():
    race = all_six(BOWL)
    assert race.steps == 0
    for lane in race.lanes:
        assert lane.points.tolist() == [[-3, 4]]
        assert lane.values.tolist() == [25]
        assert lane.gradients.tolist() == lane.felt.tolist() == [[-6, 8]]
        assert all(state.tolist() == [[0, 0]] for state in lane.states.values())


# common/optimizer.py and ch06/optimizer_compare_naive.py of the book, from (-7, 2)
@pytest.mark.parametrize(
    ("name", "first", "after_29", "value_30"),
    [
        ("sgd", (-6.335, -1.8), (-0.387175, -0.0942026), 0.0133268),
        ("momentum", (-6.93, 1.6), (0.814112, 0.272878), 0.0479370),
        ("adagrad", (-5.5, 0.5), (-0.136185, 9e-17), 0.00072195),
        ("adam", (-6.7, 1.7), (0.0201491, 0.321957), 0.102205),
        ("nesterov", (-6.867, 1.24), (0.619266, 0.00737368), 0.0237789),
        ("rmsprop", (-6.0, 1.0), (-0.748162, 2.9e-8), 0.0243198),
    ],
)
def test_the_book_s_race_on_the_valley(name, first, after_29, value_30):
    race = all_six(VALLEY)
    race.run_to(30)
    lane = race.lanes[list(BOOK).index(name)]
    assert lane.points[1] == pytest.approx(first, abs=2e-6)
    assert lane.points[29] == pytest.approx(after_29, rel=3e-6, abs=5e-9)
    assert lane.values[30] == pytest.approx(value_30, rel=3e-6)


@pytest.mark.parametrize(
    ("rate", "steps", "end", "rel"),
    [
        (0.1, 20, (-0.0345876, 0.0461169), 2e-6),
        (0.1, 100, (-6.1111e-10, 8.1481e-10), 1e-5),
        (1e-10, 100, (-2.99999994, 3.99999992), 1e-9),
    ],
)
def test_plain_descent_on_the_bowl(rate, steps, end, rel):
    assert trajectory(BOWL, Entry("sgd", rate), steps=steps).points[-1] == pytest.approx(
        end, rel=rel
    )


def test_exact_gradients_walk_where_numerical_ones_do():
    exact = trajectory(BOWL, Entry("sgd", 0.1), steps=20)
    _, numerical = gradient_descent(lambda x: np.sum(x**2), BOWL.start, lr=0.1, step_num=20)
    np.testing.assert_allclose(exact.points, numerical, atol=1e-9)


@every_surface
@every_optimizer
def test_company_changes_nobody_s_numbers(surface, name):
    """The same bits as an optimizer alone, one point and one update at a time."""
    rates = {key: 0.01 * (index + 1) for index, key in enumerate(OPTIMIZERS)}
    race = all_six(surface, rates)
    race.run_to(40)
    lane = race.lanes[list(rates).index(name)]

    optimizer, point = make_optimizer(name, rates[name]), np.array(surface.start)
    with np.errstate(all="ignore"):
        for step in range(lane.steps + 1):
            np.testing.assert_array_equal(lane.points[step], point)
            np.testing.assert_array_equal(lane.values[step], surface(point))
            np.testing.assert_array_equal(lane.gradients[step], surface.gradient(point))
            for slot, state in lane.states.items():
                if step:
                    np.testing.assert_array_equal(state[step], optimizer.state[slot][POINT])
            optimizer.update({POINT: point}, {POINT: surface.gradient(point)})


@given(stops=st.lists(st.integers(0, 150), min_size=1, max_size=6), noise=st.sampled_from([0, 0.3]))
def test_where_one_pauses_changes_nothing(stops, noise):
    piecewise, at_once = (all_six(ROSENBROCK, noise=noise, seed=4) for _ in range(2))
    seen = []
    for stop in stops:
        piecewise.run_to(stop)
        seen.append([(lane.points, lane.points.copy()) for lane in piecewise.lanes])
    at_once.run_to(max(stops))
    assert piecewise.steps == at_once.steps == max(stops)
    for one, other in zip(piecewise.lanes, at_once.lanes, strict=True):
        assert one.diverged_at == other.diverged_at
        for field in ("points", "values", "gradients", "felt"):
            np.testing.assert_array_equal(getattr(one, field), getattr(other, field))
        for slot in one.states:
            np.testing.assert_array_equal(one.states[slot], other.states[slot])
    for view, copy in (pair for pairs in seen for pair in pairs):
        np.testing.assert_array_equal(view, copy)  # what was handed out stays true


def test_going_back_forgets_nothing():
    race = all_six(VALLEY)
    race.run_to(30)
    race.run_to(3)
    assert race.steps == 30


def test_the_same_optimizer_may_run_twice():
    race = Race(VALLEY, [Entry("sgd", 0.95), Entry("sgd", 0.1)])
    race.run_to(1)
    assert race.lanes[0].points[1] == pytest.approx([-6.335, -1.8])
    assert race.lanes[1].points[1] == pytest.approx([-6.93, 1.6])


def test_settings_left_out_take_their_defaults():
    race = Race(VALLEY, [Entry("adam", 0.3, {"beta1": 0.5})])
    assert race.lanes[0].hyperparameters == {"beta1": 0.5, "beta2": 0.999}
    assert race.lanes[0].optimizer_class is OPTIMIZERS["adam"]


def test_noise_is_seeded_and_the_same_for_all():
    race, again, other = (all_six(BOWL, noise=0.5, seed=seed) for seed in (7, 7, 8))
    for each in (race, again, other):
        each.run_to(400)
    noises = np.array([lane.felt[:400] - lane.gradients[:400] for lane in race.lanes])
    np.testing.assert_allclose(noises, np.broadcast_to(noises[0], noises.shape), atol=1e-12)
    assert noises[0].std() == pytest.approx(0.5, rel=0.1)
    assert abs(noises[0].mean()) < 3 * 0.5 / math.sqrt(noises[0].size)
    np.testing.assert_array_equal(race.lanes[0].points, again.lanes[0].points)
    assert (race.lanes[0].points[1] != other.lanes[0].points[1]).all()


def test_noise_moves_the_racer_and_not_the_slope():
    race = Race(BOWL, [Entry("sgd", 0.1)], noise=1.0, seed=3)
    race.run_to(5)
    lane = race.lanes[0]
    np.testing.assert_array_equal(lane.gradients, BOWL.gradient(lane.points))
    np.testing.assert_allclose(lane.points[1:], lane.points[:-1] - 0.1 * lane.felt[:-1])


def test_divergence_ends_one_racer_and_not_the_others():
    race = Race(ROSENBROCK, [Entry("sgd", 10.0), Entry("sgd", 0.001)])
    race.run_to(200)
    lost, well = race.lanes
    assert race.steps == well.steps == 200
    assert lost.diverged_at == lost.steps < 200
    assert not np.isfinite([*lost.points[-1], lost.values[-1]]).all()
    assert np.isfinite(lost.points[:-1]).all()
    assert np.isfinite(lost.values[:-1]).all()
    assert well.diverged_at is None
    assert well.values[-1] < well.values[0]


def test_a_learning_rate_of_ten_throws_the_point_away():
    lane = trajectory(BOWL, Entry("sgd", 10.0), steps=100)
    lengths = np.linalg.norm(lane.points, axis=1)
    np.testing.assert_allclose(lengths[1:] / lengths[:-1], 19)  # 1 - 2 * 10


def test_a_start_where_the_surface_overflows_has_diverged_already():
    race = Race(BOWL, [Entry("sgd", 0.1)], (1e200, 0))
    race.run_to(5)
    assert race.lanes[0].diverged_at == race.lanes[0].steps == 0


def test_a_walk_down_the_saddle_never_ends_but_leaves():
    saddle = SURFACES["saddle"]
    x, y = trajectory(saddle, Entry("sgd", saddle.learning_rate), steps=60).points[-1]
    assert abs(x) < 1e-4
    assert abs(y) > saddle.domain[3]


def test_a_race_without_racers_runs():
    race = Race(BOWL, [])
    race.run_to(3)
    assert race.steps == 3
    assert race.lanes == ()


def test_a_race_ends_at_its_longest():
    race = Race(BOWL, [Entry("sgd", 0.1)], noise=0.1)
    race.run_to(10 * MAX_STEPS)
    assert race.steps == MAX_STEPS


@pytest.mark.parametrize("start", [(1.0,), (1.0, 2.0, 3.0), 1.0, ("a", "b"), (math.nan, 0.0)])
def test_a_start_that_is_no_point_is_refused(start):
    with pytest.raises(ValueError, match=r"start must be|must hold real numbers"):
        all_six(BOWL, start=start)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"noise": -0.1}, "noise must be a finite number"),
        ({"noise": math.inf}, "noise must be a finite number"),
        ({"noise": math.nan}, "noise must be a finite number"),
        ({"seed": -1}, "seed must not be negative"),
    ],
)
def test_settings_that_make_no_race_are_refused(settings, message):
    with pytest.raises(ValueError, match=message):
        all_six(BOWL, **settings)


@pytest.mark.parametrize("steps", [-1, MAX_STEPS + 1])
def test_a_trajectory_of_impossible_length_is_refused(steps):
    with pytest.raises(ValueError, match=r"steps must lie in 0\.\."):
        trajectory(BOWL, Entry("sgd", 0.1), steps=steps)


def test_an_unknown_optimizer_is_refused():
    with pytest.raises(ValueError, match="no optimizer 'newton'"):
        Race(BOWL, [Entry("newton", 0.1)])


def test_what_is_handed_out_cannot_be_changed():
    race = all_six(BOWL)
    race.run_to(3)
    lane = race.lanes[-1]
    for array in (lane.points, lane.values, lane.gradients, lane.felt, *lane.states.values()):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    with pytest.raises(dataclasses.FrozenInstanceError):
        race.entries[0].learning_rate = 1.0


def test_the_caller_s_start_is_left_alone():
    start = np.array([1.0, 2.0])
    all_six(BOWL, start=start).run_to(3)
    assert start.tolist() == [1.0, 2.0]


def test_noise_near_the_largest_number_overflows_in_silence():
    race = Race(SURFACES["bowl"], [Entry("sgd", 0.1)], noise=1.7e308)
    race.run_to(50)
    assert race.lanes[0].diverged_at is not None
