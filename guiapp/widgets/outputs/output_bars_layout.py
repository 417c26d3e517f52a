"""Where the parts of the output bars lie, in pixels; where one is painted, it is also grabbed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from guiapp.widgets.outputs.push_arrow import HEADROOM

Span = tuple[float, float]

TOP_PX = 8.0
GAP_PX = 8.0
LEAST_PX = 80.0  # of height for the bars
SCORES_SHARE = 0.6  # of the height, when the probabilities stand below the scores


class Part(Enum):
    """What can be under the mouse."""

    BAR = "bar"
    FIGURE = "figure"
    LABEL = "label"


@dataclass(frozen=True)
class BarsLayout:
    """The areas from top to bottom, for a widget of some size.

    Attributes
    ----------
    legend : the line above everything
    bars : the bars that are dragged, arrows above them included
    figures, slopes : rows of their values and of the gradient
    probabilities, percentages : bars and figures after softmax; of no height without it
    labels : the row in which the right answer is chosen
    unit_px : height of a bar of 1
    """

    legend: QRectF
    bars: QRectF
    figures: QRectF
    slopes: QRectF
    probabilities: QRectF
    percentages: QRectF
    labels: QRectF
    span: Span
    unit_px: float
    outputs: int

    @property
    def slot_px(self) -> float:
        """Width of one output's column."""
        return self.bars.width() / self.outputs

    def middle(self, index: int) -> float:
        """The x of the middle of a column."""
        return self.bars.left() + (index + 0.5) * self.slot_px

    def height_of(self, value: float) -> float:
        """The y of a value of the bars that are dragged."""
        return self.bars.bottom() - (value - self.span[0]) * self.unit_px

    def value_at(self, y: float) -> float:
        """The value at a y, within the span."""
        value = self.span[0] + (self.bars.bottom() - y) / self.unit_px
        return min(max(value, self.span[0]), self.span[1])

    def column(self, index: int) -> QRectF:
        """The whole column of an output."""
        left = self.bars.left() + index * self.slot_px
        return QRectF(left, self.bars.top(), self.slot_px, self.labels.bottom() - self.bars.top())

    def cell(self, row: QRectF, index: int) -> QRectF:
        """The cell of an output in one of the rows."""
        return QRectF(row.left() + index * self.slot_px, row.top(), self.slot_px, row.height())

    def find(self, position: QPointF) -> tuple[Part, int] | None:
        """The part at a point of the widget, and of which output."""
        index = int((position.x() - self.bars.left()) // self.slot_px)
        if not 0 <= index < self.outputs:
            return None
        y = position.y()
        if self.labels.top() - GAP_PX / 2 <= y:
            return Part.LABEL, index
        if self.figures.top() <= y < self.figures.bottom():
            return Part.FIGURE, index
        if y < self.figures.top():
            return Part.BAR, index
        return None


def least_height(line_px: float) -> float:
    """Of a widget in which the bars still have their least height, with or without softmax."""
    return TOP_PX + 5 * line_px + 3.5 * GAP_PX + LEAST_PX


def lay_out(
    size: tuple[int, int], line_px: float, gutter_px: float, span: Span, *, softmax: bool
) -> BarsLayout:
    """Divide a widget of ``size`` (width, height) with text lines ``line_px`` high."""
    width, height = size
    left, wide = gutter_px, max(width - gutter_px - GAP_PX, 100.0)
    label_px = line_px + GAP_PX
    rows_px = 2 * line_px + label_px + 1.5 * GAP_PX + (line_px + GAP_PX if softmax else 0)
    top = TOP_PX + line_px
    free = max(height - top - rows_px, LEAST_PX)
    bars_px = SCORES_SHARE * free if softmax else free

    def strip(top: float, height: float) -> QRectF:
        return QRectF(left, round(top), wide, round(height))

    bars = strip(top, bars_px)
    figures = strip(bars.bottom() + GAP_PX / 2, line_px)
    slopes = strip(figures.bottom(), line_px)
    probabilities = percentages = strip(slopes.bottom(), 0)
    if softmax:
        probabilities = strip(slopes.bottom() + GAP_PX, free - bars_px)
        percentages = strip(probabilities.bottom() + GAP_PX / 2, line_px)
    labels = strip(height - label_px, label_px - 2)
    return BarsLayout(
        legend=strip(TOP_PX, line_px).adjusted(0, 0, -GAP_PX, 0),
        bars=bars,
        figures=figures,
        slopes=slopes,
        probabilities=probabilities,
        percentages=percentages,
        labels=labels,
        span=span,
        unit_px=bars.height() / ((span[1] - span[0]) * (1.0 + HEADROOM)),
        outputs=10,
    )
