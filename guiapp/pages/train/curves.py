"""The run's history in the two plots of the Train page, and the weights that it began with."""

from __future__ import annotations

from engine.records import ParamSnapshot
from engine.trainer import Trainer
from guiapp.messages import RunStarted
from guiapp.pages.train.view import TrainView
from guiapp.session import Session


def first_weights(run: RunStarted) -> ParamSnapshot:
    """Of iteration 0, also where a branch began later: its seed is that of its ancestors."""
    if run.initial.iteration == 0:
        return run.initial
    return Trainer(run.config, run.dataset).snapshot()


class TrainCurves:
    """Shows what the session has recorded up to now; remembers what the plots show already."""

    def __init__(self, session: Session, view: TrainView) -> None:
        self._session = session
        self._loss, self._accuracy = view.loss_plot, view.accuracy_plot
        self._marks_shown = 0
        self._plan_shown = 0

    def begin(self, run: RunStarted) -> None:
        """Another run has taken the place of the one before."""
        # ln K and nats belong to cross entropy; a squared error has neither
        in_nats = run.config.loss == "cross_entropy"
        self._loss.set_know_nothing(run.dataset.num_classes if in_nats else None)
        for plot in (self._loss, self._accuracy):
            plot.clear_marks()
            plot.set_epoch_length(run.iterations_per_epoch)
            plot.follow()
        self._marks_shown = 0

    def draw(self) -> None:
        """Cheap enough for every frame."""
        session = self._session
        for change in session.rate_changes[self._marks_shown :]:
            for plot in (self._loss, self._accuracy):
                plot.mark_learning_rate(change.iteration, change.learning_rate)
        self._marks_shown = len(session.rate_changes)
        if session.planned_end != self._plan_shown:
            self._plan_shown = session.planned_end
            self._loss.set_expected_iterations(session.planned_end)
        self._loss.refresh(session.losses)
        self._accuracy.refresh(session.accuracies)
