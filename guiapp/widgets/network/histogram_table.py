"""A table of small histograms: a row for each layer or choice, words at its left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.network.histogram_paint import Cell, paint_cell
from guiapp.widgets.numerals import tabular

GAP_PX = 16.0
ROW_GAP_PX = 6.0
MOST_ROW_PX = 280.0  # a taller histogram says no more
PAD_PX = 8.0


@dataclass(frozen=True)
class Row:
    """A title in bold, some short lines below it, and the histograms beside them."""

    title: str
    lines: tuple[str, ...]
    cells: tuple[Cell, ...]


class HistogramTable(QWidget):
    """Painted by hand: a table of 7 x 3 histograms takes 2 ms, a plot of pyqtgraph that each."""

    def __init__(self, parent: QWidget | None = None, words_share: float = 0.2) -> None:
        """``words_share`` is the part of the width that belongs to the words."""
        super().__init__(parent)
        self._words_share = words_share
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._empty_text = ""
        self._theme = LIGHT
        self._copy = QAction(self)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy_figures)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._measure()
        self.retranslate()

    # -- what the page may do -----------------------------------------------------------------

    def set_table(self, headings: Sequence[str], rows: Sequence[Row]) -> None:
        """Show ``rows``; each has as many cells as there are headings."""
        for row in rows:
            if len(row.cells) != len(headings):
                raise ValueError(f"{len(headings)} cells expected, got {len(row.cells)}")
        self._headings, self._rows = tuple(headings), tuple(rows)
        self.setAccessibleDescription("\n".join(" · ".join((r.title, *r.lines)) for r in rows))
        self.update()

    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def set_empty_text(self, text: str) -> None:
        """The sentence that stands here until there is something to show."""
        self._empty_text = text
        self.update()

    def figures(self) -> str:
        """All bins as text, a line each: row, column, ends, share now and at the start."""
        lines = ["\t".join(("row", "column", "from", "to", "share", "share_at_start"))]
        for row in self._rows:
            for heading, cell in zip(self._headings, row.cells, strict=True):
                if cell.now is None:
                    continue
                edges, shares = cell.now.edges.tolist(), cell.now.shares.tolist()
                starts = [""] * len(shares)
                if cell.start is not None:
                    starts = [f"{share:.6g}" for share in cell.start.shares.tolist()]
                for k, share in enumerate(shares):
                    ends = f"{edges[k]:.6g}\t{edges[k + 1]:.6g}"
                    lines.append(f"{row.title}\t{heading}\t{ends}\t{share:.6g}\t{starts[k]}")
        return "\n".join(lines)

    def copy_figures(self) -> None:
        """Put ``figures`` on the clipboard."""
        QGuiApplication.clipboard().setText(self.figures())

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self._copy.setText(self.tr("Copy the figures"))

    # -- places -------------------------------------------------------------------------------

    def cell_box(self, row: int, column: int) -> QRectF:
        """Where the bars of a histogram stand."""
        line = self._line_px
        height = self._row_px()
        top = line + ROW_GAP_PX + row * (height + ROW_GAP_PX)
        left = self._words_px()
        width = (self.width() - left - PAD_PX) / max(1, len(self._headings))
        return QRectF(left + column * width, top, width - GAP_PX, height - self._small_px)

    def _words_px(self) -> float:
        return max(self._words_share * self.width(), 120.0)

    def _row_px(self) -> float:
        count = max(1, len(self._rows))
        room = self.height() - self._line_px - ROW_GAP_PX * count
        return max(2.5 * self._line_px, min(MOST_ROW_PX, room / count))

    def _cell_at(self, at: QPointF) -> tuple[int, int] | None:
        for row in range(len(self._rows)):
            for column in range(len(self._headings)):
                if self.cell_box(row, column).contains(at):
                    return row, column
        return None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(760, 380)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(420, 160)

    def _measure(self) -> None:
        """Fonts, which only a change of the font changes."""
        self._plain = tabular(self.font())
        self._bold = QFont(self._plain)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(self._plain)
        self._small.setPointSizeF(self._plain.pointSizeF() * 0.9)
        self._line_px = QFontMetricsF(self._plain).height() + 2.0
        self._small_px = QFontMetricsF(self._small).height() + 2.0

    # -- picture ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self) as painter:
            if not self._rows:
                painter.setPen(self._theme.color("muted"))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self._empty_text)
                return
            self._paint_headings(painter)
            for index, row in enumerate(self._rows):
                self._paint_words(painter, index, row)
                for column, cell in enumerate(row.cells):
                    self._paint_cell(painter, self.cell_box(index, column), cell)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(self._theme.color("accent"))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_headings(self, painter: QPainter) -> None:
        painter.setFont(self._bold)
        painter.setPen(self._theme.color("text"))
        for column, heading in enumerate(self._headings):
            box = self.cell_box(0, column)
            place = QRectF(box.left(), 0.0, box.width(), self._line_px)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, heading)

    def _paint_words(self, painter: QPainter, index: int, row: Row) -> None:
        """The title and as many of the lines as there is room for."""
        box = self.cell_box(index, 0)
        place = QRectF(PAD_PX, box.top(), self._words_px() - 2 * PAD_PX, self._row_px())
        painter.save()
        painter.setClipRect(place)
        painter.setFont(self._bold)
        painter.setPen(self._theme.color("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, row.title)
        painter.setFont(self._small)
        painter.setPen(self._theme.color("muted"))
        place.setTop(place.top() + self._line_px)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        for line in row.lines:  # only whole ones; the others stand in the tooltip
            room = painter.boundingRect(place, flags, line)
            if room.bottom() > place.bottom() + 1:
                break
            painter.drawText(place, flags, line)
            place.setTop(room.bottom())
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        paint_cell(painter, box, cell, self._theme)
        painter.setFont(self._small)
        painter.setPen(self._theme.color("muted"))
        below = QRectF(box.left(), box.bottom() + 1, box.width(), self._small_px)
        low, high = cell.end_words()
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, high)
        painter.setPen(self._theme.color("text"))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, cell.note)

    # -- hovering -----------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FontChange:
            self._measure()
            self.update()
        elif kind == QEvent.Type.LanguageChange:
            self.retranslate()
        elif kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, at: QPointF) -> str:
        """What a point of the picture means: the words of a row, or the figures of a bin."""
        place = self._cell_at(at)
        if place is None:
            for index, row in enumerate(self._rows):
                top = self.cell_box(index, 0).top()
                if top <= at.y() < top + self._row_px():
                    return "\n".join((row.title, *row.lines))
            return ""
        cell, box = self._rows[place[0]].cells[place[1]], self.cell_box(*place)
        bin_ = cell.bin_at((at.x() - box.left()) / box.width())
        if bin_ is None or cell.now is None:
            return ""
        edges = cell.now.edges
        words = {
            "low": cell.value_words(float(edges[bin_])),
            "high": cell.value_words(float(edges[bin_ + 1])),
            "now": f"{100 * cell.now.shares[bin_]:.2f} %",
        }
        if cell.start is None:
            return self.tr("{low} to {high}: {now}").format(**words)
        words["start"] = f"{100 * cell.start.shares[bin_]:.2f} %"
        return self.tr("{low} to {high}: {now} now, {start} at the start").format(**words)
