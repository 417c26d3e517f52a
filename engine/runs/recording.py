"""From a trainer at work to a run that can be kept."""

from __future__ import annotations

import datetime
import platform
import secrets
from collections.abc import Mapping
from importlib import metadata
from types import MappingProxyType

import numpy as np

from engine.records import Evaluation, StepResult, TrainerState
from engine.runs.records import Run, RunHistory, RunInfo
from engine.trainer import Trainer


def new_run_id() -> str:
    """16 hexadecimal digits that no other run has."""
    return secrets.token_hex(8)


def now() -> str:
    """The present moment as ``RunInfo.created`` has it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def versions() -> Mapping[str, str]:
    """What makes the updates of this process."""
    try:
        nablascope = metadata.version("nablascope")
    except metadata.PackageNotFoundError:
        nablascope = "not installed"
    return MappingProxyType(
        {"nablascope": nablascope, "numpy": np.__version__, "python": platform.python_version()}
    )


class Recorder:
    """Collects what a trainer gives; whoever owns the loop hands it over.

    Parameters
    ----------
    trainer : at its beginning, or restored to the state of ``goes_on``
    name, group : of the run
    goes_on : the run that is resumed; its history stands in front, and it stays the same run
    """

    def __init__(
        self, trainer: Trainer, name: str = "", group: str = "", goes_on: Run | None = None
    ) -> None:
        self._trainer = trainer
        self._base = None if goes_on is None else goes_on.base
        self._losses: list[float] = []
        self._evaluations: list[tuple[float, float, float]] = []
        self._changes: list[tuple[float, float]] = []
        self._rate = trainer.learning_rate
        self._info = (
            RunInfo(new_run_id(), name, trainer.config, 0, now(), group=group)
            if goes_on is None
            else goes_on.info
        )
        if goes_on is not None:
            history = goes_on.history
            self._losses = history.losses.tolist()
            self._evaluations = [(i, a, b) for i, a, b in history.evaluations.tolist()]
            self._changes = [(i, rate) for i, rate in history.rate_changes.tolist()]
            self._rate = goes_on.state.learning_rate

    def add(self, result: StepResult) -> None:
        """An iteration, with its evaluation if it has one."""
        self._losses.append(result.loss)
        if result.learning_rate != self._rate:
            self._rate = result.learning_rate
            self._changes.append((result.iteration, result.learning_rate))
        if result.evaluation is not None:
            self.add_evaluation(result.evaluation)

    def add_evaluation(self, evaluation: Evaluation) -> None:
        """Accuracies; measured twice at the same iteration, they are the same."""
        if not self._evaluations or evaluation.iteration > self._evaluations[-1][0]:
            row = (evaluation.iteration, evaluation.train_accuracy, evaluation.test_accuracy)
            self._evaluations.append(row)

    def run(self, seconds: float = 0.0) -> Run:
        """The run up to now; ``seconds`` were spent in training since this recorder was made."""
        history = RunHistory(
            np.array(self._losses), np.array(self._evaluations), np.array(self._changes)
        )
        return assemble(self._info, self._trainer.state(), history, seconds, self._base)


def assemble(
    info: RunInfo,
    state: TrainerState,
    history: RunHistory,
    seconds: float = 0.0,
    base: TrainerState | None = None,
) -> Run:
    """A run whose info says what its state and history are; ``seconds`` are added to it."""
    info = info.replace(
        config=state.config,
        iteration=state.iteration,
        diverged=state.diverged,
        figures=history.figures(),
        seconds=info.seconds + seconds,
        versions=versions(),
    )
    return Run(info, history, state, base)
