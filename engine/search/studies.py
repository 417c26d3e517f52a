"""Several runs as one study, here or wherever an executor has them trained.

The same configurations give the same bits, one by one, in threads and in processes; on a cluster
too, if its machines compute alike.
"""

from __future__ import annotations

import functools
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor

from engine.config import TrainConfig
from engine.datasets import Dataset
from engine.optimizers import OPTIMIZERS
from engine.runs.recording import Recorder
from engine.search.jobs import Job, JobError, StudyProgress, run_jobs
from engine.search.outcomes import Outcome
from engine.search.slices import exhaust, in_slices
from engine.trainer import DATA_FIELDS, Trainer, load_dataset

__all__ = [
    "JobError",
    "StudyProgress",
    "dataset_of",
    "run_study",
    "train_in_steps",
    "train_whole",
]


def run_study(
    configs: Sequence[TrainConfig],
    executor: Executor | None = None,
    dataset: Dataset | None = None,
) -> Generator[StudyProgress[Outcome], None, tuple[Outcome, ...]]:
    """Train one run for each configuration.

    Parameters
    ----------
    executor : where they are trained; None trains them here, one after another, in slices of
        about 10 ms, which costs 1 % in the article's network (see ``run_jobs`` for the rest)
    dataset : what all of them learn from; None loads what each configuration names, once in each
        process. A dataset that is given is sent along with each run: 55 MB for MNIST, so with
        processes it is better not given.

    Returns
    -------
    The outcomes in the order of ``configs``.

    Raises
    ------
    JobError
        when a run cannot be trained; the sentence names the run. Divergence is no error.
    """
    jobs = [
        Job(_name(config, number, len(configs)), train_in_steps, (config, dataset))
        for number, config in enumerate(configs, start=1)
    ]
    return (yield from run_jobs(jobs, executor))


def train_in_steps(
    config: TrainConfig, dataset: Dataset | None = None
) -> Generator[float, None, Outcome]:
    """Train one run; yields the share done after each slice of about 10 ms."""
    trainer = Trainer(config, dataset_of(config) if dataset is None else dataset)
    recorder = Recorder(trainer)
    seconds = yield from in_slices(_units(trainer, recorder))
    run = recorder.run()
    return Outcome(config, run.history, run.state, seconds)


def train_whole(config: TrainConfig, dataset: Dataset | None = None) -> Outcome:
    """Train one run in one piece; can be sent to a process."""
    return exhaust(train_in_steps(config, dataset))


def dataset_of(config: TrainConfig) -> Dataset:
    """The data of a configuration, loaded once in a process as long as no others are wanted.

    Raises
    ------
    DatasetError
        if a file is missing or is not what it says.
    """
    return _loaded(TrainConfig(**{name: getattr(config, name) for name in DATA_FIELDS}))


_loaded = functools.lru_cache(maxsize=1)(load_dataset)


def _units(trainer: Trainer, recorder: Recorder) -> Iterator[float]:
    """An update each, or a piece of an evaluation; the share of the updates made."""
    iterations = trainer.config.iterations
    update, add = trainer.update, recorder.add  # looked up once: 1 % of the smallest networks
    while trainer.iteration < iterations and not trainer.diverged:
        add(update())
        share = trainer.iteration / iterations
        yield share
        if trainer.evaluation_due:
            accuracy = trainer.begin_evaluation()
            while (evaluation := accuracy.advance()) is None:
                yield share
            recorder.add_evaluation(evaluation)


def _name(config: TrainConfig, number: int, count: int) -> str:
    optimizer = OPTIMIZERS[config.optimizer].NAME
    return f"Run {number} of {count} ({optimizer} {config.learning_rate:g}, seed {config.seed})"
