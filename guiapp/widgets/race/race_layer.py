"""The moving part of a map: the tracks of a race, its marks, and the start."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QObject, QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath
from PySide6.QtWidgets import QApplication

from engine.race import Lane, Race
from guiapp.relief.terrain import Terrain
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.maps.focus_arrows import gradient_arrow, move_arrow
from guiapp.widgets.maps.map_legend import Signs
from guiapp.widgets.maps.map_marks import Arrow, Head, MarksItem
from guiapp.widgets.maps.track import Polyline, TracksItem
from guiapp.widgets.race.race_state import RacerState, Standing, standing
from guiapp.widgets.race.race_words import RaceWords
from guiapp.widgets.race.racer_look import RacerLook

Point = tuple[float, float]

START_PX = 22
START_REACH_PX = 12.0
LINE_PX, FOCUS_LINE_PX = 1.8, 3.0
AWAY = (RacerState.LEFT_MAP, RacerState.NOT_FINITE)


class RaceLayer(QObject):
    """Knows the items, the race and the step; the plot around it knows the mouse.

    Attributes
    ----------
    focus : index of the racer in focus
    """

    def __init__(self, plot: Any) -> None:
        super().__init__(plot)
        self._box = plot.getViewBox()
        self._theme: Theme = LIGHT
        self._looks: tuple[RacerLook, ...] = ()
        self._race: Race | None = None
        self._step = 0
        self._standings: tuple[Standing, ...] = ()
        self._terrain: Terrain | None = None
        self._start: Point | None = None
        self._step_label = "step"
        self._words = RaceWords(self)
        self.focus = 0
        self._tracks, self._marks = TracksItem(), MarksItem()
        self._start_item = pg.ScatterPlotItem(antialias=True, size=START_PX, symbol=_start_symbol())
        for order, item in enumerate((self._tracks, self._start_item, self._marks)):
            item.setZValue(10 + order)
            plot.addItem(item, ignoreBounds=True)

    def set_terrain(self, terrain: Terrain) -> None:
        """The map below, which tells what a steep gradient is."""
        self._terrain = terrain
        self._draw_marks()

    def set_area(self, area: QRectF) -> None:
        """The visible part of the plot, in its coordinates."""
        self._tracks.set_area(area)
        self._marks.set_area(area)

    def set_start(self, start: Point) -> None:
        self._start = start
        self._start_item.setData([start[0]], [start[1]])

    def set_racers(self, looks: Sequence[RacerLook]) -> None:
        """How the racers of the next race look; the one shown so far goes."""
        self._looks = tuple(looks)
        self._race, self._standings = None, ()
        self._draw()

    def set_step_label(self, label: str) -> None:
        """What is written at the arrow of an adapted step."""
        self._step_label = label
        self._draw_marks()

    def set_focus(self, index: int) -> None:
        self.focus = index
        self._draw()

    def show_race(self, race: Race, step: int) -> None:
        """Show the tracks up to ``step``; racers without a look are left out."""
        self._race, self._step = race, step
        lanes = race.lanes[: len(self._looks)]
        self._standings = tuple(standing(lane, race.surface, step) for lane in lanes)
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._marks.set_dress(theme.color("surface"), QApplication.font())
        self._start_item.setPen(pg.mkPen(theme.color("text"), width=1.8))
        self._start_item.setBrush(pg.mkBrush(theme.color("surface", 0.35)))
        self._draw()

    def signs(self, *, minimum: bool, gaps: bool) -> Signs:
        """What the legend has to explain."""
        arrows, now = self._marks.arrows(), self._focused()
        move = "" if len(arrows) < 2 else ("v" if arrows[1].label == "v" else "step")
        return Signs(
            minimum=minimum,
            upcoming=now is not None and now.next_step is not None,
            gaps=gaps,
            move=move,
            away=self._those(RacerState.LEFT_MAP),
            lost=self._those(RacerState.NOT_FINITE),
        )

    def racer_at(self, at: QPointF) -> int | None:
        """The racer whose mark is at a point of the scene."""
        to_scene = self._box.childGroup.sceneTransform()
        return self._marks.hit(at, to_scene)

    def is_start_at(self, at: QPointF) -> bool:
        """Whether the mark of the start is at a point of the scene."""
        if self._start is None:
            return False
        place = self._box.mapViewToScene(QPointF(*self._start))
        return QLineF(place, at).length() <= START_REACH_PX

    def describe(self, racer: int) -> str:
        """A racer in a few lines."""
        return self._words.describe(self._looks[racer].label, self._standings[racer])

    def _those(self, state: RacerState) -> frozenset[int]:
        rows = enumerate(self._standings)
        return frozenset(index for index, now in rows if now.state is state)

    def _focused(self) -> Standing | None:
        return self._standings[self.focus] if self.focus < len(self._standings) else None

    def _draw(self) -> None:
        lanes: tuple[Lane, ...] = () if self._race is None else self._race.lanes
        lines = [
            self._line(index, look, lane, now)
            for index, (look, lane, now) in enumerate(
                zip(self._looks, lanes, self._standings, strict=False)
            )
        ]
        if self.focus < len(lines):
            lines.append(lines.pop(self.focus))  # on top
        self._tracks.set_lines(lines)
        self._draw_marks()

    def _line(self, index: int, look: RacerLook, lane: Lane, now: Standing) -> Polyline:
        chosen = index == self.focus
        return Polyline(
            lane.points[: now.step + 1],
            look.color(self._theme),
            FOCUS_LINE_PX if chosen else LINE_PX,
            look.pen_style,
            casing=self._theme.color("surface") if chosen else None,
        )

    def _draw_marks(self) -> None:
        pairs = zip(self._looks, self._standings, strict=False)
        heads = [
            Head(
                self._place(index),
                look.color(self._theme),
                look.symbol_path(),
                crossed=now.state is RacerState.NOT_FINITE,
            )
            for index, (look, now) in enumerate(pairs)
        ]
        now = self._focused()
        coming = None
        if now is not None and now.next_step is not None:
            coming = now.point[0] + now.next_step[0], now.point[1] + now.next_step[1]
        self._marks.set_marks(heads, self.focus, self._arrows(now), coming)

    def _place(self, index: int) -> Point:
        """Where a racer is, or was when it still was anywhere."""
        now = self._standings[index]
        if self._race is None or all(math.isfinite(part) for part in now.point):
            return now.point
        x, y = self._race.lanes[index].points[max(now.step - 1, 0)].tolist()
        return x, y

    def _arrows(self, now: Standing | None) -> list[Arrow]:
        """Of the racer in focus: gradient first, then velocity or adapted step."""
        if now is None or self._race is None or self._terrain is None or now.state in AWAY:
            return []
        look, theme = self._looks[self.focus], self._theme
        arrows = [
            gradient_arrow(now.gradient, self._terrain.gradient_range, theme.color("gradient"))
        ]
        color: QColor = look.color(theme)
        lane = self._race.lanes[self.focus]
        move = move_arrow(look.optimizer, lane, now, color, self._step_label)
        return arrows if move is None else [*arrows, move]


def _start_symbol() -> QPainterPath:
    """A ring with a cross hair that leaves its middle free for the heads of the racers."""
    path = QPainterPath()
    path.addEllipse(-0.36, -0.36, 0.72, 0.72)
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        path.moveTo(0.24 * x, 0.24 * y)
        path.lineTo(0.5 * x, 0.5 * y)
    return path
