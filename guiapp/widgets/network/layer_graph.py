"""A computational graph as boxes and arrows: values above the arrows, gradients below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import KeepKeys
from guiapp.widgets.network.layer_graph_paint import paint_box, paint_edge, paint_more
from guiapp.widgets.network.layer_graph_places import Places

TEXT_SIZES = (1.0, 0.92, 0.85)  # times the text of the widget


@dataclass(frozen=True)
class Box:
    """A node.

    Attributes
    ----------
    key : a stable word
    title, lines : the text inside
    column, row : where it stands; neighbors differ by 1
    is_layer : a box with a border that can be chosen, or the bare name of an input or the end
    tip : what it does, for the tooltip
    meaning : the color of its text
    """

    key: str
    title: str
    lines: tuple[str, ...] = ()
    column: float = 0.0
    row: float = 0.0
    is_layer: bool = True
    tip: str = ""
    meaning: str = "text"


@dataclass(frozen=True)
class Edge:
    """An arrow from box to box, with what flows forward and what flows back."""

    source: str
    target: str
    forward: tuple[str, ...] = ()
    backward: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lights:
    """How far the step has come.

    Attributes
    ----------
    forward, backward : edges, as (source, target), over which something has flowed
    updated : boxes whose parameters have been updated
    focus : the box that is looked at
    meaning : the color of that box
    pulse : (edge, whether backward, how far along from 0 to 1) of what is flowing now
    """

    forward: frozenset[tuple[str, str]] = frozenset()
    backward: frozenset[tuple[str, str]] = frozenset()
    updated: frozenset[str] = frozenset()
    focus: str = ""
    pulses: tuple[tuple[tuple[str, str], bool, float], ...] = field(default=())
    meaning: str = "accent"


class LayerGraph(QWidget):
    """Signals
    -------
    box_chosen(str) : a layer was clicked or reached with the arrow keys
    """

    box_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._boxes: tuple[Box, ...] = ()
        self._edges: tuple[Edge, ...] = ()
        self._lights = Lights()
        self._places = Places((), (), 1, 1, self.fontMetrics(), "")
        self._text = self.font()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        KeepKeys(self, (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End))
        self.retranslate()

    def set_graph(self, boxes: Sequence[Box], edges: Sequence[Edge]) -> None:
        """Show another graph, or the same with other texts."""
        self._boxes, self._edges = tuple(boxes), tuple(edges)
        self._place()

    def set_lights(self, lights: Lights) -> None:
        """Show how far the step has come."""
        if lights == self._lights:
            return
        moved = lights.focus != self._lights.focus
        self._lights = lights
        if moved:
            self._place()
        self.update()

    def lights(self) -> Lights:
        return self._lights

    def boxes(self) -> tuple[Box, ...]:
        return self._boxes

    def edges(self) -> tuple[Edge, ...]:
        return self._edges

    def middle_of(self, key: str) -> QPointF:
        """Where the middle of a box is, in this widget."""
        return self._places.rects[key].center()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Layers of the network"))

    def box_at(self, position: QPointF) -> Box | None:
        """The layer at a place of this widget."""
        for box in self._boxes:
            if box.is_layer and self._places.rects[box.key].contains(position):
                return box
        return None

    # -- inside -------------------------------------------------------------------------------

    def _place(self) -> None:
        """In the largest text with which all is seen, else in the smallest that can be read."""
        for size in TEXT_SIZES:
            self._text = QFont(self.font())
            self._text.setPointSizeF(self._text.pointSizeF() * size)
            self._places = Places(
                self._boxes,
                self._edges,
                self.width(),
                self.height(),
                QFontMetrics(self._text),
                self._lights.focus,
            )
            if self._places.fits:
                break
        self.update()

    def line_of(self, edge: Edge) -> QLineF:
        """From the right side of the one box to the left side of the other."""
        return self._places.line_of(edge)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._text)
        for edge in self._edges:
            paint_edge(painter, self._theme, edge, self.line_of(edge), self._lights)
        for box in self._boxes:
            paint_box(painter, self._theme, box, self._places.rects[box.key], self._lights)
        for (source, target), back, way in self._lights.pulses:
            edge = next(e for e in self._edges if (e.source, e.target) == (source, target))
            line = self.line_of(edge)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("gradient" if back else "accent"))
            painter.drawEllipse(line.pointAt(1 - way if back else way), 6, 6)
        rects = self._places.rects.values()
        if any(rect.left() < 0 for rect in rects):
            paint_more(painter, self._theme, QRectF(self.rect()), left=True)
        if any(rect.right() > self.width() for rect in rects):
            paint_more(painter, self._theme, QRectF(self.rect()), left=False)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        box = self.box_at(event.position())
        if box is not None and event.button() == Qt.MouseButton.LeftButton:
            self.box_chosen.emit(box.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        layers = [box.key for box in self._boxes if box.is_layer]
        keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in keys and layers:
            focus = self._lights.focus
            place = layers.index(focus) if focus in layers else 0
            place = min(max(place + keys[Qt.Key(event.key())], 0), len(layers) - 1)
            self.box_chosen.emit(layers[place])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and layers:
            self.box_chosen.emit(layers[0 if event.key() == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self.box_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), box.tip if box is not None else "", self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._place()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(800, 120)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._place()
        super().changeEvent(event)
