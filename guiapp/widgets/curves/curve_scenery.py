"""What stands behind the curves to compare them with: another run's curve, and expected bands.

It stays as it is while a run goes on, so it is part of the backdrop, which is painted once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from guiapp.pyramid import MinMaxPyramid
from guiapp.theme import Theme
from guiapp.widgets.curves.curve_layer import Floats, Stroke

GHOST = Stroke("muted", 1.5, strength=0.8, dash=Qt.PenStyle.DashLine)
GATE_PX = 28.0  # width of a band that is known at one iteration only; it shows behind a marker
CAP_PX = 2.0
FILL = 0.22  # opacity of what is within a band


@dataclass(frozen=True)
class Band:
    """Where a quantity is expected to be.

    Attributes
    ----------
    meaning : a color of the theme: "loss", "train" or "test"
    iterations : rising, at least one
    low, high : of the same length, in the units of the quantity
    joined : whether the band also holds between its iterations, where it is a straight line; else
        each iteration has a gate of its own. A learning curve is anything but straight: two
        iterations far apart should not be joined
    """

    meaning: str
    iterations: tuple[int, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    joined: bool = True

    def __post_init__(self) -> None:
        if not len(self.iterations) == len(self.low) == len(self.high) > 0:
            raise ValueError(
                f"a band needs as many limits as iterations, at least one, but it has "
                f"{len(self.iterations)} iterations, {len(self.low)} and {len(self.high)} limits"
            )

    @property
    def is_area(self) -> bool:
        """Whether there is anything between its iterations."""
        return self.joined and len(self.iterations) > 1


class Ghost:
    """The curve of another run, readable at any coarseness.

    x : (n,) iterations, rising; y : (n,), NaN where there is nothing
    """

    def __init__(self, x: Floats, y: Floats, label: str) -> None:
        if np.shape(x) != np.shape(y) or np.ndim(x) != 1:
            raise ValueError(f"a ghost needs (n,) and (n,), not {np.shape(x)} and {np.shape(y)}")
        self.label = label
        self._x: Floats = np.array(x, dtype=np.float64)
        self._pyramid = MinMaxPyramid(series=1)
        if len(self._x):
            self._pyramid.extend(np.array(y, dtype=np.float64)[np.newaxis])

    def points(self, low: float, high: float, columns: int) -> tuple[Floats, Floats]:
        """What to draw between two iterations, one point more on either side; no NaN."""
        start = max(int(self._x.searchsorted(low)) - 1, 0)
        stop = int(self._x.searchsorted(high, side="right")) + 1
        indices, (y,) = self._pyramid.decimate(start, min(stop, len(self._x)), columns)
        there = np.isfinite(y)
        return self._x[indices][there], y[there]


@dataclass(frozen=True, eq=False)
class PlacedBand:
    """A band in pixels: (n,) each; ``high`` is above ``low``, so it is the smaller number."""

    meaning: str
    is_area: bool
    x: Floats
    low: Floats
    high: Floats

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """An area with dashed edges, or a gate for each iteration."""
        color = theme.color(self.meaning)
        if self.is_area:
            self._paint_area(painter, color)
            return
        for x, low, high in zip(
            self.x.tolist(), self.low.tolist(), self.high.tolist(), strict=True
        ):
            paint_gate(painter, QRectF(x - GATE_PX / 2, high, GATE_PX, low - high), color)

    def _paint_area(self, painter: QPainter, color: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        edges = [arrayToQPolygonF(self.x, self.high), arrayToQPolygonF(self.x, self.low)]
        area = QPolygonF([*edges[0], *reversed(list(edges[1]))])
        painter.setPen(Qt.PenStyle.NoPen)
        for brush in _brushes(color):
            painter.setBrush(brush)
            painter.drawPolygon(area)
        painter.setPen(QPen(color, 1.0, Qt.PenStyle.DashLine))
        for edge in edges:
            painter.drawPolyline(edge)


@dataclass(frozen=True, eq=False)
class Scenery:
    """All of it in pixels; another one for every change, so that identity tells them apart."""

    bands: tuple[PlacedBand, ...] = ()
    ghost: tuple[Floats, Floats] | None = None

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Bands first, the other run's curve above them."""
        painter.save()
        for band in self.bands:
            band.paint(painter, theme)
        if self.ghost is not None and len(self.ghost[0]) > 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(GHOST.pen(theme))
            painter.drawPolyline(arrayToQPolygonF(*self.ghost))
        painter.restore()


def place(
    bands: tuple[Band, ...],
    ghost: tuple[Floats, Floats] | None,
    to_px: Callable[[Floats, Floats], tuple[Floats, Floats]],
) -> Scenery:
    """The scenery of a view; ``to_px`` takes iterations and values to pixels."""
    placed = []
    for band in bands:
        iterations = np.array(band.iterations, dtype=np.float64)
        x, low = to_px(iterations, np.array(band.low))
        _, high = to_px(iterations, np.array(band.high))
        placed.append(PlacedBand(band.meaning, band.is_area, x, low, high))
    return Scenery(tuple(placed), None if ghost is None else to_px(*ghost))


def paint_gate(painter: QPainter, box: QRectF, color: QColor) -> None:
    """A bar with a cap at either end; a band thinner than a line still shows as one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    for brush in _brushes(color):
        painter.setBrush(brush)
        painter.drawRect(box.adjusted(CAP_PX, 0, -CAP_PX, 0))
    pen = QPen(color, CAP_PX)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for y, out in ((box.top(), -CAP_PX / 2), (box.bottom(), CAP_PX / 2)):
        painter.drawLine(QLineF(box.left(), y + out, box.right(), y + out))
    painter.setPen(QPen(color, 1.0, Qt.PenStyle.DashLine))
    middle = box.center().x()
    painter.drawLine(QLineF(QPointF(middle, box.top()), QPointF(middle, box.bottom())))


def _brushes(color: QColor) -> tuple[QBrush, QBrush]:
    """A pale ground and a hatching, so that a band is told from a curve without its color."""
    pale, lines = QColor(color), QColor(color)
    pale.setAlphaF(FILL)
    lines.setAlphaF(2 * FILL)
    return QBrush(pale), QBrush(lines, Qt.BrushStyle.BDiagPattern)
