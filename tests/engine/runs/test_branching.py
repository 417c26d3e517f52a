"""A moment of a run, gone on from: exactly, or under other settings."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from engine.config import ConfigError, TrainConfig
from engine.datasets import SAMPLERS
from engine.optimizers import OPTIMIZERS
from engine.records import TrainerState
from engine.runs.branching import branch, fixed_changes
from engine.runs.moments import reopened
from engine.runs.recording import Recorder, under_settings
from engine.runs.records import RunHistory
from engine.trainer import Trainer, load_dataset

BASE = TrainConfig(
    dataset="circles", hidden_sizes=(8,), batch_size=20, iterations=200, evaluate_every=0
)


def train(trainer: Trainer, count: int) -> list[float]:
    return [trainer.update().loss for _ in range(count)]


def same_state(one: TrainerState, other: TrainerState) -> None:
    assert one.sampler == other.sampler
    for key, array in one.params.items():
        assert array.tobytes() == other.params[key].tobytes()
    for slot, arrays in one.optimizer["state"].items():
        for key, array in arrays.items():
            assert array.tobytes() == other.optimizer["state"][slot][key].tobytes()


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_restored_trainer_goes_on_to_the_bit(optimizer: str, sampler: str) -> None:
    config = BASE.replace(
        optimizer=optimizer, sampler=sampler, learning_rate=0.01, schedule="cosine"
    )
    whole = Trainer(config, load_dataset(config))
    losses = train(whole, 90)
    state = whole.state()
    rest = train(whole, 110)

    other = Trainer(config, load_dataset(config))
    assert train(other, 150)[:90] == losses  # somewhere else, and then back
    other.restore(state)
    assert train(other, 110) == rest
    same_state(other.state(), whole.state())


def test_looking_at_the_next_batch_does_not_change_the_state() -> None:
    config = BASE.replace(sampler="shuffled_epochs", batch_size=100)
    one, other = (Trainer(config, load_dataset(config)) for _ in range(2))
    for _ in range(9):  # past the end of an epoch of 4 or 5 batches
        one.peek_batch()
        state = one.state()
        fresh = Trainer(config, load_dataset(config))
        fresh.restore(state)
        np.testing.assert_array_equal(fresh.peek_batch(), one.peek_batch())
        assert train(one, 1) == train(other, 1)


def test_a_state_does_not_change_when_its_trainer_goes_on() -> None:
    trainer = Trainer(BASE.replace(optimizer="adam"), load_dataset(BASE))
    train(trainer, 5)
    state = trainer.state()
    before = {key: array.copy() for key, array in state.params.items()}
    velocity = state.optimizer["state"]["m"]["W1"].copy()
    train(trainer, 5)
    for key, array in before.items():
        np.testing.assert_array_equal(array, state.params[key])
    np.testing.assert_array_equal(velocity, state.optimizer["state"]["m"]["W1"])
    # 2-8-2 has 42 parameters of 4 bytes, and Adam two numbers for each
    assert state.nbytes == 42 * 4 * 3


def test_a_state_of_other_settings_is_refused() -> None:
    trainer = Trainer(BASE, load_dataset(BASE))
    other = Trainer(BASE.replace(seed=1), load_dataset(BASE))
    with pytest.raises(ValueError, match="a run with other settings"):
        trainer.restore(other.state())


def test_a_branch_keeps_weights_and_batches_and_takes_the_new_rate() -> None:
    trainer = Trainer(BASE, load_dataset(BASE))
    train(trainer, 30)
    state = trainer.state()
    config = BASE.replace(learning_rate=0.02, iterations=300)
    branched = Trainer(config, load_dataset(config))
    branched.restore(branch(state, config))
    np.testing.assert_array_equal(branched.peek_batch(), trainer.peek_batch())

    # what the definition says: the same run with the rate changed by hand
    trainer.set_learning_rate(0.02)
    assert train(branched, 50) == train(trainer, 50)


def test_the_same_optimizer_keeps_its_memory_and_another_begins_without() -> None:
    config = BASE.replace(optimizer="momentum")
    trainer = Trainer(config, load_dataset(config))
    train(trainer, 10)
    state = trainer.state()
    slower = branch(state, config.replace(learning_rate=0.001))
    assert slower.optimizer["state"]["v"]["W1"].any()
    adam = branch(state, config.replace(optimizer="adam", learning_rate=0.001))
    assert adam.optimizer["iter"] == 0
    assert adam.optimizer["state"] == {}


def test_what_cannot_change_on_the_way_is_refused_by_name() -> None:
    state = Trainer(BASE, load_dataset(BASE)).state()
    other = BASE.replace(hidden_sizes=(9,), batch_size=10, learning_rate=1.0)
    assert fixed_changes(BASE, other) == ("hidden_sizes", "batch_size")
    with pytest.raises(ConfigError, match=r"keeps its hidden_sizes, which is \(8,\)") as error:
        branch(state, other)
    assert error.value.field == "hidden_sizes"


def test_a_diverged_run_says_so_in_its_state() -> None:
    config = BASE.replace(learning_rate=1e30, activation="relu", initializer="he")
    trainer = Trainer(config, load_dataset(config))
    with np.errstate(all="ignore"):
        while not trainer.diverged:
            trainer.update()
    state = trainer.state()
    assert state.diverged
    assert dataclasses.replace(state, diverged=False).iteration == trainer.iteration


def test_a_branch_that_goes_on_longer_can_still_be_gone_back_into() -> None:
    trainer = Trainer(BASE, load_dataset(BASE))
    recorder = Recorder(trainer, "parent")
    for _ in range(30):
        recorder.add(trainer.step())
    config = BASE.replace(learning_rate=0.02)
    branched = under_settings(recorder.run(), config, "branch")
    longer = under_settings(branched, config.replace(iterations=500), "no branch again")
    assert longer.info.id == branched.info.id
    fresh = Trainer(longer.state.config, load_dataset(BASE))
    moments = reopened(fresh, longer)
    assert moments.begin_going_to(0) == 30


def test_losses_whose_mean_is_no_number_have_no_final_loss() -> None:
    history = RunHistory(np.full(100, 1.7e308), np.zeros((0, 3)), np.zeros((0, 2)))
    assert history.figures().final_loss is None
