"""One image's way through the network, with the units crossed out that are switched off."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.network.image_way_view import ImageWayView


class UnitsView(ImageWayView):
    """``ImageWayView`` that knows which units are off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._off: frozenset[tuple[int, int]] = frozenset()
        self._colors = LIGHT

    def set_off(self, units: Collection[tuple[int, int]]) -> None:
        """Cross out these: (layer from 1, unit from 0)."""
        self._off = frozenset(units)
        self.update()

    def off(self) -> frozenset[tuple[int, int]]:
        """What is crossed out."""
        return self._off

    def apply_theme(self, theme: Theme) -> None:
        self._colors = theme
        super().apply_theme(theme)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        picture = self.picture()
        if picture is None or not self._off:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for layer, unit in self._off:
                if layer <= len(picture.way.outputs) and unit < len(picture.way.outputs[layer - 1]):
                    self._cross_out(painter, layer, unit)

    def _cross_out(self, painter: QPainter, layer: int, unit: int) -> None:
        box = self.unit_box(layer, unit)
        painter.fillRect(box, self._colors.color("window"))
        inset = 0.18 * box.width()
        inner = box.adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(self._colors.color("bad"), max(1.5, 0.12 * box.width())))
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(QPointF(inner.right(), inner.top()), QPointF(inner.left(), inner.bottom()))
