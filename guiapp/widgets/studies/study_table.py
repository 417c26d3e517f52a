"""A table of figures that tells which row the pointer is over, and marks one from outside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from guiapp.widgets.network.check_table import Cell, CheckTable

__all__ = ["Cell", "StudyTable"]


class StudyTable(CheckTable):
    """Signals
    -------
    row_hovered(int) : the row under the pointer, -1 when it has left
    """

    row_hovered = Signal(int)

    def __init__(
        self, name: str, columns: int, last_stretches: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(columns, last_stretches, parent)
        self.setObjectName(name)
        self.setMouseTracking(True)
        self.entered.connect(self._enter)
        self.viewport().installEventFilter(self)

    def mark(self, row: int) -> None:
        """Select a row and bring it into view; -1 selects none. Emits nothing."""
        if row == self.chosen():
            return
        if not 0 <= row < self.rowCount():
            self.clear_choice()
            return
        with QSignalBlocker(self):
            self.selectRow(row)
        self.scrollTo(self.model().index(row, 0))

    @Slot(QModelIndex)
    def _enter(self, index: QModelIndex) -> None:
        self.row_hovered.emit(index.row())

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Leave and watched is self.viewport():
            self.row_hovered.emit(-1)
        return bool(super().eventFilter(watched, event))  # type: ignore[arg-type]
