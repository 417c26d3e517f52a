"""Training with the numerical gradient beside backpropagation: the same losses, other times."""

import numpy as np
import pytest

from engine.check.mistakes import plant
from engine.check.twin_training import train_twins
from engine.network import mlp
from engine.toys import circles


def course_of(network, **changes):
    settings = {"batch_size": 20, "steps": 5, "learning_rate": 0.5} | changes
    news = list(train_twins(network, circles(samples=60).train, **settings))
    return news, news[-1]


@pytest.fixture
def network():
    return mlp((2, 6, 2), "tanh", "xavier", rng=np.random.default_rng(0))


def test_both_curves_lie_on_each_other(network):
    _, last = course_of(network)
    assert last.steps == last.planned == 5
    np.testing.assert_allclose(last.numerical_losses, last.backprop_losses, atol=1e-7)
    assert last.apart < 1e-5
    assert len(set(last.backprop_losses)) == 5


def test_the_clock_tells_them_apart(network):
    _, last = course_of(network)
    assert (np.diff(last.numerical_seconds) > 0).all()
    assert last.numerical_seconds[-1] > 3 * last.backprop_seconds[-1]


def test_every_piece_of_news_stands_for_itself(network):
    news, last = course_of(network)
    assert [one.steps for one in news] == sorted(one.steps for one in news)
    assert news[0].steps == 0
    assert 0 < news[0].share < 1
    for one in news:
        np.testing.assert_array_equal(one.backprop_losses, last.backprop_losses[: one.steps])
        assert not one.backprop_losses.flags.writeable


def test_it_is_the_plain_descent_of_the_book(network):
    split = circles(samples=20).train
    rows = len(split)
    x, t = split.x.astype(np.float64)[:rows], split.t
    news = list(train_twins(network, split, rows, 3, 0.5))
    twin = network.astype(np.float64)
    for loss in news[-1].backprop_losses:
        assert loss == pytest.approx(twin.loss(x, t), abs=1e-12)  # the whole set, in any order
        grads = twin.gradient(x, t)
        for key in twin.params:
            twin.params[key] -= 0.5 * grads[key]


def test_a_batch_is_never_larger_than_the_data(network):
    _, last = course_of(network, batch_size=10_000, steps=1)
    assert last.steps == 1


def test_a_mistake_parts_them(network):
    _, last = course_of(plant("mean", network), steps=4)
    assert last.numerical_losses[0] == pytest.approx(last.backprop_losses[0])
    assert last.apart > 0.01


def test_a_run_that_diverges_ends(network):
    network = network.astype(np.float64)
    network.params["W2"][:] = np.array([1e200, -1e308])
    network.params["W1"][:] = 1e200
    network.params["b2"][:] = [1e308, -1e308]
    _, last = course_of(network)
    assert last.steps == 1


def test_the_network_is_left_as_it_is(network):
    before = {key: array.copy() for key, array in network.params.items()}
    course_of(network, steps=1)
    for key, array in network.params.items():
        np.testing.assert_array_equal(array, before[key])


@pytest.mark.parametrize(
    ("changes", "match"),
    [({"learning_rate": 0.0}, "learning rate"), ({"steps": 0}, "1 step"), ({"h": -1.0}, "step h")],
)
def test_bad_numbers_are_refused(network, changes, match):
    with pytest.raises(ValueError, match=match):
        course_of(network, **changes)
