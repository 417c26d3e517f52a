"""One slice of a surface: a curve of one variable with its tangent at the point."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from engine.curves import Curve
from guiapp.relief.terrain import round_step
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import plain_figure
from guiapp.widgets.plots.plot_axes import dress_axes
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.plots.plot_pointer import PlotPointer
from guiapp.widgets.plots.quiet_grid import QuietGrid
from guiapp.widgets.plots.slope_colors import slice_colors, tangent_color, tangent_pen

FloatArray = NDArray[np.float64]

SAMPLES = 241
STEEPEST = 1e9
GRAINS = 200  # the domain is this many times as wide as a step of the mouse


class SlicePlot(QWidget):
    """The slice along one axis, 0 or 1, in the color and stroke it has on the surface.

    Signals
    -------
    chosen(float) : a place was clicked, or dragged to (live), within the domain
    """

    chosen = Signal(float)

    def __init__(self, axis: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis = axis
        self._theme: Theme = LIGHT
        self._curve: Curve | None = None
        self._names = ("x", "f")
        self._heights = (0.0, 1.0)
        self._plot = pg.PlotWidget()
        self._plot.setObjectName(f"slice_{axis}")
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ignored = QSizePolicy.Policy.Ignored  # its size hint, of 640 x 480, means nothing here
        self._plot.setSizePolicy(ignored, ignored)
        self._plot.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        self._plot.getPlotItem().layout.setContentsMargins(0, 8, 16, 0)
        self._box = self._plot.getViewBox()
        self._box.disableAutoRange()
        self._grid = QuietGrid(self._plot)
        self._line = pg.PlotCurveItem(antialias=True)
        self._tangent = pg.PlotCurveItem(antialias=True)
        self._drop = pg.InfiniteLine(angle=90)
        self._point = pg.ScatterPlotItem(antialias=True, size=13, symbol="o")
        self._slope = pg.TextItem(anchor=(0.5, 0.0))
        items = (self._drop, self._tangent, self._line, self._point, self._slope)
        for order, item in enumerate(items):
            item.setZValue(order)
            self._plot.addItem(item, ignoreBounds=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._pointer = PlotPointer(self._plot)
        self._pointer.dragged.connect(self._choose)
        self._menu = PlotMenu(self, f"nablascope-slice-{axis}")
        self._menu.reset_requested.connect(self._look)
        self._pointer.menu_requested.connect(self._menu.open_at)
        self.retranslate()

    def set_heights(self, low: float, high: float) -> None:
        """The range of f, which stays when the slice moves, so that nothing jumps."""
        self._heights = (low, high)

    def show_slice(self, curve: Curve, x: float, slope: float, names: tuple[str, str]) -> None:
        """Show ``curve`` with the tangent of ``slope`` at ``x``; names of x and of f there."""
        self._curve = curve
        at = np.linspace(*curve.domain, SAMPLES)
        with np.errstate(all="ignore"):
            values = np.asarray(curve.function(at), dtype=np.float64)
            height = float(curve.function(np.float64(x)))
        self._line.setData(at, values, connect="finite")
        there = math.isfinite(height)
        self._point.setData([x] if there else [], [height] if there else [])
        self._drop.setValue(x)
        if there and abs(slope) < STEEPEST:
            ends = np.array(curve.domain)
            self._tangent.setData(ends, height + slope * (ends - x))
        else:
            self._tangent.setData([], [])
        self._slope.setText(self._slope_text(slope))
        if names != self._names:
            self._names = names
            self._plot.setLabel("bottom", names[0])
            self._plot.setLabel("left", names[1])
        self._look()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._plot.setBackground(theme.color("surface"))
        dress_axes(self._plot, theme)
        self._grid.apply_theme(theme)
        style = Qt.PenStyle.SolidLine if self._axis == 0 else Qt.PenStyle.DashLine
        self._line.setPen(pg.mkPen(slice_colors(theme)[self._axis], width=2.4, style=style))
        self._tangent.setPen(tangent_pen(theme))
        self._slope.setColor(tangent_color(theme))
        self._slope.fill = pg.mkBrush(theme.color("surface", 0.85))
        self._slope.setFont(QApplication.font())
        self._drop.setPen(pg.mkPen(theme.color("muted"), width=1, style=Qt.PenStyle.DotLine))
        self._point.setPen(pg.mkPen(theme.color("surface"), width=2))
        self._point.setBrush(pg.mkBrush(tangent_color(theme)))

    def retranslate(self) -> None:
        self._plot.setAccessibleName(self.tr("Slice through the surface"))
        self._plot.setToolTip(
            self.tr(
                "The edge of the cut, seen from the side: a function of one variable. The partial "
                "derivative is the slope of its tangent. Click or drag to move the point along it."
            )
        )
        self._menu.retranslate()

    def _slope_text(self, slope: float) -> str:
        text = self.tr("slope of the tangent: {slope}")
        return text.format(slope=plain_figure(float(f"{slope:.4g}")))

    @Slot()
    def _look(self) -> None:
        if self._curve is None:
            return
        low, high = self._heights
        room = 0.08 * (high - low)
        view = ((self._curve.domain), (low - room, high + room))
        self._box.setRange(xRange=view[0], yRange=view[1], padding=0.0)
        self._slope.setPos(sum(view[0]) / 2, view[1][1])

    @Slot(float, float)
    def _choose(self, x: float, _y: float) -> None:
        if self._curve is None:
            return
        low, high = self._curve.domain
        grain = round_step((high - low) / GRAINS)
        self.chosen.emit(float(f"{min(max(round(x / grain) * grain, low), high):.12g}"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            dress_axes(self._plot, self._theme)
            self._slope.setFont(QApplication.font())
        super().changeEvent(event)
