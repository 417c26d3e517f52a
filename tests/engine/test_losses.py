"""engine.losses against the book's figures, the definitions, and the numerical gradient."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.gradients import numerical_gradient
from engine.losses import (
    EPSILON,
    LOSSES,
    MEASURES,
    Loss,
    accuracy,
    accuracy_gradient,
    accuracy_per_sample,
    cross_entropy_error,
    cross_entropy_error_gradient,
    cross_entropy_error_per_sample,
    mean_squared_error,
    mean_squared_error_gradient,
)

# Deep Learning from Scratch, 4.2.1: the answer is 2; once the network agrees, once it says 7
AGREES = [0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]
SAYS_7 = [0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0]
ONE_HOT_2 = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]

every_loss = pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES.keys())
every_measure = pytest.mark.parametrize("loss", MEASURES.values(), ids=MEASURES.keys())
cross_entropies = pytest.mark.parametrize(
    "function",
    [cross_entropy_error, cross_entropy_error_gradient, cross_entropy_error_per_sample],
    ids=lambda function: function.__name__,
)


def batch(seed: int, samples: int = 6, classes: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities (samples, classes) and labels (samples,)."""
    rng = np.random.default_rng(seed)
    return rng.dirichlet(np.ones(classes), samples), rng.integers(0, classes, samples)


def test_mean_squared_error_of_the_book():
    assert mean_squared_error(AGREES, ONE_HOT_2) == 0.09750000000000003
    assert mean_squared_error(SAYS_7, ONE_HOT_2) == pytest.approx(0.5975, rel=1e-15)


def test_cross_entropy_error_of_the_book():
    assert cross_entropy_error(AGREES, ONE_HOT_2) == 0.510825457099338
    assert cross_entropy_error(SAYS_7, ONE_HOT_2) == 2.302584092994546


def test_a_uniform_answer_costs_the_logarithm_of_the_number_of_classes():
    uniform = np.full((5, 10), 0.1)
    assert cross_entropy_error(uniform, np.arange(5)) == pytest.approx(math.log(10), abs=2e-6)


def test_zero_probability_costs_a_finite_loss():
    assert cross_entropy_error([0.0, 1.0], 0) == pytest.approx(-math.log(1e-7))


@every_measure
def test_labels_and_one_hot_say_the_same(loss: Loss):
    y, labels = batch(0)
    one_hot = np.eye(4)[labels]
    assert loss.function(y, labels) == loss.function(y, one_hot)
    np.testing.assert_array_equal(loss.gradient(y, labels), loss.gradient(y, one_hot))
    assert loss.function(y[0], labels[0]) == loss.function(y[0], one_hot[0])
    np.testing.assert_array_equal(loss.gradient(y[0], labels[0]), loss.gradient(y[0], one_hot[0]))


@every_measure
def test_a_batch_counts_as_the_mean_of_its_samples(loss: Loss):
    y, labels = batch(1)
    singles = [loss.function(row, label) for row, label in zip(y, labels, strict=True)]
    assert loss.function(y, labels) == pytest.approx(np.mean(singles))
    rows = [loss.gradient(row, label) for row, label in zip(y, labels, strict=True)]
    np.testing.assert_allclose(loss.gradient(y, labels), np.array(rows) / len(y))


@every_measure
@given(seed=st.integers(0, 2**32 - 1), copies=st.integers(2, 5))
def test_repeating_a_batch_changes_nothing(loss: Loss, seed: int, copies: int):
    y, labels = batch(seed)
    repeated = loss.function(np.tile(y, (copies, 1)), np.tile(labels, copies))
    assert repeated == pytest.approx(loss.function(y, labels))


@every_measure
@pytest.mark.parametrize("samples", [None, 1, 6])
def test_gradient_agrees_with_the_numerical_one(loss: Loss, samples: int | None):
    y, labels = batch(2, samples or 1)
    y = 0.1 + 0.8 * y  # away from 0, where the logarithm bends too sharply for h = 1e-4
    if samples is None:
        y, labels = y[0], labels[0]
    expected = numerical_gradient(lambda moved: loss.function(moved, labels), y, h=1e-5)
    np.testing.assert_allclose(loss.gradient(y, labels), expected, rtol=1e-7, atol=1e-9)


def test_gradients_of_one_sample_in_figures():
    y = np.array([0.25, 0.75])
    np.testing.assert_allclose(mean_squared_error_gradient(y, 1), [0.25, -0.25])
    np.testing.assert_allclose(cross_entropy_error_gradient(y, 1), [0.0, -4 / 3], rtol=1e-6)


@every_measure
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_gradient_keeps_shape_and_dtype(loss: Loss, dtype: type):
    y, labels = batch(3)
    y = y.astype(dtype)
    for targets in (labels, np.eye(4)[labels], np.eye(4, dtype=np.uint8)[labels]):
        gradient = loss.gradient(y, targets)
        assert gradient.dtype == dtype
        assert gradient.shape == y.shape
        assert type(loss.function(y, targets)) is float


@every_measure
def test_arguments_are_left_alone(loss: Loss):
    y, labels = batch(4)
    y.flags.writeable = labels.flags.writeable = False
    loss.function(y, labels)
    loss.gradient(y, labels)
    loss.per_sample(y, labels)


@every_loss
def test_nan_gives_nan(loss: Loss):
    assert math.isnan(loss.function([0.5, math.nan], 0))


@every_measure
@pytest.mark.parametrize(
    ("y", "t", "message"),
    [
        ([[0.5, 0.5]], [2], r"0\.\.1.*found 2"),
        ([0.5, 0.5], -1, r"0\.\.1.*found -1"),
        ([[0.5, 0.5]], [0, 1], r"\(1, 2\) or integer labels of shape \(1,\).*shape \(2,\)"),
        ([[0.5, 0.5]], [0.0], "integer labels"),
        ([[0.5, 0.5]], [[1, 0], [0, 1]], "one-hot"),
        (0.5, 0, r"\(K,\) or \(N, K\)"),
        (np.zeros((2, 2, 2)), np.zeros((2, 2, 2)), r"\(K,\) or \(N, K\)"),
        (np.zeros((0, 2)), np.zeros(0, int), "at least one entry"),
        (["a", "b"], 0, "real numbers"),
        ([0.5, 0.5], ["a", "b"], "real numbers"),
    ],
)
def test_what_does_not_fit_is_refused(loss: Loss, y: object, t: object, message: str):
    for function in (loss.function, loss.gradient, loss.per_sample):
        with pytest.raises(ValueError, match=message):
            function(y, t)


def test_registry_names_its_entries():
    assert all(name == loss.name for name, loss in MEASURES.items())
    assert set(LOSSES) == {"cross_entropy", "mean_squared_error"}
    assert set(MEASURES) == {*LOSSES, "accuracy"}


@every_measure
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_per_sample_is_what_the_mean_is_taken_of(loss: Loss, dtype: type):
    y, labels = batch(5)
    y = y.astype(dtype)
    each = loss.per_sample(y, labels)
    assert each.shape == (len(y),)
    assert each.dtype == np.float64
    assert each.mean() == pytest.approx(loss.function(y, labels))
    for row, label, value in zip(y, labels, each, strict=True):
        assert loss.function(row, label) == pytest.approx(value)
        assert loss.per_sample(row, label).shape == ()


@cross_entropies
def test_the_default_epsilon_is_the_book_s(function):
    y, labels = batch(6)
    assert EPSILON == 1e-7
    np.testing.assert_array_equal(function(y, labels), function(y, labels, epsilon=1e-7))


def test_without_epsilon_no_chance_for_the_right_class_is_infinite():
    y, t = [[0.0, 1.0], [0.5, 0.5]], [0, 0]
    assert cross_entropy_error(y, t, epsilon=0) == math.inf
    each = cross_entropy_error_per_sample(y, t, epsilon=0)
    np.testing.assert_allclose(each, [math.inf, math.log(2)])
    gradient = cross_entropy_error_gradient(y, t, epsilon=0)
    np.testing.assert_array_equal(gradient, [[-math.inf, 0.0], [-1.0, 0.0]])


def test_without_epsilon_a_class_that_is_not_wanted_may_have_no_chance():
    assert cross_entropy_error(AGREES, 2, epsilon=0) == -math.log(0.6)
    assert cross_entropy_error([0.0, 1.0], 1, epsilon=0) == 0
    gradient = cross_entropy_error_gradient(AGREES, 2, epsilon=0)
    np.testing.assert_array_equal(gradient, [-1 / 0.6 if t else 0.0 for t in ONE_HOT_2])


def test_the_know_nothing_answer_costs_exactly_log_10_without_epsilon():
    assert round(cross_entropy_error([0.1] * 10, 4, epsilon=0), 6) == 2.302585


@pytest.mark.parametrize("epsilon", [0.0, 1e-7, 0.1])
def test_gradient_agrees_with_the_numerical_one_for_any_epsilon(epsilon: float):
    y, labels = batch(7)
    y = 0.1 + 0.8 * y
    expected = numerical_gradient(
        lambda moved: cross_entropy_error(moved, labels, epsilon=epsilon), y, h=1e-5
    )
    gradient = cross_entropy_error_gradient(y, labels, epsilon=epsilon)
    np.testing.assert_allclose(gradient, expected, rtol=1e-7, atol=1e-9)


@cross_entropies
def test_no_epsilon_keeps_float32(function):
    y, labels = batch(8)
    result = function(y.astype(np.float32), labels, epsilon=0)
    if isinstance(result, np.ndarray) and result.ndim == 2:
        assert result.dtype == np.float32


@cross_entropies
@pytest.mark.parametrize("epsilon", [-1e-7, math.inf, math.nan])
def test_an_epsilon_that_is_none_is_refused(function, epsilon: float):
    with pytest.raises(ValueError, match="epsilon must be a finite number >= 0"):
        function([0.5, 0.5], 0, epsilon=epsilon)


def test_accuracy_moves_in_steps_of_one_sample():
    y, labels = batch(9, samples=8)
    assert accuracy(y, labels) == np.count_nonzero(y.argmax(axis=1) == labels) / 8
    assert accuracy(AGREES, ONE_HOT_2) == 1.0
    assert accuracy(SAYS_7, ONE_HOT_2) == 0.0
    np.testing.assert_array_equal(accuracy_per_sample([AGREES, SAYS_7], [2, 2]), [1.0, 0.0])


def test_of_equal_outputs_the_first_counts_as_the_largest():
    uniform = [0.25] * 4
    assert [accuracy(uniform, label) for label in range(4)] == [1.0, 0.0, 0.0, 0.0]


@given(seed=st.integers(0, 2**32 - 1))
def test_accuracy_has_no_slope_where_it_has_one(seed: int):
    y, labels = batch(seed)
    gaps = np.diff(np.sort(y, axis=1)[:, -2:])
    still = float(gaps.min()) / 3  # as far as every output may move without overtaking another
    assert not accuracy_gradient(y, labels).any()
    moved = y + np.random.default_rng(seed).uniform(-still, still, y.shape)
    assert accuracy(moved, labels) == accuracy(y, labels)
