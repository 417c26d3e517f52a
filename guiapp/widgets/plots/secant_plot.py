"""A curve with a point that can be dragged, its tangent there and the secant of a quotient."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.curves import Curve
from engine.differences import Quotient
from guiapp.relief.terrain import round_step
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.plots.line_legend import LegendEntry, LineLegend
from guiapp.widgets.plots.plot_axes import dress_axes
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.plots.plot_pointer import PlotPointer
from guiapp.widgets.plots.quiet_grid import QuietGrid
from guiapp.widgets.plots.slope_colors import (
    SECANT_STYLE,
    secant_color,
    secant_pen,
    tangent_color,
    tangent_pen,
)

FloatArray = NDArray[np.float64]

SAMPLES = 601  # across the view, an odd number, so that a kink in its middle is met
ROOM = 0.12  # of the height, above and below the curve
STEEPEST = 1e15  # a line that is steeper is not drawn: its ends must not overflow in Qt
LARGEST = 1e300  # no height beyond it is shown: the sides of a view must not overflow
FARTHEST = 1e305  # nor when the wheel is turned on and on
FAR = 1e6  # a line ends so many views away, where Qt still draws it straight


class SecantPlot(QWidget):
    """f, the point x, the tangent there, and the secant through the two points of a quotient.

    Signals
    -------
    x_chosen(float) : a place was clicked, or dragged to (live); rounded to about a pixel
    x_settled() : the mouse was let go
    """

    x_chosen = Signal(float)
    x_settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._curve: Curve | None = None
        self._quotient: Quotient | None = None
        self._slope = math.nan
        self._legend = LineLegend(self)
        self._build_plot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._plot, 1)
        layout.addWidget(self._legend)
        self.retranslate()

    def set_curve(self, curve: Curve) -> None:
        """Take another curve and show its whole domain."""
        self._curve = curve
        self.reset_view()
        self._sample()

    def show_quotient(self, quotient: Quotient, slope: float) -> None:
        """Show the secant of ``quotient`` and the tangent of the exact ``slope`` (maybe nan)."""
        self._quotient, self._slope = quotient, slope
        self._follow(quotient.point)
        self._draw()

    def finite_share(self) -> tuple[float, float] | None:
        """From where to where f has finite values in the domain; None where it has none."""
        if self._curve is None:
            return None
        x = np.linspace(*self._curve.domain, SAMPLES)
        finite = x[np.isfinite(_values(self._curve, x))]
        return (float(finite[0]), float(finite[-1])) if finite.size else None

    @Slot()
    def reset_view(self) -> None:
        """Show the whole domain again."""
        if self._curve is None:
            return
        x = np.linspace(*self._curve.domain, SAMPLES)
        low, high = height_range(_values(self._curve, x))
        self._box.setRange(xRange=self._curve.domain, yRange=(low, high), padding=0.0)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._plot.setBackground(theme.color("surface"))
        dress_axes(self._plot, theme)
        self._grid.apply_theme(theme)
        tangent, secant = tangent_color(theme), secant_color(theme)
        self._line.setPen(pg.mkPen(theme.color("text"), width=2))
        self._tangent.setPen(tangent_pen(theme))
        self._secant.setPen(secant_pen(theme))
        self._drops.setPen(pg.mkPen(secant, width=1, style=Qt.PenStyle.DotLine))
        self._ends.setPen(pg.mkPen(secant, width=2))
        self._ends.setBrush(pg.mkBrush(theme.color("surface")))
        self._point.setPen(pg.mkPen(theme.color("surface"), width=2))
        self._point.setBrush(pg.mkBrush(tangent))
        self._legend.apply_theme(theme)
        self._explain()

    def retranslate(self) -> None:
        self._plot.setAccessibleName(self.tr("The function with its tangent and a secant"))
        self._plot.setToolTip(
            self.tr(
                "Click or drag to choose x, or press Left and Right. The derivative is the slope "
                "of the tangent; the difference quotient is the slope of the secant. "
                "The wheel zooms, the middle button moves the view."
            )
        )
        self._plot.setLabel("bottom", "x")
        self._plot.setLabel("left", "f(x)")
        self._menu.retranslate()
        self._explain()

    def _build_plot(self) -> None:
        self._plot = pg.PlotWidget()
        self._plot.setObjectName("secant_plot")
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ignored = QSizePolicy.Policy.Ignored  # its size hint, of 640 x 480, means nothing here
        self._plot.setSizePolicy(ignored, ignored)
        self._plot.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._plot.getPlotItem().layout.setContentsMargins(0, 10, 16, 0)
        self._box = self._plot.getViewBox()
        self._box.disableAutoRange()
        ends = {"xMin": -FARTHEST, "xMax": FARTHEST, "yMin": -FARTHEST, "yMax": FARTHEST}
        self._box.setLimits(**ends)
        self._grid = QuietGrid(self._plot)
        self._drops = pg.PlotCurveItem()
        self._line = pg.PlotCurveItem(antialias=True)
        self._tangent = pg.PlotCurveItem(antialias=True)
        self._secant = pg.PlotCurveItem(antialias=True)
        self._ends = pg.ScatterPlotItem(antialias=True, size=10, symbol="o")
        self._point = pg.ScatterPlotItem(antialias=True, size=14, symbol="o")
        items = (self._drops, self._tangent, self._line, self._secant, self._ends, self._point)
        for order, item in enumerate(items):
            item.setZValue(order)
            self._plot.addItem(item, ignoreBounds=True)
        self._box.sigRangeChanged.connect(self._sample)
        self._pointer = PlotPointer(self._plot)
        self._pointer.dragged.connect(self._choose)
        self._pointer.released.connect(self.x_settled)
        self._menu = PlotMenu(self, "nablascope-secant")
        self._menu.reset_requested.connect(self.reset_view)
        self._pointer.menu_requested.connect(self._menu.open_at)

    def _explain(self) -> None:
        theme = self._theme
        secant = secant_color(theme)
        self._legend.set_entries(
            (
                LegendEntry("f(x)", theme.color("text")),
                LegendEntry(self.tr("tangent: the derivative"), tangent_color(theme)),
                LegendEntry(self.tr("secant: the difference quotient"), secant, SECANT_STYLE),
            )
        )

    @Slot()
    def _sample(self) -> None:
        """Compute f across the view, and draw all that reaches to its edges."""
        if self._curve is None:
            return
        (x_min, x_max), (y_min, y_max) = self._box.viewRange()
        x = np.linspace(x_min, x_max, SAMPLES)
        values = _values(self._curve, x)
        height = y_max - y_min
        values = np.clip(values, y_min - 3 * height, y_max + 3 * height)
        with np.errstate(invalid="ignore"):
            joined = np.abs(np.diff(values, append=values[-1])) < 2 * height
        self._line.setData(x, values, connect=joined & np.isfinite(values))
        self._draw()

    def _follow(self, x: float) -> None:
        """Move the view when the point was sent out of it, as by typing."""
        x_min, x_max = self._box.viewRange()[0]
        if self._curve is None or x_min <= x <= x_max or not math.isfinite(x):
            return
        half = (self._curve.domain[1] - self._curve.domain[0]) / 2
        near = np.linspace(x - half, x + half, SAMPLES)
        heights = height_range(_values(self._curve, near))
        self._box.setRange(xRange=(x - half, x + half), yRange=heights, padding=0.0)

    def _draw(self) -> None:
        q = self._quotient
        if q is None:
            return
        has_point = math.isfinite(q.height)
        self._point.setData([q.point] if has_point else [], [q.height] if has_point else [])
        self._tangent.setData(*self._across(q.point, q.height, self._slope))
        self._secant.setData(*self._across(q.left, q.below, q.value))
        pairs = ((q.left, q.below), (q.right, q.above))
        ends = [(x, y) for x, y in pairs if x != q.point and math.isfinite(y)]
        self._ends.setData([x for x, _ in ends], [y for _, y in ends])
        bottom = self._box.viewRange()[1][0]
        drops = [(x, y) for x, top in ends for y in (bottom, max(top, bottom))]
        self._drops.setData([x for x, _ in drops], [y for _, y in drops], connect="pairs")

    def _across(self, x: float, y: float, slope: float) -> tuple[FloatArray, FloatArray]:
        """The straight line through a point, from edge to edge of the view."""
        (x_min, x_max), (y_min, y_max) = self._box.viewRange()
        steepest = STEEPEST * (y_max - y_min) / (x_max - x_min)
        if not (math.isfinite(y) and abs(slope) < steepest):
            return np.empty(0), np.empty(0)
        ends = np.array([x_min, x_max])
        if slope and (reach := FAR * (y_max - y_min) / abs(slope)) < x_max - x_min:
            ends = np.array([x - reach, x + reach])
        with np.errstate(over="ignore"):
            heights = y + slope * (ends - x)
        return (ends, heights) if np.isfinite(heights).all() else (np.empty(0), np.empty(0))

    @Slot(float, float)
    def _choose(self, x: float, _y: float) -> None:
        x_min, x_max = self._box.viewRange()[0]
        grain = round_step(float(self._box.viewPixelSize()[0]))
        self.x_chosen.emit(float(f"{round(min(max(x, x_min), x_max) / grain) * grain:.12g}"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            dress_axes(self._plot, self._theme)
        super().changeEvent(event)


def _values(curve: Curve, x: FloatArray) -> FloatArray:
    with np.errstate(all="ignore"):
        return np.asarray(curve.function(x), dtype=np.float64)


def height_range(values: FloatArray) -> tuple[float, float]:
    """From below to above the values, or most of them where a few are far off, as at a pole."""
    finite = np.clip(values[np.isfinite(values)], -LARGEST, LARGEST)
    if finite.size == 0:
        return -1.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    usual_low, usual_high = np.quantile(finite, (0.1, 0.9)).tolist()
    if high - low > 50 * (usual_high - usual_low) > 0:
        low, high = usual_low, usual_high
    if high - low < 1e-9 * max(abs(low), abs(high), 1e-300):
        low, high = low - 0.5, high + 0.5
    room = ROOM * (high - low)
    return low - room, high + room
