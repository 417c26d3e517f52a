"""Where a search for hyper-parameters looks, and what it tries there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.config import (
    MAX_BATCH,
    NOT_A_NUMBER,
    NOT_WHOLE,
    OUT_OF_RANGE,
    ConfigError,
    TrainConfig,
)

NOT_A_RANGE = "This must be two numbers, the smaller one first, not {value}."
TOO_FEW_SAMPLES = "Of {samples} samples this leaves none to learn from or none to validate with."
SENTENCES = (NOT_A_RANGE, TOO_FEW_SAMPLES)

MAX_SEED = 2**63 - 1
SMALLEST, LARGEST = 1e-30, 1e3  # of learning rates and weight decays
WHOLE = {  # the smallest and the largest that is allowed
    "samples": (2, 1_000_000),
    "epochs": (1, 10_000),
    "batch_size": (1, MAX_BATCH),
    "trials": (1, 100_000),
    "seed": (0, MAX_SEED),
}


@dataclass(frozen=True)
class SearchSpace:
    """The book's search by default (Deep Learning from Scratch, 6.5.2).

    Attributes
    ----------
    dataset : as in TrainConfig
    samples : the first so many of the training set are used; 500 keep it quick
    validation_share : the share of them, shuffled, that is kept for validation; above 0, below 1
    hidden_sizes : of the network, with ReLU and He's first weights
    epochs, batch_size : of each trial; mini-batches are drawn with replacement
    learning_rates, weight_decays : (low, high), above 0: exponents are drawn evenly in between
    trials, seed : how many are drawn, and from where; the split follows from the seed as well

    Raises
    ------
    ConfigError
        naming the field that cannot be used
    """

    dataset: str = "mnist"
    samples: int = 500
    validation_share: float = 0.2
    hidden_sizes: tuple[int, ...] = (100, 100, 100, 100, 100, 100)
    epochs: int = 50
    batch_size: int = 100
    learning_rates: tuple[float, float] = (1e-6, 1e-2)
    weight_decays: tuple[float, float] = (1e-8, 1e-4)
    trials: int = 100
    seed: int = 0

    def __post_init__(self) -> None:
        checked = TrainConfig(dataset=self.dataset, hidden_sizes=self.hidden_sizes)
        object.__setattr__(self, "hidden_sizes", checked.hidden_sizes)
        for name, bounds in WHOLE.items():
            _check_whole(name, getattr(self, name), *bounds)
        _check_number("validation_share", self.validation_share, 0.0, 1.0)
        if not 0 < self.validation_samples < self.samples:
            raise ConfigError("validation_share", TOO_FEW_SAMPLES, samples=self.samples)
        for name in ("learning_rates", "weight_decays"):
            object.__setattr__(self, name, _checked_range(name, getattr(self, name)))

    @property
    def validation_samples(self) -> int:
        """Samples kept for validation; 100 in the book."""
        return int(self.samples * self.validation_share)

    @property
    def training_samples(self) -> int:
        """Samples learned from; 400 in the book."""
        return self.samples - self.validation_samples

    @property
    def iterations_per_epoch(self) -> int:
        """Full mini-batches that the training samples make, and at least one."""
        return max(1, self.training_samples // self.batch_size)


@dataclass(frozen=True)
class Trial:
    """A place in the space, and all that a training there depends on.

    Attributes
    ----------
    number : from 1
    learning_rate, weight_decay : what is tried
    seed : of its first weights and mini-batches
    space : where it was drawn
    """

    number: int
    learning_rate: float
    weight_decay: float
    seed: int
    space: SearchSpace = field(default_factory=SearchSpace)


def draw_trials(
    space: SearchSpace, count: int | None = None, seed: int | None = None
) -> tuple[Trial, ...]:
    """All trials of a search, drawn beforehand; ``space.trials`` of ``space.seed`` if not given.

    Each has a seed of its own, so no result depends on the order or the place of the work. The
    first of many are the same as those of few.
    """
    count = space.trials if count is None else count
    seed = space.seed if seed is None else seed
    _check_whole("trials", count, *WHOLE["trials"])
    _check_whole("seed", seed, *WHOLE["seed"])
    places, seeds = (np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(2))
    low, high = np.log10([space.learning_rates, space.weight_decays]).T
    exponents = places.uniform(low, high, size=(count, 2))
    # rounding must not lead out of the range
    ranges = np.array([space.learning_rates, space.weight_decays]).T
    values = np.clip(10.0**exponents, *ranges)
    return tuple(
        Trial(number, rate, decay, seed, space)
        for number, ((rate, decay), seed) in enumerate(
            zip(values.tolist(), seeds.integers(MAX_SEED, size=count).tolist(), strict=True),
            start=1,
        )
    )


def _check_whole(name: str, value: object, low: int, high: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ConfigError(name, NOT_WHOLE, value=value)
    if not low <= value <= high:
        raise ConfigError(name, OUT_OF_RANGE, low=low, high=high, value=value)


def _check_number(name: str, value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ConfigError(name, NOT_A_NUMBER, value=value)
    if not low <= value <= high:  # also refuses NaN
        raise ConfigError(name, OUT_OF_RANGE, low=low, high=high, value=value)
    return float(value)


def _checked_range(name: str, value: Any) -> tuple[float, float]:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
        raise ConfigError(name, NOT_A_RANGE, value=value)
    first, last = (_check_number(name, end, SMALLEST, LARGEST) for end in value)
    if first > last:
        raise ConfigError(name, NOT_A_RANGE, value=f"{first:g} and {last:g}")
    return first, last
