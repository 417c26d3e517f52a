"""The curves themselves: an item that repaints only the strip in which they have changed.

A ``PlotCurveItem`` repaints its whole curve for every new point: 0.3 ms for 600 pixel columns of
noise and 0.4 ms (2 ms antialiased) for a line two pixels thick, all of it with the interpreter
locked against the training thread. While a view stands still, only its last columns change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guiapp.theme import LIGHT, Theme

Floats = NDArray[np.float64]

MARKER_PX = 7.0
MARKER_DISTANCE_PX = 14.0  # closer ones would merge
LINE_REACH_PX = 3.0  # how far a line or a marker reaches beyond its points
MARKER_REACH_PX = 9.0
PALE = 0.4  # strength of what lies after the moment that one has gone back to

# A line two pixels thick is painted as three antialiased hair lines around it: 0.2 ms for 830
# points, where Qt's stroker takes 2.0 ms. Each is a step on from the one before; the fourth
# step leads back.
AROUND = ((0.0, -0.6), (0.52, 0.9), (-1.04, 0.0), (0.52, -0.3))


@dataclass(frozen=True)
class Stroke:
    """How one curve looks: never by its color alone."""

    meaning: str  # a color of the theme
    width: float = 2.0  # pixels: 0 (no line), 1 or 2
    strength: float = 1.0  # below 1 the color is mixed with the surface, as if translucent
    dash: Qt.PenStyle = Qt.PenStyle.SolidLine
    marker: str = ""  # "", "circle", "square" or "ring"

    def color(self, theme: Theme) -> QColor:
        """The mixed color; an opaque one, because crossings of a translucent line show."""
        own, ground = theme.color(self.meaning), theme.color("surface")
        mixed = (
            self.strength * a + (1 - self.strength) * b
            for a, b in (
                (own.redF(), ground.redF()),
                (own.greenF(), ground.greenF()),
                (own.blueF(), ground.blueF()),
            )
        )
        return QColor.fromRgbF(*mixed)

    def pen(self, theme: Theme) -> QPen:
        """The pen of the line."""
        pen = QPen(self.color(theme), self.width, self.dash)
        pen.setCosmetic(not self.smooth)  # a pixel wide, also where there are more to an inch
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        return pen

    def hair(self, theme: Theme) -> QPen:
        """The pen of the hair lines that a thick line is made of."""
        pen = self.pen(theme)
        if self.dash != Qt.PenStyle.SolidLine:  # its lengths are multiples of the width
            pen.setDashPattern([self.width * part for part in pen.dashPattern()])
        pen.setCosmetic(True)
        pen.setWidthF(1.0)
        return pen

    @property
    def smooth(self) -> bool:
        """Thin dense lines are painted without antialiasing, in half the time."""
        return self.width > 1


class _Curve:
    """A stroke with its points, in pixels, and the pens of the present theme."""

    def __init__(self, stroke: Stroke) -> None:
        self.stroke = stroke
        self.pale = replace(stroke, strength=PALE * stroke.strength)
        self.reach = MARKER_REACH_PX if stroke.marker else LINE_REACH_PX
        self.x: Floats = np.empty(0)
        self.y: Floats = np.empty(0)
        self.dress(LIGHT)

    def dress(self, theme: Theme) -> None:
        self.pens = self.stroke.pen(theme), self.stroke.hair(theme)
        self.pale_pens = self.pale.pen(theme), self.pale.hair(theme)

    def visible(self, left: float, right: float) -> tuple[int, int]:
        """The points between two pixels, and one more on either side, where the line goes on."""
        if self.stroke.dash != Qt.PenStyle.SolidLine:
            return 0, len(self.x)  # dashes must begin where they began before, or they crawl
        start = int(self.x.searchsorted(left - self.reach)) - 1
        stop = int(self.x.searchsorted(right + self.reach, side="right")) + 1
        return max(start, 0), min(stop, len(self.x))

    def common_length(self, x: Floats, y: Floats) -> int:
        """How many of the points at the beginning are these already."""
        length = min(len(x), len(self.x))
        differs = (self.x[:length] != x[:length]) | (self.y[:length] != y[:length])
        first = int(differs.argmax()) if length else 0
        return first if length and differs[first] else length


class CurveLayer(QGraphicsItem):
    """Paints curves given in pixels, later ones above earlier ones."""

    def __init__(self, parent: QGraphicsItem, strokes: Sequence[Stroke]) -> None:
        super().__init__(parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._curves = [_Curve(stroke) for stroke in strokes]
        self._rect = QRectF()
        self._theme = LIGHT
        self._moment: float | None = None

    def resize(self, rect: QRectF) -> None:
        """Take the plot's area."""
        self.prepareGeometryChange()
        self._rect = QRectF(rect)

    def apply_theme(self, theme: Theme) -> None:
        """Take new colors."""
        self._theme = theme
        for curve in self._curves:
            curve.dress(theme)
        self.update()

    def set_moment(self, x: float | None) -> None:
        """Paint what lies after ``x`` (pixels from the left) paler; None: nothing does."""
        if x == self._moment:
            return
        width, before = self._rect.width(), self._moment
        ends = [width if end is None else end for end in (before, x)]
        left, right = min(ends) - MARKER_REACH_PX, max(ends) + MARKER_REACH_PX
        strip = QRectF(left, 0.0, right - left, self._rect.height())
        self.update(strip.intersected(self._rect))
        self._moment = x

    def points(self, index: int) -> tuple[Floats, Floats]:
        """The points of a curve as they are painted, in pixels."""
        return self._curves[index].x, self._curves[index].y

    def set_points(self, index: int, x: Floats, y: Floats) -> None:
        """Replace a curve's points, (n,) pixels each; x must not fall, gaps (NaN) are bridged."""
        missing = np.isnan(y)
        if missing.any():
            x, y = x[~missing], y[~missing]
        curve = self._curves[index]
        same = curve.common_length(x, y)
        if same < max(len(x), len(curve.x)):
            start = max(same - 1, 0)  # the line towards the first changed point has changed too
            ends = [part[i] for part in (curve.x, x) for i in (start, -1) if len(part) > start]
            left, right = min(ends) - curve.reach, max(ends) + curve.reach
            strip = QRectF(left, 0.0, right - left, self._rect.height())
            self.update(strip.intersected(self._rect))
        curve.x, curve.y = x, y

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        left, right = option.exposedRect.left(), option.exposedRect.right()
        # Hair lines are a pixel wide only on an ordinary screen, and a picture can take its time.
        by_hair = widget is not None and widget.devicePixelRatioF() == 1.0
        moment = self._moment
        if moment is None:
            self._paint_lines(painter, (left, right), by_hair)
        else:
            if left < moment:
                self._paint_part(painter, (left, min(right, moment)), by_hair)
            if right > moment:
                self._paint_part(painter, (max(left, moment), right), by_hair, pale=True)
        for curve in self._curves:
            if curve.stroke.marker:
                self._paint_markers(painter, curve, left, right)

    def _paint_part(
        self, painter: QPainter, ends: tuple[float, float], by_hair: bool, pale: bool = False
    ) -> None:
        """Lines between two pixels and nowhere else."""
        painter.save()
        area = QRectF(ends[0], 0.0, ends[1] - ends[0], self._rect.height())
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        self._paint_lines(painter, ends, by_hair, pale)
        painter.restore()

    def _paint_lines(
        self, painter: QPainter, ends: tuple[float, float], by_hair: bool, pale: bool = False
    ) -> None:
        for curve in self._curves:
            start, stop = curve.visible(*ends)
            if stop - start > 1 and curve.stroke.width:
                points = arrayToQPolygonF(curve.x[start:stop], curve.y[start:stop])
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, curve.stroke.smooth)
                pens = curve.pale_pens if pale else curve.pens
                _paint_line(painter, points, pens, by_hair and curve.stroke.smooth)

    def _paint_markers(self, painter: QPainter, curve: _Curve, left: float, right: float) -> None:
        end = self._rect.width() if self._moment is None else self._moment
        _, first_of_cell = np.unique(curve.x // MARKER_DISTANCE_PX, return_index=True)
        for i in first_of_cell:
            if left - curve.reach <= curve.x[i] <= right + curve.reach:
                center = QPointF(float(curve.x[i]), float(curve.y[i]))
                stroke = curve.stroke if curve.x[i] <= end + 0.5 else curve.pale
                paint_marker(painter, center, stroke, self._theme)


def _paint_line(
    painter: QPainter, points: QPolygonF, pens: tuple[QPen, QPen], by_hair: bool
) -> None:
    """A polyline with the first of the pens, or as hair lines with the second."""
    pen, hair = pens
    if not by_hair:
        painter.setPen(pen)
        painter.drawPolyline(points)
        return
    painter.setPen(hair)
    for dx, dy in AROUND[:-1]:
        painter.translate(dx, dy)
        painter.drawPolyline(points)
    painter.translate(*AROUND[-1])


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
