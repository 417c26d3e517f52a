"""Where a published run leads one to expect a curve: hatched gates that it should pass through.

A gate stands at the iterations that were published and nowhere in between: a straight band from
one to the next would run beside the bend of any loss curve.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

WIDTH_SHARE = 0.03  # of the horizontal axis
LEAST_PX = 5.0  # a narrow gate is still seen


@dataclass(frozen=True)
class Gate:
    """Between ``low`` and ``high`` at an iteration."""

    iteration: int
    low: float
    high: float


class GateItem(QGraphicsRectItem):
    """A hatched rectangle in a plot; the hatching does not stretch with the axes."""

    def __init__(self, gate: Gate, span: float) -> None:
        """``span`` is the length of the horizontal axis, in iterations."""
        width = WIDTH_SHARE * span
        super().__init__(QRectF(gate.iteration - width / 2, gate.low, width, gate.high - gate.low))
        self.gate = gate
        self._color = QColor()

    def set_color(self, color: QColor) -> None:
        self._color = color
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """Room for a gate that is drawn higher than it is."""
        rect = self.rect()
        return rect.adjusted(0, -rect.height() - 0.02, 0, rect.height() + 0.02)

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        transform = painter.worldTransform()
        inverse, invertible = transform.inverted()
        if not invertible:
            return
        brush = QBrush(self._color, Qt.BrushStyle.BDiagPattern)
        brush.setTransform(inverse)
        pen = QPen(self._color, 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawRect(self._seen(abs(transform.m22())))

    def _seen(self, px_per_unit: float) -> QRectF:
        rect = self.rect()
        missing = LEAST_PX / max(px_per_unit, 1e-9) - rect.height()
        return rect if missing <= 0 else rect.adjusted(0, -missing / 2, 0, missing / 2)


class Gates:
    """The gates in one plot."""

    def __init__(self, box: object) -> None:
        """``box`` is pyqtgraph's view box of the plot."""
        self._box = box
        self._items: list[GateItem] = []

    def show(self, gates: Iterable[tuple[Gate, QColor]], span: float) -> None:
        """Replace them all."""
        for item in self._items:
            self._box.removeItem(item)  # type: ignore[attr-defined]
        self._items.clear()
        for gate, color in gates:
            item = GateItem(gate, span)
            item.set_color(color)
            item.setZValue(-5)
            self._box.addItem(item, ignoreBounds=True)  # type: ignore[attr-defined]
            self._items.append(item)

    def items(self) -> Sequence[GateItem]:
        return self._items


def limits(gates: Iterable[Gate]) -> tuple[float, float] | None:
    """The lowest and the highest value of any gate."""
    found = list(gates)
    if not found:
        return None
    return min(gate.low for gate in found), max(gate.high for gate in found)
