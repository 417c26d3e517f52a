"""The images of a mini-batch as thumbnails, of which one can be chosen."""

from __future__ import annotations

from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import SLIDER_KEYS, KeepKeys

MOST = 400  # more thumbnails could not be told apart
LARGEST_PX = 56.0

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class BatchPictures(QWidget):
    """Samples in rows; those without a picture show their label in the color of their class.

    Signals
    -------
    chosen(int) : a sample was clicked or reached with the arrow keys
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._pictures: NDArray[np.uint8] | None = None  # (N, rows, columns)
        self._labels: NDArray[Any] = np.empty(0, np.int64)
        self._answers: NDArray[Any] = np.empty(0, np.int64)
        self._current: int | None = None
        self._asked, self._answered = (0, 0, 0), 1
        self._sheet: QPixmap | None = None  # all of them, painted: 400 take 60 ms
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        KeepKeys(self, SLIDER_KEYS)
        self.retranslate()

    def set_batch(
        self,
        pictures: NDArray[np.uint8] | None,
        labels: NDArray[Any],
        answers: NDArray[Any],
    ) -> None:
        """Show the samples: (N, rows, columns) bytes or None, their labels, and the answers."""
        self._pictures, self._labels, self._answers = pictures, labels, answers
        self._sheet = None
        self.update()

    def set_current(self, sample: int | None) -> None:
        """Frame a sample, or none where the whole batch is meant."""
        self._current = sample
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._sheet = None
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Images of the mini-batch"))

    @property
    def count(self) -> int:
        """How many are shown."""
        return min(len(self._labels), MOST)

    def middle_of(self, sample: int) -> QPointF:
        """Where a thumbnail is, in this widget."""
        return self._rect_of(sample).center()

    # -- inside -------------------------------------------------------------------------------

    def _columns(self) -> int:
        """As many as make the thumbnails largest; searched once for a size, not per thumbnail."""
        question = (self.count, self.width(), self.height())
        if question != self._asked:
            self._asked = question
            sides = [
                min(self.width() / columns, self.height() / ceil(self.count / columns))
                for columns in range(1, self.count + 1)
            ]
            self._answered = 1 + sides.index(max(sides)) if sides else 1
        return self._answered

    def _side(self) -> float:
        columns = self._columns()
        rows = ceil(self.count / columns) or 1
        return min(self.width() / columns, self.height() / rows, LARGEST_PX)

    def _rect_of(self, sample: int) -> QRectF:
        side, columns = self._side(), self._columns()
        row, column = divmod(sample, columns)
        return QRectF(column * side, row * side, side, side)

    def sample_at(self, position: QPointF) -> int | None:
        """The sample at a place of this widget."""
        if not self.count:
            return None
        side, columns = self._side(), self._columns()
        column, row = int(position.x() // side), int(position.y() // side)
        sample = row * columns + column
        return sample if 0 <= column < columns and 0 <= sample < self.count else None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        if self._sheet is None:
            self._sheet = self._paint_sheet()
        painter.drawPixmap(0, 0, self._sheet)
        if self._current is not None and self._current < self.count:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(self._rect_of(self._current).adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_sheet(self) -> QPixmap:
        """All samples, with a corner on those that are answered wrongly."""
        ratio = self.devicePixelRatioF()
        sheet = QPixmap(self.size() * ratio)
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sheet)
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for sample in range(self.count):
            rect = self._rect_of(sample).adjusted(1, 1, -1, -1)
            self._paint_sample(painter, sample, rect)
            if self._answers[sample] != self._labels[sample]:
                painter.setPen(QPen(self._theme.color("bad"), 1.5))
                side = rect.width() / 4
                corner = rect.topRight()
                painter.drawLine(corner - QPointF(side, 0), corner)
                painter.drawLine(corner, corner + QPointF(0, side))
        painter.end()
        return sheet

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._sheet = None
        super().resizeEvent(event)

    def _paint_sample(self, painter: QPainter, sample: int, rect: QRectF) -> None:
        if self._pictures is None:
            classes = self._theme.classes
            label = int(self._labels[sample])
            painter.setPen(QPen(self._theme.color("border"), 1))
            painter.drawRect(rect)
            painter.setPen(QColor(classes[label % len(classes)]))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(label))
            return
        picture = self._pictures[sample]
        height, width = picture.shape
        ink = picture if self._theme.dark else 255 - picture
        ink = np.ascontiguousarray(ink)
        image = QImage(ink.data, width, height, width, QImage.Format.Format_Grayscale8)
        painter.drawImage(rect, image)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        sample = self.sample_at(event.position())
        if sample is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(sample)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        columns = self._columns()
        steps = {**_STEPS, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        last = self.count - 1
        if event.key() in steps and last >= 0:
            start = -1 if self._current is None else self._current
            self.chosen.emit(min(max(start + steps[Qt.Key(event.key())], 0), last))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self.chosen.emit(0 if event.key() == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            sample = self.sample_at(QPointF(event.pos()))
            text = ""
            if sample is not None:
                text = self.tr("Sample {number}: it is a {label}, the answer is {answer}.").format(
                    number=sample,
                    label=int(self._labels[sample]),
                    answer=int(self._answers[sample]),
                )
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(280, 280)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(120, 120)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._sheet = None
        super().changeEvent(event)
