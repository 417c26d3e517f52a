"""What the panes for seeds, races and searches have in common: one study at a time."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.config import ConfigError, TrainConfig
from engine.datasets import Dataset
from guiapp.background import Background
from guiapp.i18n import explain
from guiapp.pages.runs.pane import Pane
from guiapp.pages.runs.study_jobs import Report, same_data
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import NumberField
from guiapp.widgets.studies.study_controls import StudyControls

COLUMN_PX = 300


class StudyPane(Pane):
    """A study goes on while another page is looked at; it ends with the window.

    A subclass builds a picture, settings and a job, and shows its views.

    Attributes
    ----------
    study : Background
    controls : StudyControls
    picture : what is shown, and saved as a picture
    """

    def __init__(self, session: Session, keeper: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._session, self._keeper = session, keeper
        self._view: Any = None
        self._error = ""
        self._ended = ""  # "", "finished" or "cancelled"
        # of no widget, whose hiding would end it
        self.study = Background(QObject(self))
        self.controls = StudyControls(self)
        self.picture = QWidget(self)
        self.study.advanced.connect(self._advance)
        self.study.finished.connect(self._finish)
        self.study.failed.connect(self._fail)
        self.study.cancelled.connect(self._end_early)
        self.controls.start_pressed.connect(self.begin)
        self.controls.cancel_pressed.connect(self.study.cancel)
        # the focus may be on the tabs above, which are not in the pane
        self._start_key = QShortcut(QKeySequence("Space"), self, autoRepeat=False)
        self._cancel_key = QShortcut(QKeySequence("Esc"), self, autoRepeat=False)
        self._start_key.activated.connect(self.begin)
        self._cancel_key.activated.connect(self.study.cancel)
        self._cancel_key.setEnabled(False)  # a key that others may want

    # -- what a subclass gives ----------------------------------------------------------------

    def make_job(self, workers: int | None) -> Generator[Report[Any], None, Any]:
        """What is to be done with the settings as they are; raises ConfigError."""
        raise NotImplementedError

    def show_view(self, view: Any) -> None:
        """Show what has ended so far; None when nothing has."""
        raise NotImplementedError

    def summary(self) -> str:
        """What is to be said when nothing is under way, about the view or about what to do."""
        raise NotImplementedError

    def settings_changed(self, busy: bool) -> None:
        """Switch off what must not be changed, or on again."""

    # -- commands -----------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Start the study, unless one is under way."""
        if self.study.is_busy():
            return
        try:
            job = self.make_job(self.controls.workers())
        except ConfigError as error:
            self._error = explain(error)
            self.refresh_status()
            return
        self._error = self._ended = ""
        self._show(None)
        self.controls.begin()
        self.study.run(job)
        self._enable()
        self.refresh_status()

    def is_busy(self) -> bool:
        """Whether a study is under way."""
        return self.study.is_busy()

    def was_cancelled(self) -> bool:
        """Whether the last study was given up."""
        return self._ended == "cancelled"

    def view(self) -> Any:
        """What has ended so far of the present or last study, or None."""
        return self._view

    # -- what happens -------------------------------------------------------------------------

    @Slot(object)
    def _advance(self, report: Report[Any]) -> None:
        if report.view is not self._view:
            self._show(report.view)
        self.controls.show_progress(report.done, report.total, report.share)

    @Slot(object)
    def _finish(self, view: Any) -> None:
        self._ended = "finished"
        self._show(view)
        self._rest()

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._error = sentence
        self._rest()

    @Slot()
    def _end_early(self) -> None:
        self._ended = "cancelled"
        self._rest()

    def _rest(self) -> None:
        self.controls.end()
        self._enable()
        self.refresh_status()

    def _show(self, view: Any) -> None:
        self._view = view
        self.show_view(view)

    def _enable(self) -> None:
        busy = self.study.is_busy()
        self._cancel_key.setEnabled(busy)
        self.settings_changed(busy)

    @Slot()
    def refresh_status(self) -> None:
        """Say anew what there is to say."""
        if self._error:
            self.controls.status.say(self._error)
        elif self.study.is_busy():
            self.controls.status.say(self.tr("You may go to other pages meanwhile; it goes on."))
        else:
            self.controls.status.say(self.summary())

    # -- for subclasses -----------------------------------------------------------------------

    def dataset_for(self, config: TrainConfig) -> Dataset | None:
        """The data of the run in training, where they are the ones that are wanted."""
        run = self._session.run
        return run.dataset if run is not None and same_data(run.config, config) else None

    def lay_out(self, settings: QWidget, *below: QWidget) -> None:
        """The picture at the left; settings, controls and what follows them at the right."""
        column = QWidget(self)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(settings)
        inner.addWidget(self.controls)
        for widget in below:
            inner.addWidget(widget)
        inner.addStretch(1)
        area = QScrollArea(self)  # only in very large text is there anything to scroll
        area.setWidget(column)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        column.setAutoFillBackground(False)
        area.setFixedWidth(COLUMN_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        layout.addWidget(self.picture, 1)
        layout.addWidget(area)
        for field in self.findChildren(NumberField):
            field.returnPressed.connect(self.setFocus)  # the keys are the pane's again

    # -- looks --------------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        self.controls.apply_theme(theme)

    def retranslate(self) -> None:
        """Every text; a subclass adds its own."""
        self.show_view(self._view)
        self.refresh_status()

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            ("Space", self.tr("Start")),
            ("Esc", self.tr("Cancel; what is finished stays on view")),
            ("Ctrl+C", self.tr("Copy the table that has the focus")),
        ]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
