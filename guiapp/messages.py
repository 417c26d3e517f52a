"""What the training thread and the window tell each other: plain, frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from engine.config import TrainConfig
from engine.datasets import Dataset
from engine.records import Evaluation, ParamSnapshot, StepResult, TrainerState
from engine.runs.records import Run

FULL_SPEED = 0.0


class State(Enum):
    """Where the one run of the window stands."""

    IDLE = auto()  # nothing is loaded
    LOADING = auto()
    PAUSED = auto()  # at rest between two iterations, also before the first
    RUNNING = auto()
    REWINDING = auto()  # on the way to an earlier moment, when that takes longer than a frame
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
    initial: ParamSnapshot  # the weights before the first update; of a branch, where it began
    planned_end: int
    opened: Run | None = None  # the kept run that goes on
    is_branch: bool = False  # of the run before, at the moment of ``initial``


@dataclass(frozen=True)
class Moved:
    """The trainer stands at another moment of the recorded run."""

    iteration: int


@dataclass(frozen=True)
class Captured:
    """The run as far as it has come: its farthest state, where it was branched (None: it began
    with its seed), and the seconds that its iterations took, those of a kept run included."""

    started: RunStarted | None  # the very message that announced this run
    state: TrainerState
    base: TrainerState | None
    seconds: float


@dataclass(frozen=True)
class PlanChanged:
    """The run goes on past its end, to iteration ``planned_end``."""

    planned_end: int


@dataclass(frozen=True)
class FailureReport:
    """An unexpected error of the worker, with all one needs to report it."""

    message: str
    details: str


Item = RunStarted | PlanChanged | Moved | StepResult | Evaluation
