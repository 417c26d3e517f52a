"""Dead and stuck units, provoked and absent."""

import numpy as np
import pytest

from engine.activations import ACTIVATIONS
from engine.inside.saturation import ENDS, idle_units, saturated_share


def test_a_dead_relu_gives_zero_for_every_sample():
    y = np.array([[0.0, 0.0, 2.0], [0.0, 1.0, 0.0]])
    assert idle_units("relu", y).tolist() == [True, False, False]
    assert saturated_share("relu", y) == 0.0


def test_sigmoid_is_saturated_near_its_ends():
    y = np.array([[0.01, 0.5, 0.99], [0.04, 0.96, 0.05]])
    assert saturated_share("sigmoid", y) == pytest.approx(4 / 6)


def test_a_stuck_sigmoid_has_less_than_a_twentieth_of_its_slope_on_average():
    # slopes y (1 - y): 0.0099 and 0.0 on average 0.005, 0.0099 and 0.0475 on average 0.029;
    # a twentieth of the steepest is 0.0125
    y = np.array([[0.01, 0.99, 0.5], [1.0, 0.05, 0.5]])
    assert idle_units("sigmoid", y).tolist() == [True, False, False]


def test_a_unit_that_jumps_between_its_ends_is_idle_too():
    assert idle_units("tanh", np.array([[0.999], [-0.999]])).tolist() == [True]


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_near_an_end_the_slope_is_under_a_fifth_of_its_largest(name):
    activation = ACTIVATIONS[name]
    largest = activation.derivative(activation.function(np.zeros(1)))[0]
    for end in ENDS[name]:
        assert activation.derivative(np.array([end]))[0] < 0.2 * largest


def test_a_broken_unit_is_not_called_dead():
    y = np.array([[np.nan, 0.0], [0.0, 0.0]])
    assert idle_units("relu", y).tolist() == [False, True]


def test_other_functions_have_no_idle_units():
    assert not idle_units("softmax", np.zeros((3, 2))).any()
    assert saturated_share("sigmoid", np.empty((0, 2))) == 0.0
