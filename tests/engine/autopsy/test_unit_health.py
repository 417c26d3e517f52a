"""Dead and saturated units, counted in networks made for it."""

from __future__ import annotations

import numpy as np
import pytest

from engine.activations import ACTIVATIONS
from engine.autopsy.unit_health import (
    affordable_rows,
    examine,
    ill_layer,
    layer_inputs,
    layer_outputs,
    probe,
)
from engine.inside.saturation import STEEPEST
from engine.network import Network, mlp
from tests.engine.autopsy.failed_runs import CIRCLES, dataset_of

X = np.random.default_rng(5).normal(size=(200, 4))


def network(activation: str, hidden: tuple[int, ...] = (10, 6)) -> Network:
    rng = np.random.default_rng(1)
    return mlp((4, *hidden, 3), activation, "xavier", rng=rng, dtype=np.float64)


@pytest.mark.parametrize("activation", STEEPEST)
def test_the_steepest_slope_is_that_of_the_function(activation: str) -> None:
    x = np.linspace(-3, 3, 601)
    slope = ACTIVATIONS[activation].derivative(ACTIVATIONS[activation].function(x))
    assert slope.max() == pytest.approx(STEEPEST[activation])


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_fresh_networks_are_well(activation: str) -> None:
    health = examine(network(activation), X)
    assert [(layer.layer, layer.units) for layer in health] == [(1, 10), (2, 6)]
    assert ill_layer(health) is None
    assert all(layer.flat <= 1 for layer in health)


def test_relu_units_below_zero_for_every_sample_are_dead() -> None:
    net = network("relu")
    net.params["b2"][:4] = -1e3
    health = examine(net, X)
    assert health[1].flat == 4
    found = ill_layer(health)
    assert found is not None
    assert found.layer == 2
    net.params["b2"][2:] = 1.0
    assert examine(net, X)[1].flat == 2, "a third of the layer is no illness"
    assert ill_layer(examine(net, X)) is None


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_units_at_the_ends_of_their_curve_are_saturated(activation: str) -> None:
    net = network(activation)
    net.params["W1"][:, :5] *= 1e4  # at either end, by sample
    net.params["b1"][5:7] = 50.0  # always at the same one
    health = examine(net, X)
    assert health[0].flat == 7
    assert health[0].is_ill


def test_no_number_is_no_illness() -> None:
    net = network("relu")
    net.params["W1"][:] = np.nan
    assert ill_layer(examine(net, X)) is None


def test_inputs_and_outputs_are_those_of_the_forward_pass() -> None:
    net = network("tanh")
    first = X @ net.params["W1"] + net.params["b1"]
    second = np.tanh(first) @ net.params["W2"] + net.params["b2"]
    np.testing.assert_allclose(layer_inputs(net, X, 1), first)
    np.testing.assert_allclose(layer_inputs(net, X, 2), second)
    np.testing.assert_allclose(layer_outputs(net, X, 2), np.tanh(second))


def test_an_examination_leaves_the_network_as_it_was() -> None:
    net, twin = network("tanh"), network("tanh")
    t = np.arange(len(X)) % 3
    examine(net, X[:50])
    for key, gradient in net.gradient(X, t).items():
        np.testing.assert_array_equal(gradient, twin.gradient(X, t)[key])


def test_a_probe_is_spread_over_the_training_data() -> None:
    dataset = dataset_of(CIRCLES)
    x = probe(dataset, network("relu"), rows=100)
    assert x.shape == (100, 2)
    assert x.dtype == np.float64
    np.testing.assert_array_equal(x[0], dataset.train.x[0])
    np.testing.assert_array_equal(x[-1], dataset.train.x[-1])
    assert len(probe(dataset, network("relu"), rows=10_000)) == len(dataset.train)


def test_large_networks_are_looked_at_through_fewer_samples() -> None:
    assert affordable_rows(100) == 256
    assert affordable_rows(79_510) == 251
    assert affordable_rows(6_000_000) == 32
