"""The arrow between two pictures that become one another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from guiapp.widgets.enlarged_label import EnlargedLabel

FLOW_PX = 96  # an arrow, and in two lines what it does


class FlowArrow(QWidget):
    """An arrow from one picture to the next, with what happens between them."""

    def __init__(self) -> None:
        super().__init__()
        self._arrow = EnlargedLabel(2.0, self)
        self._arrow.setText("→")
        self._arrow.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignHCenter)
        for label in (self._arrow, self._text):
            label.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._arrow)
        column.addWidget(self._text)
        column.addStretch(1)
        self.setFixedWidth(FLOW_PX)

    def set_text(self, text: str) -> None:
        self._text.setText(text)
