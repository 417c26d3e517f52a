"""The check: sound networks pass, and each kind of difference is called by its name."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.check.gradient_check import CheckSettings, Verdict, check_gradients, run_check
from engine.check.mistakes import plant
from engine.check.records import Phase
from engine.check.verdicts import FLOOR, relative_errors
from engine.network import mlp, simple_net

finite = st.floats(-1e6, 1e6)


def case(activation="sigmoid", seed=0, sizes=(5, 6, 4), samples=10, dtype=np.float32):
    rng = np.random.default_rng(seed)
    network = mlp(sizes, activation, "std", 0.7, rng=rng, dtype=dtype)
    return network, rng.normal(size=(samples, sizes[0])), rng.integers(0, sizes[-1], samples)


# -- relative errors ----------------------------------------------------------------------------


def test_relative_errors_are_relative_to_the_larger_one():
    np.testing.assert_allclose(relative_errors([1.0, -2.0], [1.1, -1.0]), [0.1 / 1.1, 0.5])


def test_two_zeros_agree_and_one_zero_does_not():
    assert relative_errors([0.0], [0.0]).tolist() == [0.0]
    assert relative_errors([0.0, 1.0], [0.5, 1.0]).tolist() == [1.0, 0.0]


def test_tiny_slopes_are_measured_by_the_largest():
    assert relative_errors([1.0, 1e-9], [1.0, 2e-9])[1] == pytest.approx(1e-9 / FLOOR)


@given(st.lists(st.tuples(finite, finite), min_size=1, max_size=20))
def test_relative_errors_lie_between_0_and_2_and_know_no_order(pairs):
    n, b = np.array(pairs).T
    errors = relative_errors(n, b)
    assert ((errors >= 0) & (errors <= 2)).all()
    np.testing.assert_array_equal(errors, relative_errors(b, n))
    assert (errors[n == b] == 0).all()


# -- sound networks -----------------------------------------------------------------------------


@given(
    seed=st.integers(0, 10**6),
    hidden=st.lists(st.integers(1, 6), max_size=3),
    activation=st.sampled_from(["sigmoid", "tanh"]),
    loss=st.sampled_from(["cross_entropy", "mean_squared_error"]),
)
def test_smooth_networks_of_any_shape_pass(seed, hidden, activation, loss):
    rng = np.random.default_rng(seed)
    network = mlp((3, *hidden, 4), activation, "xavier", loss=loss, rng=rng)
    x, t = rng.normal(size=(7, 3)), rng.integers(0, 4, 7)
    check = check_gradients(network, x, t)
    assert check.verdict in (Verdict.AGREES, Verdict.LOG_GUARD)
    assert check.parameters == sum(p.size for p in network.params.values())


def test_the_record_holds_both_gradients():
    network, x, t = case()
    twin = network.astype(np.float64)
    check = check_gradients(network, x, t)
    slow, quick = twin.numerical_gradient(x, t), twin.gradient(x, t)
    assert list(check.arrays) == ["W1", "b1", "W2", "b2"]
    for name, array in check.arrays.items():
        np.testing.assert_allclose(array.numerical, slow[name].ravel(), atol=1e-9)
        np.testing.assert_array_equal(array.backprop, quick[name].ravel())
        assert array.median == np.median(array.errors)
        assert array.worst == array.errors.max()
        assert array.shape == network.params[name].shape
        for values in (array.numerical, array.backprop, array.errors, array.positions):
            assert not values.flags.writeable
    assert check.loss == pytest.approx(twin.loss(x, t))
    with pytest.raises(dataclasses.FrozenInstanceError):
        check.loss = 0.0


def test_a_network_without_biases_is_checked_too():
    network = simple_net(rng=np.random.default_rng(1))
    check = check_gradients(network, [[0.6, 0.9]], [2])
    assert list(check.arrays) == ["W1"]
    assert check.verdict is Verdict.AGREES


def test_one_hot_answers_will_do():
    network, x, t = case()
    hot = check_gradients(network, x, np.eye(4)[t])
    np.testing.assert_allclose(
        hot.arrays["W1"].numerical, check_gradients(network, x, t).arrays["W1"].numerical, atol=1e-9
    )


# -- causes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"h": 1e-1}, Verdict.TOO_COARSE),
        ({"h": 1e-12}, Verdict.ROUNDING),
        ({"scheme": "forward", "h": 1e-3}, Verdict.TOO_COARSE),
        ({"scheme": "forward", "h": 1e-8}, Verdict.AGREES),
        ({"dtype": "float32"}, Verdict.ROUNDING),
    ],
)
def test_a_bad_step_is_not_called_a_mistake(changes, verdict):
    network, x, t = case()
    assert check_gradients(network, x, t, CheckSettings(**changes)).verdict is verdict


def test_the_blame_goes_to_what_makes_the_error():
    """At h = 0.01 float32 rounds off more than such a loss bends."""
    network, x, t = case()
    for name in ("W1", "W2"):
        network.params[name] *= 0.1
    rough = check_gradients(network, x, t, CheckSettings(h=1e-2, dtype="float32"))
    assert rough.verdict is Verdict.ROUNDING
    larger = check_gradients(network, x, t, CheckSettings(h=1e-1, dtype="float32"))
    assert larger.arrays["b1"].worst < rough.arrays["b1"].worst


def test_a_kink_within_reach_is_named_as_the_cause():
    network, x, t = case("relu", dtype=np.float64)
    network.params["b1"][2] -= (x @ network.params["W1"])[5, 2] - 3e-5
    check = check_gradients(network, x, t)
    assert check.verdict is Verdict.KINKS
    assert check.kinks.count >= 1
    assert check.arrays["b1"].touched >= 1
    worst = check.offenders[0]
    assert worst.near_kink
    assert worst.index[-1] == 2
    assert check_gradients(network, x, t, CheckSettings(h=1e-6)).verdict is Verdict.AGREES


def test_a_kink_within_reach_of_any_step_is_no_mistake_either():
    network, x, t = case("relu", dtype=np.float64)
    network.params["b1"][2] -= (x @ network.params["W1"])[5, 2] - 1e-9
    assert check_gradients(network, x, t).verdict is Verdict.KINKS


def test_the_1e_7_in_the_logarithm_is_named():
    """A network that is sure of wrong answers: the book's gradient leaves the 1e-7 out."""
    network, x, _ = case()
    network.params["b2"][:] = [0.0, 14.0, 14.0, 14.0]
    check = check_gradients(network, x, np.zeros(10, np.int64))
    assert check.verdict is Verdict.LOG_GUARD
    assert check.arrays["b2"].worst > 1e-3


def test_a_mistake_is_found_however_bad_the_step():
    network, x, t = case()
    for h in (1e-1, 1e-4, 1e-12):
        check = check_gradients(plant("activation", network), x, t, CheckSettings(h=h))
        assert check.verdict is Verdict.WRONG
        assert check.arrays["W1"].verdict is Verdict.WRONG
        assert check.arrays["W2"].verdict is not Verdict.WRONG


def test_a_network_that_has_diverged_is_told_from_a_wrong_one():
    network, x, t = case()
    network.params["W2"][0, 0] = np.nan
    assert check_gradients(network, x, t).verdict is Verdict.NOT_FINITE


# -- samples, offenders, costs ------------------------------------------------------------------


def test_a_sample_is_the_same_for_the_same_seed():
    network, x, t = case()
    first = check_gradients(network, x, t, CheckSettings(sample=5, seed=1))
    again = check_gradients(network, x, t, CheckSettings(sample=5, seed=1))
    other = check_gradients(network, x, t, CheckSettings(sample=5, seed=2))
    np.testing.assert_array_equal(first.arrays["W1"].positions, again.arrays["W1"].positions)
    assert first.arrays["W1"].positions.tolist() != other.arrays["W1"].positions.tolist()
    assert first.parameters == 5 + 5 + 5 + 4  # b2 has four
    everything = check_gradients(network, x, t)
    where = first.arrays["W1"].positions
    np.testing.assert_allclose(
        first.arrays["W1"].numerical, everything.arrays["W1"].numerical[where], atol=1e-9
    )


def test_offenders_are_named_with_their_index_worst_first():
    network, x, t = case()
    check = check_gradients(plant("transposed", network), x, t)
    errors = [one.error for one in check.offenders]
    assert errors == sorted(errors, reverse=True)
    assert errors[0] == max(array.worst for array in check.arrays.values())
    for one in check.offenders:
        array = check.arrays[one.name]
        k = np.ravel_multi_index(one.index, array.shape)
        assert (one.numerical, one.backprop) == (array.numerical[k], array.backprop[k])


def test_costs_are_counted():
    network, x, t = case()
    count = sum(p.size for p in network.params.values())
    central = check_gradients(network, x, t)
    assert central.numerical.passes == 2 * count
    assert (central.backprop.passes, central.backprop.rows) == (1, 10)
    assert central.numerical.seconds > central.backprop.seconds > 0
    assert central.ratio == central.numerical.seconds / central.backprop.seconds
    assert check_gradients(network, x, t, CheckSettings(scheme="forward")).numerical.passes == (
        count + 1
    )
    sampled = check_gradients(network, x, t, CheckSettings(sample=3))
    assert sampled.numerical.passes == 2 * 12
    assert sampled.numerical.rows == 2 * 12 * 10
    forward = check_gradients(network, x, t, CheckSettings(sample=3, scheme="forward"))
    assert forward.numerical.passes == 12 + 1  # the loss at w serves them all
    assert forward.numerical.rows == 13 * 10


def test_it_can_be_watched_and_given_up():
    network, x, t = case()
    news = list(run_check(network, x, t, CheckSettings()))
    assert [one.phase for one in news] == sorted(one.phase for one in news)
    done = [one.done for one in news if one.phase is Phase.NUMERICAL]
    assert done == sorted(done)
    assert done[-1] == news[0].total
    halfway = run_check(network, x, t, CheckSettings())
    next(halfway)
    halfway.close()


def test_nothing_is_changed():
    network, x, t = case("relu")
    before = {key: array.copy() for key, array in network.params.items()}
    check_gradients(network, x, t, CheckSettings(sample=3))
    for key, array in network.params.items():
        np.testing.assert_array_equal(array, before[key])


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"h": 0.0}, "step h"),
        ({"scheme": "backward"}, "scheme is"),
        ({"dtype": "float16"}, "dtype is"),
        ({"sample": 0}, "at least 1"),
    ],
)
def test_bad_settings_are_refused(changes, match):
    with pytest.raises(ValueError, match=match):
        CheckSettings(**changes)
