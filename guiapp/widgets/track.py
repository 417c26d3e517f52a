"""A walk on a map: line, points, the current point with its gradient, and the next point."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from guiapp.theme import Theme

FloatArray = NDArray[np.float64]

MOST_MARKERS = 400  # 5,000 markers would cost 20 ms a frame, and stand on top of each other
# A zigzag of 5,000 points took 2 s to paint smooth and thick; thin and plain it takes 20 ms.
MOST_SMOOTH = 1000
HEAD_PX = 15
LOST_PX = 22  # the cross that marks where the point left the view
FAR = 200.0  # times the span of the map: beyond it Qt's fixed-point rasterizer overflows


class Track:
    """The plot items of one walk, added to a plot; cheap to update (``setData`` only)."""

    def __init__(self, plot: Any, z: float = 10.0) -> None:
        self._casing = pg.PlotCurveItem(antialias=True)
        self._line = pg.PlotCurveItem(antialias=True)
        self._ahead = pg.PlotCurveItem(antialias=True)
        self._markers = pg.ScatterPlotItem(antialias=True, size=5, pen=None)
        self._next = pg.ScatterPlotItem(antialias=True, size=10, symbol="o")
        self._head = pg.ScatterPlotItem(antialias=True, size=HEAD_PX, symbol="o")
        self._arrow = ArrowItem()
        self._color = QColor()
        self._dense = False
        items = (
            *(self._casing, self._line, self._markers, self._ahead),
            *(self._arrow, self._next, self._head),
        )
        for order, item in enumerate(items):
            item.setZValue(z + order)
            plot.addItem(item, ignoreBounds=True)

    def apply_theme(self, theme: Theme, color: QColor) -> None:
        """Dress the walk in the color of its optimizer."""
        dots = QPen(color, 1.6, Qt.PenStyle.DotLine)
        dots.setCosmetic(True)
        halo = theme.color("surface")
        self._casing.setPen(pg.mkPen(halo, width=4.5))
        self._color = color
        self._line.setPen(pg.mkPen(color, width=1 if self._dense else 2))
        self._ahead.setPen(dots)
        self._markers.setBrush(pg.mkBrush(color))
        self._next.setPen(pg.mkPen(color, width=1.6))
        self._next.setBrush(pg.mkBrush(halo))
        self._head.setPen(pg.mkPen(halo, width=2))
        self._head.setBrush(pg.mkBrush(color))
        self._arrow.set_colors(theme.color("gradient"), halo)

    def show_path(self, points: FloatArray, pixel: tuple[float, float]) -> None:
        """Draw the walk so far.

        Parameters
        ----------
        points : (k + 1, 2) finite float64
        pixel : size of a screen pixel in the plot's units: points closer than half of one to
            the point before are not drawn
        """
        points = distinct(points, pixel)
        x, y = points[:, 0], points[:, 1]
        dense = len(points) > MOST_SMOOTH
        if dense != self._dense:
            self._dense = dense
            self._line.setPen(pg.mkPen(self._color, width=1 if dense else 2))
        self._casing.setData(*(([], []) if dense else (x, y)))
        self._line.setData(x, y, antialias=not dense)
        every = max(1, math.ceil(len(points) / MOST_MARKERS))
        self._markers.setData(x[::every], y[::every])

    def show_head(self, point: tuple[float, float], on_map: bool) -> None:
        """Mark the current point; with a cross at the edge when it is not ``on_map``."""
        self._head.setSymbol("o" if on_map else "x")
        self._head.setSize(HEAD_PX if on_map else LOST_PX)
        self._head.setData([point[0]], [point[1]])

    def show_next(self, here: tuple[float, float], there: tuple[float, float] | None) -> None:
        """Mark where the next step leads, or nothing."""
        if there is None:
            self._ahead.setData([], [])
            self._next.setData([], [])
            return
        self._ahead.setData([here[0], there[0]], [here[1], there[1]])
        self._next.setData([there[0]], [there[1]])

    def show_arrow(self, point: tuple[float, float], reach_px: tuple[float, float]) -> None:
        """An arrow from ``point``, so many pixels to the right and up; none when it is (0, 0)."""
        self._arrow.setPos(*point)
        self._arrow.set_reach(*reach_px)


class ArrowItem(QGraphicsPathItem):
    """An arrow whose tail is its position and whose size is in pixels, whatever the zoom."""

    HEAD_PX = 12.0

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint(painter, option, widget)

    def set_colors(self, color: QColor, halo: QColor) -> None:
        self.setBrush(color)
        self.setPen(QPen(halo, 1.2))

    def set_reach(self, right: float, up: float) -> None:
        """Point so many pixels to the right and up."""
        length = math.hypot(right, up)
        self.setVisible(length > 2)
        if length <= 2:
            return
        head = min(self.HEAD_PX, length * 0.6)
        width, neck = 2.2, length - head
        outline = [
            *((0, -width), (neck, -width), (neck, -head * 0.55), (length, 0)),
            *((neck, head * 0.55), (neck, width), (0, width)),
        ]
        cos, sin = right / length, -up / length  # the y axis of the screen points down
        polygon = QPolygonF([QPointF(a * cos - b * sin, a * sin + b * cos) for a, b in outline])
        path = QPainterPath()
        path.addPolygon(polygon)
        path.closeSubpath()
        self.setPath(path)


def distinct(points: FloatArray, pixel: tuple[float, float]) -> FloatArray:
    """The points without those in the same half pixel as the point before; always the last."""
    if len(points) < 3:
        return points
    cells = np.floor(points / (0.5 * np.asarray(pixel)))
    keep = np.ones(len(points), dtype=bool)
    keep[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return points[keep]


def within_reach(points: FloatArray, center: FloatArray, span: float) -> FloatArray:
    """The finite points, in order, with far ones drawn towards the ``center`` of the map.

    Moved along the line to the center, a far point leaves the visible part of a line almost
    unchanged (the angle differs by less than 1 / FAR).
    """
    finite = np.isfinite(points).all(axis=1)
    usable = points if finite.all() else points[: int(np.argmin(finite))]
    away = usable - center
    # sizes before squares: 1e200 squared would overflow
    size = np.abs(away).max(axis=1, initial=0.0)
    limit = FAR * span
    shrink = np.where(size > limit, limit / np.maximum(size, limit), 1.0)
    return center + away * shrink[:, None]
