"""The Train page: a network learns, and one sees loss, accuracy, weights and answers change.

After a minute here one understands that training is one small step repeated: the loss of a
mini-batch falls because the weights move against its gradient, and accuracy on data never
trained on rises with it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from engine.config import ConfigError, TrainConfig
from engine.records import ParamSnapshot
from guiapp.i18n import explain
from guiapp.keeping.keeper import Keeper
from guiapp.messages import State
from guiapp.pages.page import Page
from guiapp.pages.time_machine import TimeMachine
from guiapp.pages.train.autopsy import TrainAutopsy
from guiapp.pages.train.branching import Branching
from guiapp.pages.train.curves import TrainCurves, first_weights
from guiapp.pages.train.departure import Departure
from guiapp.pages.train.expectations import Expectations
from guiapp.pages.train.figures import TrainFigures
from guiapp.pages.train.keep_command import KeepCommand
from guiapp.pages.train.keys import REPEATING, KeyWords, actions
from guiapp.pages.train.moment_words import MomentWords
from guiapp.pages.train.run_settings import RunSettings
from guiapp.pages.train.view import TrainView
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.keyboard import bind_keys

FIGURES_MS = 250  # four times a second: faster figures cannot be read
MOVABLE = (State.PAUSED, State.RUNNING, State.FINISHED)


class TrainPage(Page):
    """Binds the session to its plots, figures and controls."""

    KEY = "train"

    def __init__(
        self, session: Session, keeper: Keeper | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._session = session
        self._figure_texts = TrainFigures(session)
        self._key_words = KeyWords(self)
        self.view = TrainView(self)
        self.curves = TrainCurves(session, self.view)
        self.autopsy = TrainAutopsy(session, self.view, self)
        self.machine = TimeMachine(session, self.view.plots, self)
        self.settings = RunSettings(session, self.view.form, self.machine)
        self.branching = Branching(session, keeper, self.view, self)
        self.keeping = KeepCommand(session, keeper, self)
        self.expectations = Expectations(session, self.view, self)
        self._moment_words = MomentWords(session, self.machine)
        self._connect()
        bind_keys(self, actions(self), REPEATING)
        self.retranslate()

    def _connect(self) -> None:
        session, controls = self._session, self.view.controls
        for signal, command in (
            (controls.start_pressed, self.toggle),
            (controls.step_pressed, self.step),
            (controls.epoch_pressed, self.run_epoch),
            (controls.reset_pressed, self.reset),
            (controls.new_seed_pressed, self.new_seed),
            (controls.branch_pressed, self.branch),
            (controls.keep_pressed, self.keep),
            (self.keeping.kept, self._on_settled),
            (controls.speed_changed, session.set_speed),
            (self.view.name.renamed, self.keeping.rename),
            (self.view.name.left, self.setFocus),
            (self.view.autopsy.restart_pressed, self.restart_with),
            (self.autopsy.shown, self._show_notice),
            (self.machine.moved, self._show_figures),
            (self.settings.changed, self._show_notice),
            (self.settings.beginning, self.view.name.finish),
            (session.run_started, self._on_run_started),
            (session.frame_ready, self._on_frame),
            (session.snapshot_ready, self._on_snapshot),
            (session.state_changed, self._on_state),
            (session.settled, self._on_settled),
            (session.rejected, self._on_rejected),
        ):
            signal.connect(command)
        self._figures_timer = QTimer(self)
        self._figures_timer.setInterval(FIGURES_MS)
        self._figures_timer.timeout.connect(self._show_figures)

    # -- commands -----------------------------------------------------------------------------

    def begin(self) -> None:
        """The network of last time, or the article's on MNIST, ready for Start."""
        if self.initial_config is not None:
            self.settings.set_config(self.initial_config)
        self._session.set_speed(self.view.controls.speed.speed())
        self.settings.prepare()

    def _is_running(self) -> bool:
        return self._session.asked_to_run or self._session.state is State.RUNNING

    @Slot()
    def toggle(self) -> None:
        """Start, pause or resume."""
        if self._is_running():
            self._session.pause()
        else:
            self.machine.when_there(lambda: self._go_on(self._session.start))

    @Slot()
    def step(self) -> None:
        """Exactly one iteration; while training runs, pause first."""
        if self._is_running():
            self._session.pause()
        if self.machine.is_rewound and self.settings.departure() is not Departure.BRANCH:
            self.machine.on()
        else:
            self.machine.when_there(lambda: self._go_on(self._session.step))

    @Slot()
    def run_epoch(self) -> None:
        """One epoch's worth of iterations."""
        self.machine.when_there(lambda: self._go_on(self._session.run_epoch))

    def _go_on(self, command: Callable[[], object]) -> None:
        """From an earlier moment with other settings it is another run that goes on."""
        if self.machine.is_rewound and self.settings.departure() is Departure.BRANCH:
            self._branch(command)
        else:
            command()

    @Slot()
    def branch(self) -> None:
        """Another run from this moment, with the settings of the form; it runs if this one did."""
        then = self._session.start if self._is_running() else None
        self.machine.when_there(lambda: self._branch(then))

    def _branch(self, then: Callable[[], object] | None) -> None:
        if self._can_branch() and self.settings.departure() is not Departure.ANEW:
            self.settings.note_begun()
            self.branching.branch(self.settings.config, then)

    def _can_branch(self) -> bool:
        return self._session.recorded_end > 0 and self._session.state in MOVABLE

    @Slot()
    def keep(self) -> None:
        """Keep the run, under the name that may just have been typed."""
        self.view.name.finish()
        self.keeping.keep()

    @Slot()
    def reset(self) -> None:
        """Iteration 0 of the settings in the form, from the same weights."""
        self.settings.prepare()

    @Slot()
    def new_seed(self) -> None:
        """The same settings from other weights."""
        config = self.settings.config.replace(seed=secrets.randbelow(1_000_000))
        self.settings.set_config(config)
        self.settings.prepare()

    @Slot(object)
    def restart_with(self, config: TrainConfig) -> None:
        """A run with the remedy of an autopsy, from the same seed, started at once."""
        self.settings.set_config(config)
        self.settings.prepare()
        self._session.start()

    # -- from the session ---------------------------------------------------------------------

    @Slot()
    def _on_run_started(self) -> None:
        run = self._session.run
        assert run is not None
        self.view.learned.begin(run.dataset, first_weights(run))
        self.curves.begin(run)
        self.branching.show()
        self.expectations.show()
        self.machine.show()
        self.keeping.forget()
        self.settings.take(run)
        self._show_figures()
        self._show_notice()

    @Slot()
    def _on_frame(self) -> None:
        if self.isVisible():
            self._draw_curves()

    def _draw_curves(self) -> None:
        self.curves.draw()
        self.machine.show()

    @Slot(object)
    def _on_snapshot(self, snapshot: ParamSnapshot) -> None:
        if self.isVisible():
            self.view.learned.show_snapshot(snapshot)

    @Slot(object)
    def _on_state(self, state: State) -> None:
        running = state is State.RUNNING
        started = self._session.iteration > 0
        self.view.controls.show_running(running, started, state is State.FINISHED)
        if state not in MOVABLE:
            self.view.controls.set_usable(False)
        if running:
            self._figures_timer.start()
        else:
            self._figures_timer.stop()
        self.keeping.forget()
        self._show_figures()
        self._show_notice()

    @Slot()
    def _on_settled(self) -> None:
        self._show_figures()
        self._show_notice()

    @Slot(object)
    def _on_rejected(self, error: Exception) -> None:
        if isinstance(error, ConfigError):
            self.view.form.mark_error(error)
        else:
            self.view.form.mark_error(ConfigError("dataset", "{text}", text=explain(error)))

    # -- texts --------------------------------------------------------------------------------

    @Slot()
    def _show_figures(self) -> None:
        for key, text in self._figure_texts.values().items():
            self.view.figures.set_value(key, text)
        session, state = self._session, self._session.state
        self.view.show_progress(session.iteration, session.planned_end, state is State.REWINDING)
        self.view.name.show_name(session.run_name)
        self.view.controls.show_recorded(self._can_branch(), self.keeping.is_possible())

    @Slot()
    def _show_notice(self) -> None:
        """One line under the figures: what happened, and what to do next."""
        self.view.say(*self._notice())

    def _notice(self) -> tuple[str, str]:
        words, settings = self._moment_words, self.settings
        if self.keeping.name:
            return words.kept(self.keeping.name), "muted"
        if settings.in_force is not None:
            text = words.notice(settings.departure(), settings.in_force, settings.config)
            if text:
                return text, "muted"
        is_explained = self.autopsy.diagnosis() is not None
        is_hidden = self.view.autopsy.isHidden()
        text, role = self._figure_texts.notice(settings.config, is_explained, is_hidden)
        verdict = self.expectations.verdict()
        return f"{text} {verdict}" if verdict else text, role

    def apply_theme(self, theme: Theme) -> None:
        self.view.apply_theme(theme)

    def retranslate(self) -> None:
        self.view.reserve_notice()
        empty = self.tr("The loss of each iteration appears here. Press Space to start.")
        self.view.loss_plot.set_empty_text(empty)
        self.view.accuracy_plot.set_empty_text(
            self.tr("Accuracy over all training and test data appears here.")
        )
        for key, (name, tip) in self._figure_texts.names().items():
            self.view.figures.set_name(key, name, tip)
        self.view.progress.setAccessibleName(self.tr("Progress of the run"))
        self.branching.show()
        self.expectations.show()
        self._show_figures()
        self._show_notice()

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return self._key_words.rows()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Catch up with what happened while another page was visible."""
        super().showEvent(event)
        self._draw_curves()
        if self._session.latest_snapshot is not None:
            self.view.learned.show_snapshot(self._session.latest_snapshot)
        self._show_figures()
        self._show_notice()
        self.autopsy.resume()
