"""The confusion matrix: right classes down, answers across, and how many of each are right."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
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
from guiapp.widgets.keyboard import KeepKeys
from guiapp.widgets.numerals import tabular

BAR_CELLS = 2.6  # the column of the classes' accuracies, in cells
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ConfusionGrid(QWidget):
    """Colors grow with the square root of a row's share, so that rare mistakes are seen too.

    Signals
    -------
    cell_chosen(int, int) : (right class, answer), by a click or with the arrow keys
    """

    cell_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.int64] | None = None
        self._accuracy: NDArray[np.float64] = np.empty(0)
        self._chosen: tuple[int, int] | None = None
        self._empty_text, self._across, self._down = "", "", ""
        self._theme = LIGHT
        self._copy = QAction(self)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy_figures)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        KeepKeys(self, _STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def set_counts(self, counts: NDArray[np.int64], accuracy: NDArray[np.float64]) -> None:
        """``counts`` : (K, K), row is the right class; ``accuracy`` : (K,), NaN for no samples."""
        if counts.ndim != 2 or counts.shape != (len(accuracy), len(accuracy)):
            raise ValueError(f"a square of counts expected, got {counts.shape}")
        self._counts, self._accuracy = counts, accuracy
        if self._chosen is not None and max(self._chosen) >= len(accuracy):
            self._chosen = None
        self.update()

    def counts(self) -> NDArray[np.int64] | None:
        """(K, K), what is shown."""
        return self._counts

    def clear(self) -> None:
        """Back to the text that says what will appear."""
        self._counts, self._chosen = None, None
        self.update()

    def choose(self, right: int, answer: int) -> None:
        """Mark a cell, without a signal."""
        self._chosen = (right, answer)
        self.update()

    def chosen(self) -> tuple[int, int] | None:
        """The marked cell."""
        return self._chosen

    def set_empty_text(self, text: str) -> None:
        self._empty_text = text
        self.update()

    def figures(self) -> str:
        """The counts as tab-separated lines, a heading above."""
        if self._counts is None:
            return ""
        heads = "\t".join(str(k) for k in range(len(self._counts)))
        lines = [f"right\\answer\t{heads}"]
        for k, row in enumerate(self._counts.tolist()):
            lines.append("\t".join(str(value) for value in (k, *row)))
        return "\n".join(lines)

    def copy_figures(self) -> None:
        QGuiApplication.clipboard().setText(self.figures())

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self._copy.setText(self.tr("Copy the figures"))
        self._across, self._down = self.tr("answer"), self.tr("right class")
        self.setAccessibleName(self.tr("Confusion matrix of the test data"))
        self.update()

    # -- places -------------------------------------------------------------------------------

    def _line_px(self) -> float:
        return self.fontMetrics().height() + 4.0

    def _side_px(self) -> tuple[float, float]:
        """Width and height of a cell."""
        count = 1 if self._counts is None else len(self._counts)
        left, line = self._left_px(), self._line_px()
        width = (self.width() - left) / (count + BAR_CELLS)
        height = (self.height() - 2 * line) / count
        return max(4.0, min(width, 1.6 * height, 120.0)), max(4.0, min(height, 72.0))

    def _left_px(self) -> float:
        return self.fontMetrics().horizontalAdvance(self._down) + 16.0

    def cell_box(self, right: int, answer: int) -> QRectF:
        """Where a cell stands."""
        width, height = self._side_px()
        left, top = self._left_px() + answer * width, 2 * self._line_px() + right * height
        return QRectF(left, top, width, height)

    def _cell_at(self, at: QPointF) -> tuple[int, int] | None:
        if self._counts is None:
            return None
        width, height = self._side_px()
        answer = math.floor((at.x() - self._left_px()) / width)
        right = math.floor((at.y() - 2 * self._line_px()) / height)
        count = len(self._counts)
        return (right, answer) if 0 <= right < count and 0 <= answer < count else None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(560, 460)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(320, 240)

    # -- picture ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self) as painter:
            if self._counts is None:
                painter.setPen(self._theme.color("muted"))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self._empty_text)
                return
            painter.setFont(tabular(self.font()))
            self._paint_names(painter, len(self._counts))
            sums = np.maximum(1, self._counts.sum(axis=1, keepdims=True))
            strengths = np.sqrt(self._counts / sums)
            for right in range(len(self._counts)):
                for answer in range(len(self._counts)):
                    self._paint_cell(painter, right, answer, float(strengths[right, answer]))
                self._paint_accuracy(painter, right)
            if self._chosen is not None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.color("text"), 3 if self.hasFocus() else 2))
                painter.drawRect(self.cell_box(*self._chosen).adjusted(1, 1, -2, -2))

    def _paint_names(self, painter: QPainter, count: int) -> None:
        line = self._line_px()
        first, last = self.cell_box(0, 0), self.cell_box(0, count - 1)
        center = Qt.AlignmentFlag.AlignCenter
        painter.setPen(self._theme.color("muted"))
        painter.drawText(
            QRectF(first.left(), 0, last.right() - first.left(), line), center, self._across
        )
        room = QRectF(0, line, self._left_px() - 8, line)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._down
        )
        place = QRectF(last.right() + 8, line, self.width(), line)
        painter.drawText(
            place,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            self.tr("of them right"),
        )
        painter.setPen(self._theme.color("text"))
        for k in range(count):
            across, down = self.cell_box(0, k), self.cell_box(k, 0)
            painter.drawText(QRectF(across.left(), line, across.width(), line), center, str(k))
            beside = QRectF(0, down.top(), self._left_px() - 8, down.height())
            painter.drawText(
                beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(k)
            )

    def _paint_cell(self, painter: QPainter, right: int, answer: int, strength: float) -> None:
        assert self._counts is not None
        box = self.cell_box(right, answer).adjusted(0, 0, -1, -1)
        ground, ink = (
            self._theme.color("surface"),
            self._theme.color("train" if right == answer else "bad"),
        )
        color = _mixed(ground, ink, 0.85 * strength)
        painter.fillRect(box, color)
        count = int(self._counts[right, answer])
        if count:
            light = color.lightnessF() > 0.5
            painter.setPen(QColor("#101318" if light else "#ffffff"))
            font = tabular(self.font())
            if right == answer:
                font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{count:,}")

    def _paint_accuracy(self, painter: QPainter, right: int) -> None:
        """A bar and a percentage at the end of a row."""
        width, _ = self._side_px()
        last = self.cell_box(right, len(self._accuracy) - 1)
        room = QRectF(last.right() + 8, last.top(), BAR_CELLS * width - 16, last.height())
        painter.setFont(tabular(self.font()))
        share = float(self._accuracy[right])
        words = "–" if math.isnan(share) else f"{100 * share:.1f} %"
        words_px = self.fontMetrics().horizontalAdvance("100.0 %") + 8.0
        painter.setPen(self._theme.color("text"))
        left = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(room.left(), room.top(), words_px - 8, room.height()), left, words)
        bar = QRectF(room.left() + words_px, 0, room.width() - words_px, min(12.0, room.height()))
        if bar.width() < 12:
            return
        bar.moveTop(room.center().y() - bar.height() / 2)
        painter.fillRect(bar, self._theme.color("grid"))
        if share > 0:
            bar.setWidth(bar.width() * share)
            painter.fillRect(bar, self._theme.color("test"))

    # -- choosing -----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._take(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._counts is None:
            super().keyPressEvent(event)
            return
        right, answer = self._chosen or (0, 0)
        last = len(self._counts) - 1
        moved = (min(max(right + step[0], 0), last), min(max(answer + step[1], 0), last))
        self._take(moved if self._chosen is not None else (0, 0))

    def _take(self, cell: tuple[int, int]) -> None:
        self._chosen = cell
        self.update()
        self.cell_chosen.emit(*cell)

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        if kind == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)

    def words_at(self, at: QPointF) -> str:
        """What a cell means."""
        cell = self._cell_at(at)
        if cell is None or self._counts is None:
            return ""
        count, total = int(self._counts[cell]), int(self._counts[cell[0]].sum())
        text = self.tr("{count} of {total} test samples of class {right} are answered {answer}.")
        return text.format(count=f"{count:,}", total=f"{total:,}", right=cell[0], answer=cell[1])


def _mixed(ground: QColor, ink: QColor, share: float) -> QColor:
    parts = zip(ground.getRgbF()[:3], ink.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*((1 - share) * a + share * b for a, b in parts))
