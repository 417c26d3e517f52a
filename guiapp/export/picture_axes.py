"""A panel of a picture: axes with names, figures and grid lines, and where a value lies in it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from guiapp.theme import Theme
from guiapp.widgets.curves.curve_ranges import step_up

GAP_PX = 6
X_TICKS, Y_TICKS = 5, 5  # at most about so many steps

Floats = NDArray[np.float64]


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers from ``low``, a multiple of their distance, to the first not below ``high``."""
    step = step_up((high - low) / most)
    count = math.ceil((high - low) / step - 1e-9)
    return [low + index * step for index in range(count + 1)]


class Panel:
    """Axes in a box.

    Parameters
    ----------
    box : with the room for figures and names
    x_range, y_range : what the axes show
    font : of all its texts
    """

    def __init__(
        self,
        box: QRectF,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        font: QFont,
    ) -> None:
        self._metrics = QFontMetricsF(font)
        self._x, self._y = x_range, y_range
        self._y_ticks = [tick for tick in ticks(*y_range, Y_TICKS) if tick <= y_range[1] * 1.0001]
        line = self._metrics.height()
        figures = max(self._metrics.horizontalAdvance(self._figure(t)) for t in self._y_ticks)
        room = line + 2 * GAP_PX + figures
        last = self._metrics.horizontalAdvance(f"{x_range[1]:,.0f}")
        self.plot = box.adjusted(room, line + GAP_PX, -last / 2, -2 * (line + GAP_PX))

    def points(self, x: Floats, y: Floats) -> list[QPointF]:
        """Where values lie, moved to the border where they lie outside."""
        plot = self.plot
        across = (x - self._x[0]) / (self._x[1] - self._x[0])
        up = np.clip((y - self._y[0]) / (self._y[1] - self._y[0]), 0.0, 1.0)
        xs = plot.left() + across * plot.width()
        ys = plot.bottom() - up * plot.height()
        return [QPointF(a, b) for a, b in zip(xs.tolist(), ys.tolist(), strict=True)]

    def thinned(self, values: Floats) -> Iterator[tuple[Floats, Floats]]:
        """Unbroken parts of a curve of iterations 1 .. n, with the lowest and the highest value
        of each half pixel instead of all."""
        per_column = max(1, math.floor(len(values) / (2.0 * self.plot.width())))
        edges = np.flatnonzero(np.diff(np.isfinite(values).astype(np.int8))) + 1
        for start, part in zip((0, *edges.tolist()), np.split(values, edges), strict=True):
            if not len(part) or not np.isfinite(part[0]):
                continue
            kept = np.arange(len(part))
            if per_column > 1:
                kept = _extremes(part, per_column)
            yield np.asarray(start + 1.0 + kept, np.float64), part[kept]

    def draw_frame(self, painter: QPainter, x_name: str, y_name: str, theme: Theme) -> None:
        """Grid, figures and names."""
        plot, line = self.plot, self._metrics.height()
        grid, muted = QPen(theme.color("grid"), 1), theme.color("muted")
        for tick in self._y_ticks:
            (point,) = self.points(np.array([self._x[0]]), np.array([tick]))
            painter.setPen(grid)
            painter.drawLine(point, QPointF(plot.right(), point.y()))
            painter.setPen(muted)
            text = self._figure(tick)
            left = plot.left() - GAP_PX - self._metrics.horizontalAdvance(text)
            painter.drawText(QPointF(left, point.y() + self._metrics.capHeight() / 2), text)
        for tick in ticks(0.0, self._x[1], X_TICKS):
            if tick > self._x[1] or tick != round(tick):
                continue
            (point,) = self.points(np.array([tick]), np.array([self._y[0]]))
            painter.setPen(grid)
            painter.drawLine(point, QPointF(point.x(), plot.top()))
            painter.setPen(muted)
            text = f"{tick:,.0f}"
            left = point.x() - self._metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(left, plot.bottom() + GAP_PX + self._metrics.ascent()), text)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(plot.topLeft(), plot.bottomLeft())
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(theme.color("text"))
        left = plot.center().x() - self._metrics.horizontalAdvance(x_name) / 2
        painter.drawText(QPointF(left, plot.bottom() + 2 * GAP_PX + 2 * line), x_name)
        left_edge = QPointF(self._left_edge(), plot.center().y())
        painter.save()
        painter.translate(left_edge)
        painter.rotate(-90)
        painter.drawText(QPointF(-self._metrics.horizontalAdvance(y_name) / 2, 0), y_name)
        painter.restore()

    def draw_note(self, painter: QPainter, text: str, color: QColor) -> None:
        """A line of words above the plot, at its right end."""
        painter.setPen(color)
        room = self.plot.width()
        text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        left = self.plot.right() - self._metrics.horizontalAdvance(text)
        painter.drawText(QPointF(left, self.plot.top() - GAP_PX), text)

    def draw_key(self, painter: QPainter, names: Sequence[str], color: QColor) -> list[QPointF]:
        """Names above the plot, at its right end; the places for a mark before each."""
        widths = [self._metrics.horizontalAdvance(name) for name in names]
        x = self.plot.right() - sum(widths) - 16 * len(names) - 16 * (len(names) - 1)
        places = []
        for name, width in zip(names, widths, strict=True):
            baseline = self.plot.top() - GAP_PX
            places.append(QPointF(x + 5, baseline - self._metrics.capHeight() / 2))
            painter.setPen(color)
            painter.drawText(QPointF(x + 16, baseline), name)
            x += 32 + width
        return places

    def _figure(self, value: float) -> str:
        step = self._y_ticks[1] - self._y_ticks[0]
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
        return f"{value:.{decimals}f}"

    def _left_edge(self) -> float:
        figures = max(self._metrics.horizontalAdvance(self._figure(t)) for t in self._y_ticks)
        return self.plot.left() - 2 * GAP_PX - figures


def _extremes(values: Floats, count: int) -> NDArray[np.int64]:
    """Indices of the lowest and the highest of each ``count`` values, in order."""
    whole = len(values) // count * count
    rows = values[:whole].reshape(-1, count)
    starts = np.arange(0, whole, count)
    both = np.stack([starts + rows.argmin(axis=1), starts + rows.argmax(axis=1)], axis=1)
    return np.unique(np.concatenate((both.ravel(), np.arange(whole, len(values)))))
