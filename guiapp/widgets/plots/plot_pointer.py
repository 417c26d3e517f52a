"""Mouse on a plot, in the coordinates of the plot."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent


class PlotPointer(QObject):
    """Gives the left button of a ``pyqtgraph.PlotWidget`` to its owner, and reports hovering.

    The wheel still zooms and the middle button still pans. pyqtgraph's own drag events come too
    late for picking a point: only after five pixels or half a second, and not at the press.

    Signals
    -------
    dragged(float, float) : the left button went down, or moved while down; maybe outside the axes
    released() : it was let go
    hovered(float, float) : the pointer moved over the area within the axes, no button down
    left() : the pointer is no longer over that area
    menu_requested(QPoint) : the context menu is wanted at this point of the screen
    """

    dragged = Signal(float, float)
    released = Signal()
    hovered = Signal(float, float)
    left = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, plot: Any) -> None:
        super().__init__(plot)
        self._plot = plot
        self._dragging = False
        viewport = plot.viewport()
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Keep what belongs to the left and right buttons from pyqtgraph; pass on the rest."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.RightButton:
                return True  # pyqtgraph would zoom by dragging; the menu has an event of its own
            if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
                return self._press(event)
            if kind == QEvent.Type.MouseMove:
                return self._move(event)
            if kind == QEvent.Type.MouseButtonRelease:
                return self._release(event)
        elif isinstance(event, QContextMenuEvent):
            self.menu_requested.emit(event.globalPos())
            return True
        elif kind == QEvent.Type.Leave:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or not self._inside(event.position()):
            return False
        self._dragging = True
        self._emit(self.dragged, event.position())
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._dragging:
            self._emit(self.dragged, event.position())
        elif self._inside(event.position()):
            self._emit(self.hovered, event.position())
        else:
            self.left.emit()
        return self._dragging

    def _release(self, event: QMouseEvent) -> bool:
        if not self._dragging or event.button() != Qt.MouseButton.LeftButton:
            return False
        self._dragging = False
        self.released.emit()
        return True

    def _inside(self, position: QPointF) -> bool:
        box = self._plot.getViewBox().sceneBoundingRect()
        return bool(box.contains(self._plot.mapToScene(position.toPoint())))

    def _emit(self, signal: Any, position: QPointF) -> None:
        scene = self._plot.mapToScene(position.toPoint())
        point = self._plot.getViewBox().mapSceneToView(scene)
        signal.emit(point.x(), point.y())
