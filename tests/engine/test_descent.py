"""engine.descent: the book's descents in figures, and walks that can be taken back."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.descent import POINT, Descent, DescentPoint, gradient_descent, trajectory
from engine.optimizers import OPTIMIZERS, SGD, Adam, Momentum, make_optimizer
from engine.surfaces import SURFACES

every_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)
BOWL, VALLEY, ROSENBROCK = (SURFACES[name] for name in ("bowl", "valley", "rosenbrock"))


def sum_of_squares(x):
    return np.sum(x**2)


@pytest.mark.parametrize(
    ("lr", "steps", "end", "rel"),
    [
        (0.1, 20, (-0.0345876, 0.0461169), 2e-6),
        (0.1, 100, (-6.1111e-10, 8.1481e-10), 1e-5),
        (1e-10, 100, (-2.99999994, 3.99999992), 1e-9),
        # too large a rate throws the point away; the end is made of rounding errors
        (10.0, 100, (-2.58984e13, -1.29525e12), 1e-3),
    ],
)
def test_descents_of_the_book(lr, steps, end, rel):
    x, history = gradient_descent(sum_of_squares, [-3.0, 4.0], lr=lr, step_num=steps)
    assert tuple(x) == pytest.approx(end, rel=rel)
    assert history.shape == (steps + 1, 2)


def test_history_runs_from_the_start_to_the_end():
    x, history = gradient_descent(sum_of_squares, np.array([-3, 4]), lr=0.1, step_num=3)
    exact = np.array([-3, 4]) * 0.8 ** np.arange(4)[:, np.newaxis]
    np.testing.assert_allclose(history, exact, atol=1e-9)
    np.testing.assert_array_equal(x, history[-1])
    assert not np.shares_memory(x, history)


def test_the_start_is_left_alone():
    start = np.array([-3.0, 4.0])
    gradient_descent(sum_of_squares, start, lr=0.1)
    assert start.tolist() == [-3.0, 4.0]


@pytest.mark.parametrize("shape", [(), (1,), (2, 3)])
def test_any_shape_descends(shape):
    x, history = gradient_descent(sum_of_squares, np.ones(shape, int), lr=0.1, step_num=50)
    assert x.shape == shape
    assert history.shape == (51, *shape)
    np.testing.assert_allclose(x, 0.8**50, atol=1e-9)


def test_no_steps_leave_the_start():
    x, history = gradient_descent(sum_of_squares, [1, 2], step_num=0)
    assert x.tolist() == [1, 2]
    assert history.tolist() == [[1, 2]]


def test_a_descent_that_overflows_says_so_in_its_numbers_only():
    x, history = gradient_descent(lambda x: np.sum(x**4), [-3.0, 4.0], lr=1e300)
    assert not np.isfinite(x).any()
    assert np.isfinite(history[:2]).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"init_x": "start"}, "x must hold real numbers"),
        ({"init_x": [1.0], "lr": math.nan}, "lr must be a finite number"),
        ({"init_x": [1.0], "lr": "0.1"}, "lr must be a finite number"),
        ({"init_x": [1.0], "step_num": -1}, "step_num must not be negative"),
    ],
)
def test_arguments_that_make_no_descent_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        gradient_descent(sum_of_squares, **arguments)


def test_a_walk_begins_at_the_start_of_its_surface():
    descent = Descent(BOWL, SGD(0.1))
    assert descent.last == DescentPoint(0, (-3.0, 4.0), 25.0, (-6.0, 8.0))
    assert descent.steps == 0
    assert descent.points.tolist() == [[-3, 4]]
    assert descent.values.tolist() == [25]
    assert descent.gradients.tolist() == [[-6, 8]]


def test_each_step_is_one_update():
    descent = Descent(BOWL, SGD(0.1), (1, -2))
    point = descent.step()
    assert point == descent.last == descent.point(1)
    assert point.step == descent.steps == descent.optimizer.iter == 1
    assert point.position == pytest.approx((0.8, -1.6))
    assert point.value == pytest.approx(0.8**2 + 1.6**2)
    assert point.gradient == pytest.approx((1.6, -3.2))
    assert descent.point(0).position == (1, -2)


def test_the_caller_s_start_is_left_alone():
    start = np.array([1.0, 2.0])
    Descent(BOWL, SGD(0.1), start).step()
    assert start.tolist() == [1.0, 2.0]


def test_the_book_s_race_on_the_valley():
    ends = {
        name: trajectory(VALLEY, make_optimizer(name, lr), steps=30).last.value
        for name, lr in {"sgd": 0.95, "momentum": 0.1, "adagrad": 1.5, "adam": 0.3}.items()
    }
    expected = {"sgd": 0.0133268, "momentum": 0.0479370, "adagrad": 0.00072195, "adam": 0.102205}
    assert ends == pytest.approx(expected, rel=2e-6)


def test_exact_gradients_walk_where_numerical_ones_do():
    exact = trajectory(BOWL, SGD(0.1), steps=20)
    _, numerical = gradient_descent(sum_of_squares, BOWL.start, lr=0.1, step_num=20)
    np.testing.assert_allclose(exact.points, numerical, atol=1e-9)


@every_optimizer
def test_arrays_agree_with_the_surface_beyond_their_first_capacity(name):
    descent = trajectory(VALLEY, make_optimizer(name, 0.05), steps=300)
    assert descent.points.shape == descent.gradients.shape == (301, 2)
    np.testing.assert_array_equal(descent.values, VALLEY(descent.points))
    np.testing.assert_array_equal(descent.gradients, VALLEY.gradient(descent.points))
    assert descent.last.position == tuple(descent.points[-1])


def test_inner_state_is_found_under_the_point():
    descent = Descent(BOWL, momentum := Momentum(0.1))
    descent.step()
    np.testing.assert_allclose(momentum.v[POINT], [0.6, -0.8])


@every_optimizer
@given(back=st.integers(0, 12), ahead=st.integers(0, 12))
def test_a_walk_taken_back_goes_the_same_way_again(name, back, ahead):
    descent = Descent(ROSENBROCK, make_optimizer(name, 0.001))
    for step in range(12):
        descent.optimizer.learning_rate = 0.001 + 0.0001 * (step // 5)
        descent.step()
    points, gradients = descent.points, descent.gradients
    rates = [0.001 + 0.0001 * (step // 5) for step in range(12)]

    assert descent.rewind(back) == descent.last == descent.point(back)
    assert descent.steps == descent.optimizer.iter == back
    np.testing.assert_array_equal(descent.points, points[: back + 1])
    if back < 12:
        assert descent.optimizer.learning_rate == rates[back]
    for step in range(back, min(back + ahead, 12)):
        descent.optimizer.learning_rate = rates[step]
        descent.step()
    np.testing.assert_array_equal(descent.points, points[: len(descent.points)])
    np.testing.assert_array_equal(descent.gradients, gradients[: len(descent.points)])


def test_a_walk_taken_back_may_go_another_way():
    descent = trajectory(VALLEY, Adam(0.3), steps=10)
    seen = descent.points
    before = seen.copy()
    descent.rewind(4)
    descent.optimizer.learning_rate = 0.01
    for _ in range(6):
        descent.step()
    assert (descent.points[5:] != before[5:]).all()
    np.testing.assert_array_equal(seen, before)  # what was handed out stays true


def test_hyperparameters_come_back_too():
    descent = Descent(VALLEY, momentum := Momentum(0.1))
    descent.step()
    momentum.momentum = 0.5
    descent.step()
    descent.rewind(0)
    assert momentum.momentum == 0.9


def test_going_back_to_where_one_stands_changes_nothing():
    descent = trajectory(VALLEY, Adam(0.3), steps=5)
    descent.optimizer.learning_rate = 0.2
    assert descent.rewind(5) == descent.last
    assert descent.optimizer.learning_rate == 0.2
    assert descent.optimizer.iter == 5


@pytest.mark.parametrize("step", [-1, 6])
def test_there_is_no_going_where_the_walk_has_not_been(step):
    descent = trajectory(VALLEY, SGD(0.1), steps=5)
    for visit in (descent.rewind, descent.point):
        with pytest.raises(ValueError, match=r"0\.\.5"):
            visit(step)
    assert descent.steps == 5


@pytest.mark.parametrize("lr", [0.01, 10.0])
def test_divergence_ends_a_walk(lr):
    descent = trajectory(ROSENBROCK, SGD(lr), steps=200)
    last = descent.last
    assert descent.diverged_at == descent.steps == last.step < 200
    assert not np.isfinite([*last.position, last.value]).all()
    assert np.isfinite(descent.points[: descent.diverged_at]).all()
    assert np.isfinite(descent.values[: descent.diverged_at]).all()

    iterations = descent.optimizer.iter
    assert descent.step().step == last.step
    assert descent.steps == last.step
    assert descent.optimizer.iter == iterations


def test_a_diverged_walk_can_be_taken_back_and_saved():
    descent = trajectory(ROSENBROCK, SGD(10.0), steps=200)
    descent.rewind(1)
    assert descent.diverged_at is None
    descent.rewind(0)
    descent.optimizer.learning_rate = 0.001
    for _ in range(50):
        descent.step()
    assert descent.diverged_at is None
    assert descent.last.value < ROSENBROCK(ROSENBROCK.start)


def test_a_start_where_the_surface_overflows_has_diverged_already():
    descent = Descent(BOWL, SGD(0.1), (1e200, 0))
    assert descent.diverged_at == 0
    assert descent.step().step == 0


def test_a_walk_down_the_saddle_never_ends_but_leaves():
    saddle = SURFACES["saddle"]
    descent = trajectory(saddle, SGD(saddle.learning_rate), steps=60)
    assert abs(descent.last.position[0]) < 1e-4
    assert abs(descent.last.position[1]) > saddle.domain[3]


@pytest.mark.parametrize("start", [(1.0,), (1.0, 2.0, 3.0), 1.0, ("a", "b"), (math.nan, 0.0)])
def test_a_start_that_is_no_point_is_refused(start):
    with pytest.raises(ValueError, match="start must be"):
        Descent(BOWL, SGD(0.1), start)


def test_a_trajectory_of_negative_length_is_refused():
    with pytest.raises(ValueError, match="steps must not be negative"):
        trajectory(BOWL, SGD(0.1), steps=-1)


def test_an_optimizer_with_another_past_is_refused():
    used = Adam()
    used.update({"W1": np.ones(3)}, {"W1": np.ones(3)})
    descent = Descent(BOWL, used)
    with pytest.raises(ValueError, match="optimizer of their own"):
        descent.step()
    assert descent.steps == 0
    assert len(descent.points) == 1


def test_what_is_handed_out_cannot_be_changed():
    descent = trajectory(BOWL, SGD(0.1), steps=3)
    for array in (descent.points, descent.values, descent.gradients):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    with pytest.raises(dataclasses.FrozenInstanceError):
        descent.last.value = 0.0
