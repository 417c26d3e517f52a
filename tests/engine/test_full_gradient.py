"""engine.full_gradient: the same numbers as one parameter at a time, in a hundredth of the time."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.datasets import to_one_hot
from engine.full_gradient import CHUNK, GradientSweep
from engine.gradients import full_numerical_gradient
from engine.losses import LOSSES
from engine.network import mlp, simple_net


def problem(sizes, seed=0, samples=5, **settings):
    """A float64 network with weights worth the name, inputs with zeros in them, and labels."""
    rng = np.random.default_rng(seed)
    settings = {"weight_init_std": 0.7, "dtype": np.float64} | settings
    network = mlp(sizes, rng=rng, **settings)
    for array in network.params.values():
        if array.ndim == 1:
            array += rng.normal(0, 0.3, array.shape)
    x = rng.normal(size=(samples, sizes[0])) * (rng.random((samples, sizes[0])) < 0.7)
    return network, x, rng.integers(0, sizes[-1], samples)


def assert_same(found, expected, atol):
    assert found.keys() == expected.keys()
    for key in expected:
        assert found[key].shape == expected[key].shape
        np.testing.assert_allclose(found[key], expected[key], rtol=0, atol=atol, err_msg=key)


@settings(max_examples=60)
@given(
    sizes=st.lists(st.integers(1, 6), min_size=2, max_size=5),
    samples=st.integers(1, 7),
    activation=st.sampled_from(sorted(ACTIVATIONS)),
    loss=st.sampled_from(sorted(LOSSES)),
    seed=st.integers(0, 10_000),
)
def test_it_equals_one_parameter_at_a_time(sizes, samples, activation, loss, seed):
    network, x, t = problem(sizes, seed, samples, activation=activation, loss=loss)
    assert_same(full_numerical_gradient(network, x, t), network.numerical_gradient(x, t), 1e-9)


@pytest.mark.parametrize("loss", LOSSES)
def test_one_hot_targets_give_the_same(loss):
    network, x, t = problem([4, 5, 3], loss=loss)
    one_hot = to_one_hot(t, 3)
    assert_same(
        full_numerical_gradient(network, x, one_hot), full_numerical_gradient(network, x, t), 1e-12
    )


def test_the_book_s_simple_net():
    # Deep Learning from Scratch, 4.4.2, with the weights of its run
    network = simple_net(
        [[0.47355232, 0.9977393, 0.84668094], [0.85557411, 0.03563661, 0.69422093]]
    )
    found = full_numerical_gradient(network, [0.6, 0.9], [0, 0, 1])
    assert list(found) == ["W1"]
    expected = [[0.21924757, 0.14356243, -0.36281], [0.32887136, 0.21534364, -0.544215]]
    np.testing.assert_allclose(found["W1"], expected, atol=5e-8)


def test_backpropagation_agrees():
    network, x, t = problem([6, 8, 7, 4], activation="tanh")
    assert_same(full_numerical_gradient(network, x, t), network.gradient(x, t), 1e-5)


def test_inputs_that_are_zero_everywhere_have_a_gradient_of_exactly_zero():
    network, x, t = problem([5, 4, 3])
    x[:, 2] = 0.0
    assert (full_numerical_gradient(network, x, t)["W1"][2] == 0).all()


def test_a_batch_of_nothing_but_zeros_still_moves_the_biases():
    network, x, t = problem([3, 4, 2])
    found = full_numerical_gradient(network, np.zeros_like(x), t)
    assert (found["W1"] == 0).all()
    assert (found["b1"] != 0).any()


def test_neither_network_nor_batch_is_touched():
    network, x, t = problem([4, 5, 3])
    before = {key: array.copy() for key, array in network.params.items()}
    x_before, t_before = x.copy(), t.copy()
    full_numerical_gradient(network, x, t)
    for key, array in before.items():
        np.testing.assert_array_equal(network.params[key], array)
    np.testing.assert_array_equal(x, x_before)
    np.testing.assert_array_equal(t, t_before)


def test_a_float32_network_is_asked_in_float64():
    network, x, t = problem([4, 5, 3], dtype=np.float32)
    found = full_numerical_gradient(network, x, t)
    assert all(array.dtype == np.float64 for array in found.values())
    assert_same(found, network.numerical_gradient(x, t), 1e-9)


def test_float32_all_the_way_rounds_most_of_the_step_away():
    network, x, t = problem([6, 8, 4])
    exact = network.gradient(x, t)
    errors = {}
    for dtype in (np.float64, np.float32):
        sweep = GradientSweep(network, x, t, 1e-4, dtype=dtype)
        assert list(sweep)[-1] == sweep.total
        errors[dtype] = max(abs(sweep.gradients[key] - exact[key]).max() for key in exact)
    assert errors[np.float64] < 1e-6
    assert errors[np.float32] > 100 * errors[np.float64]


def test_forward_differences_err_by_half_h_times_the_curvature():
    network, x, t = problem([3, 4, 2])
    exact = network.gradient(x, t)
    worst = []
    for h in (1e-3, 1e-4):
        sweep = GradientSweep(network, x, t, h, scheme="forward")
        for _ in sweep:
            pass
        worst.append(max(abs(sweep.gradients[key] - exact[key]).max() for key in exact))
    assert worst[0] / worst[1] == pytest.approx(10, rel=0.2)


def test_a_sweep_counts_and_can_be_given_up():
    network, x, t = problem([4, 5, 3])
    sweep = GradientSweep(network, x, t)
    assert sweep.total == 4 * 5 + 5 + 5 * 3 + 3
    steps = iter(sweep)
    assert [next(steps), next(steps)] == [5, 10]
    assert sweep.done == 10
    assert (sweep.gradients["W1"][:, :2] != 0).any()
    assert (sweep.gradients["W2"] == 0).all()


def test_a_large_unit_is_cut_into_slices_that_can_be_given_up():
    network, x, t = problem([300, 60, 50, 10], samples=400)
    sweep = GradientSweep(network, x, t)
    steps = iter(sweep)
    first = [next(steps) for _ in range(20)]
    assert first == [0] * 20  # 300 inputs of 400 samples for one unit: 120,000 rows of 50 numbers
    assert 0 < sweep.rows <= 20 * 2 * (CHUNK // 50)


def test_forward_differences_take_half_the_rows():
    network, x, t = problem([3, 40, 2])
    rows = {}
    for scheme in ("central", "forward"):
        sweep = GradientSweep(network, x, t, scheme=scheme)
        for _ in sweep:
            pass
        rows[scheme] = sweep.rows
    entries = (np.count_nonzero(x) + len(x), len(x) * 41)
    assert rows["central"] == 2 * (entries[0] * 40 + entries[1] * 2)
    assert rows["forward"] == entries[0] * 41 + entries[1] * 3


def test_memory_stays_bounded():
    network, x, t = problem([300, 60, 50, 10], samples=400)
    tracemalloc.start()
    try:
        steps = iter(GradientSweep(network, x, t))
        next(steps)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 60 * 2**20  # 84,000 rows of 60 and more numbers would take hundreds of MiB


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"h": 0.0}, "h must be a finite number above 0"),
        ({"h": float("nan")}, "h must be a finite number above 0"),
        ({"scheme": "backward"}, 'scheme is "central" or "forward"'),
        ({"x": np.zeros((2, 9))}, "x has shape"),
        ({"t": [0, 7, 0, 0, 0]}, "labels run from 0 to 2"),
    ],
)
def test_what_does_not_fit_is_refused(settings, message):
    network, x, t = problem([4, 5, 3])
    with pytest.raises(ValueError, match=message):
        GradientSweep(network, **({"x": x, "t": t} | settings))
