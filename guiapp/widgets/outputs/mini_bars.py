"""Ten small bars, the right answer among them marked, with the push on each as an arrow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.outputs.push_arrow import HEADROOM, arrow_length, paint_push

Array = NDArray[np.float64]


@dataclass(frozen=True)
class SmallBars:
    """What is painted: ``values`` within ``span`` (low, high), and maybe a gradient for arrows."""

    values: Array
    right: int
    span: tuple[float, float] = (0.0, 1.0)
    gradient: Array | None = None


def paint_small_bars(painter: QPainter, rect: QRectF, bars: SmallBars, theme: Theme) -> None:
    """Bars over the width of ``rect``, with room for arrows above if there is a gradient."""
    low, high = bars.span
    head = HEADROOM if bars.gradient is not None else 0.0
    unit = rect.height() / (1.0 + head)  # the height of the whole span
    scale = unit / (high - low)
    ground = round(rect.bottom())
    slot = rect.width() / len(bars.values)
    width = max(2.0, round(0.62 * slot))
    plain, right = theme.color("muted", 0.55), theme.color("accent")
    painter.fillRect(QRectF(rect.left(), ground, rect.width(), 1), theme.color("border"))
    for index, value in enumerate(bars.values):
        middle = rect.left() + (index + 0.5) * slot
        is_right = index == bars.right
        height = (float(value) - low) * scale
        bar = QRectF(middle - width / 2, ground - height, width, height)
        painter.fillRect(bar, right if is_right else plain)
        if is_right:  # marked also where its bar has no height
            painter.fillRect(QRectF(middle - width / 2, ground, width, 3), right)
    if bars.gradient is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colors = theme.color("gradient"), theme.color("surface")
    for index, (value, slope) in enumerate(zip(bars.values, bars.gradient, strict=True)):
        top = QPointF(rect.left() + (index + 0.5) * slot, ground - (float(value) - low) * scale)
        paint_push(painter, top, arrow_length(float(slope), unit), colors, 2.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class MiniBars(QWidget):
    """Signals
    -------
    clicked() : with the left button, anywhere on it
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._bars = SmallBars(np.zeros(10), 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def bars(self) -> SmallBars:
        """What is shown."""
        return self._bars

    def set_bars(self, bars: SmallBars) -> None:
        """Show these bars."""
        self._bars = bars
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(200, 56)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(100, 40)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self) as painter:
            rect = QRectF(self.rect()).adjusted(0, 0, 0, -4)  # the mark of the right answer
            paint_small_bars(painter, rect, self._bars, self._theme)
