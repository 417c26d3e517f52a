"""The loss while one weight moves, and the slopes that both methods find there."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine.check.probe import WeightCurve
from guiapp.widgets.numerals import short_figure
from guiapp.widgets.plots.gradient_scatter import parameter_name
from guiapp.widgets.plots.line_legend import LINE, LegendEntry
from guiapp.widgets.plots.slope_colors import (
    SECANT_STYLE,
    secant_color,
    secant_pen,
    tangent_color,
    tangent_pen,
)
from guiapp.widgets.plots.study_plot import StudyPlot, draw_dots, draw_line


class WeightPlot(StudyPlot):
    """Change of the loss over change of the weight, so that no digits are lost in the labels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("weight_plot", parent)
        self._curve: WeightCurve | None = None
        self._loss = pg.PlotCurveItem(antialias=True)
        self._backprop = pg.PlotCurveItem(antialias=True)
        self._numerical = pg.PlotCurveItem(antialias=True)
        self._asked = pg.ScatterPlotItem(size=9, symbol="o", pxMode=True)
        for order, item in enumerate((self._backprop, self._loss, self._numerical, self._asked)):
            item.setZValue(order)
            self.plot.addItem(item, ignoreBounds=True)
        self.pointer.hovered.connect(self._hover)
        self.retranslate()

    def show_curve(self, curve: WeightCurve | None) -> None:
        """Show one parameter; None empties the plot."""
        self._curve = curve
        self._draw()

    def curve(self) -> WeightCurve | None:
        """What is shown."""
        return self._curve

    def _draw(self) -> None:
        curve = self._curve
        self.notes.explain("" if curve is not None else self._empty())
        if curve is None:
            for item in (self._loss, self._backprop, self._numerical, self._asked):
                item.setData([], [])
            self.plot.setLabel("bottom", self.tr("change of the weight"))
            self.dress()
            return
        ends = np.array([curve.offsets[0], curve.offsets[-1]])
        draw_line(self._loss, curve.offsets, curve.losses - curve.loss)
        self._line(self._backprop, ends, curve.backprop, 0.0)
        asked = np.array([curve.h, -curve.h if curve.scheme == "central" else 0.0])
        heights = np.interp(asked, curve.offsets, curve.losses) - curve.loss
        # the secant goes through the two losses that were asked for
        self._line(self._numerical, ends, curve.numerical, heights[0] - curve.numerical * curve.h)
        draw_dots(self._asked, asked, heights)
        text = self.tr("change of {parameter}, which is {weight}")
        name = parameter_name(curve.name, curve.index)
        self.plot.setLabel("bottom", text.format(parameter=name, weight=short_figure(curve.weight)))
        self.look()
        self.dress()

    def _line(self, item: pg.PlotCurveItem, x: np.ndarray, slope: float, above: float) -> None:
        with np.errstate(over="ignore", invalid="ignore"):
            draw_line(item, x, above + slope * x)

    @Slot()
    def look(self) -> None:
        curve = self._curve
        if curve is None:
            return
        heights = curve.losses - curve.loss
        reach = float(curve.offsets[-1])
        slopes = [abs(s) for s in (curve.numerical, curve.backprop) if math.isfinite(s)]
        values = np.abs(heights[np.isfinite(heights)])
        own = float(values.max(initial=0.0))
        # a wrong slope may be a hundred times too steep: then it leaves the picture
        steep = max(slopes, default=0.0) * reach
        # ... but where no digit of the loss moves, in float32 by 1e-13, it is all there is to see
        high = (max(own, min(steep, 4 * own)) if own else steep) * 1.1 or 1e-12
        self.box.setRange(xRange=(-reach, reach), yRange=(-high, high), padding=0.0)

    def dress(self) -> None:
        theme, curve = self.theme, self._curve
        self._loss.setPen(pg.mkPen(theme.color("loss"), width=2.2))
        self._backprop.setPen(tangent_pen(theme))
        self._numerical.setPen(secant_pen(theme))
        self._asked.setPen(pg.mkPen(theme.color("surface"), width=1))
        self._asked.setBrush(pg.mkBrush(secant_color(theme)))
        if curve is None:
            self.legend.set_entries(())
            return
        exact = self.tr("slope by backpropagation: {slope}")
        differences = self.tr("slope by differences: {slope}")
        self.legend.set_entries(
            (
                LegendEntry(self.tr("loss"), theme.color("loss")),
                LegendEntry(
                    exact.format(slope=short_figure(curve.backprop)), tangent_color(theme), LINE
                ),
                LegendEntry(
                    differences.format(slope=short_figure(curve.numerical)),
                    secant_color(theme),
                    SECANT_STYLE,
                    "disc",
                ),
            )
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setAccessibleName(self.tr("Loss against one weight"))
        self.plot.setToolTip(
            self.tr(
                "The loss of the same batch while only this weight moves. Its steepness in the "
                "middle is what both methods try to find. The dots are the two losses that the "
                "difference quotient is made of."
            )
        )
        self.plot.setLabel("left", self.tr("change of the loss"))
        self._draw()

    def _empty(self) -> str:
        return self.tr(
            "The loss against one weight appears here: click a point of the picture above, or "
            "a line of the list beside it."
        )

    @Slot(float, float)
    def _hover(self, x: float, y: float) -> None:
        curve = self._curve
        if curve is None:
            return
        k = int(np.argmin(np.abs(curve.offsets - x)))
        text = self.tr("change {offset}\nloss {loss}")
        self.notes.read_out(
            text.format(
                offset=short_figure(float(curve.offsets[k])), loss=repr(float(curve.losses[k]))
            ),
            self.theme.color("loss"),
        )
