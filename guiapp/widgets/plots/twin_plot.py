"""Two trainings, loss against steps or against seconds: the same curve, and not the same time."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine.check.twin_training import TwinCourse
from guiapp.widgets.numerals import short_figure
from guiapp.widgets.plots.line_legend import LegendEntry
from guiapp.widgets.plots.slope_colors import (
    SECANT_STYLE,
    secant_color,
    secant_pen,
    tangent_color,
    tangent_pen,
)
from guiapp.widgets.plots.study_plot import StudyAxis, StudyPlot, draw_dots, draw_line
from guiapp.widgets.rough_figure import rough_figure


class StepAxis(StudyAxis):
    """Whole numbers only: there is no half step."""

    def tickValues(  # noqa: N802 (pyqtgraph's name)
        self, low: float, high: float, size: float
    ) -> list[tuple[float, list[float]]]:
        levels = [level for level in super().tickValues(low, high, size) if level[0] >= 1]
        whole = [float(step) for step in range(math.ceil(low), math.floor(high) + 1)]
        return levels or [(1.0, whole)]


class TwinPlot(StudyPlot):
    """One of the two pictures."""

    def __init__(self, against: str, parent: QWidget | None = None) -> None:
        """``against`` "steps", or "seconds" on a logarithmic axis."""
        self._in_time = against == "seconds"
        axes = None if self._in_time else {"bottom": StepAxis("bottom")}
        super().__init__(f"twins_{against}", parent, axes)
        self._course: TwinCourse | None = None
        self._slow = pg.PlotCurveItem(antialias=True)
        self._quick = pg.PlotCurveItem(antialias=True)
        self._slow_dots = pg.ScatterPlotItem(size=6, symbol="o", pxMode=True)
        self._quick_dots = pg.ScatterPlotItem(size=8, symbol="o", pxMode=True)
        items = (self._quick, self._quick_dots, self._slow, self._slow_dots)
        for order, item in enumerate(items):
            item.setZValue(order)
            self.plot.addItem(item, ignoreBounds=True)
        if self._in_time:
            self.plot.getAxis("bottom").setLogMode(True)
        self.pointer.hovered.connect(self._hover)
        self.retranslate()

    def show_course(self, course: TwinCourse | None) -> None:
        """Show how far both are; None empties the plot."""
        self._course = course
        self._draw()

    def course(self) -> TwinCourse | None:
        """What is shown."""
        return self._course

    def _draw(self) -> None:
        course = self._course
        empty = course is None or course.steps == 0
        self.notes.explain(self._empty() if empty else "")
        if course is None or empty:
            for item in (self._slow, self._quick, self._slow_dots, self._quick_dots):
                item.setData([], [])
        else:
            slow, quick = self._x(course)
            draw_line(self._slow, slow, course.numerical_losses)
            draw_line(self._quick, quick, course.backprop_losses)
            draw_dots(self._slow_dots, slow, course.numerical_losses)
            draw_dots(self._quick_dots, quick, course.backprop_losses)
            self.look()
        self.dress()

    def _x(self, course: TwinCourse) -> tuple[np.ndarray, np.ndarray]:
        if self._in_time:
            seconds = (course.numerical_seconds, course.backprop_seconds)
            return np.log10(np.maximum(seconds[0], 1e-6)), np.log10(np.maximum(seconds[1], 1e-6))
        steps = np.arange(1.0, course.steps + 1)
        return steps, steps

    @Slot()
    def look(self) -> None:
        course = self._course
        if course is None or course.steps == 0:
            return
        losses = np.concatenate((course.numerical_losses, course.backprop_losses))
        usable = losses[np.isfinite(losses)]
        # in steps, so that the axis does not jitter while the curve grows
        high = math.ceil(float(usable.max(initial=0.1)) * 1.05 * 4) / 4
        if self._in_time:
            slow, quick = self._x(course)
            x = (math.floor(float(quick.min())), max(math.ceil(float(slow.max())), 0))
        else:
            x = (0, course.planned + 1)
        self.box.setRange(xRange=x, yRange=(0.0, high), padding=0.0)

    def dress(self) -> None:
        theme, course = self.theme, self._course
        self._slow.setPen(secant_pen(theme))
        self._quick.setPen(tangent_pen(theme))
        self._slow_dots.setPen(pg.mkPen(theme.color("surface"), width=1))
        self._slow_dots.setBrush(pg.mkBrush(secant_color(theme)))
        self._quick_dots.setPen(pg.mkPen(tangent_color(theme), width=2))
        self._quick_dots.setBrush(None)
        if course is None or course.steps == 0:
            self.legend.set_entries(())
            return
        slow, quick = self.tr("differences"), self.tr("backpropagation")
        if self._in_time:
            text = self.tr("{method}: {seconds} s")
            slow = text.format(method=slow, seconds=rough_figure(course.numerical_seconds[-1], 2))
            quick = text.format(method=quick, seconds=rough_figure(course.backprop_seconds[-1], 2))
        self.legend.set_entries(
            (
                LegendEntry(quick, tangent_color(theme), mark="ring"),
                LegendEntry(slow, secant_color(theme), SECANT_STYLE, "disc"),
            )
        )

    def retranslate(self) -> None:
        super().retranslate()
        if self._in_time:
            self.plot.setAccessibleName(self.tr("Loss of both trainings against time"))
            self.plot.setToolTip(
                self.tr(
                    "The same losses over the seconds that were spent on gradients; each mark of "
                    "the axis stands for ten times as long."
                )
            )
            self.plot.setLabel("bottom", self.tr("seconds spent on gradients"))
        else:
            self.plot.setAccessibleName(self.tr("Loss of both trainings against steps"))
            self.plot.setToolTip(
                self.tr(
                    "The loss of each mini-batch before its step: once with the gradient by "
                    "differences, once with the one by backpropagation."
                )
            )
            self.plot.setLabel("bottom", self.tr("steps"))
        self.plot.setLabel("left", self.tr("loss"))
        self._draw()

    def _empty(self) -> str:
        if self._in_time:
            return self.tr("And here the same losses over the time they took.")
        return self.tr("Press T: both methods train from the same weights on the same batches.")

    @Slot(float, float)
    def _hover(self, x: float, _y: float) -> None:
        course = self._course
        if course is None or course.steps == 0:
            return
        slow, quick = self._x(course)
        near = slow if np.abs(slow - x).min() <= np.abs(quick - x).min() else quick
        k = int(np.argmin(np.abs(near - x)))
        text = self.tr("step {step}\ndifferences: {slow}\nbackpropagation: {quick}")
        self.notes.read_out(
            text.format(
                step=k + 1,
                slow=short_figure(float(course.numerical_losses[k])),
                quick=short_figure(float(course.backprop_losses[k])),
            ),
            self.theme.color("text"),
        )
