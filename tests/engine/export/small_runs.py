"""Runs that take a few milliseconds, for the tests of what can be made of a run."""

from __future__ import annotations

from typing import Any

from engine.config import TrainConfig
from engine.export.series import Recorded
from engine.runs.recording import Recorder, under_settings
from engine.runs.records import Run
from engine.splits import Dataset
from engine.trainer import Trainer, load_dataset

SMALL = TrainConfig(
    dataset="circles", hidden_sizes=(8,), batch_size=20, iterations=120, evaluate_every=50
)


def train(
    config: TrainConfig,
    name: str = "a run",
    rates: dict[int, float] | None = None,
    dataset: Dataset | None = None,
) -> Run:
    """The whole run; ``rates`` are set before these iterations (counted from 1)."""
    trainer = Trainer(config, load_dataset(config) if dataset is None else dataset)
    recorder = Recorder(trainer, name)
    while trainer.iteration < config.iterations and not trainer.diverged:
        if rates and trainer.iteration + 1 in rates:
            trainer.set_learning_rate(rates[trainer.iteration + 1])
        recorder.add(trainer.step())
    recorder.seconds = 1.5
    return recorder.run()


def small_run(name: str = "a run", **changes: Any) -> Run:
    """A run on two circles."""
    return train(SMALL.replace(**changes), name)


def recorded(run: Run) -> Recorded:
    """Its figures."""
    return Recorded(run.info, run.history)


def branched(parent: Run, updates: int, **changes: Any) -> Run:
    """Another way from where ``parent`` stands, ``updates`` long."""
    config = parent.info.config.replace(**changes)
    start = under_settings(parent, config, "a branch")
    trainer = Trainer(config, load_dataset(config))
    trainer.restore(start.state)
    recorder = Recorder(trainer, goes_on=start)
    for _ in range(updates):
        recorder.add(trainer.step())
    return recorder.run()
