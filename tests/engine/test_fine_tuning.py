"""Fine-tuning: what it learns, what it forgets, and that it leaves its base alone."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.config import PRESETS, TrainConfig
from engine.datasets import load_mnist
from engine.fine_tuning import FineTuning, fine_tune, gentle_share, snapshot_of
from engine.model_files import load_model
from engine.network import from_snapshot, mlp
from engine.splits import Dataset, Split
from engine.trainer import Trainer

BUILT_IN = Path(__file__).parents[2] / "resources" / "models" / "default.npz"
SMALL = FineTuning(iterations=12, batch_size=16, evaluate_every=5)


def split(count, seed=0, labels=10):
    rng = np.random.default_rng(seed)
    inputs = rng.integers(0, 256, (count, 784)).astype(np.uint8)
    return Split(inputs, rng.integers(0, labels, count), 255.0)


@pytest.fixture(scope="module")
def small():
    return Dataset("small", split(60), split(30, 1), 10, (28, 28))


@pytest.fixture(scope="module")
def base():
    rng = np.random.default_rng(3)
    return snapshot_of(mlp((784, 12, 10), "relu", "he", rng=rng))


def run(work):
    """(all that was yielded, what was returned)"""
    yielded = []
    while True:
        try:
            yielded.append(next(work))
        except StopIteration as end:
            return yielded, end.value


@cache
def mnist():
    return load_mnist()


@cache
def trained():
    """A network of the size of the preset "fast", 97 % on the test set."""
    trainer = Trainer(PRESETS["fast"].replace(iterations=900), mnist())
    while trainer.iteration < 900:
        trainer.update()
    return trainer.snapshot()


def another_hand(count, seed=0, labels=range(10)):
    """Test-like digits slanted far more than any in MNIST: (count, 784) uint8 with labels."""
    rng = np.random.default_rng(seed)
    train = mnist().train
    rows = rng.choice(np.flatnonzero(np.isin(train.labels, list(labels))), count, replace=False)
    images = train.inputs[rows].reshape(count, 28, 28)
    slanted = np.zeros_like(images)
    for y in range(28):
        shift = round((y - 14) * 0.6)
        source = np.arange(28) - shift
        inside = (source >= 0) & (source < 28)
        slanted[:, y, inside] = images[:, y, source[inside]]
    return Split(slanted.reshape(count, 784), train.labels[rows], 255.0)


# -- on the real MNIST --------------------------------------------------------------------------


def test_it_learns_a_hand_and_forgets_less_than_half_a_point():
    own = another_hand(40)
    _, tuned = run(fine_tune(trained(), own, mnist()))
    course = tuned.course
    assert course.own_accuracy[0] < 0.8
    assert course.own_accuracy[-1] > 0.95
    assert course.test_accuracy[-1] >= course.test_accuracy[0] - 0.005
    # digits of the same hand that it never saw
    unseen = another_hand(400, seed=9)
    before, after = (
        from_snapshot(snapshot).accuracy(unseen.x, unseen.t)
        for snapshot in (trained(), tuned.snapshot)
    )
    assert after > before + 0.03


@pytest.mark.skipif(not BUILT_IN.exists(), reason="the built-in network is not here")
def test_the_built_in_network_forgets_less_than_half_a_point():
    own = another_hand(20, seed=2)
    _, tuned = run(fine_tune(load_model(BUILT_IN), own, mnist()))
    course = tuned.course
    assert course.own_accuracy[-1] >= course.own_accuracy[0]
    assert course.own_accuracy[-1] > 0.95
    assert course.test_accuracy[-1] >= course.test_accuracy[0] - 0.005


@pytest.mark.parametrize("label", [1, 4, 8])
def test_a_few_digits_of_one_label_do_not_spoil_the_rest(label):
    own = another_hand(3, seed=label, labels=[label])
    _, tuned = run(fine_tune(trained(), own, mnist()))
    course = tuned.course
    assert course.own_accuracy[-1] == 1.0
    assert course.test_accuracy[-1] >= course.test_accuracy[0] - 0.005


def test_without_mnist_it_forgets():
    own = another_hand(6, labels=[4, 7])
    _, tuned = run(fine_tune(trained(), own, mnist(), FineTuning(share=1.0)))
    assert tuned.course.own_accuracy[-1] == 1.0
    assert tuned.course.test_accuracy[-1] < tuned.course.test_accuracy[0] - 0.05


def test_the_accuracies_are_those_of_the_network():
    own = another_hand(10)
    _, tuned = run(fine_tune(trained(), own, mnist(), FineTuning(iterations=5)))
    network = from_snapshot(tuned.snapshot)
    test = mnist().test
    assert tuned.course.test_accuracy[-1] == network.accuracy(test.x, test.t)
    assert tuned.course.own_accuracy[-1] == network.accuracy(own.x, own.t)


# -- how it goes on -----------------------------------------------------------------------------


def test_the_base_stays_as_it_is_and_the_iteration_goes_on(base, small):
    before = {key: array.copy() for key, array in base.params.items()}
    _, tuned = run(fine_tune(base, split(4, 5), small, SMALL))
    assert tuned.snapshot.iteration == base.iteration + SMALL.iterations
    assert tuned.snapshot.config == base.config
    for key, array in base.params.items():
        assert np.array_equal(array, before[key])
        assert not np.array_equal(array, tuned.snapshot.params[key])
        assert tuned.snapshot.params[key].dtype == array.dtype
        assert not tuned.snapshot.params[key].flags.writeable


def test_the_course_grows_and_is_measured_at_both_ends(base, small):
    courses, tuned = run(fine_tune(base, split(4, 5), small, SMALL))
    counts = [len(course.losses) for course in courses]
    assert counts == sorted(counts)
    assert set(counts) == set(range(13))
    assert len(courses[0].measured_at) == 0
    assert tuned.course.measured_at.tolist() == [0, 5, 10, 12]
    assert (tuned.own_count, tuned.test_count) == (4, 30)
    assert len(courses[3].losses) == counts[3], "what was yielded does not change afterwards"


def test_the_same_seed_gives_the_same_bits_and_another_does_not(base, small):
    def losses(seed):
        settings = FineTuning(iterations=4, batch_size=16, seed=seed)
        return run(fine_tune(base, split(4, 5), small, settings))[1].course.losses

    assert np.array_equal(losses(1), losses(1))
    assert not np.array_equal(losses(1), losses(2))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_any_network_of_the_right_size_can_be_tuned(small, dtype):
    rng = np.random.default_rng(0)
    for sizes, activation in (((784, 10), "sigmoid"), ((784, 5, 4, 10), "tanh")):
        base = snapshot_of(mlp(sizes, activation, "xavier", rng=rng, dtype=dtype))
        _, tuned = run(fine_tune(base, split(2), small, SMALL))
        assert tuned.snapshot.params["W1"].dtype == dtype


def test_a_loss_that_is_not_finite_is_a_sentence(base, small):
    huge = {key: np.full_like(array, 1e30) for key, array in base.params.items()}
    broken = type(base)(0, base.config, huge)
    with pytest.raises(ValueError, match="not a finite number"):
        run(fine_tune(broken, split(2), small, SMALL))


# -- settings -----------------------------------------------------------------------------------


@given(
    share=st.floats(0.0, 1.0, exclude_min=True),
    batch_size=st.integers(2, 500),
)
def test_every_share_gives_a_mini_batch_of_both_kinds(share, batch_size):
    settings = FineTuning(share=share, batch_size=batch_size)
    count = settings.own_count(split(3))
    assert 1 <= count <= batch_size
    assert (count == batch_size) == (share == 1.0)


def test_the_gentle_share_is_a_quarter_or_a_twentieth_a_label():
    for labels, share in ((1, 0.05), (3, 0.15), (5, 0.25), (10, 0.25)):
        own = Split(np.zeros((labels, 784), np.uint8), np.arange(labels), 255.0)
        assert gentle_share(own) == pytest.approx(share)


def test_the_rate_rises_and_falls():
    settings = FineTuning(iterations=100, learning_rate=1.0)
    rates = [settings.learning_rate_at(k) for k in range(100)]
    top = int(np.argmax(rates))
    assert rates[top] == pytest.approx(1.0, abs=0.02)
    assert top == pytest.approx(10, abs=1)
    assert rates[0] == pytest.approx(0.1)
    assert 0 < rates[-1] < 0.02
    assert (np.diff(rates[:top]) > 0).all()
    assert (np.diff(rates[top:]) < 0).all()
    assert FineTuning(iterations=1).learning_rate_at(0) > 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("learning_rate", 0.0),
        ("learning_rate", float("nan")),
        ("iterations", 0),
        ("batch_size", 1),
        ("share", 0.0),
        ("share", 1.1),
        ("share", float("nan")),
        ("seed", -1),
        ("evaluate_every", 0),
    ],
)
def test_settings_out_of_range_are_named(field, value):
    with pytest.raises(ValueError, match=field):
        FineTuning(**{field: value})


def test_parts_that_do_not_fit_are_refused(base, small):
    cases = (
        (base, split(0), small, "no digits"),
        (base, Split(np.zeros((1, 9), np.uint8), np.zeros(1, np.int64), 255.0), small, "9 values"),
        (base, Split(np.zeros((1, 784), np.uint8), np.array([10]), 255.0), small, "0 to 9"),
        (snapshot_of(mlp((784, 3))), split(2), small, "3 classes"),
        (base, split(2), Dataset("flat", small.train, small.test, 10, None), "square"),
    )
    for snapshot, own, dataset, sentence in cases:
        with pytest.raises(ValueError, match=sentence):
            next(fine_tune(snapshot, own, dataset))


def test_a_snapshot_of_a_bare_network_says_what_can_be_seen():
    network = mlp((784, 7, 5, 10), "tanh", "xavier", loss="mean_squared_error")
    snapshot = snapshot_of(network)
    config = snapshot.config
    assert (config.hidden_sizes, config.activation) == ((7, 5), "tanh")
    assert (config.loss, config.dtype) == ("mean_squared_error", "float32")
    network.params["W1"][:] = 0.0
    assert snapshot.params["W1"].any(), "the arrays are copies"
    assert snapshot_of(mlp((784, 10))).config == TrainConfig(hidden_sizes=())
