"""The line below a plot that says what its curves mean, each with a sample of its stroke."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.line_room import room_for_lines

SAMPLE_PX = 22
GAP_PX = 6  # between a sample and its words
BETWEEN_PX = 16  # two entries
LINE = Qt.PenStyle.SolidLine
NO_LINE = Qt.PenStyle.NoPen


@dataclass(frozen=True)
class LegendEntry:
    """One curve: its words, color, stroke and, where it has points, how these look.

    ``mark`` : "" for none, "disc", "ring" or "triangle"
    """

    text: str
    color: QColor
    style: Qt.PenStyle = LINE
    mark: str = ""


class LineLegend(QWidget):
    """Entries from left to right, going on in a further line where there is no more room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LegendEntry, ...] = ()
        self._theme: Theme = LIGHT
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_entries(self, entries: Iterable[LegendEntry]) -> None:
        self._entries = tuple(entries)
        self.setAccessibleDescription(", ".join(entry.text for entry in self._entries))
        self.updateGeometry()
        self.update()

    def entries(self) -> tuple[LegendEntry, ...]:
        return self._entries

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        lines = max((line for line, _ in self._places(width)), default=0) + 1
        return lines * self._line_px()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(0, self._line_px())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line_px = self._line_px()
        for entry, (line, x) in zip(self._entries, self._places(self.width()), strict=True):
            middle = line * line_px + line_px / 2
            self._paint_sample(painter, entry, QPointF(x, middle))
            painter.setPen(self._theme.color("muted"))
            left = x + SAMPLE_PX + GAP_PX
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                round(left), line * line_px, self.width(), line_px, int(flags), entry.text
            )
        painter.end()

    def _paint_sample(self, painter: QPainter, entry: LegendEntry, left: QPointF) -> None:
        if entry.style != NO_LINE:
            painter.setPen(QPen(entry.color, 2, entry.style, Qt.PenCapStyle.FlatCap))
            painter.drawLine(left, left + QPointF(SAMPLE_PX, 0))
        if entry.mark:
            paint_mark(painter, entry.mark, left + QPointF(SAMPLE_PX / 2, 0), entry.color)

    def _line_px(self) -> int:
        return room_for_lines(self.font(), 1) + 4

    def _places(self, width: int) -> list[tuple[int, int]]:
        """(line, x in pixels) of every entry."""
        places, line, x = [], 0, 0
        for entry in self._entries:
            size = SAMPLE_PX + GAP_PX + self.fontMetrics().horizontalAdvance(entry.text)
            if x and x + size > width:
                line, x = line + 1, 0
            places.append((line, x))
            x += size + BETWEEN_PX
        return places

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)


def paint_mark(
    painter: QPainter, mark: str, at: QPointF, color: QColor, radius_px: float = 4.0
) -> None:
    """Draw a point: a "disc", a "ring" or an upright "triangle", centered at ``at``."""
    painter.setPen(QPen(color, 2))
    filled = mark == "disc"
    painter.setBrush(color if filled else Qt.BrushStyle.NoBrush)
    if mark == "triangle":
        corners = (QPointF(0, -radius_px), QPointF(radius_px, radius_px * 0.8))
        left = QPointF(-radius_px, radius_px * 0.8)
        painter.drawPolygon([at + corners[0], at + corners[1], at + left])
    else:
        painter.drawEllipse(at, radius_px, radius_px)
    painter.setBrush(Qt.BrushStyle.NoBrush)
