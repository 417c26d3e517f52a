"""What stands on the tracks of a race: heads, the marks of lost racers, arrows, the next step."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guiapp.widgets.maps.track import pixels, to_pixels

HEAD_PX = 12.0
FOCUS_PX = 16.0
EDGE_PX = 15.0  # from the edge of the map to the mark of a racer that is beyond it
HIT_PX = 10.0
ARROW_HEAD_PX = 12.0
LEAST_ARROW_PX = 2.0
LABEL_GAP_PX = 5.0


@dataclass(frozen=True, eq=False)
class Head:
    """Where a racer stands; the mark is at the edge when that is beyond the view.

    One that is ``crossed`` out goes no further: its numbers are no longer finite.
    """

    point: tuple[float, float]
    color: QColor
    symbol: QPainterPath
    crossed: bool = False


@dataclass(frozen=True, eq=False)
class Arrow:
    """An arrow at the racer in focus.

    Attributes
    ----------
    reach : (right, up) in the coordinates of the plot: its direction, and its true length
    shortest, longest : in pixels, between which its length is kept
    color, label : of it
    """

    reach: tuple[float, float]
    shortest: float
    longest: float
    color: QColor
    label: str


class MarksItem(QGraphicsItem):
    """Paints all marks in pixels; those of the racer in focus last."""

    def __init__(self) -> None:
        super().__init__()
        self._area = QRectF()
        self._heads: tuple[Head, ...] = ()
        self._focus = 0
        self._arrows: tuple[Arrow, ...] = ()
        self._coming: tuple[float, float] | None = None
        self._halo = QColor("white")
        self._font = QFont()

    def set_area(self, area: QRectF) -> None:
        """The visible part of the plot, in its coordinates."""
        self.prepareGeometryChange()
        self._area = area.normalized()

    def set_dress(self, halo: QColor, font: QFont) -> None:
        """The color around marks, and the font of labels."""
        self._halo, self._font = halo, font
        self.update()

    def set_marks(
        self,
        heads: Sequence[Head],
        focus: int,
        arrows: Sequence[Arrow] = (),
        coming: tuple[float, float] | None = None,
    ) -> None:
        """Take the heads, and for the one in ``focus`` its arrows and where it steps next."""
        self._heads, self._focus = tuple(heads), focus
        self._arrows, self._coming = tuple(arrows), coming
        self.update()

    def arrows(self) -> tuple[Arrow, ...]:
        """As they were set."""
        return self._arrows

    def hit(self, at: QPointF, transform: QTransform) -> int | None:
        """The racer whose mark is nearest to a pixel, within 10 of it; of several the top one."""
        best: tuple[float, int] | None = None
        for index, place in enumerate(self._places(transform)):
            away = QLineF(place, at).length()
            if away <= HIT_PX and (best is None or away <= best[0] or index == self._focus):
                best = away, index
        return None if best is None else best[1]

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        with pixels(painter) as transform:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            places = self._places(transform)
            order = [index for index in range(len(places)) if index != self._focus]
            for index in order:
                self._paint_head(painter, index, places[index], transform)
            if self._focus < len(places):
                self._paint_focus(painter, places[self._focus], transform)

    def _places(self, transform: QTransform) -> list[QPointF]:
        """Where the marks stand in pixels."""
        whole, inner = transform.mapRect(self._area), self._view(transform)
        points = np.array([head.point for head in self._heads]).reshape(-1, 2)
        places = [QPointF(x, y) for x, y in to_pixels(points, transform).tolist()]
        return [place if whole.contains(place) else seen(place, inner) for place in places]

    def _view(self, transform: QTransform) -> QRectF:
        view = transform.mapRect(self._area)
        return view.adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)

    def _paint_head(
        self, painter: QPainter, index: int, place: QPointF, transform: QTransform
    ) -> None:
        head = self._heads[index]
        size = FOCUS_PX if index == self._focus else HEAD_PX
        outside = not transform.mapRect(self._area).contains(transform.map(QPointF(*head.point)))
        if outside:
            center = self._view(transform).center()
            self._paint_chevron(painter, place, place - center, head.color)
        painter.save()
        painter.translate(place)
        painter.setPen(QPen(self._halo, 2.2 / size))
        painter.scale(size, size)
        painter.setBrush(head.color)
        painter.drawPath(head.symbol)
        painter.restore()
        if head.crossed:
            self._paint_cross(painter, place, size, head.color)

    def _paint_cross(self, painter: QPainter, place: QPointF, size: float, color: QColor) -> None:
        reach = 0.75 * size
        for pen in (QPen(self._halo, 5.0), QPen(color, 2.0)):
            painter.setPen(pen)
            for up in (reach, -reach):
                corner = QPointF(reach, up)
                painter.drawLine(place - corner, place + corner)

    def _paint_chevron(
        self, painter: QPainter, place: QPointF, outward: QPointF, color: QColor
    ) -> None:
        """A wedge between the mark and the edge: it points to where the racer is."""
        length = math.hypot(outward.x(), outward.y()) or 1.0
        along, across = outward / length, QPointF(-outward.y(), outward.x()) / length
        base = place + along * 9.5
        painter.setPen(QPen(self._halo, 1.0))
        painter.setBrush(color)
        painter.drawPolygon(
            QPolygonF([base + across * 7.0, base + along * 7.0, base - across * 7.0])
        )

    def _paint_focus(self, painter: QPainter, place: QPointF, transform: QTransform) -> None:
        head = self._heads[self._focus]
        if self._coming is not None:
            self._paint_coming(painter, place, transform, head)
        labels: list[QRectF] = []
        for arrow in self._arrows:
            self._paint_arrow(painter, place, transform, arrow, labels)
        self._paint_head(painter, self._focus, place, transform)

    def _paint_coming(
        self, painter: QPainter, place: QPointF, transform: QTransform, head: Head
    ) -> None:
        points = to_pixels(np.array([self._coming]), transform).tolist()
        there = QPointF(*points[0])
        if math.isnan(there.x()):
            return
        for color, width in ((self._halo, 4.0), (head.color, 1.6)):
            painter.setPen(QPen(color, width, Qt.PenStyle.DotLine))
            painter.drawLine(place, there)
        painter.setPen(QPen(head.color, 1.6))
        painter.setBrush(self._halo)
        painter.drawEllipse(there, 4.5, 4.5)

    def _paint_arrow(
        self,
        painter: QPainter,
        place: QPointF,
        transform: QTransform,
        arrow: Arrow,
        labels: list[QRectF],
    ) -> None:
        right, down = arrow.reach[0] * transform.m11(), arrow.reach[1] * transform.m22()
        length = math.hypot(right, down)
        if not 0 < length < math.inf:
            return
        size = min(max(length, arrow.shortest), arrow.longest)
        if size < LEAST_ARROW_PX:
            return
        along = QPointF(right / length, down / length)
        painter.setPen(QPen(self._halo, 1.2))
        painter.setBrush(arrow.color)
        painter.drawPath(arrow_path(place, along, size))
        self._paint_label(painter, place + along * size, along, arrow, labels)

    def _paint_label(
        self,
        painter: QPainter,
        tip: QPointF,
        along: QPointF,
        arrow: Arrow,
        labels: list[QRectF],
    ) -> None:
        """The name of an arrow beyond its tip, moved on where another name stands already."""
        metrics = QFontMetricsF(self._font)
        width, height = metrics.horizontalAdvance(arrow.label), metrics.height()
        # so far beyond the tip that the box of the text just touches a small circle around it
        beyond = LABEL_GAP_PX + abs(along.x()) * width / 2 + abs(along.y()) * height / 2
        box = QRectF(0, 0, width, height)
        box.moveCenter(tip + along * beyond)
        while any(box.intersects(other) for other in labels):
            box.translate(along * (height / 2))
        labels.append(box)
        path = QPainterPath()
        path.addText(box.left(), box.top() + metrics.ascent(), self._font, arrow.label)
        halo = QPen(self._halo, 3.5)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, halo)
        painter.fillPath(path, arrow.color)


def arrow_path(tail: QPointF, along: QPointF, size: float) -> QPainterPath:
    """The outline of an arrow, ``size`` pixels long, in the direction of a unit vector."""
    head = min(ARROW_HEAD_PX, size * 0.6)
    width, neck = 2.2, size - head
    outline: tuple[tuple[float, float], ...] = (
        *((0, -width), (neck, -width), (neck, -head * 0.55), (size, 0)),
        *((neck, head * 0.55), (neck, width), (0, width)),
    )
    across = QPointF(-along.y(), along.x())
    path = QPainterPath()
    path.addPolygon(QPolygonF([tail + along * a + across * b for a, b in outline]))
    path.closeSubpath()
    return path


def seen(point: QPointF, view: QRectF) -> QPointF:
    """The point, or where the line to it from the middle of the view crosses the view's edge."""
    center, away = view.center(), point - view.center()
    beyond = max(abs(away.x()) / (view.width() / 2), abs(away.y()) / (view.height() / 2), 1.0)
    return center + away / beyond
