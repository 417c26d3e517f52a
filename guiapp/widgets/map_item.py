"""The part of a surface plot that does not move: height as color, contour lines, arrows."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guiapp.terrain import Terrain
from guiapp.theme import Theme

# the lowest and the highest ground: deep is darker in both dresses, as on a sea chart
_GROUND = {False: ("#b4cbdd", "#f7fafc"), True: ("#10161d", "#3d5266")}


class MapItem(QGraphicsItem):
    """One picture of a terrain in the coordinates of the plot.

    Some 9,000 line segments cost 10 ms and more to draw, so Qt keeps the drawn picture (device
    coordinate cache) until the view moves: a frame of the descent then only copies it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._rect = QRectF()
        self._image = QImage()
        self._contours = QPainterPath()
        self._field = QPainterPath()
        self._contour_pen = QPen()
        self._field_pen = QPen()
        self._terrain: Terrain | None = None
        self._theme: Theme | None = None

    def show_terrain(self, terrain: Terrain) -> None:
        """Take another terrain; its lines become one path each, once."""
        self.prepareGeometryChange()
        self._terrain = terrain
        x_min, x_max, y_min, y_max = terrain.extent
        self._rect = QRectF(x_min, y_min, x_max - x_min, y_max - y_min)
        self._contours = segment_path(terrain.contours)
        self._field = segment_path(terrain.field)
        self._paint_ground()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        low, high = _GROUND[theme.dark]
        ground = blend(QColor(low), QColor(high), 0.5)
        self._contour_pen = _hairline(blend(ground, theme.color("muted"), 0.36))
        self._field_pen = _hairline(blend(ground, theme.color("muted"), 0.66))
        self._paint_ground()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._rect

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._image_rect(), self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._contour_pen)
        painter.drawPath(self._contours)
        painter.setPen(self._field_pen)
        painter.drawPath(self._field)

    def _image_rect(self) -> QRectF:
        """Where the image goes so that the middle of a pixel lies on its sample."""
        half_x = self._rect.width() / max(self._image.width() - 1, 1) / 2
        half_y = self._rect.height() / max(self._image.height() - 1, 1) / 2
        return self._rect.adjusted(-half_x, -half_y, half_x, half_y)

    def _paint_ground(self) -> None:
        if self._terrain is None or self._theme is None:
            return
        low, high = map(QColor, _GROUND[self._theme.dark])
        colors = np.array(
            [blend(low, high, t).rgb() for t in np.linspace(0, 1, 256)], dtype=np.uint32
        )
        self._image = _image(colors[self._terrain.shades])
        self.update()


def segment_path(segments: NDArray[np.float64]) -> QPainterPath:
    """(S, 2, 2) segments as one path."""
    points = segments.reshape(-1, 2)
    path: QPainterPath = pg.arrayToQPath(
        np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1]), connect="pairs"
    )
    return path


def blend(first: QColor, second: QColor, share: float) -> QColor:
    """The opaque color at ``share`` (0..1) of the way; lines in it may cross without dots."""
    parts = zip(first.getRgbF()[:3], second.getRgbF()[:3], strict=True)  # type: ignore[index]
    return QColor.fromRgbF(*(a + share * (b - a) for a, b in parts))


def _hairline(color: QColor) -> QPen:
    pen = QPen(color, 1.0)
    pen.setCosmetic(True)
    return pen


def _image(pixels: NDArray[np.uint32]) -> QImage:
    height, width = pixels.shape
    image = QImage(
        np.ascontiguousarray(pixels).data, width, height, 4 * width, QImage.Format.Format_RGB32
    )
    return image.copy()  # the pixels belong to NumPy
