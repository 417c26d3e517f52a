"""The losses of several optimizers, smoothed, in one plot."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from engine.runs.records import Floats
from guiapp.widgets.numerals import figure
from guiapp.widgets.plots.line_legend import NO_LINE, LegendEntry
from guiapp.widgets.plots.study_plot import StudyPlot, draw_line
from guiapp.widgets.race.racer_look import RacerLook
from guiapp.widgets.studies.gates import Gate, Gates

MOST_POINTS = 1200
LOSS_STEP = 0.25
PLANNED = 2000
SETTLED = 0.05  # of the way: what the losses are before that sets no axis
HIGHEST = 1e6
SMALLEST = 1e-6
HEAVY_PX, LIGHT_PX = 3.0, 2.0


@dataclass(frozen=True, eq=False)
class RaceLine:
    """One racer.

    Attributes
    ----------
    look : its color and dash
    losses : (n,) float64, smoothed, of iterations 1 .. n
    gates : where a published run leads one to expect them
    """

    look: RacerLook
    losses: Floats
    gates: tuple[Gate, ...] = ()


class CurveRacePlot(StudyPlot):
    """Its axis of losses is linear, or logarithmic so that the last racers are told apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("optimizer_race", parent)
        self._lines: tuple[RaceLine, ...] = ()
        self._items: list[pg.PlotCurveItem] = []
        self._gates = Gates(self.box)
        self._planned = PLANNED
        self._log = False
        self._marked = -1
        self.pointer.hovered.connect(self._hover)
        self.retranslate()

    def show_lines(self, lines: Sequence[RaceLine], planned: int = PLANNED) -> None:
        """Show other racers; ``planned`` is how far they go."""
        self._lines, self._planned = tuple(lines), planned
        while len(self._items) < len(self._lines):
            item = pg.PlotCurveItem(antialias=True)
            self.plot.addItem(item, ignoreBounds=True)
            self._items.append(item)
        self._draw()

    def set_log(self, log: bool) -> None:
        """Make the axis of losses logarithmic, or linear again."""
        self._log = log
        self.plot.getAxis("left").setLogMode(log)
        self._draw()

    def mark(self, number: int) -> None:
        """Draw one line heavier; -1 draws none so."""
        self._marked = number
        self.dress()

    def is_empty(self) -> bool:
        return not any(len(line.losses) for line in self._lines)

    @Slot()
    def look(self) -> None:
        margin = 0.02 * self._planned
        span = (-margin, self._planned + margin)
        self.box.setRange(xRange=span, yRange=self._vertical(), padding=0.0)

    def dress(self) -> None:
        entries: list[LegendEntry] = []
        gates: list[tuple[Gate, QColor]] = []
        for number, (line, item) in enumerate(zip(self._lines, self._items, strict=False)):
            width = HEAVY_PX if number == self._marked else LIGHT_PX
            item.setPen(line.look.pen(self.theme, width))
            item.setZValue(20 if number == self._marked else number)
            color = line.look.color(self.theme)
            entries.append(LegendEntry(line.look.label, color, line.look.pen_style))
            gates += [(self._on_axis_gate(gate), color) for gate in line.gates]
        self._gates.show(gates, float(self._planned))
        if gates:
            muted = self.theme.color("muted")
            entries.append(LegendEntry(self.tr("▨ expected (published)"), muted, NO_LINE))
        self.legend.set_entries(entries)

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("bottom", self.tr("iterations"))
        self.plot.setLabel("left", self.tr("loss (mean of the last 100)"))
        self.plot.setAccessibleName(self.tr("Losses of the racing optimizers"))
        self.plot.setToolTip(
            self.tr(
                "All of them begin with the same weights and see the same mini-batches: what "
                "differs is the optimizer alone."
            )
        )
        self._draw()

    # -- inside -------------------------------------------------------------------------------

    def _draw(self) -> None:
        for number, item in enumerate(self._items):
            if number >= len(self._lines):
                item.setData([], [])
                continue
            losses = self._lines[number].losses
            if not len(losses):
                item.setData([], [])
                continue
            pick = np.unique(np.linspace(0, len(losses) - 1, MOST_POINTS).round().astype(int))
            values = np.where(np.abs(losses[pick]) < HIGHEST, losses[pick], np.nan)
            draw_line(item, pick + 1.0, self._on_axis(values))
        sentence = self.tr(
            "The losses of all racers appear here. Press Space: same weights, same mini-batches, "
            "only the optimizer differs."
        )
        self.notes.explain(sentence if self.is_empty() else "")
        self.look()
        self.dress()

    def _vertical(self) -> tuple[float, float]:
        start = round(SETTLED * self._planned)
        parts = [line.losses[start:] for line in self._lines]
        values = np.concatenate([np.zeros(0), *parts])
        values = values[np.isfinite(values) & (values < HIGHEST)]
        if self._log:
            low, high = (values.min(), values.max()) if len(values) else (0.01, 1.0)
            low = math.floor(10 * math.log10(max(low, SMALLEST))) / 10
            high = math.ceil(10 * math.log10(max(high, SMALLEST))) / 10
            return low, max(high, low + 1.0)
        most = float(np.quantile(values, 0.99)) if len(values) else 0.9
        return 0.0, math.ceil(most / LOSS_STEP + 0.1) * LOSS_STEP

    def _on_axis(self, values: Floats) -> Floats:
        if not self._log:
            return values
        found: Floats = np.log10(np.maximum(values, SMALLEST))
        return found

    def _on_axis_gate(self, gate: Gate) -> Gate:
        if not self._log:
            return gate
        low, high = (math.log10(max(value, SMALLEST)) for value in (gate.low, gate.high))
        return Gate(gate.iteration, low, high)

    @Slot(float, float)
    def _hover(self, x: float, _y: float) -> None:
        if self.is_empty():
            return
        iteration = min(max(round(x), 1), self._planned)
        text = self.tr("iteration {number}")
        lines = [text.format(number=f"{iteration:,}")]
        for line in self._lines:
            if iteration <= len(line.losses):
                lines.append(f"{line.look.label}: {figure(float(line.losses[iteration - 1]))}")
        self.notes.read_out("\n".join(lines), self.theme.color("text"))
