"""One sample's way: the same numbers as the network's own, and what makes up a sum."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.inside.image_way import contributions, image_way, unit_inputs
from engine.network import mlp


def some_network(sizes=(7, 5, 4, 3), activation="tanh", dtype=np.float64):
    network = mlp(sizes, activation, "xavier", rng=np.random.default_rng(2), dtype=dtype)
    for key, array in network.params.items():
        if key.startswith("b"):
            array[:] = np.linspace(-0.5, 0.5, len(array))
    return network


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_way_is_the_network_s_own(activation):
    network, x = some_network(activation=activation), np.linspace(-1, 1, 7)
    way = image_way(network, x)
    assert [len(sums) for sums in way.sums] == [5, 4, 3]
    assert [len(outputs) for outputs in way.outputs] == [5, 4]
    np.testing.assert_array_equal(way.sums[-1], network.predict(x))
    np.testing.assert_array_equal(way.probabilities, network.probabilities(x))
    for sums, outputs in zip(way.sums, way.outputs, strict=False):
        np.testing.assert_array_equal(outputs, ACTIVATIONS[activation].function(sums))
    assert way.answer == network.predict(x).argmax()


@given(layer=st.integers(1, 3), data=st.data())
def test_contributions_and_bias_add_up_to_the_sum(layer, data):
    network = some_network()
    way = image_way(network, np.linspace(-1, 1, 7))
    unit = data.draw(st.integers(0, len(way.sums[layer - 1]) - 1))
    parts = contributions(network, way, layer, unit)
    assert len(parts) == len(unit_inputs(way, layer))
    total = parts.sum() + network.params[f"b{layer}"][unit]
    assert total == pytest.approx(way.sums[layer - 1][unit])


def test_a_network_without_hidden_layers_has_only_logits():
    network = some_network((7, 3))
    way = image_way(network, np.ones(7))
    assert way.outputs == ()
    assert unit_inputs(way, 1) is way.x


def test_copies_are_read_only_and_the_sample_stays_as_it_was():
    x = np.ones(7)
    way = image_way(some_network(), x)
    for array in (way.x, *way.sums, *way.outputs, way.probabilities):
        assert not array.flags.writeable
    x[0] = 5.0
    assert way.x[0] == 1.0


def test_a_broken_network_gives_no_answer():
    network = some_network()
    network.params["W2"][0, 0] = np.nan
    assert image_way(network, np.ones(7)).answer is None


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match=r"x has shape \(6,\), expected \(7,\)"):
        image_way(some_network(), np.ones(6))
    way = image_way(some_network(), np.ones(7))
    with pytest.raises(ValueError, match="no unit 5 in layer 1"):
        contributions(some_network(), way, 1, 5)
    with pytest.raises(ValueError, match="no unit 0 in layer 4"):
        contributions(some_network(), way, 4, 0)
