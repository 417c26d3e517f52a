"""The plotting area of a curve plot: a view box between two axes, and four layers in pixels."""

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
from guiapp.widgets.curves.curve_axis import CurveAxis
from guiapp.widgets.curves.curve_backdrop import Backdrop
from guiapp.widgets.curves.curve_layer import CurveLayer, Floats, Stroke
from guiapp.widgets.curves.curve_moment import MomentLine
from guiapp.widgets.numerals import tabular
from guiapp.widgets.plots.crosshair import Crosshair

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
        self.moment, self.crosshair = MomentLine(self.box), Crosshair(self.box)
        self._layers = (self.backdrop, self.layer, self.moment, self.crosshair)
        for height, item in enumerate(self._layers):
            item.setZValue(height)
        panel = pg.GraphicsWidget()
        grid = QGraphicsGridLayout(panel)
        grid.setContentsMargins(0, TOP_PX, RIGHT_PX, 0)
        grid.setSpacing(0)
        grid.addItem(self.y_axis, 0, 0)
        grid.addItem(self.box, 0, 1)
        grid.addItem(self.x_axis, 1, 1)
        self.view.setCentralItem(panel)

        self.x_range: Range = (0.0, 1.0)
        self.y_range: Range = (0.0, 1.0)
        self.rect = QRectF()
        self.remap()

    def remap(self) -> None:
        """Take note of the visible ranges and of the size; ask for it whenever they change.

        Attributes
        ----------
        x_range : first and last visible iteration
        y_range : lowest and highest visible axis value; exponents of ten on a logarithmic axis
        rect : the area within the axes, in its own pixels
        """
        (x_low, x_high), (y_low, y_high) = (map(float, ends) for ends in self.box.viewRange())
        self.x_range, self.y_range = (x_low, x_high), (y_low, y_high)
        self.rect = QRectF(0.0, 0.0, self.box.width(), self.box.height())
        self._x_scale = self.rect.width() / (x_high - x_low)
        self._y_scale = self.rect.height() / (y_high - y_low)

    @property
    def columns(self) -> int:
        """How many physical pixels wide the area is."""
        return max(1, round(self.rect.width() * float(self.view.devicePixelRatioF())))

    def set_ranges(self, x_range: Range | None, y_range: Range | None) -> None:
        """Show exactly these ranges; None leaves an axis alone."""
        self.box.setRange(xRange=x_range, yRange=y_range, padding=0)

    def fit(self) -> None:
        """Let the layers fill the area after its size has changed."""
        self.remap()
        for item in self._layers:
            item.resize(self.rect)

    def dress(self, theme: Theme, font: QFont) -> None:
        """Take colors, and a font that is a little smaller than ``font``, in tabular figures."""
        small = tabular(font)
        if small.pointSizeF() > 0:
            small.setPointSizeF(0.9 * small.pointSizeF())
        self.view.setBackground(theme.color("surface"))
        for axis in (self.x_axis, self.y_axis):
            axis.dress(theme, small)
        self.backdrop.dress(theme, small)
        self.layer.apply_theme(theme)
        self.moment.dress(theme, small)
        self.crosshair.dress(theme, small)

    def to_x_px(self, x: float) -> float:
        """An iteration in pixels from the left of the area."""
        return (x - self.x_range[0]) * self._x_scale

    def to_y_px(self, y: float) -> float:
        """An axis value in pixels from the top of the area."""
        return (self.y_range[1] - y) * self._y_scale

    def x_at(self, scene: QPointF) -> float | None:
        """The iteration at a point of the scene; None if it is not in the area."""
        place = self.box.mapFromScene(scene)
        if not self.rect.contains(place) or self.rect.isEmpty():
            return None
        return self.x_range[0] + float(place.x()) / self._x_scale

    def iteration_at(self, scene: QPointF) -> float:
        """The iteration at a point of the scene, beyond the axes too; the area has a width."""
        return self.x_range[0] + float(self.box.mapFromScene(scene).x()) / self._x_scale

    def set_curves(self, x: Floats, curves: Sequence[Floats], first: int = 0) -> None:
        """Show curves, from the ``first`` on, in the units of the axes; NaN is left out.

        x : (n,), not falling; curves : (n,) each
        """
        x_px = (x - self.x_range[0]) * self._x_scale
        for index, y in enumerate(curves, first):
            self.layer.set_points(index, x_px, self._to_y_px(y))

    def to_px(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Iterations and axis values, (n,) each, in pixels that a painter can count."""
        x_px = (x - self.x_range[0]) * self._x_scale
        return np.clip(x_px, -FARTHEST_PX, FARTHEST_PX), self._to_y_px(y)

    def _to_y_px(self, y: Floats) -> Floats:
        y_px = (self.y_range[1] - y) * self._y_scale
        return np.minimum(np.maximum(y_px, -FARTHEST_PX), FARTHEST_PX)

    def set_moment(self, x: float | None, label: str) -> None:
        """Stand at an iteration of what is recorded; None: at its end."""
        x_px = None if x is None else float(round(self.to_x_px(x)))
        self.layer.set_moment(x_px)
        self.moment.stand_at(x_px, label)

    def point_at(self, x: float, values: Sequence[tuple[float, QColor]], text: str) -> None:
        """Put the crosshair on an iteration, its rings on axis values."""
        rings = [(self.to_y_px(y), color) for y, color in values if math.isfinite(y)]
        self.crosshair.point_at(self.to_x_px(x), rings, text)

    def grid(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Where the axes have figures, in pixels: (from the left, from the top)."""
        x_places = self.x_axis.label_positions(self.rect.width())
        y_places = self.y_axis.label_positions(self.rect.height())
        return (
            tuple(round(self.to_x_px(x)) for x in x_places),
            tuple(round(self.to_y_px(y)) for y in y_places),
        )
