"""How wrong the numerical gradient of a network is, for every h."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from engine.check.probe import PRECISIONS, StepErrors
from guiapp.theme import Theme
from guiapp.widgets.numerals import plain_figure
from guiapp.widgets.plots.line_legend import LegendEntry
from guiapp.widgets.plots.slope_colors import secant_color
from guiapp.widgets.plots.study_plot import StudyPlot, draw_dots, draw_line
from guiapp.widgets.rough_figure import rough_figure

EXPONENTS = (-13.0, -1.0)
ROOM = 0.4
GOOD = 1e-2  # a mistake in backpropagation leaves more than that at every h
LOWEST, HIGHEST = -13.0, 1.0  # exponents of the error
STYLES = {"float64": Qt.PenStyle.SolidLine, "float32": Qt.PenStyle.DashLine}
SYMBOLS = {"float64": ("o", "disc"), "float32": ("t1", "triangle")}


class StepErrorsPlot(StudyPlot):
    """Worst errors as lines with marks, medians as thin ones; grows while it is computed.

    Signals
    -------
    h_chosen(float) : an h was clicked, or dragged to (live), on the ticks of the slider
    """

    h_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("step_errors", parent)
        self._errors: StepErrors | None = None
        for side in ("bottom", "left"):
            self.plot.getAxis(side).setLogMode(True)
        self._now = pg.InfiniteLine(angle=90)
        self.plot.addItem(self._now, ignoreBounds=True)
        self._worst = {name: pg.PlotCurveItem(antialias=True) for name in PRECISIONS}
        self._median = {name: pg.PlotCurveItem(antialias=True) for name in PRECISIONS}
        self._marks = {name: pg.ScatterPlotItem(size=6, pxMode=True) for name in PRECISIONS}
        groups: tuple[dict[str, Any], ...] = (self._median, self._worst, self._marks)
        for order, items in enumerate(groups, start=1):
            for item in items.values():
                item.setZValue(order)
                self.plot.addItem(item, ignoreBounds=True)
        self.plot.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        self.pointer.dragged.connect(self._choose)
        self.pointer.hovered.connect(self._hover)
        self.retranslate()
        self.look()

    def show_errors(self, errors: StepErrors | None) -> None:
        """Show what is known so far; None empties the plot."""
        if errors is not None and errors is self._errors:
            return
        self._errors = errors
        self.notes.explain("" if errors is not None else self._empty())
        for name in PRECISIONS:
            x = worst = median = np.empty(0)
            if errors is not None:
                x = np.log10(errors.steps)
                worst, median = _shown(errors.worst[name]), _shown(errors.median[name])
            draw_line(self._worst[name], x, worst)
            draw_line(self._median[name], x, median)
            draw_dots(self._marks[name], x, worst)
        self.dress()

    def errors(self) -> StepErrors | None:
        """What is shown."""
        return self._errors

    def show_step(self, h: float) -> None:
        """Mark the h of the check."""
        self._now.setValue(math.log10(h))

    @Slot()
    def look(self) -> None:
        self.box.setRange(
            xRange=(EXPONENTS[0] - ROOM, EXPONENTS[1] + ROOM),
            yRange=(LOWEST, HIGHEST),
            padding=0.0,
        )

    def dress(self) -> None:
        entries = []
        self._now.setPen(pg.mkPen(self.theme.color("muted"), width=1.4, style=Qt.PenStyle.DotLine))
        for name in PRECISIONS:
            color = _color(name, self.theme)
            self._worst[name].setPen(pg.mkPen(color, width=2, style=STYLES[name]))
            faint = QColor(color)
            faint.setAlphaF(0.55)
            self._median[name].setPen(pg.mkPen(faint, width=1, style=STYLES[name]))
            symbol, mark = SYMBOLS[name]
            self._marks[name].setSymbol(symbol)
            self._marks[name].setPen(pg.mkPen(color, width=1.2))
            self._marks[name].setBrush(pg.mkBrush(color) if mark == "disc" else None)
            best = self._best(name)
            text = self.tr("{precision}: best h ≈ {h}") if best > 0 else "{precision}"
            words = text.format(precision=name, h=rough_figure(best))
            entries.append(LegendEntry(words, color, STYLES[name], mark))
        thin = self.tr("thin: the median")
        entries.append(LegendEntry(thin, self.theme.color("muted")))
        self.legend.set_entries(entries if self._errors is not None else ())

    def _best(self, name: str) -> float:
        """The h with the smallest worst error, once all are known; nan where none is good."""
        errors = self._errors
        if errors is None or errors.done < len(errors.steps):
            return math.nan
        worst = errors.worst[name]
        if not (worst <= GOOD).any():
            return math.nan
        return float(errors.steps[np.nanargmin(worst)])

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setAccessibleName(self.tr("Error of the numerical gradient against h"))
        self.plot.setToolTip(
            self.tr(
                "How far the difference quotients of a few parameters are from backpropagation, "
                "for every h. At the right the loss bends within h, at the left the digits run "
                "out; with a mistake in backpropagation no h brings the curve down. Click or "
                "drag to choose h."
            )
        )
        self.plot.setLabel("bottom", "h")
        self.plot.setLabel("left", self.tr("relative error"))
        self.notes.explain("" if self._errors is not None else self._empty())
        self.dress()

    def _empty(self) -> str:
        return self.tr("The error against h appears here after a check: press Space.")

    @Slot(float, float)
    def _choose(self, exponent: float, _y: float) -> None:
        ticks = round(min(max(exponent, EXPONENTS[0]), EXPONENTS[1]) * 10) / 10
        self.h_chosen.emit(float(f"{10.0**ticks:.3g}"))

    @Slot(float, float)
    def _hover(self, x: float, _y: float) -> None:
        errors = self._errors
        if errors is None:
            return
        k = int(np.argmin(np.abs(np.log10(errors.steps) - x)))
        text = self.tr("h = {h}\nfloat64: {double}\nfloat32: {single}")
        self.notes.read_out(
            text.format(
                h=plain_figure(float(f"{errors.steps[k]:.3g}")),
                double=rough_figure(float(errors.worst["float64"][k]), 2),
                single=rough_figure(float(errors.worst["float32"][k]), 2),
            ),
            self.theme.color("text"),
        )


def _color(name: str, theme: Theme) -> QColor:
    return secant_color(theme) if name == "float64" else theme.color("muted")


def _shown(errors: np.ndarray) -> np.ndarray:
    """log10 of errors; what is 0 or beyond the picture, at its edge."""
    with np.errstate(divide="ignore", invalid="ignore"):
        exponents: np.ndarray = np.log10(errors)
    return exponents.clip(LOWEST + 0.3, HIGHEST - 0.1)
