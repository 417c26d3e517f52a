"""How the output bars are painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from guiapp.theme import Theme
from guiapp.widgets.numerals import MINUS, plain_figure, short_figure
from guiapp.widgets.outputs.output_bars_layout import BarsLayout
from guiapp.widgets.outputs.push_arrow import arrow_length, paint_push

Array = NDArray[np.float64]
Form = Callable[[float], str]

ARROW_PX = 3.0
BAR_SHARE = 0.62  # of a column


@dataclass(frozen=True)
class Outputs:
    """What the bars show.

    Attributes
    ----------
    values : (10,) what is dragged, probabilities or scores
    probabilities : (10,) the same after softmax, or None where ``values`` are probabilities
    right : index of the right answer
    gradient : (10,) slope of the loss with respect to each value, or None
    letter : the loss's, as in the formula
    """

    values: Array
    right: int
    gradient: Array | None = None
    probabilities: Array | None = None
    letter: str = "E"


def probability_figure(value: float) -> str:
    """``0.600``; ``0`` only for exactly nothing, and ``6.1e−6`` for almost nothing."""
    if value == 0 or value >= 5e-4:
        return "0" if value == 0 else f"{value:.3f}"
    return short_figure(value)


def score_figure(value: float) -> str:
    """``−2.50``: scores in hundredths, the sign a true minus."""
    return f"{value:.2f}".replace("-", MINUS)


def slope_figure(value: float) -> str:
    """``−0.900``, ``−11.1``, ``−4e−5``, ``−1.0e7``: seven signs at most; ``0`` for no push."""
    size = abs(value)
    if size == 0:
        return "0"  # also for minus zero
    if size < 5e-4:
        return plain_figure(float(f"{value:.0e}"))
    if size < 9.9995:
        return f"{value:.3f}".replace("-", MINUS)
    return short_figure(value)


@dataclass(frozen=True)
class BarsPicture:
    """One painting of the bars: everything it needs, and nothing that changes meanwhile."""

    outputs: Outputs
    layout: BarsLayout
    theme: Theme
    font: QFont
    names: tuple[str, str, str, str]  # of the rows: values, gradient, probabilities, labels
    legend: str
    focus: int | None
    hover: int | None

    def paint(self, painter: QPainter) -> None:
        """Everything, from the back to the front."""
        painter.setFont(self.font)
        self._paint_columns(painter)
        self._paint_scale(painter)
        self._paint_legend(painter)
        self._paint_bars(painter)
        if self.outputs.probabilities is not None:
            self._paint_probabilities(painter, self.outputs.probabilities)
        self._paint_figures(painter)
        self._paint_labels(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_arrows(painter)

    def _paint_columns(self, painter: QPainter) -> None:
        """The column under the mouse is lit, the one that the keys move is framed."""
        if self.hover is not None:
            painter.fillRect(self.layout.column(self.hover), self.theme.color("grid", 0.5))
        if self.focus is not None:
            painter.setPen(QPen(self.theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = self.layout.column(self.focus).toAlignedRect()
            painter.drawRoundedRect(QRectF(frame).adjusted(1.5, -2.5, -1.5, -0.5), 4, 4)

    def _paint_scale(self, painter: QPainter) -> None:
        layout = self.layout
        low, high = layout.span
        marks = (0.0, 0.5, 1.0) if low == 0 else (low, 0.0, high)
        for value in marks:
            y = round(layout.height_of(value))
            strong = "border" if value == low else "grid"
            line = QRectF(layout.bars.left(), y, layout.bars.width(), 1)
            painter.fillRect(line, self.theme.color(strong))
            self._paint_name(painter, y, f"{value:g}".replace("-", MINUS))

    def _paint_legend(self, painter: QPainter) -> None:
        """What the arrows mean, above the tallest of them."""
        room = self.layout.legend
        painter.setPen(self.theme.color("muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self.legend)
        if self.outputs.gradient is None or not self.outputs.gradient.any():
            return
        left = room.right() - painter.fontMetrics().horizontalAdvance(self.legend) - 12
        colors = self.theme.color("gradient"), self.theme.color("surface")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_push(painter, QPointF(left, room.bottom() - 3), room.height() - 5, colors, 2.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_name(self, painter: QPainter, y: float, text: str) -> None:
        """A quiet word or number in the gutter, its middle at ``y``."""
        painter.setPen(self.theme.color("muted"))
        room = QRectF(0, y - 20, self.layout.bars.left() - 8, 40)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_bars(self, painter: QPainter) -> None:
        ground = self.layout.bars.bottom()
        for index, value in enumerate(self.outputs.values):
            top = round(self.layout.height_of(float(value)))
            self._paint_bar(painter, index, ground, top)
            handle = QRectF(self._bar_left(index), top - 1.5, self._bar_px, 3)
            painter.fillRect(handle, self._color(index, 1.0))  # also a bar of 0 can be seen

    def _paint_bar(self, painter: QPainter, index: int, ground: float, top: float) -> None:
        bar = QRectF(self._bar_left(index), top, self._bar_px, ground - top)
        painter.fillRect(bar, self._color(index, 0.8 if index == self.outputs.right else 0.4))

    def _paint_probabilities(self, painter: QPainter, probabilities: Array) -> None:
        area = self.layout.probabilities
        for value in (0.0, 1.0):
            y = round(area.bottom() - value * area.height())
            strong = "border" if value == 0 else "grid"
            line = QRectF(area.left(), y, area.width(), 1)
            painter.fillRect(line, self.theme.color(strong))
            self._paint_name(painter, y, f"{value:g}")
        for index, value in enumerate(probabilities):
            top = area.bottom() - float(value) * area.height()
            self._paint_bar(painter, index, area.bottom(), top)

    def _paint_figures(self, painter: QPainter) -> None:
        outputs, layout = self.outputs, self.layout
        form = probability_figure if outputs.probabilities is None else score_figure
        self._paint_row(painter, layout.figures, outputs.values, form, self.names[0])
        if outputs.gradient is not None:
            self._paint_row(painter, layout.slopes, outputs.gradient, slope_figure, self.names[1])
        if outputs.probabilities is not None:
            values, row = outputs.probabilities, layout.percentages
            self._paint_row(painter, row, values, probability_figure, self.names[2])

    def _paint_row(
        self, painter: QPainter, row: QRectF, values: Array, form: Form, name: str
    ) -> None:
        """A row of figures with its name in the gutter; a zero is quiet."""
        self._paint_name(painter, row.center().y(), name)
        text, quiet = self.theme.color("text"), self.theme.color("muted")
        for index, value in enumerate(values):
            painter.setPen(quiet if value == 0 else text)
            cell = self.layout.cell(row, index).adjusted(-4, 0, 4, 0)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, form(float(value)))

    def _paint_labels(self, painter: QPainter) -> None:
        layout, right = self.layout, self.outputs.right
        self._paint_name(painter, layout.labels.center().y(), self.names[3])
        bold = QFont(self.font)
        bold.setBold(True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(layout.outputs):
            cell = layout.cell(layout.labels, index)
            width = min(cell.width() - 8, 2.0 * cell.height())
            pill = QRectF(layout.middle(index) - width / 2, cell.top(), width, cell.height())
            chosen = index == right
            painter.setBrush(self.theme.color("accent" if chosen else "raised"))
            painter.setPen(QPen(self.theme.color("accent" if chosen else "border"), 1))
            painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setFont(bold if chosen else self.font)
            painter.setPen(self.theme.color("on_accent" if chosen else "text"))
            text = f"{index} ✓" if chosen else str(index)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(self.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_arrows(self, painter: QPainter) -> None:
        outputs, layout = self.outputs, self.layout
        if outputs.gradient is None:
            return
        colors = self.theme.color("gradient"), self.theme.color("surface")
        unit = layout.unit_px * (layout.span[1] - layout.span[0])
        for index, (value, slope) in enumerate(zip(outputs.values, outputs.gradient, strict=True)):
            top = QPointF(layout.middle(index), layout.height_of(float(value)))
            paint_push(painter, top, arrow_length(float(slope), unit), colors, ARROW_PX)

    def _color(self, index: int, alpha: float) -> QColor:
        return self.theme.color("accent" if index == self.outputs.right else "muted", alpha)

    @property
    def _bar_px(self) -> float:
        return round(BAR_SHARE * self.layout.slot_px)

    def _bar_left(self, index: int) -> float:
        return round(self.layout.middle(index) - self._bar_px / 2)
