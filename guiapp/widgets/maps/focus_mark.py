"""The mark on the point of a field whose numbers are shown: a ring, its arrow, its two parts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.maps.arrow_item import SHADES, ArrowItem
from guiapp.widgets.maps.arrow_scale import ArrowScale

FloatArray = NDArray[np.float64]
Point = tuple[float, float]

WIDTH_PX = 2.6
HALO_PX = 5.6  # of the ground's color behind it, so that it stands out among its neighbors
RING_PX, RING_HALO_PX = 10, 16


class FocusMark:
    """Plot items for one point; dashed lines show the two partial derivatives as parts."""

    def __init__(self, plot: Any, z: float) -> None:
        self._halo, self._arrow = ArrowItem(WIDTH_PX, HALO_PX), ArrowItem(WIDTH_PX)
        self._parts = pg.PlotCurveItem(antialias=True, connect="pairs")
        self._ring = pg.ScatterPlotItem(antialias=True, size=RING_PX, symbol="o")
        self._ring_halo = pg.ScatterPlotItem(antialias=True, size=RING_HALO_PX, symbol="o")
        self._theme: Theme = LIGHT
        self._items = (self._ring_halo, self._halo, self._parts, self._ring, self._arrow)
        for step, item in enumerate(self._items):
            item.setZValue(z + step / 10)
            plot.addItem(item, ignoreBounds=True)
        self.hide()

    def show_at(
        self, point: Point, vector: Point, scale: ArrowScale, mesh: float, color: QColor
    ) -> None:
        """Mark a point and the arrow there; drawn by ``lay_out``."""
        points, vectors = np.array([point]), np.array([vector])
        for item in (self._halo, self._arrow):
            item.set_arrows(points, vectors, scale, mesh)
        for ring in (self._ring, self._ring_halo):
            ring.setData([point[0]], [point[1]])
        tips = self._arrow.tips()
        x, y = point
        tip_x, tip_y = tips[0].tolist() if len(tips) else point
        self._parts.setData([x, tip_x, tip_x, tip_x], [y, y, y, tip_y])
        for item in self._items:
            item.setVisible(True)
        self.set_color(color)

    def hide(self) -> None:
        for item in self._items:
            item.setVisible(False)

    def lay_out(self, pixel_size: tuple[float, float], span: float) -> None:
        """Shape the arrow for a view with these units per pixel."""
        for item in (self._halo, self._arrow):
            if item.isVisible():
                item.lay_out(pixel_size, span)

    def set_color(self, color: QColor) -> None:
        self._arrow.set_colors((color,) * SHADES)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._halo.set_colors((theme.color("surface"),) * SHADES)
        self._ring_halo.setPen(None)
        self._ring_halo.setBrush(pg.mkBrush(theme.color("surface")))
        self._ring.setPen(pg.mkPen(theme.color("text"), width=2.0))
        self._ring.setBrush(pg.mkBrush(theme.color("surface")))
        self._parts.setPen(pg.mkPen(theme.color("text"), width=1.2, style=Qt.PenStyle.DashLine))
