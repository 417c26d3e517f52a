"""The button that puts all runs of a study into the ledger, as one group."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from engine.runs.records import COLORS, Run
from engine.search.outcomes import Outcome
from guiapp.background import Background
from guiapp.pages.runs.study_jobs import keep_job
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys


class KeepRuns(QPushButton):
    """Signals
    -------
    kept(int) : so many runs are in the ledger
    failed(str) : a sentence that says why they are not
    """

    kept = Signal(int)
    failed = Signal(str)

    def __init__(self, keeper: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keep_runs")
        KeepKeys(self, BUTTON_KEYS)
        self._keeper = keeper
        self._outcomes: tuple[Outcome, ...] = ()
        self._names: tuple[str, ...] = ()
        self._group = ""
        self._runs: tuple[Run, ...] = ()  # made of the outcomes once: each has its identity
        self._is_kept = False
        self._work = Background(QObject(self))  # writing ends, whatever is looked at
        self._work.finished.connect(self._finish)
        self._work.failed.connect(self._fail)
        self._work.cancelled.connect(self._enable)
        self.clicked.connect(self.keep)
        self._enable()
        self.retranslate()

    def offer(self, outcomes: Sequence[Outcome], names: Sequence[str], group: str) -> None:
        """What the button is to keep; nothing while a study is under way."""
        if self._outcomes != tuple(outcomes):
            self._is_kept, self._runs = False, ()
        self._outcomes, self._names, self._group = tuple(outcomes), tuple(names), group
        self._enable()

    def is_busy(self) -> bool:
        return self._work.is_busy()

    @Slot()
    def keep(self) -> None:
        """Write them, each to a file of its own; after a failure, to the same ones again."""
        if not self._outcomes or self._is_kept or self._work.is_busy():
            return
        if not self._runs:
            numbered = enumerate(self._outcomes)
            self._runs = tuple(one.as_run(color=number % COLORS) for number, one in numbered)
        runs = [
            dataclasses.replace(run, info=run.info.replace(name=name, group=self._group))
            for run, name in zip(self._runs, self._names, strict=True)
        ]
        self._work.run(keep_job(self._keeper.library.keep, runs))
        self._enable()

    @Slot(object)
    def _finish(self, count: int) -> None:
        self._is_kept = True
        self._enable()
        self._keeper.changed.emit()
        self.kept.emit(count)

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._enable()
        self._keeper.changed.emit()  # some may have been written
        self.failed.emit(sentence)

    @Slot()
    def _enable(self) -> None:
        free = bool(self._outcomes) and not self._is_kept and not self._work.is_busy()
        self.setEnabled(free)

    def retranslate(self) -> None:
        self.setText(self.tr("Keep these runs"))
        self.setAccessibleName(self.tr("Keep these runs"))
        self.setToolTip(
            self.tr(
                "Put each of them into the ledger, all in one group: there they can be compared, "
                "opened and trained on."
            )
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
