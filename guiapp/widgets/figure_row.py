"""A row of named figures whose digits stand still and can be selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from guiapp.widgets.enlarged_label import EnlargedLabel

DASH = "–"
SIZE = 1.15  # of the text around


class FigureRow(QWidget):
    """Small names above large values, one column each."""

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[str, QLabel] = {}
        self._values: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for column, key in enumerate(keys):
            name = QLabel(self)
            value = EnlargedLabel(SIZE, self, QFont.Weight.DemiBold)
            value.setText(DASH)
            name.setProperty("role", "muted")
            value.setObjectName(f"figure_{key}")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, 0, column)
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 1)
            self._names[key], self._values[key] = name, value

    def set_name(self, key: str, name: str, tip: str) -> None:
        """The translated name of a figure and what it means."""
        self._names[key].setText(name)
        self._names[key].setToolTip(tip)
        self._values[key].setToolTip(tip)
        self._values[key].setAccessibleName(name)

    def set_value(self, key: str, text: str) -> None:
        """The figure itself; nothing is repainted where nothing changed."""
        label = self._values[key]
        if label.text() != text:
            label.setText(text)

    def value(self, key: str) -> str:
        """The text of a figure as it stands."""
        return self._values[key].text()
