"""The line that says where in a recorded run one is: what lies beyond it has been made already."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guiapp.theme import LIGHT, Theme

LINE_PX = 2.0
HANDLE_PX = 6.0  # half its width, and its height
PADDING_PX = 5.0
ROWS_ABOVE = 4  # lines of text above the label: legend, epochs, learning rates, the branch


class MomentLine(QGraphicsItem):
    """A vertical line with a handle at its top and a label, in the pixels of the plot's area.

    It repaints only where it was and where it is.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._rect = QRectF()
        self._theme = LIGHT
        self._font = QFont()
        self._below = False
        self.at: float | None = None
        self.label = ""
        self.setVisible(False)

    def resize(self, rect: QRectF) -> None:
        """Take the plot's area."""
        self.prepareGeometryChange()
        self._rect = QRectF(rect)

    def dress(self, theme: Theme, font: QFont) -> None:
        """Take colors and font."""
        self._theme, self._font = theme, font
        self.update()

    def set_below(self, below: bool) -> None:
        """Whether the label stands near the bottom, for a plot whose curves end near the top."""
        self._below = below

    def stand_at(self, x: float | None, label: str = "") -> None:
        """Stand at so many pixels from the left; None, or a place out of view, shows nothing."""
        if x is not None and not -0.5 <= x <= self._rect.width() + 0.5:
            x = None
        if (x, label) == (self.at, self.label):
            return
        self._update_here()
        self.at, self.label = x, label
        self.setVisible(x is not None)
        self._update_here()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self.at is None:
            return
        color = self._theme.color("text")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(color, LINE_PX))
        painter.drawLine(QLineF(self.at, 0.0, self.at, self._rect.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(self._handle(self.at))
        box = self._label_box(self.at)
        painter.drawRoundedRect(box, 3.0, 3.0)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.label)

    def _handle(self, x: float) -> QPolygonF:
        return QPolygonF(
            [QPointF(x - HANDLE_PX, 0.0), QPointF(x + HANDLE_PX, 0.0), QPointF(x, 1.5 * HANDLE_PX)]
        )

    def _label_box(self, x: float) -> QRectF:
        metrics = QFontMetricsF(self._font)
        width = metrics.horizontalAdvance(self.label) + 2 * PADDING_PX
        height = metrics.height() + 2
        top = 6.0 + ROWS_ABOVE * (metrics.height() + 1)
        if self._below:  # above a legend of two lines
            top = self._rect.height() - 3 * height - 12.0
        box = QRectF(x + PADDING_PX, max(top, 2.0), width, height)
        if box.right() > self._rect.right() - 2:
            box.moveRight(x - PADDING_PX)
        return box

    def _update_here(self) -> None:
        if self.at is not None:
            reach = HANDLE_PX + 2
            self.update(QRectF(self.at - reach, 0.0, 2 * reach, self._rect.height()))
            self.update(self._label_box(self.at).adjusted(-2, -2, 2, 2))
