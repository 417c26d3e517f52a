"""engine.descent: the book's descents in figures."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.descent import gradient_descent


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
