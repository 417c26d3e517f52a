"""A histogram in a small box: filled bars for now, an outline for the start, one axis below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from engine.inside.histograms import Histogram
from guiapp.theme import Theme
from guiapp.widgets.numerals import MINUS, plain_figure

HEADROOM = 1.06  # of the tallest bar
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
    note : a few words below it
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
        if value in (0.0, 1.0, 2.0):
            return f"{10.0**value:.0f}"
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
    """The bars as one shape, or two where weights below and above zero are told apart.

    A rectangle a bin would be 40 calls into Qt, each of which hands the interpreter to the
    training thread and waits to have it back.
    """
    contour = _contour(box, now, tallest)
    painter.setPen(Qt.PenStyle.NoPen)
    if cell.meaning != "signed":
        painter.setBrush(theme.color(cell.meaning, 0.8))
        painter.drawPolygon(contour)
    else:
        zero = box.left() + box.width() * min(max(-now.low / (now.high - now.low), 0.0), 1.0)
        left = QRectF(box.left(), box.top(), zero - box.left(), box.height())
        right = QRectF(zero, box.top(), box.right() - zero, box.height())
        for part, meaning in ((left, "negative"), (right, "positive")):
            painter.setClipRect(part)
            painter.setBrush(theme.color(meaning, 0.8))
            painter.drawPolygon(contour)
        painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _outline(
    painter: QPainter, box: QRectF, start: Histogram, tallest: float, color: QColor
) -> None:
    """The contour of the bars."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1))
    painter.drawPolyline(_contour(box, start, tallest))


def _contour(box: QRectF, histogram: Histogram, tallest: float) -> QPolygonF:
    """Up and down over the tops of the bars; whatever is in a bin is at least a pixel high."""
    steps = _steps(len(histogram.counts))
    tops = np.empty(len(steps))
    tops[[0, -1]] = box.bottom()
    heights = np.ceil(histogram.shares * (box.height() / tallest))
    tops[1:-1] = box.bottom() - np.repeat(heights, 2)
    contour: QPolygonF = arrayToQPolygonF(box.left() + box.width() * steps, tops)
    return contour


@lru_cache
def _steps(bins: int) -> NDArray[np.float64]:
    """(2 B + 2,) where the contour goes up and down, 0 at the left end and 1 at the right."""
    return np.repeat(np.linspace(0.0, 1.0, bins + 1), 2)
