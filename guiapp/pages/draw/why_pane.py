"""Why this answer: pixels for and against, near training images, what would change it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.datasets import load_mnist
from engine.splits import Dataset
from guiapp.pages.draw.pane import DrawPane, Sight
from guiapp.pages.draw.waiting import Waiting
from guiapp.pages.draw.why_dream import DreamPart
from guiapp.pages.draw.why_evidence import EvidencePart
from guiapp.pages.draw.why_nearest import NearestPart
from guiapp.theme import Theme


class WhyPane(DrawPane):
    """Three questions side by side."""

    def __init__(
        self, parent: QWidget | None = None, load: Callable[[], Dataset] = load_mnist
    ) -> None:
        """``load`` brings the training images; it is called once, in a thread of its own."""
        super().__init__(parent)
        content = QWidget()
        self.evidence, self.nearest = EvidencePart(content), NearestPart(load, content)
        self.dream = DreamPart(content)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for part, share in ((self.evidence, 7), (self.nearest, 6), (self.dream, 6)):
            row.addWidget(part, share)
        self.waiting = Waiting(content, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.waiting)
        self.retranslate()

    def show_sight(self, sight: Sight) -> None:
        self.waiting.admit(sight)
        for part in (self.evidence, self.nearest, self.dream):
            part.show_sight(sight)

    def shortcuts_help(self) -> list[tuple[str, str]]:
        """(key, translated meaning) pairs of the pane's own keys."""
        return [("P", self.tr("Let the picture change toward the chosen digit, or stop it"))]

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.evidence, self.nearest, self.dream):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self.waiting.set_sentences(
            self.tr(
                "Draw a digit: here you will see which pixels speak for the answer and which "
                "against it, which training images are nearest, and what would make it another "
                "digit."
            ),
            self.tr(
                "No network answers yet. Train one on the handwritten digits (press Space on the "
                "page Train), and you will see here what its answer rests on."
            ),
        )
        for part in (self.evidence, self.nearest, self.dream):
            part.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
