"""The training loop, cut into slices: an object that lives in the session's QThread.

It trains for about 20 ms, hands over what came out, and returns to its event loop, where
commands that arrived meanwhile (pause, learning rate, another run) are carried out. So no flag
and no lock is needed outside the mailbox, and no result depends on where the cuts fall.
"""

from __future__ import annotations

import platform
import time
import traceback
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.config import ConfigError, TrainConfig
from engine.datasets import DatasetError
from engine.records import ParamSnapshot
from engine.runs.moments import RunMismatchError
from engine.runs.records import Run
from engine.trainer import AccuracyPass, overflow_is_news
from guiapp.at_work import AtWork, branch_off, fresh, reopen
from guiapp.mailbox import Mailbox
from guiapp.messages import FailureReport, Item, Moved, PlanChanged, State
from guiapp.pace import Pace


class Worker(QObject):
    """Owns the trainer; every slot runs in the worker's thread.

    Signals
    -------
    state_changed(State) : the new state; everything it rests on is in the mailbox already
    settled() : no evaluation is left to do and nothing runs
    rejected(object) : the ConfigError, DatasetError or RunMismatchError that a command met
    failed(FailureReport) : an unexpected exception; the worker is idle again
    looked_ahead(object) : the NextStep that was asked for, or None when there is no next step
    captured(object) : Captured, the run as far as it has come, or None when there is none
    """

    state_changed = Signal(object)
    settled = Signal()
    rejected = Signal(object)
    failed = Signal(object)
    looked_ahead = Signal(object)
    captured = Signal(object)

    def __init__(self, mailbox: Mailbox[Item, ParamSnapshot], slice_ms: float = 20.0) -> None:
        super().__init__()
        self._mailbox = mailbox
        self._slice_s = slice_ms / 1000.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_slice)
        self._run: AtWork | None = None
        self._accuracy: AccuracyPass | None = None
        self._evaluated_at = -1
        self._running = False
        self._stepping = False  # running some steps, not to the planned end
        self._stop_at = 0  # the iteration at which running ends
        self._goal: int | None = None  # the moment that the trainer is on its way to
        self._pace = Pace()

    # -- commands -----------------------------------------------------------------------------

    @Slot(object)
    def prepare(self, config: TrainConfig) -> None:
        """Load the data if they are others, make new weights, and wait at iteration 0."""
        self._replace_run(lambda: fresh(config, self._run))

    @Slot(object)
    def open_run(self, kept: Run) -> None:
        """Take up a kept run where it stands, ready to go on, or back."""
        self._replace_run(lambda: reopen(kept, self._run))

    @Slot(object)
    def branch(self, config: TrainConfig) -> None:
        """Go on from this very moment as another run."""
        here = self._run
        if here is not None:
            self._replace_run(lambda: branch_off(here, config), is_branch=True)

    @Slot()
    def run(self) -> None:
        """Train to the planned end; from there on, train as many iterations again."""
        if self._run is None or self._run.trainer.diverged:
            return
        self._plan_on(self._run)
        self._stepping = False
        self._run_to(self._run.planned_end)

    @Slot(int)
    def advance(self, count: int) -> None:
        """Exactly ``count`` iterations more, then rest."""
        if self._run is None or self._run.trainer.diverged:
            return
        self._plan_on(self._run)
        # steps asked for while others are under way come on top of them
        under_way = self._running and self._stepping
        self._stepping = True
        self._run_to((self._stop_at if under_way else self._run.trainer.iteration) + count)

    @Slot()
    def run_epoch(self) -> None:
        """As many iterations as make one epoch, then rest."""
        if self._run is not None:
            self.advance(max(1, round(self._run.trainer.iterations_per_epoch)))

    @Slot()
    def pause(self) -> None:
        """Rest after the iteration that is done; an evaluation on its way is completed."""
        if self._running:
            self._rest()

    @Slot(int)
    def go_to(self, iteration: int) -> None:
        """Go to a moment of the record, once an evaluation on its way is completed; of several
        that are asked for at once, the last."""
        if self._run is not None:
            self._running = False
            self._goal = iteration
            self._timer.start(0)

    @Slot(float)
    def set_learning_rate(self, learning_rate: float) -> None:
        """For the new iterations from now on; those of the record stay as they were."""
        if self._run is not None:
            self._run.moments.set_learning_rate(learning_rate)

    @Slot(float)
    def set_speed(self, steps_per_second: float) -> None:
        """Iterations per second; FULL_SPEED is as fast as the machine can."""
        self._pace.set_speed(steps_per_second)
        if self._running:
            self._timer.start(0)

    @Slot()
    def look_ahead(self) -> None:
        """Report all that the next iteration will depend on; training goes on as it was."""
        run = self._run
        if run is None or run.trainer.diverged:
            self.looked_ahead.emit(None)
        else:
            self.looked_ahead.emit(run.trainer.next_step())

    @Slot()
    def capture(self) -> None:
        """Report the run as far as it has come; training goes on as it was."""
        self.captured.emit(None if self._run is None else self._run.captured())

    # -- another run --------------------------------------------------------------------------

    def _replace_run(self, make: Callable[[], AtWork], is_branch: bool = False) -> None:
        """Put a run in place of the one before, at rest; where it cannot be, nothing changes."""
        self._running, self._goal = False, None
        self.state_changed.emit(State.LOADING)
        try:
            run = make()
        except (ConfigError, DatasetError, RunMismatchError) as error:
            self.state_changed.emit(State.IDLE if self._run is None else self._run.rest_state)
            self.rejected.emit(error)
            self._timer.start(0)  # completes the evaluation, if any, and reports ``settled``
            if self._run is None:
                self.settled.emit()
            return
        except Exception as error:  # a bug: reported whole, and the window stays usable
            self._fail(error)
            return
        self._run, self._accuracy = run, None
        self._evaluated_at = run.evaluated_at
        self._mailbox.append(run.announce(is_branch))
        self._mailbox.put_latest(run.trainer.snapshot())
        trainer = run.trainer
        is_due = trainer.iteration == 0 or trainer.evaluation_due
        if is_due and self._evaluated_at < trainer.iteration:
            self._accuracy = trainer.begin_evaluation()
        self.state_changed.emit(run.rest_state)
        self._timer.start(0)

    # -- slices -------------------------------------------------------------------------------

    @Slot()
    def _on_slice(self) -> None:
        if self._run is None:
            return
        try:
            self._work(self._run, time.perf_counter() + self._slice_s)
        except Exception as error:  # a bug: reported whole, and the window stays usable
            self._fail(error)

    def _work(self, run: AtWork, deadline: float) -> None:
        """One slice: of an evaluation, of the way to a moment, or of training."""
        if self._accuracy is not None:
            self._evaluate(self._accuracy, deadline)
            if self._accuracy is not None:
                self._timer.start(0)
                return
        if self._goal is not None:
            self._travel(run, self._goal, deadline)
            return
        if not self._running:
            self.settled.emit()
            return
        self._train(run, deadline)
        trainer = run.trainer
        run.moments.mark()
        if trainer.diverged or trainer.iteration >= self._stop_at:
            self._rest()
        else:
            if self._mailbox.wants_snapshot:
                self._mailbox.put_latest(trainer.snapshot())
            self._timer.start(0 if self._accuracy is not None else self._pace.wait_ms())

    def _evaluate(self, accuracy: AccuracyPass, deadline: float) -> None:
        evaluation = accuracy.advance()
        while evaluation is None and time.perf_counter() < deadline:
            evaluation = accuracy.advance()
        if evaluation is not None:
            self._accuracy = None
            self._evaluated_at = evaluation.iteration
            self._mailbox.append(evaluation)
            self._pace.restart()  # the time it took is not owed in iterations

    def _train(self, run: AtWork, deadline: float) -> None:
        trainer, update, recorded_end = run.trainer, run.moments.update, run.moments.recorded_end
        allowed = min(self._stop_at - trainer.iteration, self._pace.owed())
        results: list[Item] = []
        start = time.perf_counter()
        with overflow_is_news():
            while allowed > 0:
                results.append(update())
                allowed -= 1
                self._pace.done += 1
                if trainer.evaluation_due and trainer.iteration > recorded_end:
                    self._accuracy = trainer.begin_evaluation()
                    break
                if trainer.diverged or time.perf_counter() >= deadline:
                    break
        if trainer.iteration > recorded_end:
            run.seconds += time.perf_counter() - start
        self._mailbox.extend(results)

    def _travel(self, run: AtWork, goal: int, deadline: float) -> None:
        """A slice of the way to a moment; none of it is news but where it ends."""
        trainer, moments = run.trainer, run.moments
        goal = moments.begin_going_to(goal)
        with overflow_is_news():
            while trainer.iteration < goal and time.perf_counter() < deadline:
                moments.update()
        moments.mark()
        if trainer.iteration < goal:
            self.state_changed.emit(State.REWINDING)
        else:
            self._goal = None
            self._mailbox.append(Moved(goal))
            self._mailbox.put_latest(trainer.snapshot())
            self.state_changed.emit(run.rest_state)
        self._timer.start(0)

    def _plan_on(self, run: AtWork) -> None:
        """A run at its end that is moved again gets as many iterations once more."""
        if run.trainer.iteration >= run.planned_end:
            run.planned_end = run.trainer.iteration + run.trainer.config.iterations
            self._mailbox.append(PlanChanged(run.planned_end))

    def _run_to(self, iteration: int) -> None:
        self._goal = None
        self._stop_at = iteration
        self._running = True
        self._pace.restart()
        self.state_changed.emit(State.RUNNING)
        self._timer.start(0)

    def _rest(self) -> None:
        """Stop iterating; what the screen shows from now on is exactly this iteration."""
        run = self._run
        assert run is not None
        trainer = run.trainer
        self._running = False
        self._mailbox.put_latest(trainer.snapshot())
        state = run.rest_state
        is_new = self._evaluated_at < trainer.iteration == run.moments.recorded_end
        if state is State.FINISHED and is_new:
            self._accuracy = self._accuracy or trainer.begin_evaluation()
        self.state_changed.emit(state)
        self._timer.start(0)  # completes the evaluation, if any, and reports ``settled``

    def _fail(self, error: Exception) -> None:
        self._running = False
        self._run = self._accuracy = self._goal = None
        details = "".join(traceback.format_exception(error))
        versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
        self.state_changed.emit(State.FAILED)
        self.failed.emit(FailureReport(f"{type(error).__name__}: {error}", details + versions))
