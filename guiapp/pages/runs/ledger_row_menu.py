"""The context menu of the ledger's rows: the same as the buttons above, at the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from guiapp.widgets.runs.ledger_bar import LedgerBar
from guiapp.widgets.runs.run_table import RunTable

KEYS = ("open", "rename", "remove")


class RowMenu(QMenu):
    """Presses the buttons of the bar, and opens its menus."""

    def __init__(self, table: RunTable, bar: LedgerBar, export: QMenu) -> None:
        super().__init__(table)
        self._table, self._bar = table, bar
        self._own = {key: self.addAction("") for key in KEYS}
        for key, action in self._own.items():
            action.triggered.connect(bar.buttons[key].click)
        self.addMenu(bar.colors)
        self.addMenu(export)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open)
        self.retranslate()

    @Slot(QPoint)
    def _open(self, place: QPoint) -> None:
        for key, action in self._own.items():
            action.setEnabled(self._bar.buttons[key].isEnabled())
        self.popup(self._table.viewport().mapToGlobal(place))

    def retranslate(self) -> None:
        words = {"open": self.tr("Open"), "rename": self.tr("Rename"), "remove": self.tr("Delete")}
        for key, word in words.items():
            self._own[key].setText(word)
        self._bar.colors.setTitle(self.tr("Color"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
