"""The training loop, cut into slices: an object that lives in the session's QThread.

It trains for about 20 ms, hands over what came out, and returns to its event loop, where
commands that arrived meanwhile (pause, learning rate, another run) are carried out. So no flag
and no lock is needed outside the mailbox, and no result depends on where the cuts fall.
"""

from __future__ import annotations

import platform
import time
import traceback

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.config import ConfigError, TrainConfig
from engine.datasets import Dataset, DatasetError
from engine.records import ParamSnapshot
from engine.trainer import AccuracyPass, Trainer, load_dataset, overflow_is_news
from guiapp.mailbox import Mailbox
from guiapp.messages import FULL_SPEED, FailureReport, Item, PlanChanged, RunStarted, State


class Worker(QObject):
    """Owns the trainer; every slot runs in the worker's thread.

    Signals
    -------
    state_changed(State) : the new state; everything it rests on is in the mailbox already
    settled() : no evaluation is left to do and nothing runs
    rejected(object) : the ConfigError or DatasetError that a configuration met
    failed(FailureReport) : an unexpected exception; the worker is idle again
    looked_ahead(object) : the NextStep that was asked for, or None when there is no next step
    """

    state_changed = Signal(object)
    settled = Signal()
    rejected = Signal(object)
    failed = Signal(object)
    looked_ahead = Signal(object)

    def __init__(self, mailbox: Mailbox[Item, ParamSnapshot], slice_ms: float = 20.0) -> None:
        super().__init__()
        self._mailbox = mailbox
        self._slice_s = slice_ms / 1000.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_slice)
        self._trainer: Trainer | None = None
        self._accuracy: AccuracyPass | None = None
        self._evaluated_at = -1
        self._running = False
        self._stepping = False  # running some steps, not to the planned end
        self._stop_at = 0  # the iteration at which running ends
        self._planned_end = 0  # the iteration at which the run counts as finished
        self._speed = FULL_SPEED
        self._pace_start = 0.0
        self._pace_done = 0

    # -- commands -----------------------------------------------------------------------------

    @Slot(object)
    def prepare(self, config: TrainConfig) -> None:
        """Load the data if they are others, make new weights, and wait at iteration 0."""
        self._running = False
        self._accuracy = None
        self.state_changed.emit(State.LOADING)
        try:
            trainer = Trainer(config, self._dataset_for(config))
        except (ConfigError, DatasetError) as error:
            self.state_changed.emit(State.IDLE if self._trainer is None else self._rest_state())
            self.rejected.emit(error)
            self.settled.emit()
            return
        except Exception as error:  # a bug: reported whole, and the window stays usable
            self._fail(error)
            return
        self._trainer = trainer
        self._planned_end = config.iterations
        self._evaluated_at = -1
        parameter_count = sum(array.size for array in trainer.network.params.values())
        initial = trainer.snapshot()
        self._mailbox.append(
            RunStarted(
                config, trainer.dataset, trainer.iterations_per_epoch, parameter_count, initial
            )
        )
        self._mailbox.put_latest(initial)
        self._accuracy = trainer.begin_evaluation()
        self.state_changed.emit(State.PAUSED)
        self._timer.start(0)

    @Slot()
    def run(self) -> None:
        """Train to the planned end; from there on, train as many iterations again."""
        if self._trainer is None or self._trainer.diverged:
            return
        self._plan_on(self._trainer)
        self._stepping = False
        self._run_to(self._planned_end)

    @Slot(int)
    def advance(self, count: int) -> None:
        """Exactly ``count`` iterations more, then rest."""
        if self._trainer is None or self._trainer.diverged:
            return
        self._plan_on(self._trainer)
        # steps asked for while others are under way come on top of them
        under_way = self._running and self._stepping
        self._stepping = True
        self._run_to((self._stop_at if under_way else self._trainer.iteration) + count)

    @Slot()
    def run_epoch(self) -> None:
        """As many iterations as make one epoch, then rest."""
        if self._trainer is not None:
            self.advance(max(1, round(self._trainer.iterations_per_epoch)))

    @Slot()
    def pause(self) -> None:
        """Rest after the iteration that is done; an evaluation on its way is completed."""
        if self._running:
            self._rest()

    @Slot(float)
    def set_learning_rate(self, learning_rate: float) -> None:
        """For the iterations from now on."""
        if self._trainer is not None:
            self._trainer.set_learning_rate(learning_rate)

    @Slot(float)
    def set_speed(self, steps_per_second: float) -> None:
        """Iterations per second; FULL_SPEED is as fast as the machine can."""
        self._speed = steps_per_second
        self._restart_pace()
        if self._running:
            self._timer.start(0)

    @Slot()
    def look_ahead(self) -> None:
        """Report all that the next iteration will depend on; training goes on as it was."""
        trainer = self._trainer
        if trainer is None or trainer.diverged:
            self.looked_ahead.emit(None)
        else:
            self.looked_ahead.emit(trainer.next_step())

    # -- slices -------------------------------------------------------------------------------

    @Slot()
    def _on_slice(self) -> None:
        if self._trainer is None:
            return
        try:
            self._work(self._trainer, time.perf_counter() + self._slice_s)
        except Exception as error:  # a bug: reported whole, and the window stays usable
            self._fail(error)

    def _work(self, trainer: Trainer, deadline: float) -> None:
        """One slice: first the evaluation that is under way, then iterations."""
        if self._accuracy is not None:
            self._evaluate(self._accuracy, deadline)
            if self._accuracy is not None:
                self._timer.start(0)
                return
        if not self._running:
            self.settled.emit()
            return
        self._train(trainer, deadline)
        if trainer.diverged or trainer.iteration >= self._stop_at:
            self._rest()
        else:
            if self._mailbox.wants_snapshot:
                self._mailbox.put_latest(trainer.snapshot())
            self._timer.start(0 if self._accuracy is not None else self._wait_ms())

    def _evaluate(self, accuracy: AccuracyPass, deadline: float) -> None:
        evaluation = accuracy.advance()
        while evaluation is None and time.perf_counter() < deadline:
            evaluation = accuracy.advance()
        if evaluation is not None:
            self._accuracy = None
            self._evaluated_at = evaluation.iteration
            self._mailbox.append(evaluation)
            self._restart_pace()  # the time it took is not owed in iterations

    def _train(self, trainer: Trainer, deadline: float) -> None:
        allowed = min(self._stop_at - trainer.iteration, self._owed())
        results: list[Item] = []
        with overflow_is_news():
            while allowed > 0:
                results.append(trainer.update())
                allowed -= 1
                self._pace_done += 1
                if trainer.evaluation_due:
                    self._accuracy = trainer.begin_evaluation()
                    break
                if trainer.diverged or time.perf_counter() >= deadline:
                    break
        self._mailbox.extend(results)

    def _plan_on(self, trainer: Trainer) -> None:
        """A run at its end that is moved again gets as many iterations once more."""
        if trainer.iteration >= self._planned_end:
            self._planned_end = trainer.iteration + trainer.config.iterations
            self._mailbox.append(PlanChanged(self._planned_end))

    def _run_to(self, iteration: int) -> None:
        self._stop_at = iteration
        self._running = True
        self._restart_pace()
        self.state_changed.emit(State.RUNNING)
        self._timer.start(0)

    def _rest(self) -> None:
        """Stop iterating; what the screen shows from now on is exactly this iteration."""
        trainer = self._trainer
        assert trainer is not None
        self._running = False
        self._mailbox.put_latest(trainer.snapshot())
        state = self._rest_state()
        if state is State.FINISHED and self._evaluated_at < trainer.iteration:
            self._accuracy = self._accuracy or trainer.begin_evaluation()
        self.state_changed.emit(state)
        self._timer.start(0)  # completes the evaluation, if any, and reports ``settled``

    def _rest_state(self) -> State:
        trainer = self._trainer
        assert trainer is not None
        if trainer.diverged:
            return State.DIVERGED
        return State.FINISHED if trainer.iteration >= self._planned_end else State.PAUSED

    def _fail(self, error: Exception) -> None:
        self._running = False
        self._trainer = None
        self._accuracy = None
        details = "".join(traceback.format_exception(error))
        versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
        self.state_changed.emit(State.FAILED)
        self.failed.emit(FailureReport(f"{type(error).__name__}: {error}", details + versions))

    def _dataset_for(self, config: TrainConfig) -> Dataset:
        """The data of the last run where the same are asked for: MNIST takes 0.4 s to unpack."""
        last = self._trainer
        data_fields = ("dataset", "augment", "toy_samples", "toy_noise", "toy_arms", "toy_seed")
        if last is not None and all(
            getattr(last.config, name) == getattr(config, name) for name in data_fields
        ):
            return last.dataset
        return load_dataset(config)

    # -- pace ---------------------------------------------------------------------------------

    def _restart_pace(self) -> None:
        self._pace_start = time.perf_counter()
        self._pace_done = 0

    def _owed(self) -> int:
        """Iterations that the chosen speed allows by now; the first one at once."""
        if self._speed == FULL_SPEED:
            return self._stop_at
        elapsed = time.perf_counter() - self._pace_start
        owed = int(elapsed * self._speed) + 1 - self._pace_done
        if owed > 1 + self._speed * 0.25:
            # a quarter of a second behind: the machine cannot keep up, so do not chase it
            self._restart_pace()
            return 1
        return owed

    def _wait_ms(self) -> int:
        """Time until the next iteration is owed."""
        if self._speed == FULL_SPEED:
            return 0
        due = self._pace_start + self._pace_done / self._speed
        return max(0, round((due - time.perf_counter()) * 1000.0))
