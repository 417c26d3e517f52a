"""The curves themselves: an item that repaints only the strip in which they have changed.

A plain ``PlotCurveItem`` repaints its whole curve for every new point: 0.35 ms for 600 pixel
columns of noise, 0.4 to 1.1 ms for a line two pixels thick, all of it with the interpreter locked
against the training thread. While a view stands still only its last columns change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guiapp.theme import LIGHT, Theme

Floats = NDArray[np.float64]

MARKER_PX = 7.0
MARKER_DISTANCE_PX = 14.0  # closer ones would merge
MARGIN_PX = 8.0  # a marker, or a thick line's corner, reaches so far beyond its point


@dataclass(frozen=True)
class Stroke:
    """How one curve looks: never by its color alone."""

    meaning: str  # a color of the theme
    width: float = 2.0  # pixels; 0 draws no line
    strength: float = 1.0  # below 1 the color is mixed with the surface, as if translucent
    dash: Qt.PenStyle = Qt.PenStyle.SolidLine
    marker: str = ""  # "", "circle", "square" or "ring"

    def color(self, theme: Theme) -> QColor:
        """The mixed color; an opaque one, because crossings of a translucent line show."""
        own, ground = theme.color(self.meaning), theme.color("surface")
        mixed = [
            self.strength * a + (1 - self.strength) * b
            for a, b in zip(own.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
        ]
        return QColor.fromRgbF(*mixed)

    def pen(self, theme: Theme) -> QPen:
        """The pen of the line."""
        pen = QPen(self.color(theme), self.width, self.dash)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        return pen

    @property
    def smooth(self) -> bool:
        """Thin dense lines are drawn without antialiasing: 0.35 instead of 0.45 ms."""
        return self.width > 1


@dataclass
class _Curve:
    stroke: Stroke
    x: Floats = field(default_factory=lambda: np.empty(0))
    y: Floats = field(default_factory=lambda: np.empty(0))


class CurveLayer(QGraphicsItem):
    """Paints curves given in pixels, later ones above earlier ones."""

    def __init__(self, parent: QGraphicsItem, strokes: Sequence[Stroke]) -> None:
        super().__init__(parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._curves = [_Curve(stroke) for stroke in strokes]
        self._rect = QRectF()
        self._theme = LIGHT

    def resize(self, rect: QRectF) -> None:
        """Take the plot's area."""
        self.prepareGeometryChange()
        self._rect = QRectF(rect)

    def apply_theme(self, theme: Theme) -> None:
        """Take new colors."""
        self._theme = theme
        self.update()

    def points(self, index: int) -> tuple[Floats, Floats]:
        """The points of a curve as they are painted, in pixels."""
        return self._curves[index].x, self._curves[index].y

    def set_points(self, index: int, x: Floats, y: Floats) -> None:
        """Replace a curve's points, (n,) pixels each; x must not fall, gaps (NaN) are bridged."""
        finite = np.isfinite(y)
        if not finite.all():
            x, y = x[finite], y[finite]
        curve = self._curves[index]
        same = _common_length(curve, x, y)
        if same < max(len(x), len(curve.x)):
            start = max(same - 1, 0)
            changed = np.concatenate((curve.x[start:], x[start:]))
            left, right = changed.min() - MARGIN_PX, changed.max() + MARGIN_PX
            strip = QRectF(left, 0.0, right - left, self._rect.height())
            self.update(strip.intersected(self._rect))
        curve.x, curve.y = x, y

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        exposed = option.exposedRect
        left, right = exposed.left() - MARGIN_PX, exposed.right() + MARGIN_PX
        for curve in self._curves:
            # A dash pattern must begin where it began before, or it would crawl.
            cut = curve.stroke.dash == Qt.PenStyle.SolidLine
            start, stop = _span(curve.x, left, right) if cut else (0, len(curve.x))
            if stop - start > 1 and curve.stroke.width:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, curve.stroke.smooth)
                painter.setPen(curve.stroke.pen(self._theme))
                painter.drawPolyline(arrayToQPolygonF(curve.x[start:stop], curve.y[start:stop]))
        for curve in self._curves:
            if curve.stroke.marker:
                self._paint_markers(painter, curve, left, right)

    def _paint_markers(self, painter: QPainter, curve: _Curve, left: float, right: float) -> None:
        _, first_of_cell = np.unique(curve.x // MARKER_DISTANCE_PX, return_index=True)
        for i in first_of_cell:
            if left <= curve.x[i] <= right:
                center = QPointF(float(curve.x[i]), float(curve.y[i]))
                paint_marker(painter, center, curve.stroke, self._theme)


def paint_marker(painter: QPainter, center: QPointF, stroke: Stroke, theme: Theme) -> None:
    """One marker of a curve, also for its legend."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    color = stroke.color(theme)
    size = MARKER_PX + {"circle": 0, "square": 2, "ring": 7}[stroke.marker]
    box = QRectF(center.x() - size / 2, center.y() - size / 2, size, size)
    if stroke.marker == "circle":  # a rim in the color of the ground keeps it apart from the line
        painter.setPen(QPen(theme.color("surface"), 1.0))
        painter.setBrush(color)
    else:  # open, so that a circle in the same place is still seen
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    if stroke.marker == "square":
        painter.drawRect(box)
    else:
        painter.drawEllipse(box)


def _span(x: Floats, left: float, right: float) -> tuple[int, int]:
    """The points between two pixels and one more on either side, where the line goes on."""
    start = int(np.searchsorted(x, left)) - 1
    stop = int(np.searchsorted(x, right, side="right")) + 1
    return max(start, 0), min(stop, len(x))


def _common_length(curve: _Curve, x: Floats, y: Floats) -> int:
    """How many points at the beginning are what they were."""
    length = min(len(x), len(curve.x))
    differs = (curve.x[:length] != x[:length]) | (curve.y[:length] != y[:length])
    first = int(differs.argmax()) if length else 0
    return first if length and differs[first] else length
