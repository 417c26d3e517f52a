"""The map of a surface with a field of arrows on it, and a point of it in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from guiapp.relief.surveyor import Surveyor
from guiapp.relief.terrain import Domain, Landscape, Terrain
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.maps.arrow_item import SHADES, ArrowItem
from guiapp.widgets.maps.arrow_scale import ArrowScale
from guiapp.widgets.maps.focus_mark import FocusMark
from guiapp.widgets.maps.map_item import MapItem, blend
from guiapp.widgets.maps.surface_names import axis_names
from guiapp.widgets.plots.plot_axes import dress_axes
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.plots.plot_pointer import PlotPointer

FloatArray = NDArray[np.float64]
Point = tuple[float, float]

UNDERLAY_PX = 4.2  # exact arrows below the numerical ones: broad, so that they are seen around them
BORDER = 0.55  # of a mesh around the field: arrows begin at its edge
LONGEST_SIDE = 2.5  # of a domain with equal scales on both axes; beyond, the axes scale freely
NO_SEGMENTS = np.empty((0, 2, 2))
NO_SCALE = ArrowScale("true", 1.0, (1.0, 1.0))


@dataclass(frozen=True)
class Arrows:
    """One set of arrows of a field.

    Attributes
    ----------
    vectors : (N, 2) what the arrows show; where it is not finite there is none
    meaning : the color's name in the theme
    scale : how vectors become lengths on the map
    """

    vectors: FloatArray
    meaning: str
    scale: ArrowScale


class GradientFieldPlot(QWidget):
    """Signals
    -------
    point_chosen(float, float) : the map was clicked, or dragged to
    point_hovered(float, float) : the pointer is over this point
    pointer_left() : it is no longer over the map
    """

    point_chosen = Signal(float, float)
    point_hovered = Signal(float, float)
    pointer_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._surface: Landscape | None = None
        self._terrain: Terrain | None = None
        self._mesh = 1.0
        self._shown: Sequence[Arrows] = ()
        self._contours, self._ground = True, True
        self._surveyor = Surveyor(self)
        self._surveyor.surveyed.connect(self._take_terrain)
        self._build_plot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def set_surface(self, surface: Landscape, mesh: float) -> None:
        """Take a surface, and the distance between the points of its field, and show it all.

        The map is surveyed when it is first to be seen.
        """
        self._surface, self._terrain, self._mesh = surface, None, mesh
        if self.isVisible():
            self._survey(surface)
        self.retranslate()

    def set_mesh(self, mesh: float) -> None:
        """Tell the distance between the points, when only that has changed."""
        self._mesh = mesh

    def show_arrows(self, points: FloatArray, sets: Sequence[Arrows], lost: FloatArray) -> None:
        """Draw arrows from ``points`` (N, 2), one set (at most two) above the other.

        ``lost`` (L, 2) are points without an arrow, because f is not finite there.
        """
        self._shown = sets
        for item, arrows in zip((self._broad, self._over), self._layers(), strict=True):
            if arrows is None:
                item.set_arrows(points[:0], points[:0], NO_SCALE, self._mesh)
            else:
                item.set_arrows(points, arrows.vectors, arrows.scale, self._mesh)
        self._color_arrows()
        self._lost.setData(lost[:, 0], lost[:, 1])
        self._lay_out_arrows()

    def show_focus(self, point: Point, vector: Point, *, hovered: bool) -> None:
        """Mark a point and its arrow; the vector may be nan. ``hovered``: only looked at."""
        mark = self._look if hovered else self._pin
        scale = self._shown[-1].scale if self._shown else NO_SCALE
        meaning = self._shown[-1].meaning if self._shown else "gradient"
        mark.show_at(point, vector, scale, self._mesh, self._strong(meaning))
        mark.lay_out(self._box.viewPixelSize(), self._span())

    def clear_hover(self) -> None:
        """Mark the pinned point only."""
        self._look.hide()

    @Slot(bool)
    def set_contours(self, shown: bool) -> None:
        """Show contour lines, or none."""
        self._contours = shown
        self._show_ground()

    @Slot(bool)
    def set_ground(self, shown: bool) -> None:
        """Show height as a shade of the ground, or an even ground."""
        self._ground = shown
        self._show_ground()

    @Slot()
    def reset_view(self) -> None:
        """Show the whole field again."""
        if self._surface is None:
            return
        x_min, x_max, y_min, y_max = self._surface.domain
        room = BORDER * self._mesh
        self._box.setRange(
            xRange=(x_min - room, x_max + room), yRange=(y_min - room, y_max + room), padding=0.0
        )

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._plot.setBackground(theme.color("surface"))
        self._map.apply_theme(theme)
        dress_axes(self._plot, theme)
        self._lost.setBrush(pg.mkBrush(theme.color("bad")))
        self._minima.setPen(pg.mkPen(theme.color("surface"), width=1))
        self._minima.setBrush(pg.mkBrush(theme.color("good")))
        self._color_arrows()
        for mark in (self._pin, self._look):
            mark.apply_theme(theme)
            if self._shown:
                mark.set_color(self._strong(self._shown[-1].meaning))

    def retranslate(self) -> None:
        self._plot.setAccessibleName(self.tr("Field of arrows"))
        self._plot.setToolTip(
            self.tr(
                "Each arrow begins at the point where its gradient was taken. Point at one to "
                "read its numbers, click to hold it; the arrow keys move to its neighbors. "
                "The wheel zooms, the middle button moves the map."
            )
        )
        first, second = axis_names("" if self._surface is None else self._surface.label)
        self._plot.setLabel("bottom", first)
        self._plot.setLabel("left", second)
        self._menu.retranslate()

    # -- parts --------------------------------------------------------------------------------

    def _build_plot(self) -> None:
        self._plot = pg.PlotWidget()
        self._plot.setObjectName("field")
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.getPlotItem().layout.setContentsMargins(0, 10, 12, 0)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._box = self._plot.getViewBox()
        self._map = MapItem()
        self._broad, self._over = ArrowItem(pen=UNDERLAY_PX), ArrowItem()
        self._lost = pg.ScatterPlotItem(antialias=True, size=6, symbol="x", pen=None)
        self._minima = pg.ScatterPlotItem(antialias=True, size=13, symbol="star")
        self._pin, self._look = FocusMark(self._plot, z=8), FocusMark(self._plot, z=9)
        for z, item in enumerate((self._map, self._minima, self._broad, self._over, self._lost)):
            item.setZValue(z - 10)
            self._plot.addItem(item, ignoreBounds=True)
        self._box.sigRangeChanged.connect(self._on_view_moved)
        self._pointer = PlotPointer(self._plot)
        self._pointer.dragged.connect(self.point_chosen)
        self._pointer.hovered.connect(self.point_hovered)
        self._pointer.left.connect(self.pointer_left)
        self._menu = PlotMenu(self, "nablascope-gradient")
        self._menu.reset_requested.connect(self.reset_view)
        self._pointer.menu_requested.connect(self._menu.open_at)

    def _layers(self) -> tuple[Arrows | None, Arrows | None]:
        """What is drawn broad below, if there are two sets, and what is drawn thin above."""
        below = self._shown[0] if len(self._shown) > 1 else None
        return below, self._shown[-1] if self._shown else None

    def _color_arrows(self) -> None:
        for item, arrows in zip((self._broad, self._over), self._layers(), strict=True):
            if arrows is not None:
                item.set_colors(self._shades(arrows.meaning, 0.5 if item is self._broad else 0.0))

    def _survey(self, surface: Landscape) -> None:
        """Show all of the field, on ground that is coarse at first and fine a little later."""
        x_min, x_max, y_min, y_max = surface.domain
        ratio = (x_max - x_min) / (y_max - y_min)
        self._box.setAspectLocked(max(ratio, 1 / ratio) <= LONGEST_SIDE)
        minima = np.array(surface.minima, dtype=float).reshape(-1, 2)
        self._minima.setData(minima[:, 0], minima[:, 1])
        self.reset_view()
        self._take_terrain(self._surveyor.open(surface, self._view()))

    def _view(self) -> Domain:
        (x_min, x_max), (y_min, y_max) = self._box.viewRange()
        return x_min, x_max, y_min, y_max

    @Slot(object)
    def _take_terrain(self, terrain: Terrain) -> None:
        self._terrain = terrain
        self._show_ground()

    def _show_ground(self) -> None:
        if self._terrain is None:
            return
        terrain = replace(self._terrain, field=NO_SEGMENTS)
        if not self._contours:
            terrain = replace(terrain, contours=NO_SEGMENTS)
        if not self._ground:
            terrain = replace(terrain, shades=np.full_like(terrain.shades, 255))
        self._map.show_terrain(terrain)

    @Slot()
    def _on_view_moved(self) -> None:
        if self._terrain is not None:
            self._surveyor.look(self._view())
        self._lay_out_arrows()
        self._lay_out_marks()

    def _lay_out_arrows(self) -> None:
        """Shape the arrows for the present view: their heads keep their size in pixels."""
        for item in (self._broad, self._over):
            item.lay_out(self._box.viewPixelSize(), self._span())

    def _lay_out_marks(self) -> None:
        for mark in (self._pin, self._look):
            mark.lay_out(self._box.viewPixelSize(), self._span())

    def _span(self) -> float:
        x_min, x_max, y_min, y_max = self._view()
        return max(x_max - x_min, y_max - y_min)

    def _strong(self, meaning: str) -> QColor:
        """The color of steep arrows: toward the text's, so that it stands out on any ground."""
        return blend(self._theme.color(meaning), self._theme.color("text"), 0.12)

    def _shades(self, meaning: str, faint: float) -> list[QColor]:
        """From weak to strong; the weakest is still seen on light and dark ground."""
        surface = self._theme.color("surface")
        weak = blend(self._theme.color(meaning), self._theme.color("muted"), 0.45)
        return [
            blend(blend(weak, self._strong(meaning), share), surface, faint)
            for share in np.linspace(0, 1, SHADES).tolist()
        ]

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        if self._surface is None:
            return
        if self._terrain is None:
            self._survey(self._surface)
        else:
            self._surveyor.look(self._view())  # a survey may have been given up

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        super().hideEvent(event)
        self._surveyor.close()  # a map that nobody sees needs no thread

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            dress_axes(self._plot, self._theme)
        super().changeEvent(event)
