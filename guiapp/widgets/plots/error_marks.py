"""What is written into the plot of errors: both causes, the best h, and the h of the moment."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt

from engine.differences import Theory
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import plain_figure
from guiapp.widgets.plots.plot_axes import axis_font
from guiapp.widgets.plots.slope_colors import secant_color
from guiapp.widgets.rough_figure import rough_figure

Span = tuple[float, float]

ENDS = np.array([-17.0, 1.0])  # of the two straight lines, a little beyond the axis
X_LEFT, X_RIGHT = -16.5, 0.5  # the ends of the axis
EDGE = (-16.4, 0.4)  # where the line of an h beyond the axis stands


class ErrorMarks(QObject):
    """Draws into a ``pyqtgraph.PlotWidget`` whose axes are exponents of ten."""

    def __init__(self, plot: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._theories: Mapping[str, Theory] = {}
        self._precision = "float64"
        self._view: Span = (-18.0, 2.0)
        self._step = (math.nan, math.nan)
        self._now = pg.InfiniteLine(angle=90)
        self._here = pg.ScatterPlotItem(antialias=True, size=13, symbol="o")
        self._truncation = pg.PlotCurveItem(antialias=True)
        self._rounding = pg.PlotCurveItem(antialias=True)
        self._best = pg.PlotCurveItem(antialias=False)
        self._words = {
            name: pg.TextItem(anchor=anchor)
            for name, anchor in (
                # the lower corners are free: the errors keep close below the expected lines
                ("rounding", (0.0, 1.0)),
                ("truncation", (1.0, 1.0)),
                ("best", (0.5, 0.0)),
                ("now", (0.0, 0.5)),
            )
        }
        items = (self._truncation, self._rounding, self._best, self._now)
        for order, item in enumerate((*items, self._here, *self._words.values())):
            item.setZValue(order if item in items else 6)
            plot.addItem(item, ignoreBounds=True)
        self.set_fonts()

    def show_theories(self, theories: Mapping[str, Theory], precision: str, view: Span) -> None:
        """Draw what is to be expected of ``precision``; ``view`` is the range of the errors."""
        self._theories, self._precision, self._view = theories, precision, view
        self._draw()

    def show_step(self, h: float, error: float) -> None:
        self._step = (h, error)
        self._draw_step()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        muted = theme.color("muted")
        dots = pg.mkPen(muted, width=1.4, style=Qt.PenStyle.DotLine)
        self._truncation.setPen(dots)
        self._rounding.setPen(dots)
        self._best.setPen(pg.mkPen(theme.color("good"), width=1.4, style=Qt.PenStyle.DashDotLine))
        self._now.setPen(pg.mkPen(theme.color("accent"), width=1.4))
        self._here.setPen(pg.mkPen(theme.color("accent"), width=2))
        self._here.setBrush(pg.mkBrush(secant_color(theme)))
        for name, color in (
            ("truncation", muted),
            ("rounding", muted),
            ("best", theme.color("good")),
            ("now", theme.color("accent")),
        ):
            self._words[name].setColor(color)
            self._words[name].fill = pg.mkBrush(theme.color("surface", 0.85))

    def retranslate(self) -> None:
        self._draw()

    def set_fonts(self) -> None:
        for word in self._words.values():
            word.setFont(axis_font())

    def _draw(self) -> None:
        shown = self._theories.get(self._precision)
        if shown is None:
            return
        low = self._view[0]
        self._words["rounding"].setText(self.tr("rounding, like 1/h"))
        self._words["truncation"].setText(
            self.tr("truncation, like h²") if shown.order == 2 else self.tr("truncation, like h")
        )
        has_bend = math.isfinite(shown.bend) and shown.bend > 0
        has_grain = math.isfinite(shown.grain) and shown.grain > 0
        bend = math.log10(shown.bend) if has_bend else math.nan
        grain = math.log10(shown.grain) if has_grain else math.nan
        self._line(self._truncation, bend + shown.order * ENDS, has_bend)
        self._line(self._rounding, grain - ENDS, has_grain)
        self._write("rounding", has_grain, X_LEFT, low)
        self._write("truncation", has_bend, X_RIGHT, low)
        self._draw_best(shown)
        self._draw_step()

    def _draw_best(self, shown: Theory) -> None:
        best = shown.best_step()
        there = math.isfinite(best) and best > 0
        low, high = self._view
        at = math.log10(best) if there else 0.0
        self._best.setData([at, at] if there else [], [low, high] if there else [])
        word = self._words["best"]
        text = self.tr("best h ≈ {h}")
        word.setText(text.format(h=rough_figure(best)) if there else "")
        word.setVisible(there)
        word.setAnchor((min(max((at + 16) / 16, 0.0), 1.0), 0.0))
        word.setPos(at, high)

    def _draw_step(self) -> None:
        h, error = self._step
        if not h > 0:
            return
        low, high = self._view
        exponent = math.log10(h)
        at = min(max(exponent, EDGE[0]), EDGE[1])
        self._now.setValue(at)
        word = self._words["now"]
        beyond = exponent != at
        word.setText(self.tr("h = {h}, far to the left").format(h=plain_figure(h)))
        word.setVisible(beyond)  # its ground would cover the line
        word.setPos(at, (low + high) / 2)
        there = math.isfinite(error)
        height = min(max(math.log10(error), low + 0.4), high) if there and error > 0 else low + 0.4
        self._here.setData([at] if there else [], [height] if there else [])

    def _line(self, item: Any, heights: Any, there: bool) -> None:
        item.setData(ENDS if there else [], heights if there else [])

    def _write(self, name: str, there: bool, x: float, y: float) -> None:
        self._words[name].setVisible(there)
        self._words[name].setPos(x, y)
