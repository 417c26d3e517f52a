"""Names and figures at the axes of a surface that was cut open."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from guiapp.relief.cutaway import Cutaway
from guiapp.theme import Theme
from guiapp.widgets.cutaway.cutaway_frame import Frame
from guiapp.widgets.numerals import plain_figure
from guiapp.widgets.plots.slope_colors import slice_colors
from guiapp.widgets.rough_figure import rough_figure

Point = tuple[float, float]


def paint_names(
    painter: QPainter,
    cutaway: Cutaway,
    frame: Frame,
    theme: Theme,
    point: Point,
    names: tuple[str, str],
) -> None:
    """Name and ends of each axis at the near edges of the ground, and the cut on them."""
    x_min, x_max, y_min, y_max = cutaway.domain
    edge = (x_max if cutaway.near[0] > 0 else x_min, y_max if cutaway.near[1] > 0 else y_min)
    center = frame.point(cutaway.place((x_min + x_max) / 2, (y_min + y_max) / 2, cutaway.low))
    line_px = painter.fontMetrics().height()
    for axis, (low, high) in enumerate(((x_min, x_max), (y_min, y_max))):
        color = slice_colors(theme)[axis]
        far = low if cutaway.near[axis] > 0 else high
        labels = (
            (far, plain_figure(far), theme.color("muted"), 0.9),
            (point[axis], f"{names[axis]} = {plain_figure(point[axis])}", color, 1.6),
        )
        for at, text, ink, distance in labels:
            ground = list(edge)
            ground[axis] = at
            place = frame.point(cutaway.place(ground[0], ground[1], cutaway.low))
            painter.setPen(QPen(ink, 1))
            _write_outside(painter, text, place, center, distance * line_px)


def paint_heights(painter: QPainter, cutaway: Cutaway, frame: Frame, theme: Theme) -> None:
    """An upright axis at the leftmost corner: f, from the lowest to the highest."""
    x_min, x_max, y_min, y_max = cutaway.domain
    corners = [(x, y) for x in (x_min, x_max) for y in (y_min, y_max)]
    corner = min(corners, key=lambda at: float(cutaway.place(at[0], at[1], cutaway.low)[0]))
    foot, top = (
        frame.point(cutaway.place(corner[0], corner[1], z)) for z in (cutaway.low, cutaway.high)
    )
    painter.setPen(QPen(theme.color("muted"), 1))
    painter.drawLine(foot, top)
    low = cutaway.low if abs(cutaway.low) > 0.005 * (cutaway.high - cutaway.low) else 0.0
    line_px = painter.fontMetrics().height()
    for at, text in (
        (top, rough_figure(cutaway.high, 3)),
        ((foot + top) / 2, "f"),
        (foot - QPointF(0, 0.7 * line_px), rough_figure(low, 3)),
    ):
        place = QRectF(at.x() - 4 * line_px - 6, at.y() - line_px / 2, 4 * line_px, line_px)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, text)


def _write_outside(
    painter: QPainter, text: str, at: QPointF, center: QPointF, distance: float
) -> None:
    """A short tick away from the middle of the picture, and the text at its end."""
    away = at - center
    length = max(math.hypot(away.x(), away.y()), 1.0)
    step = QPointF(away.x() / length, max(away.y() / length, 0.55))
    end = at + step * (0.45 * distance)
    painter.drawLine(at, end)
    width = painter.fontMetrics().horizontalAdvance(text)
    height = painter.fontMetrics().height()
    middle = end + QPointF(step.x() * (width / 2 + 3), step.y() * height * 0.6)
    place = QRectF(middle.x() - width / 2 - 1, middle.y() - height / 2, width + 2, height)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
