"""A histogram in a small box: filled bars for now, an outline for the start, one axis below."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from engine.histograms import Histogram
from guiapp.theme import Theme
from guiapp.widgets.numerals import MINUS, plain_figure

HEADROOM = 1.12  # of the tallest bar
LINEAR, DECADES = "linear", "decades"


@dataclass(frozen=True)
class Cell:
    """One box of a table of histograms.

    Attributes
    ----------
    now : filled; None leaves the box empty
    start : outlined over it, in the same bins; None for none
    meaning : a color of the theme, or "signed" for the colors of weights below and above zero
    axis : "linear", or "decades" where the edges are exponents of ten
    note : a few words in the upper right corner
    """

    now: Histogram | None
    start: Histogram | None = None
    meaning: str = "accent"
    axis: str = LINEAR
    note: str = ""

    def bin_at(self, share: float) -> int | None:
        """The bin at a share of the width, 0 at the left end and 1 at the right."""
        if self.now is None or not 0.0 <= share <= 1.0:
            return None
        return min(int(share * len(self.now.counts)), len(self.now.counts) - 1)

    def end_words(self) -> tuple[str, str]:
        """The figures at the ends of the axis."""
        if self.now is None:
            return "", ""
        return self.value_words(self.now.low), self.value_words(self.now.high)

    def value_words(self, value: float) -> str:
        """A place on the axis as it is read."""
        if self.axis == LINEAR:
            return plain_figure(float(f"{value:.4g}"))
        if value == round(value):
            return f"1e{value:.0f}".replace("-", MINUS)
        return f"{10.0**value:.1e}".replace("e-0", "e-").replace("e+0", "e").replace("-", MINUS)


def paint_cell(painter: QPainter, box: QRectF, cell: Cell, theme: Theme) -> None:
    """The bars and the outline within ``box``, the axis along its lower edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(box, theme.color("surface"))
    now = cell.now
    if now is not None:
        tallest = max(float(now.shares.max(initial=0.0)), _tallest(cell.start)) * HEADROOM
        if tallest > 0.0:
            _fill(painter, box, cell, now, tallest, theme)
            if cell.start is not None:
                _outline(painter, box, cell.start, tallest, theme.color("text", 0.75))
    painter.setPen(QPen(theme.color("border"), 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())


def _tallest(histogram: Histogram | None) -> float:
    return 0.0 if histogram is None else float(histogram.shares.max(initial=0.0))


def _fill(
    painter: QPainter, box: QRectF, cell: Cell, now: Histogram, tallest: float, theme: Theme
) -> None:
    """One rectangle a bin; bins without anything are left out."""
    edges = np.round(box.left() + box.width() * np.linspace(0, 1, len(now.counts) + 1))
    heights = np.ceil(now.shares / tallest * box.height())
    middles = (now.edges[:-1] + now.edges[1:]) / 2
    if cell.meaning == "signed":
        colors = [theme.color("negative" if m < 0 else "positive", 0.8) for m in middles]
    else:
        colors = [theme.color(cell.meaning, 0.8)] * len(middles)
    for index in np.flatnonzero(now.counts):
        left, right = float(edges[index]), float(edges[index + 1])
        height = float(heights[index])
        bar = QRectF(left, box.bottom() - height, max(1.0, right - left), height)
        painter.fillRect(bar, colors[index])


def _outline(
    painter: QPainter, box: QRectF, start: Histogram, tallest: float, color: QColor
) -> None:
    """The contour of the bars."""
    edges = np.repeat(np.linspace(box.left(), box.right(), len(start.counts) + 1), 2)
    tops = np.repeat(box.bottom() - start.shares / tallest * box.height(), 2)
    heights = np.concatenate(([box.bottom()], tops, [box.bottom()]))
    points = [QPointF(x, y) for x, y in zip(edges.tolist(), heights.tolist(), strict=True)]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1))
    painter.drawPolyline(QPolygonF(points))
