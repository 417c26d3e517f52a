"""What the Check page does in the background: generators over the engine, with no Qt in them."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.check.gradient_check import run_check
from engine.check.mistakes import plant
from engine.check.probe import Place, Probe, StepErrors, WeightCurve, step_errors, weight_curve
from engine.check.records import CheckProgress, CheckSettings, GradientCheck
from engine.check.twin_training import TwinCourse, train_twins
from engine.config import TrainConfig
from engine.datasets import Dataset
from engine.network import Network, from_snapshot
from engine.records import ParamSnapshot
from engine.trainer import Trainer, load_dataset

SAMPLE = 100  # parameters of each array, where not all are checked
STEPS = 10.0 ** np.linspace(-1, -13, 49)  # four h in each decade
PER_ARRAY = 6  # parameters of each array whose errors are followed over all h
NEAR = 4.0  # how far a weight is moved to each side, in h
WIDE = 1.0


@dataclass(frozen=True)
class Source:
    """Where the network is to be taken from: the latest weights, or else fresh ones of ``config``.

    ``dataset`` is None when it was not loaded yet; ``learning_rate`` is the present one, which
    may be another than that of ``config``; ``mistake`` is a key of MISTAKES or "".
    """

    config: TrainConfig
    dataset: Dataset | None
    snapshot: ParamSnapshot | None
    learning_rate: float
    mistake: str = ""

    @property
    def iteration(self) -> int | None:
        """Updates that the weights have seen; None for fresh ones."""
        return None if self.snapshot is None else self.snapshot.iteration


@dataclass(frozen=True)
class Subject:
    """A network and a mini-batch to check it on."""

    source: Source
    dataset: Dataset
    network: Network
    x: NDArray[np.floating[Any]]
    t: NDArray[np.int64]


@dataclass(frozen=True)
class Outcome:
    """A finished check, with what it was made of."""

    subject: Subject
    check: GradientCheck


def choose_subject(
    source: Source, batch_size: int
) -> Generator[CheckProgress | None, None, Subject]:
    """Load, build and break what the source says; the same batch for the same size."""
    yield None
    config = source.config
    dataset = source.dataset
    if dataset is None:
        dataset = load_dataset(config)
        yield None
    if source.snapshot is not None:
        network = from_snapshot(source.snapshot)
    else:
        network = Trainer(config, dataset).network
    if source.mistake:
        network = plant(source.mistake, network)
    size = min(batch_size, len(dataset.train))
    rows = np.random.default_rng(config.seed).choice(len(dataset.train), size, replace=False)
    x = dataset.train.gather(rows, np.empty((size, dataset.input_size)))
    return Subject(source, dataset, network, x, dataset.train.labels[rows])


def check_job(
    source: Source, batch_size: int, settings: CheckSettings
) -> Generator[CheckProgress | None, None, Outcome]:
    """The whole check; yields None while there is nothing to count yet."""
    subject = yield from choose_subject(source, batch_size)
    check = yield from run_check(subject.network, subject.x, subject.t, settings)
    return Outcome(subject, check)


def curve_job(outcome: Outcome, place: Place, wide: bool) -> Generator[float, None, WeightCurve]:
    """The loss against one weight, near enough to see h or wide enough to see the valley."""
    subject, settings = outcome.subject, outcome.check.settings
    probe = Probe(subject.network, subject.x, subject.t, settings.dtype)
    reach = max(WIDE, NEAR * settings.h) if wide else NEAR * settings.h
    curve = yield from weight_curve(probe, place, settings.h, reach, settings.scheme)
    return curve


def errors_job(outcome: Outcome) -> Iterator[StepErrors]:
    """The errors of some parameters at every h."""
    subject, check = outcome.subject, outcome.check
    yield from step_errors(
        subject.network, subject.x, subject.t, steep_places(check), STEPS, check.settings.scheme
    )


def twins_job(
    source: Source, batch_size: int, steps: int, h: float
) -> Generator[TwinCourse | None, None, TwinCourse]:
    """Both trainings, from the weights and with the learning rate of the source."""
    subject = yield from _silent(choose_subject(source, batch_size))
    rate, seed = source.learning_rate, source.config.seed
    split = subject.dataset.train
    course = yield from train_twins(subject.network, split, batch_size, steps, rate, h, seed)
    return course


def _silent(work: Generator[Any, None, Subject]) -> Generator[None, None, Subject]:
    while True:
        try:
            next(work)
        except StopIteration as end:
            subject: Subject = end.value
            return subject
        yield None


def steep_places(check: GradientCheck) -> list[Place]:
    """The parameters of each array with the steepest slopes, whose errors say most."""
    places: list[Place] = []
    for array in check.arrays.values():
        steepest = np.argsort(-np.abs(array.backprop), kind="stable")[:PER_ARRAY]
        for k in steepest:
            index = np.unravel_index(array.positions[k], array.shape)
            places.append((array.name, tuple(int(i) for i in index)))
    return places
