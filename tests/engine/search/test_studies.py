"""Studies: the bits of a plain loop, in slices, in threads and in processes."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from engine.config import TrainConfig
from engine.optimizers import OPTIMIZERS
from engine.runs.recording import Recorder
from engine.search.jobs import JobError
from engine.search.outcomes import Outcome
from engine.search.slices import exhaust
from engine.search.studies import dataset_of, run_study, train_in_steps, train_whole
from engine.trainer import Trainer, load_dataset

QUICK = TrainConfig(
    dataset="circles", hidden_sizes=(8,), batch_size=20, iterations=200, evaluate_every=50
)


def assert_same_bits(one: Outcome, two: Outcome) -> None:
    assert one.config == two.config
    for name in ("losses", "evaluations", "rate_changes"):
        assert_array_equal(getattr(one.history, name), getattr(two.history, name))
    for key, array in one.state.params.items():
        assert_array_equal(array, two.state.params[key])
    assert one.state.sampler == two.state.sampler
    assert (one.state.iteration, one.state.diverged) == (two.state.iteration, two.state.diverged)


def assert_all_the_same(ones: Sequence[Outcome], twos: Sequence[Outcome]) -> None:
    for one, two in zip(ones, twos, strict=True):
        assert_same_bits(one, two)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_in_steps_is_a_plain_loop_to_the_bit(optimizer: str) -> None:
    config = QUICK.replace(optimizer=optimizer, learning_rate=0.01)
    trainer = Trainer(config, load_dataset(config))
    recorder = Recorder(trainer)
    for _ in range(config.iterations):
        recorder.add(trainer.step())
    plain = recorder.run()
    outcome = exhaust(train_in_steps(config))
    assert_same_bits(Outcome(config, plain.history, plain.state, 0.0), outcome)
    assert outcome.history.evaluations[:, 0].tolist() == [50, 100, 150, 200]
    assert outcome.seconds > 0


def test_threads_give_the_bits_of_one_by_one() -> None:
    configs = [QUICK.replace(seed=seed, optimizer="adam") for seed in range(4)]
    alone = exhaust(run_study(configs))
    with ThreadPoolExecutor(2) as executor:
        together = exhaust(run_study(configs, executor))
    assert_all_the_same(alone, together)
    assert [outcome.config.seed for outcome in together] == [0, 1, 2, 3]


def test_a_dataset_that_is_given_is_the_one_that_is_learned_from() -> None:
    other = load_dataset(QUICK.replace(toy_seed=9))
    given = exhaust(run_study([QUICK], dataset=other))[0]
    named = exhaust(run_study([QUICK.replace(toy_seed=9)]))[0]
    assert_array_equal(given.history.losses, named.history.losses)
    assert not np.array_equal(given.history.losses, train_whole(QUICK).history.losses)


def test_data_are_loaded_once_and_what_they_do_not_depend_on_does_not_count() -> None:
    data = dataset_of(QUICK)
    assert dataset_of(QUICK.replace(seed=5, learning_rate=3.0)) is data
    assert dataset_of(QUICK.replace(toy_noise=0.2)) is not data


def test_a_run_that_diverges_is_an_outcome() -> None:
    config = QUICK.replace(learning_rate=1e300, optimizer="momentum", loss="mean_squared_error")
    outcome = train_whole(config)
    assert outcome.state.diverged
    assert not np.isfinite(outcome.history.losses[-1])
    assert len(outcome.history.losses) == outcome.state.iteration < config.iterations
    assert outcome.as_run().info.diverged


def test_an_outcome_survives_the_way_from_another_process() -> None:
    outcome = train_whole(QUICK.replace(optimizer="adam", optimizer_params={"beta1": 0.8}))
    received = pickle.loads(pickle.dumps(outcome))
    assert_same_bits(outcome, received)
    assert received.config == outcome.config
    assert not received.history.losses.flags.writeable
    assert not received.state.params["W1"].flags.writeable
    trainer, other = (Trainer(outcome.config, dataset_of(outcome.config)) for _ in range(2))
    trainer.restore(outcome.state)
    other.restore(received.state)
    assert [trainer.update().loss for _ in range(9)] == [other.update().loss for _ in range(9)]


def test_an_outcome_can_be_kept_as_a_run() -> None:
    outcome = train_whole(QUICK)
    run = outcome.as_run("Seed 0", "Seeds", 3)
    assert (run.info.name, run.info.group, run.info.color) == ("Seed 0", "Seeds", 3)
    assert run.info.iteration == 200
    assert run.info.seconds == outcome.seconds
    assert run.info.figures == outcome.history.figures()
    assert run.info.id != outcome.as_run().info.id


@pytest.mark.parametrize("threads", [0, 2])
def test_a_run_that_cannot_be_trained_is_named(threads: int) -> None:
    configs = [QUICK, QUICK.replace(batch_size=5000, seed=3)]
    expected = r"^Run 2 of 2 \(SGD 0.1, seed 3\): batch_size: The training data have 450 samples"
    if not threads:
        with pytest.raises(JobError, match=expected):
            exhaust(run_study(configs))
        return
    with ThreadPoolExecutor(threads) as executor, pytest.raises(JobError, match=expected):
        exhaust(run_study(configs, executor))


def test_a_long_run_yields_every_few_milliseconds_and_can_be_given_up() -> None:
    study = run_study([QUICK.replace(iterations=10_000_000)])
    fractions = [next(study).fraction for _ in range(3)]
    assert 0 < fractions[0] < fractions[1] < fractions[2] < 0.01
    study.close()
