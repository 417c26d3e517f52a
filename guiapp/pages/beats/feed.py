"""Where the page gets its step from: the trainer's next one, taken apart in a thread of its own."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.beats.step import LARGEST_BYTES, Beats, bytes_kept, taking_apart
from engine.records import NextStep
from guiapp.background import Background
from guiapp.messages import State
from guiapp.session import Session

AT_REST = (State.PAUSED, State.FINISHED)


class BeatsFeed(QObject):
    """Asks the session, and compares: what was shown must be what the training then did.

    Attributes
    ----------
    beats : the step that is shown, or None
    agreed : parameters that were compared and equal to the bit when the step shown before was
        made by the training; None when it was not made, or another one was

    Signals
    -------
    arrived() : another step is in ``beats``
    missing(str) : there is none: "none", "diverged" or "large"
    """

    arrived = Signal()
    missing = Signal(str)

    def __init__(self, session: Session, watcher: QWidget) -> None:
        super().__init__(watcher)
        self._session = session
        self._watcher = watcher
        self.beats: Beats | None = None
        self.agreed: int | None = None
        self.size = 0
        self._asked = False
        self._only_another = False
        self._background = Background(watcher)
        self._background.finished.connect(self._take)
        session.looked_ahead.connect(self._receive)
        session.run_started.connect(self._forget)
        session.state_changed.connect(self._on_state)

    def is_next(self) -> bool:
        """Whether the step that is shown is the one that the training would make now."""
        return (
            self.beats is not None
            and self._session.state in AT_REST
            and self.beats.step.snapshot.iteration == self._session.iteration
        )

    def may_ask(self) -> bool:
        """Whether there is a training that has a next step."""
        return self._session.state in (*AT_REST, State.RUNNING)

    @Slot()
    def ask(self) -> None:
        """Get the next step, also from a training that goes on."""
        self._asked, self._only_another = True, False
        self._session.look_ahead()

    def ask_if_needed(self) -> None:
        """Get one where there is none, or where the training would now make another one: it may
        rest elsewhere, or with another learning rate."""
        if self.beats is None or self._session.state in AT_REST:
            self.ask()
            self._only_another = True

    def make_step(self) -> None:
        """Let the training make the step that is shown."""
        if self.is_next():
            self._session.step(1)

    @Slot(object)
    def _receive(self, step: NextStep | None) -> None:
        if not self._asked:
            return
        self._asked = False
        if step is None:
            self.beats = None
            self.missing.emit("diverged" if self._session.state is State.DIVERGED else "none")
            return
        self.size = bytes_kept(step)
        if self.size > LARGEST_BYTES:
            self.beats = None
            self.missing.emit("large")
            return
        if self._only_another and self.beats is not None and _is_same(self.beats.step, step):
            return
        self.agreed = _agreement(self.beats, step)
        self._background.run(taking_apart(step))

    @Slot(object)
    def _take(self, beats: Beats) -> None:
        self.beats = beats
        self.arrived.emit()

    @Slot()
    def _forget(self) -> None:
        """Another run: what was shown is not of it."""
        self.beats, self.agreed = None, None
        self._background.cancel()
        self.missing.emit("none")

    @Slot(object)
    def _on_state(self, state: State) -> None:
        if self._watcher.isVisible() and (state in AT_REST or state is State.DIVERGED):
            self.ask()


def _is_same(shown: NextStep, step: NextStep) -> bool:
    """Whether two steps of one run are the same; between iterations only the learning rate can
    be changed."""
    rates = [s.optimizer and s.optimizer.get("learning_rate") for s in (shown, step)]
    return shown.snapshot.iteration == step.snapshot.iteration and rates[0] == rates[1]


def _agreement(shown: Beats | None, step: NextStep) -> int | None:
    """How many parameters after the shown step are those that the training arrived at."""
    if shown is None or shown.iteration != step.snapshot.iteration:
        return None
    params = step.snapshot.params
    if any(not np.array_equal(shown.arrays[f"{name}_after"], a) for name, a in params.items()):
        return None
    return sum(array.size for array in params.values())
