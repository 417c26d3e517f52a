"""What the window knows of the run in training: its history, where it stands, whose branch it is.

Plain Python, kept in the window's thread; the session fills it from the mailbox.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from engine.records import Evaluation, StepResult
from engine.runs.naming import default_name
from engine.runs.recording import assemble, descendant, new_run_id, now
from engine.runs.records import Run, RunHistory, RunInfo
from guiapp.history import LossHistory, PointHistory
from guiapp.messages import Captured, Item, Moved, PlanChanged, RunStarted


@dataclass(frozen=True)
class RateChange:
    """From ``iteration`` on the learning rate was ``learning_rate``."""

    iteration: int
    learning_rate: float


class RunRecord:
    """The run that ``started`` names.

    Attributes
    ----------
    started : RunStarted, or None while there has been no run
    info : its identity, as far as it is settled while a run goes on: id, name, lineage, ...
    losses, accuracies, rate_changes : the whole history, also what lies after ``iteration``
    iteration : where the trainer stands; smaller than ``recorded_end`` after going back
    evaluation : the latest at or before ``iteration``
    learning_rate : of the last iteration
    planned_end : the iteration at which the run finishes
    """

    def __init__(self) -> None:
        self.started: RunStarted | None = None
        self.info: RunInfo | None = None
        self.losses = LossHistory()
        self.accuracies = PointHistory()
        self.rate_changes: list[RateChange] = []
        self.evaluation: Evaluation | None = None
        self.iteration = 0
        self.planned_end = 0
        self.learning_rate = 0.0

    @property
    def recorded_end(self) -> int:
        """The farthest iteration that was made."""
        return self.losses.last_iteration

    def take(self, items: Iterable[Item]) -> Iterator[RunStarted | Moved]:
        """Sort what the training thread reports into the history; yields what changes the scene,
        when everything before it is sorted in."""
        losses: list[float] = []
        for item in items:
            if isinstance(item, StepResult):
                self._take_step(item, losses)
                continue
            self._append(losses)
            if isinstance(item, Evaluation):
                self._take_evaluation(item)
            elif isinstance(item, PlanChanged):
                self.planned_end = item.planned_end
            elif isinstance(item, Moved):
                self._move(item.iteration)
                yield item
            else:
                self._begin(item)
                yield item
        self._append(losses)

    def to_run(self, captured: Captured) -> Run:
        """The run as it can be kept."""
        assert self.info is not None
        history = self.history().until(captured.state.iteration)
        info = self.info.replace(seconds=0.0)
        return assemble(info, captured.state, history, captured.seconds, captured.base)

    def history(self) -> RunHistory:
        """Copies of every figure up to ``recorded_end``."""
        points = np.vstack((self.accuracies.iterations, self.accuracies.values)).T
        changes = [(change.iteration, change.learning_rate) for change in self.rate_changes]
        return RunHistory(self.losses.losses, points, np.array(changes))

    def _take_step(self, step: StepResult, losses: list[float]) -> None:
        self.iteration = step.iteration
        self.learning_rate, before = step.learning_rate, self.learning_rate
        if step.iteration <= self.recorded_end:
            self._recall_evaluation()
            return  # made again as it was
        losses.append(step.loss)
        if step.learning_rate != before:
            self.rate_changes.append(RateChange(step.iteration, step.learning_rate))

    def _append(self, losses: list[float]) -> None:
        if losses:
            self.losses.append(losses)
            losses.clear()

    def _take_evaluation(self, evaluation: Evaluation) -> None:
        known = self.accuracies.iterations
        if not len(known) or evaluation.iteration > known[-1]:
            self.accuracies.append(
                evaluation.iteration, evaluation.train_accuracy, evaluation.test_accuracy
            )
        self.evaluation = evaluation

    def _move(self, iteration: int) -> None:
        assert self.started is not None
        self.iteration = iteration
        before = [change for change in self.rate_changes if change.iteration <= iteration]
        self.learning_rate = before[-1].learning_rate if before else self._first_rate(self.started)
        self._recall_evaluation()

    def _recall_evaluation(self) -> None:
        """The latest at or before the present moment."""
        known = self.accuracies.iterations
        index = int(np.searchsorted(known, self.iteration, side="right")) - 1
        self.evaluation = None
        if index >= 0:
            train, test = self.accuracies.values[:, index].tolist()
            self.evaluation = Evaluation(int(known[index]), train, test)

    def _first_rate(self, started: RunStarted) -> float:
        lineage = () if self.info is None else self.info.lineage
        return (lineage[0].config if lineage else started.config).learning_rate

    def _begin(self, started: RunStarted) -> None:
        """Another run: from the beginning, as it was kept, or from here."""
        if started.is_branch:
            self._begin_branch(started)
        elif started.opened is not None:
            self._take_up(started.opened)
        else:
            self._clear()
            self.learning_rate = started.config.learning_rate
            self.info = self._new_info(started)
        self.started = started
        self.planned_end = started.planned_end

    def _clear(self) -> None:
        self.losses.clear()
        self.accuracies.clear()
        self.rate_changes.clear()
        self.evaluation = None
        self.iteration = 0

    def _take_up(self, run: Run) -> None:
        self._clear()
        self.info = run.info
        self._fill(run.history)
        self.iteration = run.state.iteration
        self.learning_rate = run.last_rate

    def _begin_branch(self, started: RunStarted) -> None:
        """The common past stays; what the parent did after it does not belong here."""
        parent, at = self.info, started.initial.iteration
        assert parent is not None
        assert self.started is not None
        self._move(at)  # it may have been on its way to another moment
        history, rate = self.history().until(at), self.learning_rate
        parent = parent.replace(config=self.started.config)
        self._clear()
        self._fill(history)
        self.iteration, self.learning_rate = at, rate
        name = self._new_info(started).name
        self.info = descendant(parent, name, started.config, at)

    def _fill(self, history: RunHistory) -> None:
        self.losses.append(history.losses)
        for at, train, test in history.evaluations.tolist():
            self.accuracies.append(int(at), train, test)
            self.evaluation = Evaluation(int(at), train, test)
        self.rate_changes.extend(RateChange(int(i), r) for i, r in history.rate_changes.tolist())

    def _new_info(self, started: RunStarted) -> RunInfo:
        config, dataset = started.config, started.dataset
        name = default_name(config, dataset.input_size, dataset.num_classes)
        return RunInfo(new_run_id(), name, config, 0, now())
