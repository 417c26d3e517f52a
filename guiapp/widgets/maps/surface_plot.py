"""The contour map of a surface, with a race on it and a start that can be dragged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QCursor, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from engine.race import Race
from guiapp.relief.surveyor import Surveyor
from guiapp.relief.terrain import Domain, Landscape, Terrain
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.maps.map_item import MapItem
from guiapp.widgets.maps.map_legend import MapLegend
from guiapp.widgets.maps.surface_names import axis_names
from guiapp.widgets.numerals import plain_figure, vector
from guiapp.widgets.plots.plot_axes import dress_axes
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.plots.plot_pointer import PlotPointer
from guiapp.widgets.race.race_layer import RaceLayer
from guiapp.widgets.race.race_state import is_within
from guiapp.widgets.race.racer_look import RacerLook

FloatArray = NDArray[np.float64]
Point = tuple[float, float]

BELOW_PLOT_PX = 4
LONGEST_SIDE = 2.5  # of a domain with equal scales on both axes; beyond, the axes scale freely


class SurfacePlot(QWidget):
    """A map: height as color, contour lines, arrows against the gradient, minima, all tracks.

    Signals
    -------
    start_chosen(float, float) : a point of the map was clicked, or dragged to (live)
    start_settled() : the mouse was let go
    racer_chosen(int) : the mark of a racer was clicked
    """

    start_chosen = Signal(float, float)
    start_settled = Signal()
    racer_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._surface: Landscape | None = None
        self._terrain: Terrain | None = None
        self._minima: list[pg.TextItem] = []
        self._legend = MapLegend(self)
        self._surveyor = Surveyor(self)
        self._surveyor.surveyed.connect(self._refine)
        self._build_plot()
        self._build_pointer()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(BELOW_PLOT_PX)
        layout.addWidget(self._plot, 1)
        layout.addWidget(self._legend)
        self.retranslate()

    def set_surface(self, surface: Landscape) -> None:
        """Take another surface. Its map is made when it is first to be seen: coarsely at once, in
        5 to 15 ms, and finely soon after, in a thread of its own."""
        self._surface = surface
        self._terrain = None
        if self.isVisible():
            self._open(surface)

    def set_start(self, x: float, y: float) -> None:
        """Mark the start."""
        self._race.set_start((x, y))

    def set_racers(self, looks: Sequence[RacerLook]) -> None:
        """How the racers of the next ``show_race`` look, in the order of its lanes."""
        self._race.set_racers(looks)
        self._legend.set_racers(looks)

    def show_race(self, race: Race, step: int) -> None:
        """Show all tracks up to ``step``.

        Where the racer in focus steps next is shown when the race has been computed so far.
        """
        self._race.show_race(race, step)
        self._explain()

    def set_focus(self, index: int) -> None:
        """Draw this racer on top, with what goes on inside it."""
        self._race.set_focus(index)
        self._explain()

    def is_on_map(self, x: float, y: float) -> bool:
        """Whether the point lies in the part of the plane that is visible now."""
        return is_within((x, y), self._view())

    def is_surveyed(self) -> bool:
        """Whether the map is as fine as it gets."""
        return self._terrain is not None and not self._surveyor.is_busy()

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
        self._race.apply_theme(theme)
        self._legend.apply_theme(theme)
        dress_axes(self._plot, theme)
        self._lowest.setPen(pg.mkPen(theme.color("surface"), width=1))
        self._lowest.setBrush(pg.mkBrush(theme.color("good")))
        for label in self._minima:
            label.setColor(theme.color("text"))

    def retranslate(self) -> None:
        self._plot.setAccessibleName(self.tr("Contour map"))
        self._plot.setToolTip(
            self.tr(
                "Darker is lower. Each small arrow points against the gradient, the way downhill. "
                "Click or drag to choose where all racers start, and click the mark of a racer "
                "to look inside it; the wheel zooms, the middle button moves the map."
            )
        )
        x_name, y_name = axis_names("" if self._surface is None else self._surface.label)
        self._plot.setLabel("bottom", x_name)
        self._plot.setLabel("left", y_name)
        # the labels are made with the map, which is not drawn before it is first shown
        for label, point in zip(self._minima, self._known_minima(), strict=False):
            text = self.tr("minimum {point}")
            label.setText(text.format(point=vector(point, _rounded)))
        self._race.set_step_label(self.tr("step"))
        self._menu.retranslate()

    def _build_plot(self) -> None:
        self._plot = pg.PlotWidget()
        self._plot.setObjectName("map")
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.getPlotItem().layout.setContentsMargins(4, 10, 12, 2)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._box = self._plot.getViewBox()
        self._map = MapItem()
        self._map.setZValue(-10)
        self._plot.addItem(self._map, ignoreBounds=True)
        self._lowest = pg.ScatterPlotItem(antialias=True, size=15, symbol="star")
        self._plot.addItem(self._lowest, ignoreBounds=True)
        self._race = RaceLayer(self._plot)
        self._box.sigRangeChanged.connect(self._follow_view)

    def _build_pointer(self) -> None:
        self._pointer = PlotPointer(self._plot)
        # installed after the pointer's own filter, so asked before it
        self._plot.viewport().installEventFilter(self)
        self._pointer.dragged.connect(self._choose_start)
        self._pointer.released.connect(self.start_settled)
        self._pointer.hovered.connect(self._read_out)
        self._pointer.left.connect(self._legend.clear_value)
        self._menu = PlotMenu(self, "nablascope-descent")
        self._menu.reset_requested.connect(self.reset_view)
        self._pointer.menu_requested.connect(self._menu.open_at)

    def _open(self, surface: Landscape) -> None:
        """Draw the map of a surface and show the whole of its domain."""
        x_min, x_max, y_min, y_max = surface.domain
        ratio = (x_max - x_min) / (y_max - y_min)
        self._box.setAspectLocked(max(ratio, 1 / ratio) <= LONGEST_SIDE)
        self.reset_view()
        self._terrain = self._surveyor.open(surface, self._view())
        self._map.show_terrain(self._terrain)
        self._race.set_terrain(self._terrain)
        self._show_minima()
        self.retranslate()
        self._explain()

    @Slot(object)
    def _refine(self, terrain: Terrain) -> None:
        self._terrain = terrain
        self._map.refine(terrain)
        self._explain()

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

    def _view(self) -> Domain:
        (x_min, x_max), (y_min, y_max) = self._box.viewRange()
        return x_min, x_max, y_min, y_max

    @Slot()
    def _follow_view(self) -> None:
        view = self._view()
        self._race.set_area(QRectF(view[0], view[2], view[1] - view[0], view[3] - view[2]))
        if self._terrain is not None:
            self._surveyor.look(view)

    def _explain(self) -> None:
        signs = self._race.signs(minimum=bool(self._known_minima()), gaps=self._map.has_gaps())
        self._legend.explain(self._race.focus, signs)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take a press on the mark of a racer, unless the start lies there."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonPress
            and event.button() == Qt.MouseButton.LeftButton
        ):
            at = self._plot.mapToScene(event.position().toPoint())
            racer = self._race.racer_at(at)
            if racer is not None and not self._race.is_start_at(at):
                self.racer_chosen.emit(racer)
                return True
        return super().eventFilter(watched, event)

    @Slot(float, float)
    def _choose_start(self, x: float, y: float) -> None:
        x_min, x_max, y_min, y_max = self._view()
        self.start_chosen.emit(min(max(x, x_min), x_max), min(max(y, y_min), y_max))

    @Slot(float, float)
    def _read_out(self, x: float, y: float) -> None:
        if self._surface is None:
            return
        with np.errstate(all="ignore"):
            value = self._surface.function(np.array([x]), np.array([y]))
        self._legend.show_value(x, y, float(value[0]))
        racer = self._race.racer_at(self._box.mapViewToScene(QPointF(x, y)))
        if racer is not None:
            QToolTip.showText(QCursor.pos(), self._race.describe(racer), self._plot.viewport())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        if self._terrain is None and self._surface is not None:
            self._open(self._surface)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            dress_axes(self._plot, self._theme)
            self._race.apply_theme(self._theme)
        super().changeEvent(event)


def _rounded(value: float) -> str:
    return plain_figure(round(value, 2))
