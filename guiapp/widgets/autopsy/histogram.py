"""One histogram of an autopsy with its title, its axis, and its figures under the mouse."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.autopsy.records import Histogram
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import tabular
from guiapp.widgets.rough_figure import rough_figure

DIGITS = 3
GAP_PX = 4.0


class AutopsyHistogram(QWidget):
    """Bars as high as the tallest bin allows; a line where 0 is."""

    def __init__(self, meaning: str = "accent", parent: QWidget | None = None) -> None:
        """``meaning`` is the color of the theme that the bars take."""
        super().__init__(parent)
        self._theme = LIGHT
        self._meaning = meaning
        self._histogram: Histogram | None = None
        self._title = self._remark = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFont(tabular(self.font()))

    def histogram(self) -> Histogram | None:
        """What is shown."""
        return self._histogram

    def title(self) -> str:
        """The line above it."""
        return self._title

    def show_histogram(self, histogram: Histogram, title: str, remark: str = "") -> None:
        """Paint it; ``title`` says when it was taken, ``remark`` what is in no bin."""
        self._histogram, self._title, self._remark = histogram, title, remark
        self.setAccessibleName(title)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(240, 5 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(120, 4 * self.fontMetrics().lineSpacing())

    def bin_at(self, x: float) -> int | None:
        """The bin at a horizontal place in pixels, or None beside the axis."""
        box = self._box()
        if self._histogram is None or not box.left() <= x < box.right():
            return None
        return int((x - box.left()) / box.width() * len(self._histogram.counts))

    def reading(self, index: int) -> str:
        """A bin in words: from where to where, and how many."""
        assert self._histogram is not None
        low, high = self._histogram.edges[index : index + 2].tolist()
        text = self.tr("{low} to {high}: {count} of {total}")
        counts = self._histogram.counts
        return text.format(
            low=rough_figure(low, DIGITS),
            high=rough_figure(high, DIGITS),
            count=f"{int(counts[index]):,}",
            total=f"{self._histogram.total:,}",
        )

    def event(self, event: QEvent) -> bool:
        """The bin under the mouse as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.bin_at(event.pos().x())
            if index is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.reading(index), self)
            return True
        return super().event(event)

    def _box(self) -> QRectF:
        """Where the bars stand."""
        line = self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(1, line + GAP_PX, -1, -line - GAP_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        if self._histogram is None:
            return
        box = self._box()
        with QPainter(self) as painter:
            self._write(painter, box, self._histogram)
            painter.fillRect(box, self._theme.color("surface"))
            self._draw_bars(painter, box, self._histogram)
            self._draw_axis(painter, box, self._histogram)

    def _write(self, painter: QPainter, box: QRectF, histogram: Histogram) -> None:
        """Title and remark above, the ends of the axis below."""
        above = QRectF(0, 0, self.width(), box.top() - GAP_PX)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setPen(self._theme.color("text"))
        painter.drawText(above, left | Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setPen(self._theme.color("bad" if histogram.not_finite else "muted"))
        painter.drawText(above, right | Qt.AlignmentFlag.AlignVCenter, self._remark)
        painter.setPen(self._theme.color("muted"))
        below = QRectF(box.left(), box.bottom() + 2, box.width(), self.fontMetrics().height())
        ends = (histogram.edges[0], histogram.edges[-1])
        for end, side in zip(ends, (left, right), strict=True):
            painter.drawText(below, side, rough_figure(float(end), DIGITS))

    def _draw_bars(self, painter: QPainter, box: QRectF, histogram: Histogram) -> None:
        color = self._theme.color(self._meaning, 0.85)
        shares = histogram.counts / max(1, int(histogram.counts.max()))
        places = np.round(np.linspace(box.left(), box.right(), len(shares) + 1)).tolist()
        for index in np.flatnonzero(histogram.counts).tolist():
            # a bin with anything in it shows at least a pixel: the rare ones matter
            height = max(1.0, float(shares[index]) * (box.height() - GAP_PX))
            width = max(1.0, places[index + 1] - places[index] - 1.0)
            painter.fillRect(QRectF(places[index], box.bottom() - height, width, height), color)

    def _draw_axis(self, painter: QPainter, box: QRectF, histogram: Histogram) -> None:
        painter.setPen(QPen(self._theme.color("muted"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        low, high = float(histogram.edges[0]), float(histogram.edges[-1])
        if not low < 0.0 < high:
            return
        x = box.left() + box.width() * -low / (high - low)
        painter.setPen(QPen(self._theme.color("text", 0.7), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        zero = "0"
        half = self.fontMetrics().horizontalAdvance(zero) / 2
        ends = [self.fontMetrics().horizontalAdvance(rough_figure(v, DIGITS)) for v in (low, high)]
        if box.left() + ends[0] + 8 < x - half and x + half < box.right() - ends[1] - 8:
            painter.setPen(self._theme.color("muted"))
            painter.drawText(
                QPointF(x - half, box.bottom() + 2 + self.fontMetrics().ascent()), zero
            )
