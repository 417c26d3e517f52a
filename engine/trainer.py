"""Training, one iteration at a time. The trainer owns no loop: whoever calls ``step`` decides
how fast, how long and in which thread, and the numbers come out the same.

Source: Deep Learning from Scratch, 4.5.2 and 4.5.3.
"""

from __future__ import annotations

import dataclasses
import math
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from engine.augment import augmenter_of
from engine.config import BATCH_TOO_LARGE, NOT_POSITIVE, ONLY_IMAGES, ConfigError, TrainConfig
from engine.datasets import SAMPLERS, TOY_SETS, Dataset, Split, load_idx_folder, load_mnist
from engine.digits import SIDE_PX
from engine.handwriting import with_other_hands
from engine.network import ACCURACY_ROWS, Network, mlp
from engine.optimizers import make_optimizer
from engine.records import Evaluation, NextStep, ParamSnapshot, StepResult, TrainerState
from engine.schedules import SCHEDULES

# the settings that the data depend on
DATA_FIELDS = ("dataset", "augment", "toy_samples", "toy_noise", "toy_arms", "toy_seed")


def load_dataset(config: TrainConfig) -> Dataset:
    """The data that ``config.dataset`` names.

    Raises
    ------
    DatasetError
        if a file is missing or is not what it says.
    """
    if config.dataset == "mnist":
        mnist = load_mnist()
        return with_other_hands(mnist) if config.augment else mnist
    if config.dataset in TOY_SETS:
        settings: dict[str, float | int] = {
            "samples": config.toy_samples,
            "noise": config.toy_noise,
            "seed": config.toy_seed,
        }
        if config.dataset == "spirals":
            settings["arms"] = config.toy_arms
        return TOY_SETS[config.dataset](**settings)
    return load_idx_folder(config.dataset)


def overflow_is_news() -> np.errstate:
    """A context in which overflow raises no warning: it is not an accident of the program but
    what the learner may have asked for, it shows in the loss, and the loss is looked at.

    Entering and leaving it costs 10 us, a fiftieth of the article's step; hence around loops.
    """
    return np.errstate(over="ignore", invalid="ignore")


class Trainer:
    """A network, its optimizer and its mini-batches, advanced one update per call.

    Attributes
    ----------
    iteration : updates made so far
    diverged : True once a loss was not finite; there is nothing left to train then
    network, optimizer, config, dataset : the parts, for reading
    """

    def __init__(self, config: TrainConfig, dataset: Dataset) -> None:
        if config.batch_size > len(dataset.train):
            raise ConfigError(
                "batch_size", BATCH_TOO_LARGE, high=len(dataset.train), value=config.batch_size
            )
        if config.augment and dataset.image_shape != (SIDE_PX, SIDE_PX):
            raise ConfigError("augment", ONLY_IMAGES)
        self.config = config
        self.dataset = dataset
        # two streams: another batch size must not change the first weights
        weights_seed, batches_seed = np.random.SeedSequence(config.seed).spawn(2)
        self.network = mlp(
            (dataset.input_size, *config.hidden_sizes, dataset.num_classes),
            config.activation,
            config.initializer,
            config.weight_init_std,
            config.loss,
            np.random.default_rng(weights_seed),
            config.dtype,
        )
        self.optimizer = make_optimizer(
            config.optimizer, config.learning_rate, **config.optimizer_params
        )
        self._sampler = SAMPLERS[config.sampler](
            len(dataset.train), config.batch_size, np.random.default_rng(batches_seed)
        )
        self._x = np.empty((config.batch_size, dataset.input_size), config.dtype)
        self._peeked: NDArray[np.int64] | None = None  # drawn already, not yet learned from
        self._augmenter = augmenter_of(config)
        self._learning_rate = config.learning_rate
        self.iteration = 0
        self.diverged = False

    @property
    def learning_rate(self) -> float:
        """The learning rate that was set; with a schedule, updates use a part of it."""
        return self._learning_rate

    def set_learning_rate(self, learning_rate: float) -> None:
        """Takes effect with the next update."""
        if not (math.isfinite(learning_rate) and learning_rate > 0):
            raise ConfigError("learning_rate", NOT_POSITIVE, value=learning_rate)
        self._learning_rate = float(learning_rate)

    @property
    def iterations_per_epoch(self) -> float:
        """Iterations in which as many samples are drawn as the training set has."""
        return len(self.dataset.train) / self.config.batch_size

    @property
    def evaluation_due(self) -> bool:
        """Whether accuracy is to be measured after the update just made."""
        every = self.config.evaluate_every
        at_cadence = every > 0 and self.iteration % every == 0
        return (at_cadence or self.iteration == self.config.iterations) and not self.diverged

    def step(self) -> StepResult:
        """One iteration and, if one is due, the evaluation after it."""
        with overflow_is_news():
            result = self.update()
        if self.evaluation_due:
            result = dataclasses.replace(result, evaluation=self.evaluate())
        return result

    def update(self) -> StepResult:
        """One mini-batch: forward, loss, backward, update; and the loss again where the
        configuration asks for it after the update.

        A loss that is not finite is returned and not learned from; ``diverged`` is set. A loop
        of its own stands within ``overflow_is_news``, once around many updates.

        Raises
        ------
        RuntimeError
            if the run has diverged before.
        """
        self._refuse_if_diverged()
        indices = self.peek_batch()
        self._peeked = None
        x = self.dataset.train.gather(indices, out=self._x)
        if self._augmenter is not None:
            x = self._augmenter.apply(x, self.iteration)
        self._follow_schedule()
        t = self.dataset.train.labels[indices]
        loss, grads = self.network.loss_and_gradients(x, t)
        if math.isfinite(loss):
            self.optimizer.update(self.network.params, grads)
            if self.config.loss_after_update:
                loss = self.network.loss(x, t)
        self.diverged = not math.isfinite(loss)
        self.iteration += 1
        return StepResult(self.iteration, loss, self._learning_rate)

    def peek_batch(self) -> NDArray[np.int64]:
        """The training samples that the next update will learn from, (batch_size,) int64.

        They are drawn once, however often one looks, so looking changes nothing.
        """
        if self._peeked is None:
            self._peeked = self._sampler.next()
        return self._peeked

    def next_step(self) -> NextStep:
        """Copies of all that the next update depends on, to be taken apart elsewhere.

        Raises
        ------
        RuntimeError
            if the run has diverged: there is no next update.
        """
        self._refuse_if_diverged()
        indices = self.peek_batch().copy()
        indices.flags.writeable = False
        self._follow_schedule()
        return NextStep(self.snapshot(), self.dataset, indices, self.optimizer.state_dict())

    def state(self) -> TrainerState:
        """Copies of all that this trainer depends on, for ``restore``: 0.02 ms in the article's
        network, and three times as much with Adam."""
        sampler = self._sampler.state()
        if self._peeked is not None:  # to be drawn once more
            sampler = dataclasses.replace(sampler, taken=sampler.taken - 1)
        return TrainerState(
            self.iteration,
            self.config,
            self.snapshot().params,
            self.optimizer.state_dict(),
            sampler,
            self._learning_rate,
            self.diverged,
        )

    def restore(self, state: TrainerState) -> None:
        """Go to the moment of ``state``; from there on everything is the same to the bit.

        Raises
        ------
        ValueError
            for a state of other settings, or one that does not fit these; the trainer may then
            be of no use any more.
        """
        if state.config != self.config:
            raise ValueError("The state belongs to a run with other settings.")
        self._sampler.restore(state.sampler)
        self.optimizer.load_state_dict(state.optimizer)
        for key, array in self.network.params.items():
            if state.params[key].shape != array.shape:
                found = f"{key} of the state is {state.params[key].shape}"
                raise ValueError(f"{found}, expected {array.shape} as in the network.")
            np.copyto(array, state.params[key])
        self.set_learning_rate(state.learning_rate)
        self._peeked = None
        self.iteration = state.iteration
        self.diverged = state.diverged

    def _follow_schedule(self) -> None:
        """Give the optimizer the learning rate of the next update."""
        progress = min(1.0, self.iteration / self.config.iterations)
        share = SCHEDULES[self.config.schedule](progress)
        self.optimizer.learning_rate = self._learning_rate * share

    def _refuse_if_diverged(self) -> None:
        if self.diverged:
            raise RuntimeError(f"the run diverged in iteration {self.iteration}; start it anew")

    def begin_evaluation(self) -> AccuracyPass:
        """An evaluation in small pieces, for callers that must stay responsive."""
        return AccuracyPass(self.network, self.dataset, self.iteration)

    def evaluate(self) -> Evaluation:
        """Accuracy over the whole training and test sets, now."""
        accuracy = self.begin_evaluation()
        while (evaluation := accuracy.advance()) is None:
            pass
        return evaluation

    def snapshot(self) -> ParamSnapshot:
        """Read-only copies of the parameters, safe to hand to another thread."""
        params = {}
        for key, array in self.network.params.items():
            copy = array.copy()
            copy.flags.writeable = False
            params[key] = copy
        return ParamSnapshot(self.iteration, self.config, MappingProxyType(params))


class AccuracyPass:
    """Counts right answers over both sets, a chunk of rows per ``advance``.

    The 70,000 images of MNIST take about a quarter of a second in the article's network; in one
    piece that would be a quarter of a second in which nobody can press Pause.
    """

    def __init__(self, network: Network, dataset: Dataset, iteration: int) -> None:
        self._network = network
        self._splits: tuple[Split, Split] = (dataset.train, dataset.test)
        self._iteration = iteration
        self._correct = [0, 0]
        self._which = 0
        self._row = 0
        rows = min(ACCURACY_ROWS, max(len(dataset.train), len(dataset.test)))
        self._x = np.empty((rows, dataset.input_size), network.dtype)

    def advance(self) -> Evaluation | None:
        """Count the next chunk; the evaluation once all rows are counted, else None.

        The network must not be updated in between.
        """
        split = self._splits[self._which]
        stop = min(self._row + len(self._x), len(split))
        x = split.chunk(self._row, stop, out=self._x[: stop - self._row])
        with overflow_is_news():
            self._correct[self._which] += self._network.count_correct(
                x, split.labels[self._row : stop]
            )
        self._row = stop
        if stop < len(split):
            return None
        if self._which == 0:
            self._which, self._row = 1, 0
            return None
        train, test = (c / len(s) for c, s in zip(self._correct, self._splits, strict=True))
        return Evaluation(self._iteration, train, test)
