"""The 28 x 28 numbers that enter the network, large enough to count its pixels."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.digits.ink_image import color_ramp, levels

CELLS = 28
BOX = 20  # MNIST's digits were scaled into 20 x 20 pixels
CENTER = 14  # and their center of mass laid on this pixel, in both directions
SIDE_PX = 280  # ten screen pixels to one of the 28 x 28
KEY_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class NetworkInputView(QWidget):
    """The picture with a faint grid, the 20 x 20 box around the digit and its center of mass.

    Signals
    -------
    pixel_pointed(object) : (row, column, value) of the pixel under the mouse or the arrow keys,
        counted from 0, value in [0, 1]; None when there is none
    """

    pixel_pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: NDArray[np.float32] | None = None
        self._box = QRectF()  # in pixels of the picture
        self._mass = QPointF()
        self._pointed: tuple[int, int] | None = None
        self._side = SIDE_PX
        self._empty_text = ""
        self._theme = LIGHT
        self._copy_values = QAction(self)
        self._copy_values.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy_values.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy_values.triggered.connect(self.copy_values)
        self._copy_picture = QAction(self)
        self._copy_picture.triggered.connect(self.copy_picture)
        self.addActions([self._copy_picture, self._copy_values])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.apply_theme(LIGHT)
        self.set_image(None)
        self.retranslate()

    # -- what the page may do -----------------------------------------------------------------

    def set_image(self, values: ArrayLike | None) -> None:
        """Show ``values`` (28, 28) in [0, 1], ink 1, copied; None is the empty state."""
        self._values = None if values is None else np.array(values, np.float32)
        if self._values is not None:
            self._measure(self._values)
        for action in (self._copy_values, self._copy_picture):
            action.setEnabled(self._values is not None)
        if self._pointed is not None:
            self.pixel_pointed.emit(self.pointed())
        self.update()

    def pointed(self) -> tuple[int, int, float] | None:
        """Row, column and value of the pixel that is pointed at."""
        if self._pointed is None or self._values is None:
            return None
        return *self._pointed, float(self._values[self._pointed])

    def set_side(self, side_px: int) -> None:
        """Another side, in screen pixels."""
        self._side = side_px
        self.setFixedSize(side_px, side_px)

    def set_empty_text(self, text: str) -> None:
        """The sentence shown while there is no picture."""
        self._empty_text = text
        self.update()

    def copy_values(self) -> None:
        """Put the numbers on the clipboard: 28 lines of 28, separated by tabs."""
        if self._values is not None:
            lines = ("\t".join(f"{value:.4f}" for value in row) for row in self._values)
            QGuiApplication.clipboard().setText("\n".join(lines))

    def copy_picture(self) -> None:
        """Put the picture with its marks on the clipboard."""
        QGuiApplication.clipboard().setImage(self.grab().toImage())

    def apply_theme(self, theme: Theme) -> None:
        """Paper and ink in the colors of the theme."""
        self._theme = theme
        self._grid: QPixmap | None = None  # is painted anew
        self._ramp = color_ramp(theme.color("surface"), theme.color("text"))
        self.update()

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        self._copy_values.setText(self.tr("Copy the 784 numbers"))
        self._copy_picture.setText(self.tr("Copy as a picture"))
        self.setAccessibleName(self.tr("What the network sees"))
        help_text = self.tr(
            "The 784 numbers that enter the network. Point at a pixel, or move over the pixels"
            " with the arrow keys, to read its row, column and value."
        )
        self.setToolTip(help_text)
        self.setAccessibleDescription(help_text)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(self._side, self._side)

    # -- inside -------------------------------------------------------------------------------

    def _measure(self, values: NDArray[np.float32]) -> None:
        """Where the box and the center of mass lie; ValueError for another shape."""
        if values.shape != (CELLS, CELLS):
            raise ValueError(f"the network's picture is 28 x 28, got shape {values.shape}")
        down, across = values.sum(axis=1, dtype=np.float64), values.sum(axis=0, dtype=np.float64)
        rows, columns = np.flatnonzero(down), np.flatnonzero(across)
        if rows.size == 0:
            self._box = QRectF((CELLS - BOX) / 2, (CELLS - BOX) / 2, BOX, BOX)
            self._mass = QPointF(CENTER + 0.5, CENTER + 0.5)
            return
        middle = QPointF(columns[0] + columns[-1] + 1, rows[0] + rows[-1] + 1) / 2
        self._box = QRectF(0, 0, BOX, BOX)
        self._box.moveCenter(middle)
        count = np.arange(CELLS) + 0.5
        self._mass = QPointF(across @ count / across.sum(), down @ count / down.sum())

    @property
    def _cell(self) -> float:
        """Logical pixels per pixel of the picture."""
        return min(self.width(), self.height()) / CELLS

    def _point_at(self, row: int, column: int) -> None:
        inside = 0 <= row < CELLS and 0 <= column < CELLS
        pointed = (row, column) if inside else None
        if pointed != self._pointed:
            self._pointed = pointed
            self.pixel_pointed.emit(self.pointed())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        place = event.position() / self._cell
        self._point_at(int(place.y() // 1), int(place.x() // 1))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().leaveEvent(event)
        self._point_at(-1, -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        step = KEY_STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row, column = self._pointed or (CENTER, CENTER)
        if self._pointed is not None:
            row, column = row + step[0], column + step[1]
        self._point_at(min(CELLS - 1, max(0, row)), min(CELLS - 1, max(0, column)))

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in KEY_STEPS:
                event.accept()  # while the picture has the focus, arrows are no shortcuts
                return True
        elif kind == QEvent.Type.LanguageChange:
            self.retranslate()
        elif kind == QEvent.Type.FocusOut:
            self._point_at(-1, -1)
        return super().event(event)

    # -- picture ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        theme, side = self._theme, self._cell * CELLS
        frame = QRectF(0.5, 0.5, side - 1, side - 1)
        with QPainter(self) as painter:
            painter.fillRect(QRectF(0, 0, side, side), theme.color("surface"))
            if self._values is not None:
                colors = self._ramp[levels(self._values)]
                image = QImage(
                    colors.data.cast("B"), CELLS, CELLS, 4 * CELLS, QImage.Format.Format_RGB32
                )
                painter.drawImage(QRectF(0, 0, side, side), image)  # nearest neighbor
            self._paint_grid(painter)
            if self._values is None:
                self._paint_empty_text(painter, frame.adjusted(24, 24, -24, -24))
            else:
                self._paint_marks(painter)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "border"), 1))
            painter.drawRect(frame)
            if self.hasFocus():
                painter.drawRect(frame.adjusted(1, 1, -1, -1))

    def _paint_grid(self, painter: QPainter) -> None:
        """From a pixmap: 54 half-transparent lines take 1.5 to 3 ms, the pixmap of them 0.1."""
        cell, side, ratio = self._cell, self._cell * CELLS, self.devicePixelRatioF()
        extent = QSize(math.ceil(side * ratio), math.ceil(side * ratio))
        if self._grid is None or self._grid.size() != extent:
            self._grid = QPixmap(extent)
            self._grid.setDevicePixelRatio(ratio)
            self._grid.fill(Qt.GlobalColor.transparent)
            color = self._theme.color("border", 0.35)
            with QPainter(self._grid) as lines:
                for number in range(1, CELLS):
                    lines.fillRect(QRectF(round(number * cell), 0, 1, side), color)
                    lines.fillRect(QRectF(0, round(number * cell), side, 1), color)
        painter.drawPixmap(0, 0, self._grid)

    def _paint_empty_text(self, painter: QPainter, room: QRectF) -> None:
        wrapped = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        place = painter.boundingRect(room, wrapped, self._empty_text)
        painter.fillRect(place.adjusted(-8, -4, 8, 4), self._theme.color("surface"))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(place, wrapped, self._empty_text)

    def _paint_marks(self, painter: QPainter) -> None:
        cell, box = self._cell, self._box
        corner, extent = box.topLeft() * cell, box.size() * cell
        inside = QRectF(corner, extent).adjusted(1, 1, -1, -1)  # clear of the frame
        paint_box_mark(painter, inside, self._theme)
        paint_mass_mark(painter, self._mass * cell, cell, self._theme)
        if self._pointed is not None:
            row, column = self._pointed
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(QRectF(column * cell, row * cell, cell, cell))


def paint_box_mark(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The dashed square around the digit."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent", 0.8), 1.5, Qt.PenStyle.DashLine))
    painter.drawRect(box)


def paint_mass_mark(painter: QPainter, center: QPointF, arm_px: float, theme: Theme) -> None:
    """The crossed ring at the center of mass, edged so that it shows on ink and on paper."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((theme.color("surface"), 4.0), (theme.color("gradient"), 2.0)):
        painter.setPen(QPen(color, width))
        painter.drawEllipse(center, arm_px * 0.6, arm_px * 0.6)
        for arm in (QPointF(arm_px, 0), QPointF(0, arm_px)):
            painter.drawLine(center - arm * 1.2, center - arm * 0.6)
            painter.drawLine(center + arm * 0.6, center + arm * 1.2)
    painter.restore()
