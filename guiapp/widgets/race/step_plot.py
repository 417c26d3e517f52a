"""f, or the distance to a minimum, against the step for all racers; the step can be chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from engine.race import Race
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.maps.map_marks import Head, MarksItem
from guiapp.widgets.maps.track import Polyline, TracksItem
from guiapp.widgets.numerals import short_figure
from guiapp.widgets.plots.plot_axes import dress_axes
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.plots.plot_notes import PlotNotes
from guiapp.widgets.plots.plot_pointer import PlotPointer
from guiapp.widgets.race.race_curves import (
    QUANTITIES,
    curve,
    extremes,
    logarithms,
    tamed,
    value_range,
)
from guiapp.widgets.race.racer_look import RacerLook

FloatArray = NDArray[np.float64]
Span = tuple[float, float]

MOST_COLUMNS = 500  # as wide as the plot is on a large screen
MOST_DOTTED = 60  # steps that are marked one by one; more would merge
LINE_PX, FOCUS_LINE_PX = 1.6, 2.8
HOVER_PX = 40.0  # how near the pointer must come to a curve


class StepPlot(QWidget):
    """One curve per racer over all steps looked at so far, on a linear or logarithmic scale.

    Signals
    -------
    step_chosen(int) : a step was clicked, or dragged to (live); within 0..limit
    """

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._looks: tuple[RacerLook, ...] = ()
        self._race: Race | None = None
        self._step = 0
        self._reached = 0
        self._limit = 1
        self._focus = 0
        self._log = False
        self._quantity = QUANTITIES[0]
        self._curves: list[FloatArray] = []
        self._view: tuple[Span, Span] | None = None
        self._build_plot()
        self._notes = PlotNotes(self._plot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._pointer = PlotPointer(self._plot)
        self._pointer.dragged.connect(self._choose)
        self._pointer.hovered.connect(self._read_out)
        self._pointer.left.connect(self._end_reading)
        self._menu = PlotMenu(self, "nablascope-descent-f")
        self._menu.reset_requested.connect(self._draw)
        self._pointer.menu_requested.connect(self._menu.open_at)
        self.retranslate()

    def set_racers(self, looks: Sequence[RacerLook]) -> None:
        """How the racers of the next ``show_race`` look, in the order of its lanes."""
        self._looks = tuple(looks)
        self._race, self._curves = None, []
        self._draw()

    def show_race(self, race: Race, step: int, limit: int) -> None:
        """Mark ``step`` on an axis of 0..``limit``.

        Curves go as far as the furthest step of this race that was shown.
        """
        self._reached = step if race is not self._race else max(self._reached, step)
        self._race, self._step, self._limit = race, step, max(limit, 1)
        self._compute()
        self._draw()

    def set_focus(self, index: int) -> None:
        """Draw this racer's curve on top and thicker."""
        self._focus = index
        self._draw()

    def set_quantity(self, quantity: str) -> None:
        """``"value"`` of f, or ``"distance"`` to the nearest known minimum.

        ValueError for another word.
        """
        if quantity not in QUANTITIES:
            raise ValueError(f"quantity must be one of {QUANTITIES}, not {quantity!r}.")
        self._quantity = quantity
        self._compute()
        self.retranslate()
        self._draw()

    def can_be_logarithmic(self) -> bool:
        """Whether no value is negative; a logarithmic axis ends above zero."""
        return not any((values < 0).any() for values in self._curves)

    def can_show_distance(self) -> bool:
        """Whether a minimum of the surface is known."""
        return self._race is None or bool(self._race.surface.minima)

    def set_log(self, on: bool) -> None:
        """Show a logarithmic axis; a linear one as long as a value is negative somewhere."""
        self._log = on
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._plot.setBackground(theme.color("surface"))
        dress_axes(self._plot, theme)
        self._now.setPen(pg.mkPen(theme.color("muted"), width=1, style=Qt.PenStyle.DashLine))
        self._marks.set_dress(theme.color("surface"), QApplication.font())
        self._ring.setPen(pg.mkPen(theme.color("text"), width=1.5))
        self._notes.apply_theme(theme)
        self._draw()

    def retranslate(self) -> None:
        if self._quantity == "value":
            name, label = self.tr("f against step"), "f"
        else:
            name, label = self.tr("Distance against step"), self.tr("distance to a minimum")
        self._plot.setAccessibleName(name)
        self._plot.setToolTip(
            self.tr(
                "How every racer gets on: a descent that works goes down, a learning rate that "
                "is too large makes its curve rise. Click or drag to go to a step."
            )
        )
        self._plot.setLabel("bottom", self.tr("step"))
        self._plot.setLabel("left", label)
        self._menu.retranslate()
        self._explain_emptiness()

    def _build_plot(self) -> None:
        self._plot = pg.PlotWidget()
        self._plot.setObjectName("f_plot")
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.getPlotItem().layout.setContentsMargins(4, 10, 16, 2)
        self._box = self._plot.getViewBox()
        self._box.disableAutoRange()
        self._now = pg.InfiniteLine(angle=90)
        self._tracks, self._marks = TracksItem(), MarksItem()
        self._ring = pg.ScatterPlotItem(antialias=True, size=13, symbol="o", brush=None)
        for order, item in enumerate((self._now, self._tracks, self._marks, self._ring)):
            item.setZValue(order)
            self._plot.addItem(item, ignoreBounds=True)

    def _compute(self) -> None:
        if self._race is None:
            return
        lanes = self._race.lanes[: len(self._looks)]
        minima = self._race.surface.minima
        self._curves = [curve(lane, self._reached, self._quantity, minima) for lane in lanes]

    @Slot()
    def _draw(self) -> None:
        log = self._log and self.can_be_logarithmic()
        heights = [logarithms(values) if log else values for values in self._curves]
        if self._plot.getAxis("left").logMode != log:  # a change draws the axis anew: 4 ms
            self._plot.getAxis("left").setLogMode(log)
        slack = 0.03 * self._limit
        everything = np.concatenate(heights) if heights else np.empty(0)
        upright = value_range(everything if log else tamed(heights), log)
        view = ((-slack, self._limit + slack), upright)
        if view != self._view:
            self._view = view
            self._box.setRange(xRange=view[0], yRange=view[1], padding=0.0)
            area = QRectF(view[0][0], view[1][0], view[0][1] - view[0][0], view[1][1] - view[1][0])
            self._tracks.set_area(area)
            self._marks.set_area(area)
        self._now.setValue(self._step)
        self._draw_curves(heights)
        self._draw_marks(heights, upright)
        self._end_reading()
        self._explain_emptiness()

    def _draw_curves(self, heights: Sequence[FloatArray]) -> None:
        lines = self._grid_lines()
        for index, (look, values) in enumerate(zip(self._looks, heights, strict=False)):
            steps = extremes(values, MOST_COLUMNS)
            chosen = index == self._focus
            line = Polyline(
                np.column_stack((steps, values[steps])),
                look.color(self._theme),
                FOCUS_LINE_PX if chosen else LINE_PX,
                look.pen_style,
                casing=self._theme.color("surface") if chosen else None,
                dots=len(values) <= MOST_DOTTED,
            )
            lines.append(line)
        if self._focus < len(heights):
            lines.append(lines.pop(self._focus - len(heights)))
        self._tracks.set_lines(lines)

    def _grid_lines(self) -> list[Polyline]:
        """A quiet line at each labeled height; those of pyqtgraph cost 5 ms a frame."""
        if self._view is None:
            return []
        (left, right), (low, high) = self._view
        ticks = self._plot.getAxis("left").tickValues(low, high, max(self._box.height(), 1.0))
        color = self._theme.color("grid")
        return [
            Polyline(np.array([[left, height], [right, height]]), color, 1.0, dots=False)
            for height in (ticks[0][1] if ticks else ())
        ]

    def _draw_marks(self, heights: Sequence[FloatArray], upright: Span) -> None:
        """Where all are now; a triangle at the top for those that are above it."""
        heads: list[Head] = []
        focus = 0
        for index, (look, values) in enumerate(zip(self._looks, heights, strict=False)):
            step = min(self._step, len(values) - 1)
            value = float(values[step])
            if index == self._focus:
                focus = len(heads)
            if math.isnan(value):
                continue
            above = value > upright[1]
            symbol = Symbols["t1"] if above else look.symbol_path()
            height = upright[1] - 0.03 * (upright[1] - upright[0]) if above else value
            heads.append(Head((step, height), look.color(self._theme), symbol))
        self._marks.set_marks(heads, focus)

    def _explain_emptiness(self) -> None:
        text = ""
        if not self._looks:
            text = self.tr("Add a racer, and its curve appears here while it descends.")
        elif self._quantity == "distance" and not self.can_show_distance():
            text = self.tr("No minimum of this surface is known, so there is no distance to it.")
        self._notes.explain(text)

    @Slot(float, float)
    def _choose(self, x: float, _y: float) -> None:
        self.step_chosen.emit(min(max(round(x), 0), self._limit))

    @Slot(float, float)
    def _read_out(self, x: float, y: float) -> None:
        """Name the racer whose curve is nearest above or below the pointer."""
        log = self._plot.getAxis("left").logMode
        step, pixel = max(round(x), 0), self._box.viewPixelSize()[1]
        best: tuple[float, int, float] | None = None
        for index, values in enumerate(self._curves[: len(self._looks)]):
            if step >= len(values):
                continue
            height = float(logarithms(values[step : step + 1])[0] if log else values[step])
            away = abs(height - y) / pixel  # nan is never near
            if away <= HOVER_PX and (best is None or away < best[0]):
                best = away, index, height
        if best is None:
            self._end_reading()
            return
        look = self._looks[best[1]]
        text = self.tr("{racer}, step {step}: {value}").format(
            racer=look.label, step=step, value=short_figure(float(self._curves[best[1]][step]))
        )
        self._ring.setData([step], [best[2]])
        self._notes.read_out(text, look.color(self._theme))

    @Slot()
    def _end_reading(self) -> None:
        self._ring.setData([], [])
        self._notes.end_reading()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            dress_axes(self._plot, self._theme)
        super().changeEvent(event)
