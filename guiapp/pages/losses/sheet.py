"""What stands on the Losses page: up to eight answers of ten outputs, and the right answer of each.

NumPy and the engine only; the page shows it and moves it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from engine.activations import softmax
from engine.layers import LOSS_LAYERS
from engine.losses import EPSILON, MEASURES

Array = NDArray[np.float64]

OUTPUTS = 10
MOST_ROWS = 8
KEYS = ("mean_squared_error", "cross_entropy", "accuracy")  # of MEASURES, in the book's order
SCORE_REACH = 6.0  # scores from -6 to 6: softmax then gives from 6e-7 to 0.99995

# Deep Learning from Scratch, 4.2.1: the right answer is 2; once the network agrees, once it says 7
BOOK_LABEL = 2
BOOK_AGREES = (0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0)
BOOK_SAYS_7 = (0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0)


@dataclass(frozen=True)
class Path:
    """What each measure would be if the right class had another probability.

    ``p`` rises from 0 to 1 and the other outputs keep their proportions; ``threshold`` is the
    probability from which on the right class is the largest.
    """

    p: Array
    values: dict[str, Array]
    threshold: float


class Sheet:
    """Rows of outputs with their labels; one of them is in hand.

    Attributes
    ----------
    count : how many rows make up the mini-batch, 1..8; the others wait unchanged
    row : the row in hand, 0..count - 1
    scores : whether the bars are free scores that go through softmax
    guarded : whether 1e-7 is added inside the logarithm
    """

    def __init__(self) -> None:
        self._y, self.labels = _first_rows()
        self._z = np.zeros_like(self._y)
        self._z_moved = np.zeros(MOST_ROWS, bool)  # rows whose y no longer says it all
        self._shape = self._y.copy()  # proportions to come back to when all others are 0
        self.count, self.row = 1, 0
        self.scores, self.guarded = False, True

    # -- reading ------------------------------------------------------------------------------

    @property
    def right(self) -> int:
        """The right answer of the row in hand."""
        return int(self.labels[self.row])

    def probabilities(self) -> Array:
        """(10,) of the row in hand; they add up to 1."""
        return np.asarray(self.rows()[self.row])

    def bars(self) -> Array:
        """(10,) what is dragged: the probabilities, or the scores before softmax."""
        return np.array((self._z if self.scores else self._y)[self.row])

    def rows(self) -> Array:
        """(count, 10) probabilities of the mini-batch."""
        if not self.scores:
            return self._y[: self.count].copy()
        return np.asarray(softmax(self._z[: self.count]), np.float64)

    def measure(self, key: str) -> float:
        """One measure of the row in hand."""
        return float(self._with_epsilon(key, "function")(self.probabilities(), self.right))

    def measures_of_rows(self, key: str) -> Array:
        """(count,) one measure of each row."""
        per_sample = self._with_epsilon(key, "per_sample")
        return np.asarray(per_sample(self.rows(), self.labels[: self.count]))

    def mean(self, key: str) -> float:
        """One measure of the whole mini-batch, as the engine takes it."""
        return float(self._with_epsilon(key, "function")(self.rows(), self.labels[: self.count]))

    def gradient(self, key: str) -> Array:
        """(10,) slope of the measure of the row in hand with respect to each bar."""
        if not self.scores or key not in LOSS_LAYERS:
            gradient = self._with_epsilon(key, "gradient")
            return np.asarray(gradient(self.probabilities(), self.right), np.float64)
        layer = LOSS_LAYERS[key](np.float64)
        layer.forward(self._z[self.row : self.row + 1], self.labels[self.row : self.row + 1])
        return np.array(layer.backward()[0], np.float64)

    def path(self) -> Path:
        """The measures of the row in hand against the probability of its right class."""
        y, right = self.probabilities(), self.right
        others = self._proportions(y, right)
        largest = float(others.max())
        threshold = largest / (1.0 + largest)
        p = np.sort(np.append(_GRID, (threshold * (1 - 1e-9), threshold * (1 + 1e-9))))
        rows = (1.0 - p)[:, None] * others
        rows[:, right] = p
        labels = np.full(len(p), right)
        values = {key: self._with_epsilon(key, "per_sample")(rows, labels) for key in KEYS}
        return Path(p, {key: np.asarray(value) for key, value in values.items()}, threshold)

    # -- moving -------------------------------------------------------------------------------

    def move(self, index: int, value: float) -> None:
        """Give one bar a value; probabilities rescale the others in proportion."""
        if self.scores:
            self._z[self.row, index] = min(max(value, -SCORE_REACH), SCORE_REACH)
            self._z_moved[self.row] = True
            return
        y = self._y[self.row]
        value = min(max(value, 0.0), 1.0)
        moved = (1.0 - value) * self._proportions(y, index)
        moved[index] = value
        self._set_probabilities(moved)

    def move_right(self, probability: float) -> None:
        """Give the right class a probability, the others keeping their proportions."""
        if not self.scores:
            self.move(self.right, probability)
            return
        others = np.delete(self._z[self.row], self.right)
        p = min(max(probability, 1e-9), 1.0 - 1e-9)
        score = np.log(p / (1.0 - p)) + np.log(np.sum(np.exp(others)))
        self.move(self.right, round(float(score), 2))

    def put(self, probabilities: tuple[float, ...], label: int) -> None:
        """An answer and its label, exactly as given; the bars are probabilities then."""
        self.show_scores(False)
        self.labels[self.row] = label
        self._set_probabilities(np.array(probabilities))

    def know_nothing(self) -> None:
        """The same for all outputs: 0.1 each, or scores of 0."""
        if self.scores:
            self._z[self.row] = 0.0
            self._z_moved[self.row] = True
        else:
            self._set_probabilities(np.full(OUTPUTS, 1.0 / OUTPUTS))

    def rule_out_right(self) -> None:
        """The probability 0 for the right answer, which no score can bring about."""
        self.show_scores(False)
        self.move(self.right, 0.0)

    def show_scores(self, on: bool) -> None:
        """Let the bars be scores, or probabilities again, with the same answers."""
        if on and not self.scores:
            with np.errstate(divide="ignore"):
                logs = np.log(self._y / self._y.max(axis=1, keepdims=True))
            self._z = np.clip(np.round(logs + SCORE_REACH / 2, 2), -SCORE_REACH, SCORE_REACH)
            self._z_moved[:] = False
        elif self.scores and not on:
            moved = self._z_moved
            self._y[moved] = softmax(self._z[moved])
        self.scores = on

    def _set_probabilities(self, y: Array) -> None:
        if np.count_nonzero(y) > 1:
            self._shape[self.row] = y
        self._y[self.row] = y

    def _proportions(self, y: Array, index: int) -> Array:
        """(10,) shares of all outputs but one: adding up to 1, with 0 at ``index``.

        Where the others have nothing left, what they had before counts, else equal shares.
        """
        for candidate in (y, self._shape[self.row], np.ones(OUTPUTS)):
            others = candidate.copy()
            others[index] = 0.0
            total = others.sum()
            if total > 0.0:
                break
        return np.asarray(others / total)

    def _with_epsilon(self, key: str, part: str) -> Callable[..., Array]:
        """A function of the engine, cross entropy with or without its 1e-7."""
        function: Callable[..., Array] = getattr(MEASURES[key], part)
        if key != "cross_entropy" or self.guarded:
            return function
        return partial(function, epsilon=0.0)

    @property
    def epsilon(self) -> float:
        """What is added inside the logarithm: 1e-7 or 0."""
        return EPSILON if self.guarded else 0.0


_GRID = np.concatenate(([0.0], np.logspace(-8, -2, 37), np.linspace(0.015, 1.0, 198)))


def _first_rows() -> tuple[Array, NDArray[np.int64]]:
    """The book's example, and seven answers in whole hundredths as a half-trained net gives them.

    From a fixed seed: five of the eight rows are right.
    """
    rng = np.random.default_rng(6)
    labels = rng.integers(0, OUTPUTS, MOST_ROWS)
    scores = rng.normal(0.0, 1.2, (MOST_ROWS, OUTPUTS))
    scores[np.arange(MOST_ROWS), labels] += 2.0
    y = np.array([rng.multinomial(100, softmax(row)) for row in scores]) / 100
    y[0], labels[0] = BOOK_AGREES, BOOK_LABEL
    return y, labels
