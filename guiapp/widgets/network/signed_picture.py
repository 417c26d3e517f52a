"""Numbers above and below zero as a picture: the weights of one unit, or what they made."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.network.weight_grid import diverging_table
from guiapp.widgets.numerals import short_figure


def grid_shape(count: int) -> tuple[int, int]:
    """(rows, columns) of a nearly square grid with room for ``count`` cells."""
    columns = math.ceil(math.sqrt(max(1, count)))
    return math.ceil(max(1, count) / columns), columns


class SignedPicture(QWidget):
    """A vector laid out in rows, scaled by its largest magnitude."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: NDArray[np.floating] = np.empty(0)
        self._shape = (1, 1)
        self._theme = LIGHT
        self._colors: NDArray[np.uint32] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_values(self, values: NDArray[np.floating], shape: tuple[int, int] | None) -> None:
        """``values`` : (D,); ``shape`` : (rows, columns) of an image, None for a grid of cells."""
        self._values = values
        self._shape = grid_shape(len(values)) if shape is None else shape
        self._color()

    def values(self) -> NDArray[np.floating]:
        """(D,) what is shown."""
        return self._values

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._color()

    def _color(self) -> None:
        values = self._values
        self._colors = None
        if values.size:
            with np.errstate(invalid="ignore", divide="ignore"):
                level = np.nan_to_num(values / np.abs(values).max()) * 127.5 + 127.5
            rows, columns = self._shape
            cells = np.full(rows * columns, self._theme.color("window").rgb(), np.uint32)
            colors = diverging_table(self._theme)[level.astype(np.uint8)]
            # the table has no entry that is exactly zero, and a faint tint would be a statement
            cells[: len(values)] = np.where(values == 0, self._theme.color("surface").rgb(), colors)
            self._colors = cells
        self.update()

    def _target(self) -> QRectF:
        rows, columns = self._shape
        scale = min((self.width() - 2) / columns, (self.height() - 2) / rows)
        return QRectF(1, 1, columns * scale, rows * scale)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(150, 150)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(72, 72)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        if self._colors is None:
            return
        rows, columns = self._shape
        with QPainter(self) as painter:
            image = QImage(
                self._colors.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32
            )
            painter.drawImage(self._target(), image)
            painter.setPen(QPen(self._theme.color("border"), 1))
            painter.drawRect(self._target())

    def words_at(self, at: QPointF) -> str:
        """The number at a point."""
        target, (rows, columns) = self._target(), self._shape
        if not self._values.size or not target.contains(at):
            return ""
        row = min(int((at.y() - target.top()) / target.height() * rows), rows - 1)
        column = min(int((at.x() - target.left()) / target.width() * columns), columns - 1)
        index = row * columns + column
        if index >= len(self._values):
            return ""
        text = self.tr("row {row}, column {column}: {value}")
        value = short_figure(float(self._values[index]))
        return text.format(row=row + 1, column=column + 1, value=value)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)
