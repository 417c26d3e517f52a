"""The confusion matrix: right classes down, answers across, and how many of each are right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
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
from guiapp.widgets.network.confusion_paint import Places, paint_accuracy, paint_cells
from guiapp.widgets.numerals import tabular

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ConfusionGrid(QWidget):
    """One cell a pair of classes; each can be chosen.

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

    def places(self) -> Places:
        """Where everything stands."""
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance(self._down) + 16.0
        count = 1 if self._counts is None else len(self._counts)
        return Places.within((self.width(), self.height()), metrics.height() + 4.0, left, count)

    def cell_box(self, right: int, answer: int) -> QRectF:
        """Where a cell stands."""
        return self.places().cell(right, answer)

    def _cell_at(self, at: QPointF) -> tuple[int, int] | None:
        return None if self._counts is None else self.places().at(at)

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
            places = self.places()
            painter.setFont(tabular(self.font()))
            self._paint_names(painter, places)
            paint_cells(painter, places, self._counts, self.font(), self._theme)
            painter.setFont(tabular(self.font()))
            for right, share in enumerate(self._accuracy.tolist()):
                paint_accuracy(painter, places, right, share, self._theme)
            if self._chosen is not None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.color("text"), 3 if self.hasFocus() else 2))
                painter.drawRect(places.cell(*self._chosen).adjusted(1, 1, -2, -2))

    def _paint_names(self, painter: QPainter, places: Places) -> None:
        """The classes along both sides, and over each column of figures what it is."""
        line, whole = places.line, places.whole()
        center, middle = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignVCenter
        left, right = Qt.AlignmentFlag.AlignLeft | middle, Qt.AlignmentFlag.AlignRight | middle
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QRectF(whole.left(), 0, whole.width(), line), center, self._across)
        painter.drawText(QRectF(0, line, places.left - 8, line), left, self._down)
        beyond = QRectF(whole.right() + 8, line, self.width(), line)
        painter.drawText(beyond, left, self.tr("of them right"))
        painter.setPen(self._theme.color("text"))
        for k in range(places.count):
            cell = places.cell(k, k)
            painter.drawText(QRectF(cell.left(), line, cell.width(), line), center, str(k))
            beside = QRectF(0, cell.top(), places.left - 8, cell.height())
            painter.drawText(beside, right, str(k))

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
