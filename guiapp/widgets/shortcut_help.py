"""The list behind F1: which key does what, here and everywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

Keys = list[tuple[str, str]]


class ShortcutHelp(QDialog):
    """Keys of a page and of the window in two short tables."""

    def __init__(
        self, page_title: str, page_keys: Keys, window_keys: Keys, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(16)
        for heading, keys in ((page_title, page_keys), (self.tr("Everywhere"), window_keys)):
            layout.addLayout(self._table(heading, keys))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _table(self, heading: str, keys: Keys) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        title = QLabel(heading)
        title.setProperty("role", "heading")
        grid.addWidget(title, 0, 0, 1, 2)
        for row, (key, meaning) in enumerate(keys, start=1):
            grid.addWidget(QLabel(key), row, 0)
            grid.addWidget(QLabel(meaning), row, 1)
        grid.setColumnStretch(1, 1)
        return grid
