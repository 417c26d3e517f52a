"""Where a number comes from: a heading, a sentence, and the terms with a bar for each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from engine.beats.terms import Explanation
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.network.term_rows import TermRow, aligned, cell_name, term_rows
from guiapp.widgets.numerals import figure, tabular

GAP_PX = 12.0
LEAST_BAR_PX = 40.0


class TermsView(QWidget):
    """Shows an ``Explanation``; as many terms as there is room for, and the rest as one sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._found: Explanation | None = None
        self._rows: list[TermRow] = []
        self._note = ""
        self._is_hinting = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_explanation(self, found: Explanation, note: str = "") -> None:
        """Show where a value comes from; ``note`` is added to the heading, translated."""
        self._found, self._note = found, note
        self._rows = term_rows(found)
        self.setAccessibleName(f"{self.heading()} {self.sentence()}")
        self.update()

    def clear(self, *, hinting: bool = True) -> None:
        """Show no terms; ``hinting`` says what brings some."""
        self._found, self._rows, self._is_hinting = None, [], hinting
        self.update()

    def explanation(self) -> Explanation | None:
        return self._found

    def heading(self) -> str:
        """Name and value of what is explained."""
        if self._found is None:
            return ""
        return f"{cell_name(self._found.cell)} = {figure(self._found.value, 6)}"

    def note(self) -> str:
        return self._note

    def hint(self) -> str:
        return self.tr(
            "Not computed yet. Press Space, then point at any cell: the numbers that made it"
            " appear here. A click keeps the cell."
        )

    def sentence(self) -> str:
        """What was done to get the value."""
        found = self._found
        if found is None:
            return ""
        count = f"{found.count:,}"
        if found.kind == "given":
            return self.tr("It is given; nothing was computed for it.")
        if found.kind == "sum" and found.count == 1:
            return self.tr("It is this product.")
        if found.kind == "sum":
            return self.tr("The sum of {count} terms, the largest first:").format(count=count)
        if found.kind == "mean":
            return self.tr("The mean over {count} samples, the largest shares first:").format(
                count=count
            )
        if found.kind == "softmax":
            return self.tr("Its own exponential, divided by the sum of all {count}:").format(
                count=count
            )
        if found.kind == "product":
            return self.tr("What came back, times the slope of the activation here:")
        if found.kind == "log":
            return self.tr("The less probable the right answer, the larger; sure is 0:")
        if found.kind.startswith("slope_"):
            return self.tr("The slope of the activation, from its own output:")
        return self.tr("The activation function, with its number put in:")

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @Slot()
    def copy_terms(self) -> None:
        """Put heading and terms on the clipboard, with tabs between and full digits."""
        if self._found is None:
            return
        head = f"{cell_name(self._found.cell)}\t{self._found.value!r}"
        lines = [f"{row.names}\t{row.numbers}\t{row.value!r}" for row in self._rows]
        QGuiApplication.clipboard().setText("\n".join([head, *lines]))

    # -- inside -------------------------------------------------------------------------------

    def _line(self) -> float:
        return float(self.fontMetrics().lineSpacing()) + 1.0

    def _shown(self) -> int:
        """How many terms there is room for; the rest takes a line of its own."""
        room = int((self.height() - 2.3 * self._line()) // self._line())
        assert self._found is not None
        if self._found.count <= min(room, len(self._rows)):
            return self._found.count
        return max(0, min(room - 1, len(self._rows)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        if self._found is not None:
            self._paint_heading(painter)
            self._paint_rows(painter)
        elif self._is_hinting:
            painter.setPen(self._theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(2, 0, -2, 0), flags, self.hint())
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_heading(self, painter: QPainter) -> None:
        font = tabular(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        ascent = self.fontMetrics().ascent()
        painter.drawText(QPointF(2, ascent), self.heading())
        width = QFontMetricsF(font).horizontalAdvance(self.heading())
        painter.setFont(self.font())
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QPointF(2 + width + GAP_PX, ascent), self._note)
        painter.drawText(QPointF(2, ascent + self._line()), self.sentence())

    def _table(self) -> list[tuple[str, str, float]]:
        """Names, numbers and values of the lines; the last one may be that of all others."""
        assert self._found is not None
        shown = self._rows[: self._shown()]
        lines = [(row.names, row.numbers, row.value) for row in shown]
        others = self._found.count - len(shown)
        if others > 0:
            rest = self._found.rest + sum(row.value for row in self._rows[len(shown) :])
            lines.append((self.tr("{count} others").format(count=f"{others:,}"), "", rest))
        return lines

    def _paint_rows(self, painter: QPainter) -> None:
        lines = self._table()
        if not lines:
            return
        font = tabular(self.font())
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        values = [f"= {text}" for text in aligned([value for _, _, value in lines])]
        columns = zip(*((name, text) for name, text, _ in lines), strict=True)
        first, second = (max(map(metrics.horizontalAdvance, column)) for column in columns)
        third = max(map(metrics.horizontalAdvance, values))
        first = min(first, max(0.0, self.width() - 6.0 - second - third - 2 * GAP_PX))
        left, middle = 2.0, 2.0 + first + GAP_PX
        right = middle + second + GAP_PX
        terms = [abs(value) for name, text, value in lines if text] or [0.0]
        for number, ((name, text, value), shown) in enumerate(zip(lines, values, strict=True)):
            y = (2.2 + number) * self._line()
            base = y + metrics.ascent()
            painter.setPen(self._theme.color("text" if text else "muted"))
            shown_name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, first + 1.0)
            painter.drawText(QPointF(left, base), shown_name)
            painter.setPen(self._theme.color("muted"))
            painter.drawText(QPointF(middle, base), text)
            painter.setPen(self._theme.color("text"))
            place = QRectF(right, y, third, self._line())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, shown)
            if text:  # all others together may be longer than any bar
                self._paint_bar(painter, right + third + GAP_PX, y, value / (max(terms) or 1.0))

    def _paint_bar(self, painter: QPainter, left: float, y: float, share: float) -> None:
        """To the right above zero, to the left below, from one common middle."""
        room = self.width() - left - 4
        if room < LEAST_BAR_PX or share != share:  # a share that is no number has no length
            return
        half = min(room / 2, 120.0)
        middle = left + half
        meaning = "positive" if share >= 0 else "negative"
        height = self._line() * 0.55
        top = y + self._line() * 0.25
        length = abs(min(max(share, -1.0), 1.0)) * half
        start = middle if share >= 0 else middle - length
        painter.fillRect(QRectF(start, top, max(length, 1.0), height), self._theme.color(meaning))
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawLine(QPointF(middle, y), QPointF(middle, y + self._line()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_terms()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy the terms"))
        copy.setEnabled(self._found is not None)
        copy.triggered.connect(self.copy_terms)
        menu.popup(event.globalPos())

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(380, 170)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(200, int(5 * self._line()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)
