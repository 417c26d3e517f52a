"""The part of a surface plot that does not move: height as color, contour lines, arrows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guiapp.relief.terrain import Terrain
from guiapp.theme import Theme

# the lowest and the highest ground: deep is darker in both dresses, as on a sea chart
GROUND = {False: ("#b4cbdd", "#f7fafc"), True: ("#10161d", "#3d5266")}


@dataclass
class _Sheet:
    """A terrain made ready to be painted."""

    terrain: Terrain
    rect: QRectF
    image: QImage
    contours: QPainterPath
    field: QPainterPath


class MapItem(QGraphicsItem):
    """One picture of a terrain in the coordinates of the plot.

    A finer terrain of a part lies on the one of the whole, which stays where the view moves out
    of that part, until there is a survey of the new view.

    Some 9,000 line segments cost 10 ms and more to draw, so Qt keeps the drawn picture (device
    coordinate cache) until the view moves: a frame of the race then only copies it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._rect = QRectF()
        self._sheets: list[_Sheet] = []
        self._contour_pen = QPen()
        self._field_pen = QPen()
        self._hatch = QBrush()
        self._theme: Theme | None = None

    def show_terrain(self, terrain: Terrain) -> None:
        """Take the terrain of a surface, in place of everything there was."""
        self.prepareGeometryChange()
        self._sheets = [_sheet(terrain)]
        self._rect = self._sheets[0].rect
        self._paint_grounds()

    def refine(self, terrain: Terrain) -> None:
        """Take another terrain of the same surface: finer, larger, or of a part of it."""
        self.prepareGeometryChange()
        sheet = _sheet(terrain)
        hidden = sheet.rect.adjusted(-1e-9, -1e-9, 1e-9, 1e-9)
        self._sheets = [old for old in self._sheets[:1] if not hidden.contains(old.rect)]
        self._sheets.append(sheet)
        self._rect = QRectF()
        for part in self._sheets:
            self._rect = self._rect.united(part.rect)
        self._paint_grounds()

    def terrain(self) -> Terrain | None:
        """The one on top."""
        return self._sheets[-1].terrain if self._sheets else None

    def has_gaps(self) -> bool:
        """Whether the function is not finite somewhere on the map."""
        return any(sheet.terrain.gaps is not None for sheet in self._sheets)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        low, high = GROUND[theme.dark]
        ground = blend(QColor(low), QColor(high), 0.5)
        self._contour_pen = _hairline(blend(ground, theme.color("muted"), 0.36))
        self._field_pen = _hairline(blend(ground, theme.color("muted"), 0.66))
        self._hatch = QBrush(
            blend(theme.color("surface"), theme.color("muted"), 0.5), Qt.BrushStyle.BDiagPattern
        )
        self._paint_grounds()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._rect

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for sheet in self._sheets:
            self._paint_sheet(painter, sheet, clipped=sheet is not self._sheets[0])

    def _paint_sheet(self, painter: QPainter, sheet: _Sheet, *, clipped: bool) -> None:
        painter.save()
        if clipped:
            painter.setClipRect(sheet.rect, Qt.ClipOperation.IntersectClip)
        if sheet.terrain.gaps is not None:
            self._paint_hatch(painter, sheet)
        painter.drawImage(_image_rect(sheet), sheet.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._contour_pen)
        painter.drawPath(sheet.contours)
        painter.setPen(self._field_pen)
        painter.drawPath(sheet.field)
        painter.restore()

    def _paint_hatch(self, painter: QPainter, sheet: _Sheet) -> None:
        """Hatching under the ground, which is clear where the function is not finite."""
        assert self._theme is not None
        transform = painter.worldTransform()
        painter.save()
        painter.resetTransform()  # a pattern as fine on the screen at every zoom
        area = transform.mapRect(sheet.rect)
        painter.fillRect(area, self._theme.color("surface"))
        painter.fillRect(area, self._hatch)
        painter.restore()

    def _paint_grounds(self) -> None:
        if self._theme is None:
            return
        low, high = map(QColor, GROUND[self._theme.dark])
        colors = np.array(
            [blend(low, high, t).rgba() for t in np.linspace(0, 1, 256)], dtype=np.uint32
        )
        for sheet in self._sheets:
            pixels = colors[sheet.terrain.shades]
            if sheet.terrain.gaps is not None:
                pixels[sheet.terrain.gaps] = 0  # clear
            sheet.image = _image(pixels)
        self._forget_picture()

    def _forget_picture(self) -> None:
        """Have Qt draw the picture anew.

        A mere ``update`` was seen to leave the old one standing, once in some hundred times.
        """
        mode = self.cacheMode()
        self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        self.setCacheMode(mode)
        self.update()


def _sheet(terrain: Terrain) -> _Sheet:
    x_min, x_max, y_min, y_max = terrain.extent
    rect = QRectF(x_min, y_min, x_max - x_min, y_max - y_min)
    return _Sheet(
        terrain, rect, QImage(), segment_path(terrain.contours), segment_path(terrain.field)
    )


def _image_rect(sheet: _Sheet) -> QRectF:
    """Where the image goes so that the middle of a pixel lies on its sample."""
    half_x = sheet.rect.width() / max(sheet.image.width() - 1, 1) / 2
    half_y = sheet.rect.height() / max(sheet.image.height() - 1, 1) / 2
    return sheet.rect.adjusted(-half_x, -half_y, half_x, half_y)


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
        np.ascontiguousarray(pixels).data,
        width,
        height,
        4 * width,
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    return image.copy()  # the pixels belong to NumPy
