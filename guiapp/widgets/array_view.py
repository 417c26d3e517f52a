"""One array as colored cells, from the whole as a picture down to single cells with numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.cell_colors import CellGrid, colored, strongest, table_for
from guiapp.widgets.cell_window import CellWindow
from guiapp.widgets.keyboard import KeepKeys
from guiapp.widgets.numerals import short_figure, tabular

ZOOM_STEP = 1.25  # per notch of the wheel
LEAST_FOR_NUMBERS = (40.0, 15.0)  # pixels of a cell that shows its number
LEAST_FOR_LINES = 7.0
INSET_PX = 2.0  # room for the outline of a cell at the edge

_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_KEYS = (*_ARROWS, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_Escape)


class ArrayView(QWidget):
    """Shows cells; the wheel zooms, dragging moves, a double click shows all again.

    Signals
    -------
    pointed(object) : the index under the mouse, or None when it has left
    chosen(object) : the index that was clicked or reached with the arrow keys
    """

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._title, self._shape = "", ""
        self._grid: CellGrid | None = None
        self._window = CellWindow((1, 1), 1, 1)
        self._image: NDArray[np.uint32] | None = None
        self._marks: tuple[tuple[int, ...], ...] = ()
        self._cursor: tuple[int, ...] | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        KeepKeys(self, _KEYS)

    # -- what is shown ------------------------------------------------------------------------

    def show_array(self, title: str, shape: str, grid: CellGrid, is_square: bool) -> None:
        """Show an array under its name; one of the same form keeps the zoom."""
        same = self._grid is not None and self._grid.shape == grid.shape and title == self._title
        self._title, self._shape, self._grid = title, shape, grid
        if not same:
            self._window = CellWindow(grid.shape, *self._room(), is_square)
        self._image = None
        self._describe()
        self.update()

    def set_marks(self, marks: Sequence[tuple[int, ...]], cursor: tuple[int, ...] | None) -> None:
        """Outline cells that contribute to something, and the one that is looked at."""
        if (tuple(marks), cursor) != (self._marks, self._cursor):
            self._marks, self._cursor = tuple(marks), cursor
            self.update()

    def grid(self) -> CellGrid | None:
        return self._grid

    def window_seen(self) -> CellWindow:
        """The part that is seen."""
        return self._window

    def middle_of(self, index: tuple[int, ...]) -> QPointF:
        """Where the middle of a cell is, in this widget."""
        assert self._grid is not None
        return self._rect_of(index).center()

    def cell_aspect(self) -> bool:
        return self._window.is_square

    def heading_height(self) -> float:
        return 2.0 * self.fontMetrics().lineSpacing() + 2.0

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._image = None
        self.update()

    # -- geometry -----------------------------------------------------------------------------

    def _room(self) -> tuple[float, float]:
        return (
            max(self.width() - 2 * INSET_PX, 1.0),
            max(self.height() - self.heading_height() - 2 * INSET_PX, 1.0),
        )

    def _origin(self) -> QPointF:
        return QPointF(INSET_PX, self.heading_height() + INSET_PX)

    def _rect_of(self, index: tuple[int, ...]) -> QRectF:
        assert self._grid is not None
        row, column = self._grid.cell_of(index)
        x, y = self._window.place(row, column)
        w, h = self._window.cell
        return QRectF(x, y, w, h).translated(self._origin())

    def index_under(self, position: QPointF) -> tuple[int, ...] | None:
        """The index at a place of this widget, or None beside the cells."""
        if self._grid is None:
            return None
        place = position - self._origin()
        if place.x() < 0 or place.y() < 0:
            return None
        width, height = self._extent()
        if place.x() >= width or place.y() >= height:
            return None
        row, column = self._window.at(place.x(), place.y())
        return self._grid.index_at(floor(row), floor(column))

    def _extent(self) -> tuple[float, float]:
        """Width and height of the cells that are seen."""
        rows, columns = self._window.seen
        w, h = self._window.cell
        return columns * w, rows * h

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        self._paint_heading(painter)
        if self._grid is None:
            return
        width, height = self._extent()
        area = QRectF(self._origin().x(), self._origin().y(), width, height)
        painter.save()
        painter.setClipRect(area.adjusted(-1, -1, 1, 1))
        if self._grid.is_known:
            self._paint_cells(painter, area)
            self._paint_numbers(painter)
        self._paint_lines(painter)
        painter.restore()
        meaning = "gradient" if self._grid.is_gradient else "border"
        painter.setPen(QPen(self._theme.color(meaning), 1))
        painter.drawRect(area)
        if not self._grid.is_known:
            painter.setPen(self._theme.color("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "?")
        else:
            self._paint_marks(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_heading(self, painter: QPainter) -> None:
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        gradient = self._grid is not None and self._grid.is_gradient
        painter.setPen(self._theme.color("gradient" if gradient else "text"))
        line = float(self.fontMetrics().lineSpacing())
        painter.drawText(QPointF(INSET_PX, self.fontMetrics().ascent()), self._title)
        painter.setFont(self.font())
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QPointF(INSET_PX, line + self.fontMetrics().ascent()), self._shape)

    def _paint_cells(self, painter: QPainter, area: QRectF) -> None:
        image = self._picture()
        height, width = image.shape
        picture = QImage(image.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
        rows, columns = self._whole_cells()
        w, h = self._window.cell
        x, y = self._window.place(rows[0], columns[0])
        target = QRectF(x, y, (columns[1] - columns[0]) * w, (rows[1] - rows[0]) * h)
        painter.drawImage(target.translated(self._origin()), picture)

    def _whole_cells(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and last + 1 of the rows and columns of which something is seen."""
        window = self._window
        rows, columns = window.seen
        return (
            (floor(window.top), min(ceil(window.top + rows), window.grid[0])),
            (floor(window.left), min(ceil(window.left + columns), window.grid[1])),
        )

    def _picture(self) -> NDArray[np.uint32]:
        """The colors of what is seen, kept until something changes."""
        if self._image is None:
            assert self._grid is not None
            (top, bottom), (left, right) = self._whole_cells()
            block = self._grid.block()[top:bottom, left:right]
            width, height = self._extent()
            ratio = self.devicePixelRatioF()
            block = strongest(block, ceil(height * ratio), ceil(width * ratio))
            table = table_for(self._theme, self._grid.is_gradient)
            self._image = np.ascontiguousarray(colored(block, self._grid.full_color(), table))
        return self._image

    def _paint_lines(self, painter: QPainter) -> None:
        """Lines between the cells where these are large enough to be told apart."""
        w, h = self._window.cell
        if min(w, h) < LEAST_FOR_LINES:
            return
        painter.setPen(QPen(self._theme.color("grid"), 1))
        (top, bottom), (left, right) = self._whole_cells()
        origin, (width, height) = self._origin(), self._extent()
        for column in range(left, right + 1):
            x = self._window.place(0, column)[0] + origin.x()
            painter.drawLine(QPointF(x, origin.y()), QPointF(x, origin.y() + height))
        for row in range(top, bottom + 1):
            y = self._window.place(row, 0)[1] + origin.y()
            painter.drawLine(QPointF(origin.x(), y), QPointF(origin.x() + width, y))

    def _paint_numbers(self, painter: QPainter) -> None:
        w, h = self._window.cell
        scale = self.fontMetrics().height() / 17.0
        if w < LEAST_FOR_NUMBERS[0] * scale or h < LEAST_FOR_NUMBERS[1] * scale:
            return
        assert self._grid is not None
        font = tabular(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        (top, bottom), (left, right) = self._whole_cells()
        peak = self._grid.full_color()
        for row in range(top, bottom):
            for column in range(left, right):
                index = self._grid.index_at(row, column)
                if index is None:
                    continue
                value = float(self._grid.values[index])
                strong = abs(value) / peak > 0.35
                painter.setPen(self._theme.color("surface" if strong else "text"))
                text = short_figure(value)
                if QFontMetricsF(font).horizontalAdvance(text) < w:
                    painter.drawText(self._rect_of(index), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_marks(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for indices, meaning, width in (
            (self._marks, "text", 1.0),
            (self._outlined(), "accent", 2),
        ):
            painter.setPen(QPen(self._theme.color(meaning), width))
            for index in indices:
                rect = self._rect_of(index)
                # a cell of less than a few pixels would not be found
                grow = max(0.0, (5.0 - min(rect.width(), rect.height())) / 2)
                painter.drawRect(rect.adjusted(-grow, -grow, grow, grow))

    def _outlined(self) -> tuple[tuple[int, ...], ...]:
        return () if self._cursor is None else (self._cursor,)

    # -- hands --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._pressed is not None and not self._window.is_whole:
            offset = event.position() - self._pressed
            if self._dragged or offset.manhattanLength() > 4:
                self._dragged, self._pressed = True, event.position()
                w, h = self._window.cell
                window = self._window
                self._set_window(
                    window.moved_to(window.top - offset.y() / h, window.left - offset.x() / w)
                )
                return
        self.pointed.emit(self.index_under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        index = self.index_under(event.position())
        if not self._dragged and index is not None:
            self.chosen.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self._set_window(self._window.whole())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        place = event.position() - self._origin()
        notches = event.angleDelta().y() / 120.0
        self._set_window(self._window.zoomed(ZOOM_STEP**notches, place.x(), place.y()))
        self.pointed.emit(self.index_under(event.position()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        self.pointed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        key = event.key()
        if key in _ARROWS:
            self._walk(*_ARROWS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            factor = ZOOM_STEP if key == Qt.Key.Key_Plus else 1 / ZOOM_STEP
            middle = self.rect().center() if self._cursor is None else self.middle_of(self._cursor)
            place = QPointF(middle) - self._origin()
            self._set_window(self._window.zoomed(factor, place.x(), place.y()))
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Escape):
            self._set_window(self._window.whole())
        else:
            super().keyPressEvent(event)

    def _walk(self, down: int, right: int) -> None:
        if self._grid is None:
            return
        if self._cursor is None:
            self.chosen.emit((0,) * self._grid.values.ndim)
            return
        row, column = self._grid.cell_of(self._cursor)
        index = self._grid.index_at(row + down, column + right)
        if index is not None:
            self._set_window(self._window.showing(row + down, column + right))
            self.chosen.emit(index)

    def _set_window(self, window: CellWindow) -> None:
        if window != self._window:
            self._window = window
            self._image = None
            self.update()

    # -- the rest -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._set_window(self._window.sized(*self._room()))
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._set_window(self._window.sized(*self._room()))
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(f"{self._title} {self._shape}")
