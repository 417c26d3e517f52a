"""Every layer, gradient-checked and for what it must leave alone."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from engine.activations import ACTIVATIONS
from engine.gradients import numerical_gradient
from engine.layers import LOSS_LAYERS, ActivationLayer, Affine, Layer
from engine.losses import LOSSES

RNG = np.random.default_rng(7)


def layers() -> dict[str, Layer]:
    made: dict[str, Layer] = {
        "affine": Affine(RNG.standard_normal((4, 3)), RNG.standard_normal(3)),
        "affine without bias": Affine(RNG.standard_normal((4, 3))),
    }
    for name, activation in ACTIVATIONS.items():
        made[name] = ActivationLayer(activation, np.float64)
    return made


@pytest.mark.parametrize("name", layers())
def test_backward_is_the_gradient_of_forward(name: str) -> None:
    """With s(x) = sum(forward(x) * c), ds/dx is what backward makes of dout = c."""
    layer = layers()[name]
    x = RNG.standard_normal((5, 4))
    c = RNG.standard_normal(layer.forward(x).shape)
    layer.forward(x)
    dx = layer.backward(c)
    assert dx is not None
    dx = dx.copy()
    grads = {key: grad.copy() for key, grad in layer.grads.items()}
    assert_allclose(dx, numerical_gradient(lambda v: np.sum(layer.forward(v) * c), x), atol=1e-8)
    for key, array in layer.params.items():
        original = array.copy()

        def s(values: np.ndarray, array: np.ndarray = array) -> float:
            array[...] = values
            return float(np.sum(layer.forward(x) * c))

        assert_allclose(grads[key], numerical_gradient(s, original), atol=1e-8)
        array[...] = original


@pytest.mark.parametrize("name", layers())
def test_a_layer_writes_into_nothing_it_was_given(name: str) -> None:
    layer = layers()[name]
    x = RNG.standard_normal((5, 4))
    dout = RNG.standard_normal(layer.forward(x).shape)
    x_before, dout_before = x.copy(), dout.copy()
    layer.forward(x)
    layer.backward(dout)
    assert_array_equal(x, x_before)
    assert_array_equal(dout, dout_before)


@pytest.mark.parametrize("one_hot", [True, False])
@pytest.mark.parametrize("name", LOSS_LAYERS)
def test_loss_layer_agrees_with_its_loss_and_its_gradient(name: str, one_hot: bool) -> None:
    layer = LOSS_LAYERS[name](np.float64)
    z = 0.5 * RNG.standard_normal((6, 5))
    labels = RNG.integers(0, 5, 6)
    t = np.eye(5)[labels] if one_hot else labels
    y = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    assert layer.forward(z, t) == pytest.approx(LOSSES[name].function(y, t), rel=1e-12)
    dz = layer.backward().copy()
    numerical = numerical_gradient(lambda v: LOSS_LAYERS[name](np.float64).forward(v, t), z)
    # the book's (y - t)/N leaves out the 1e-7 inside the logarithm: relatively 1e-7 / y
    assert_allclose(dz, numerical, atol=1e-6)


def test_first_layer_need_not_compute_dx() -> None:
    layer = Affine(RNG.standard_normal((4, 3)), np.zeros(3))
    layer.forward(RNG.standard_normal((2, 4)))
    assert layer.backward(np.ones((2, 3)), need_dx=False) is None
    assert_array_equal(layer.grads["b"], [2, 2, 2])
