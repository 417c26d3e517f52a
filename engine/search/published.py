"""What the published runs of the book and the article came to, as bands to compare with.

The books and scripts set no seed, so their code was run with several seeds, and a band is what
those runs spanned, widened by what a few seeds cannot show: 0.02 for accuracies early in a run,
where they climb steeply, 0.003 late, and for losses the band's own width on either side. Of 20
further seeds of the article's run all fell inside.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from engine.config import PRESETS, TrainConfig
from engine.runs.records import MEAN_OF, Floats, RunHistory
from engine.search.optimizer_race import BOOK_RACE, race_configs
from engine.search.seeds import trailing_means

Quantity = Literal["loss", "train", "test"]
Measured = Mapping[int, tuple[float, float]]  # iteration -> least and largest of some seeds

EARLY, LATE = 0.02, 0.003  # margins of accuracies
FEW_SEEDS = 0.25  # least margin of the race's losses, a share: three seeds, told to two digits
NEAR = 0.05  # an accuracy counts if it was measured within so much of the iteration

# They may differ from the published run: luck, the measuring, and what MNIST does not look at.
FREE = ("seed", "evaluate_every", "iterations", "toy_samples", "toy_noise", "toy_arms", "toy_seed")


@dataclass(frozen=True)
class ExpectedBand:
    """Where a quantity is expected.

    Attributes
    ----------
    quantity : "loss" is the mean of the last 100 iterations (of all while there are fewer);
        "train" and "test" are accuracies over the whole sets
    iterations : rising, at least one
    low, high : of the same length, inclusive
    """

    quantity: Quantity
    iterations: tuple[int, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True)
class Published:
    """A published run.

    Attributes
    ----------
    name : for instance "chapter4", or "race momentum"
    source : what was run, and with how many seeds
    config : its settings
    bands : what it came to
    """

    name: str
    source: str
    config: TrainConfig
    bands: tuple[ExpectedBand, ...]


@dataclass(frozen=True)
class Verdict:
    """One figure of a run beside what was published.

    Attributes
    ----------
    quantity : as in ExpectedBand
    iteration : where ``value`` was measured
    value, low, high : the figure, and where it was expected
    """

    quantity: Quantity
    iteration: int
    value: float
    low: float
    high: float

    @property
    def inside(self) -> bool:
        """Whether the figure is as expected."""
        return self.low <= self.value <= self.high


def expected(config: TrainConfig) -> Published | None:
    """The published run that has these settings, or None.

    Seed, cadence of evaluation and length may differ. Of a shorter run only the bands as far as
    it goes are given; since no schedule depends on the length, it is the beginning of the other.
    """
    for published in PUBLISHED.values():
        free = {name: getattr(config, name) for name in FREE}
        if published.config.replace(**free) == config:
            bands = tuple(
                cut for band in published.bands if (cut := _until(band, config.iterations))
            )
            return dataclasses.replace(published, bands=bands) if bands else None
    return None


def verdict(published: Published, history: RunHistory) -> tuple[Verdict, ...]:
    """Each expected figure that the run has; none for what was not measured.

    An accuracy counts if it was measured within 5 % of the iteration, the nearest one. After a
    change of the learning rate nothing is comparable any more.
    """
    if len(history.rate_changes):
        history = history.until(int(history.rate_changes[0, 0]) - 1)
    found = []
    for band in published.bands:
        for iteration, low, high in zip(band.iterations, band.low, band.high, strict=True):
            figure = _figure(history, band.quantity, iteration)
            if figure is not None:
                found.append(Verdict(band.quantity, *figure, low, high))
    return tuple(found)


def _figure(history: RunHistory, quantity: Quantity, iteration: int) -> tuple[int, float] | None:
    """Where and what was measured, as near as it counts."""
    if quantity == "loss":
        losses = history.losses[:iteration]
        if len(losses) < iteration or not np.isfinite(losses).all():
            return None
        return iteration, float(trailing_means(losses[-MEAN_OF:])[-1])
    rows: Floats = history.evaluations
    if not len(rows):
        return None
    nearest = rows[np.abs(rows[:, 0] - iteration).argmin()]
    if abs(nearest[0] - iteration) > NEAR * iteration:
        return None
    return int(nearest[0]), float(nearest[1 if quantity == "train" else 2])


def _until(band: ExpectedBand, iterations: int) -> ExpectedBand | None:
    count = sum(1 for iteration in band.iterations if iteration <= iterations)
    if not count:
        return None
    return ExpectedBand(band.quantity, band.iterations[:count], band.low[:count], band.high[:count])


def _accuracies(quantity: Quantity, measured: Measured, late_from: int) -> ExpectedBand:
    margins = [EARLY if iteration < late_from else LATE for iteration in measured]
    return _widened(quantity, measured, margins)


def _losses(measured: Measured, at_least: float = 0.0) -> ExpectedBand:
    margins = [max(high - low, at_least * (low + high) / 2) for low, high in measured.values()]
    return _widened("loss", measured, margins)


def _widened(quantity: Quantity, measured: Measured, margins: Sequence[float]) -> ExpectedBand:
    ends = list(zip(measured.values(), margins, strict=True))
    return ExpectedBand(
        quantity,
        tuple(measured),
        tuple(round(low - margin, 6) for (low, _), margin in ends),
        tuple(round(high + margin, 6) for (_, high), margin in ends),
    )


def _race(losses: Mapping[str, Measured]) -> dict[str, Published]:
    """The book's race with shared first weights; seeds 0 to 2."""
    source = "ch06/optimizer_compare_mnist.py with shared first weights, 3 seeds"
    found = {}
    for config in race_configs(BOOK_RACE, tuple(losses)):
        name = f"race {config.optimizer}"
        found[name] = Published(
            name, source, config, (_losses(losses[config.optimizer], FEW_SEEDS),)
        )
    return found


# The accuracies of row i of the book's scripts are measured after i + 1 updates.
PUBLISHED: Mapping[str, Published] = MappingProxyType(
    {
        "article": Published(
            "article",
            "the article's network in NumPy, 5 seeds",
            PRESETS["article"],
            (
                _losses({1: (2.42, 2.65), 1000: (0.39, 0.42)}),
                _accuracies("train", {1000: (0.8905, 0.8925)}, late_from=1000),
                _accuracies("test", {1000: (0.8967, 0.8997)}, late_from=1000),
            ),
        ),
        "chapter4": Published(
            "chapter4",
            "ch04/train_neuralnet.py, 5 seeds",
            PRESETS["chapter4"],
            (
                _losses({10_000: (0.173, 0.181)}),
                _accuracies(
                    "train",
                    {
                        600: (0.773, 0.786),
                        1200: (0.875, 0.879),
                        6000: (0.932, 0.935),
                        9600: (0.945, 0.948),
                    },
                    late_from=6000,
                ),
                _accuracies(
                    "test",
                    {
                        600: (0.778, 0.793),
                        1200: (0.877, 0.882),
                        6000: (0.933, 0.937),
                        9600: (0.944, 0.947),
                    },
                    late_from=6000,
                ),
            ),
        ),
        "chapter5": Published(
            "chapter5",
            "ch05/train_neuralnet.py, 5 seeds",
            PRESETS["chapter5"],
            (
                _losses({10_000: (0.045, 0.061)}),
                _accuracies(
                    "train",
                    {600: (0.902, 0.906), 6000: (0.969, 0.971), 9600: (0.978, 0.980)},
                    late_from=6000,
                ),
                _accuracies(
                    "test",
                    {600: (0.907, 0.909), 6000: (0.962, 0.966), 9600: (0.968, 0.972)},
                    late_from=6000,
                ),
            ),
        ),
    }
    | _race(
        {
            "sgd": {1050: (0.26, 0.29), 2000: (0.20, 0.21)},
            "momentum": {1050: (0.10, 0.11), 2000: (0.060, 0.069)},
            "adagrad": {1050: (0.043, 0.050), 2000: (0.030, 0.035)},
            "rmsprop": {1050: (0.020, 0.023), 2000: (0.010, 0.010)},
            "adam": {1050: (0.064, 0.075), 2000: (0.036, 0.044)},
        }
    )
)
