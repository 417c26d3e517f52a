"""From a trainer at work to a run that can be kept."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import platform
import secrets
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from engine.config import TrainConfig
from engine.records import Evaluation, StepResult, TrainerState
from engine.runs.branching import branch, is_longer_only
from engine.runs.records import Ancestor, Run, RunHistory, RunInfo
from engine.trainer import Trainer


def new_run_id() -> str:
    """16 hexadecimal digits that no other run has."""
    return secrets.token_hex(8)


def now() -> str:
    """The present moment as ``RunInfo.created`` has it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


@functools.cache
def versions() -> Mapping[str, str]:
    """What makes the updates of this process."""
    from importlib import metadata  # 10 ms, which a window that opens need not wait for

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

    Attributes
    ----------
    trainer : as it was given
    losses : of every iteration up to now
    seconds : spent in training since this recorder was made; its owner counts them
    """

    def __init__(
        self, trainer: Trainer, name: str = "", group: str = "", goes_on: Run | None = None
    ) -> None:
        self.trainer = trainer
        self._base = None if goes_on is None else goes_on.base
        self.losses: list[float] = []
        self.seconds = 0.0
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
            self.losses = history.losses.tolist()
            self._evaluations = [(i, a, b) for i, a, b in history.evaluations.tolist()]
            self._changes = [(i, rate) for i, rate in history.rate_changes.tolist()]
            self._rate = goes_on.last_rate

    def add(self, result: StepResult) -> None:
        """An iteration, with its evaluation if it has one."""
        self.losses.append(result.loss)
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

    def run(self) -> Run:
        """The run up to now."""
        history = RunHistory(
            np.array(self.losses), np.array(self._evaluations), np.array(self._changes)
        )
        return assemble(self._info, self.trainer.state(), history, self.seconds, self._base)


def under_settings(run: Run, config: TrainConfig, name: str) -> Run:
    """A kept run under the settings with which it is to go on.

    It stays the same run where no update that was made would differ, and keeps the learning rate
    that it stands at; otherwise it is a branch of that name.

    Raises
    ------
    ConfigError : for a setting that cannot change on the way
    """
    state = run.state
    if is_longer_only(state.config, config):
        state = dataclasses.replace(state, config=config)
        base = None if run.base is None else dataclasses.replace(run.base, config=config)
        info = run.info.replace(config=config)
        return dataclasses.replace(run, state=state, base=base, info=info)
    state = branch(state, config)
    info = descendant(run.info, name, config, state.iteration)
    return Run(info, run.history, state, base=state)


def descendant(parent: RunInfo, name: str, config: TrainConfig, begins: int) -> RunInfo:
    """The identity of a branch that begins after iteration ``begins`` of its parent."""
    lineage = (*parent.lineage, Ancestor(parent.id, parent.name, parent.config, begins))
    return RunInfo(new_run_id(), name, config, begins, now(), lineage=lineage)


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
