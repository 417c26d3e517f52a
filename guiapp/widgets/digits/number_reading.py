"""Several digits side by side, each as the network sees it with its answer, read as a number."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.digits.ink_image import color_ramp, levels
from guiapp.widgets.enlarged_label import EnlargedLabel
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import tabular

CELLS = 28
LARGEST_SIDE_PX, LEAST_SIDE_PX = 7 * CELLS, 2 * CELLS
GAP_PX = 16
PERCENT = "\N{NO-BREAK SPACE}%"
ANSWER_RATIO = 2.2  # of the text: the digit under its picture


class DigitRow(QWidget):
    """Pictures in a row; under each the answer, its probability and the runner-up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._images: NDArray[np.float32] = np.empty((0, CELLS, CELLS), np.float32)
        self._probabilities: NDArray[np.floating] = np.empty((0, 10))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_digits(self, images: NDArray[np.float32], probabilities: NDArray[np.floating]) -> None:
        """(n, 28, 28) in [0, 1] and (n, 10)."""
        self._images, self._probabilities = images, probabilities
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Paper and ink in the colors of the theme."""
        self._theme = theme
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(8 * LEAST_SIDE_PX, LEAST_SIDE_PX + math.ceil(self._text_height))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(8 * LEAST_SIDE_PX, LARGEST_SIDE_PX + math.ceil(self._text_height))

    @property
    def _answer_font(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(font.pointSizeF() * ANSWER_RATIO)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def _line(self) -> float:
        return room_for_lines(self.font(), 1) + 2.0

    @property
    def _text_height(self) -> float:
        return room_for_lines(self._answer_font, 1) + 2 * self._line + 4.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        count = len(self._images)
        if count == 0:
            return
        pitch = min(LARGEST_SIDE_PX + GAP_PX, self.width() / count)
        side = min(pitch - GAP_PX / 2, LARGEST_SIDE_PX, self.height() - self._text_height)
        side = max(1, int(side) // CELLS) * CELLS  # whole screen pixels to each of the 28 x 28
        with QPainter(self) as painter:
            for index in range(count):
                column = QRectF(index * pitch, 0.0, pitch, self.height())
                self._paint_picture(painter, index, QRectF(column.left(), 0.0, side, side))
                column.setWidth(side)
                self._paint_answer(painter, index, column.adjusted(-8, side + 4, 8, 0))

    def _paint_picture(self, painter: QPainter, index: int, target: QRectF) -> None:
        ramp = color_ramp(self._theme.color("surface"), self._theme.color("text"))
        colors = np.ascontiguousarray(ramp[levels(self._images[index])])
        shared = colors.data.cast("B")
        image = QImage(shared, CELLS, CELLS, 4 * CELLS, QImage.Format.Format_RGB32)
        painter.drawImage(target, image)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawRect(target.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_answer(self, painter: QPainter, index: int, room: QRectF) -> None:
        order = np.argsort(self._probabilities[index])[::-1][:2]
        first, second = (int(digit) for digit in order)
        center = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        font = self._answer_font
        height = float(room_for_lines(font, 1))
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        line = QRectF(room.topLeft(), QPointF(room.right(), room.top() + height))
        painter.drawText(line, center, str(first))
        painter.setFont(tabular(self.font()))
        line = QRectF(room.left(), line.bottom(), room.width(), self._line)
        painter.drawText(line, center, percent(self._probabilities[index, first]))
        painter.setPen(self._theme.color("muted"))
        line.translate(0.0, self._line)
        runner_up = f"{second}  {percent(self._probabilities[index, second])}"
        painter.drawText(line, center, runner_up)


class NumberReading(QWidget):
    """A sentence with the number, and the row of digits that it is read from.

    Attributes
    ----------
    number : str, the digits that are shown, "" without any
    sentence : QLabel
    remark : QLabel, what to do next, or how sure the reading is
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._probabilities: NDArray[np.floating] = np.empty((0, 10))
        self._message = ""
        self.number = ""
        self.sentence = EnlargedLabel(1.5, self, QFont.Weight.DemiBold)
        self.remark = QLabel(wordWrap=True)
        self.remark.setProperty("role", "muted")
        self.row = DigitRow()
        for label in (self.sentence, self.remark):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sentence)
        column.addWidget(self.remark)
        column.addWidget(self.row, 1)
        self.retranslate()

    def set_digits(
        self, images: NDArray[np.float32], probabilities: NDArray[np.floating], remark: str = ""
    ) -> None:
        """Show digits from left to right.

        Parameters
        ----------
        images : (n, 28, 28) float32 in [0, 1], n at least 1
        probabilities : (n, 10), finite
        remark : a sentence in the place of how sure the reading is
        """
        self._message = remark
        self._probabilities = probabilities
        self.number = "".join(str(int(answer)) for answer in probabilities.argmax(axis=1))
        self.row.set_digits(images, probabilities)
        self._say()

    def set_message(self, text: str) -> None:
        """No digits: a sentence that says why, and what to do."""
        self.number = ""
        self._message = text
        self._probabilities = np.empty((0, 10))
        self.row.set_digits(np.empty((0, CELLS, CELLS), np.float32), self._probabilities)
        self._say()

    def apply_theme(self, theme: Theme) -> None:
        """Paper and ink in the colors of the theme."""
        self.row.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        self.row.setAccessibleName(self.tr("The digits of the number"))
        self.row.setToolTip(
            self.tr(
                "Each digit is cut out and prepared by itself. Under it: the network's answer, the"
                " probability it gives to it, and the next best."
            )
        )
        self._say()

    def _say(self) -> None:
        sentence = self._sentence()
        remark = self._message or (self._sureness() if self.number else "")
        if sentence != self.sentence.text():  # a label lays out the whole pane anew
            self.sentence.setText(sentence)
            self.sentence.setVisible(bool(sentence))
            self.row.setAccessibleDescription(sentence)
        if remark != self.remark.text():
            self.remark.setText(remark)

    def _sentence(self) -> str:
        if not self.number:
            return ""
        if len(self.number) == 1:
            return self.tr("It reads {number}").format(number=self.number)
        digits = " ".join(self.number)
        return self.tr("It reads {digits}: {number}").format(digits=digits, number=self.number)

    def _sureness(self) -> str:
        together = float(self._probabilities.max(axis=1).prod())
        return self.tr(
            "Each digit is answered by itself; the probabilities multiplied, that all of them are"
            " right: {percent}."
        ).format(percent=percent(together))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def percent(share: float) -> str:
    """A share of 1 in percent, never 100 or 0 unless it is."""
    hundredths = 100.0 * float(share)
    if 99.95 <= hundredths < 100.0:
        return f"> 99.9{PERCENT}"
    if 0.0 < hundredths < 0.05:
        return f"< 0.1{PERCENT}"
    return f"{hundredths:.1f}{PERCENT}"
