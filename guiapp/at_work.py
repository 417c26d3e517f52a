"""The run that the training thread has in hand: a trainer, its past, and how far it is to go."""

from __future__ import annotations

from dataclasses import dataclass

from engine.config import TrainConfig
from engine.datasets import Dataset
from engine.records import TrainerState
from engine.runs.branching import branch
from engine.runs.moments import Moments, reopened
from engine.runs.records import Run
from engine.trainer import DATA_FIELDS, Trainer, load_dataset
from guiapp.messages import Captured, RunStarted, State


@dataclass(eq=False)
class AtWork:
    """Made by ``fresh``, ``reopen`` and ``branch_off``.

    Attributes
    ----------
    trainer : updated through ``moments`` only
    moments : its recorded past
    base : where it was branched; None for a run that began with its seed
    planned_end : the iteration at which the run counts as finished
    opened : the kept run that goes on, if it is one
    seconds : that its iterations took up to now; without those made again
    announced : the message by which the window knows it
    evaluated_at : the last iteration whose accuracy is known already when it begins, or -1
    """

    trainer: Trainer
    moments: Moments
    planned_end: int
    base: TrainerState | None = None
    opened: Run | None = None
    seconds: float = 0.0
    announced: RunStarted | None = None
    evaluated_at: int = -1

    @property
    def rest_state(self) -> State:
        """What one calls this run while it rests."""
        if self.trainer.diverged:
            return State.DIVERGED
        return State.FINISHED if self.trainer.iteration >= self.planned_end else State.PAUSED

    def announce(self, is_branch: bool) -> RunStarted:
        """The message that this run has taken the place of the one before."""
        trainer = self.trainer
        self.announced = RunStarted(
            trainer.config,
            trainer.dataset,
            trainer.iterations_per_epoch,
            sum(array.size for array in trainer.network.params.values()),
            self.moments.ring.first.snapshot(),
            self.planned_end,
            self.opened,
            is_branch,
        )
        return self.announced

    def captured(self) -> Captured:
        """The run as far as it has come."""
        return Captured(self.announced, self.moments.farthest(), self.base, self.seconds)


def fresh(config: TrainConfig, last: AtWork | None) -> AtWork:
    """A run at iteration 0. ConfigError or DatasetError if it cannot be."""
    trainer = Trainer(config, _dataset_for(config, last))
    return AtWork(trainer, Moments(trainer), config.iterations)


def reopen(run: Run, last: AtWork | None) -> AtWork:
    """A kept run where it stands. RunMismatchError if its data have changed since."""
    config = run.state.config
    trainer = Trainer(config, _dataset_for(config, last))
    moments = reopened(trainer, run)
    end = max(config.iterations, trainer.iteration)
    points = run.history.evaluations
    known = int(points[-1, 0]) if len(points) else -1
    return AtWork(trainer, moments, end, run.base, run, run.info.seconds, evaluated_at=known)


def branch_off(last: AtWork, config: TrainConfig) -> AtWork:
    """Another run from this very moment. ConfigError for what cannot change on the way."""
    state = branch(last.trainer.state(), config)
    trainer = Trainer(config, last.trainer.dataset)
    trainer.restore(state)
    end = config.iterations
    if trainer.iteration >= end:
        end = trainer.iteration + config.iterations
    # what was due up to here, the parent has measured
    return AtWork(trainer, Moments(trainer, state), end, state, evaluated_at=trainer.iteration)


def _dataset_for(config: TrainConfig, last: AtWork | None) -> Dataset:
    """The data of the last run where the same are asked for: MNIST takes 0.4 s to unpack."""
    if last is not None and all(
        getattr(last.trainer.config, name) == getattr(config, name) for name in DATA_FIELDS
    ):
        return last.trainer.dataset
    return load_dataset(config)
