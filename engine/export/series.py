"""The figures of a run, one for each iteration, as every export writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.config import TrainConfig
from engine.runs.records import MEAN_OF, RunHistory, RunInfo
from engine.schedules import SCHEDULES

Floats = NDArray[np.float64]
ID_DIGITS = 8  # of a run's identity, enough to tell runs of one name apart


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a list of curves needs of a run: no weights."""

    info: RunInfo
    history: RunHistory


@dataclass(frozen=True, slots=True)
class Stage:
    """Settings, and the updates made before they came into force: 0 for those of the beginning."""

    start: int
    config: TrainConfig


def stages(info: RunInfo) -> tuple[Stage, ...]:
    """The settings that a run had one after another: those of its ancestors, then its own."""
    starts = (0, *(ancestor.until for ancestor in info.lineage))
    configs = (*(ancestor.config for ancestor in info.lineage), info.config)
    return tuple(Stage(start, config) for start, config in zip(starts, configs, strict=True))


def learning_rates(info: RunInfo, history: RunHistory) -> Floats:
    """(n,) the learning rate of each update: as set, times the share that a schedule leaves."""
    count = len(history.losses)
    changes = {int(at): rate for at, rate in history.rate_changes.tolist()}
    begins = {stage.start: stage.config for stage in stages(info)}
    rates = np.empty(count)
    config, rate = info.config, info.config.learning_rate
    for done in range(count):
        if done in begins:
            config = begins[done]
            rate = config.learning_rate
        rate = changes.get(done + 1, rate)
        progress = min(1.0, done / config.iterations)
        rates[done] = rate * SCHEDULES[config.schedule](progress)
    return rates


def trailing_mean(losses: ArrayLike, count: int = MEAN_OF) -> Floats:
    """(n,) the mean of the last ``count`` losses at each iteration, of fewer at the beginning.

    Losses that are not finite are left out; NaN where there is no other.
    """
    values = np.asarray(losses, np.float64)
    finite = np.isfinite(values)
    sums = np.concatenate(([0.0], np.cumsum(np.where(finite, values, 0.0))))
    counts = np.concatenate(([0], np.cumsum(finite)))
    ends = np.arange(1, len(values) + 1)
    begins = np.maximum(0, ends - count)
    number = counts[ends] - counts[begins]
    means = np.full(len(values), np.nan)
    np.divide(sums[ends] - sums[begins], number, out=means, where=number > 0)
    return means


def labels(infos: Sequence[RunInfo]) -> list[str]:
    """A name for each run that no other of them has: its own, with its identity where needed."""
    names = [" ".join(info.name.split()) for info in infos]
    times = Counter(names)
    return [
        name if name and times[name] == 1 else f"{name} {info.id[:ID_DIGITS]}".strip()
        for name, info in zip(names, infos, strict=True)
    ]
