"""The table of kept runs, or in its place the words that say why it is empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from guiapp.widgets.runs.run_table import RunTable


class TableStack(QStackedWidget):
    """Follows the table."""

    def __init__(self, table: RunTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.words = QLabel(self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.words.setProperty("role", "muted")
        self.words.setMargin(24)
        self.addWidget(self.words)
        self.addWidget(table)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # for the table, while there is none yet
        table.chosen.connect(self.refresh)
        self.retranslate()

    @Slot()
    def refresh(self) -> None:
        """Look whether there is anything in the table."""
        table = self._table
        self.setCurrentWidget(table if table.filter.rowCount() else self.words)
        self.words.setText(self._unfound if table.runs.rowCount() else self._empty)
        if self.hasFocus():
            self._pass_on_focus()

    def _pass_on_focus(self) -> None:
        if self.currentWidget() is self._table:
            self._table.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusInEvent(event)
        self._pass_on_focus()

    def retranslate(self) -> None:
        self._unfound = self.tr("No run has all these words. Clear the filter to see all of them.")
        self._empty = self.tr(
            "No run is kept yet. Train a network on the page Train; Ctrl+S keeps it as it is, "
            "here or there. Every kept run stands here with its settings and figures, can be "
            "compared with the others, and opened again exactly where it stood."
        )
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
