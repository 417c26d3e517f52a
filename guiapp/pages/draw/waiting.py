"""A pane's content, or the sentence that says what will appear in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from guiapp.pages.draw.pane import Sight
from guiapp.widgets.enlarged_label import EnlargedLabel


class Waiting(QStackedWidget):
    """Shows ``content`` once there is a drawing and somebody who answers."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._no_drawing = self._no_network = ""
        self._sight: Sight | None = None
        self.sentence: QLabel = EnlargedLabel(1.1, self)
        self.sentence.setObjectName("what_will_appear")
        self.sentence.setProperty("role", "muted")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMargin(48)
        self._content = content
        self.addWidget(self.sentence)
        self.addWidget(content)

    def set_sentences(self, no_drawing: str, no_network: str) -> None:
        """What will appear and what to do for it, translated."""
        self._no_drawing, self._no_network = no_drawing, no_network
        self._say()

    def admit(self, sight: Sight) -> bool:
        """Show what there is to be shown; True if that is the content."""
        self._sight = sight
        is_ready = sight.image is not None and sight.network is not None
        self._say()
        wanted = self._content if is_ready else self.sentence
        if self.currentWidget() is not wanted:
            self.setCurrentWidget(wanted)
        return is_ready

    def _say(self) -> None:
        lacks_network = self._sight is not None and self._sight.network is None
        text = self._no_network if lacks_network else self._no_drawing
        if self.sentence.text() != text:
            self.sentence.setText(text)
