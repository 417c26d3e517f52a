"""Ten test images with today's answer to each: the same ten for the whole run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import tabular

COLUMNS = 5
RIGHT, WRONG, NO_ANSWER = "✓", "✗", "–"


class AnswerStrip(QWidget):
    """Images in two rows of five; under each the answer, its probability, right or wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._images: NDArray[np.uint8] | None = None  # (n, rows, columns)
        self._labels: NDArray[np.integer] = np.empty(0, np.intp)
        self._probabilities: NDArray[np.floating] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_samples(self, images: NDArray[np.uint8], labels: NDArray[np.integer]) -> None:
        """``images`` : (n, rows, columns) bytes, ink is 255; ``labels`` : (n,)."""
        self._images = np.ascontiguousarray(images)
        self._labels = labels
        self._probabilities = None
        self.update()

    def set_probabilities(self, probabilities: NDArray[np.floating]) -> None:
        """``probabilities`` : (n, K), what the network says now."""
        self._probabilities = probabilities
        answers = probabilities.argmax(axis=1)
        right = int(np.count_nonzero(answers == self._labels))
        self.setAccessibleDescription(
            self.tr("{right} of {count} right").format(right=right, count=len(answers))
        )
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Colors of right and wrong."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """Tooltip and the words for screen readers."""
        self.setAccessibleName(self.tr("Ten test images"))
        self.setToolTip(
            self.tr(
                "Ten images of the test data, which the network is never trained on. Under "
                "each: its answer now and the probability it gives to it."
            )
        )

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Two rows of pictures with two lines of text each."""
        line = self.fontMetrics().height()
        return QSize(290, 2 * (44 + line + 8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        if self._images is None:
            return
        painter = QPainter(self)
        painter.setFont(tabular(self.font()))
        line = self.fontMetrics().height()
        cell = self.width() / COLUMNS
        side = min(cell - 8, self.height() / 2 - line - 8)
        for index in range(min(len(self._images), 2 * COLUMNS)):
            x = (index % COLUMNS) * cell
            y = (index // COLUMNS) * (side + line + 8)
            self._draw_image(painter, index, QRectF(x + (cell - side) / 2, y, side, side))
            self._draw_answer(painter, index, QRectF(x, y + side, cell, line + 2))

    def _draw_image(self, painter: QPainter, index: int, target: QRectF) -> None:
        assert self._images is not None
        image = self._images[index]
        if not self._theme.dark:
            image = 255 - image
        image = np.ascontiguousarray(image)
        rows, columns = image.shape
        painter.drawImage(
            target, QImage(image.data, columns, rows, columns, QImage.Format.Format_Grayscale8)
        )
        painter.setPen(self._theme.color("border"))
        painter.drawRect(target)

    def _draw_answer(self, painter: QPainter, index: int, target: QRectF) -> None:
        if self._probabilities is None:
            return
        if not np.isfinite(self._probabilities[index]).all():  # the run has diverged
            painter.setPen(self._theme.color("muted"))
            painter.drawText(target, Qt.AlignmentFlag.AlignCenter, NO_ANSWER)
            return
        answer = int(self._probabilities[index].argmax())
        right = answer == self._labels[index]
        percent = 100.0 * float(self._probabilities[index, answer])
        painter.setPen(self._theme.color("good" if right else "bad"))
        text = f"{answer} {RIGHT if right else WRONG} {percent:.0f}%"
        painter.drawText(target, Qt.AlignmentFlag.AlignCenter, text)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
