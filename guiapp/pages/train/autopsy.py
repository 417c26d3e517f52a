"""When the run on the Train page fails: watches it, has it examined, shows what was found."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine.autopsy.examination import Autopsy
from engine.autopsy.records import Diagnosis, Symptom
from engine.autopsy.watch import Watch
from guiapp.background import Background
from guiapp.messages import State
from guiapp.session import Session
from guiapp.widgets.autopsy.panel import AutopsyPanel

if TYPE_CHECKING:
    from guiapp.pages.page import Page
    from guiapp.pages.train.view import TrainView

LOOK_EVERY_S = 1.0  # a look takes about 1 ms of the window's thread, and none of the training's


class TrainAutopsy(QObject):
    """Binds watch, autopsy and panel: one diagnosis a run, and one more if it diverges after it.

    Signals
    -------
    examined() : an autopsy came to its end, with a diagnosis or without
    shown(bool) : the diagnosis appeared, or made room for what was learned
    """

    examined = Signal()
    shown = Signal(bool)

    def __init__(self, session: Session, view: TrainView, page: Page) -> None:
        super().__init__(page)
        self._session = session
        self._view = view
        self._page = page
        self._panel: AutopsyPanel = view.autopsy
        self._watch: Watch | None = None
        self._suspected: Symptom | None = None  # to be examined, or under examination
        self._examined_at = 0
        self._settled: set[Symptom] = set()  # symptoms of this run that were shown
        self._next_look = 0.0
        self._seen_until = 0  # the iteration of the newest weights that were looked at
        self.background = Background(page)
        self.background.finished.connect(self._on_finished)
        self.background.failed.connect(self._on_failed)
        self._panel.hide_pressed.connect(self.hide)
        session.run_started.connect(self.begin)
        session.snapshot_ready.connect(self._on_snapshot)
        session.state_changed.connect(self._on_state)
        session.moved.connect(self._on_moved)

    def diagnosis(self) -> Diagnosis | None:
        """What was found, even if it is hidden at present."""
        return self._panel.diagnosis()

    @Slot()
    def toggle(self) -> None:
        """Show the diagnosis, if there is one, or hide it."""
        if self.diagnosis() is not None:
            self._show(self._panel.isHidden())

    @Slot()
    def hide(self) -> None:
        """Show what was learned; the diagnosis can be brought back."""
        if not self._panel.isHidden():
            self._show(False)

    def _show(self, on: bool) -> None:
        self._view.show_autopsy(on)
        self.shown.emit(on)

    def _forget(self) -> None:
        self._settled.clear()
        self.hide()
        self._panel.show_diagnosis(None)

    @Slot()
    def begin(self) -> None:
        """A new run: nothing is known against it."""
        run = self._session.run
        assert run is not None
        self._suspected = None
        self.background.cancel()
        self._forget()
        self._watch = Watch(run.config, run.dataset, run.initial)
        self._next_look, self._seen_until = 0.0, 0

    def resume(self) -> None:
        """The page is shown again: go on with an examination that was given up meanwhile."""
        if self._suspected is not None and not self.background.is_busy():
            self._examine(self._suspected)

    def _is_rewound(self) -> bool:
        return self._session.iteration < self._session.recorded_end

    @Slot()
    def _on_moved(self) -> None:
        """Who goes back wants to see what the network was then; the diagnosis is about the end."""
        if self._is_rewound():
            self.hide()

    @Slot()
    def _on_snapshot(self) -> None:
        """New weights, up to four times a second; they are looked at once a second."""
        if time.monotonic() >= self._next_look:
            self._look()

    @Slot(object)
    def _on_state(self, state: State) -> None:
        if state in (State.PAUSED, State.FINISHED, State.DIVERGED):
            self._look()  # the last weights may have come too soon after those before them

    def _look(self) -> None:
        """At the newest weights and the losses up to now."""
        session, watch = self._session, self._watch
        snapshot = session.latest_snapshot
        if watch is None or snapshot is None or not 0 < snapshot.iteration <= session.iteration:
            return  # nothing yet, or still the last weights of the run before
        if self._is_rewound() or snapshot.iteration < self._seen_until:
            return  # weights and losses of different moments say nothing
        self._seen_until = snapshot.iteration
        self._next_look = time.monotonic() + LOOK_EVERY_S
        if session.state is State.DIVERGED:
            watch.remember(snapshot)
            self._suspect(Symptom.DIVERGED)
            return
        means, shown = session.losses.means, self.diagnosis()
        if shown is None:
            symptom = watch.see(snapshot)
            if symptom is None and watch.stays(means):
                symptom = Symptom.PLATEAU
            self._suspect(symptom)
        elif shown.symptom is Symptom.PLATEAU and watch.has_recovered(means):
            self._forget()

    def _suspect(self, symptom: Symptom | None) -> None:
        """Have it examined, unless there is an answer already, or one on its way."""
        if symptom is None or symptom in self._settled:
            return
        first = symptom is Symptom.DIVERGED and self._suspected is not Symptom.DIVERGED
        if first or (self._suspected is None and not self._settled):
            self._examine(symptom)

    def _examine(self, symptom: Symptom) -> None:
        assert self._watch is not None
        self._suspected = symptom
        if not self._page.isVisible():
            return  # when the page is shown
        session = self._session
        changes = tuple((c.iteration, c.learning_rate) for c in session.rate_changes)
        self._examined_at = session.iteration
        course = self._watch.course(symptom, session.losses.losses, changes)
        self.background.run(Autopsy(course))

    @Slot(object)
    def _on_finished(self, diagnosis: Diagnosis | None) -> None:
        symptom, self._suspected = self._suspected, None
        if self._watch is None or symptom is None:
            return
        if diagnosis is None:
            self._watch.excuse(self._examined_at)
        else:
            self._settled.add(symptom)
            self._panel.show_diagnosis(diagnosis)
            if not self._is_rewound():
                self._show(True)
        self.examined.emit()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        """A bug in the autopsy; where all unexpected errors are shown, training untouched."""
        self._suspected = None
        self._settled.update(Symptom)
        raise RuntimeError(message)
