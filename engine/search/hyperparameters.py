"""The book's search for a learning rate and a weight decay (Deep Learning from Scratch, 6.5.2).

Points are drawn at random on a logarithmic scale, a network is trained at each, and validation
samples, which none of them learns from, tell which one is best.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.config import OUT_OF_RANGE, ConfigError, TrainConfig
from engine.network import Network, mlp
from engine.optimizers import SGD
from engine.runs.records import Floats
from engine.samplers import WithReplacement
from engine.search.jobs import Job, JobError, StudyProgress, run_jobs
from engine.search.search_space import SearchSpace, Trial, draw_trials
from engine.search.slices import exhaust, in_slices
from engine.search.weight_decay import WeightDecay
from engine.trainer import load_dataset

__all__ = [
    "JobError",
    "SearchSpace",
    "StudyProgress",
    "Trial",
    "TrialResult",
    "draw_trials",
    "ranked",
    "run_search",
    "run_trial",
    "trial_in_steps",
]


@dataclass(frozen=True, eq=False)
class TrialResult:
    """What a trial came to.

    Attributes
    ----------
    trial : what was tried
    train_accuracies, validation_accuracies : (epochs,) float64, over all samples of either part
        after the first update of each epoch, as the book's script measures them
    losses : (iterations,) float64: of each mini-batch before its update, the decay term included
    diverged : whether the last loss was not finite; the arrays end there
    seconds : spent in it
    """

    trial: Trial
    train_accuracies: Floats
    validation_accuracies: Floats
    losses: Floats
    diverged: bool
    seconds: float

    @property
    def validation_accuracy(self) -> float | None:
        """The last one, by which trials are ranked; None for a trial that diverged."""
        return None if self.diverged else float(self.validation_accuracies[-1])

    @property
    def train_accuracy(self) -> float | None:
        """The last one; None for a trial that diverged."""
        return None if self.diverged else float(self.train_accuracies[-1])


def run_search(
    trials: Sequence[Trial], executor: Executor | None = None
) -> Generator[StudyProgress[TrialResult], None, tuple[TrialResult, ...]]:
    """Carry out all trials, here or where the executor runs them.

    Yields and returns as ``run_jobs``: the results stand in the order of ``trials``.

    Raises
    ------
    JobError
        when a trial cannot be carried out; the sentence names it. Divergence is no error.
    """
    return (yield from run_jobs([Job(_name(t), trial_in_steps, (t,)) for t in trials], executor))


def run_trial(trial: Trial) -> TrialResult:
    """Carry out one trial in one piece; can be sent to a process."""
    return exhaust(trial_in_steps(trial))


def ranked(results: Iterable[TrialResult]) -> list[TrialResult]:
    """The best first: by the last validation accuracy, and by number where that is the same.

    Those that diverged stand at the end.
    """

    def place(result: TrialResult) -> tuple[float, int]:
        accuracy = result.validation_accuracy
        return (math.inf if accuracy is None else -accuracy, result.trial.number)

    return sorted(results, key=place)


@dataclass(frozen=True, eq=False)
class _Samples:
    """The split: x (N, D) float32 in [0, 1], t (N,) int64."""

    x_train: NDArray[np.float32]
    t_train: NDArray[np.int64]
    x_validation: NDArray[np.float32]
    t_validation: NDArray[np.int64]
    num_classes: int


@dataclass
class _Figures:
    """Collects what a trial gives."""

    train: list[float] = field(default_factory=list)
    validation: list[float] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    diverged: bool = False


def trial_in_steps(trial: Trial) -> Generator[float, None, TrialResult]:
    """Carry out one trial; yields the share done after each slice of about 10 ms."""
    space = trial.space
    samples = _samples(space.dataset, space.samples, space.validation_samples, space.seed)
    figures = _Figures()
    seconds = yield from in_slices(_updates(trial, samples, figures))
    return TrialResult(
        trial,
        np.array(figures.train),
        np.array(figures.validation),
        np.array(figures.losses),
        figures.diverged,
        seconds,
    )


@functools.lru_cache(maxsize=1)
def _samples(dataset: str, count: int, validation: int, seed: int) -> _Samples:
    """The same split for all trials of a search; 0.3 s for MNIST, once in a process."""
    data = load_dataset(TrainConfig(dataset=dataset))
    if count > len(data.train):
        raise ConfigError("samples", OUT_OF_RANGE, low=2, high=len(data.train), value=count)
    order = np.random.default_rng(np.random.SeedSequence(seed).spawn(3)[2]).permutation(count)
    x, t = np.asarray(data.train.chunk(0, count), np.float32)[order], data.train.labels[order]
    return _Samples(
        x[validation:], t[validation:], x[:validation], t[:validation], data.num_classes
    )


def _updates(trial: Trial, samples: _Samples, figures: _Figures) -> Iterator[float]:
    """One update each; the share of them made."""
    space = trial.space
    weights_seed, batches_seed = np.random.SeedSequence(trial.seed).spawn(2)
    network = _network(space, samples, np.random.default_rng(weights_seed))
    decay = WeightDecay(network.params, trial.weight_decay)
    optimizer = SGD(trial.learning_rate)
    count, size = samples.x_train.shape
    sampler = WithReplacement(count, space.batch_size, np.random.default_rng(batches_seed))
    x = np.empty((space.batch_size, size), np.float32)
    iterations = space.epochs * space.iterations_per_epoch
    for number in range(iterations):
        indices = sampler.next()
        samples.x_train.take(indices, axis=0, out=x, mode="clip")  # any other mode copies twice
        loss, grads = network.loss_and_gradients(x, samples.t_train[indices])
        loss += decay.penalty()
        figures.losses.append(loss)
        if not math.isfinite(loss):
            figures.diverged = True
            return
        decay.add_gradient(grads)
        optimizer.update(network.params, grads)
        if number % space.iterations_per_epoch == 0:
            figures.train.append(network.accuracy(samples.x_train, samples.t_train))
            accuracy = network.accuracy(samples.x_validation, samples.t_validation)
            figures.validation.append(accuracy)
        yield (number + 1) / iterations


def _network(space: SearchSpace, samples: _Samples, rng: np.random.Generator) -> Network:
    sizes = (samples.x_train.shape[1], *space.hidden_sizes, samples.num_classes)
    return mlp(sizes, "relu", "he", rng=rng)


def _name(trial: Trial) -> str:
    return (
        f"Trial {trial.number} (learning rate {trial.learning_rate:.3g}, "
        f"weight decay {trial.weight_decay:.3g})"
    )
