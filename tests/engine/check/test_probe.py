"""One parameter moves: the losses are the network's, nothing is left moved, the errors form a V."""

import numpy as np
import pytest

from engine.check.mistakes import plant
from engine.check.probe import Probe, step_errors, weight_curve
from engine.network import mlp


def case(dtype=np.float64, activation="sigmoid"):
    rng = np.random.default_rng(3)
    network = mlp((4, 6, 3), activation, "std", 0.7, rng=rng, dtype=dtype)
    return network, rng.normal(size=(8, 4)), rng.integers(0, 3, 8)


def drain(work):
    news = []
    while True:
        try:
            news.append(next(work))
        except StopIteration as end:
            return news, end.value


def test_the_loss_is_that_of_the_network_with_the_weight_moved():
    network, x, t = case()
    probe = Probe(network, x, t)
    place = ("W1", (2, 5))
    moved = network.astype(np.float64)
    moved.params["W1"][2, 5] += 0.3
    assert probe.loss(place, 0.3) == moved.loss(x, t)
    assert probe.loss(place) == network.loss(x, t)
    assert probe.value(place) == network.params["W1"][2, 5]
    assert probe.passes == 2
    assert len(probe) == 8


def test_a_slope_is_the_difference_quotient():
    network, x, t = case()
    probe, place = Probe(network, x, t), ("b2", (1,))
    above, here, below = (probe.loss(place, offset) for offset in (1e-3, 0.0, -1e-3))
    assert probe.slope(place, 1e-3) == (above - below) / 2e-3
    assert probe.slope(place, 1e-3, "forward") == (above - here) / 1e-3


def test_exact_backpropagation_knows_the_1e_7():
    """Where the right answer has a probability of 1e-6, the book's gradient is 10 percent off."""
    network, x, _ = case()
    network.params["b2"][:] = [0.0, 14.0, 14.0]
    labels = np.zeros(8, np.int64)
    probe, place = Probe(network, x, labels), ("b2", (0,))
    slope = probe.slope(place, 1e-5)
    assert probe.exact_backprop()["b2"][0] == pytest.approx(slope, rel=1e-6)
    assert abs(probe.backprop()["b2"][0] / slope - 1) > 0.01
    hot = Probe(network, x, np.eye(3)[labels])
    np.testing.assert_allclose(hot.exact_backprop()["W1"], probe.exact_backprop()["W1"])


def test_a_curve_shows_the_loss_and_both_slopes():
    network, x, t = case()
    probe, place = Probe(network, x, t), ("W2", (3, 1))
    shares, curve = drain(weight_curve(probe, place, 1e-4, 0.5, points=11))
    assert shares == pytest.approx([(k + 1) / 13 for k in range(13)])
    assert curve.losses[5] == curve.loss == network.loss(x, t)
    assert curve.losses[-1] == probe.loss(place, 0.5)
    assert curve.numerical == pytest.approx(curve.backprop, rel=1e-5)
    assert curve.backprop == network.gradient(x, t)["W2"][3, 1]
    assert (curve.name, curve.index, curve.weight) == (*place, network.params["W2"][3, 1])
    assert not curve.losses.flags.writeable


def test_errors_fall_with_h_until_rounding_takes_over():
    network, x, t = case()
    places = [("W1", (0, 0)), ("W2", (1, 2)), ("b1", (3,))]
    steps = 10.0 ** np.arange(-13, 0)
    news, _ = drain(step_errors(network, x, t, places, steps))
    assert list(dict.fromkeys(one.done for one in news)) == list(range(14))
    assert len(news) == 1 + 13 * 2 * len(places)  # it can be given up after each slope
    last = news[-1]
    np.testing.assert_allclose(last.steps, steps[::-1])
    best = {name: last.steps[np.argmin(curve)] for name, curve in last.worst.items()}
    assert 1e-6 <= best["float64"] <= 1e-4  # eps ** (1/3) = 6e-6
    assert 1e-3 <= best["float32"] <= 1e-1  # eps ** (1/3) = 5e-3
    assert last.worst["float64"].min() < 1e-9
    assert last.worst["float64"][0] > 1e-4  # h = 0.1
    assert last.worst["float64"][-1] > 1e-5  # h = 1e-13
    assert np.isnan(news[2].worst["float64"][3:]).all()


def test_central_differences_fall_twice_as_steeply_as_forward_ones():
    network, x, t = case()
    places = [("W1", (0, 0)), ("W2", (1, 2))]
    for scheme, order in (("central", 2), ("forward", 1)):
        news, _ = drain(step_errors(network, x, t, places, [1e-2, 1e-3], scheme))
        worst = news[-1].worst["float64"]
        assert np.log10(worst[0] / worst[1]) == pytest.approx(order, abs=0.1)


def test_no_h_mends_a_mistake():
    network, x, t = case()
    flawed = plant("activation", network)
    news, _ = drain(step_errors(flawed, x, t, [("W1", (0, 0))], 10.0 ** np.arange(-8, 0)))
    assert news[-1].worst["float64"].min() > 0.1


def test_step_errors_wants_parameters():
    network, x, t = case()
    with pytest.raises(ValueError, match="at least one"):
        next(step_errors(network, x, t, [], [1e-4]))


@pytest.mark.parametrize("h", [0.0, -1.0, float("nan")])
def test_a_useless_h_is_refused(h):
    network, x, t = case()
    with pytest.raises(ValueError, match="step h"):
        next(weight_curve(Probe(network, x, t), ("b1", (0,)), h, 1.0))
