"""What the training thread and the window tell each other: plain, frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from engine.config import TrainConfig
from engine.datasets import Dataset
from engine.records import Evaluation, ParamSnapshot, StepResult

FULL_SPEED = 0.0


class State(Enum):
    """Where the one run of the window stands."""

    IDLE = auto()  # nothing is loaded
    LOADING = auto()
    PAUSED = auto()  # at rest between two iterations, also before the first
    RUNNING = auto()
    FINISHED = auto()
    DIVERGED = auto()
    FAILED = auto()


@dataclass(frozen=True)
class RunStarted:
    """First item of a run in the mailbox; everything behind it belongs to this run."""

    config: TrainConfig
    dataset: Dataset  # its arrays are read-only
    iterations_per_epoch: float
    parameter_count: int
    initial: ParamSnapshot  # the weights before the first update


@dataclass(frozen=True)
class PlanChanged:
    """The run goes on past its end, to iteration ``planned_end``."""

    planned_end: int


@dataclass(frozen=True)
class FailureReport:
    """An unexpected error of the worker, with all one needs to report it."""

    message: str
    details: str


Item = RunStarted | PlanChanged | StepResult | Evaluation
