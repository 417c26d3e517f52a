"""A line of news with a button that takes back what it tells of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys


class NewsBar(QWidget):
    """Keeps its height when it is empty, so that nothing below it moves.

    Signals
    -------
    undo_pressed()
    """

    undo_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.undo = QPushButton(self)
        self.undo.setObjectName("undo")
        KeepKeys(self.undo, BUTTON_KEYS)
        self.undo.clicked.connect(self.undo_pressed)
        policy = self.undo.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.undo.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self.undo)
        self.undo.hide()
        self.retranslate()

    def say(self, sentence: str, role: str = "muted", with_undo: bool = False) -> None:
        """Tell this; ``role`` is "muted" or "error"."""
        self._text.setProperty("role", role)
        self._text.style().polish(self._text)  # the style sheet goes by the role
        self._text.setText(sentence)
        self._text.setToolTip(sentence)  # file names may be long
        self.undo.setVisible(with_undo)

    def text(self) -> str:
        return self._text.text()

    def retranslate(self) -> None:
        self.undo.setText(self.tr("Undo"))
        self.undo.setToolTip(self.tr("Put the deleted runs back (Ctrl+Z)."))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
