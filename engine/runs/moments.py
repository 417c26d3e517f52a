"""The recorded past of a trainer at work, and the way back into it.

A moment is reached by going to the checkpoint before it and making the updates from there again,
with the learning rates of then: the same weights to the bit.
"""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterable

from engine.records import StepResult, TrainerState
from engine.runs.checkpoints import CheckpointRing
from engine.runs.records import Run
from engine.trainer import Trainer


class RunMismatchError(ValueError):
    """A kept run that does not fit the data of today; the message is one sentence."""


def reopened(trainer: Trainer, run: Run) -> Moments:
    """The past of a kept run; ``trainer`` is fresh, with the run's settings, and goes to its end.

    Raises
    ------
    RunMismatchError : when the data have another number of inputs, classes or samples
    """
    first = trainer.state() if run.base is None else run.base
    try:
        trainer.restore(run.state)
    except ValueError as error:
        raise RunMismatchError(f"The run does not fit its data: {error}") from error
    changes = [(int(at), rate) for at, rate in run.history.rate_changes.tolist()]
    return Moments(trainer, first, [change for change in changes if change[0] > first.iteration])


class Moments:
    """Makes the updates of a trainer and remembers the way.

    Parameters
    ----------
    trainer : fresh, or restored to the end of what is recorded
    first : the state at the beginning of the run, or where it was branched; None is now
    rate_changes : (iteration, learning rate) pairs between ``first`` and now, rising

    Attributes
    ----------
    recorded_end : the farthest iteration that was made; the trainer may stand before it
    ring : the checkpoints
    """

    def __init__(
        self,
        trainer: Trainer,
        first: TrainerState | None = None,
        rate_changes: Iterable[tuple[int, float]] = (),
    ) -> None:
        self._trainer = trainer
        self.ring = CheckpointRing(trainer.state() if first is None else first)
        self.recorded_end = trainer.iteration
        self._changes = [(self.ring.first.iteration, self.ring.first.learning_rate)]
        self._changes.extend(rate_changes)
        self._tip: TrainerState | None = None  # the farthest state, while the trainer is elsewhere

    @property
    def first(self) -> int:
        """The earliest iteration that one can go back to."""
        return self.ring.first.iteration

    @property
    def is_replaying(self) -> bool:
        """Whether the next update is one that was made before."""
        return self._trainer.iteration < self.recorded_end

    def update(self) -> StepResult:
        """The next update: as it was made before, or one that is new."""
        if self.is_replaying:
            result = self._trainer.update()
            self._set_next_rate()
            return result
        self._tip = None
        result = self._trainer.update()
        self.recorded_end = result.iteration
        if result.learning_rate != self._changes[-1][1]:
            self._changes.append((result.iteration, result.learning_rate))
        return result

    def mark(self) -> None:
        """Keep the present moment, if it is worth it; between updates, not after each."""
        if self.ring.wants(self._trainer.iteration) and not self._trainer.diverged:
            self.ring.add(self._trainer.state())

    def set_learning_rate(self, learning_rate: float) -> None:
        """For the updates that are new; what was recorded is made again as it was."""
        if self._tip is not None:
            self._tip = dataclasses.replace(self._tip, learning_rate=learning_rate)
        if not self.is_replaying:
            self._trainer.set_learning_rate(learning_rate)

    def begin_going_to(self, iteration: int) -> int:
        """Put the trainer where the fewest updates lead to a moment of the record.

        Returns
        -------
        The moment: ``iteration`` or the nearest that is recorded. ``update`` until it is reached.
        """
        trainer = self._trainer
        goal = min(max(iteration, self.first), self.recorded_end)
        if self._tip is None:
            self._tip = trainer.state()
        nearest = self._tip if goal == self._tip.iteration else self.ring.nearest(goal)
        if not nearest.iteration <= trainer.iteration <= goal:
            trainer.restore(nearest)
        self._set_next_rate()
        return goal

    def farthest(self) -> TrainerState:
        """The state at ``recorded_end``."""
        return self._trainer.state() if self._tip is None else self._tip

    def _set_next_rate(self) -> None:
        """Give the trainer the learning rate of its next update, so that who looks ahead sees it:
        that of the record, or at its end the one set last."""
        if self.is_replaying:
            following = self._trainer.iteration + 1
            index = bisect.bisect_right(self._changes, following, key=lambda change: change[0])
            rate = self._changes[index - 1][1]
        else:
            assert self._tip is not None
            rate = self._tip.learning_rate
        if rate != self._trainer.learning_rate:
            self._trainer.set_learning_rate(rate)
