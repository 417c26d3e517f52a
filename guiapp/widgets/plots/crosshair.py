"""The hair line under the mouse, and beside it the exact figures of that place."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guiapp.theme import LIGHT, Theme

DOT_PX = 9.0
PADDING_PX = 6.0
GAP_PX = 8.0  # between the hair line and the figures


class Crosshair(QGraphicsItem):
    """A vertical line with a ring where it meets each curve, and a box of text.

    It repaints only where it was and where it is. A horizontal hair would put the whole plot
    between the two, 1.5 ms for every move of the mouse.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._rect = QRectF()
        self._theme = LIGHT
        self._font = QFont()
        self._x = 0.0
        self._dots: list[tuple[float, QColor]] = []
        self.text = ""

    def resize(self, rect: QRectF) -> None:
        """Take the plot's area."""
        self.prepareGeometryChange()
        self._rect = QRectF(rect)

    def dress(self, theme: Theme, font: QFont) -> None:
        """Take colors and font."""
        self._theme, self._font = theme, font
        self.update()

    def point_at(self, x: float, dots: list[tuple[float, QColor]], text: str) -> None:
        """Stand at ``x`` with rings at the given heights (pixels), and say ``text``."""
        if (x, dots, text) == (self._x, self._dots, self.text):
            return
        self._update_here()
        self._x, self._dots, self.text = x, dots, text
        self._update_here()

    def hide_away(self) -> None:
        """Show nothing."""
        self.point_at(0.0, [], "")

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self.text:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._theme.color("muted"), 1.0))
        painter.drawLine(QLineF(self._x, 0.0, self._x, self._rect.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for y, color in self._dots:
            painter.setPen(QPen(color, 2.0))
            painter.setBrush(self._theme.color("surface"))
            painter.drawEllipse(QPointF(self._x, y), DOT_PX / 2, DOT_PX / 2)
        box = self._text_box()
        painter.setPen(QPen(self._theme.color("border"), 1.0))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(box, 4.0, 4.0)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)

    def _text_box(self) -> QRectF:
        metrics = QFontMetricsF(self._font)
        width = metrics.horizontalAdvance(self.text) + 2 * PADDING_PX
        box = QRectF(self._x + GAP_PX, 4.0, width, metrics.height() + PADDING_PX)
        if box.right() > self._rect.right() - 4:
            box.moveRight(max(self._x - GAP_PX, width + 4))
        return box

    def _update_here(self) -> None:
        if self.text:
            reach = DOT_PX / 2 + 2
            self.update(QRectF(self._x - reach, 0.0, 2 * reach, self._rect.height()))
            self.update(self._text_box().adjusted(-2, -2, 2, 2))
