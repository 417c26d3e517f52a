"""Icons in the theme's color: black SVG outlines, redrawn in whatever color is asked for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from guiapp import resources
from guiapp.theme import Theme


def themed_icon(name: str, theme: Theme, size_px: int = 24) -> QIcon:
    """The icon in the muted color, and in the accent color where its button is checked."""
    icon = QIcon()
    for color, state in (
        (theme.muted, QIcon.State.Off),
        (theme.accent, QIcon.State.On),
    ):
        for scale in (1, 2):  # crisp at 200 % as well
            icon.addPixmap(_pixmap(name, color, size_px, scale), QIcon.Mode.Normal, state)
    return icon


def _pixmap(name: str, color: str, size_px: int, scale: int) -> QPixmap:
    source = resources.icon(name).read_text(encoding="utf-8").replace("#000000", color)
    pixmap = QPixmap(QSize(size_px, size_px) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    renderer.render(painter, QRectF(0, 0, size_px * scale, size_px * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
