"""How an array is painted: the picture of its cells, lines, numbers and outlines."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen

from guiapp.theme import Theme
from guiapp.widgets.network.cell_colors import (
    CellGrid,
    colored,
    is_dark,
    level_of,
    strongest,
    table_for,
)
from guiapp.widgets.network.cell_window import CellWindow
from guiapp.widgets.numerals import short_figure, tabular

NUMBER_SIZES = (1.4, 1.2, 1.0, 0.85)  # times the text around; the largest that fits is taken
MARGIN_PX = 4.0  # beside a number, and less than one above and below
LEAST_FOR_NUMBERS_PX = 12.0  # of height: below, no text size fits
LEAST_FOR_LINES = 7.0
LEAST_OUTLINE_PX = 5.0  # a smaller cell would not be found

Index = tuple[int, ...]


def whole_cells(window: CellWindow) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last + 1 of the rows and columns of which something is seen."""
    rows, columns = window.seen
    return (
        (floor(window.top), min(ceil(window.top + rows), window.grid[0])),
        (floor(window.left), min(ceil(window.left + columns), window.grid[1])),
    )


def extent_of(window: CellWindow) -> tuple[float, float]:
    """Width and height of the cells that are seen."""
    rows, columns = window.seen
    w, h = window.cell
    return columns * w, rows * h


def rect_of(grid: CellGrid, window: CellWindow, origin: QPointF, index: Index) -> QRectF:
    """Where the cell of an index is."""
    x, y = window.place(*grid.cell_of(index))
    w, h = window.cell
    return QRectF(x, y, w, h).translated(origin)


def picture_of(
    grid: CellGrid, window: CellWindow, theme: Theme, ratio: float
) -> NDArray[np.uint32]:
    """The colors of what is seen, at most one per screen pixel; 784 x 100 take 2 ms."""
    (top, bottom), (left, right) = whole_cells(window)
    block = grid.block()[top:bottom, left:right]
    width, height = extent_of(window)
    block = strongest(block, ceil(height * ratio), ceil(width * ratio))
    image = colored(block, grid.full_color(), table_for(theme, grid.is_gradient))
    return np.ascontiguousarray(image)


def paint_picture(
    painter: QPainter, image: NDArray[np.uint32], window: CellWindow, origin: QPointF
) -> None:
    """The cells as a picture of one pixel each, stretched to their place."""
    height, width = image.shape
    picture = QImage(image.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
    (top, bottom), (left, right) = whole_cells(window)
    w, h = window.cell
    x, y = window.place(top, left)
    target = QRectF(x, y, (right - left) * w, (bottom - top) * h)
    painter.drawImage(target.translated(origin), picture)


def paint_lines(painter: QPainter, window: CellWindow, origin: QPointF, theme: Theme) -> None:
    """Lines between the cells where these are large enough to be told apart."""
    if min(window.cell) < LEAST_FOR_LINES:
        return
    painter.setPen(QPen(theme.color("grid"), 1))
    (top, bottom), (left, right) = whole_cells(window)
    width, height = extent_of(window)
    for column in range(left, right + 1):
        x = window.place(0, column)[0] + origin.x()
        painter.drawLine(QPointF(x, origin.y()), QPointF(x, origin.y() + height))
    for row in range(top, bottom + 1):
        y = window.place(row, 0)[1] + origin.y()
        painter.drawLine(QPointF(origin.x(), y), QPointF(origin.x() + width, y))


def paint_numbers(
    painter: QPainter,
    grid: CellGrid,
    window: CellWindow,
    origin: QPointF,
    theme: Theme,
    base: QFont,
) -> None:
    """The numbers of cells, black or white as reads better; of all that are seen or of none."""
    if window.cell[1] < LEAST_FOR_NUMBERS_PX:
        return
    (top, bottom), (left, right) = whole_cells(window)
    places = [(row, column) for row in range(top, bottom) for column in range(left, right)]
    indices = [index for place in places if (index := grid.index_at(*place)) is not None]
    values = [float(grid.values[index]) for index in indices]
    texts = [short_figure(value) for value in values]
    font = _font_for(base, texts, window.cell)
    if font is None:
        return
    painter.setFont(font)
    table = table_for(theme, grid.is_gradient)
    levels = level_of(np.nan_to_num(np.array(values)), grid.full_color())
    for index, text, color in zip(indices, texts, table[levels], strict=True):
        white = is_dark(int(color))
        painter.setPen(Qt.GlobalColor.white if white else Qt.GlobalColor.black)
        cell = rect_of(grid, window, origin, index)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)


def _font_for(base: QFont, texts: Sequence[str], cell: tuple[float, float]) -> QFont | None:
    """The largest in which each of the numbers fits into its cell, or None."""
    longest = max(texts, key=len, default="")
    for size in NUMBER_SIZES:
        font = tabular(base)
        font.setPointSizeF(base.pointSizeF() * size)
        metrics = QFontMetricsF(font)
        # tabular figures: the longest text is also the widest
        if metrics.horizontalAdvance(longest) + MARGIN_PX < cell[0] and metrics.height() < cell[1]:
            return font
    return None


def paint_marks(painter: QPainter, rects: Sequence[QRectF], pen: QPen) -> None:
    """Outlines of cells, also of those that are smaller than an outline."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    for rect in rects:
        grow = max(0.0, (LEAST_OUTLINE_PX - min(rect.width(), rect.height())) / 2)
        painter.drawRect(rect.adjusted(-grow, -grow, grow, grow))
