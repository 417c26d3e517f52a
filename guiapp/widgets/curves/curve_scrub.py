"""Dragging through time: the left button over a plot of which something has been recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

LEFT = Qt.MouseButton.LeftButton
DRAG_PX = 3  # a hand that only clicks may move so far


class CurveScrub(QObject):
    """Keeps the left button of a ``pyqtgraph.GraphicsView`` from it, while ``is_on``.

    With Shift, and with the middle button, a drag still pans as pyqtgraph does it.

    Signals
    -------
    dragged(QPointF) : the mouse is there in the scene, the button down; at most one per event
    dropped(QPointF) : the button was let go after a drag, or a click has turned out to be one
    """

    dragged = Signal(object)
    dropped = Signal(object)

    def __init__(self, view: Any, is_inside: Callable[[QPointF], bool]) -> None:
        """``is_inside`` : whether a place in the scene is within the axes"""
        super().__init__(view)
        self._view = view
        self._is_inside = is_inside
        self._is_on = False
        self._pressed: QPointF | None = None  # in the viewport
        self._is_dragging = False
        self._clicked = QPointF()
        # a click may be the first half of a double click, which means something else
        self._click = QTimer(self)
        self._click.setSingleShot(True)
        self._click.setInterval(QApplication.doubleClickInterval())
        self._click.timeout.connect(self._on_click)
        view.viewport().installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether the left button moves through time; off, everything is as it was."""
        return self._is_on

    @is_on.setter
    def is_on(self, on: bool) -> None:
        if on == self._is_on:
            return
        self._is_on = on
        if not on:
            self._give_up()
            self._click.stop()
            self._view.viewport().unsetCursor()

    @property
    def is_dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._is_dragging

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Keep the events of a drag; pass on the rest."""
        if not self._is_on or not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        if kind == QEvent.Type.MouseButtonRelease:
            return self._release(event)
        self._click.stop()  # a double click
        return False

    def _press(self, event: QMouseEvent) -> bool:
        self._click.stop()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() != LEFT or shifted or not self._is_inside(self._scene(event)):
            return False
        self._pressed = event.position()
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            self._hint(event)
            return False
        if not event.buttons() & LEFT:  # the release went to another window
            self._give_up()
            return False
        moved = (event.position() - self._pressed).manhattanLength()
        if self._is_dragging or moved >= DRAG_PX:
            self._is_dragging = True
            self.dragged.emit(self._scene(event))
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if self._pressed is None or event.button() != LEFT:
            return False
        was_dragging = self._is_dragging
        self._give_up()
        if was_dragging:
            self.dropped.emit(self._scene(event))
        else:
            self._clicked = self._scene(event)
            self._click.start()
        return True

    def take_click(self) -> None:
        """A click that waits for its second half is one now, since a key was pressed after it."""
        if self._click.isActive():
            self._click.stop()
            self._on_click()

    def drop_click(self) -> None:
        """Forget a click that waits."""
        self._click.stop()

    @Slot()
    def _on_click(self) -> None:
        self.dropped.emit(self._clicked)

    def _give_up(self) -> None:
        self._pressed, self._is_dragging = None, False

    def _hint(self, event: QMouseEvent) -> None:
        """The shape of the mouse's pointer tells what the button does."""
        viewport = self._view.viewport()
        shift = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not event.buttons() and self._is_inside(self._scene(event)):
            shape = Qt.CursorShape.OpenHandCursor if shift else Qt.CursorShape.SizeHorCursor
            if viewport.cursor().shape() != shape:
                viewport.setCursor(shape)
        elif not event.buttons():
            viewport.unsetCursor()

    def _scene(self, event: QMouseEvent) -> QPointF:
        place: QPointF = self._view.mapToScene(event.position().toPoint())
        return place
