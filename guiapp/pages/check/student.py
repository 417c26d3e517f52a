"""The closer looks of the Check page: what each needs is computed when it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.check.probe import Place, StepErrors, WeightCurve
from engine.check.twin_training import TwinCourse
from guiapp.background import Background
from guiapp.pages.check.jobs import Outcome, Source, curve_job, errors_job, twins_job
from guiapp.pages.check.studies import CheckStudies


class CheckStudent(QObject):
    """Fills the plots of ``CheckStudies``, one background job at a time.

    Signals
    -------
    progressed(float) : the share that is done, 0 to 1
    rested() : nothing is under way any more
    failed(str) : a sentence
    marked(object) : the parameter whose curve is asked for
    """

    progressed = Signal(float)
    rested = Signal()
    failed = Signal(str)
    marked = Signal(object)

    def __init__(self, studies: CheckStudies, page: QWidget) -> None:
        """Work while ``page`` is shown."""
        super().__init__(page)
        self._studies = studies
        self._outcome: Outcome | None = None
        self._place: Place | None = None
        self._subject_of_errors: Outcome | None = None  # whose errors are shown or on their way
        self._at_errors = False
        self._background = Background(page)
        self._background.advanced.connect(self._on_news)
        self._background.finished.connect(self._on_finished)
        self._background.failed.connect(self._on_failed)
        self._background.cancelled.connect(self._on_cancelled)
        studies.study_chosen.connect(self.refresh)
        studies.reach_chosen.connect(self.refresh)

    def is_busy(self) -> bool:
        return self._background.is_busy()

    def take(self, outcome: Outcome) -> None:
        """Look at another check; a parameter that was open stays open, unless
        another mistake was planted: then the worst offender is more telling.
        """
        last, self._outcome = self._outcome, outcome
        same = last is not None and last.subject.source.mistake == outcome.subject.source.mistake
        if not same or self._place is None or not self._has(outcome, self._place):
            worst = outcome.check.offenders
            self._place = worst[0].place if worst else None
        if self._place is not None:
            self.marked.emit(self._place)
        self.refresh()

    @Slot(str, object)
    def open(self, name: str, index: tuple[int, ...]) -> None:
        """Show the loss against one weight."""
        self._place = (name, index)
        self.marked.emit(self._place)
        if self._studies.current() == "weight":
            self.refresh()
        else:
            self._studies.choose("weight")

    @Slot()
    def refresh(self) -> None:
        """Compute what the plot in front needs and has not got."""
        outcome, study = self._outcome, self._studies.current()
        if outcome is None:
            return
        if study == "weight" and self._place is not None:
            self._begin(curve_job(outcome, self._place, self._studies.is_wide()))
        elif study == "steps" and self._subject_of_errors is not outcome:
            self._begin(errors_job(outcome))
            self._subject_of_errors, self._at_errors = outcome, True

    def train(self, source: Source, batch_size: int, h: float) -> None:
        """Train with both gradients, from the weights of ``source``."""
        self._studies.choose("twins")
        for plot in (self._studies.by_steps, self._studies.by_seconds):
            plot.show_course(None)
        self._begin(twins_job(source, batch_size, self._studies.step_count(), h))
        self.progressed.emit(0.0)

    @Slot()
    def cancel(self) -> None:
        self._background.cancel()

    def _begin(self, job: object) -> None:
        self._background.run(job)  # type: ignore[arg-type]

    def _has(self, outcome: Outcome, place: Place) -> bool:
        name, index = place
        array = outcome.check.arrays.get(name)
        return array is not None and all(
            i < size for i, size in zip(index, array.shape, strict=True)
        )

    @Slot(object)
    def _on_news(self, news: object) -> None:
        if isinstance(news, StepErrors):
            self._studies.steps.show_errors(news)
            self.progressed.emit(news.done / len(news.steps))
        elif isinstance(news, TwinCourse):
            self._show_course(news)
            self.progressed.emit((news.steps + news.share) / news.planned)

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        self._at_errors = False
        if isinstance(result, WeightCurve):
            self._studies.weight.show_curve(result)
        elif isinstance(result, TwinCourse):
            self._show_course(result)
        self.rested.emit()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._forget_errors()
        self.failed.emit(sentence)
        self.rested.emit()

    @Slot()
    def _on_cancelled(self) -> None:
        self._forget_errors()
        self.rested.emit()

    def _forget_errors(self) -> None:
        """Half a curve is to be begun again when it is looked at."""
        if self._at_errors:
            self._at_errors, self._subject_of_errors = False, None

    def _show_course(self, course: TwinCourse) -> None:
        for plot in (self._studies.by_steps, self._studies.by_seconds):
            plot.show_course(course)
