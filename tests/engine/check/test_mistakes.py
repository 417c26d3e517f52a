"""Each planted mistake: the loss stays right, the gradient does not, and the check finds it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.check.gradient_check import CheckSettings, Verdict, check_gradients
from engine.check.mistakes import MISTAKES, plant
from engine.network import mlp, simple_net

ALL = sorted(MISTAKES)


def case(seed=0, sizes=(5, 7, 4), activation="sigmoid", loss="cross_entropy", samples=9):
    rng = np.random.default_rng(seed)
    network = mlp(sizes, activation, "std", 0.8, loss, rng, np.float64)
    for key, array in network.params.items():
        if key.startswith("b"):
            array += rng.normal(0.0, 0.3, array.shape)
    return network, rng.normal(size=(samples, sizes[0])), rng.integers(0, sizes[-1], samples)


def test_there_are_the_four_classics():
    assert ALL == ["activation", "mean", "softmax", "transposed"]


@pytest.mark.parametrize("loss", ["cross_entropy", "mean_squared_error"])
@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
@pytest.mark.parametrize("name", ALL)
@settings(max_examples=20)  # of each of the 24 combinations
@given(seed=st.integers(0, 10**6))
def test_the_check_catches_it_and_passes_the_sound_network(name, activation, loss, seed):
    network, x, t = case(seed, activation=activation, loss=loss)
    how = CheckSettings(h=1e-5)
    sound = check_gradients(network, x, t, how).verdict
    assert sound in (Verdict.AGREES, Verdict.LOG_GUARD, Verdict.KINKS)
    assert check_gradients(plant(name, network), x, t, how).verdict is Verdict.WRONG


@pytest.mark.parametrize("loss", ["cross_entropy", "mean_squared_error"])
@pytest.mark.parametrize("name", ALL)
def test_the_loss_and_the_answers_stay_right(name, loss):
    network, x, t = case(loss=loss)
    flawed = plant(name, network)
    assert flawed.loss(x, t) == network.loss(x, t)
    np.testing.assert_array_equal(flawed.predict(x), network.predict(x))


@pytest.mark.parametrize("name", ALL)
def test_it_is_planted_in_a_copy(name):
    network, x, t = case()
    before = network.gradient(x, t)
    flawed = plant(name, network)
    flawed.gradient(x, t)
    for key, array in flawed.params.items():
        assert not np.shares_memory(array, network.params[key])
    for key, grad in network.gradient(x, t).items():
        np.testing.assert_array_equal(grad, before[key])


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_copy_in_another_precision_keeps_it(name, dtype):
    network, x, t = case()
    flawed = plant(name, network)
    twin = flawed.astype(dtype)
    assert twin.mistake is flawed.mistake
    assert twin.dtype == dtype
    wanted = flawed.gradient(x, t)
    for key, grad in twin.gradient(x, t).items():
        np.testing.assert_allclose(grad, wanted[key], rtol=1e-3, atol=1e-5)


def test_the_forgotten_mean_makes_every_slope_n_times_as_steep():
    network, x, t = case(samples=9)
    right, wrong = network.gradient(x, t), plant("mean", network).gradient(x, t)
    for key in right:
        np.testing.assert_allclose(wrong[key], 9 * right[key], rtol=1e-12)


def test_the_transposed_product_leaves_the_biases_alone():
    network, x, t = case()
    right, wrong = network.gradient(x, t), plant("transposed", network).gradient(x, t)
    np.testing.assert_array_equal(wrong["b1"], right["b1"])
    for key in ("W1", "W2"):
        np.testing.assert_allclose(np.sort(wrong[key], axis=None), np.sort(right[key], axis=None))
        np.testing.assert_allclose(wrong[key].reshape(right[key].T.shape).T, right[key])


def test_the_missing_derivative_spoils_only_what_lies_before_it():
    network, x, t = case()
    right, wrong = network.gradient(x, t), plant("activation", network).gradient(x, t)
    for key in ("W2", "b2"):
        np.testing.assert_array_equal(wrong[key], right[key])
    assert not np.allclose(wrong["W1"], right["W1"])


def test_the_softmax_over_the_batch_gives_the_last_bias_the_wrong_sum():
    """The rows of y then add up to 1 together: b2's slope is the mean of y, N times too small."""
    network, x, t = case()
    wrong = plant("softmax", network).gradient(x, t)
    z = network.predict(x)
    y = np.exp(z - z.max())
    y /= y.sum()
    one_hot = np.eye(4)[t]
    np.testing.assert_allclose(wrong["b2"], (y - one_hot).mean(axis=0))


def test_what_makes_no_difference_is_not_planted():
    bare = simple_net(rng=np.random.default_rng(0))
    assert not MISTAKES["activation"].fits(bare)
    with pytest.raises(ValueError, match="changes nothing"):
        plant("activation", bare)
    thin = mlp((1, 3), rng=np.random.default_rng(0))
    assert not MISTAKES["transposed"].fits(thin)
    assert MISTAKES["mean"].fits(thin)


def test_an_unknown_mistake_is_named():
    with pytest.raises(ValueError, match="'typo' is unknown"):
        plant("typo", case()[0])
