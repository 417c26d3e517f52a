"""A strip of the number line on which only the floats of one precision are marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from engine.differences import Quotient
from guiapp.float_lens import Lens, neighbors, spacings_in
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.rough_figure import rough_figure

LEAST_PX = 5.0  # between two ticks that can still be told apart
TICK_PX = 9.0
Colors = tuple[QColor, QColor, QColor]  # ink, mark, ground


def ruler_height(font: QFont) -> int:
    """The height of a strip, in pixels: a line of words and the ticks."""
    return room_for_lines(font, 1) + round(TICK_PX) + 5


def paint_ruler(
    painter: QPainter,
    strip: QRectF,
    *,
    lens: Lens,
    quotient: Quotient,
    precision: str,
    colors: Colors,
    texts: tuple[str, str],
) -> None:
    """Draw the floats of ``precision`` in the lens, and where x + h and x - h are stored.

    ``texts`` : translated, "{count} numbers within h" and "the next number is {steps} h away"
    """
    ink, mark, ground = colors
    top = strip.top() + TICK_PX / 2 + 1
    painter.setPen(QPen(ink, 1))
    painter.drawLine(QPointF(strip.left(), top), QPointF(strip.right(), top))
    spacing_px = strip.width() / 2 / max(spacings_in(lens.reach, lens.center, precision), 1e-300)
    if spacing_px < LEAST_PX:
        band = QRectF(strip.left(), top - 2, strip.width(), 4)
        painter.fillRect(band, ink)
    else:
        for at in neighbors(lens.center, lens.reach, precision).tolist():
            x = _x(strip, lens, at)
            painter.drawLine(QPointF(x, top - TICK_PX / 2), QPointF(x, top + TICK_PX / 2))
    if precision == quotient.precision:
        for at in {quotient.left, quotient.right}:
            painter.setPen(QPen(ground, 1.5))
            painter.setBrush(mark)
            painter.drawEllipse(QPointF(_x(strip, lens, at), top), 5, 5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink)
    words = QRectF(strip.left(), top + TICK_PX / 2, strip.width(), strip.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft, precision)
    remark = _remark(quotient.h, lens.center, precision, texts)
    room = words.width() - QFontMetrics(painter.font()).horizontalAdvance(precision) - 12
    remark = QFontMetrics(painter.font()).elidedText(remark, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(words, Qt.AlignmentFlag.AlignRight, remark)


def _remark(h: float, center: float, precision: str, texts: tuple[str, str]) -> str:
    count = spacings_in(h, center, precision)
    between, nearest = texts
    if count >= 1:
        return between.format(count=rough_figure(count, 2))
    return nearest.format(steps=rough_figure(1 / count, 2)) if count > 0 else ""


def _x(strip: QRectF, lens: Lens, at: float) -> float:
    return strip.center().x() + (at - lens.center) / lens.reach * strip.width() / 2
