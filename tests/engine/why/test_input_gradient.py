"""The gradient on the input against numerical differences, and what is made of it."""

from __future__ import annotations

import numpy as np
import pytest

from engine.activations import ACTIVATIONS, softmax
from engine.gradients import numerical_gradient
from engine.why.input_gradient import (
    evidence,
    input_gradient,
    log_probability_gradient,
    logit_gradient,
)
from tests.engine.why.networks import small_network

X = np.random.default_rng(1).random(6)
ROUGH = 1e-7  # central differences with h = 1e-4 are off by some h squared


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("label", range(3))
def test_the_gradient_of_a_logit_is_that_of_differences(activation: str, label: int) -> None:
    network = small_network(activation)
    expected = numerical_gradient(lambda x: float(network.predict(x)[label]), X.copy())
    assert logit_gradient(network, X, label) == pytest.approx(expected, abs=ROUGH)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("label", range(3))
def test_the_gradient_of_a_log_probability_is_that_of_differences(
    activation: str, label: int
) -> None:
    network = small_network(activation)
    expected = numerical_gradient(
        lambda x: float(np.log(softmax(network.predict(x))[label])), X.copy()
    )
    assert log_probability_gradient(network, X, label) == pytest.approx(expected, abs=ROUGH)


def test_a_network_without_hidden_layers_has_its_weights_as_gradient() -> None:
    network = small_network("relu", (6, 3))
    assert np.array_equal(logit_gradient(network, X, 2), network.params["W1"][:, 2])


def test_any_direction_is_a_sum_of_logit_gradients() -> None:
    network = small_network("tanh")
    parts = [logit_gradient(network, X, k) for k in range(3)]
    together = input_gradient(network, X, [2.0, -1.0, 0.5])
    assert together == pytest.approx(2.0 * parts[0] - parts[1] + 0.5 * parts[2])


def test_neither_parameters_nor_input_nor_direction_are_touched() -> None:
    network, x, direction = small_network("relu"), X.copy(), np.array([1.0, -1.0, 0.0])
    before = {key: array.copy() for key, array in network.params.items()}
    gradient = input_gradient(network, x, direction)
    input_gradient(network, np.zeros(6), direction)  # does not write into the first one
    assert np.array_equal(gradient, input_gradient(network, X, direction))
    assert np.array_equal(x, X)
    assert direction.tolist() == [1.0, -1.0, 0.0]
    for key, array in network.params.items():
        assert np.array_equal(array, before[key])


def test_the_dtype_is_the_networks() -> None:
    assert logit_gradient(small_network("relu").astype(np.float32), X, 0).dtype == np.float32


@pytest.mark.parametrize("label", range(3))
def test_evidence_compares_a_class_with_its_strongest_rival(label: int) -> None:
    network = small_network("relu")
    found = evidence(network, X, label)
    logits = network.predict(X)
    others = [k for k in range(3) if k != label]
    assert found.label == label
    assert found.rival == max(others, key=lambda k: logits[k])
    assert found.margin == pytest.approx(logits[label] - logits[found.rival])
    expected = logit_gradient(network, X, label) - logit_gradient(network, X, found.rival)
    assert found.gradient == pytest.approx(expected)
    assert found.contributions == pytest.approx(expected * X)


def test_with_relu_pixels_and_biases_add_up_to_the_margin() -> None:
    """Without biases a relu network is linear on each ray from 0: nothing is left over."""
    network = small_network("relu")
    for key, array in network.params.items():
        if key.startswith("b"):
            array[...] = 0.0
    found = evidence(network, X, 1)
    assert found.contributions.sum() == pytest.approx(found.margin)
    assert found.rest == pytest.approx(0.0, abs=1e-12)
    network.params["b3"][:] = [0.0, 0.7, 0.0]
    assert evidence(network, X, 1).rest == pytest.approx(0.7)


def test_what_does_not_fit_is_refused() -> None:
    network = small_network("relu")
    with pytest.raises(ValueError, match=r"x has shape \(5,\), expected \(6,\)"):
        logit_gradient(network, X[:5], 0)
    with pytest.raises(ValueError, match="There is no class 3; they go from 0 to 2"):
        evidence(network, X, 3)
    with pytest.raises(ValueError, match=r"direction has shape \(2,\), expected \(3,\)"):
        input_gradient(network, X, [1.0, 0.0])
    with pytest.raises(ValueError, match="no rival"):
        evidence(small_network("relu", (6, 1)), X, 0)


def test_a_diverged_network_gives_numbers_that_are_none_and_no_warning() -> None:
    network = small_network("relu")
    network.params["W1"][...] = np.inf
    assert not np.isfinite(evidence(network, X, 0).margin)
