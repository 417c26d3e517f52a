"""A run as an object: what was set, what happened, and the state from which it can go on."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from engine.config import TrainConfig
from engine.records import TrainerState

MEAN_OF = 100  # the final loss is the mean over as many last iterations
MAX_NAME, MAX_NOTE = 120, 4_000  # characters
COLORS = 8  # a run has one of so many colors, by number; what they look like is the window's affair

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class RunHistory:
    """Every figure that a run gave, from its first iteration on.

    A branch has the history of its ancestors in front of its own.

    Attributes
    ----------
    losses : (n,) float64, read-only: the loss of iterations 1 .. n; NaN or infinite where it was
    evaluations : (m, 3) float64, read-only: rows of iteration, train and test accuracy, rising
    rate_changes : (r, 2) float64, read-only: from this iteration on the learning rate was this;
        without those that a schedule makes
    """

    losses: Floats
    evaluations: Floats
    rate_changes: Floats

    def __post_init__(self) -> None:
        for name, columns in (("losses", None), ("evaluations", 3), ("rate_changes", 2)):
            array: Floats = np.array(getattr(self, name), dtype=np.float64)
            if columns is not None:
                array = array.reshape(-1, columns)
            array.flags.writeable = False
            object.__setattr__(self, name, array)

    def figures(self) -> Figures:
        """What the run came to."""
        finite = self.losses[-MEAN_OF:]
        finite = finite[np.isfinite(finite)]
        with np.errstate(over="ignore"):  # a hundred losses of 1e307, in a file of somebody else
            mean = float(finite.mean()) if len(finite) else math.nan
        loss = mean if math.isfinite(mean) else None
        if not len(self.evaluations):
            return Figures(loss, None, None, None, None)
        _, train, test = self.evaluations[-1].tolist()
        best = int(self.evaluations[:, 2].argmax())
        iteration, _, best_test = self.evaluations[best].tolist()
        return Figures(loss, train, test, best_test, int(iteration))

    def until(self, iteration: int) -> RunHistory:
        """The part up to and including an iteration."""
        evaluations, changes = self.evaluations, self.rate_changes
        return RunHistory(
            self.losses[:iteration],
            evaluations[evaluations[:, 0] <= iteration],
            changes[changes[:, 0] <= iteration],
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a run for a list; None for what was never measured or never finite.

    Attributes
    ----------
    final_loss : mean of the last 100 iterations
    train_accuracy, test_accuracy : the last measured, 0 to 1
    best_test_accuracy, best_iteration : the highest test accuracy, and where it was measured first
    """

    final_loss: float | None
    train_accuracy: float | None
    test_accuracy: float | None
    best_test_accuracy: float | None
    best_iteration: int | None

    def __post_init__(self) -> None:
        for item in dataclasses.fields(self):
            value = getattr(self, item.name)
            if value is not None and not math.isfinite(value):
                raise ValueError(f"{item.name} is {value}, expected a finite number or None.")


@dataclass(frozen=True, slots=True)
class Ancestor:
    """The run that a branch came from: its identity, its settings, and the last iteration that
    both have in common."""

    id: str
    name: str
    config: TrainConfig
    until: int


@dataclass(frozen=True)
class RunInfo:
    """Everything about a run that a list shows; no arrays.

    Attributes
    ----------
    id : 16 hexadecimal digits, given once
    name, note : the user's words; the note may have lines
    color : 0 .. COLORS - 1
    created : when it was begun: UTC in ISO format to the second, "2026-01-31T12:00:00+00:00"
    seconds : time spent in training it
    iteration : updates made
    diverged : whether the last loss was not finite
    config : its settings
    figures : what it came to
    lineage : its ancestors, oldest first; empty for a run that began at iteration 0
    group : the name of the study that it was part of, or ""
    versions : "nablascope", "numpy", "python": what made the last update
    """

    id: str
    name: str
    config: TrainConfig
    iteration: int
    created: str
    seconds: float = 0.0
    figures: Figures = field(default_factory=lambda: Figures(None, None, None, None, None))
    diverged: bool = False
    color: int = 0
    note: str = ""
    group: str = ""
    lineage: tuple[Ancestor, ...] = ()
    versions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def parent(self) -> Ancestor | None:
        """The run that this one was branched from."""
        return self.lineage[-1] if self.lineage else None

    def replace(self, **changes: object) -> RunInfo:
        """A copy with some fields changed."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A run whole: it can be shown, gone back into as far as ``base``, and trained on.

    Attributes
    ----------
    info, history : as above
    state : where it stands; ``state.iteration == info.iteration``
    base : where it was branched; None for a run that began at iteration 0, since its beginning
        follows from its seed
    """

    info: RunInfo
    history: RunHistory
    state: TrainerState
    base: TrainerState | None = None

    @property
    def first_iteration(self) -> int:
        """The earliest moment that one can go back to in this run."""
        return 0 if self.base is None else self.base.iteration

    @property
    def last_rate(self) -> float:
        """The learning rate of its last update; ``state.learning_rate`` is that of the next."""
        changes, lineage = self.history.rate_changes, self.info.lineage
        if len(changes):
            return float(changes[-1, 1])
        return (lineage[0].config if lineage else self.info.config).learning_rate
