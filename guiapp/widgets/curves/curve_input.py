"""Mouse and keys over a curve plot, beyond the zooming and panning that pyqtgraph does."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
ZOOM_STEP = 0.8  # of the visible range, for each press of + (and 1.25 for -)


class CurveInput(QObject):
    """Watches a ``pyqtgraph.GraphicsView`` and says what was meant.

    Signals
    -------
    hovered(object) : the mouse is at this QPointF of the scene, no button down; None: it left
    menu_requested(QPoint) : at this point of the screen
    follow_requested() : double click or Home
    zoom_requested(float) : plus or minus; the factor for the visible range
    focus_changed(bool) : the keyboard came by Tab (a click shows where it is anyway), or went
    """

    hovered = Signal(object)
    menu_requested = Signal(QPoint)
    follow_requested = Signal()
    zoom_requested = Signal(float)
    focus_changed = Signal(bool)

    def __init__(self, view: Any) -> None:
        super().__init__(view)
        self._view = view
        view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Keep what has a meaning here from pyqtgraph; pass on the rest."""
        kind = event.type()
        if isinstance(event, QContextMenuEvent):
            self.menu_requested.emit(event.globalPos())
            return True
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if isinstance(event, QKeyEvent):
            return kind == QEvent.Type.KeyPress and self._on_key(event.key())
        if kind == QEvent.Type.Leave:
            self.hovered.emit(None)
        elif isinstance(event, QFocusEvent) and watched is self._view:
            self.focus_changed.emit(event.gotFocus() and event.reason() in BY_KEYBOARD)
        return super().eventFilter(watched, event)

    def _on_mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            place: QPointF = self._view.mapToScene(event.position().toPoint())
            self.hovered.emit(None if event.buttons() else place)
            return False
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.follow_requested.emit()
            return True
        # pyqtgraph would zoom by dragging the right button; the menu has an event of its own
        return event.button() == Qt.MouseButton.RightButton

    def _on_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Home:
            self.follow_requested.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_requested.emit(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_requested.emit(1 / ZOOM_STEP)
        else:
            return False
        return True
