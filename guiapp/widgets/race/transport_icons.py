"""Signs on the transport buttons, drawn in the theme's colors at any pixel ratio."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

SIDE_PX = 16
RATIO = 4  # drawn four times as fine as needed at 100 %: sharp at 200 %, and at 400 %

# polygons on a field of 16 x 16
SIGNS: dict[str, Sequence[Sequence[tuple[float, float]]]] = {
    "play": [[(4, 2), (14, 8), (4, 14)]],
    "pause": [[(4, 2), (7, 2), (7, 14), (4, 14)], [(9, 2), (12, 2), (12, 14), (9, 14)]],
    "step": [[(3, 3), (11, 8), (3, 13)], [(11.5, 3), (13.5, 3), (13.5, 13), (11.5, 13)]],
    "back": [[(13, 3), (5, 8), (13, 13)], [(2.5, 3), (4.5, 3), (4.5, 13), (2.5, 13)]],
    "start": [
        [(8.5, 3), (2.5, 8), (8.5, 13)],
        [(14.5, 3), (8.5, 8), (14.5, 13)],
        [(0.5, 3), (2.2, 3), (2.2, 13), (0.5, 13)],
    ],
}


def transport_icon(sign: str, color: QColor, disabled: QColor) -> QIcon:
    """The icon of one of ``SIGNS``, with its look when the button is disabled."""
    icon = QIcon()
    icon.addPixmap(_pixmap(sign, color), QIcon.Mode.Normal)
    icon.addPixmap(_pixmap(sign, disabled), QIcon.Mode.Disabled)
    return icon


def _pixmap(sign: str, color: QColor) -> QPixmap:
    pixmap = QPixmap(SIDE_PX * RATIO, SIDE_PX * RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setWindow(QRectF(0, 0, SIDE_PX, SIDE_PX).toRect())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for polygon in SIGNS[sign]:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in polygon]))
    painter.end()
    pixmap.setDevicePixelRatio(RATIO)
    return pixmap
