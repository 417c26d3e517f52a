"""Colors for a share from 0 to 1, and the bar that says which is which.

The scale is cividis (Nunez, Anderton and Renslow, 2018): blue to yellow with evenly rising
lightness, the same to readers with and without red-green color blindness.
"""

from __future__ import annotations

from functools import lru_cache

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.plots.plot_axes import axis_font

BAR_PX = 8
STOPS = 9


@lru_cache(maxsize=1)
def _cividis() -> pg.ColorMap:
    return pg.colormap.get("cividis")


def scale_color(share: float) -> QColor:
    """The color of a share; below 0 and above 1 that of the end."""
    color: QColor = _cividis().map(min(max(share, 0.0), 1.0), mode="qcolor")
    return color


class ColorScale(QWidget):
    """A bar of all colors with 0, 0.5 and 1 below it, and a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """What is colored, translated."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(200, QFontMetrics(axis_font()).height() + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setFont(axis_font())
        painter.setPen(self._theme.color("muted"))
        metrics = QFontMetrics(axis_font())
        texts = (f"{self._name}  0", "1")
        left = metrics.horizontalAdvance(texts[0]) + 6
        right = self.width() - metrics.horizontalAdvance(texts[1]) - 6
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(middle | Qt.AlignmentFlag.AlignLeft), texts[0])
        painter.drawText(self.rect(), int(middle | Qt.AlignmentFlag.AlignRight), texts[1])
        gradient = QLinearGradient(left, 0, right, 0)
        for stop in range(STOPS):
            gradient.setColorAt(stop / (STOPS - 1), scale_color(stop / (STOPS - 1)))
        bar = QRectF(left, (self.height() - BAR_PX) / 2, max(right - left, 0), BAR_PX)
        painter.fillRect(bar, gradient)
        painter.end()
