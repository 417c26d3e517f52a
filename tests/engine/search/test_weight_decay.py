"""Weight decay: its gradient is the derivative of its penalty."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from engine.gradients import numerical_gradient
from engine.network import mlp
from engine.search.weight_decay import WeightDecay


def test_the_gradient_is_the_derivative_of_the_penalty_and_biases_are_free() -> None:
    network = mlp((3, 4, 2), "relu", "he", rng=np.random.default_rng(0), dtype=np.float64)
    params = network.params
    params["b1"] += 2.0
    decay = WeightDecay(params, 0.3)
    weights = np.concatenate([params["W1"].ravel(), params["W2"].ravel()])
    assert decay.penalty() == pytest.approx(0.15 * np.sum(weights**2))
    grads = {key: np.ones_like(array) for key, array in params.items()}
    decay.add_gradient(grads)
    for key in ("W1", "W2"):
        original = params[key].copy()

        def penalty(values: np.ndarray, key: str = key) -> float:
            np.copyto(params[key], values)
            return decay.penalty()

        slope = numerical_gradient(penalty, original)
        np.copyto(params[key], original)
        assert_allclose(grads[key], 1.0 + slope, rtol=1e-7)
    assert_array_equal(grads["b1"], np.ones(4))


def test_no_strength_changes_nothing() -> None:
    params = {"W1": np.ones((2, 2)), "b1": np.ones(2)}
    grads = {"W1": np.full((2, 2), 0.5), "b1": np.ones(2)}
    decay = WeightDecay(params, 0.0)
    decay.add_gradient(grads)
    assert decay.penalty() == 0
    assert_array_equal(grads["W1"], np.full((2, 2), 0.5))


@pytest.mark.parametrize("strength", [-1.0, float("nan")])
def test_a_strength_that_is_none_is_refused(strength: float) -> None:
    with pytest.raises(ValueError, match="strength of weight decay"):
        WeightDecay({}, strength)
