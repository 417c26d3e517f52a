"""Kinks: none is missed, and nothing bends where no ReLU is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.check.kinks import find_kinks
from engine.layers import Affine
from engine.network import mlp


def network_of(sizes, seed=0, activation="relu"):
    rng = np.random.default_rng(seed)
    network = mlp(sizes, activation, "he", rng=rng, dtype=np.float64)
    return network, rng.normal(size=(6, sizes[0]))


def signs(network, x):
    """Which ReLU units are on, layer by layer."""
    found, rows = [], x
    for layer in network.layers[:-1]:
        rows = layer.forward(rows).copy()
        if isinstance(layer, Affine):
            found.append(rows > 0)
    return found


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_smooth_functions_have_none(activation):
    network, x = network_of((3, 4, 2), activation=activation)
    kinks = find_kinks(network, x, 0.1)
    assert (kinks.count, kinks.total, kinks.nearest, dict(kinks.touched)) == (0, 0, (), {})


def test_a_pre_activation_within_reach_is_named():
    network, x = network_of((3, 4, 2))
    network.params["b1"][2] -= (x @ network.params["W1"])[5, 2] - 3e-5
    kinks = find_kinks(network, x, 1e-4)
    (kink,) = [k for k in kinks.nearest if k.sample == 5]
    assert (kink.layer, kink.unit) == (1, 2)
    assert kink.value == pytest.approx(3e-5)
    assert kinks.touched["b1"][2]
    # a weight moves it by h times its input
    np.testing.assert_array_equal(kinks.touched["W1"][:, 2], np.abs(x[5]) * 1e-4 >= 3e-5)
    assert not kinks.touched["W2"].any()
    assert kinks.total == 6 * 4


@given(seed=st.integers(0, 10**6), h=st.sampled_from([0.3, 0.03, 0.003]))
def test_no_parameter_that_carries_a_unit_across_is_missed(seed, h):
    network, x = network_of((3, 5, 4, 2), seed)
    touched = find_kinks(network, x, h).touched
    before = signs(network, x)
    for key, array in network.params.items():
        for index in np.ndindex(array.shape):
            weight = array[index]
            crossed = False
            for offset in (h, -h):
                array[index] = weight + offset
                now = signs(network, x)
                crossed |= any((a != b).any() for a, b in zip(now, before, strict=True))
            array[index] = weight
            assert touched[key][index] or not crossed


def test_an_input_of_zero_touches_nothing():
    network, x = network_of((3, 4, 2))
    x[:, 1] = 0.0
    network.params["W1"][:, 0] = 0.0  # with a bias of 0: exactly at the kink
    touched = find_kinks(network, x, 1e-6).touched
    np.testing.assert_array_equal(touched["W1"][:, 0], [True, False, True])


def test_without_hidden_layers_nothing_bends():
    network, x = network_of((3, 2))
    assert find_kinks(network, x, 0.1).count == 0
