"""One configuration, many seeds: what is luck, and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.config import NOT_WHOLE, OUT_OF_RANGE, ConfigError, TrainConfig
from engine.runs.records import MEAN_OF, Floats, RunHistory

MAX_SEEDS = 1000


class Recorded(Protocol):
    """An outcome or a run: whatever has a history."""

    @property
    def history(self) -> RunHistory:
        """Its figures."""


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """A quantity over several runs.

    Attributes
    ----------
    iterations : (n,) int64, rising: where all of the runs have it
    low, mean, high : (n,) float64: the least, the mean and the largest of the runs
    """

    iterations: NDArray[np.int64]
    low: Floats
    mean: Floats
    high: Floats

    def __len__(self) -> int:
        return len(self.iterations)


def seed_configs(config: TrainConfig, count: int) -> list[TrainConfig]:
    """The configuration with its own seed, the next one, and so on.

    Raises
    ------
    ConfigError
        for a count outside 1 to 1000, or a seed that becomes too large
    """
    if isinstance(count, bool) or not isinstance(count, int):
        raise ConfigError("count", NOT_WHOLE, value=count)
    if not 1 <= count <= MAX_SEEDS:
        raise ConfigError("count", OUT_OF_RANGE, low=1, high=MAX_SEEDS, value=count)
    return [config.replace(seed=config.seed + number) for number in range(count)]


def trailing_means(losses: Floats, window: int = MEAN_OF) -> Floats:
    """The mean of the last ``window`` losses at each iteration; of all while there are fewer.

    (n,) -> (n,) float64. Summed in one pass: a spike of 1e10 leaves an error of 1e-6 behind.
    """
    if window < 1:
        raise ValueError(f"window is {window}, expected at least 1 iteration.")
    sums = np.concatenate([[0.0], np.cumsum(losses)])
    ends = np.arange(1, len(losses) + 1)
    starts = np.maximum(ends - window, 0)
    means: Floats = (sums[ends] - sums[starts]) / (ends - starts)
    return means


def loss_band(runs: Sequence[Recorded], window: int = MEAN_OF) -> Band:
    """The trailing means of the losses, as far as all runs went and had finite losses."""
    _refuse_none(runs)
    length = min(_finite_length(run.history.losses) for run in runs)
    means = [trailing_means(run.history.losses[:length], window) for run in runs]
    return _band(np.arange(1, length + 1, dtype=np.int64), np.array(means))


def accuracy_bands(runs: Sequence[Recorded]) -> tuple[Band, Band]:
    """Training and test accuracy where all runs measured them."""
    _refuse_none(runs)
    measured = [run.history.evaluations for run in runs]
    common = reduce(np.intersect1d, [table[:, 0] for table in measured])
    rows = [table[np.isin(table[:, 0], common)] for table in measured]
    train, test = (np.array([table[:, column] for table in rows]) for column in (1, 2))
    return _band(common.astype(np.int64), train), _band(common.astype(np.int64), test)


def _band(iterations: NDArray[np.int64], values: Floats) -> Band:
    """``values`` (runs, n)."""
    # the mean of equal numbers may round outside of them
    low, high = values.min(axis=0), values.max(axis=0)
    band = Band(iterations, low, values.mean(axis=0).clip(low, high), high)
    for array in (band.iterations, band.low, band.mean, band.high):
        array.flags.writeable = False
    return band


def _finite_length(losses: Floats) -> int:
    """How many losses come before the first that is not finite."""
    wrong = np.flatnonzero(~np.isfinite(losses))
    return int(wrong[0]) if len(wrong) else len(losses)


def _refuse_none(runs: Sequence[Recorded]) -> None:
    if not runs:
        raise ValueError("There are no runs, expected at least one to draw a band of.")
