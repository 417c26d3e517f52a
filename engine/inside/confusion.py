"""What a network answers to a whole set: which classes it takes for which, and how surely.

Source: Deep Learning from Scratch, 3.6 (accuracy), 4.5.3 (on data never trained on).
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.activations import softmax
from engine.network import Network
from engine.splits import Split

ROWS = 500  # about 2 ms at 784-100-10
NO_ANSWER = -1


@dataclass(frozen=True, eq=False)
class Answers:
    """The answers to all N samples of a set, all arrays read-only.

    Attributes
    ----------
    labels : (N,) int64, the right classes
    answers : (N,) int64, the most probable class, or ``NO_ANSWER`` where an output of the network
        is not finite
    confidence : (N,) float32, the probability of the answer, in [0, 1]
    classes : K
    """

    labels: NDArray[np.int64]
    answers: NDArray[np.int64]
    confidence: NDArray[np.float32]
    classes: int

    @cached_property
    def confusion(self) -> NDArray[np.int64]:
        """(K, K) counts: row is the right class, column the answer; no answers are left out."""
        given = self.answers != NO_ANSWER
        places = self.labels[given] * self.classes + self.answers[given]
        counts = np.bincount(places, minlength=self.classes**2).astype(np.int64)
        return counts.reshape(self.classes, self.classes)

    @property
    def right(self) -> int:
        """How many answers are right."""
        return int(np.trace(self.confusion))

    @property
    def accuracy(self) -> float:
        """Share of right answers, in [0, 1]."""
        return self.right / len(self.labels)

    @property
    def class_accuracy(self) -> NDArray[np.float64]:
        """(K,) share of each class's samples that are answered rightly; NaN where it has none."""
        sizes = np.bincount(self.labels, minlength=self.classes)
        shares = np.full(self.classes, np.nan)
        np.divide(np.diagonal(self.confusion), sizes, out=shares, where=sizes > 0)
        return shares

    def members(self, right: int, answer: int) -> NDArray[np.int64]:
        """Indices of the samples of class ``right`` answered ``answer``, the surest first.

        Raises
        ------
        ValueError : for a class that there is not
        """
        for value in (right, answer):
            if not 0 <= value < self.classes:
                raise ValueError(
                    f"There is no class {value}; they go from 0 to {self.classes - 1}."
                )
        return self._surest_first((self.labels == right) & (self.answers == answer))

    def confidently_wrong(self, count: int) -> NDArray[np.int64]:
        """Indices of at most ``count`` wrongly answered samples, the surest first."""
        wrong = (self.labels != self.answers) & (self.answers != NO_ANSWER)
        return self._surest_first(wrong)[:count]

    def most_confused(self) -> tuple[int, int, int] | None:
        """(right class, answer, how often) of the most frequent mistake; None if there is none."""
        mistakes = self.confusion.copy()
        np.fill_diagonal(mistakes, 0)
        right, answer = divmod(int(mistakes.argmax()), self.classes)
        count = int(mistakes[right, answer])
        return (right, answer, count) if count else None

    def _surest_first(self, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        indices = np.flatnonzero(chosen)
        # of equally sure ones the first, so that the same network shows the same order
        order = np.argsort(-self.confidence[indices], kind="stable")
        return indices[order].astype(np.int64)


def answer_slices(
    network: Network, split: Split, classes: int, rows: int = ROWS
) -> Generator[int, None, Answers]:
    """Answer every sample of a split, ``rows`` at a time.

    Yields how many are done, returns the ``Answers``; no more than one slice of inputs is in
    memory at a time.

    Raises
    ------
    ValueError : when the network and the split do not fit, or ``rows`` is not positive
    """
    if split.inputs.shape[1] != network.input_size or network.output_size != classes:
        raise ValueError(
            f"The network takes {network.input_size} numbers and knows {network.output_size} "
            f"classes, the data have {split.inputs.shape[1]} and {classes}."
        )
    if rows < 1:
        raise ValueError(f"A slice takes at least one row, not {rows}.")
    return _answer(network, split, classes, rows)


def _answer(
    network: Network, split: Split, classes: int, rows: int
) -> Generator[int, None, Answers]:
    count = len(split)
    answers = np.empty(count, np.int64)
    confidence = np.empty(count, np.float32)
    x = np.empty((min(rows, count), network.input_size), network.dtype)
    for start in range(0, count, rows):
        stop = min(start + rows, count)
        with np.errstate(all="ignore"):  # a network that has diverged gives no answer
            inputs = split.chunk(start, stop, out=x[: stop - start])
            probabilities = softmax(network.predict(inputs))
            best = probabilities.argmax(axis=1)
            sure = probabilities[np.arange(stop - start), best]
            given = np.isfinite(probabilities).all(axis=1)
        answers[start:stop] = np.where(given, best, NO_ANSWER)
        confidence[start:stop] = np.where(given, sure, 0.0)
        yield stop
    for array in (answers, confidence):
        array.flags.writeable = False
    return Answers(split.labels, answers, confidence, classes)
