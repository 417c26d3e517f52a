"""The picture of a landscape with a race on it, and the mouse and keys that turn it."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from engine.race import Race
from guiapp.relief.camera import Camera
from guiapp.relief.draping import stand
from guiapp.relief.landform import Landform, landform
from guiapp.relief.terrain import Landscape
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import KeepKeys
from guiapp.widgets.maps.map_item import GROUND, blend
from guiapp.widgets.maps.scene_marks import Mark, Overlay, diamond, star
from guiapp.widgets.maps.scene_ways import lay_ways
from guiapp.widgets.maps.surface_names import axis_names
from guiapp.widgets.plots.plot_axes import axis_font
from guiapp.widgets.race.racer_look import RacerLook

FloatArray = NDArray[np.float64]

SLOW_MS = 14.0  # a smooth picture that takes longer is drawn only when nothing moves
REST_MS = 150  # without a change, until nothing moves
DEGREES_PER_PX = 0.4
DEGREES_PER_KEY = 5.0
ZOOM_PER_KEY = 1.15
ZOOM_PER_NOTCH = 1.12  # a notch of the wheel is 120 eighths of a degree
_TURNS = {
    Qt.Key.Key_Left: (-DEGREES_PER_KEY, 0.0),
    Qt.Key.Key_Right: (DEGREES_PER_KEY, 0.0),
    Qt.Key.Key_Up: (0.0, DEGREES_PER_KEY),
    Qt.Key.Key_Down: (0.0, -DEGREES_PER_KEY),
}
_ZOOMS = {
    Qt.Key.Key_Plus: ZOOM_PER_KEY,
    Qt.Key.Key_Equal: ZOOM_PER_KEY,  # plus without Shift, on many keyboards
    Qt.Key.Key_Minus: 1 / ZOOM_PER_KEY,
}
_log = logging.getLogger(__name__)


class SceneView(QWidget):
    """Draws when it is painted, and only what has changed since.

    Signals
    -------
    menu_requested(QPoint) : the context menu is wanted at this point of the screen
    failed() : OpenGL could not draw; it is not asked again
    """

    menu_requested = Signal(QPoint)
    failed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scene")
        self.setMinimumSize(120, 120)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        KeepKeys(self, (*_TURNS, *_ZOOMS, Qt.Key.Key_Home))
        self.camera = Camera()
        self._theme: Theme = LIGHT
        self._surface: Landscape | None = None
        self._land: Landform | None = None
        self._looks: tuple[RacerLook, ...] = ()
        self._race: Race | None = None
        self._step = 0
        self._start: tuple[float, float] | None = None
        self._focus = 0
        self._stage: Any = None
        self._broken = False
        self._ground_is_new = self._race_is_new = self._dress_is_new = True
        self._heads: list[Mark] = []
        self._grip: QPoint | None = None
        self._is_slow = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.update)

    def set_surface(self, surface: Landscape) -> None:
        self._surface, self._land = surface, None
        self._ground_is_new = self._race_is_new = True
        if self.isVisible():
            self.prepare()
        self._change()

    def set_racers(self, looks: Sequence[RacerLook]) -> None:
        self._looks = tuple(looks)
        self._race_is_new = True
        self._change()

    def show_race(self, race: Race, step: int) -> None:
        self._race, self._step = race, step
        self._race_is_new = True
        self._change()

    def set_start(self, x: float, y: float) -> None:
        self._start = (x, y)
        self._change()

    def set_focus(self, index: int) -> None:
        self._focus = index
        self._race_is_new = True
        self._change()

    def reset(self) -> None:
        """Look as at first."""
        self.camera.reset()
        self._change()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dress_is_new = self._race_is_new = True
        self._change()

    def prepare(self) -> None:
        """Sample the surface if that has not been done yet."""
        if self._land is None and self._surface is not None:
            self._land = landform(self._surface)

    def height_scale(self) -> tuple[float, float] | None:
        """The lowest f and the unit u, where heights are log(1 + (f − low) / u); else None."""
        if self._land is None or self._land.relief.unit is None:
            return None
        return self._land.relief.low, self._land.relief.unit

    def picture(self, size: QSize, scale: float) -> QImage:
        """All that the view shows, in this size; a null image when OpenGL fails.

        ``scale`` is that of lines and texts.
        """
        image = self._ground(size, scale, smooth=True)
        if image.isNull():
            return image
        image.setDevicePixelRatio(scale)
        painter = QPainter(image)
        self._paint_over(painter, (size.width() / scale, size.height() / scale))
        painter.end()
        image.setDevicePixelRatio(1.0)
        return image

    def _change(self) -> None:
        """Something moves: where a smooth picture would take too long, it comes a little later."""
        if self._is_slow:
            self._rest.start()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        smooth = not self._rest.isActive()
        clock = QElapsedTimer()
        clock.start()
        image = self._ground(size, ratio, smooth=smooth)
        if smooth:
            self._is_slow = clock.nsecsElapsed() > SLOW_MS * 1e6
        if not image.isNull():
            painter.drawImage(self.rect(), image)
            self._paint_over(painter, (self.width(), self.height()))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _ground(self, size: QSize, scale: float, *, smooth: bool) -> QImage:
        """Ground and ways, drawn by OpenGL."""
        self.prepare()
        if self._land is None or self._broken:
            return QImage()
        self.camera.frame(self._land.half, size.width() / size.height())
        try:
            self._set_stage(self._land)
            image: QImage = self._stage.draw(size, scale, smooth=smooth)
        except Exception as error:  # whatever a driver comes up with, the map remains
            _log.info("the 3-D view cannot be drawn: %r", error)
            self._broken = True
            self.failed.emit()
            return QImage()
        return image

    def _set_stage(self, land: Landform) -> None:
        """Bring on the stage what is new."""
        if self._stage is None:
            module = importlib.import_module("guiapp.opengl.stage")  # loads PyOpenGL: 0.2 s
            self._stage = module.Stage(self.camera, self)
        if self._ground_is_new:
            self._stage.set_ground(land)
        if self._dress_is_new:
            theme = self._theme
            low, high = map(QColor, GROUND[theme.dark])
            # stronger than on the map, where lines need not stand up to light and shade
            line = blend(blend(low, high, 0.5), theme.color("muted"), 0.6)
            edge, halo = theme.color("border"), theme.color("surface")
            self._stage.set_colors(low, high, line, edge, halo, dark=theme.dark)
        if self._race_is_new:
            ways = lay_ways(land, self._race, self._step, self._looks, self._focus, self._theme)
            self._stage.set_ways(ways.lines, ways.colors, ways.focus, ways.focus_colors)
            self._stage.set_dots(ways.dots, ways.dot_colors)
            self._heads = ways.heads
        self._ground_is_new = self._dress_is_new = self._race_is_new = False

    def _paint_over(self, painter: QPainter, size: tuple[float, float]) -> None:
        if self._land is None or self._surface is None:
            return
        overlay = Overlay(self._land, self.camera, size)
        x_name, y_name = axis_names(self._surface.label)
        overlay.paint_axes(painter, self._theme, axis_font(), (x_name, y_name, "f"))
        minima = np.array(self._surface.minima, dtype=float).reshape(-1, 2)
        marks = [star(place, self._theme) for place in stand(self._land, minima)]
        if self._start is not None:
            place = stand(self._land, np.array([self._start]))[0]
            marks.append(diamond(place, self._theme))
        overlay.paint_marks(painter, [*marks, *self._heads])

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._grip is None:
            return
        now = event.position().toPoint()
        moved, self._grip = now - self._grip, now
        # the ground goes where the hand goes
        self.camera.turn(-DEGREES_PER_PX * moved.x(), DEGREES_PER_PX * moved.y())
        self._change()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        self.camera.zoom_by(ZOOM_PER_NOTCH ** (event.angleDelta().y() / 120))
        self._change()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        key = Qt.Key(event.key())
        if key in _TURNS:
            self.camera.turn(*_TURNS[key])
        elif key in _ZOOMS:
            self.camera.zoom_by(_ZOOMS[key])
        elif key == Qt.Key.Key_Home:
            self.camera.reset()
        else:
            super().keyPressEvent(event)
            return
        self._change()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        self.menu_requested.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusOutEvent(event)
        self.update()
