"""The best trials of a search as the book shows them: a grid of small curves, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.runs.records import Floats
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.plots.plot_axes import axis_font

COLUMNS, ROWS = 5, 4  # the book's
GAP_PX = 6
GLADLY_SMALLER = 0.93  # a title shrinks to that rather than give way to a shorter one
LEAST_FONT = 0.75  # a title shrinks to that before it is shortened


@dataclass(frozen=True, eq=False)
class TrialCurves:
    """One cell of the grid.

    Attributes
    ----------
    number : of the trial
    train, validation : (epochs,) float64, 0 to 1
    titles : what stands above, the longest first: the first that fits is taken
    caption : what stands below
    """

    number: int
    train: Floats
    validation: Floats
    titles: tuple[str, ...]
    caption: str


class TrialGrid(QWidget):
    """Signals
    -------
    hovered(int) : the trial under the pointer, -1 when there is none
    chosen(int) : the one that was clicked
    """

    TRAIN_STYLE = Qt.PenStyle.DashLine

    hovered = Signal(int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trial_grid")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme: Theme = LIGHT
        self._trials: tuple[TrialCurves, ...] = ()
        self._marked = -1
        self._under = -1
        self._sentence = ""
        self._pictures: dict[int, tuple[Floats, QPixmap]] = {}  # of the curves, by number

    def show_trials(self, trials: Sequence[TrialCurves]) -> None:
        """Show these, of which there is room for the first twenty."""
        self._trials = tuple(trials[: COLUMNS * ROWS])
        there = {trial.number for trial in self._trials}
        self._pictures = {k: found for k, found in self._pictures.items() if k in there}
        self.update()

    def trials(self) -> tuple[TrialCurves, ...]:
        """What is shown."""
        return self._trials

    def set_sentence(self, sentence: str) -> None:
        """What stands in an empty grid."""
        self._sentence = sentence
        self.update()

    def mark(self, number: int) -> None:
        """Frame the trial of that number, if it is among them."""
        if number != self._marked:
            self._marked = number
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._pictures.clear()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._pictures.clear()
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(560, 480)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(300, 240)

    def cell(self, place: int) -> QRectF:
        """Where the trial of a place stands, 0 being the best."""
        width = (self.width() + GAP_PX) / COLUMNS
        height = (self.height() + GAP_PX) / ROWS
        row, column = divmod(place, COLUMNS)
        return QRectF(column * width, row * height, width - GAP_PX, height - GAP_PX)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.color("surface"))
        if not self._trials:
            painter.setPen(self._theme.color("muted"))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(48, 0, -48, 0), flags, self._sentence)
        for place, trial in enumerate(self._trials):
            self._paint_trial(painter, trial, self.cell(place))
        painter.end()

    def _paint_trial(self, painter: QPainter, trial: TrialCurves, cell: QRectF) -> None:
        line_px = QFontMetricsF(axis_font()).height()
        is_marked = trial.number == self._marked
        if is_marked:
            painter.fillRect(cell, self._theme.color("grid"))
        painter.setPen(self._theme.color("text"))
        head = QRectF(cell.left() + 2, cell.top(), cell.width() - 4, line_px)
        _write(painter, head, trial.titles)
        painter.setPen(self._theme.color("muted"))
        foot = QRectF(cell.left() + 2, cell.bottom() - line_px, cell.width() - 4, line_px)
        _write(painter, foot, (trial.caption,))
        area = QRectF(cell.left() + 3, head.bottom() + 2, cell.width() - 6, 0)
        area.setBottom(foot.top() - 3)
        painter.setPen(QPen(self._theme.color("grid" if not is_marked else "border"), 1))
        for level in (0.0, 0.5, 1.0):
            y = area.bottom() - level * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.drawPixmap(area.topLeft(), self._picture(trial, area.size()))
        if is_marked:
            painter.setPen(QPen(self._theme.color("accent"), 1.5))
            painter.drawRect(cell.adjusted(1, 0, -1, -1))

    def _picture(self, trial: TrialCurves, size: QSizeF) -> QPixmap:
        """Both curves on nothing: 40 of them, antialiased and dashed, take 100 ms."""
        ratio = self.devicePixelRatioF()
        pixels = (size * ratio).toSize().expandedTo(QSize(1, 1))
        found = self._pictures.get(trial.number)
        if found is not None and found[0] is trial.train and found[1].size() == pixels:
            return found[1]
        pixmap = QPixmap(pixels)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(QPointF(0, 1), QSizeF(size.width(), size.height() - 2))
        self._paint_curve(painter, area, trial.train, "train", self.TRAIN_STYLE)
        self._paint_curve(painter, area, trial.validation, "test", Qt.PenStyle.SolidLine)
        painter.end()
        self._pictures[trial.number] = (trial.train, pixmap)
        return pixmap

    def _paint_curve(
        self, painter: QPainter, area: QRectF, values: Floats, meaning: str, style: Qt.PenStyle
    ) -> None:
        x = np.linspace(area.left(), area.right(), max(len(values), 2))[: len(values)]
        y = area.bottom() - values * area.height()
        painter.setPen(QPen(self._theme.color(meaning), 1.5, style))
        points = [QPointF(*pair) for pair in zip(x.tolist(), y.tolist(), strict=True)]
        painter.drawPolyline(QPolygonF(points))

    # -- the pointer --------------------------------------------------------------------------

    def _at(self, position: QPointF) -> int:
        for place, trial in enumerate(self._trials):
            if self.cell(place).contains(position):
                return trial.number
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self._report(self._at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        number = self._at(event.position())
        if number >= 0:
            self.chosen.emit(number)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        self._report(-1)
        super().leaveEvent(event)

    def _report(self, number: int) -> None:
        if number != self._under:
            self._under = number
            self.hovered.emit(number)


def _write(painter: QPainter, place: QRectF, texts: Sequence[str]) -> None:
    """The first text that fits, the last one in smaller letters or cut if it must be."""
    font = axis_font()
    metrics = QFontMetricsF(font)
    room = place.width() / GLADLY_SMALLER
    text = next((found for found in texts if metrics.horizontalAdvance(found) <= room), texts[-1])
    needed = metrics.horizontalAdvance(text)
    if needed > place.width():
        font = _smaller(font, max(LEAST_FONT, place.width() / needed * 0.98))
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)


def _smaller(font: QFont, share: float) -> QFont:
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * share)
    return result
