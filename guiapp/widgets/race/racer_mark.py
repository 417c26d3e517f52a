"""The mark of a racer outside the plots: a piece of its line with its symbol on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from guiapp.theme import Theme
from guiapp.widgets.race.racer_look import RacerLook

MARK_PX = (30, 14)
SYMBOL_PX = 11
RATIO = 4  # drawn four times as fine as needed at 100 %


def racer_mark(look: RacerLook, theme: Theme) -> QPixmap:
    """A piece of a racer's line with its symbol on it, for lists."""
    width, height = MARK_PX
    pixmap = QPixmap(width * RATIO, height * RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(RATIO, RATIO)
    pen = look.pen(theme)
    pen.setCosmetic(False)
    painter.setPen(pen)
    painter.drawLine(QPointF(0, height / 2), QPointF(width, height / 2))
    painter.translate(width / 2, height / 2)
    painter.scale(SYMBOL_PX, SYMBOL_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.color(theme)))
    painter.drawPath(look.symbol_path())
    painter.end()
    pixmap.setDevicePixelRatio(RATIO)
    return pixmap


def racer_icon(look: RacerLook, theme: Theme) -> QIcon:
    """An icon that a selection does not tint."""
    mark, icon = racer_mark(look, theme), QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(mark, mode)
    return icon
