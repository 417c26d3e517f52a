"""What the two plots of chosen runs have in common: letters, hover, following, marks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QWidget

from guiapp.pyramid import Floats
from guiapp.theme import Theme
from guiapp.widgets.curves.curve_frame import CurvePlot
from guiapp.widgets.curves.curve_layer import Stroke
from guiapp.widgets.numerals import figure
from guiapp.widgets.runs.overlay_layer import OverlayLayer, Trace
from guiapp.widgets.runs.run_curves import RunCurves
from guiapp.widgets.runs.run_looks import RunLook

FARTHEST_PX = 20_000.0  # Qt's painter counts in 16 bits; so far outside, nothing is lost
NEAR_PX = 40.0  # a curve farther from the mouse than this is not meant


@dataclass(frozen=True, eq=False)
class DrawnRun:
    """A chosen run in the plots."""

    look: RunLook
    name: str
    curves: RunCurves


@dataclass(frozen=True)
class Reading:
    """A point of a curve: its height in axis values, its value, and a sentence with {letter},
    {name}, {iteration} and {value}."""

    run: DrawnRun
    iteration: float
    height: float
    sentence: str
    value: float

    def words(self, name: str) -> str:
        """The sentence, with this for the name."""
        return self.sentence.format(
            letter=self.run.look.letter,
            name=name,
            iteration=f"{self.iteration:,.0f}",
            value=figure(self.value),
        )


class OverlayPlot(CurvePlot):
    """Curves of several runs; the one under the mouse is named and drawn heavier.

    Signals
    -------
    pointed(str) : the letter of the run under the mouse; "" when there is none
    """

    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._runs: tuple[DrawnRun, ...] = ()
        self._strong = ""
        super().__init__((), parent)
        self.overlay = OverlayLayer(self.area.box)
        self.overlay.setZValue(1.5)  # above the empty layer of the frame, below the crosshair

    # -- what a subclass gives ----------------------------------------------------------------

    def _traces_of(self, run: DrawnRun, low: float, high: float) -> list[Trace]:
        """The curves of a run in pixels, of what crosses these iterations."""
        raise NotImplementedError

    def _readings_of(self, run: DrawnRun, iteration: float) -> list[Reading]:
        """The points of a run's curves near an iteration."""
        raise NotImplementedError

    # -- the runs -----------------------------------------------------------------------------

    def show_runs(self, runs: Sequence[DrawnRun]) -> None:
        """Show these and no others."""
        self._runs = tuple(runs)
        self._target = None
        self._keep_following()
        self._redraw()

    def drawn_runs(self) -> tuple[DrawnRun, ...]:
        return self._runs

    def is_empty(self) -> bool:
        return not self._runs

    def _legend(self) -> tuple[tuple[str, Stroke], ...]:
        return ()

    def _last_iteration(self) -> int:
        return max((run.curves.losses.last_iteration for run in self._runs), default=0)

    def _follow_x(self) -> tuple[float, float]:
        last = max(self._last_iteration(), 1)  # kept runs do not grow: no axis beyond their end
        return 0.0, 1.02 * last

    # -- drawing ------------------------------------------------------------------------------

    def _draw_curves(self) -> None:
        low, high = self.area.x_range
        traces = [trace for run in self._runs for trace in self._traces_of(run, low, high)]
        self.overlay.set_traces(traces)

    def to_pixels(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Axis values in the pixels of the area; NaN is left out."""
        (left, right), (bottom, top), rect = self.area.x_range, self.area.y_range, self.area.rect
        x_px = (x - left) * (rect.width() / (right - left))
        y_px = (top - y) * (rect.height() / (top - bottom))
        known = ~np.isnan(y_px)
        if not known.all():
            x_px, y_px = x_px[known], y_px[known]
        return x_px, np.clip(y_px, -FARTHEST_PX, FARTHEST_PX)

    @Slot()
    def _on_resized(self) -> None:
        self.area.fit()
        self.overlay.resize(self.area.rect)
        self._redraw()

    def apply_theme(self, theme: Theme) -> None:
        self.overlay.apply_theme(theme)
        super().apply_theme(theme)

    # -- the mouse ----------------------------------------------------------------------------

    def _point(self) -> None:
        reading = self._nearest_reading()
        letter = "" if reading is None else reading.run.look.letter
        if letter != self._strong:
            self._strong = letter
            self.overlay.set_strong(letter)
            self.pointed.emit(letter)
        if reading is None:
            self.area.crosshair.hide_away()
            return
        look = reading.run.look
        rings: list[tuple[float, QColor]] = [(reading.height, look.hue(self.theme))]
        self.area.point_at(reading.iteration, rings, self._fitting(reading))

    def _fitting(self, reading: Reading) -> str:
        """The words, with as much of the name as the plot has room for."""
        metrics = QFontMetricsF(self.area.x_axis.label.font())
        room = self.area.rect.width() - 24 - metrics.horizontalAdvance(reading.words(""))
        name = metrics.elidedText(reading.run.name, Qt.TextElideMode.ElideMiddle, room)
        return reading.words(name)

    def _nearest_reading(self) -> Reading | None:
        x = None if self._mouse is None else self.area.x_at(self._mouse)
        if x is None or self._mouse is None:
            return None
        place: QPointF = self.area.box.mapFromScene(self._mouse)
        readings = [reading for run in self._runs for reading in self._readings_of(run, x)]
        found = [(self._distance(reading, place), reading) for reading in readings]
        distance, nearest = min(found, key=lambda pair: pair[0], default=(math.inf, None))
        return nearest if distance <= NEAR_PX else None

    def _distance(self, reading: Reading, place: QPointF) -> float:
        """In pixels, up or down."""
        return abs(self.area.to_y_px(reading.height) - place.y())
