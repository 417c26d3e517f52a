"""The plotting area of a curve plot: a view box between two axes, and three layers in pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QGraphicsGridLayout, QWidget

from guiapp.theme import Theme
from guiapp.widgets.crosshair import Crosshair
from guiapp.widgets.curve_axis import CurveAxis
from guiapp.widgets.curve_backdrop import Backdrop
from guiapp.widgets.curve_layer import CurveLayer, Floats, Stroke

Range = tuple[float, float]

FARTHEST_PX = 20_000.0  # Qt's painter counts in 16 bits; so far outside, nothing is lost
TOP_PX, RIGHT_PX = 8, 24  # half a figure of the iteration axis stands out at the right end


class CurveArea:
    """Owns the pyqtgraph view, and knows how iterations and axis values become pixels.

    pyqtgraph gives what it is good at: zooming and panning (``box``) and the axes. The curves
    are painted by items of our own, because those repaint only what changed.
    """

    def __init__(self, parent: QWidget, strokes: Sequence[Stroke]) -> None:
        self.view: Any = pg.GraphicsView(parent)
        self.box: Any = pg.ViewBox(enableMenu=False)
        self.box.disableAutoRange()
        self.box.setLimits(xMin=0.0, minXRange=4.0)
        self.x_axis, self.y_axis = CurveAxis("bottom", self.box), CurveAxis("left", self.box)
        self.backdrop = Backdrop(self.box)
        self.layer = CurveLayer(self.box, strokes)
        self.crosshair = Crosshair(self.box)
        for height, item in enumerate((self.backdrop, self.layer, self.crosshair)):
            item.setZValue(height)
        panel = pg.GraphicsWidget()
        grid = QGraphicsGridLayout(panel)
        grid.setContentsMargins(0, TOP_PX, RIGHT_PX, 0)
        grid.setSpacing(0)
        grid.addItem(self.y_axis, 0, 0)
        grid.addItem(self.box, 0, 1)
        grid.addItem(self.x_axis, 1, 1)
        self.view.setCentralItem(panel)

    @property
    def rect(self) -> QRectF:
        """The area within the axes, in its own pixels."""
        return QRectF(0.0, 0.0, self.box.width(), self.box.height())

    @property
    def columns(self) -> int:
        """How many physical pixels wide the area is."""
        return max(1, round(self.box.width() * self.view.devicePixelRatioF()))

    @property
    def x_range(self) -> Range:
        """First and last visible iteration."""
        low, high = self.box.viewRange()[0]
        return float(low), float(high)

    @property
    def y_range(self) -> Range:
        """Lowest and highest visible axis value; exponents of ten on a logarithmic axis."""
        low, high = self.box.viewRange()[1]
        return float(low), float(high)

    def set_ranges(self, x_range: Range | None, y_range: Range | None) -> None:
        """Show exactly these ranges; None leaves an axis alone."""
        self.box.setRange(xRange=x_range, yRange=y_range, padding=0)

    def fit(self) -> None:
        """Let the layers fill the area after its size has changed."""
        for item in (self.backdrop, self.layer, self.crosshair):
            item.resize(self.rect)

    def dress(self, theme: Theme, font: QFont) -> None:
        """Take colors and font."""
        self.view.setBackground(theme.color("surface"))
        for axis in (self.x_axis, self.y_axis):
            axis.dress(theme, font)
        self.backdrop.dress(theme, font)
        self.layer.apply_theme(theme)
        self.crosshair.dress(theme, font)

    def to_x_px(self, x: Any) -> Any:
        """Iterations to pixels from the left of the area."""
        low, high = self.box.viewRange()[0]
        return (x - low) * (self.box.width() / (high - low))

    def to_y_px(self, y: Any) -> Any:
        """Axis values to pixels from the top of the area."""
        low, high = self.box.viewRange()[1]
        return (high - y) * (self.box.height() / (high - low))

    def x_at(self, scene: QPointF) -> float | None:
        """The iteration at a point of the scene; None if it is not in the area."""
        place = self.box.mapFromScene(scene)
        if not self.box.rect().contains(place):
            return None
        low, high = self.x_range
        return low + float(place.x()) / max(float(self.box.width()), 1.0) * (high - low)

    def set_curve(self, index: int, x: Floats, y: Floats) -> None:
        """Show a curve, given in the units of the axes; NaN is left out."""
        y_px = np.clip(self.to_y_px(y), -FARTHEST_PX, FARTHEST_PX)
        self.layer.set_points(index, self.to_x_px(x), y_px)

    def point_at(self, x: float, values: Sequence[tuple[float, QColor]], text: str) -> None:
        """Put the crosshair on an iteration, its rings on axis values."""
        rings = [(float(self.to_y_px(y)), color) for y, color in values if math.isfinite(y)]
        self.crosshair.point_at(float(self.to_x_px(x)), rings, text)

    def grid(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Where the axes have figures, in pixels: (from the left, from the top)."""
        x_places = self.x_axis.label_positions(self.box.width())
        y_places = self.y_axis.label_positions(self.box.height())
        return (
            tuple(round(self.to_x_px(x)) for x in x_places),
            tuple(round(self.to_y_px(y)) for y in y_places),
        )
