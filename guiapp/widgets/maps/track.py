"""Many lines in one plot item: reduced to what pixels can show, and painted in pixels.

One item for all racers instead of three of pyqtgraph's for each: with six racers of 200 steps a
frame costs a third, and lines, dots and heads stand in one order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

FloatArray = NDArray[np.float64]

FAR_PX = 20_000.0  # Qt's rasterizer counts in 1/64 of a pixel up to 2 ** 15
HUGE = 1e290  # larger coordinates, times a scale, might overflow
DOT_PX = 5.0
MOST_DOTS = 400  # of all tracks together; more would merge and cost 20 ms
# Length of all smooth lines in pixels: 100,000 take 25 ms to paint, thin and plain ones 5.
MOST_SMOOTH_PX = 60_000.0


@dataclass(frozen=True, eq=False)
class Polyline:
    """A line in the coordinates of the plot.

    Attributes
    ----------
    points : (n, 2) float64; the line has a gap where one is not finite
    color, width (px), style : of its pen
    casing : color of a wider line under it, or None
    dots : whether its points are marked, as far as there is room
    """

    points: FloatArray
    color: QColor
    width: float = 2.0
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    casing: QColor | None = None
    dots: bool = True


@dataclass
class _Drawn:
    """What of a line is drawn: (m, 4) segments and (d, 2) dots in pixels."""

    line: Polyline
    segments: FloatArray
    dots: FloatArray
    length: float = field(init=False)

    def __post_init__(self) -> None:
        along = self.segments[:, 2:] - self.segments[:, :2]
        self.length = float(np.hypot(along[:, 0], along[:, 1]).clip(0, 2000).sum())


class TracksItem(QGraphicsItem):
    """Paints polylines; the last one lies on top."""

    def __init__(self) -> None:
        super().__init__()
        self._area = QRectF()
        self._lines: tuple[Polyline, ...] = ()

    def set_area(self, area: QRectF) -> None:
        """The visible part of the plot, in its coordinates; nothing is painted beyond it."""
        self.prepareGeometryChange()
        self._area = area.normalized()

    def set_lines(self, lines: Sequence[Polyline]) -> None:
        self._lines = tuple(lines)
        self.update()

    def lines(self) -> tuple[Polyline, ...]:
        """As they were set."""
        return self._lines

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        with pixels(painter) as transform:
            view = transform.mapRect(self._area)
            drawn = [_reduced(line, transform, view) for line in self._lines]
            smooth = sum(part.length for part in drawn) <= MOST_SMOOTH_PX
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
            for part in drawn:
                _paint_line(painter, part, smooth)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = MOST_DOTS // max(len(drawn), 1)
            for part in drawn:
                if part.line.dots and 0 < len(part.dots) <= room:
                    _paint_dots(painter, part)


class pixels:  # noqa: N801 (reads as what it does in a with statement)
    """Lets a painter of the plot's coordinates paint in pixels; gives the transform to them."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def __enter__(self) -> QTransform:
        transform = QTransform(self._painter.worldTransform())
        self._painter.save()
        self._painter.resetTransform()
        return transform

    def __exit__(self, *problem: object) -> None:
        self._painter.restore()


def to_pixels(points: FloatArray, transform: QTransform) -> FloatArray:
    """(n, 2) points of a plot in pixels; what is not finite becomes nan, far points come near."""
    scale = np.array([transform.m11(), transform.m22()])
    shift = np.array([transform.dx(), transform.dy()])
    near = np.clip(points, -HUGE, HUGE) * scale + shift
    near[~np.isfinite(points).all(axis=1)] = np.nan
    return within_reach(near)


def within_reach(points: FloatArray, limit: float = FAR_PX) -> FloatArray:
    """Points in pixels with far ones drawn towards the origin, along the line to it.

    So a far point leaves the visible part of a line almost unchanged: its angle differs by less
    than the width of the screen over ``limit``.
    """
    size = np.abs(points).max(axis=1, initial=0.0)
    if not (size > limit).any():
        return points
    with np.errstate(invalid="ignore"):
        shrink = np.where(size > limit, limit / np.maximum(size, limit), 1.0)
        return np.asarray(points * shrink[:, None])


def distinct(points: FloatArray) -> NDArray[np.intp]:
    """Indices of the points without those in the same half pixel as the point before.

    The first and the last always count; a gap (nan) counts once.
    """
    if len(points) < 3:
        return np.arange(len(points))
    with np.errstate(invalid="ignore"):
        cells = np.floor(2 * np.nan_to_num(points, nan=3 * FAR_PX)).astype(np.int64)
    keep = np.ones(len(points), dtype=bool)
    keep[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return np.flatnonzero(keep)


def visible_segments(points: FloatArray, view: QRectF) -> FloatArray:
    """(m, 4) segments x, y, x, y between finite points, without those beside the view."""
    ends = np.concatenate((points[:-1], points[1:]), axis=1)
    x, y = ends[:, 0::2], ends[:, 1::2]
    with np.errstate(invalid="ignore"):
        seen: NDArray[np.bool_] = (
            (x.max(axis=1) >= view.left())
            & (x.min(axis=1) <= view.right())
            & (y.max(axis=1) >= view.top())
            & (y.min(axis=1) <= view.bottom())
        )  # a comparison with nan is false
    return np.asarray(ends[seen])


def _reduced(line: Polyline, transform: QTransform, view: QRectF) -> _Drawn:
    points = to_pixels(line.points, transform)
    points = points[distinct(points)]
    margin = view.adjusted(-9, -9, 9, 9)  # the width of a line and the size of a dot
    dots = points
    if line.dots:
        inside = (
            (points[:, 0] >= margin.left())
            & (points[:, 0] <= margin.right())
            & (points[:, 1] >= margin.top())
            & (points[:, 1] <= margin.bottom())
        )
        dots = points[inside]
    return _Drawn(line, visible_segments(points, margin), dots)


def _paint_line(painter: QPainter, drawn: _Drawn, smooth: bool) -> None:
    line = drawn.line
    if len(drawn.segments) == 0:
        return
    if not smooth:
        painter.setPen(QPen(line.color, 1.0))
        draw_segments(painter, drawn.segments)
        return
    if line.casing is not None:
        painter.setPen(_round_pen(line.casing, line.width + 2.5, Qt.PenStyle.SolidLine))
        draw_segments(painter, drawn.segments)
    painter.setPen(_round_pen(line.color, line.width, line.style))
    if line.style == Qt.PenStyle.SolidLine:
        draw_segments(painter, drawn.segments)  # several times as fast as a polyline
    else:
        for run in runs(drawn.segments):
            painter.drawPolyline(_polygon(run))


def _round_pen(color: QColor, width: float, style: Qt.PenStyle) -> QPen:
    return QPen(color, width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)


def draw_segments(painter: QPainter, segments: FloatArray) -> None:
    """(m, 4) segments in the painter's pen."""
    array = PrimitiveArray(QLineF, 4)
    array.resize(len(segments))
    array.ndarray()[:] = segments
    painter.drawLines(*array.drawargs())


def runs(segments: FloatArray) -> list[FloatArray]:
    """Segments joined to polylines where one begins at the end of the one before."""
    if len(segments) == 0:
        return []
    breaks = np.flatnonzero((segments[1:, :2] != segments[:-1, 2:]).any(axis=1)) + 1
    return [
        np.concatenate((part[:1, :2], part[:, 2:])) for part in np.split(segments, breaks.tolist())
    ]


def _paint_dots(painter: QPainter, drawn: _Drawn) -> None:
    """Drawn as lines of no length with round ends."""
    pen = QPen(drawn.line.color, DOT_PX)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPoints(_polygon(drawn.dots))


def _polygon(points: FloatArray) -> QPolygonF:
    polygon: QPolygonF = pg.functions.arrayToQPolygonF(points[:, 0], points[:, 1])
    return polygon
