"""Real short runs, watched as the Train page watches them, and what an autopsy says of them."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from functools import cache
from typing import Any, TypeVar

import numpy as np

from engine.autopsy.examination import Autopsy
from engine.autopsy.records import Course, Diagnosis, Symptom
from engine.autopsy.watch import Watch
from engine.config import TrainConfig
from engine.splits import Dataset
from engine.trainer import Trainer, load_dataset, overflow_is_news

LOOK_EVERY = 50
MEAN_OF = 100
Result = TypeVar("Result")

CIRCLES = TrainConfig(
    dataset="circles",
    hidden_sizes=(16,),
    activation="relu",
    initializer="he",
    learning_rate=0.1,
    batch_size=32,
    iterations=600,
    evaluate_every=0,
)
SPIRALS = CIRCLES.replace(
    dataset="spirals",
    hidden_sizes=(32, 16),
    activation="tanh",
    initializer="xavier",
    optimizer="adam",
    learning_rate=0.01,
)
STUCK = CIRCLES.replace(  # sigmoid after sigmoid, with a spread that suits none of them
    dataset="xor",
    hidden_sizes=(20,) * 5,
    activation="sigmoid",
    initializer="std",
    weight_init_std=0.1,
    learning_rate=0.5,
)


def drained(job: Generator[int, None, Result]) -> Result:
    """Pull a job to its end."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: Result = end.value
            return result


@cache
def dataset_of(config: TrainConfig) -> Dataset:
    return load_dataset(config)


def course_of(
    config: TrainConfig, symptom: Symptom, changes: Mapping[int, float] | None = None
) -> Course:
    """The whole run of a configuration, as it is handed to an autopsy."""
    changes = changes or {}
    trainer = Trainer(config, dataset_of(config))
    first = trainer.snapshot()
    losses: list[float] = []
    with overflow_is_news():
        while trainer.iteration < config.iterations and not trainer.diverged:
            if trainer.iteration + 1 in changes:
                trainer.set_learning_rate(changes[trainer.iteration + 1])
            losses.append(trainer.update().loss)
    recorded = np.array(losses)
    recorded[~np.isfinite(recorded)] = np.nan
    snapshots = (first, trainer.snapshot())
    dataset = trainer.dataset
    return Course(config, dataset, symptom, recorded, tuple(changes.items()), snapshots)


def examined(course: Course, **options: Any) -> Diagnosis | None:
    """What an autopsy says."""
    return drained(iter(Autopsy(course, **options)))


def verdict(config: TrainConfig) -> Diagnosis | None:
    """Run it under watch; the first diagnosis that comes of it."""
    trainer = Trainer(config, dataset_of(config))
    watch = Watch(config, trainer.dataset, trainer.snapshot())
    losses: list[float] = []
    while trainer.iteration < config.iterations and not trainer.diverged:
        with overflow_is_news():
            losses.append(trainer.update().loss)
        symptom = Symptom.DIVERGED if trainer.diverged else None
        if symptom is None and trainer.iteration % LOOK_EVERY == 0:
            means = np.array([np.mean(losses[max(0, k - MEAN_OF) : k]) for k in _ends(losses)])
            symptom = watch.see(trainer.snapshot())
            if symptom is None and watch.stays(means):
                symptom = Symptom.PLATEAU
        if symptom is not None:
            diagnosis = examined(watch.course(symptom, np.array(losses), ()))
            if diagnosis is not None:
                return diagnosis
            watch.excuse(trainer.iteration)
    return None


def _ends(losses: list[float]) -> range:
    return range(1, len(losses) + 1)
