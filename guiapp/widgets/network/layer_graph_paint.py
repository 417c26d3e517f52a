"""How boxes and arrows of a computational graph look, before and after something has flowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QLinearGradient, QPainter, QPen, QPolygonF

from guiapp.theme import Theme

if TYPE_CHECKING:
    from guiapp.widgets.network.layer_graph import Box, Edge, Lights

HEAD_PX = 7.0
FADE_PX = 44.0
TINT = 0.18  # of the color of a beat in the box that is looked at
APART_PX = 7.0  # the way back runs below the way there


def paint_edge(painter: QPainter, theme: Theme, edge: Edge, line: QLineF, lights: Lights) -> None:
    """The arrow there with its values above, and the arrow back with its gradients below."""
    key = (edge.source, edge.target)
    there, back = key in lights.forward, key in lights.backward
    metrics = painter.fontMetrics()
    shift = APART_PX / 2 if back else 0.0
    color = theme.color("text") if there else theme.color("border")
    _arrow(painter, line.translated(0, -shift), color, 1.5 if there else 1.0)
    middle, lift = _label_place(line, metrics, (*edge.forward, *edge.backward))
    if edge.forward:
        painter.setPen(theme.color("text") if there else theme.color("muted", 0.6))
        _lines(
            painter, edge.forward, QPointF(middle.x(), middle.y() - shift - 5 - lift), upward=True
        )
    if back:
        orange = theme.color("gradient")
        _arrow(painter, QLineF(line.p2(), line.p1()).translated(0, shift), orange, 2.0)
        painter.setPen(orange)
        place = QPointF(middle.x(), middle.y() + shift + 3 + lift + metrics.ascent())
        _lines(painter, edge.backward, place, upward=False)


def paint_box(painter: QPainter, theme: Theme, box: Box, rect: QRectF, lights: Lights) -> None:
    """A layer with its border, or the bare text of an input."""
    focused = box.is_layer and box.key == lights.focus
    if box.is_layer:
        painter.setBrush(theme.color("raised"))
        painter.setPen(QPen(theme.color("border"), 1.2))
        painter.drawRoundedRect(rect, 6, 6)
    if focused:
        painter.setBrush(theme.color(lights.meaning, TINT))
        painter.setPen(QPen(theme.color(lights.meaning), 3.0))
        painter.drawRoundedRect(rect, 6, 6)
    font = painter.font()
    bold = painter.font()
    bold.setBold(True)
    metrics = painter.fontMetrics()
    y = rect.center().y() - (1 + len(box.lines)) * metrics.lineSpacing() / 2
    painter.setFont(bold)
    painter.setPen(theme.color(box.meaning))
    height = float(metrics.lineSpacing())
    painter.drawText(_row(rect, y, height), Qt.AlignmentFlag.AlignCenter, box.title)
    painter.setFont(font)
    own = "muted" if box.is_layer else box.meaning
    painter.setPen(theme.color("accent" if box.key in lights.updated else own))
    for number, text in enumerate(box.lines, start=1):
        row = _row(rect, y + number * height, height)
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter, text)


def paint_more(painter: QPainter, theme: Theme, area: QRectF, *, left: bool) -> None:
    """Fade the graph out where it goes on beyond the edge, with a sign that says so."""
    edge = area.left() if left else area.right()
    inner = edge + (FADE_PX if left else -FADE_PX)
    fade = QLinearGradient(edge, 0.0, inner, 0.0)
    fade.setColorAt(0.0, theme.color("window"))
    fade.setColorAt(0.5, theme.color("window", 0.9))
    fade.setColorAt(1.0, theme.color("window", 0.0))
    strip = QRectF(min(edge, inner), area.top(), FADE_PX, area.height())
    painter.fillRect(strip, fade)
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    sign = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
    if not left:
        sign = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
    painter.drawText(strip, side | Qt.AlignmentFlag.AlignVCenter, sign)


def _label_place(
    line: QLineF, metrics: QFontMetrics, texts: tuple[str, ...]
) -> tuple[QPointF, float]:
    """Where the labels of an arrow stand, and how far a slanting one must keep them off.

    Slanting arrows come together at a box, so their labels stand nearer to where they part.
    """
    if abs(line.dy()) < 1 or abs(line.dx()) < 1:
        return line.center(), 0.0
    half = max((metrics.horizontalAdvance(text) for text in texts), default=0) / 2
    slope = abs(line.dy() / line.dx())
    along = min(0.5, max(0.2, (half + 8) / abs(line.dx())))
    return line.pointAt(along), slope * half


def _row(rect: QRectF, y: float, height: float) -> QRectF:
    return QRectF(rect.left() - 20, y, rect.width() + 40, height)


def _arrow(painter: QPainter, line: QLineF, color: QColor, width: float) -> None:
    painter.setPen(QPen(color, width))
    painter.drawLine(line)
    length = max(line.length(), 1.0)
    along = QPointF(line.dx(), line.dy()) / length
    across = QPointF(-along.y(), along.x())
    tip, back = line.p2(), line.p2() - along * HEAD_PX
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    half = across * (HEAD_PX * 0.45)
    painter.drawPolygon(QPolygonF([tip, back + half, back - half]))


def _lines(painter: QPainter, texts: tuple[str, ...], place: QPointF, upward: bool) -> None:
    """Lines of text centered at a place, growing away from the arrow."""
    metrics = painter.fontMetrics()
    step = metrics.lineSpacing()
    for number, text in enumerate(texts):
        lift = -(len(texts) - 1 - number) * step if upward else number * step
        left = place.x() - metrics.horizontalAdvance(text) / 2
        painter.drawText(QPointF(left, place.y() + lift), text)
