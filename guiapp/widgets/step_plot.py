"""f against step, with the current step marked; the step can be chosen on it."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiapp.terrain import round_step
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.plot_axes import dress_axes
from guiapp.widgets.plot_menu import PlotMenu
from guiapp.widgets.plot_pointer import PlotPointer

FloatArray = NDArray[np.float64]
Span = tuple[float, float]

MOST_DOTS = 60  # points of the curve that are marked one by one; more would merge
MOST_SMOOTH = 500  # points of a curve that are drawn smooth: more cost too much a frame
MOST_COLUMNS = 500  # as wide as the plot is on a large screen
SMALLEST = 1e-12  # a curve that is flatter than this is shown as flat
LARGEST = 1e300  # a diverging f is drawn up to here: its square must not overflow in Qt


class StepPlot(QWidget):
    """The curve of f over all steps walked so far, on a linear or logarithmic scale.

    Signals
    -------
    step_chosen(int) : a step was clicked, or dragged to (live); within 0..limit
    """

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._values: FloatArray = np.zeros(1)
        self._step = 0
        self._limit = 1
        self._log = False
        self._view: tuple[Span, Span] | None = None
        self._plot = pg.PlotWidget()
        self._plot.setObjectName("f_plot")
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.getPlotItem().layout.setContentsMargins(0, 10, 16, 0)
        self._box = self._plot.getViewBox()
        self._box.disableAutoRange()
        self._now = pg.InfiniteLine(angle=90)
        self._curve = pg.PlotCurveItem(antialias=True)
        self._dots = pg.ScatterPlotItem(antialias=True, size=5, pen=None)
        self._dot = pg.ScatterPlotItem(antialias=True, size=11, symbol="o")
        for order, item in enumerate((self._now, self._curve, self._dots, self._dot)):
            item.setZValue(order)
            self._plot.addItem(item, ignoreBounds=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._pointer = PlotPointer(self._plot)
        self._pointer.dragged.connect(self._choose)
        self._menu = PlotMenu(self, "nablascope-descent-f")
        self._menu.reset_requested.connect(self._draw)
        self._pointer.menu_requested.connect(self._menu.open_at)
        self.retranslate()

    def set_values(self, values: FloatArray, step: int, limit: int) -> None:
        """Show f at the steps 0..k, the current ``step`` and, as the axis, 0..``limit``."""
        self._values, self._step, self._limit = values, step, max(limit, 1)
        self._draw()

    def can_be_logarithmic(self) -> bool:
        """Whether no value of f is negative; a logarithmic axis ends above zero."""
        return not bool((self._values < 0).any())

    def set_log(self, on: bool) -> None:
        """Show f on a logarithmic axis; on a linear one as long as f is negative somewhere."""
        self._log = on
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._plot.setBackground(theme.color("surface"))
        dress_axes(self._plot, theme)
        self._plot.showGrid(x=False, y=True, alpha=0.25)
        loss = theme.color("loss")
        self._curve.setPen(pg.mkPen(loss, width=2))
        self._dots.setBrush(pg.mkBrush(loss))
        self._dot.setBrush(pg.mkBrush(loss))
        self._dot.setPen(pg.mkPen(theme.color("surface"), width=2))
        self._now.setPen(pg.mkPen(theme.color("muted"), width=1, style=Qt.PenStyle.DashLine))

    def retranslate(self) -> None:
        self._plot.setAccessibleName(self.tr("f against step"))
        self._plot.setToolTip(
            self.tr(
                "The value of f at every step so far: a descent that works goes down, "
                "a learning rate that is too large makes it rise. "
                "Click or drag to go to a step."
            )
        )
        self._plot.setLabel("bottom", self.tr("step"))
        self._plot.setLabel("left", "f")
        self._menu.retranslate()

    @Slot()
    def _draw(self) -> None:
        log = self._log and self.can_be_logarithmic()
        values = np.clip(self._values, -LARGEST, LARGEST)  # nan stays nan
        if log:
            usable = np.where(values > 0, values, np.nan)
            values = np.log10(usable)
        if self._plot.getAxis("left").logMode != log:  # a change draws the axis anew: 4 ms
            self._plot.getAxis("left").setLogMode(log)
        steps = np.arange(len(values))
        shown_steps = extremes(values, MOST_COLUMNS)
        self._curve.setData(
            shown_steps,
            values[shown_steps],
            connect="finite",
            antialias=len(shown_steps) <= MOST_SMOOTH,
        )
        few = len(values) <= MOST_DOTS
        finite = np.isfinite(values) & few
        self._dots.setData(steps[finite], values[finite])
        self._now.setValue(self._step)
        current = values[self._step] if self._step < len(values) else math.nan
        there = math.isfinite(current)
        self._dot.setData([self._step] if there else [], [current] if there else [])
        slack = 0.03 * self._limit
        view = ((-slack, self._limit + slack), value_range(values, log))
        if view != self._view:
            self._view = view
            self._box.setRange(xRange=view[0], yRange=view[1], padding=0.0)

    @Slot(float, float)
    def _choose(self, x: float, _y: float) -> None:
        self.step_chosen.emit(min(max(round(x), 0), self._limit))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            dress_axes(self._plot, self._theme)
        super().changeEvent(event)


def extremes(values: FloatArray, columns: int) -> NDArray[np.intp]:
    """Rising indices of the points to draw: of each column the lowest and the highest.

    All of them when there are at most four to a column. Drawing 5,000 points takes 6 ms.
    """
    width = math.ceil(len(values) / columns)
    if width <= 4:
        return np.arange(len(values))
    padded = np.full(width * columns, np.nan)
    padded[: len(values)] = values
    table = padded.reshape(columns, width)
    gaps = np.isnan(table)
    lowest = np.where(gaps, np.inf, table).argmin(axis=1)
    highest = np.where(gaps, -np.inf, table).argmax(axis=1)
    starts = np.arange(0, width * columns, width)
    chosen = np.concatenate((starts + lowest, starts + highest, [len(values) - 1]))
    return np.unique(chosen[chosen < len(values)])


def value_range(values: FloatArray, log: bool) -> tuple[float, float]:
    """The range of the f axis: it grows in steps, so that it does not jitter with every point.

    Linear: from 0, or a round number below the lowest value, to one above the highest.
    Logarithmic (``values`` are exponents then): whole powers of ten.
    """
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    if log:
        return math.floor(low) - 0.1, max(math.ceil(high), math.floor(low) + 1) + 0.1
    step = round_step(max(high, -low, SMALLEST) / 5)
    bottom = 0.0 if low >= 0 else math.floor(low / step) * step
    top = max(math.ceil(high / step), 0) * step
    room = 0.04 * max(top - bottom, step)
    return bottom - room, top + room
