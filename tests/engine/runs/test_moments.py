"""Checkpoints within a memory, and the way back to any moment, to the bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.config import TrainConfig
from engine.records import TrainerState
from engine.runs.checkpoints import MAX_BYTES, MOST_MOMENTS, CheckpointRing
from engine.runs.moments import Moments
from engine.trainer import Trainer, load_dataset

QUICK = TrainConfig(
    dataset="circles", hidden_sizes=(8,), batch_size=20, iterations=200, evaluate_every=0
)


def trainer_of(config: TrainConfig = QUICK) -> Trainer:
    return Trainer(config, load_dataset(config))


def states(count: int) -> list[TrainerState]:
    trainer = trainer_of()
    found = [trainer.state()]
    for _ in range(count):
        trainer.update()
        found.append(trainer.state())
    return found


def test_a_ring_with_room_keeps_every_moment() -> None:
    moments = states(50)
    ring = CheckpointRing(moments[0])
    for state in moments[1:]:
        ring.add(state)
    assert ring.iterations == list(range(51))
    assert ring.nearest(37) is moments[37]
    assert not ring.wants(37), "it is there already"


def test_a_full_ring_is_denser_early_and_stays_within_its_memory() -> None:
    moments = states(2000)
    size = moments[0].nbytes
    ring = CheckpointRing(moments[0], max_bytes=100 * size)
    for state in moments[1:]:
        ring.add(state)
        assert ring.nbytes <= 100 * size
    gaps = np.diff(ring.iterations)
    early, late = gaps[: len(gaps) // 4], gaps[-len(gaps) // 4 :]
    assert ring.iterations[0] == 0
    assert len(ring.iterations) > 50, "thinned by a quarter at a time, never emptied"
    assert early.mean() < late.mean() / 2
    # the rule: neighbors around i are about spread * sqrt(i) apart, so no gap is a desert
    assert gaps.max() < 0.1 * 2000


@given(order=st.permutations(range(1, 60)), room=st.integers(2, 30))
def test_in_whatever_order_moments_come_the_ring_stays_sorted_and_bounded(
    order: list[int], room: int
) -> None:
    moments = _SIXTY
    ring = CheckpointRing(moments[0], max_bytes=room * moments[0].nbytes)
    for iteration in order:
        ring.add(moments[iteration])
        assert ring.iterations == sorted(set(ring.iterations))
        assert ring.nbytes <= room * moments[0].nbytes
        assert ring.first is moments[0]
    for iteration in range(60):
        assert ring.nearest(iteration).iteration <= iteration


_SIXTY = states(60)


def test_before_the_first_moment_there_is_none() -> None:
    ring = CheckpointRing(_SIXTY[5])
    assert not ring.wants(3)
    with pytest.raises(ValueError, match="iteration 3 is before 5"):
        ring.nearest(3)


def test_the_memory_is_the_one_that_was_promised() -> None:
    assert MAX_BYTES == 200 * 2**20
    assert MOST_MOMENTS * 10_000 < MAX_BYTES, "objects of tiny networks do not outweigh arrays"


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@given(data=st.data())
def test_any_moment_is_reached_to_the_bit_and_gone_on_from(
    optimizer: str, data: st.DataObject
) -> None:
    """Back and forth at will, with the learning rate changed on the way: always the same run."""
    config = QUICK.replace(optimizer=optimizer, learning_rate=0.05)
    trainer = trainer_of(config)
    moments = Moments(trainer)
    losses, weights = [], [trainer.snapshot().params["W1"]]
    for iteration in range(1, 81):
        if iteration in (20, 50):
            moments.set_learning_rate(0.05 / iteration)
        losses.append(moments.update().loss)
        weights.append(trainer.snapshot().params["W1"])
        if iteration % 7 == 0:
            moments.mark()
    for goal in data.draw(st.lists(st.integers(-5, 90), min_size=1, max_size=6)):
        reached = moments.begin_going_to(goal)
        assert reached == min(max(goal, 0), 80)
        while trainer.iteration < reached:
            moments.update()
        np.testing.assert_array_equal(weights[reached], trainer.network.params["W1"])
    while moments.is_replaying:
        iteration = trainer.iteration
        assert moments.update().loss == losses[iteration]
    assert moments.recorded_end == 80

    straight = trainer_of(config)
    for iteration in range(1, 101):
        if iteration in (20, 50):
            straight.set_learning_rate(0.05 / iteration)
        straight.update()
    for _ in range(20):
        assert moments.update().learning_rate == 0.05 / 50
    np.testing.assert_array_equal(
        straight.network.params["W1"], trainer.network.params["W1"], "and beyond the record"
    )


def test_a_rate_set_in_the_past_holds_for_what_is_new() -> None:
    trainer = trainer_of()
    moments = Moments(trainer)
    losses = [moments.update().loss for _ in range(10)]
    moments.begin_going_to(4)
    moments.set_learning_rate(0.001)
    while trainer.iteration < 4:
        moments.update()
    assert [moments.update().loss for _ in range(6)] == losses[4:]
    assert moments.update().learning_rate == 0.001


def test_a_rate_set_back_at_the_end_holds() -> None:
    """After a trip back the farthest state is remembered; the rate set since then counts."""
    moments = Moments(trainer_of())
    trainer = moments._trainer
    for _ in range(10):
        moments.update()
    moments.begin_going_to(4)
    while trainer.iteration < 4:
        moments.update()
    moments.begin_going_to(10)
    moments.set_learning_rate(0.77)
    assert moments.farthest().learning_rate == 0.77
    assert moments.update().learning_rate == 0.77


def test_who_looks_ahead_sees_the_rate_of_the_next_update() -> None:
    trainer = trainer_of()
    moments = Moments(trainer)
    for iteration in range(1, 11):
        if iteration == 5:
            moments.set_learning_rate(0.5)
        moments.update()
    moments.set_learning_rate(0.9)  # not used yet
    for goal, rate in ((4, 0.5), (3, 0.1), (7, 0.5), (10, 0.9)):
        moments.begin_going_to(goal)
        while trainer.iteration < goal:
            moments.update()
        assert trainer.learning_rate == rate
        ahead = trainer.next_step()
        assert ahead.optimizer is not None
        assert ahead.optimizer["learning_rate"] == rate


def test_a_network_too_large_for_a_second_checkpoint_has_only_its_first() -> None:
    ring = CheckpointRing(_SIXTY[0], max_bytes=_SIXTY[0].nbytes)
    ring.add(_SIXTY[5])
    assert ring.iterations == [0]
    assert not ring.wants(50), "and no more are copied"


def test_a_diverged_run_can_be_looked_at_before_and_diverges_again() -> None:
    config = QUICK.replace(learning_rate=1e30, activation="relu", initializer="he")
    trainer = trainer_of(config)
    moments = Moments(trainer)
    with np.errstate(all="ignore"):
        while not trainer.diverged:
            moments.update()
        end = trainer.iteration
        moments.begin_going_to(0)
        assert not trainer.diverged
        while not trainer.diverged:
            moments.update()
        assert trainer.iteration == end == moments.recorded_end
        assert moments.farthest().diverged
