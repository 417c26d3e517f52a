"""The Descend page: optimizers race down a surface, and one sees why each goes as it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from engine.race import Race
from guiapp.pages.descent.commentary import Commentary, Scene
from guiapp.pages.descent.export import ExportButton
from guiapp.pages.descent.keys import KeyHelp
from guiapp.pages.descent.player import Player
from guiapp.pages.descent.runner import Runner
from guiapp.pages.descent.view import DISTANCE, RULE, STANDINGS, STATE, VALUE, DescentView
from guiapp.pages.descent.views import ViewSwitch
from guiapp.pages.page import Page
from guiapp.theme import Theme
from guiapp.widgets.keyboard import bind_keys
from guiapp.widgets.maps.surface_names import latex_names
from guiapp.widgets.race.racer_look import RacerLook


class DescentPage(Page):
    """After a minute here one understands that each step goes against the gradient, by the
    learning rate times its length, why a learning rate that is too large or too small fails, and
    what each optimizer does with what it remembers.
    """

    KEY = "descend"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._dragging = False
        self._step = 0
        self._looks: tuple[RacerLook, ...] = ()
        self._lane = -1
        self.view = DescentView(self)
        self._switch = ViewSwitch(self.view, self)
        self._player = Player(self, self.view.controls.speed.speed())
        self._runner = Runner(self)
        self._setup = self.view.controls.setup()
        self._race = self._setup.race()
        self._commentary = Commentary(self.view, self)
        self._help = KeyHelp(self)
        self._export = ExportButton(self.view, self._shown, self)
        self.view.bottom.addWidget(self._export)
        self._connect()
        self._bind_keys()
        self.retranslate()
        self._begin()

    def apply_theme(self, theme: Theme) -> None:
        self.view.apply_theme(theme)

    def retranslate(self) -> None:
        self.view.retranslate()
        self._commentary.retranslate()

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return self._help.lines()

    def race(self) -> Race:
        """The race that is shown; computed at least as far as the step shown."""
        return self._race

    def shown_step(self) -> int:
        """The step that is looked at, or as far as the race has been computed on the way there.

        A racer that ended earlier stands at its last one.
        """
        return min(self._step, self._race.steps - 1) if self._runner.is_behind else self._step

    def is_playing(self) -> bool:
        """Whether step follows step; it waits while the page is hidden."""
        return self._player.playing

    @Slot()
    def toggle_playing(self) -> None:
        """Play or pause; at the end, play again from the start."""
        if self._player.playing:
            self._player.set_playing(False)
            self._refresh()
            return
        if not self._may_advance():
            self._step = 0
        self._player.set_playing(True)
        self._tick()  # what a key does is seen at once, also at one step a second

    @Slot()
    def step(self) -> None:
        """Stop playing and make exactly one step."""
        self.go_to(self._step + 1)

    @Slot()
    def back(self) -> None:
        """Stop playing and take back one step."""
        self.go_to(self._step - 1)

    @Slot(int)
    def go_to(self, step: int) -> None:
        """Stop playing and look at a step."""
        self._player.set_playing(False)
        self._look_at(step)
        self._refresh()

    @Slot()
    def reset(self) -> None:
        """Stop playing and go back to the start; the steps made are forgotten."""
        self._player.set_playing(False)
        self._step = 0
        self._rerun()

    def _connect(self) -> None:
        view, controls = self.view, self.view.controls
        controls.preset_chosen.connect(self._begin)
        controls.surface_changed.connect(self._show_surface)
        controls.setup_changed.connect(self._rerun)
        controls.focus_changed.connect(self._show_focus)
        controls.speed_changed.connect(self._player.set_speed)
        controls.entered.connect(self.setFocus)
        view.map.start_chosen.connect(self._choose_start)
        view.map.start_settled.connect(self._settle_start)
        for part in (view.map, view.standings):
            part.racer_chosen.connect(controls.focus_lane)
        view.curves.step_chosen.connect(self.go_to)
        view.log.toggled.connect(view.curves.set_log)
        view.quantity.chosen.connect(self._show_quantity)
        self._switch.refused.connect(view.words.show_notice)
        transport = view.transport
        transport.play_pressed.connect(self.toggle_playing)
        transport.step_pressed.connect(self.step)
        transport.back_pressed.connect(self.back)
        transport.reset_pressed.connect(self.reset)
        transport.step_chosen.connect(self.go_to)
        self._player.ticked.connect(self._tick)
        self._runner.grown.connect(self._show_more)
        self._player.playing_changed.connect(transport.set_playing)

    def _bind_keys(self) -> None:
        view, controls = self.view, self.view.controls
        bind_keys(
            self,
            {
                "Space": self.toggle_playing,
                "Right": self.step,
                "Left": self.back,
                "R": self.reset,
                "Home": self.reset,
                "]": controls.speed.faster,
                "[": controls.speed.slower,
                "Ctrl+Down": controls.racers.focus_next,
                "Ctrl+Up": controls.racers.focus_previous,
                "N": controls.course.toggle_noise,
                "L": view.log.click,
                "D": self._toggle_quantity,
                "M": self._switch.show_map,
                "3": self._switch.show_space,
                "S": view.pane_tabs.button(STANDINGS).click,
                "I": view.pane_tabs.button(STATE).click,
                "F": view.pane_tabs.button(RULE).click,
                "Ctrl+S": self._export.open,
            },
            repeating=("Right", "Left"),  # held, they go on stepping
        )

    # -- the race -----------------------------------------------------------------------------

    @Slot()
    def _begin(self) -> None:
        """Another race altogether: from its start, and at rest."""
        self._player.set_playing(False)
        self._step = 0
        self._show_surface()

    @Slot()
    def _show_surface(self) -> None:
        surface = self.view.controls.setup().surface
        self._switch.set_surface(surface)
        first, second = latex_names(surface.label)
        self.view.formula.set_latex(f"f({first}, {second}) = {surface.latex}")
        self._rerun()

    @Slot()
    def _rerun(self) -> None:
        """Make the steps made so far again with the settings of now; playing goes on."""
        self._setup = self.view.controls.setup()
        self._race = self._setup.race()
        self._look_at(self._step)
        looks = self.view.controls.field.shown_looks()
        if looks != self._looks:
            self._looks = looks
            self.view.set_racers(looks)
            self._lane = -1  # whoever it is, all are told anew
        self._switch.set_start(*self._setup.start)
        self._show_focus()

    @Slot(float, float)
    def _choose_start(self, x: float, y: float) -> None:
        """Take a start from the map, in steps of about half a pixel, which read well."""
        x_min, x_max, y_min, y_max = self._setup.surface.domain
        digits = 2 if max(x_max - x_min, y_max - y_min) > 1 else 4
        self._dragging = True
        self.view.controls.set_start(round(x, digits), round(y, digits))

    @Slot()
    def _settle_start(self) -> None:
        self._dragging = False
        self._refresh()

    def _look_at(self, step: int) -> None:
        """Choose a step and compute as far as one beyond it, which is shown as the next."""
        self._step = min(max(step, 0), self._setup.limit)
        self._runner.run(self._race, self._step + 1)
        self._stop_at_end()

    def _stop_at_end(self) -> None:
        """Go no further than the last step of the last racer."""
        ends = [lane.diverged_at for lane in self._race.lanes]
        if not self._dragging and None not in ends:  # nobody goes on; a drag may bring them back
            self._step = min(self._step, max(end for end in ends if end is not None))

    def _shown(self) -> tuple[Race, tuple[RacerLook, ...], int]:
        return self._race, self._looks, self.shown_step()

    def _may_advance(self) -> bool:
        """Whether there is a step after the one chosen, for at least one racer."""
        ends = (lane.diverged_at for lane in self._race.lanes)
        return self._step < self._setup.limit and any(
            end is None or end > self._step for end in ends
        )

    @Slot()
    def _tick(self) -> None:
        self._look_at(self._step + self._player.stride(self._setup.limit))
        if not self._may_advance() and not self._dragging:
            self._player.set_playing(False)
        self._refresh()

    @Slot()
    def _show_more(self) -> None:
        """More of a long race has been computed."""
        self._stop_at_end()
        self._refresh()

    # -- what is seen -------------------------------------------------------------------------

    @Slot()
    def _refresh(self) -> None:
        """Show the current step: pictures always, figures and words as fast as one can read."""
        race, step, limit = self._race, self.shown_step(), self._setup.limit
        self._switch.show_race(race, step)
        self.view.curves.show_race(race, step, limit)
        self.view.transport.set_position(self._step, limit, may_advance=self._may_advance())
        scene = Scene(race, step, limit, self._looks, self._lane)
        hurry = self._player.playing or self._dragging or self._runner.is_behind
        self._commentary.show_scene(scene, in_a_hurry=hurry)

    @Slot()
    def _show_focus(self) -> None:
        """Another racer in focus: its arrows, its words, its source."""
        lane = self.view.controls.field.lane()
        if lane != self._lane:
            self._lane = lane
            self.view.set_focus(lane)
        self._refresh()

    @Slot(str)
    def _show_quantity(self, key: str) -> None:
        self.view.curves.set_quantity("distance" if key == DISTANCE else "value")
        self._refresh()

    @Slot()
    def _toggle_quantity(self) -> None:
        other = VALUE if self.view.quantity.current() == DISTANCE else DISTANCE
        self.view.quantity.button(other).click()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._player.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        super().hideEvent(event)
        self._player.set_visible(False)
