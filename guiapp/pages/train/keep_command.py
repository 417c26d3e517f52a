"""The user's wish to keep the run in training, and the word that it has come true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from guiapp.keeping.keeper import Keeper
from guiapp.session import Session

if TYPE_CHECKING:
    from engine.runs.library import Entry


class KeepCommand(QObject):
    """Runs that reach their end are kept without a word; this one was asked for.

    Attributes
    ----------
    name : of the run that was kept, until ``forget``; else ""

    Signals
    -------
    kept() : whether it was asked for or not, the run may have another name now
    """

    kept = Signal()

    def __init__(self, session: Session, keeper: Keeper | None, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._keeper = session, keeper
        self._is_asked = False
        self.name = ""
        if keeper is not None:
            keeper.kept.connect(self._on_kept)
            keeper.failed.connect(self._on_failed)

    @Slot(str)
    def rename(self, name: str) -> None:
        """Another name for the run, and for its file if it is kept."""
        self._session.set_run_name(name)
        if self._keeper is not None:
            self._keeper.rename(self._session.run_id, name)

    def is_possible(self) -> bool:
        """Whether there is anything to keep."""
        return self._keeper is not None and self._session.recorded_end > 0

    @Slot()
    def keep(self) -> None:
        """Keep the run as far as it has come."""
        if self._keeper is not None:
            self._is_asked = True
            self._keeper.keep()

    def forget(self) -> None:
        """Something else has happened."""
        self.name = ""

    @Slot(object)
    def _on_kept(self, entry: Entry) -> None:
        session, info = self._session, entry.info
        # what was kept by itself a moment ago may have had another name
        if self._is_asked and (info.id, info.name) == (session.run_id, session.run_name):
            self._is_asked, self.name = False, info.name
        self.kept.emit()

    @Slot(str)
    def _on_failed(self) -> None:
        self._is_asked = False  # the bar above the pages says why
