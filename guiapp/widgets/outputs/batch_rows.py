"""The rows of a mini-batch: small bars, the right answer and the loss of each; one is in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import tabular
from guiapp.widgets.outputs.mini_bars import SmallBars, paint_small_bars

PADDING_PX = 8.0
MOST = 8
TALLEST = 2.5  # lines of text to a row


@dataclass(frozen=True)
class BatchRow:
    """One row: ``probabilities`` (K,), the right answer, the loss of this row and its figure."""

    probabilities: NDArray[np.float64]
    right: int
    loss: float
    text: str

    def looks_like(self, other: BatchRow) -> bool:
        """Whether the other would be painted the same."""
        same = (self.right, self.text) == (other.right, other.text)
        return same and np.array_equal(self.probabilities, other.probabilities)


class BatchRows(QWidget):
    """Signals
    -------
    row_chosen(int) : a row was clicked, or walked to with the arrow keys
    more_wanted() : the empty place below the last row was clicked
    """

    row_chosen = Signal(int)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._rows: tuple[BatchRow, ...] = ()
        self._current = 0
        self._hover: int | None = None
        self._more = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def rows(self) -> tuple[BatchRow, ...]:
        """What is shown."""
        return self._rows

    def current(self) -> int:
        """The row in hand."""
        return self._current

    def set_rows(self, rows: Sequence[BatchRow], current: int) -> None:
        """Show up to eight rows, with the one in hand lit."""
        before, self._rows = self._rows, tuple(rows)
        if len(before) != len(rows) or current != self._current:
            self.update()
        else:  # a drag changes one row of eight, sixty times a second
            for index, (old, new) in enumerate(zip(before, rows, strict=True)):
                if not new.looks_like(old):
                    self.update(self.row_rect(index).toAlignedRect())
        self._current = current
        self._describe()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Rows of the mini-batch"))
        self._more = self.tr("+ one more row")
        self._describe()

    def figures(self) -> str:
        """The rows as text: right answer, loss and probabilities, by tabs."""
        return "\n".join(
            "\t".join((str(row.right), repr(row.loss), *map(repr, row.probabilities.tolist())))
            for row in self._rows
        )

    def row_rect(self, index: int) -> QRectF:
        """Where a row is painted: an eighth of the room, but not higher than it looks well."""
        height = min(self.height() / MOST, TALLEST * QFontMetrics(self.font()).height())
        return QRectF(0, index * height, self.width(), height)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(200, round(MOST * TALLEST * QFontMetrics(self.font()).height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(160, MOST * QFontMetrics(self.font()).height())

    def _describe(self) -> None:
        if not self._rows:
            return
        row = self._rows[self._current]
        text = self.tr("Row {row} of {count}: right answer {right}, loss {loss}")
        self.setAccessibleDescription(
            text.format(
                row=self._current + 1,
                count=len(self._rows),
                right=row.right,
                loss=row.text,
            )
        )

    def _row_at(self, y: float) -> int | None:
        """The row at a height; below the last one the place where another would stand."""
        for index in range(min(len(self._rows) + 1, MOST)):
            if self.row_rect(index).top() <= y < self.row_rect(index).bottom():
                return index
        return None

    # -- events -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        row = self._row_at(event.position().y())
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            return
        if row < len(self._rows):
            self.row_chosen.emit(row)
        else:
            self.more_wanted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self._hover = self._row_at(event.position().y())
        hand = Qt.CursorShape.PointingHandCursor
        self.setCursor(Qt.CursorShape.ArrowCursor if self._hover is None else hand)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        self._hover = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.figures())
        elif step and 0 <= self._current + step < len(self._rows):
            self.row_chosen.emit(self._current + step)
        elif not step:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        if kind == QEvent.Type.LanguageChange:
            self.retranslate()
        elif kind == QEvent.Type.FontChange:
            self.updateGeometry()
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        index = self._row_at(event.pos().y())
        if index is None or index >= len(self._rows):
            QToolTip.hideText()
            return
        row = self._rows[index]
        text = self.tr("Row {row}: right answer {right}, loss {loss}. Click to take it in hand.")
        tip = text.format(row=index + 1, right=row.right, loss=repr(row.loss))
        QToolTip.showText(event.globalPos(), tip, self)

    # -- picture ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self) as painter:
            painter.setFont(tabular(self.font()))
            for index, row in enumerate(self._rows):
                if self.row_rect(index).intersects(QRectF(event.rect())):
                    self._paint_row(painter, self.row_rect(index), index, row)
            if len(self._rows) < MOST:
                self._paint_place(painter, self.row_rect(len(self._rows)))

    def _paint_place(self, painter: QPainter, rect: QRectF) -> None:
        """The place for one row more."""
        lit = self._hover == len(self._rows)
        painter.setPen(self._theme.color("text" if lit else "muted"))
        inner = rect.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._more)

    def _paint_row(self, painter: QPainter, rect: QRectF, index: int, row: BatchRow) -> None:
        theme = self._theme
        current = index == self._current
        if current or index == self._hover:
            painter.fillRect(rect, theme.color("surface" if current else "grid"))
        if current:
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), theme.color("accent"))
        if current and self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -1.5))
        metrics = painter.fontMetrics()
        painter.setPen(theme.color("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        inner = rect.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        label = f"t = {row.right}"
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, label)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, row.text)
        left = inner.left() + metrics.horizontalAdvance("t = 0") + 2 * PADDING_PX
        right = inner.right() - metrics.horizontalAdvance("00.0000") - 2 * PADDING_PX
        area = QRectF(left, rect.top() + 3, right - left, rect.height() - 7)
        paint_small_bars(painter, area, SmallBars(row.probabilities, row.right), theme)
