"""A fine-tuning while it runs: its loss, and what it gains and forgets."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from engine.fine_tuning import TuningCourse
from guiapp.widgets.numerals import figure, short_figure
from guiapp.widgets.plots.line_legend import LegendEntry
from guiapp.widgets.plots.study_plot import StudyPlot, draw_dots, draw_line

TEST_STYLE = Qt.PenStyle.DashLine
PLANNED = 300  # updates, as long as there is no course
LOSS_STEP = 0.25  # the axes grow in steps, so that they do not jitter while the curves grow
ACCURACY_STEP = 10.0


class TuningPlot(StudyPlot):
    """What both plots have in common: the updates on the horizontal axis, one course at a time."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._course: TuningCourse | None = None
        self.pointer.hovered.connect(self._hover)

    def show_course(self, course: TuningCourse | None) -> None:
        """Show how far it is; None empties the plot."""
        self._course = course
        self._draw()

    def course(self) -> TuningCourse | None:
        """What is shown."""
        return self._course

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("bottom", self.tr("updates"))
        self._draw()

    def add(self, *items: object) -> None:
        for order, item in enumerate(items):
            item.setZValue(order)  # type: ignore[attr-defined]
            self.plot.addItem(item, ignoreBounds=True)

    def span(self) -> tuple[float, float]:
        """Of the horizontal axis."""
        return 0.0, float(self._course.planned if self._course is not None else PLANNED)

    def _draw(self) -> None:
        raise NotImplementedError

    @Slot(float, float)
    def _hover(self, x: float, _y: float) -> None:
        course = self._course
        if course is not None:
            text = self._reading(course, x)
            if text:
                self.notes.read_out(text, self.theme.color("text"))

    def _reading(self, course: TuningCourse, x: float) -> str:
        raise NotImplementedError


class TuningLossPlot(TuningPlot):
    """The loss of each mini-batch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("tuning_loss", parent)
        self._line = pg.PlotCurveItem(antialias=True)
        self.add(self._line)
        self.retranslate()

    def _draw(self) -> None:
        course = self._course
        losses = np.zeros(0) if course is None else course.losses
        self.notes.explain("" if len(losses) else self.tr("Press T: the loss appears here."))
        draw_line(self._line, np.arange(1.0, len(losses) + 1), losses)
        self.look()
        self.dress()

    @Slot()
    def look(self) -> None:
        losses = np.zeros(0) if self._course is None else self._course.losses
        most = float(losses.max(initial=0.1))
        high = math.ceil(most / LOSS_STEP) * LOSS_STEP
        self.box.setRange(xRange=self.span(), yRange=(0.0, high), padding=0.0)

    def dress(self) -> None:
        self._line.setPen(pg.mkPen(self.theme.color("loss"), width=1.5))
        empty = self._course is None
        entry = LegendEntry(self.tr("loss of the mini-batch"), self.theme.color("loss"))
        self.legend.set_entries(() if empty else (entry,))

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("left", self.tr("loss"))
        self.plot.setAccessibleName(self.tr("Loss while fine-tuning"))
        self.plot.setToolTip(
            self.tr(
                "The loss of each mini-batch before its update: my digits and MNIST's together."
            )
        )

    def _reading(self, course: TuningCourse, x: float) -> str:
        if not len(course.losses):
            return ""
        k = min(max(round(x), 1), len(course.losses))
        text = self.tr("update {number}: {loss}")
        return text.format(number=k, loss=short_figure(float(course.losses[k - 1])))


class TuningAccuracyPlot(TuningPlot):
    """Accuracy on one's own digits, which rises, and on MNIST's test set, which must not fall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("tuning_accuracy", parent)
        self._own, self._test = (pg.PlotCurveItem(antialias=True) for _ in range(2))
        self._own_dots = pg.ScatterPlotItem(size=6, symbol="o", pxMode=True)
        self._test_dots = pg.ScatterPlotItem(size=7, symbol="t1", pxMode=True)
        self.add(self._test, self._test_dots, self._own, self._own_dots)
        self.retranslate()

    def _draw(self) -> None:
        course = self._course
        empty = course is None or not len(course.measured_at)
        self.notes.explain(
            self.tr("And here what it learns, and what it forgets.") if empty else ""
        )
        if course is None or empty:
            for item in (self._own, self._test, self._own_dots, self._test_dots):
                item.setData([], [])
        else:
            x = course.measured_at.astype(np.float64)
            for line, dots, shares in (
                (self._own, self._own_dots, course.own_accuracy),
                (self._test, self._test_dots, course.test_accuracy),
            ):
                draw_line(line, x, 100 * shares)
                draw_dots(dots, x, 100 * shares)
        self.look()
        self.dress()

    @Slot()
    def look(self) -> None:
        course, least = self._course, 100.0 - ACCURACY_STEP
        if course is not None and len(course.measured_at):
            lowest = 100 * min(course.own_accuracy.min(), course.test_accuracy.min())
            least = min(least, math.floor(lowest / ACCURACY_STEP) * ACCURACY_STEP)
        room = 0.04 * (100.0 - least)  # a dot at 100 % is seen whole
        self.box.setRange(xRange=self.span(), yRange=(least, 100.0 + room), padding=0.0)

    def dress(self) -> None:
        own, test = self.theme.color("train"), self.theme.color("test")
        self._own.setPen(pg.mkPen(own, width=2))
        self._test.setPen(pg.mkPen(test, width=2, style=TEST_STYLE))
        for dots, color in ((self._own_dots, own), (self._test_dots, test)):
            dots.setPen(pg.mkPen(color, width=1))
        self._own_dots.setBrush(pg.mkBrush(own))
        self._test_dots.setBrush(pg.mkBrush(self.theme.color("surface")))
        if self._course is None:
            self.legend.set_entries(())
            return
        self.legend.set_entries(
            (
                LegendEntry(self.tr("my digits"), own, mark="disc"),
                LegendEntry(self.tr("MNIST test set"), test, TEST_STYLE, "triangle"),
            )
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("left", self.tr("accuracy in %"))
        self.plot.setAccessibleName(self.tr("Accuracy while fine-tuning"))
        self.plot.setToolTip(
            self.tr(
                "What share it answers rightly: of my digits, which it learns from, and of the "
                "10,000 test images of MNIST, which it never learns from."
            )
        )

    def _reading(self, course: TuningCourse, x: float) -> str:
        if not len(course.measured_at):
            return ""
        k = int(np.argmin(np.abs(course.measured_at - x)))
        text = self.tr("after {number} updates\nmy digits: {own} %\nMNIST test set: {test} %")
        return text.format(
            number=int(course.measured_at[k]),
            own=figure(100 * float(course.own_accuracy[k]), 1),
            test=figure(100 * float(course.test_accuracy[k]), 2),
        )
