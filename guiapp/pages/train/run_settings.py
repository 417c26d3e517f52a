"""What the form asks for, beside what is in force in the run."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal, Slot

from engine.config import PRESETS, TrainConfig
from guiapp.messages import RunStarted, State
from guiapp.pages.time_machine import TimeMachine
from guiapp.pages.train.departure import Departure, departure
from guiapp.session import Session
from guiapp.widgets.fields.config_form import ConfigForm


class RunSettings(QObject):
    """Binds the form to the session.

    Attributes
    ----------
    config : what the form says
    in_force : settings and learning rate of the next new iteration; None before the first run

    Signals
    -------
    changed() : one of them, or what their difference means
    beginning() : a run is about to be begun; the one before is still there
    """

    changed = Signal()
    beginning = Signal()

    def __init__(self, session: Session, form: ConfigForm, machine: TimeMachine) -> None:
        super().__init__(machine)
        self._session, self._form, self._machine = session, form, machine
        self.config: TrainConfig = PRESETS["article"]
        self.in_force: TrainConfig | None = None
        self._begun: deque[TrainConfig] = deque(maxlen=32)  # by this page
        form.edited.connect(self._on_edited)
        form.learning_rate_edited.connect(self._on_learning_rate)
        machine.moved.connect(self._follow_rate)  # at another moment they may mean something else

    def set_config(self, config: TrainConfig) -> None:
        """Put settings into the form."""
        self.config = config
        self._form.set_config(config)

    def prepare(self) -> None:
        """A fresh run with the settings of the form."""
        self.note_begun()
        self._session.prepare(self.config)

    def note_begun(self) -> None:
        """A run is begun with the settings of the form, which may be edited until it is there."""
        self.beginning.emit()
        self._begun.append(self.config)

    def departure(self) -> Departure:
        """How a run with the settings of the form would depart from the present one."""
        if self.in_force is None:
            return Departure.NONE
        return departure(self.in_force, self.config, self._machine.is_rewound)

    def take(self, run: RunStarted) -> None:
        """Another run is there; the form shows it if it was begun or opened somewhere else."""
        rate = run.config.learning_rate if run.opened is None else run.opened.state.learning_rate
        self.in_force = run.config.replace(learning_rate=rate)
        if not any(run.config is config for config in self._begun):
            self.set_config(self.in_force)
        # one that was set while this run was on its way has met it, or the one before
        self._session.set_learning_rate(rate)
        self._follow_rate()

    @Slot(object)
    def _on_edited(self, config: TrainConfig) -> None:
        """Other settings: taken at once where nothing would be lost, else when asked for."""
        self.config = config
        session = self._session
        untouched = session.recorded_end == 0 and session.state is not State.RUNNING
        if untouched or session.state is State.LOADING:
            self.prepare()
        else:
            self._follow_rate()

    @Slot(float)
    def _on_learning_rate(self, learning_rate: float) -> None:
        self.config = self.config.replace(learning_rate=learning_rate)
        self._follow_rate()

    @Slot()
    def _follow_rate(self) -> None:
        """Where the learning rate is all that differs, the run takes it from here on."""
        if self.in_force is not None and self.departure() is Departure.RATE:
            self.in_force = self.config
            self._session.set_learning_rate(self.config.learning_rate)
        self.changed.emit()
