"""What an autopsy finds, frozen: the diagnosis, its evidence and its remedy.

The sentences are whole and named, so that a window can show each in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.autopsy.ignorance import LEARNED
from engine.config import TrainConfig
from engine.records import ParamSnapshot
from engine.splits import Dataset

BINS = 40
FARTHEST = 8e307  # twice that is still a number


class Symptom(Enum):
    """What went wrong with a run."""

    DIVERGED = auto()  # the loss is not finite
    PLATEAU = auto()  # the loss is no better than that of a network that knows nothing
    DEAD = auto()  # at least half of the ReLU units of a layer answer 0 to everything
    SATURATED = auto()  # at least half of the sigmoid or tanh units of a layer have no slope


class Cause(Enum):
    """What it probably came from."""

    LEARNING_RATE_TOO_LARGE = auto()
    LEARNING_RATE_TOO_SMALL = auto()
    INITIALIZER_TOO_WIDE = auto()
    INITIALIZER_TOO_NARROW = auto()
    DEAD_RELU = auto()
    SATURATED_UNITS = auto()
    VANISHING_GRADIENT = auto()
    NO_HIDDEN_LAYER = auto()
    UNKNOWN = auto()


class Quantity(Enum):
    """What a histogram counts."""

    WEIGHTS = auto()
    INPUTS = auto()  # of an activation function
    OUTPUTS = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Some iteration after ``first`` and not after ``last``; ``first`` + 1 = ``last`` is exact."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.last:,}" if self.is_exact else f"{self.first:,}–{self.last:,}"

    @property
    def is_exact(self) -> bool:
        """Whether the span is a single iteration."""
        return self.last - self.first <= 1


@dataclass(frozen=True)
class Statement:
    """A sentence and what to put into its placeholders, untranslated and unformatted.

    ``values`` are whole numbers, floats, names of the engine's registries, and Spans.
    """

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))

    def __str__(self) -> str:
        values = {k: f"{v:.4g}" if isinstance(v, float) else v for k, v in self.values.items()}
        return self.sentence.format(**values)


@dataclass(frozen=True, eq=False)
class Histogram:
    """How the numbers of one layer were spread after ``iteration`` updates.

    Attributes
    ----------
    edges, counts : (B + 1,) float64 and (B,) int64, read-only
    beyond : finite numbers outside the edges
    not_finite : infinite numbers and NaN
    """

    quantity: Quantity
    layer: int
    iteration: int
    edges: NDArray[np.float64]
    counts: NDArray[np.int64]
    beyond: int
    not_finite: int

    @property
    def total(self) -> int:
        """All the numbers, wherever they lie."""
        return int(self.counts.sum()) + self.beyond + self.not_finite

    @classmethod
    def of(
        cls,
        values: ArrayLike,
        quantity: Quantity,
        layer: int,
        iteration: int,
        limits: tuple[float, float] | None = None,
    ) -> Histogram:
        """Count ``values`` in 40 bins from the least to the largest, or within ``limits``."""
        numbers = np.asarray(values, np.float64).ravel()
        finite = numbers[np.isfinite(numbers)]
        if limits is None:
            limits = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
        counts, edges = np.histogram(finite, BINS, _roomy(*limits))
        counts = counts.astype(np.int64)
        for array in (edges, counts):
            array.flags.writeable = False
        beyond = finite.size - int(counts.sum())
        lost = numbers.size - finite.size
        return cls(quantity, layer, iteration, edges, counts, beyond, lost)


@dataclass(frozen=True, slots=True)
class Trial:
    """The beginning of a run with the remedy, really run.

    Attributes
    ----------
    iterations : updates made
    loss : mean over the last hundred of them; NaN if it diverged
    failed_iterations, failed_loss : what the failed run had reached, to be compared with
    learns : whether the loss fell clearly below that of knowing nothing
    """

    iterations: int
    loss: float
    failed_iterations: int
    failed_loss: float
    learns: bool


@dataclass(frozen=True, eq=False)
class Remedy:
    """Another configuration with the same seed.

    Attributes
    ----------
    config : the configuration to start with
    cause : what it is a remedy of
    sentence : "Restart with ..."
    trial : what came out when it was tried; None if there was no time
    histogram : of the trial's end, to be laid beside those of the diagnosis; or None
    """

    config: TrainConfig
    cause: Cause
    sentence: Statement
    trial: Trial | None = None
    histogram: Histogram | None = None


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """Why a run failed.

    Attributes
    ----------
    onset : when it began; Span(-1, 0) is before the first update
    layer : where it began: the Affine layer, from 1
    what, why : the symptom and its probable cause with the figures that speak for it
    origin : what the cause itself came from, where there is more to say
    before, after : the layer one update before it began, and at the end
    remedy : the best of those tried, or the first one where there was no time; None if none helps
    tried : every remedy that was tried, in order
    """

    symptom: Symptom
    cause: Cause
    onset: Span
    layer: int
    what: Statement
    why: Statement
    origin: Statement | None
    before: Histogram
    after: Histogram
    remedy: Remedy | None
    tried: tuple[Remedy, ...]


@dataclass(frozen=True, eq=False)
class Course:
    """What is known of a run that seems to have failed.

    Attributes
    ----------
    losses : (n,) of the iterations 1 to n, NaN where not finite
    rate_changes : (iteration, learning rate) from which on it held, in order
    snapshots : the first weights; then, if there are any, the last ones seen in health and the
        first ones seen ill. They stand in where a replay takes too long.
    """

    config: TrainConfig
    dataset: Dataset
    symptom: Symptom
    losses: NDArray[np.float64]
    rate_changes: tuple[tuple[int, float], ...]
    snapshots: tuple[ParamSnapshot, ...]

    @property
    def iterations(self) -> int:
        """Updates made."""
        return len(self.losses)

    def rate_at(self, iteration: int) -> float:
        """The learning rate that the update of an iteration used."""
        rate = self.config.learning_rate
        for start, changed in self.rate_changes:
            if start <= iteration:
                rate = changed
        return rate

    def mean_loss(self, iteration: int, window: int = 100) -> float:
        """Mean of the finite losses of the last ``window`` iterations up to one; NaN if none."""
        recent = self.losses[max(0, iteration - window) : iteration]
        recent = recent[np.isfinite(recent)]
        return float(recent.mean()) if recent.size else np.nan

    def learns(self, level: float) -> bool:
        """Whether its loss came to lie clearly below ``level``, that of knowing nothing."""
        diverged = self.symptom is Symptom.DIVERGED
        return not diverged and self.mean_loss(self.iterations) <= LEARNED * level


def _roomy(low: float, high: float) -> tuple[float, float]:
    """Limits between which 40 bins have a width, and not an infinite one."""
    low, high = max(low, -FARTHEST), min(high, FARTHEST)
    size = max(abs(low), abs(high))
    if high - low > max(1e-9 * size, 1e-30):
        return low, high
    room = 0.5 * max(1e-3, size)  # all are the same number: it stands in the middle
    return low - room, high + room
