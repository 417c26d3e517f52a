"""Start, cancel and watch a study: where it runs, how far it is, how long it will take."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import IntegerField
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import tabular
from guiapp.widgets.steady_lines import SteadyLines
from guiapp.widgets.studies.time_left import TimeLeft

PER_MILLE = 1000
MOST_WORKERS = 64
SAID_EVERY_S = 0.25  # figures that change more often cannot be read
STATUS_LINES = 4


class StudyControls(QWidget):
    """Signals
    -------
    start_pressed(), cancel_pressed()

    Attributes
    ----------
    start, cancel : the buttons
    where : "window" or "processes"
    """

    start_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(
        self, parent: QWidget | None = None, clock: Callable[[], TimeLeft] = TimeLeft
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._left: TimeLeft | None = None
        self._said_at = 0.0
        self._start_word, self._start_tip = "", ""
        self._where_label = QLabel(self)
        self.where = TabButtons(("window", "processes"), self)
        cores = os.cpu_count() or 1
        self._workers = IntegerField(
            max(1, min(cores, 8)), self, minimum=1, maximum=MOST_WORKERS, step=1
        )
        self._workers.setObjectName("workers")
        self._workers.setMaximumWidth(56)
        self.start, self.cancel = QPushButton(self), QPushButton(self)
        for name, button in (("study_start", self.start), ("study_cancel", self.cancel)):
            button.setObjectName(name)
            KeepKeys(button, BUTTON_KEYS)
        self.start.setProperty("primary", True)
        self.cancel.setEnabled(False)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, PER_MILLE)
        self._bar.setFixedHeight(8)
        self._progress = QLabel(self)
        self._progress.setObjectName("study_progress")
        self._progress.setFont(tabular(self._progress.font()))
        self.status = SteadyLines("study_status", STATUS_LINES, self)
        self._lay_out()
        self.start.clicked.connect(self.start_pressed)
        self.cancel.clicked.connect(self.cancel_pressed)
        self.where.chosen.connect(self._turn)
        self._turn("window")
        self.retranslate()

    # -- what is asked ------------------------------------------------------------------------

    def workers(self) -> int | None:
        """How many processes are to do it, or None for none but this one."""
        return self._workers.value() if self.where.current() == "processes" else None

    # -- what is shown ------------------------------------------------------------------------

    def set_start(self, word: str, tip: str) -> None:
        """What the primary button says, translated."""
        self._start_word, self._start_tip = word, tip
        self.start.setText(word)
        self.start.setAccessibleName(word)
        self.start.setToolTip(tip)

    def begin(self) -> None:
        """Something is under way, and nothing of it is done yet."""
        self._left, self._said_at = self._clock(), -1.0
        self.start.setEnabled(False)
        self.cancel.setEnabled(True)
        self.where.setEnabled(False)
        self._workers.setEnabled(False)
        self._bar.setRange(0, 0)
        self._progress.setText(self.tr("Getting ready ..."))

    def end(self) -> None:
        """Nothing is under way any more."""
        self._left = None
        self.start.setEnabled(True)
        self.cancel.setEnabled(False)
        self.where.setEnabled(True)
        self._workers.setEnabled(True)
        self._bar.setRange(0, PER_MILLE)
        self._bar.setValue(0)
        self._progress.clear()

    def show_progress(self, done: int, total: int, share: float) -> None:
        """How far it is: ``share`` of the whole work, 0 to 1."""
        if self._left is None:
            return
        if share > 0:
            self._bar.setRange(0, PER_MILLE)
            self._bar.setValue(round(share * PER_MILLE))
        now = self._left.elapsed()
        if self._said_at >= 0 and now - self._said_at < SAID_EVERY_S and done < total:
            return
        self._said_at = now
        left = self._left.at(share)
        if left is None:
            text = self.tr("{done} of {total}")
        elif left < 60:
            text = self.tr("{done} of {total}, about {seconds} s left")
        else:
            text = self.tr("{done} of {total}, about {minutes} min {seconds} s left")
        seconds = round(left or 0.0)
        minutes = seconds // 60
        shown = seconds if left is None or left < 60 else seconds % 60
        self._progress.setText(text.format(done=done, total=total, minutes=minutes, seconds=shown))

    def progress_text(self) -> str:
        """What stands beside the bar."""
        return self._progress.text()

    def apply_theme(self, theme: Theme) -> None:
        self.where.apply_theme(theme)
        self._workers.apply_theme(theme)

    def retranslate(self) -> None:
        self._where_label.setText(self.tr("Work"))
        self.where.set_texts(
            {
                "window": (
                    self.tr("in this window"),
                    self.tr(
                        "One run after another beside the window. The result is the same bits as "
                        "in several processes."
                    ),
                ),
                "processes": (
                    self.tr("in processes"),
                    self.tr(
                        "Several runs at the same time, each in a process of its own that gives "
                        "way to everything else on this computer."
                    ),
                ),
            }
        )
        self._workers.setAccessibleName(self.tr("Number of processes"))
        self._workers.setToolTip(
            self.tr("How many processes work at a time; more than there are cores gain nothing.")
        )
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop; what is finished stays on view. Shortcut: Esc"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self.set_start(self._start_word, self._start_tip)

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(4)
        where.addWidget(self.where)
        where.addWidget(self._workers)
        where.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.addWidget(self._where_label, 0, 0)
        grid.addLayout(where, 1, 0)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.start, 1)
        buttons.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(grid)
        layout.addLayout(buttons)
        layout.addWidget(self._bar)
        layout.addWidget(self._progress)
        layout.addWidget(self.status)
        self._reserve()

    @Slot(str)
    def _turn(self, key: str) -> None:
        # it keeps its place: nothing moves when it appears
        policy = self._workers.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._workers.setSizePolicy(policy)
        self._workers.setVisible(key == "processes")

    def _reserve(self) -> None:
        self._progress.setFixedHeight(room_for_lines(self.font(), 1))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)
