"""One array as colored cells, from the whole as a picture down to single cells with numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
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
from guiapp.widgets.keyboard import KeepKeys
from guiapp.widgets.network.array_paint import (
    Index,
    extent_of,
    paint_lines,
    paint_marks,
    paint_numbers,
    paint_picture,
    picture_of,
    rect_of,
)
from guiapp.widgets.network.cell_colors import CellGrid
from guiapp.widgets.network.cell_window import CellWindow

ZOOM_STEP = 1.25  # per notch of the wheel
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
        self._marks: tuple[Index, ...] = ()
        self._cursor: Index | None = None
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

    def set_marks(self, marks: Sequence[Index], cursor: Index | None) -> None:
        """Outline cells that contribute to something, and the one that is looked at."""
        if (tuple(marks), cursor) != (self._marks, self._cursor):
            self._marks, self._cursor = tuple(marks), cursor
            self.update()

    def grid(self) -> CellGrid | None:
        return self._grid

    def window_seen(self) -> CellWindow:
        """The part that is seen."""
        return self._window

    def middle_of(self, index: Index) -> QPointF:
        """Where the middle of a cell is, in this widget."""
        assert self._grid is not None
        return self._rect_of(index).center()

    def cells_height(self) -> float:
        """Pixels from the first row that is seen to the last."""
        return extent_of(self._window)[1]

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

    def _rect_of(self, index: Index) -> QRectF:
        assert self._grid is not None
        return rect_of(self._grid, self._window, self._origin(), index)

    def index_under(self, position: QPointF) -> Index | None:
        """The index at a place of this widget, or None beside the cells."""
        if self._grid is None:
            return None
        place = position - self._origin()
        if place.x() < 0 or place.y() < 0:
            return None
        width, height = extent_of(self._window)
        if place.x() >= width or place.y() >= height:
            return None
        row, column = self._window.at(place.x(), place.y())
        return self._grid.index_at(floor(row), floor(column))

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        self._paint_heading(painter)
        if self._grid is not None:
            self._paint_array(painter, self._grid)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_array(self, painter: QPainter, grid: CellGrid) -> None:
        window, origin, theme = self._window, self._origin(), self._theme
        area = QRectF(origin, QSizeF(*extent_of(window)))
        painter.save()
        painter.setClipRect(area.adjusted(-1, -1, 1, 1))
        if grid.is_known:
            if self._image is None:
                self._image = picture_of(grid, window, theme, self.devicePixelRatioF())
            paint_picture(painter, self._image, window, origin)
        paint_lines(painter, window, origin, theme)
        if grid.is_known:
            paint_numbers(painter, grid, window, origin, theme, self.font())
            marks = [self._rect_of(index) for index in self._marks]
            paint_marks(painter, marks, QPen(theme.color("text"), 1))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("gradient" if grid.is_gradient else "border"), 1))
        painter.drawRect(area)
        if not grid.is_known:
            painter.setPen(theme.color("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "?")
        elif self._cursor is not None:
            painter.setClipRect(area.adjusted(-2, -2, 2, 2))
            cursor = [self._rect_of(self._cursor)]
            paint_marks(painter, cursor, QPen(theme.color("surface"), 4))
            paint_marks(painter, cursor, QPen(theme.color("accent"), 2))

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
