"""What is said about a race: words, the pane of figures that is seen, the source behind it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

from engine.expressions import Expression
from engine.race import Race
from guiapp.pages.descent.view import DISTANCE, RULE, STATE, VALUE, DescentView
from guiapp.pages.descent.walk import Walk
from guiapp.widgets.race.racer_look import RacerLook

READING_MS = 180  # figures that change faster than five times a second cannot be read
# Typesetting Adam's rule takes 75 ms: while steps follow each other, the pictures get the rest.
SHARE = 6.0  # the pause after a reading, in times of what it took


@dataclass(frozen=True)
class Scene:
    """A race at a step.

    Attributes
    ----------
    race, step, limit : what is shown, and where it ends
    looks : of all lanes
    lane : which of them is in focus
    """

    race: Race
    step: int
    limit: int
    looks: tuple[RacerLook, ...]
    lane: int

    def walk(self) -> Walk:
        """The racer in focus."""
        return Walk(self.race, self.lane, self.step, self.limit)


class Commentary(QObject):
    """Shows a scene at once, or while many follow each other as fast as one can read."""

    def __init__(self, view: DescentView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._scene: Scene | None = None
        self._is_behind = False
        self._functions: tuple[object, ...] = ()
        self._clock = QElapsedTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._catch_up)
        view.pane_tabs.chosen.connect(self.refresh)

    def show_scene(self, scene: Scene, *, in_a_hurry: bool) -> None:
        """Take a scene; ``in_a_hurry`` says that others will follow soon.

        Other racers are shown at once all the same: nothing known of the last ones fits them.
        """
        fits = self._scene is not None and self._scene.looks == scene.looks
        self._scene = scene
        if in_a_hurry and fits and self._pause.isActive():
            self._is_behind = True
            return
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the newest scene now."""
        scene, view = self._scene, self._view
        if scene is None:
            return
        self._is_behind = False
        self._clock.start()
        walk = scene.walk()
        view.words.show_walk(walk, scene.looks[scene.lane])
        pane = view.pane_tabs.current()
        if pane == RULE:
            view.rule.show_walk(walk)
        elif pane == STATE:
            view.state_bars.show_race(scene.race, scene.step)
        else:
            view.standings.show_race(scene.race, scene.step)
        self._offer_scales()
        self._show_source(walk)
        self._pause.start(max(READING_MS, round(SHARE * self._clock.elapsed())))

    def retranslate(self) -> None:
        self._offer_scales()

    @Slot()
    def _catch_up(self) -> None:
        if self._is_behind:
            self.refresh()

    def _offer_scales(self) -> None:
        """Offer the logarithm and the distance where there is one."""
        view = self._view
        possible = view.curves.can_be_logarithmic()
        view.log.setEnabled(possible)
        view.log.setToolTip(
            self.tr("Equal factors at equal distances: shows how the end is neared. Shortcut: L")
            if possible
            else self.tr("f is negative somewhere in this race, and has no logarithm there.")
        )
        known = view.curves.can_show_distance()
        view.quantity.button(DISTANCE).setEnabled(known)
        if not known:
            view.quantity.choose(VALUE)

    def _show_source(self, walk: Walk) -> None:
        """Optimizer, race and surface; an open window reads its files again, so not needlessly."""
        surface = walk.race.surface
        typed = isinstance(surface.function, Expression)
        shown = (Expression,) if typed else (surface.function, surface.gradient_function)
        functions = (walk.lane.optimizer_class, Race, *shown)
        if functions != self._functions:
            self._functions = functions
            self._view.head.source.set_functions(*functions)
