"""All trials of a search where they were drawn: learning rate by weight decay, both logarithmic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from guiapp.widgets.plots.study_plot import StudyPlot
from guiapp.widgets.studies.color_scale import ColorScale, scale_color

REACH_PX = 14  # a trial is met within so many pixels
SMALL_PX, LARGE_PX, CROSS_PX = 6.0, 13.0, 9.0
RING_PX = 18
MARGIN = 0.2  # decades around the range


@dataclass(frozen=True)
class TrialPoint:
    """Where a trial was drawn, and its validation accuracy; None if it diverged."""

    number: int
    learning_rate: float
    weight_decay: float
    accuracy: float | None


class TrialScatter(StudyPlot):
    """Color and size both say how good a trial was.

    Signals
    -------
    met(int) : the trial under the pointer, -1 when there is none
    """

    met = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("trial_scatter", parent)
        self._points: tuple[TrialPoint, ...] = ()
        self._ranges = ((-6.0, -2.0), (-8.0, -4.0))
        self._under = -1
        self._marked = -1
        self._dots = pg.ScatterPlotItem(pxMode=True)
        self._ring = pg.ScatterPlotItem(size=RING_PX, symbol="o", pxMode=True)
        for item in (self._dots, self._ring):
            self.plot.addItem(item, ignoreBounds=True)
        for side in ("bottom", "left"):
            self.plot.getAxis(side).setLogMode(True)
        self.scale = ColorScale(self)
        self.legend.hide()  # its place is taken by the scale
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.scale)
        self.pointer.hovered.connect(self._hover)
        self.pointer.left.connect(self._leave)
        self.retranslate()

    def set_ranges(self, rates: tuple[float, float], decays: tuple[float, float]) -> None:
        """Between which values trials are drawn."""
        self._ranges = tuple(  # type: ignore[assignment]
            (math.log10(low), math.log10(high)) for low, high in (rates, decays)
        )
        self.look()

    def show_points(self, points: Sequence[TrialPoint]) -> None:
        """Show other trials."""
        self._points = tuple(points)
        self.notes.explain("" if points else self.tr("And here where each was drawn."))
        self.dress()

    def mark(self, number: int) -> None:
        """Put a ring around a trial; -1 takes it away."""
        self._marked = number
        found = [point for point in self._points if point.number == number]
        self._ring.setData(
            [math.log10(point.learning_rate) for point in found],
            [math.log10(point.weight_decay) for point in found],
        )

    @Slot()
    def look(self) -> None:
        x, y = ((low - MARGIN, max(high, low + 0.1) + MARGIN) for low, high in self._ranges)
        self.box.setRange(xRange=x, yRange=y, padding=0.0)

    def dress(self) -> None:
        good = [point.accuracy for point in self._points]
        self._dots.setData(
            [math.log10(point.learning_rate) for point in self._points],
            [math.log10(point.weight_decay) for point in self._points],
            size=[_size(accuracy) for accuracy in good],
            symbol=["x" if accuracy is None else "o" for accuracy in good],
            brush=[pg.mkBrush(None if a is None else scale_color(a)) for a in good],
            pen=pg.mkPen(self.theme.color("muted"), width=1),
        )
        self._ring.setPen(pg.mkPen(self.theme.color("accent"), width=2.5))
        self._ring.setBrush(pg.mkBrush(None))
        self.scale.apply_theme(self.theme)
        self.mark(self._marked)
        self.look()

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("bottom", self.tr("learning rate"))
        self.plot.setLabel("left", self.tr("weight decay λ"))
        self.plot.setAccessibleName(self.tr("Where the trials were drawn"))
        self.plot.setToolTip(
            self.tr(
                "Each point is a trial; lighter and larger is a higher validation accuracy, a "
                "cross has diverged. The good ones show which part to search again, more finely."
            )
        )
        self.scale.set_name(self.tr("validation accuracy"))
        self.show_points(self._points)

    @Slot(float, float)
    def _hover(self, x: float, y: float) -> None:
        self._report(self._nearest(x, y))

    def _nearest(self, x: float, y: float) -> int:
        if not self._points:
            return -1
        width, height = self.box.viewPixelSize()
        away = [
            math.hypot(
                (math.log10(point.learning_rate) - x) / width,
                (math.log10(point.weight_decay) - y) / height,
            )
            for point in self._points
        ]
        best = int(np.argmin(away))
        return self._points[best].number if away[best] <= REACH_PX else -1

    @Slot()
    def _leave(self) -> None:
        self._report(-1)

    def _report(self, number: int) -> None:
        if number != self._under:
            self._under = number
            self.met.emit(number)


def _size(accuracy: float | None) -> float:
    return CROSS_PX if accuracy is None else SMALL_PX + (LARGE_PX - SMALL_PX) * accuracy
