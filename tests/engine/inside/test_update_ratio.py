"""The next update's size against the step that the trainer then makes."""

import numpy as np
import pytest

from engine.config import TrainConfig
from engine.inside.update_ratio import update_ratios
from engine.optimizers import OPTIMIZERS
from engine.trainer import Trainer, load_dataset

CONFIG = TrainConfig(
    dataset="spirals",
    hidden_sizes=(9, 6),
    activation="tanh",
    initializer="xavier",
    batch_size=20,
    learning_rate=0.05,
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


def ratios_of_the_step(trainer):
    """How far each W really moves in the trainer's next update."""
    before = trainer.snapshot().params
    trainer.update()
    after = trainer.network.params
    return [
        np.linalg.norm(after[f"W{k}"] - before[f"W{k}"]) / np.linalg.norm(before[f"W{k}"])
        for k in (1, 2, 3)
    ]


@pytest.mark.parametrize("optimizer", list(OPTIMIZERS))
def test_it_is_the_step_that_follows(optimizer):
    trainer = trainer_of(optimizer=optimizer)
    for _ in range(12):
        trainer.update()
    trainer.set_learning_rate(0.02)  # what counts is the rate of now, not that of the settings
    step = trainer.next_step()
    foretold = finish(update_ratios(step))
    assert finish(update_ratios(step)) == foretold  # and nothing of the step was changed
    assert foretold == pytest.approx(ratios_of_the_step(trainer), rel=1e-9)


def test_a_large_batch_is_taken_in_pieces_with_the_same_result():
    trainer = trainer_of(batch_size=130)
    job = update_ratios(trainer.next_step(), rows=40)
    pieces = 0
    while True:
        try:
            next(job)
            pieces += 1
        except StopIteration as end:
            foretold = end.value
            break
    assert pieces == 4
    assert foretold == pytest.approx(ratios_of_the_step(trainer), rel=1e-9)


def test_there_is_none_of_weights_that_are_zero_or_not_finite():
    still = trainer_of(initializer="std", weight_init_std=0.0)
    assert finish(update_ratios(still.next_step())) == (None, None, None)
    broken = trainer_of()
    broken.network.params["W2"][0, 0] = np.nan
    assert finish(update_ratios(broken.next_step())) == (None, None, None)
