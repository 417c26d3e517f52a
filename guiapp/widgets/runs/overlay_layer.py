"""Curves of many runs over each other, each with its letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from guiapp.pyramid import Floats
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.runs.run_looks import CHIP_PX, RunLook, paint_badge

BADGES_PX = 320.0  # from a letter to the next one on the same curve
HALO_PX = 5.0
# A line of two pixels as hair lines around it, as in the plots of a single run: 20 curves of 800
# points take 4 ms this way, and 30 ms by Qt's stroker.
AROUND = ((0.0, -0.5), (0.0, 1.0))
STEPS_BACK = (0.0, -0.5)
STRONG_AROUND = ((-0.6, -0.9), (1.2, 0.0), (0.0, 1.8), (-1.2, 0.0))
STRONG_BACK = (0.6, -0.9)


@dataclass(frozen=True, eq=False)
class Trace:
    """One curve in the pixels of the plot.

    Attributes
    ----------
    x, y : (n,) float64, x not falling
    is_faint : thin and dashed
    has_badge : whether the letter stands on it
    best : where the best value is, or None
    """

    look: RunLook
    x: Floats
    y: Floats
    is_faint: bool = False
    has_badge: bool = True
    best: tuple[float, float] | None = None


class OverlayLayer(QGraphicsItem):
    """Paints ``Trace`` after ``Trace``; the one that is pointed at above all, and heavier."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._rect = QRectF()
        self._theme: Theme = LIGHT
        self._traces: tuple[Trace, ...] = ()
        self._strong = ""

    def resize(self, rect: QRectF) -> None:
        """Take the plot's area."""
        self.prepareGeometryChange()
        self._rect = QRectF(rect)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def traces(self) -> tuple[Trace, ...]:
        """What is painted."""
        return self._traces

    def set_traces(self, traces: Sequence[Trace]) -> None:
        self._traces = tuple(traces)
        self.update()

    def set_strong(self, letter: str) -> None:
        """Draw the curves of one run heavier; "" draws none so."""
        if letter != self._strong:
            self._strong = letter
            self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        by_hair = widget is not None and widget.devicePixelRatioF() == 1.0
        # the strong one last, so that nothing lies over it
        traces = sorted(self._traces, key=lambda trace: trace.look.letter == self._strong)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for trace in traces:
            self._paint_line(painter, trace, by_hair)
        for number, trace in enumerate(traces):
            if trace.best is not None:
                self._paint_best(painter, trace)
            if trace.has_badge:
                self._paint_badges(painter, trace, number / max(len(traces), 1))

    def _paint_line(self, painter: QPainter, trace: Trace, by_hair: bool) -> None:
        if len(trace.x) < 2:
            return
        strong = trace.look.letter == self._strong
        pen = QPen(trace.look.hue(self._theme), 1.0)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        if trace.is_faint:
            pen.setDashPattern([5.0, 4.0])
        points = arrayToQPolygonF(trace.x, trace.y)
        if trace.is_faint and not strong:
            painter.setPen(pen)
            painter.drawPolyline(points)
        elif by_hair and not trace.is_faint:
            painter.setPen(pen)
            steps, back = (STRONG_AROUND, STRONG_BACK) if strong else (AROUND, STEPS_BACK)
            for dx, dy in steps:
                painter.translate(dx, dy)
                painter.drawPolyline(points)
            painter.translate(*back)
        else:
            pen.setWidthF(3.0 if strong else 2.0)
            if trace.is_faint:
                pen.setDashPattern([3.0, 2.0])
            painter.setPen(pen)
            painter.drawPolyline(points)

    def _paint_best(self, painter: QPainter, trace: Trace) -> None:
        assert trace.best is not None
        painter.setPen(QPen(trace.look.hue(self._theme), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(*trace.best), HALO_PX, HALO_PX)

    def _paint_badges(self, painter: QPainter, trace: Trace, offset: float) -> None:
        """Letters at fixed distances, for each run at other places, so that few meet."""
        width, height = self._rect.width(), self._rect.height()
        if not len(trace.x) or width <= 0:
            return
        margin = CHIP_PX
        low, high = max(float(trace.x[0]), margin), min(float(trace.x[-1]), width - margin)
        if low > high:
            low = high = float(np.clip(trace.x[-1], margin, width - margin))
        places = np.arange(
            low + (0.15 + 0.85 * offset) * min(BADGES_PX, high - low), high, BADGES_PX
        )
        for place in places.tolist() or [high]:
            y = float(np.interp(place, trace.x, trace.y))
            if -CHIP_PX < y < height + CHIP_PX:
                inside = min(max(y, CHIP_PX / 2), height - CHIP_PX / 2)
                paint_badge(painter, QPointF(place, inside), trace.look, self._theme)
