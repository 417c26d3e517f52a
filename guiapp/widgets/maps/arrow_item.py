"""The arrows of a field as one item of a plot."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guiapp.widgets.maps.arrow_scale import ArrowScale
from guiapp.widgets.maps.arrow_shapes import USUAL_WIDTH_PX, arrow_strokes, on_screen
from guiapp.widgets.maps.map_item import segment_path

FloatArray = NDArray[np.float64]

SHADES = 5
FARTHEST = 3.0  # of the map: arrows are cut there, where nobody can see it


class ArrowItem(QGraphicsItem):
    """Arrows in the coordinates of the plot, their shapes in pixels.

    Qt keeps the drawn picture until the arrows or the view change, so that a frame in which
    only the pointer moves just copies it.
    """

    def __init__(self, width: float = USUAL_WIDTH_PX, pen: float | None = None) -> None:
        """Arrows shaped for shafts of ``width`` pixels, drawn with a pen as broad or broader."""
        super().__init__()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._width = width
        self._pen = width if pen is None else pen
        self._points: FloatArray = np.empty((0, 2))
        self._vectors: FloatArray = np.empty((0, 2))
        self._scale = ArrowScale("true", 1.0, (1.0, 1.0))
        self._mesh = 1.0
        self._colors: tuple[QColor, ...] = (QColor("black"),) * SHADES
        self._paths: list[tuple[int, QPainterPath]] = []
        self._rect = QRectF()

    def set_arrows(
        self, points: FloatArray, vectors: FloatArray, scale: ArrowScale, mesh: float
    ) -> None:
        """Take arrows that begin at ``points`` (N, 2); not drawn before ``lay_out``.

        A vector that is not finite has no arrow.
        """
        usable = np.isfinite(vectors).all(axis=1) & np.isfinite(points).all(axis=1)
        self._points, self._vectors = points[usable], vectors[usable]
        self._scale, self._mesh = scale, mesh

    def set_colors(self, colors: Sequence[QColor]) -> None:
        """``SHADES`` colors, for the weakest arrows first."""
        self._colors = tuple(colors)
        self.update()

    def count(self) -> int:
        """How many arrows there are."""
        return len(self._points)

    def tips(self) -> FloatArray:
        """(N, 2) where the arrows end, in the coordinates of the plot."""
        return self._points + self._reach()[:, None] * on_screen(self._vectors, (1.0, 1.0))

    def lay_out(self, pixel_size: tuple[float, float], span: float) -> None:
        """Find the strokes for a view with these units per pixel, showing ``span`` units."""
        self.prepareGeometryChange()
        self._paths = []
        self._rect = QRectF()
        if not len(self._points) or not min(pixel_size) > 0:
            self.update()
            return
        per_unit = (1 / pixel_size[0], 1 / pixel_size[1])
        directions = on_screen(self._vectors, (1.0, 1.0))
        stretch = np.hypot(directions[:, 0] * per_unit[0], directions[:, 1] * per_unit[1])
        if per_unit[0] != per_unit[1]:
            directions = on_screen(self._vectors, per_unit)
        lengths = np.minimum(self._reach() * stretch, FARTHEST * span * max(per_unit))
        strokes, needed = arrow_strokes(lengths, directions, self._width)
        strokes *= np.asarray(pixel_size)
        strokes += self._points[:, None, None, :]
        strengths = self._scale.strength(_lengths(self._vectors))
        shades = np.minimum((strengths * SHADES).astype(int), SHADES - 1)
        self._paths = [
            (shade, segment_path(strokes[needed & (shades == shade)[:, None]]))
            for shade in np.unique(shades).tolist()
        ]
        room = 2 * self._pen * max(pixel_size)
        low, high = strokes.min(axis=(0, 1, 2)) - room, strokes.max(axis=(0, 1, 2)) + room
        self._rect = QRectF(*low.tolist(), *(high - low).tolist())
        self.update()

    def _reach(self) -> FloatArray:
        """(N,) lengths of the arrows in units of the map."""
        return self._scale.drawn(_lengths(self._vectors), self._mesh)

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._rect

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shade, path in self._paths:
            pen = QPen(self._colors[shade], self._pen)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPath(path)


def _lengths(vectors: FloatArray) -> FloatArray:
    with np.errstate(over="ignore"):
        lengths: FloatArray = np.hypot(vectors[:, 0], vectors[:, 1])
    return lengths
