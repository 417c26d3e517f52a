"""Units switched off pass 0 on, and nothing else changes."""

from __future__ import annotations

import numpy as np
import pytest

from engine.activations import ACTIVATIONS
from engine.inside.image_way import image_way
from engine.splits import Split
from engine.why.ablation import (
    SplitAccuracy,
    Unit,
    accuracy_slices,
    hidden_sizes,
    without_units,
)
from tests.engine.why.networks import small_network

X = np.random.default_rng(4).random(6)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_unit_that_is_off_passes_zero_on(activation: str) -> None:
    network = small_network(activation)
    way = image_way(network, X)
    outputs = np.array(way.outputs[1])
    outputs[2] = 0.0
    expected = outputs @ network.params["W3"] + network.params["b3"]
    assert without_units(network, [Unit(2, 2)]).predict(X) == pytest.approx(expected)


def test_several_units_of_several_layers() -> None:
    network = small_network("sigmoid")
    first = np.array(image_way(network, X).outputs[0])
    first[[0, 3]] = 0.0
    second = 1.0 / (1.0 + np.exp(-(first @ network.params["W2"] + network.params["b2"])))
    second[1] = 0.0
    expected = second @ network.params["W3"] + network.params["b3"]
    maimed = without_units(network, {Unit(1, 0), Unit(1, 3), Unit(2, 1)})
    assert maimed.predict(X) == pytest.approx(expected)


def test_the_network_itself_stays_whole() -> None:
    network = small_network("relu")
    before = {key: array.copy() for key, array in network.params.items()}
    maimed = without_units(network, [Unit(1, 0)])
    for key, array in network.params.items():
        assert np.array_equal(array, before[key])
        assert not np.shares_memory(array, maimed.params[key])
    assert np.array_equal(without_units(network, []).predict(X), network.predict(X))


def test_read_only_parameters_of_a_snapshot_are_copied_too() -> None:
    network = small_network("relu")
    for array in network.params.values():
        array.flags.writeable = False
    assert without_units(network, [Unit(1, 1)]).params["W2"][1].tolist() == [0.0] * 4


def test_hidden_sizes() -> None:
    assert hidden_sizes(small_network("relu")) == (5, 4)
    assert hidden_sizes(small_network("relu", (6, 3))) == ()


@pytest.mark.parametrize("unit", [Unit(0, 0), Unit(3, 0), Unit(1, 5), Unit(2, -1)])
def test_a_unit_that_there_is_not_is_refused(unit: Unit) -> None:
    with pytest.raises(ValueError, match=r"There is no hidden unit -?\d in layer \d"):
        without_units(small_network("relu"), [unit])


def test_the_accuracy_is_the_networks_own_in_all_and_by_class() -> None:
    network = small_network("relu")
    rng = np.random.default_rng(8)
    split = Split(rng.random((1300, 6)).astype(np.float32), rng.integers(0, 3, 1300))
    slices = accuracy_slices(network, split)
    done = []
    while True:
        try:
            done.append(next(slices))
        except StopIteration as end:
            found = end.value
            break
    assert done == [500, 1000, 1300]
    assert isinstance(found, SplitAccuracy)
    assert found.share == pytest.approx(network.accuracy(split.x, split.t))
    for label in range(3):
        rows = split.labels == label
        assert found.by_class[label] == pytest.approx(
            network.accuracy(split.x[rows], split.t[rows])
        )


def test_a_split_that_does_not_fit_is_refused() -> None:
    split = Split(np.zeros((4, 5), np.float32), np.zeros(4, np.int64))
    with pytest.raises(ValueError, match="takes 6 numbers"):
        accuracy_slices(small_network("relu"), split)
