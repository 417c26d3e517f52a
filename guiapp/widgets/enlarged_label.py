"""A label whose text is larger than that around it, at every size of the window's text."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from guiapp.widgets.numerals import tabular


class EnlargedLabel(QLabel):
    """A label that keeps a ratio to the text size of its parent; figures stand in columns."""

    def __init__(
        self,
        ratio: float,
        parent: QWidget | None = None,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        super().__init__(parent)
        self._ratio, self._weight = ratio, weight
        self.enlarge()

    def set_ratio(self, ratio: float) -> None:
        """Another size in relation to the text around it."""
        self._ratio = ratio
        self.enlarge()

    def enlarge(self) -> None:
        """Take over what the parent's font has become."""
        above = self.parentWidget()
        font = tabular(QApplication.font() if above is None else above.font())
        font.setPointSizeF(font.pointSizeF() * self._ratio)
        font.setWeight(self._weight)
        now = self.font()
        if (font.pointSizeF(), font.weight()) != (now.pointSizeF(), now.weight()):
            self.setFont(font)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """A style sheet of the application gives labels the font back that they had before it,
        after the parent has been told of the new one; so the label looks itself.
        """
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.ParentChange)
        if event.type() in kinds:
            self.enlarge()
