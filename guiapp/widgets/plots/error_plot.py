"""The error of difference quotients against h, on logarithmic axes, with both of its causes."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.curves import Curve
from engine.differences import PRECISIONS, Theory, errors, theory
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.plots.error_marks import ErrorMarks
from guiapp.widgets.plots.line_legend import LegendEntry, LineLegend
from guiapp.widgets.plots.plot_axes import dress_axes
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.plots.plot_pointer import PlotPointer
from guiapp.widgets.plots.quiet_grid import QuietGrid
from guiapp.widgets.plots.slope_colors import secant_color
from guiapp.widgets.rough_figure import rough_figure

FloatArray = NDArray[np.float64]

DECADES = (-16.0, 0.0)  # of h, as on its slider
PER_DECADE = 8
EXPONENTS = np.linspace(*DECADES, int(DECADES[1] - DECADES[0]) * PER_DECADE + 1)
STEPS: FloatArray = 10.0**EXPONENTS
X_RANGE = (DECADES[0] - 0.5, DECADES[1] + 0.5)
LOWEST = -18.0  # errors below are shown at the lower edge, as are those that are 0
HIGHEST = 300.0
DASHES = {"float64": Qt.PenStyle.SolidLine, "float32": Qt.PenStyle.DashLine}
SYMBOLS = {"float64": "o", "float32": "t1"}
MARKS = {"float64": "disc", "float32": "triangle"}


class ErrorPlot(QWidget):
    """Both precisions as curves; truncation, rounding and the best h of the current one as marks.

    Signals
    -------
    h_chosen(float) : a step was clicked, or dragged to (live), on the ticks of the slider
    """

    h_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._precision = "float64"
        self._errors: dict[str, FloatArray] = {}
        self._theories: dict[str, Theory] = {}
        self._legend = LineLegend(self)
        self._build_plot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._plot, 1)
        layout.addWidget(self._legend)
        self.retranslate()

    def show_errors(self, curve: Curve, x: float, method: str, precision: str) -> None:
        """Compute and show the errors at ``x``; ``precision`` is the one that is explained."""
        self._precision = precision
        for name in PRECISIONS:
            self._errors[name] = errors(curve, x, STEPS, method, name)
            self._theories[name] = theory(curve, x, method, name)
        self._draw()

    def show_step(self, h: float, error: float) -> None:
        """Mark the current h and its error; an h beyond the axis is pointed at from its edge."""
        self._marks.show_step(h, error)

    def best_steps(self) -> dict[str, float]:
        """The best h of each precision, nan where there is none."""
        return {name: found.best_step() for name, found in self._theories.items()}

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._plot.setBackground(theme.color("surface"))
        dress_axes(self._plot, theme)
        self._grid.apply_theme(theme)
        for name in PRECISIONS:
            color = precision_color(name, theme)
            self._curves[name].setPen(pg.mkPen(color, width=1.6, style=DASHES[name]))
            self._dots[name].setPen(pg.mkPen(color, width=1.4))
            filled = color if name == "float64" else theme.color("surface")
            self._dots[name].setBrush(pg.mkBrush(filled))
        self._marks.apply_theme(theme)
        self._legend.apply_theme(theme)
        self._explain()

    def retranslate(self) -> None:
        self._plot.setAccessibleName(self.tr("Error of the difference quotient against h"))
        self._plot.setToolTip(
            self.tr(
                "How far the difference quotient is from the exact derivative, for every h. "
                "At the right the secant misses the bend of the curve (truncation), at the left "
                "the digits run out (rounding). Click or drag to choose h."
            )
        )
        self._plot.setLabel("bottom", "h")
        self._plot.setLabel("left", self.tr("error"))
        self._menu.retranslate()
        self._marks.retranslate()
        self._explain()

    def _build_plot(self) -> None:
        self._plot = pg.PlotWidget()
        self._plot.setObjectName("error_plot")
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ignored = QSizePolicy.Policy.Ignored  # its size hint, of 640 x 480, means nothing here
        self._plot.setSizePolicy(ignored, ignored)
        self._plot.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        self._plot.getPlotItem().layout.setContentsMargins(0, 10, 16, 0)
        self._box = self._plot.getViewBox()
        self._box.disableAutoRange()
        self._grid = QuietGrid(self._plot)
        for side in ("bottom", "left"):
            self._plot.getAxis(side).setLogMode(True)
        self._curves = {name: pg.PlotCurveItem(antialias=True) for name in PRECISIONS}
        self._dots = {
            name: pg.ScatterPlotItem(antialias=True, size=6, symbol=SYMBOLS[name])
            for name in PRECISIONS
        }
        for order, items in ((2, self._curves), (3, self._dots)):
            for item in items.values():
                item.setZValue(order)
                self._plot.addItem(item, ignoreBounds=True)
        self._marks = ErrorMarks(self._plot, self)
        self._pointer = PlotPointer(self._plot)
        self._pointer.dragged.connect(self._choose)
        self._menu = PlotMenu(self, "nablascope-error")
        self._menu.reset_requested.connect(self._draw)
        self._pointer.menu_requested.connect(self._menu.open_at)

    def _explain(self) -> None:
        entries = []
        for name in PRECISIONS:
            best = self._theories[name].best_step() if self._theories else math.nan
            text = self.tr("{precision}: best h ≈ {h}") if math.isfinite(best) else name
            words = text.format(precision=name, h=rough_figure(best))
            color = precision_color(name, self._theme)
            entries.append(LegendEntry(words, color, DASHES[name], MARKS[name]))
        self._legend.set_entries(entries)

    @Slot()
    def _draw(self) -> None:
        if not self._errors:
            return
        found = np.concatenate(list(self._errors.values()))
        low, high = error_range(found)
        self._box.setRange(xRange=X_RANGE, yRange=(low, high), padding=0.0)
        for name, values in self._errors.items():
            shown = exponents_of(values, low)
            self._curves[name].setData(EXPONENTS, shown, connect="finite")
            whole = slice(None, None, PER_DECADE)  # a mark on every power of ten
            there = np.isfinite(shown[whole])
            self._dots[name].setData(EXPONENTS[whole][there], shown[whole][there])
        self._marks.show_theories(self._theories, self._precision, (low, high))
        self._explain()

    @Slot(float, float)
    def _choose(self, exponent: float, _y: float) -> None:
        ticks = round(min(max(exponent, DECADES[0]), DECADES[1]) * 10) / 10
        self.h_chosen.emit(float(f"{10.0**ticks:.3g}"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            dress_axes(self._plot, self._theme)
            self._marks.set_fonts()
        super().changeEvent(event)


def precision_color(name: str, theme: Theme) -> QColor:
    """float64 as the secant, float32 beside it."""
    return secant_color(theme) if name == "float64" else theme.color("muted")


def exponents_of(values: FloatArray, low: float) -> FloatArray:
    """log10 of errors (n,), those that are 0 or tiny just above ``low``; nan stays nan."""
    with np.errstate(divide="ignore", invalid="ignore"):
        exponents: FloatArray = np.log10(values)
    exponents[values == np.inf] = np.nan
    return np.clip(exponents, low + 0.4, HIGHEST)


def error_range(values: FloatArray) -> tuple[float, float]:
    """The range of the error axis, in exponents; in steps of four, so that it does not jitter."""
    usable = values[np.isfinite(values) & (values > 0)]
    if usable.size == 0:
        return LOWEST, 2.0
    low, high = np.log10([usable.min(), usable.max()]).tolist()
    bottom = max(4 * math.floor((low - 0.5) / 4), LOWEST)
    top = min(max(4 * math.ceil((high - 1.5) / 4) + 1.5, 1.5), HIGHEST)
    return min(bottom, top - 8), top
