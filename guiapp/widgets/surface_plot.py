"""The contour map of a surface, with a walk on it and a start that can be dragged."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiapp.terrain import Landscape, Terrain, compressed, survey
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.map_item import MapItem
from guiapp.widgets.map_legend import MapLegend
from guiapp.widgets.numerals import plain_figure, vector, with_subscripts
from guiapp.widgets.plot_axes import dress_axes
from guiapp.widgets.plot_menu import PlotMenu
from guiapp.widgets.plot_pointer import PlotPointer
from guiapp.widgets.track import Track, within_reach

FloatArray = NDArray[np.float64]
Point = tuple[float, float]

ARROW_PX = (44.0, 104.0)  # the gradient arrow: where the gradient is weak, where it is strong
BELOW_PLOT_PX = 4
LONGEST_SIDE = 2.5  # of a domain with equal scales on both axes; beyond, the axes scale freely


class SurfacePlot(QWidget):
    """A map: height as color, contour lines, arrows against the gradient, minima, one walk.

    Signals
    -------
    start_chosen(float, float) : a point of the map was clicked, or dragged to (live)
    start_settled() : the mouse was let go
    """

    start_chosen = Signal(float, float)
    start_settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._color_key = "sgd"
        self._surface: Landscape | None = None
        self._terrain: Terrain | None = None
        self._points: FloatArray = np.zeros((1, 2))
        self._gradient: Point = (0.0, 0.0)
        self._next: Point | None = None
        self._minima: list[pg.TextItem] = []
        self._legend = MapLegend(self)
        self._build_plot()
        self._build_layout()
        self.retranslate()

    def set_surface(self, surface: Landscape) -> None:
        """Take another surface; it is surveyed, in 15 to 40 ms, when it is first to be seen."""
        self._surface = surface
        self._terrain = None
        if self.isVisible():
            self._survey(surface)

    def _survey(self, surface: Landscape) -> None:
        """Draw the map of a surface and show the whole of its domain."""
        self._terrain = survey(surface)
        self._map.show_terrain(self._terrain)
        x_min, x_max, y_min, y_max = surface.domain
        ratio = (x_max - x_min) / (y_max - y_min)
        self._box.setAspectLocked(max(ratio, 1 / ratio) <= LONGEST_SIDE)
        self._show_minima()
        self._dress()
        self.retranslate()
        self.reset_view()

    def set_start(self, x: float, y: float) -> None:
        """Mark the start."""
        self._start.setData([x], [y])

    def set_color(self, optimizer: str) -> None:
        """Draw the walk in the color of this optimizer (a key of ``Theme.optimizers``)."""
        self._color_key = optimizer
        self._dress()

    def set_walk(self, points: FloatArray, gradient: Point, upcoming: Point | None) -> None:
        """Show a walk.

        Parameters
        ----------
        points : (k + 1, 2) float64, from the start to the current point; may end in inf or nan
        gradient : at the current point
        upcoming : where the next step leads, if there is one
        """
        self._points = points
        self._gradient = gradient
        self._next = upcoming
        self._draw_walk()

    def is_on_map(self, x: float, y: float) -> bool:
        """Whether the point lies in the part of the plane that is visible now."""
        (x_min, x_max), (y_min, y_max) = self._box.viewRange()
        return bool(x_min <= x <= x_max and y_min <= y <= y_max)

    @Slot()
    def reset_view(self) -> None:
        """Show the whole domain again."""
        if self._surface is None:
            return
        x_min, x_max, y_min, y_max = self._surface.domain
        self._box.setRange(xRange=(x_min, x_max), yRange=(y_min, y_max), padding=0.0)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._plot.setBackground(theme.color("surface"))
        self._map.apply_theme(theme)
        dress_axes(self._plot, theme)
        for label in self._minima:
            label.setColor(theme.color("text"))
        self._dress()

    def retranslate(self) -> None:
        self._plot.setAccessibleName(self.tr("Contour map"))
        self._plot.setToolTip(
            self.tr(
                "Darker is lower. Each small arrow points against the gradient, the way downhill. "
                "Click or drag to choose where the descent starts; "
                "the wheel zooms, the middle button moves the map."
            )
        )
        x_name, y_name = axis_names("" if self._surface is None else self._surface.label)
        self._plot.setLabel("bottom", x_name)
        self._plot.setLabel("left", y_name)
        # the labels are made with the map, which is not drawn before it is first shown
        for label, point in zip(self._minima, self._known_minima(), strict=False):
            text = self.tr("minimum {point}")
            label.setText(text.format(point=vector(point, _rounded)))
        self._menu.retranslate()

    def _build_plot(self) -> None:
        self._plot = pg.PlotWidget()
        self._plot.setObjectName("map")
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.getPlotItem().layout.setContentsMargins(0, 10, 12, 0)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._box = self._plot.getViewBox()
        self._map = MapItem()
        self._map.setZValue(-10)
        self._plot.addItem(self._map, ignoreBounds=True)
        self._lowest = pg.ScatterPlotItem(antialias=True, size=15, symbol="star")
        self._start = pg.ScatterPlotItem(antialias=True, size=13, symbol="d")
        self._plot.addItem(self._lowest, ignoreBounds=True)
        self._plot.addItem(self._start, ignoreBounds=True)
        self._track = Track(self._plot)
        self._box.sigRangeChanged.connect(self._draw_walk)
        self._pointer = PlotPointer(self._plot)
        self._pointer.dragged.connect(self._choose_start)
        self._pointer.released.connect(self.start_settled)
        self._pointer.hovered.connect(self._read_out)
        self._pointer.left.connect(self._legend.clear_value)
        self._menu = PlotMenu(self, "nablascope-descent")
        self._menu.reset_requested.connect(self.reset_view)
        self._pointer.menu_requested.connect(self._menu.open_at)

    def _build_layout(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(BELOW_PLOT_PX)
        layout.addWidget(self._plot, 1)
        layout.addWidget(self._legend)

    def _show_minima(self) -> None:
        for label in self._minima:
            self._plot.removeItem(label)
        self._minima = []
        left, right = (0.0, 1.0) if self._surface is None else self._surface.domain[:2]
        for point in self._known_minima():
            share = (point[0] - left) / (right - left)  # so that the label stays on the map
            label = pg.TextItem(color=self._theme.color("text"), anchor=(share, -0.25))
            label.setPos(*point)
            label.setZValue(5)
            self._plot.addItem(label, ignoreBounds=True)
            self._minima.append(label)
        minima = np.array(self._known_minima(), dtype=float).reshape(-1, 2)
        self._lowest.setData(minima[:, 0], minima[:, 1])

    def _known_minima(self) -> tuple[Point, ...]:
        return () if self._surface is None else self._surface.minima

    def _dress(self) -> None:
        theme = self._theme
        self._track.apply_theme(theme, QColor(theme.optimizers[self._color_key]))
        self._lowest.setPen(pg.mkPen(theme.color("surface"), width=1))
        self._lowest.setBrush(pg.mkBrush(theme.color("good")))
        self._start.setPen(pg.mkPen(theme.color("text"), width=1.6))
        self._start.setBrush(pg.mkBrush(theme.color("surface")))
        known = bool(self._known_minima())
        self._legend.explain(theme, self._color_key, has_minimum=known)

    @Slot()
    def _draw_walk(self) -> None:
        """Draw what depends on the walk, and on the size of a pixel."""
        if self._terrain is None:
            return
        x_min, x_max, y_min, y_max = self._terrain.domain
        center = np.array([(x_min + x_max) / 2, (y_min + y_max) / 2])
        points = within_reach(self._points, center, max(x_max - x_min, y_max - y_min))
        width, height = self._box.viewPixelSize()
        self._track.show_path(points, (width, height))
        here: Point = (float(points[-1, 0]), float(points[-1, 1]))
        self._track.show_head(self._seen(here), self.is_on_map(*here))
        self._track.show_next(here, self._visible_next(center))
        self._track.show_arrow(here, self._arrow_reach(width, height))

    def _seen(self, point: Point) -> Point:
        """The point, or where the line to it from the middle of the view crosses the edge."""
        (x_min, x_max), (y_min, y_max) = self._box.viewRange()
        x, y = (x_min + x_max) / 2, (y_min + y_max) / 2
        right, up = point[0] - x, point[1] - y
        beyond = max(abs(right) / (x_max - x), abs(up) / (y_max - y))
        share = min(1.0, 0.98 / beyond) if beyond > 1 else 1.0  # 0.98: all of the mark is seen
        return x + share * right, y + share * up

    def _visible_next(self, center: FloatArray) -> Point | None:
        if self._next is None or self._terrain is None:
            return None
        x_min, x_max, y_min, y_max = self._terrain.domain
        span = max(x_max - x_min, y_max - y_min)
        near = within_reach(np.array([self._next]), center, span)
        return (float(near[0, 0]), float(near[0, 1])) if len(near) else None

    def _arrow_reach(self, width: float, height: float) -> Point:
        """Right and up, in pixels, of the arrow against the gradient."""
        right, up = -self._gradient[0] / width, -self._gradient[1] / height
        on_screen = math.hypot(right, up)
        length = math.hypot(*self._gradient)
        if self._terrain is None or not math.isfinite(on_screen) or on_screen == 0:
            return 0.0, 0.0
        weak, strong = self._terrain.gradient_range
        share = float(compressed(np.array(length), (weak, strong)))
        shortest, longest = ARROW_PX
        size = shortest + share * (longest - shortest)
        size *= min(1.0, length / weak) ** 0.25  # near a minimum it shrinks, but late
        return right / on_screen * size, up / on_screen * size

    @Slot(float, float)
    def _choose_start(self, x: float, y: float) -> None:
        self.start_chosen.emit(*self._seen((x, y)))

    @Slot(float, float)
    def _read_out(self, x: float, y: float) -> None:
        if self._surface is None:
            return
        with np.errstate(all="ignore"):
            value = self._surface.function(np.array([x]), np.array([y]))
        self._legend.show_value(x, y, float(value[0]))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        if self._terrain is None and self._surface is not None:
            self._survey(self._surface)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            dress_axes(self._plot, self._theme)
        super().changeEvent(event)


def axis_names(formula: str) -> tuple[str, str]:
    """x₀ and x₁, or x and y, as the formula of the surface has them."""
    names = ("x0", "x1") if "x0" in formula or not formula else ("x", "y")
    return with_subscripts(names[0]), with_subscripts(names[1])


def _rounded(value: float) -> str:
    return plain_figure(round(value, 2))
