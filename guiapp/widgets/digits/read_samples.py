"""Some pictures that the network was given, and what it took them for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.off_center import Tally
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.digits.ink_image import color_ramp, levels
from guiapp.widgets.numerals import tabular

COLUMNS, ROWS = 10, 2
PICTURE_PX, PITCH_PX = 28, 40
RIGHT, WRONG = "✓", "✗"


class ReadSamples(QWidget):
    """Two rows of ten; under each picture the answer, and whether it is right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally: Tally | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.apply_theme(LIGHT)
        self.retranslate()

    def set_tally(self, tally: Tally | None) -> None:
        """Show the first twenty of a tally; None leaves the room empty."""
        if tally is not self._tally:
            self._tally = tally
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Ink as on the canvas, and the colors of right and wrong."""
        self._theme = theme
        self._ramp = color_ramp(theme.color("surface"), theme.color("text"))
        self.update()

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        self.setAccessibleName(self.tr("Test digits drawn off-center"))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(COLUMNS * PITCH_PX, ROWS * self._row_height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        tally = self._tally
        if tally is None:
            return
        with QPainter(self) as painter:
            painter.setFont(tabular(self.font()))
            for index in range(min(COLUMNS * ROWS, len(tally.labels))):
                place = self._place(index)
                picture = QRectF(place.left() + 6, place.top(), PICTURE_PX, PICTURE_PX)
                self._paint_picture(painter, tally.pictures[index].reshape(28, 28), picture)
                right = tally.answers[index] == tally.labels[index]
                painter.setPen(self._theme.color("good" if right else "bad"))
                words = QRectF(
                    place.left(), picture.bottom() + 1, PITCH_PX, place.height() - PICTURE_PX - 2
                )
                text = f"{tally.answers[index]} {RIGHT if right else WRONG}"
                painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_picture(self, painter: QPainter, ink: NDArray[np.float32], place: QRectF) -> None:
        colors = self._ramp[levels(ink)]
        image = QImage(colors.data.cast("B"), 28, 28, 112, QImage.Format.Format_RGB32)
        painter.drawImage(place, image)
        painter.setPen(self._theme.color("border"))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _row_height(self) -> int:
        return PICTURE_PX + self.fontMetrics().height() + 3

    def _place(self, index: int) -> QRectF:
        row, column = divmod(index, COLUMNS)
        height = self._row_height()
        return QRectF(column * PITCH_PX, row * height + 1, PITCH_PX, height - 1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._text_at(event), self)
            return True
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        return super().event(event)

    def _text_at(self, event: QHelpEvent) -> str:
        tally = self._tally
        for index in range(min(COLUMNS * ROWS, 0 if tally is None else len(tally.labels))):
            if tally is not None and self._place(index).contains(event.pos()):
                return self.tr(
                    "One of the test digits as the network gets it: a {label}, read as {answer}."
                ).format(label=tally.labels[index], answer=tally.answers[index])
        return ""
