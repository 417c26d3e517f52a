"""Sentences with room kept for them, so that what stands below does not jump as they change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import tabular


class SteadyLines(QLabel):
    """A wrapped label of at least so many lines, whose text can be selected."""

    def __init__(self, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setObjectName(name)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFont(tabular(self.font()))
        self._reserve()

    def say(self, text: str) -> None:
        """Show a text; nothing is laid out anew where it is the same."""
        if text != self.text():
            self.setText(text)

    def _reserve(self) -> None:
        self.setMinimumHeight(room_for_lines(self.font(), self._lines))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._reserve()
