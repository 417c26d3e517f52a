"""Paints a surface that was cut open: ground, cells, faces of the cut, wires, tangents, names."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from guiapp.relief.cutaway import HEIGHT, Cutaway
from guiapp.theme import Theme
from guiapp.widgets.cutaway.cutaway_frame import Frame
from guiapp.widgets.cutaway.cutaway_names import paint_heights, paint_names
from guiapp.widgets.maps.map_item import blend
from guiapp.widgets.plots.slope_colors import slice_colors, tangent_color

FloatArray = NDArray[np.float64]
Point = tuple[float, float]

_GROUND = {False: ("#8fb4d2", "#f1f6fa"), True: ("#1d3042", "#7f9fb8")}  # low, high
_SHADES = 48
_LIGHTS = 8
TANGENT_SHARE = 0.3  # of the side of the domain, to either side of the point
STEEPEST = 1e6


class CutawayPainter:
    """Keeps the brushes of a theme; 600 cells take 3 ms."""

    def __init__(self) -> None:
        self._theme: Theme | None = None
        self._brushes: list[list[QBrush]] = []
        self._pens: list[list[QPen]] = []

    def paint(
        self,
        painter: QPainter,
        cutaway: Cutaway,
        frame: Frame,
        theme: Theme,
        point: Point,
        slopes: Point,
        names: tuple[str, str],
    ) -> None:
        if theme is not self._theme:
            self._mix(theme)
        self._paint_ground(painter, cutaway, frame, theme)
        self._paint_cells(painter, cutaway, frame, point)
        for axis in (0, 1):
            self._paint_face(painter, cutaway, frame, theme, point, axis)
        self._paint_wires(painter, cutaway, frame, theme, point)
        for axis in (0, 1):
            self._paint_slice(painter, cutaway, frame, theme, point, axis)
        self._paint_point(painter, cutaway, frame, theme, point, slopes)
        paint_names(painter, cutaway, frame, theme, point, names)
        paint_heights(painter, cutaway, frame, theme)

    def _mix(self, theme: Theme) -> None:
        self._theme = theme
        low, high = map(QColor, _GROUND[theme.dark])
        shade, glow = QColor("#000000"), QColor("#ffffff")
        self._brushes, self._pens = [], []
        for light in np.linspace(-0.34, 0.10, _LIGHTS).tolist():
            row = []
            for share in np.linspace(0, 1, _SHADES).tolist():
                color = blend(low, high, share)
                row.append(blend(color, shade if light < 0 else glow, abs(light)))
            self._brushes.append([QBrush(color) for color in row])
            edge = QColor("#20303c") if not theme.dark else QColor("#0b1218")
            self._pens.append([QPen(blend(color, edge, 0.32), 0.8) for color in row])

    def _paint_ground(
        self, painter: QPainter, cutaway: Cutaway, frame: Frame, theme: Theme
    ) -> None:
        x_min, x_max, y_min, y_max = cutaway.domain
        x = np.array([x_min, x_max, x_max, x_min])
        y = np.array([y_min, y_min, y_max, y_max])
        corners = cutaway.project(x, y, np.full(4, cutaway.low))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("window"))
        painter.drawPolygon(_polygon(frame.pixels(corners)))

    def _paint_cells(self, painter: QPainter, cutaway: Cutaway, frame: Frame, point: Point) -> None:
        mesh = cutaway.mesh(point)
        if not len(mesh.corners):
            return
        polygon = _polygon(frame.pixels(mesh.corners).reshape(-1, 2))
        shades = np.clip(mesh.heights * (_SHADES - 1), 0, _SHADES - 1).astype(int).tolist()
        lights = np.clip(mesh.light * _LIGHTS, 0, _LIGHTS - 1).astype(int).tolist()
        for index, (shade, light) in enumerate(zip(shades, lights, strict=True)):
            painter.setPen(self._pens[light][shade])
            painter.setBrush(self._brushes[light][shade])
            painter.drawConvexPolygon(polygon.mid(4 * index, 4))

    def _paint_face(
        self,
        painter: QPainter,
        cutaway: Cutaway,
        frame: Frame,
        theme: Theme,
        point: Point,
        axis: int,
    ) -> None:
        """The cut along an axis: solid as far as the block goes, a veil beyond."""
        at, line, foot = cutaway.slice_line(axis, point)
        color = slice_colors(theme)[axis]
        ground = QColor(theme.surface)
        kept = cutaway.near[axis] * (at - point[axis]) <= 0
        solid = blend(ground, color, 0.42 if theme.dark else 0.30)
        veil = QColor(color)
        veil.setAlphaF(0.10)
        for chosen, brush in ((~kept | (at == point[axis]), veil), (kept, solid)):
            if chosen.sum() < 2:
                continue
            outline = np.concatenate((line[chosen], foot[chosen][::-1]))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush)
            painter.drawPolygon(_polygon(frame.pixels(outline)))
        painter.setPen(QPen(blend(ground, color, 0.6), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_polygon(frame.pixels(foot)))

    def _paint_wires(
        self, painter: QPainter, cutaway: Cutaway, frame: Frame, theme: Theme, point: Point
    ) -> None:
        segments = frame.pixels(cutaway.wires(point)).reshape(-1, 2)
        if not len(segments):
            return
        path: QPainterPath = pg.arrayToQPath(
            np.ascontiguousarray(segments[:, 0]),
            np.ascontiguousarray(segments[:, 1]),
            connect="pairs",
        )
        painter.setPen(QPen(theme.color("muted", 0.30), 1))
        painter.drawPath(path)

    def _paint_slice(
        self,
        painter: QPainter,
        cutaway: Cutaway,
        frame: Frame,
        theme: Theme,
        point: Point,
        axis: int,
    ) -> None:
        at, line, _ = cutaway.slice_line(axis, point)
        color = slice_colors(theme)[axis]
        kept = cutaway.near[axis] * (at - point[axis]) <= 0
        for chosen, style in (
            (~kept | (at == point[axis]), Qt.PenStyle.DotLine),
            (kept, Qt.PenStyle.SolidLine if axis == 0 else Qt.PenStyle.DashLine),
        ):
            painter.setPen(QPen(color, 2.4, style))
            painter.drawPolyline(_polygon(frame.pixels(line[chosen])))

    def _paint_point(
        self,
        painter: QPainter,
        cutaway: Cutaway,
        frame: Frame,
        theme: Theme,
        point: Point,
        slopes: Point,
    ) -> None:
        height = _height(cutaway, point)
        if height is None:
            return
        place = frame.point(cutaway.place(*point, height))
        foot = frame.point(cutaway.place(*point, cutaway.low))
        painter.setPen(QPen(theme.color("text", 0.5), 1, Qt.PenStyle.DashLine))
        painter.drawLine(place, foot)
        color = tangent_color(theme)
        sides = (cutaway.domain[1] - cutaway.domain[0], cutaway.domain[3] - cutaway.domain[2])
        for axis in (0, 1):
            if abs(slopes[axis]) < STEEPEST:
                reach = _tangent_reach(cutaway, slopes[axis], TANGENT_SHARE * sides[axis])
                ends = []
                for sign in (-1, 1):
                    end = list(point)
                    end[axis] += sign * reach
                    z = height + sign * reach * slopes[axis]
                    ends.append(frame.point(cutaway.place(end[0], end[1], z)))
                painter.setPen(QPen(color, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(*ends)
        painter.setPen(QPen(theme.color("surface"), 2))
        painter.setBrush(color)
        painter.drawEllipse(place, 7, 7)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _height(cutaway: Cutaway, point: Point) -> float | None:
    value = cutaway.value(point)
    return min(max(value, cutaway.low), cutaway.high) if math.isfinite(value) else None


def _tangent_reach(cutaway: Cutaway, slope: float, flat: float) -> float:
    """So far along the axis that steep tangents are not longer than flat ones."""
    rise = abs(slope) * flat / (cutaway.high - cutaway.low)
    return flat / math.hypot(1.0, rise / TANGENT_SHARE * HEIGHT)


def _polygon(points: FloatArray) -> QPolygonF:
    polygon: QPolygonF = pg.functions.arrayToQPolygonF(
        np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])
    )
    return polygon
