"""The one training session of the window: the only maker of threads, the keeper of the clock.

Commands go to the worker as queued signals; what the worker makes comes back through the
mailbox, which the frame timer drains. However fast training runs, the pages hear of it through
one signal per frame.
"""

from __future__ import annotations

import math
import time
from collections import deque

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from engine.config import NOT_POSITIVE, ConfigError, TrainConfig
from engine.records import ParamSnapshot
from engine.runs.records import Run
from guiapp.mailbox import Mailbox
from guiapp.messages import Captured, FailureReport, Item, RunStarted, State
from guiapp.record_view import RecordView
from guiapp.run_record import RunRecord
from guiapp.worker import Worker

FRAME_MS = 31  # 32 frames a second: smooth to the eye, and each costs the training thread 1 ms
SNAPSHOT_EVERY_MS = 250  # weights change slowly to the eye; showing them costs 3 ms
QUIT_WAIT_MS = 1000


class Session(RecordView, QObject):
    """Owns the worker's thread, the history of the run and the latest weights.

    Attributes (for reading, in the GUI thread)
    -------------------------------------------
    state : State
    record : RunRecord, the history of the run and where it stands; most of it also by name here
    latest_snapshot : ParamSnapshot or None
    asked_to_run : whether the last command was to train on, even if it is still under way

    Signals
    -------
    run_started() : a new run; history and weights were replaced
    frame_ready() : something new was drained; at most one per frame
    snapshot_ready(ParamSnapshot) : new weights, at most four times a second
    state_changed(State)
    settled() : at rest, evaluation included; every figure on screen is final
    rejected(object) : the ConfigError, DatasetError or RunMismatchError that a command met
    failed(FailureReport)
    moved() : the run stands at another moment of what is recorded
    captured(object) : the Run asked for by ``capture``, or None when there is none any more
    looked_ahead(object) : the NextStep asked for by ``look_ahead``, or None when there is none
    """

    run_started = Signal()
    frame_ready = Signal()
    snapshot_ready = Signal(object)
    state_changed = Signal(object)
    settled = Signal()
    rejected = Signal(object)
    failed = Signal(object)
    looked_ahead = Signal(object)
    moved = Signal()
    captured = Signal(object)

    _prepare = Signal(object)
    _run = Signal()
    _advance = Signal(int)
    _run_epoch = Signal()
    _pause = Signal()
    _set_learning_rate = Signal(float)
    _set_speed = Signal(float)
    _look_ahead = Signal()
    _open = Signal(object)
    _branch = Signal(object)
    _go_to = Signal(int)
    _capture = Signal()

    def __init__(
        self,
        slice_ms: float = 20.0,
        frame_ms: int = FRAME_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = State.IDLE
        self.record = RunRecord()
        self.latest_snapshot: ParamSnapshot | None = None
        self.asked_to_run = False
        self._config: TrainConfig | None = None
        self._speed_samples: deque[tuple[float, int]] = deque(maxlen=2000 // max(1, frame_ms))
        self._next_snapshot = 0.0

        self._mailbox: Mailbox[Item, ParamSnapshot] = Mailbox()
        self._thread = QThread(self)
        self._thread.setObjectName("training")
        self._worker = Worker(self._mailbox, slice_ms)
        self._worker.moveToThread(self._thread)
        self._thread.finished.connect(self._worker.deleteLater)
        self._connect_worker()

        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(frame_ms)
        self._frames.timeout.connect(self._on_frame)
        self._thread.start()

    def _connect_worker(self) -> None:
        worker = self._worker
        self._prepare.connect(worker.prepare)
        self._run.connect(worker.run)
        self._advance.connect(worker.advance)
        self._run_epoch.connect(worker.run_epoch)
        self._pause.connect(worker.pause)
        self._set_learning_rate.connect(worker.set_learning_rate)
        self._set_speed.connect(worker.set_speed)
        self._look_ahead.connect(worker.look_ahead)
        self._open.connect(worker.open_run)
        self._branch.connect(worker.branch)
        self._go_to.connect(worker.go_to)
        self._capture.connect(worker.capture)
        worker.state_changed.connect(self._on_state)
        worker.settled.connect(self._on_settled)
        worker.rejected.connect(self._on_rejected)
        worker.looked_ahead.connect(self.looked_ahead)
        worker.captured.connect(self._on_captured)
        worker.failed.connect(self._on_failed)

    # -- commands -----------------------------------------------------------------------------

    def prepare(self, config: TrainConfig) -> None:
        """Replace the run by a fresh one at iteration 0."""
        self.asked_to_run = False
        self._config = config
        self._prepare.emit(config)

    def reset(self) -> None:
        """The same run again from the same weights."""
        if self._config is not None:
            self.prepare(self._config)

    def open_run(self, run: Run) -> None:
        """Put a kept run in place of the present one, where it stands, at rest."""
        self.asked_to_run = False
        self._config = run.state.config
        self._open.emit(run)

    def branch(self, config: TrainConfig) -> None:
        """Go on from this moment as a run of its own; the one before is its parent."""
        self.asked_to_run = False
        self._branch.emit(config)

    def go_to(self, iteration: int) -> None:
        """Stand where the run stood after that iteration, or the nearest that is recorded."""
        self.asked_to_run = False
        self._go_to.emit(iteration)

    def capture(self) -> None:
        """Ask for the run as it can be kept; ``captured`` brings it."""
        self._capture.emit()

    def set_run_name(self, name: str) -> None:
        """What the run in training is called."""
        if self.record.info is not None:
            self.record.info = self.record.info.replace(name=name)

    def start(self) -> None:
        """Train to the planned end; after it, as many iterations again."""
        self.asked_to_run = True
        self._run.emit()

    def pause(self) -> None:
        """Rest after the present iteration."""
        self.asked_to_run = False
        self._pause.emit()

    def step(self, count: int = 1) -> None:
        """Exactly ``count`` iterations."""
        self._advance.emit(count)

    def run_epoch(self) -> None:
        """One epoch's worth of iterations."""
        self._run_epoch.emit()

    def set_learning_rate(self, learning_rate: float) -> None:
        """Takes effect with the next iteration; raises ConfigError for a useless number."""
        if not (math.isfinite(learning_rate) and learning_rate > 0):
            raise ConfigError("learning_rate", NOT_POSITIVE, value=learning_rate)
        self._set_learning_rate.emit(learning_rate)

    def set_speed(self, steps_per_second: float) -> None:
        """Iterations per second, or FULL_SPEED."""
        self._set_speed.emit(steps_per_second)

    def look_ahead(self) -> None:
        """Ask for all that the next iteration will depend on; ``looked_ahead`` brings it."""
        self._look_ahead.emit()

    def shutdown(self) -> bool:
        """End the thread; False if an iteration of a huge network outlasted the wait."""
        self._frames.stop()
        self._pause.emit()
        self._thread.quit()
        return self._thread.wait(QUIT_WAIT_MS)

    # -- figures ------------------------------------------------------------------------------

    @property
    def config(self) -> TrainConfig | None:
        """The configuration of the present run, or the one that is being loaded."""
        return self._config

    @property
    def steps_per_second(self) -> float:
        """Iterations per second over the last two seconds of frames; 0 at rest."""
        if self.state is not State.RUNNING or len(self._speed_samples) < 2:
            return 0.0
        (start, before), (end, after) = self._speed_samples[0], self._speed_samples[-1]
        return (after - before) / (end - start) if end > start else 0.0

    # -- from the worker ----------------------------------------------------------------------

    @Slot()
    def _on_frame(self) -> None:
        if self._drain():
            self.frame_ready.emit()
        now = time.monotonic()
        self._speed_samples.append((now, self.iteration))
        if now >= self._next_snapshot:
            self._next_snapshot = now + SNAPSHOT_EVERY_MS / 1000.0
            self._take_snapshot()

    @Slot(object)
    def _on_state(self, state: State) -> None:
        self._drain()
        self.state = state
        if state not in (State.RUNNING, State.PAUSED):
            self.asked_to_run = False
        self._speed_samples.clear()
        self._speed_samples.append((time.monotonic(), self.iteration))
        if state is not State.FAILED:
            self._frames.start()
        if state is not State.RUNNING:
            self._take_snapshot()
        self.state_changed.emit(state)
        self.frame_ready.emit()

    @Slot()
    def _on_settled(self) -> None:
        self._frames.stop()
        self._drain()
        self._take_snapshot()
        self.frame_ready.emit()
        self.settled.emit()

    @Slot(object)
    def _on_rejected(self, error: Exception) -> None:
        if self.run is not None:
            self._config = self.run.config  # the run before is still there
        self.rejected.emit(error)

    @Slot(object)
    def _on_failed(self, report: FailureReport) -> None:
        self._frames.stop()
        self.failed.emit(report)

    def _take_snapshot(self) -> None:
        snapshot = self._mailbox.take_latest()
        if snapshot is not None:
            self.latest_snapshot = snapshot
            self.snapshot_ready.emit(snapshot)

    def _drain(self) -> bool:
        """Sort the mailbox into the history; whether there was anything."""
        items = self._mailbox.drain()
        for event in self.record.take(items):
            if isinstance(event, RunStarted):
                self._config = event.config
                self.run_started.emit()
            else:
                self.moved.emit()
        return bool(items)

    @Slot(object)
    def _on_captured(self, captured: Captured | None) -> None:
        self._drain()
        # the answer may have crossed a command that put another run in its place
        run: Run | None = None
        try:
            if captured is not None and captured.started is self.run:
                run = self.record.to_run(captured)
        finally:  # who asked must not wait for ever, whatever is wrong
            self.captured.emit(run)
