"""The Train page: a network learns, and one sees loss, accuracy, weights and answers change.

After a minute here one understands that training is one small step repeated: the loss of a
mini-batch falls because the weights move against its gradient, and accuracy on data never
trained on rises with it.
"""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from engine.config import PRESETS, ConfigError, TrainConfig
from engine.records import ParamSnapshot
from guiapp.i18n import explain
from guiapp.messages import State
from guiapp.pages.page import Page
from guiapp.pages.train.autopsy import TrainAutopsy
from guiapp.pages.train.figures import TrainFigures
from guiapp.pages.train.view import TrainView
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.keyboard import bind_keys

FIGURES_MS = 250  # four times a second: faster figures cannot be read


class TrainPage(Page):
    """Binds the session to its plots, figures and controls."""

    KEY = "train"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._session = session
        self._config = PRESETS["article"]
        self._marks_shown = 0
        self._plan_shown = 0
        self._figure_texts = TrainFigures(session)
        self.view = TrainView(self)
        self.autopsy = TrainAutopsy(session, self.view, self)
        self._connect()
        self._make_shortcuts()
        self.retranslate()

    def _connect(self) -> None:
        session, controls = self._session, self.view.controls
        controls.start_pressed.connect(self.toggle)
        controls.step_pressed.connect(self.step)
        controls.epoch_pressed.connect(self.run_epoch)
        controls.reset_pressed.connect(self.reset)
        controls.new_seed_pressed.connect(self.new_seed)
        controls.speed_changed.connect(session.set_speed)
        self.view.form.edited.connect(self._on_edited)
        self.view.form.learning_rate_edited.connect(self._on_learning_rate)
        self.view.autopsy.restart_pressed.connect(self.restart_with)
        self.autopsy.shown.connect(self._show_notice)
        session.run_started.connect(self._on_run_started)
        session.frame_ready.connect(self._on_frame)
        session.snapshot_ready.connect(self._on_snapshot)
        session.state_changed.connect(self._on_state)
        session.settled.connect(self._show_figures)
        session.rejected.connect(self._on_rejected)
        self._figures_timer = QTimer(self)
        self._figures_timer.setInterval(FIGURES_MS)
        self._figures_timer.timeout.connect(self._show_figures)

    def _make_shortcuts(self) -> None:
        bind_keys(
            self,
            {
                "Space": self.toggle,
                "Right": self.step,
                "E": self.run_epoch,
                "R": self.reset,
                "N": self.new_seed,
                "L": self._toggle_log,
                "F": self._follow,
                "A": self.autopsy.toggle,
                "Ctrl+R": self.view.autopsy.take_remedy,
                "Esc": self.autopsy.hide,
                "+": self.view.controls.speed.faster,
                "-": self.view.controls.speed.slower,
            },
        )

    # -- commands -----------------------------------------------------------------------------

    def begin(self) -> None:
        """The article's network on MNIST, ready for Start."""
        self._session.set_speed(self.view.controls.speed.speed())
        self._session.prepare(self._config)

    @Slot()
    def toggle(self) -> None:
        """Start, pause or resume."""
        if self._session.asked_to_run:
            self._session.pause()
        else:
            self._session.start()

    @Slot()
    def step(self) -> None:
        """Exactly one iteration; while training runs, pause first."""
        if self._session.asked_to_run:
            self._session.pause()
        self._session.step()

    @Slot()
    def run_epoch(self) -> None:
        """One epoch's worth of iterations."""
        self._session.run_epoch()

    @Slot()
    def reset(self) -> None:
        """Iteration 0 of the settings in the form, from the same weights."""
        self._session.prepare(self._config)

    @Slot()
    def new_seed(self) -> None:
        """The same settings from other weights."""
        self._config = self._config.replace(seed=secrets.randbelow(1_000_000))
        self.view.form.set_config(self._config)
        self._session.prepare(self._config)

    @Slot(object)
    def restart_with(self, config: TrainConfig) -> None:
        """A run with the remedy of an autopsy, from the same seed, started at once."""
        self._config = config
        self.view.form.set_config(config)
        self._session.prepare(config)
        self._session.start()

    @Slot()
    def _toggle_log(self) -> None:
        self.view.loss_plot.set_log(not self.view.loss_plot.is_log)

    @Slot()
    def _follow(self) -> None:
        self.view.loss_plot.follow()

    @Slot(object)
    def _on_edited(self, config: TrainConfig) -> None:
        """Other settings: taken at once where nothing would be lost, else at the next reset."""
        self._config = config
        session = self._session
        untouched = session.iteration == 0 and session.state is not State.RUNNING
        if untouched or session.state is State.LOADING:
            session.prepare(config)
            return
        run = session.run
        if run is not None and config == run.config.replace(learning_rate=config.learning_rate):
            # everything but the learning rate is in force: so that is to follow the form again
            session.set_learning_rate(config.learning_rate)
        self._show_notice()

    @Slot(float)
    def _on_learning_rate(self, learning_rate: float) -> None:
        self._config = self._config.replace(learning_rate=learning_rate)
        self._session.set_learning_rate(learning_rate)

    # -- from the session ---------------------------------------------------------------------

    @Slot()
    def _on_run_started(self) -> None:
        run = self._session.run
        assert run is not None
        self.view.learned.begin(run.dataset, run.initial)
        # ln K and nats belong to cross entropy; a squared error has neither
        in_nats = run.config.loss == "cross_entropy"
        self.view.loss_plot.set_know_nothing(run.dataset.num_classes if in_nats else None)
        for plot in (self.view.loss_plot, self.view.accuracy_plot):
            plot.clear_marks()
            plot.set_epoch_length(run.iterations_per_epoch)
            plot.follow()
        self._marks_shown = 0
        self._show_figures()
        self._show_notice()

    @Slot()
    def _on_frame(self) -> None:
        if self.isVisible():
            self._draw_curves()

    def _draw_curves(self) -> None:
        session = self._session
        for change in session.rate_changes[self._marks_shown :]:
            for plot in (self.view.loss_plot, self.view.accuracy_plot):
                plot.mark_learning_rate(change.iteration, change.learning_rate)
        self._marks_shown = len(session.rate_changes)
        if session.planned_end != self._plan_shown:
            self._plan_shown = session.planned_end
            self.view.loss_plot.set_expected_iterations(session.planned_end)
        self.view.loss_plot.refresh(session.losses)
        self.view.accuracy_plot.refresh(session.accuracies)

    @Slot(object)
    def _on_snapshot(self, snapshot: ParamSnapshot) -> None:
        if self.isVisible():
            self.view.learned.show_snapshot(snapshot)

    @Slot(object)
    def _on_state(self, state: State) -> None:
        running = state is State.RUNNING
        started = self._session.iteration > 0
        self.view.controls.show_running(running, started, state is State.FINISHED)
        if state not in (State.PAUSED, State.RUNNING, State.FINISHED):
            self.view.controls.set_usable(False)
        if running:
            self._figures_timer.start()
        else:
            self._figures_timer.stop()
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
        self.view.progress.setRange(0, max(1, self._session.planned_end))
        self.view.progress.setValue(self._session.iteration)

    @Slot()
    def _show_notice(self) -> None:
        """One line under the figures: what happened, and what to do next."""
        is_explained = self.autopsy.diagnosis() is not None
        is_hidden = self.view.autopsy.isHidden()
        text, role = self._figure_texts.notice(self._config, is_explained, is_hidden)
        self.view.notice.setText(text)
        if self.view.notice.property("role") != role:
            self.view.notice.setProperty("role", role)
            self.view.notice.style().unpolish(self.view.notice)
            self.view.notice.style().polish(self.view.notice)

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
        self._show_figures()
        self._show_notice()

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            ("Space", self.tr("Start, pause or resume")),
            ("→", self.tr("One iteration")),
            ("E", self.tr("One epoch")),
            ("R", self.tr("Reset to the same weights")),
            ("N", self.tr("New seed")),
            ("+ / -", self.tr("Faster or slower")),
            ("L", self.tr("Linear or logarithmic loss")),
            ("F", self.tr("Follow the newest iteration again")),
            ("A", self.tr("Show or hide why a run failed")),
            ("Ctrl+R", self.tr("Restart with the remedy of a diagnosis")),
            ("Esc", self.tr("Hide why a run failed")),
        ]

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Catch up with what happened while another page was visible."""
        super().showEvent(event)
        self._draw_curves()
        if self._session.latest_snapshot is not None:
            self.view.learned.show_snapshot(self._session.latest_snapshot)
        self._show_figures()
        self.autopsy.resume()
