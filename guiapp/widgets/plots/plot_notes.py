"""Words on a plot: why it is empty, and what the pointer is at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import tabular

MARGIN_PX = 12
SENTENCE_PX = 280  # as wide as a sentence gets before it is broken
SENTENCE_SHARE = 0.62  # of a narrow plot


class PlotNotes(QObject):
    """Two labels over a widget: a sentence in its middle, a reading in its upper right corner.

    They let the mouse through to the plot.
    """

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        self._plot = plot
        self._theme: Theme = LIGHT
        self._sentence, self._reading = QLabel(plot), QLabel(plot)
        self._sentence.setObjectName("plot_sentence")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._reading.setObjectName("plot_reading")
        self._reading.setFont(tabular(self._reading.font()))
        for label in (self._sentence, self._reading):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.hide()
        plot.installEventFilter(self)

    def explain(self, sentence: str) -> None:
        """Say this in the middle; nothing for an empty string."""
        if sentence != self._sentence.text():
            self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._place()

    def read_out(self, text: str, color: QColor) -> None:
        """Read a figure out in the color of its curve."""
        ground = self._theme.surface
        self._reading.setStyleSheet(f"color: {color.name()}; background: {ground}; padding: 2px")
        self._reading.setText(text)
        self._reading.show()
        self._place()

    def end_reading(self) -> None:
        if not self._reading.isHidden():
            self._reading.hide()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._sentence.setStyleSheet(f"color: {theme.muted}; background: transparent")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.FontChange:
            self._reading.setFont(tabular(self._plot.font()))
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        area = self._plot.rect().adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
        # beside the axis and its figures: the sentence stands in the middle of both
        width = min(SENTENCE_PX, round(SENTENCE_SHARE * area.width()))
        self._sentence.resize(width, self._sentence.heightForWidth(width))
        self._sentence.move(area.center() - self._sentence.rect().center())
        self._reading.adjustSize()
        self._reading.move(area.right() - self._reading.width(), area.top())
