"""One sample's way through a network: the picture, and the units of every hidden layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.inside.image_way import ImageWay
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.digits.ink_image import color_ramp
from guiapp.widgets.keyboard import KeepKeys
from guiapp.widgets.network.image_gallery import paint_pixels
from guiapp.widgets.network.signed_picture import grid_shape
from guiapp.widgets.network.weight_grid import diverging_table
from guiapp.widgets.numerals import short_figure

ARROW_PX = 28.0
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, eq=False)
class WayPicture:
    """What is painted.

    Attributes
    ----------
    way : the numbers
    pixels : (rows, columns) uint8 of the sample, ink is 255
    titles : of the sample and of each hidden layer, translated
    activation : of the hidden layers, which gives the colors their range
    """

    way: ImageWay
    pixels: NDArray[np.uint8]
    titles: Sequence[str]
    activation: str


class ImageWayView(QWidget):
    """Signals
    -------
    unit_chosen(int, int) : layer, counted from 1, and unit, counted from 0
    """

    unit_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: WayPicture | None = None
        self._chosen = (1, 0)
        self._empty_text = ""
        self._theme = LIGHT
        KeepKeys(self, _STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def set_picture(self, picture: WayPicture | None) -> None:
        """Show a way; None goes back to the text that says what will appear."""
        self._picture = picture
        self.update()

    def picture(self) -> WayPicture | None:
        """What is shown."""
        return self._picture

    def choose(self, layer: int, unit: int) -> None:
        """Mark a unit, without a signal."""
        self._chosen = (layer, unit)
        self.update()

    def set_empty_text(self, text: str) -> None:
        self._empty_text = text
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("One sample's way through the network"))

    # -- places -------------------------------------------------------------------------------

    def _arrangement(self) -> tuple[int, float]:
        """(blocks in a line, side of a block): the largest side at which all have room."""
        assert self._picture is not None
        count, above = len(self._picture.way.outputs) + 1, self._above_px()
        best = (1, 0.0)
        for columns in range(1, count + 1):
            lines = -(-count // columns)
            arrows = columns - 1 if lines == 1 else columns
            side = min(
                (self.width() - 4 - ARROW_PX * arrows) / columns, self.height() / lines - above - 4
            )
            if side > best[1]:
                best = (columns, side)
        return best

    def _above_px(self) -> float:
        """Room for the title of a block."""
        return self.fontMetrics().height() + 6.0

    def _block(self, index: int) -> QRectF:
        """Where the sample (0) or the units of hidden layer ``index`` stand."""
        assert self._picture is not None
        columns, side = self._arrangement()
        line, column = divmod(index, columns)
        indent = ARROW_PX if len(self._picture.way.outputs) >= columns else 0.0
        left = 2 + indent + column * (side + ARROW_PX)
        top = (line + 1) * self._above_px() + line * (side + 4)
        return QRectF(left, top, side, side)

    def unit_box(self, layer: int, unit: int) -> QRectF:
        """Where a hidden unit stands."""
        assert self._picture is not None
        block = self._block(layer)
        rows, columns = grid_shape(len(self._picture.way.outputs[layer - 1]))
        side = block.width() / max(rows, columns)
        left = block.left() + unit % columns * side
        return QRectF(left, block.top() + unit // columns * side, side, side)

    def _unit_at(self, at: QPointF) -> tuple[int, int] | None:
        if self._picture is None:
            return None
        for layer, outputs in enumerate(self._picture.way.outputs, start=1):
            first = self.unit_box(layer, 0)
            columns = grid_shape(len(outputs))[1]
            column = int((at.x() - first.left()) // first.width())
            row = int((at.y() - first.top()) // first.height())
            unit = row * columns + column
            if 0 <= column < columns and row >= 0 and unit < len(outputs):
                return layer, unit
        return None

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(520, 260)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(260, 120)

    # -- picture ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self) as painter:
            picture = self._picture
            if picture is None:
                painter.setPen(self._theme.color("muted"))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self._empty_text)
                return
            for index, title in enumerate(picture.titles):
                block = self._block(index)
                painter.setPen(self._theme.color("muted"))
                painter.drawText(QPointF(block.left(), block.top() - 6), title)
                if index:
                    self._paint_arrow(painter, index)
                    self._paint_units(painter, index, picture)
                else:
                    paint_pixels(painter, block, picture.pixels, self._theme)
            layer, unit = self._chosen
            if layer <= len(picture.way.outputs):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.color("text"), 3 if self.hasFocus() else 2))
                painter.drawRect(self.unit_box(layer, unit).adjusted(-1, -1, 1, 1))

    def _paint_arrow(self, painter: QPainter, index: int) -> None:
        block = self._block(index)
        middle = block.center().y()
        start, end = block.left() - ARROW_PX + 6, block.left() - 6
        painter.setPen(QPen(self._theme.color("muted"), 1.5))
        painter.drawLine(QPointF(start, middle), QPointF(end, middle))
        for dy in (-4, 4):
            painter.drawLine(QPointF(end - 5, middle + dy), QPointF(end, middle))

    def _paint_units(self, painter: QPainter, layer: int, picture: WayPicture) -> None:
        outputs = np.nan_to_num(np.asarray(picture.way.outputs[layer - 1], np.float64))
        rows, columns = grid_shape(len(outputs))
        if picture.activation == "tanh":
            colors = diverging_table(self._theme)[
                np.clip(outputs * 127.5 + 127.5, 0, 255).astype(int)
            ]
        else:
            peak = 1.0 if picture.activation == "sigmoid" else float(outputs.max()) or 1.0
            ramp = color_ramp(self._theme.color("surface"), self._theme.color("accent"))
            colors = ramp[np.clip(outputs / peak * 255, 0, 255).astype(int)]
        cells = np.full(rows * columns, self._theme.color("window").rgb(), np.uint32)
        cells[: len(outputs)] = colors
        image = QImage(cells.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        corner = self.unit_box(layer, columns * rows - 1)
        first = self.unit_box(layer, 0)
        target = QRectF(first.topLeft(), corner.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(target, image)
        painter.setPen(QPen(self._theme.color("border"), 1))
        if first.width() >= 6:  # lines between cells that are large enough to be told apart
            for column in range(columns + 1):
                x = first.left() + column * first.width()
                painter.drawLine(QPointF(x, target.top()), QPointF(x, target.bottom()))
            for row in range(rows + 1):
                y = first.top() + row * first.height()
                painter.drawLine(QPointF(target.left(), y), QPointF(target.right(), y))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(target)

    # -- choosing -----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        unit = self._unit_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and unit is not None:
            self._take(*unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrow keys walk over the units of the chosen layer; sideways on to the next layer."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._picture is None or not self._picture.way.outputs:
            super().keyPressEvent(event)
            return
        outputs = self._picture.way.outputs
        layer = min(self._chosen[0], len(outputs))
        columns = grid_shape(len(outputs[layer - 1]))[1]
        row, column = divmod(self._chosen[1], columns)
        row, column = row + step[0], column + step[1]
        if column < 0 or column >= columns:
            layer = min(max(layer + step[1], 1), len(outputs))
            columns = grid_shape(len(outputs[layer - 1]))[1]
            column = 0 if step[1] > 0 else columns - 1
        unit = max(row, 0) * columns + column
        self._take(layer, min(unit, len(outputs[layer - 1]) - 1))

    def _take(self, layer: int, unit: int) -> None:
        self.choose(layer, unit)
        self.unit_chosen.emit(layer, unit)

    def words_at(self, at: QPointF) -> str:
        """What a unit adds up, and what comes out."""
        found = self._unit_at(at)
        if found is None or self._picture is None:
            return ""
        layer, unit = found
        way = self._picture.way
        text = self.tr("Unit {unit} of layer {layer}: sum {sum}, output {output}")
        return text.format(
            unit=unit + 1,
            layer=layer,
            sum=short_figure(float(way.sums[layer - 1][unit])),
            output=short_figure(float(way.outputs[layer - 1][unit])),
        )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)
