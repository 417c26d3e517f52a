"""A surface cut open at a point that can be dragged; its two slices are the faces of the cut."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.surfaces import Surface
from guiapp.relief.cutaway import Cutaway
from guiapp.relief.terrain import round_step
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.cutaway.cutaway_frame import Frame
from guiapp.widgets.cutaway.cutaway_painter import CutawayPainter
from guiapp.widgets.plots.plot_menu import PlotMenu

FloatArray = NDArray[np.float64]
Point = tuple[float, float]

FIRST_AZIMUTH = 52.0  # degrees; the corner that is cut off looks at the reader, a little turned
TURN = 5.0  # degrees for each notch of the wheel
GRAINS = 200  # the domain is this many times as wide as a step of the mouse
NEAR_PX = 16.0  # a press so near to the point takes hold of it


class CutawayPlot(QWidget):
    """Signals
    -------
    point_chosen(float, float) : a place was clicked, or dragged to (live), within the domain
    point_settled() : the mouse was let go
    """

    point_chosen = Signal(float, float)
    point_settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._surface: Surface | None = None
        self._cutaway: Cutaway | None = None
        self._point: Point = (0.0, 0.0)
        self._slopes: Point = (math.nan, math.nan)
        self._names = ("x", "y")
        self._grip: tuple[QPointF, Point] | None = None  # where a drag began, and with which point
        self._azimuth = FIRST_AZIMUTH
        self._painter = CutawayPainter()
        self._menu = PlotMenu(self, "nablascope-slices")
        self._menu.reset_requested.connect(self.reset_view)
        self.setObjectName("cutaway")
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def set_surface(self, surface: Surface, names: tuple[str, str]) -> None:
        """Take another surface; ``names`` of its axes."""
        self._surface, self._names = surface, names
        self._see()

    def show_point(self, point: Point, slopes: Point) -> None:
        """Cut at ``point``; ``slopes`` of the two tangents, maybe nan."""
        self._point, self._slopes = point, slopes
        self.update()

    def heights(self) -> tuple[float, float]:
        """The lowest and the highest of what is shown of the surface."""
        return (0.0, 1.0) if self._cutaway is None else (self._cutaway.low, self._cutaway.high)

    def azimuth(self) -> float:
        """From where the surface is seen, in degrees, 0 to 360."""
        return self._azimuth

    def turn(self, degrees: float) -> None:
        """See it from another side."""
        self._azimuth = (self._azimuth + degrees) % 360.0
        self._see()

    def reset_view(self) -> None:
        """See it from the first side again."""
        self._azimuth = FIRST_AZIMUTH
        self._see()

    def pixel_of(self, x: float, y: float) -> QPointF:
        """Where the surface above (x, y) is drawn."""
        if self._surface is None or self._cutaway is None:
            return QPointF()
        with np.errstate(all="ignore"):
            value = float(self._surface.function(np.array(x), np.array(y)))
        value = min(max(value, self._cutaway.low), self._cutaway.high)
        return self._frame(self._cutaway).point(self._cutaway.place(x, y, value))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The surface, cut open at the point"))
        self.setToolTip(
            self.tr(
                "Each partial derivative looks at one slice only: the other variable is held "
                "fast by the cut. Click or drag to choose the point; the wheel turns the view."
            )
        )
        self._menu.retranslate()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(520, 480)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(280, 240)

    def _see(self) -> None:
        if self._surface is None:
            return
        surface = self._surface
        self._cutaway = Cutaway(surface.function, surface.domain, self._azimuth)
        self.update()

    def _frame(self, cutaway: Cutaway) -> Frame:
        return Frame.fitting(cutaway, self.width(), self.height(), self.fontMetrics().height())

    def _choose(self, point: Point) -> None:
        if self._cutaway is not None:
            x_min, x_max, y_min, y_max = self._cutaway.domain
            self.point_chosen.emit(
                _rounded(point[0], x_min, x_max), _rounded(point[1], y_min, y_max)
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Take hold of the point, or bring it to where the surface was clicked."""
        if event.button() != Qt.MouseButton.LeftButton or self._cutaway is None:
            return
        place = event.position()
        to_point = place - self.pixel_of(*self._point)
        held = self._point
        if math.hypot(to_point.x(), to_point.y()) >= NEAR_PX:
            held = self._cutaway.pick(*self._frame(self._cutaway).inverse(place))
            self._choose(held)
        self._grip = (place, held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._grip is None or self._cutaway is None:
            return
        start, held = self._grip
        scale = self._frame(self._cutaway).scale
        moved = event.position() - start
        self._choose(self._cutaway.shifted(held, moved.x() / scale, -moved.y() / scale))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton and self._grip is not None:
            self._grip = None
            self.point_settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        self.turn(TURN * event.angleDelta().y() / 120)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        self._menu.open_at(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        if self._cutaway is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            self._painter.paint(
                painter,
                self._cutaway,
                self._frame(self._cutaway),
                self._theme,
                self._point,
                self._slopes,
                self._names,
            )
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _rounded(value: float, low: float, high: float) -> float:
    grain = round_step((high - low) / GRAINS)
    return float(f"{min(max(round(value / grain) * grain, low), high):.12g}")
