"""Every registered activation against the definition of a derivative."""

from __future__ import annotations

import numpy as np
import pytest

from engine.activations import ACTIVATIONS, sigmoid, softmax

H = 1e-6


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_derivative_is_the_slope_of_its_function(name: str) -> None:
    activation = ACTIVATIONS[name]
    x = np.linspace(-4.0, 4.0, 101) + 0.013  # no point at ReLU's kink
    slope = (activation.function(x + H) - activation.function(x - H)) / (2 * H)
    np.testing.assert_allclose(activation.derivative(activation.function(x)), slope, atol=1e-8)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_out_is_used_and_the_argument_kept(name: str, dtype: type) -> None:
    activation = ACTIVATIONS[name]
    x = np.linspace(-3, 3, 12, dtype=dtype).reshape(3, 4)
    before, out = x.copy(), np.empty_like(x)
    y = activation.function(x, out=out)
    assert y is out
    assert y.dtype == dtype
    np.testing.assert_array_equal(x, before)
    np.testing.assert_array_equal(y, activation.function(x))
    kept = y.copy()
    slope = activation.derivative(y, out=np.empty_like(y))
    assert slope.dtype == dtype
    np.testing.assert_array_equal(y, kept)


def test_sigmoid_far_out_is_0_and_1_without_a_warning() -> None:
    x = np.array([-1e4, -100.0, 100.0, 1e4], np.float32)
    np.testing.assert_allclose(sigmoid(x), [0, 0, 1, 1], atol=1e-30)


def test_softmax_of_the_book() -> None:
    y = softmax(np.array([0.3, 2.9, 4.0]))
    np.testing.assert_allclose(y, [0.01821127, 0.24519181, 0.73659691], atol=5e-9)


def test_softmax_is_per_row_and_survives_large_logits() -> None:
    z = np.array([[1000.0, 1001.0], [-5.0, 5.0]])
    y = softmax(z)
    np.testing.assert_allclose(y.sum(axis=1), 1.0)
    np.testing.assert_allclose(y[0], [1 / (1 + np.e), np.e / (1 + np.e)])
