"""A network that is trained already learns a few more digits, and what it forgets is counted.

Each mini-batch mixes both: a share of one's own digits, and for the rest digits of the training
set. Without the rest the network would forget what it is not shown any more ("catastrophic
interference", McCloskey and Cohen, 1989); with ``share`` 1 that can be watched.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.augment import Augmentation, Augmenter
from engine.config import TrainConfig
from engine.layers import LOSS_LAYERS, ActivationLayer
from engine.network import ACCURACY_ROWS, Network, from_snapshot
from engine.optimizers import Adam
from engine.records import ParamSnapshot
from engine.samplers import WithReplacement
from engine.splits import Dataset, Split
from engine.trainer import overflow_is_news

# One hand varies less than the hands of MNIST do, and a digit with a wrong label does less harm
# when it is changed less: 0.1 points of the test set instead of 2.
ONE_HAND = Augmentation(
    rotation_deg=5.0,
    shear=0.1,
    scale=0.08,
    shift_px=0.7,
    elastic_px=0.3,
    thickness=0.3,
    fat_share=0.0,
)


@dataclass(frozen=True, slots=True)
class FineTuning:
    """How a network is taught a few digits.

    Attributes
    ----------
    learning_rate : of Adam, above 0 and finite
    iterations : updates, 1 to 100,000
    batch_size : samples per update, 2 to 10,000
    share : of one's own digits in each mini-batch, above 0 and at most 1; at least one of each
        kind is in it, except with 1. None leaves it to ``gentle_share``
    seed : of everything random, 0 or more
    evaluate_every : iterations from one measured accuracy to the next, 1 or more

    Raises
    ------
    ValueError : for a number out of its range
    """

    learning_rate: float = 0.0003
    iterations: int = 300
    batch_size: int = 128
    share: float | None = None
    seed: int = 0
    evaluate_every: int = 20

    def __post_init__(self) -> None:
        if not (math.isfinite(self.learning_rate) and self.learning_rate > 0):
            raise ValueError(f"learning_rate is {self.learning_rate}, expected a number above 0.")
        for name, low, high in (
            ("iterations", 1, 100_000),
            ("batch_size", 2, 10_000),
            ("seed", 0, 2**63 - 1),
            ("evaluate_every", 1, 100_000),
        ):
            value = getattr(self, name)
            if not low <= value <= high:
                raise ValueError(f"{name} is {value}, expected {low} to {high}.")
        if self.share is not None and not 0.0 < self.share <= 1.0:
            raise ValueError(f"share is {self.share}, expected more than 0 and at most 1.")

    def own_count(self, own: Split) -> int:
        """How many samples of a mini-batch come from ``own``."""
        share = gentle_share(own) if self.share is None else self.share
        most = self.batch_size if share == 1.0 else self.batch_size - 1
        return min(max(round(share * self.batch_size), 1), most)

    def learning_rate_at(self, iteration: int) -> float:
        """The rate after ``iteration`` updates: it rises over a tenth of them, then falls.

        The first updates of Adam are as large as its rate allows, whatever the gradient.
        """
        rising = max(self.iterations // 10, 1)
        if iteration < rising:
            return self.learning_rate * (iteration + 1) / rising
        return self.learning_rate * (self.iterations - iteration) / (self.iterations - rising + 1)


@dataclass(frozen=True, slots=True, eq=False)
class TuningCourse:
    """How far a fine-tuning has come; everything up to now, in arrays of its own.

    Attributes
    ----------
    planned : updates that will be made
    losses : (k,) float64, the mean loss of each mini-batch before its update
    measured_at : (m,) int64, after how many updates the accuracies were measured; the first is 0
    own_accuracy : (m,) float64 in [0, 1], of one's own digits as they are
    test_accuracy : (m,) float64 in [0, 1], of the test set
    """

    planned: int
    losses: NDArray[np.float64]
    measured_at: NDArray[np.int64]
    own_accuracy: NDArray[np.float64]
    test_accuracy: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Tuned:
    """What came of it: the whole course, and the network at its end."""

    course: TuningCourse
    snapshot: ParamSnapshot
    own_count: int  # digits of one's own
    test_count: int  # of the test set


def gentle_share(own: Split) -> float:
    """The share of a mini-batch that teaches ``own`` without making its labels look frequent.

    A quarter, but at most a twentieth a label: a few fours alone would otherwise teach that a
    third of all digits are fours.
    """
    return min(0.25, 0.05 * len(np.unique(own.labels)))


def fine_tune(
    base: ParamSnapshot, own: Split, dataset: Dataset, settings: FineTuning | None = None
) -> Generator[TuningCourse, None, Tuned]:
    """Teach ``own`` to a copy of ``base``; yields after each update and piece of an evaluation.

    A step takes about 2 ms for a 784-256-128-10 network. The same arguments give the same bits.

    Parameters
    ----------
    base : where it begins, left as it is; its optimizer's state is not continued
    own : one's own digits, at least one, images of the same size as those of ``dataset``
    dataset : where the rest of each mini-batch comes from, and whose test set is measured

    Raises
    ------
    ValueError : when the parts do not fit each other, and when the loss is not finite any more
    """
    lesson = _Lesson(base, own, dataset, FineTuning() if settings is None else settings)
    yield from lesson.measure()
    for _ in range(lesson.settings.iterations):
        lesson.update()
        if lesson.measurement_due:
            yield from lesson.measure()
        yield lesson.course()
    return lesson.tuned()


def snapshot_of(network: Network) -> ParamSnapshot:
    """A network of which only the weights are known, as if it had just been loaded.

    The settings that do not show in it are the defaults. The arrays are read-only copies.
    """
    depth = sum(1 for key in network.params if key.startswith("W"))
    hidden = tuple(int(network.params[f"W{k}"].shape[1]) for k in range(1, depth))
    names = [la.activation.name for la in network.layers if isinstance(la, ActivationLayer)]
    loss = next(name for name, kind in LOSS_LAYERS.items() if type(network.loss_layer) is kind)
    config = TrainConfig(hidden_sizes=hidden, loss=loss, dtype=str(network.dtype))
    if names:
        config = config.replace(activation=names[0])
    return _snapshot(network, config, 0)


def _snapshot(network: Network, config: TrainConfig, iteration: int) -> ParamSnapshot:
    params = {key: array.copy() for key, array in network.params.items()}
    for array in params.values():
        array.flags.writeable = False
    return ParamSnapshot(iteration, config, MappingProxyType(params))


class _Lesson:
    """The network that is taught, where its mini-batches come from, and what was measured."""

    def __init__(
        self, base: ParamSnapshot, own: Split, dataset: Dataset, settings: FineTuning
    ) -> None:
        _check(base, own, dataset)
        self.settings = settings
        self._base, self._own, self._dataset = base, own, dataset
        given = from_snapshot(base)
        self._network = given.astype(given.dtype)
        self._optimizer = Adam(settings.learning_rate)
        rngs = np.random.default_rng(settings.seed).spawn(2)
        size, mine = settings.batch_size, settings.own_count(own)
        self._mine = mine
        self._own_batches = WithReplacement(len(own), mine, rngs[0])
        # with share 1 there is no rest: what is drawn is not looked at then
        self._rest_batches = WithReplacement(len(dataset.train), max(size - mine, 1), rngs[1])
        self._augmenter = Augmenter(_side(dataset), settings.seed, ONE_HAND)
        self._x = np.empty((size, dataset.input_size), self._network.dtype)
        self._t = np.empty(size, np.int64)
        self._losses: list[float] = []
        self._measured: list[tuple[int, float, float]] = []

    @property
    def measurement_due(self) -> bool:
        done = len(self._losses)
        return done % self.settings.evaluate_every == 0 or done == self.settings.iterations

    def update(self) -> None:
        """One mini-batch."""
        mine, iteration = self._mine, len(self._losses)
        own, rest = self._own_batches.next(), self._rest_batches.next()
        written = self._own.gather(own, out=self._x[:mine])
        self._x[:mine] = self._augmenter.apply(written, iteration)
        self._t[:mine] = self._own.labels[own]
        if mine < len(self._x):
            # as they are, also for a network trained on changed images: a few hundred updates do
            # not make it forget those, and it keeps 1.5 points more where a label is wrong
            self._dataset.train.gather(rest, out=self._x[mine:])
            self._t[mine:] = self._dataset.train.labels[rest]
        with overflow_is_news():
            loss, grads = self._network.loss_and_gradients(self._x, self._t)
            if not math.isfinite(loss):
                raise ValueError(
                    f"The loss of update {iteration + 1} is not a finite number; the learning rate "
                    f"of {self.settings.learning_rate:g} is too large for this network."
                )
            self._optimizer.learning_rate = self.settings.learning_rate_at(iteration)
            self._optimizer.update(self._network.params, grads)
        self._losses.append(loss)

    def measure(self) -> Generator[TuningCourse, None, None]:
        """Count right answers in pieces of a few ms, yielding what was known before."""
        shares = []
        for split in (self._own, self._dataset.test):
            correct = 0
            for x, labels in _pieces(split, self._network.dtype):
                with overflow_is_news():
                    correct += self._network.count_correct(x, labels)
                yield self.course()
            shares.append(correct / len(split))
        self._measured.append((len(self._losses), shares[0], shares[1]))

    def course(self) -> TuningCourse:
        at, own, test = zip(*self._measured, strict=True) if self._measured else ((), (), ())
        return TuningCourse(
            self.settings.iterations,
            np.array(self._losses, np.float64),
            np.array(at, np.int64),
            np.array(own, np.float64),
            np.array(test, np.float64),
        )

    def tuned(self) -> Tuned:
        iteration = self._base.iteration + len(self._losses)
        snapshot = _snapshot(self._network, self._base.config, iteration)
        return Tuned(self.course(), snapshot, len(self._own), len(self._dataset.test))


def _pieces(
    split: Split, dtype: np.dtype[np.floating[Any]]
) -> Iterator[tuple[NDArray[np.floating[Any]], NDArray[np.int64]]]:
    """All samples, some thousand at a time."""
    for start in range(0, len(split), ACCURACY_ROWS):
        labels = split.labels[start : start + ACCURACY_ROWS]
        x = np.empty((len(labels), split.inputs.shape[1]), dtype)
        yield split.chunk(start, start + ACCURACY_ROWS, out=x), labels


def _side(dataset: Dataset) -> int:
    return 0 if dataset.image_shape is None else dataset.image_shape[0]


def _check(base: ParamSnapshot, own: Split, dataset: Dataset) -> None:
    side = _side(dataset)
    if dataset.image_shape != (side, side):
        raise ValueError(f"The images are {dataset.image_shape}, expected square ones.")
    if len(own) == 0:
        raise ValueError("There are no digits of your own, expected at least one.")
    if own.inputs.shape[1] != dataset.input_size:
        found = own.inputs.shape[1]
        raise ValueError(f"Your digits have {found} values, expected {dataset.input_size}.")
    low, high, last = int(own.labels.min()), int(own.labels.max()), dataset.num_classes - 1
    if low < 0 or high > last:
        raise ValueError(f"Your labels go from {low} to {high}, expected 0 to {last}.")
    network = from_snapshot(base)
    sizes = (network.input_size, network.output_size)
    if sizes != (dataset.input_size, dataset.num_classes):
        raise ValueError(
            f"The network takes {sizes[0]} values and knows {sizes[1]} classes, expected"
            f" {dataset.input_size} and {dataset.num_classes}."
        )
