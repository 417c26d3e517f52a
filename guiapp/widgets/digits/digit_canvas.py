"""Paper for one digit: mouse, finger, pen and arrow keys draw on it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QFont,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiapp.raster import Box, Raster
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.digits.ink_image import InkImage
from guiapp.widgets.digits.pen_cursor import KEY_STEPS, paint_key_pen, pen_cursor
from guiapp.widgets.digits.pen_pressure import width_factor

SIDE_PX = 280
KEY_STEP_PX = 8.0  # one arrow key; with Shift a quarter of it
PEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DigitCanvas(QWidget):
    """A square of 280 logical pixels whose strokes go to ``raster``.

    The page may let it grow with ``set_side``; the raster keeps its 280 pixels then, and the
    screen shows it enlarged and just as sharp.

    Signals
    -------
    drawing_changed() : the picture changed, also while the pen moves
    stroke_finished() : the pen was lifted
    """

    drawing_changed = Signal()
    stroke_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.raster = Raster(SIDE_PX)
        self._ink = InkImage(SIDE_PX)
        self._theme = LIGHT
        self._hint = ""
        self._empty = True
        self._touch_id: int | None = None
        self._key_pen: QPointF | None = None  # where the arrow keys have it, raster px
        self._side = SIDE_PX
        self.setMinimumSize(SIDE_PX, SIDE_PX)
        self.setMaximumSize(SIDE_PX, SIDE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.apply_theme(LIGHT)
        self.retranslate()

    def set_side(self, side_px: int) -> None:
        """The side to take where the layout has room; it can always shrink to 280."""
        self._side = max(SIDE_PX, side_px)
        self.setMaximumSize(self._side, self._side)
        self.updateGeometry()

    def set_pen_width(self, width_px: float) -> None:
        """Width of the next strokes in raster pixels."""
        self.raster.pen_width_px = width_px
        self._show_pen_size()
        self.update()

    def undo(self) -> None:
        """Take back the last stroke, or the last clear."""
        self._lift()
        self._after(self.raster.undo())

    def redo(self) -> None:
        """Bring back what the last undo took."""
        self._lift()
        self._after(self.raster.redo())

    def clear(self) -> None:
        """An empty paper; ``undo`` brings the drawing back."""
        self._lift()
        self._after(self.raster.clear())

    def set_picture(self, pixels: NDArray[np.floating]) -> None:
        """Ink (280, 280) in [0, 1] instead of the drawing, which ``undo`` brings back."""
        self._lift()
        self._after(self.raster.set_picture(pixels))

    def apply_theme(self, theme: Theme) -> None:
        """Paper and ink in the colors of the theme."""
        self._theme = theme
        self._ink.set_colors(theme.color("surface"), theme.color("text"))
        self._ink.renew(self.raster.pixels)
        self.update()

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        self._hint = self.tr("Draw a digit here, large")
        self.setAccessibleName(self.tr("Drawing canvas"))
        help_text = self.tr(
            "Draw one digit with the mouse, a finger or a pen. With the keyboard, arrow keys move"
            " the pen (Shift: finer) and Enter lowers or lifts it. The network answers while you"
            " draw; drawing teaches it nothing."
        )
        self.setToolTip(help_text)
        self.setAccessibleDescription(help_text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(self._side, self._side)

    @property
    def _zoom(self) -> float:
        """Logical pixels per raster pixel."""
        return min(self.width(), self.height()) / SIDE_PX

    def _lower(self, position: QPointF, width_factor: float = 1.0) -> None:
        self._lift()
        self._after(self.raster.begin_stroke(*self._to_raster(position), width_factor))

    def _move(self, position: QPointF, width_factor: float = 1.0) -> None:
        if self.raster.drawing:
            self._after(self.raster.stroke_to(*self._to_raster(position), width_factor))

    def _lift(self) -> None:
        if self.raster.drawing:
            self.raster.end_stroke()
            self.stroke_finished.emit()

    def _to_raster(self, position: QPointF) -> tuple[float, float]:
        return position.x() / self._zoom, position.y() / self._zoom

    def _after(self, box: Box | None) -> None:
        """Show the changed box and tell of the change; a stroke outside changes the history."""
        if box is not None:
            self._ink.renew(self.raster.pixels, box)
            self.update(self._on_screen(box))
        empty = self.raster.is_empty
        if empty != self._empty:  # the hint comes or goes
            self._empty = empty
            self.update()
        self.drawing_changed.emit()

    def _on_screen(self, box: Box) -> QRect:
        zoom, margin = self._zoom, 2
        left, top = math.floor(box.left * zoom) - margin, math.floor(box.top * zoom) - margin
        right, bottom = math.ceil(box.right * zoom) + margin, math.ceil(box.bottom * zoom) + margin
        return QRect(left, top, right - left, bottom - top)

    # -- mouse, pen, touch, keys --------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self._hide_key_pen()
            self._lower(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self._move(event.position())
            self._lift()

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: N802 (Qt's name)
        event.accept()  # or Qt would send the same movement again as a mouse event
        if event.pointerType() == QPointingDevice.PointerType.Eraser:
            return
        if event.type() == QEvent.Type.TabletPress:
            self._hide_key_pen()
            self._lower(event.position(), width_factor(event))
        elif event.type() == QEvent.Type.TabletMove:
            self._move(event.position(), width_factor(event))
        elif event.type() == QEvent.Type.TabletRelease:
            self._lift()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        if kind == QEvent.Type.ToolTip and not self._empty:
            return True  # nothing may cover a drawing
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in KEY_STEPS or event.key() in PEN_KEYS:
                event.accept()  # while the canvas has the focus, its keys are no shortcuts
                return True
        elif kind == QEvent.Type.LanguageChange:
            self.retranslate()
        elif kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            if self._key_pen is not None:
                self._lift()
            self.update()
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        """Follow the first finger; a palm or a second finger leaves no ink."""
        if event.type() == QEvent.Type.TouchCancel:
            self._touch_id = None
            self._after(self.raster.cancel_stroke())
            return
        for point in event.points():
            if self._touch_id is None and point.state() == QEventPoint.State.Pressed:
                self._hide_key_pen()
                self._touch_id = point.id()
                self._lower(point.position())
            elif point.id() == self._touch_id:
                self._move(point.position())
                if point.state() == QEventPoint.State.Released:
                    self._touch_id = None
                    self._lift()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        key = Qt.Key(event.key())
        if key not in KEY_STEPS and key not in PEN_KEYS:
            super().keyPressEvent(event)
            return
        if self._key_pen is None:
            self._key_pen = QPointF(SIDE_PX / 2, SIDE_PX / 2)
        if key in KEY_STEPS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step_key_pen(*KEY_STEPS[key], KEY_STEP_PX * (0.25 if fine else 1.0))
        elif self.raster.drawing:
            self._lift()
        else:
            self._lower(self._key_pen * self._zoom)
        self.update()

    def _step_key_pen(self, right: float, down: float, step_px: float) -> None:
        pen = (self._key_pen or QPointF()) + QPointF(right, down) * step_px
        self._key_pen = QPointF(min(SIDE_PX, max(0.0, pen.x())), min(SIDE_PX, max(0.0, pen.y())))
        self._move(self._key_pen * self._zoom)

    def _hide_key_pen(self) -> None:
        if self._key_pen is not None:
            self._key_pen = None
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        super().hideEvent(event)
        self._lift()

    # -- picture ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._show_pen_size()

    def _show_pen_size(self) -> None:
        diameter = self.raster.pen_width_px * self._zoom
        self.setCursor(pen_cursor(diameter, self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        side = SIDE_PX * self._zoom
        if self._ink.fit(side, self.devicePixelRatioF()):
            self._ink.renew(self.raster.pixels)
        theme = self._theme
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())
            if self.width() != self.height():
                painter.fillRect(event.rect(), theme.color("window"))
            painter.drawImage(QPointF(0, 0), self._ink.image)
            frame = QRectF(0.5, 0.5, side - 1, side - 1)
            if self._empty:
                painter.setPen(theme.color("muted"))
                font = QFont(self.font())
                font.setPointSizeF(1.2 * font.pointSizeF())
                painter.setFont(font)
                inside = frame.adjusted(24, 24, -24, -24)
                wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(inside, int(wrapped), self._hint)
            if self._key_pen is not None and self.hasFocus():
                paint_key_pen(
                    painter,
                    self._key_pen * self._zoom,
                    self.raster.pen_width_px * self._zoom,
                    theme.color("gradient"),
                    down=self.raster.drawing,
                )
            painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "border"), 1))
            painter.drawRect(frame)
            if self.hasFocus():
                painter.drawRect(frame.adjusted(1, 1, -1, -1))
