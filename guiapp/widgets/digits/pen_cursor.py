"""How the pen of a canvas looks: a ring of its size, under the mouse or moved by the keys."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

KEY_STEPS = {  # right and down
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
LEAST_PX = 8.0  # a smaller ring would be lost on the screen


def pen_cursor(diameter_px: float, ratio: float) -> QCursor:
    """A ring of ``diameter_px`` logical pixels, light and dark so that it shows on any ground."""
    side = max(LEAST_PX, diameter_px)
    margin = 2.0
    whole = math.ceil(side + 2 * margin)
    pixmap = QPixmap(QSize(whole, whole) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, width in ((QColor("white"), 2.5), (QColor("black"), 1.0)):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(QRectF(margin, margin, side, side))
    center = round(side / 2 + margin)
    return QCursor(pixmap, center, center)


def paint_key_pen(
    painter: QPainter, center: QPointF, diameter_px: float, color: QColor, *, down: bool
) -> None:
    """The pen that the arrow keys move: a ring with a cross, filled while it is down."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2))
    if down:
        filling = QColor(color)
        filling.setAlphaF(0.4)
        painter.setBrush(filling)
    painter.drawEllipse(center, diameter_px / 2, diameter_px / 2)
    for arm in (QPointF(4, 0), QPointF(0, 4)):
        painter.drawLine(center - arm, center + arm)
    painter.restore()
