"""What lies still behind the curves: grid, marked places, what to compare with, the legend, and a
word while it is empty.

It is painted when it changes and kept in Qt's item cache; behind the curves, so that it can never
hide them. A grid drawn by pyqtgraph's axes cost 11 ms a frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.curves.curve_layer import Stroke, paint_marker
from guiapp.widgets.curves.curve_scenery import Scenery, paint_gate

SAMPLE_PX = 26.0  # length of a line in the legend
PADDING_PX = 6.0
GATE_SIZE_PX = (14.0, 8.0)  # of an expected band, in the legend
LONGEST_NAME = 0.75  # of a curve in the legend, as a share of the width


LegendEntry = tuple[str, Stroke, float]


@dataclass(frozen=True)
class Rule:
    """A marked place on an axis.

    Attributes
    ----------
    at : pixels from the left (vertical) or from the top (horizontal)
    row : the line of text, counted from the top, in which a vertical rule has its label
    short : a vertical rule that is no longer than two lines of text, and labeled on its right
    """

    at: float
    meaning: str
    dash: Qt.PenStyle
    label: str = ""
    vertical: bool = True
    row: int = 0
    short: bool = False


@dataclass(frozen=True)
class Still:
    """Everything that the backdrop shows; equal pictures are not painted again."""

    grid_x: tuple[float, ...] = ()
    grid_y: tuple[float, ...] = ()
    scenery: Scenery | None = None
    rules: tuple[Rule, ...] = ()
    legend: tuple[tuple[str, Stroke], ...] = ()
    legend_below: bool = False
    message: str = ""
    focused: bool = False


class Backdrop(QGraphicsItem):
    """Paints a ``Still`` in the pixels of the plot's area."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._rect = QRectF()
        self._theme = LIGHT
        self._font = QFont()
        self.still = Still()

    def resize(self, rect: QRectF) -> None:
        """Take the plot's area."""
        self.prepareGeometryChange()
        self._rect = QRectF(rect)

    def dress(self, theme: Theme, font: QFont) -> None:
        """Take colors and font."""
        self._theme, self._font = theme, font
        self.update()

    def show_still(self, still: Still) -> None:
        """Show this from the next frame on."""
        if still != self.still:
            self.still = still
            self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setFont(self._font)
        self._paint_grid(painter)
        if self.still.scenery is not None:
            self.still.scenery.paint(painter, self._theme)
        lines = list(self._legend_lines())
        legend = self._legend_rect(lines)
        taken = [legend]
        below = 0 if self.still.legend_below else max(len(lines) - 1, 0)
        for rule in reversed(self.still.rules):  # the newest label has the right of way
            if rule.vertical:
                self._paint_vertical(painter, rule, taken, below)
            else:
                self._paint_horizontal(painter, rule, legend)
        self._paint_legend(painter, legend, lines)
        self._paint_message(painter)
        if self.still.focused:
            painter.setPen(QPen(self._theme.color("accent"), 2.0))
            painter.drawRect(self._rect.adjusted(1, 1, -1, -1))

    def _paint_grid(self, painter: QPainter) -> None:
        width, height = self._rect.width(), self._rect.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._theme.color("grid"), 1.0))
        for x in self.still.grid_x:
            painter.drawLine(QLineF(x, 0.0, x, height))
        for y in self.still.grid_y:
            painter.drawLine(QLineF(0.0, y, width, y))

    def _legend_lines(self) -> Iterator[list[LegendEntry]]:
        """(name, stroke, width in pixels), in as few lines as there is room for."""
        metrics = QFontMetricsF(self._font)
        line: list[LegendEntry] = []
        room = most = self._rect.width() - 2 * PADDING_PX
        for text, stroke in self.still.legend:
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, LONGEST_NAME * most)
            width = SAMPLE_PX + 3 * PADDING_PX + metrics.horizontalAdvance(short)
            if line and width > room:
                yield line
                line, room = [], most
            line.append((short, stroke, width))
            room -= width
        if line:
            yield line

    def _legend_rect(self, lines: list[list[LegendEntry]]) -> QRectF:
        """Text in the upper or the lower right-hand corner."""
        row = self._row_rect(0)
        rect = QRectF(row)
        rect.setHeight(max(len(lines), 1) * (row.height() + 1) - 1)
        if self.still.legend_below:
            rect.moveBottom(self._rect.bottom() - PADDING_PX)
        widths = (sum(width for _, _, width in line) for line in lines)
        rect.setLeft(rect.right() - max(widths, default=0.0))
        return rect

    def _paint_legend(
        self, painter: QPainter, rect: QRectF, lines: list[list[LegendEntry]]
    ) -> None:
        painter.fillRect(rect, self._theme.color("surface"))
        height = self._row_rect(0).height()
        for number, line in enumerate(lines):
            x = rect.right() - sum(width for _, _, width in line)
            top = rect.top() + number * (height + 1)
            for text, stroke, width in line:
                self._paint_entry(painter, QRectF(x, top, width, height), text, stroke)
                x += width

    def _paint_entry(self, painter: QPainter, box: QRectF, text: str, stroke: Stroke) -> None:
        middle, x = box.center().y(), box.left() + PADDING_PX
        line = QLineF(x, middle, x + SAMPLE_PX, middle)
        if stroke.width:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, stroke.smooth)
            painter.setPen(stroke.pen(self._theme))
            painter.drawLine(line)
        if stroke.marker == "gate":
            gate = QRectF(0.0, 0.0, *GATE_SIZE_PX)
            gate.moveCenter(line.center())
            paint_gate(painter, gate, stroke.color(self._theme))
        elif stroke.marker:
            paint_marker(painter, line.center(), stroke, self._theme)
        painter.setPen(self._theme.color("muted"))
        words = QRectF(
            box.left() + SAMPLE_PX + 2 * PADDING_PX, box.top(), box.width(), box.height()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_vertical(
        self, painter: QPainter, rule: Rule, taken: list[QRectF], below: int
    ) -> None:
        """A rule, and its label so many rows lower where no other stands."""
        row = self._row_rect(rule.row + below)
        top = row.top() if rule.short else 0.0
        bottom = row.bottom() + row.height() if rule.short else self._rect.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._theme.color(rule.meaning), 2.0 if rule.short else 1.0, rule.dash))
        painter.drawLine(QLineF(rule.at, top, rule.at, bottom))
        if not rule.label:
            return
        width = QFontMetricsF(self._font).horizontalAdvance(rule.label) + PADDING_PX
        box = QRectF(rule.at - width, row.top(), width, row.height())
        if rule.short or box.left() < 0:
            box.moveLeft(rule.at + PADDING_PX / 2)
        if box.right() > self._rect.right():
            box.moveRight(rule.at - PADDING_PX / 2)
        if any(box.intersects(other) for other in taken):
            return
        taken.append(box)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, rule.label)

    def _paint_horizontal(self, painter: QPainter, rule: Rule, legend: QRectF) -> None:
        if not 0 <= rule.at <= self._rect.height():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._theme.color(rule.meaning), 1.0, rule.dash))
        painter.drawLine(QLineF(0.0, rule.at, self._rect.width(), rule.at))
        height = QFontMetricsF(self._font).height()
        box = QRectF(0.0, rule.at + 2, self._rect.width() - PADDING_PX, height)
        if box.bottom() > self._rect.bottom():
            box.moveBottom(rule.at - 2)
        if self.still.legend and box.top() < legend.bottom() and box.bottom() > legend.top():
            box.setRight(legend.left() - PADDING_PX)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, rule.label)

    def _paint_message(self, painter: QPainter) -> None:
        if not self.still.message:
            return
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = self._rect.adjusted(24, 24, -24, -24)
        box = painter.boundingRect(room, flags, self.still.message)
        painter.fillRect(box.adjusted(-8, -4, 8, 4), self._theme.color("surface"))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(room, flags, self.still.message)

    def _row_rect(self, row: int) -> QRectF:
        height = QFontMetricsF(self._font).height()
        return QRectF(0.0, PADDING_PX + row * (height + 1), self._rect.width(), height)
