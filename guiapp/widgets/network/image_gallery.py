"""Samples as small pictures in rows, each with a line of words; one can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
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
from guiapp.widgets.keyboard import KeepKeys
from guiapp.widgets.numerals import tabular

GAP_PX = 12.0
MOST_SIDE_PX = 140.0
LEAST_SIDE_PX = 34.0
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, eq=False)
class Sample:
    """One of the pictures.

    Attributes
    ----------
    index : of the sample in its set
    pixels : (rows, columns) uint8, ink is 255
    caption : the line below it
    words : the sentence of its tooltip
    """

    index: int
    pixels: NDArray[np.uint8]
    caption: str
    words: str


class ImageGallery(QWidget):
    """As many samples as find room at a size that can be seen.

    Signals
    -------
    chosen(int) : the index of a sample, by a click or with Enter
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples: tuple[Sample, ...] = ()
        self._arranged: tuple[int, int, float] | None = None
        self._pictures: dict[int, QPixmap] = {}  # by index, of the size and theme that are shown
        self._current = 0
        self._empty_text = ""
        self._theme = LIGHT
        self.setMouseTracking(True)
        KeepKeys(self, _STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_samples(self, samples: Sequence[Sample]) -> None:
        """Show these; the first ones where there is not enough room for all."""
        side = self._layout()[2]
        self._samples = tuple(samples)
        self._arranged = None
        if self._layout()[2] != side:
            self._pictures.clear()
        kept = {sample.index for sample in samples}
        self._pictures = {index: p for index, p in self._pictures.items() if index in kept}
        self._current = min(self._current, max(0, len(samples) - 1))
        self.setAccessibleDescription("\n".join(sample.words for sample in samples))
        self.update()

    def samples(self) -> tuple[Sample, ...]:
        """All that were given, also those without room."""
        return self._samples

    def shown_count(self) -> int:
        """How many of the samples there is room for."""
        columns, rows, _ = self._layout()
        return min(len(self._samples), columns * rows)

    def set_empty_text(self, text: str) -> None:
        """The sentence that stands here while there are none."""
        self._empty_text = text
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._pictures.clear()
        self.update()

    # -- places -------------------------------------------------------------------------------

    def _line_px(self) -> float:
        return self.fontMetrics().height() + 4.0

    def _least_width_px(self) -> float:
        """Of a column: its caption must have room."""
        metrics = self.fontMetrics()
        # a caption's width costs 2 us to ask for; the widest is nearly always among the longest
        longest = sorted({sample.caption for sample in self._samples}, key=len)[-8:]
        widest = max((metrics.horizontalAdvance(caption) for caption in longest), default=0)
        return max(LEAST_SIDE_PX, widest) + GAP_PX

    def _arrange(self) -> tuple[int, int, float]:
        """(columns, rows, side of a picture): the largest side at which all have room."""
        width, height = max(1.0, self.width()), max(1.0, self.height())
        line, count = self._line_px(), max(1, len(self._samples))
        most = max(1, int(width // self._least_width_px()))
        best = (1, 1, 0.0)
        for columns in range(1, most + 1):
            rows = -(-count // columns)
            side = min(width / columns - GAP_PX, height / rows - line - GAP_PX, MOST_SIDE_PX)
            if side > best[2]:
                best = (columns, rows, side)
        if best[2] >= LEAST_SIDE_PX:
            return best
        rows = max(1, int(height // (LEAST_SIDE_PX + line + GAP_PX)))
        return most, rows, LEAST_SIDE_PX

    def _layout(self) -> tuple[int, int, float]:
        """``_arrange``, computed anew only when the samples, the size or the font have changed."""
        if self._arranged is None:
            self._arranged = self._arrange()
        return self._arranged

    def box(self, place: int) -> QRectF:
        """Where a sample stands, with its caption; ``place`` counts from 0."""
        columns, _, side = self._layout()
        width = self.width() / columns
        height = side + self._line_px() + GAP_PX
        return QRectF((place % columns) * width, (place // columns) * height, width, height)

    def _place_at(self, at: QPointF) -> int | None:
        for place in range(self.shown_count()):
            if self.box(place).contains(at):
                return place
        return None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(400, 300)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(160, 120)

    # -- picture ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self) as painter:
            if not self._samples:
                painter.setPen(self._theme.color("muted"))
                flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, self._empty_text)
                return
            painter.setFont(tabular(self.font()))
            side = self._layout()[2]
            for place in range(self.shown_count()):
                self._paint_sample(painter, place, side)

    def _paint_sample(self, painter: QPainter, place: int, side: float) -> None:
        sample, box = self._samples[place], self.box(place)
        corner = QPointF(round(box.center().x() - side / 2), round(box.top() + 2))
        painter.drawPixmap(corner, self._picture(sample, side))
        words = QRectF(box.left(), corner.y() + side + 2, box.width(), self._line_px())
        painter.setPen(self._theme.color("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, sample.caption)
        if self.hasFocus() and place == self._current:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -GAP_PX + 3))

    def _picture(self, sample: Sample, side: float) -> QPixmap:
        """The image at its size on the screen; scaling it takes 0.1 ms, so it is kept."""
        found = self._pictures.get(sample.index)
        if found is None:
            ratio = self.devicePixelRatioF()
            found = QPixmap(QSize(round(side), round(side)) * ratio)
            found.setDevicePixelRatio(ratio)
            with QPainter(found) as painter:
                target = QRectF(0, 0, round(side) - 1, round(side) - 1)
                paint_pixels(painter, target, sample.pixels, self._theme)
            self._pictures[sample.index] = found
        return found

    # -- choosing -----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._current = place
            self.update()
            self.chosen.emit(self._samples[place].index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._place_at(event.position()) is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        key, count = Qt.Key(event.key()), self.shown_count()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and count:
            self.chosen.emit(self._samples[self._current].index)
        elif key in _STEPS and count:
            across, down = _STEPS[key]
            wanted = self._current + across + down * self._layout()[0]
            self._current = wanted if 0 <= wanted < count else self._current
            self.update()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._arranged = None
        self._pictures.clear()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self._arranged = None
            self._pictures.clear()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(QPointF(event.pos()))
            text = "" if place is None else self._samples[place].words
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)


def paint_pixels(
    painter: QPainter, target: QRectF, pixels: NDArray[np.uint8], theme: Theme
) -> None:
    """An image, ink on paper, with a thin frame."""
    image = np.ascontiguousarray(pixels if theme.dark else 255 - pixels)
    rows, columns = image.shape
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, target.width() < 2 * columns)
    painter.drawImage(
        target, QImage(image.data, columns, rows, columns, QImage.Format.Format_Grayscale8)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("border"), 1))
    painter.drawRect(target)
