"""An arrow that says which way an output should move, and how hard its loss pushes it."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

REACH = 0.4  # the longest arrow, as a share of a bar of height 1
HALF = 0.5  # the gradient whose arrow is half as long as the longest
HEADROOM = REACH / (1.0 + HALF)


def arrow_length(gradient: float, unit_px: float) -> float:
    """Pixels upwards (negative: downwards) of the arrow against a gradient.

    Squared errors push with at most 1, cross entropy with up to 1e7: the length grows with the
    gradient, nearly in proportion up to 0.2, and never beyond ``REACH``. A full bar that is
    pushed with 1 needs ``HEADROOM`` above it.
    """
    if math.isnan(gradient):
        return 0.0
    size = abs(gradient)
    share = 1.0 if math.isinf(size) else size / (size + HALF)
    return -math.copysign(REACH * unit_px * share, gradient)


def paint_push(
    painter: QPainter, top: QPointF, length: float, colors: tuple[QColor, QColor], width: float
) -> None:
    """An arrow on the ``top`` of a bar: it pulls it upwards, or from above presses it down.

    ``colors`` are the arrow's own and that of the halo around it. An arrow without room for a
    shaft is a head, and smaller than that a smaller head.
    """
    if abs(length) < 1.0:
        return
    tail = top if length > 0 else QPointF(top.x(), top.y() + length)
    color, halo = colors
    up = math.copysign(1.0, length)
    head = min(3.0 * width, abs(length))
    tip = QPointF(tail.x(), tail.y() - length)
    neck = QPointF(tail.x(), tip.y() + up * head)
    half = max(0.6 * head, width)
    triangle = QPolygonF((tip, neck + QPointF(half, 0), neck - QPointF(half, 0)))
    painter.setPen(
        QPen(halo, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin)
    )
    painter.setBrush(color)
    painter.drawPolygon(triangle)
    if abs(length) > head:
        for stroke, pen_width in ((halo, width + 2.0), (color, width)):
            painter.setPen(QPen(stroke, pen_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QLineF(tail, neck))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(triangle)
