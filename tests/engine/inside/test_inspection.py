"""An inspection against the network asked directly; trouble provoked, and a healthy run silent."""

import dataclasses
from types import MappingProxyType

import numpy as np
import pytest

from engine.config import TrainConfig
from engine.inside.inspection import Inspector, round_up
from engine.network import from_snapshot
from engine.trainer import Trainer, load_dataset

CONFIG = TrainConfig(
    dataset="spirals",
    hidden_sizes=(9, 6),
    activation="sigmoid",
    initializer="xavier",
    batch_size=20,
    learning_rate=0.5,
    iterations=100,
    dtype="float64",
)


def trainer_of(**changes):
    config = CONFIG.replace(**changes)
    return Trainer(config, load_dataset(config))


def finish(job):
    while True:
        try:
            next(job)
        except StopIteration as end:
            return end.value


def inspect(trainer, steps=0, rows=100):
    """An inspection after some steps, against the start."""
    start = trainer.snapshot()
    inspector = Inspector(start, trainer.dataset, rows)
    for _ in range(steps):
        trainer.update()
    return finish(inspector.inspect(trainer.snapshot()))


def edited(snapshot, **arrays):
    return dataclasses.replace(snapshot, params=MappingProxyType({**snapshot.params, **arrays}))


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("loss", ["cross_entropy", "mean_squared_error"])
def test_figures_are_those_of_the_network(activation, loss):
    trainer = trainer_of(activation=activation, loss=loss)
    found = inspect(trainer, steps=30)
    x, t = trainer.dataset.train.x[:100], trainer.dataset.train.labels[:100]
    network = trainer.network
    grads = network.gradient(x, t)
    assert found.rows == 100
    assert found.iteration == 30
    assert found.loss == pytest.approx(network.loss(x, t))
    assert [layer.units for layer in found.layers] == [9, 6, 3]
    assert [layer.activation for layer in found.layers] == [activation, activation, "softmax"]
    for layer in found.layers:
        k = layer.number
        squares = (grads[f"W{k}"] ** 2).sum() + (grads[f"b{k}"] ** 2).sum()
        assert layer.gradient_norm == pytest.approx(np.sqrt(squares))
        assert layer.weight_norm == pytest.approx(np.linalg.norm(network.params[f"W{k}"]))
        assert layer.weights.std == pytest.approx(network.params[f"W{k}"].std())
        assert layer.gradients.total == grads[f"W{k}"].size
        assert layer.outputs.histogram.total == 100 * layer.units
    assert found.layers[-1].outputs.mean == pytest.approx(1 / 3)
    assert found.layers[-1].idle is None


def test_the_start_stands_beside_in_the_same_bins():
    found = inspect(trainer_of(), steps=100)
    initial = trainer_of().snapshot()
    for now, start in zip(found.layers, found.start, strict=True):
        for a, b in ((now.outputs, start.outputs), (now.weights, start.weights)):
            assert (a.histogram.low, a.histogram.high) == (b.histogram.low, b.histogram.high)
        assert start.weights.std == pytest.approx(initial.params[f"W{start.number}"].std())
        assert start.update_ratio is None


def test_the_start_against_itself_is_the_same():
    trainer = trainer_of()
    found = finish(Inspector(trainer.snapshot(), trainer.dataset).inspect(trainer.snapshot()))
    for now, start in zip(found.layers, found.start, strict=True):
        np.testing.assert_array_equal(now.outputs.histogram.counts, start.outputs.histogram.counts)
        assert now.gradient_norm == start.gradient_norm


def test_ratios_that_are_known_stand_with_their_layers():
    trainer = trainer_of()
    inspector = Inspector(trainer.snapshot(), trainer.dataset)
    found = finish(inspector.inspect(trainer.snapshot(), (0.1, None, 0.3)))
    assert [layer.update_ratio for layer in found.layers] == [0.1, None, 0.3]
    found = finish(inspector.inspect(trainer.snapshot()))
    assert [layer.update_ratio for layer in found.layers] == [None] * 3


def test_axes_widen_in_round_steps_when_weights_outgrow_them():
    trainer = trainer_of()
    start = trainer.snapshot()
    inspector = Inspector(start, trainer.dataset)
    before = finish(inspector.inspect(start)).layers[0].weights.histogram
    large = edited(start, W1=start.params["W1"] * 7)
    found = finish(inspector.inspect(large))
    after = found.layers[0].weights.histogram
    assert after.high > before.high
    assert after.outside <= 0.01
    assert found.start[0].weights.histogram.high == after.high
    # and they stay when the weights come back
    again = finish(inspector.inspect(start)).layers[0].weights.histogram
    assert again.high == after.high


def test_dead_units_are_counted():
    trainer = trainer_of(activation="relu", initializer="he")
    start = trainer.snapshot()
    b1 = start.params["b1"].copy()
    b1[:3] = -1e3
    found = finish(Inspector(start, trainer.dataset).inspect(edited(start, b1=b1)))
    assert found.layers[0].idle == pytest.approx(3 / 9)
    assert found.layers[0].saturated is None
    assert found.layers[0].outputs.histogram.zeros >= 3 * found.rows


def test_saturated_and_stuck_units_are_counted():
    trainer = trainer_of()
    start = trainer.snapshot()
    b1 = start.params["b1"].copy()
    b1[:2] = (50.0, -50.0)
    found = finish(Inspector(start, trainer.dataset).inspect(edited(start, b1=b1)))
    assert found.layers[0].idle == pytest.approx(2 / 9)
    assert found.layers[0].saturated >= 2 / 9


def test_a_healthy_run_has_no_idle_units():
    found = inspect(trainer_of(), steps=50)
    assert [layer.idle for layer in found.layers] == [0.0, 0.0, None]


def test_axes_hold_weights_whose_squares_overflow():
    trainer = trainer_of(dtype="float32")
    start = trainer.snapshot()
    W1 = np.full_like(start.params["W1"], 3e25)
    found = finish(Inspector(start, trainer.dataset).inspect(edited(start, W1=W1))).layers[0]
    assert found.weight_norm == pytest.approx(3e25 * np.sqrt(W1.size))
    assert found.weights.histogram.high == pytest.approx(2e26)
    assert found.weights.histogram.outside == 0.0


def test_a_network_that_has_diverged_can_be_looked_at():
    trainer = trainer_of(activation="relu")
    start = trainer.snapshot()
    W2 = start.params["W2"].copy()
    W2[0, 0] = np.nan
    W2[1, 1] = np.inf
    found = finish(Inspector(start, trainer.dataset).inspect(edited(start, W2=W2)))
    assert found.layers[1].weights.histogram.not_finite == 2
    assert np.isnan(found.layers[1].weights.std)
    assert np.isfinite(found.layers[0].outputs.mean)
    assert np.isnan(found.layers[2].outputs.mean)


def test_no_hidden_layers():
    found = inspect(trainer_of(hidden_sizes=()), steps=5)
    assert [layer.activation for layer in found.layers] == ["softmax"]


def test_zero_weights_have_axes_too():
    trainer = trainer_of(initializer="std", weight_init_std=0.0)
    found = finish(Inspector(trainer.snapshot(), trainer.dataset).inspect(trainer.snapshot()))
    assert found.layers[0].weights.histogram.counts.sum() == 2 * 9


def test_the_snapshot_is_left_alone_and_work_comes_in_pieces():
    trainer = trainer_of()
    start = trainer.snapshot()
    before = {key: array.copy() for key, array in start.params.items()}
    job = Inspector(start, trainer.dataset).inspect(start)
    assert len(list(job)) > 6
    for key, array in start.params.items():
        np.testing.assert_array_equal(array, before[key])
    assert from_snapshot(start).params["W1"] is start.params["W1"]


def test_a_probe_has_samples():
    trainer = trainer_of()
    with pytest.raises(ValueError, match="at least one sample, not 0"):
        Inspector(trainer.snapshot(), trainer.dataset, 0)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, 1.0), (-3.0, 1.0), (np.nan, 1.0), (0.3, 0.5), (0.5, 0.5), (1.2, 2.0), (7.0, 10.0)],
)
def test_round_steps(value, expected):
    assert round_up(value) == pytest.approx(expected)
