"""What anyone may read of the run in training, by short names."""

from __future__ import annotations

from engine.records import Evaluation
from engine.runs.records import Ancestor
from guiapp.history import LossHistory, PointHistory
from guiapp.messages import RunStarted
from guiapp.run_record import RateChange, RunRecord


class RecordView:
    """For who owns a ``record``."""

    record: RunRecord

    @property
    def run(self) -> RunStarted | None:
        """The run that the history belongs to."""
        return self.record.started

    @property
    def losses(self) -> LossHistory:
        """One value per iteration."""
        return self.record.losses

    @property
    def accuracies(self) -> PointHistory:
        """Points of (iteration, train, test)."""
        return self.record.accuracies

    @property
    def rate_changes(self) -> list[RateChange]:
        """Where the learning rate was changed by hand."""
        return self.record.rate_changes

    @property
    def evaluation(self) -> Evaluation | None:
        """The latest up to the present moment."""
        return self.record.evaluation

    @property
    def iteration(self) -> int:
        """Updates made at the present moment."""
        return self.record.iteration

    @property
    def recorded_end(self) -> int:
        """The farthest iteration that was made; more than ``iteration`` after going back."""
        return self.record.recorded_end

    @property
    def first_moment(self) -> int:
        """The earliest iteration that this run can go back to."""
        return 0 if self.run is None else self.run.initial.iteration

    @property
    def planned_end(self) -> int:
        """The iteration at which the run finishes."""
        return self.record.planned_end

    @property
    def learning_rate(self) -> float:
        """Of the last iteration."""
        return self.record.learning_rate

    @property
    def run_id(self) -> str:
        """What tells this run from any other, "" before the first."""
        return "" if self.record.info is None else self.record.info.id

    @property
    def run_name(self) -> str:
        """What it is called, "" before the first."""
        return "" if self.record.info is None else self.record.info.name

    @property
    def lineage(self) -> tuple[Ancestor, ...]:
        """The runs that this one was branched from, oldest first."""
        return () if self.record.info is None else self.record.info.lineage

    @property
    def dataset_shape(self) -> tuple[int, int] | None:
        """(28, 28) when the network in training reads handwriting, else None."""
        if self.run is None or self.run.dataset.num_classes != 10:
            return None
        shape = self.run.dataset.image_shape
        return shape if shape == (28, 28) else None
