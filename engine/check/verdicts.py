"""What a difference between two gradients means: a mistake, a kink, or a badly chosen h."""

from __future__ import annotations

from collections.abc import Generator
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.check.kinks import Kinks, kink_search
from engine.check.probe import Probe
from engine.full_gradient import Scheme
from engine.network import Network

FloatArray = NDArray[np.floating[Any]]

TOLERANCE = 1e-4  # a relative error up to here is none
FLOOR = 1e-3  # of the largest slope of an array: what the error of a smaller one is relative to
SECOND_H = 1e-5  # near the best step of central differences in float64, eps ** (1/3)
SUSPECTS = 6  # of each kind that get a second opinion; each costs two losses
KINK_H = 1e-3  # with a larger step nearly every unit is within reach, and h is what is wrong


class Verdict(IntEnum):
    """From harmless to grave; the verdict on several is the gravest of theirs.

    AGREES : no relative error above 1e-4
    LOG_GUARD : but for the 1e-7 inside the logarithm, which backpropagation leaves out (5.6.3),
        they agree; the surer of a wrong answer the network is, the more it tells
    KINKS : they differ only where a step of h crosses the bend of a ReLU
    TOO_COARSE : h is so large that the curve bends within it
    ROUNDING : h is so small that the difference drowns in rounding
    WRONG : a well-chosen difference quotient contradicts backpropagation as well
    NOT_FINITE : one of the two is no finite number
    """

    AGREES = 0
    LOG_GUARD = 1
    KINKS = 2
    TOO_COARSE = 3
    ROUNDING = 4
    WRONG = 5
    NOT_FINITE = 6


def relative_errors(numerical: ArrayLike, backprop: ArrayLike) -> FloatArray:
    """``|n - b|`` relative to the larger of both, float64, of their shape; 0 where both are 0.

    But relative to at least a thousandth of the largest slope of the whole array: a slope of
    1e-9 beside one of 1 changes nothing in training, and its rounding would cry wolf.
    """
    n = np.asarray(numerical, dtype=np.float64)
    b = np.asarray(backprop, dtype=np.float64)
    with np.errstate(invalid="ignore", over="ignore"):
        size = np.maximum(np.abs(n), np.abs(b))
        floor = FLOOR * size.max(initial=0.0)
        size = np.maximum(size, floor)
        errors: FloatArray = np.zeros_like(n)
        np.divide(np.abs(n - b), size, out=errors, where=size != 0)
    return errors


class Judge:
    """Gives verdicts on the arrays of one check, once it is prepared.

    Attributes
    ----------
    loss : of the batch, in float64; there once it is prepared
    """

    def __init__(
        self,
        network: Network,
        x: ArrayLike,
        t: ArrayLike,
        h: float,
        scheme: Scheme,
        dtype: str,
        kinks: Kinks,
    ) -> None:
        self._x, self._h, self._scheme, self._kinks = x, h, scheme, kinks
        self._double = dtype == "float64"
        self._probe = Probe(network, x, t)
        self._near: Kinks | None = None  # kinks within reach of the second opinion, if asked for

    def prepare(self) -> Generator[None, None, None]:
        """Compute what all arrays are judged by."""
        self.loss = self._probe.loss(("W1", (0, 0)))
        yield
        self._backprop = self._probe.backprop()
        yield
        self._truth = self._probe.exact_backprop()
        yield

    def judge(
        self, name: str, where: NDArray[np.intp], numerical: FloatArray, backprop: FloatArray
    ) -> Generator[None, None, Verdict]:
        """The verdict on one array, of which the flat indices ``where`` were compared."""
        if not (np.isfinite(numerical).all() and np.isfinite(backprop).all()):
            return Verdict.NOT_FINITE
        off = np.flatnonzero(relative_errors(numerical, backprop) > TOLERANCE)
        if len(off) == 0:
            return Verdict.AGREES
        truth = self._truth[name].reshape(-1)[where]
        errors = relative_errors(numerical, backprop + (truth - self._plain(name, where)))
        off = np.flatnonzero(errors > TOLERANCE)
        if len(off) == 0:
            return Verdict.LOG_GUARD
        suspects = _suspects(off, errors, numerical, truth)
        opinions = np.empty(len(suspects))
        shape = self._backprop[name].shape
        for k, suspect in enumerate(suspects):
            index = tuple(int(i) for i in np.unravel_index(where[suspect], shape))
            opinions[k] = self._probe.slope((name, index), SECOND_H)
            yield
        wrong = self._contradicted(opinions, truth[suspects])
        if wrong.any():
            near = yield from self._touched_nearby(name, where[suspects][wrong])
            return Verdict.KINKS if near.all() else Verdict.WRONG
        if self._all_at_kinks(name, where[off]):
            return Verdict.KINKS
        missed = np.abs(numerical - truth)[suspects]
        return (yield from self._blame_the_step(name, where[suspects], truth[suspects], missed))

    def _plain(self, name: str, where: NDArray[np.intp]) -> FloatArray:
        return self._backprop[name].reshape(-1)[where]

    def _contradicted(self, opinions: FloatArray, backprop: FloatArray) -> NDArray[np.bool_]:
        """Where a second opinion says something else, beyond its own rounding."""
        rounding = 100 * np.finfo(np.float64).eps * max(self.loss, 1.0) / SECOND_H
        difference = np.abs(opinions - backprop)
        wrong: NDArray[np.bool_] = relative_errors(opinions, backprop) > 10 * TOLERANCE
        return wrong & (difference > rounding)

    def _all_at_kinks(self, name: str, off: NDArray[np.intp]) -> bool:
        touched = self._kinks.touched.get(name)
        return touched is not None and self._h <= KINK_H and bool(touched.reshape(-1)[off].all())

    def _blame_the_step(
        self, name: str, where: NDArray[np.intp], truth: FloatArray, missed: FloatArray
    ) -> Generator[None, None, Verdict]:
        """Too coarse, if float64 misses as much by the same step, or a tenth of it much less."""
        shape = self._backprop[name].shape
        others = np.empty(len(where))
        for k, position in enumerate(where):
            index = tuple(int(i) for i in np.unravel_index(position, shape))
            h = self._h / 10 if self._double else self._h
            others[k] = self._probe.slope((name, index), h, self._scheme)
            yield
        other, own = np.median(np.abs(others - truth)), np.median(missed)
        coarse = other < own / 3 if self._double else other > own / 2
        return Verdict.TOO_COARSE if coarse else Verdict.ROUNDING

    def _touched_nearby(
        self, name: str, where: NDArray[np.intp]
    ) -> Generator[None, None, NDArray[np.bool_]]:
        """Which of ``where`` can cross a kink even by the small step of the second opinion."""
        if self._near is None:
            self._near = yield from kink_search(self._probe.network, self._x, SECOND_H)
        touched = self._near.touched.get(name)
        return np.zeros(len(where), np.bool_) if touched is None else touched.reshape(-1)[where]


def _suspects(
    off: NDArray[np.intp], errors: FloatArray, numerical: FloatArray, backprop: FloatArray
) -> NDArray[np.intp]:
    """Of those that are off, the worst, and the steepest, on which rounding tells least."""
    ranks = (errors[off], np.abs(numerical[off]), np.abs(backprop[off]))
    chosen = [off[np.argsort(-rank, kind="stable")[:SUSPECTS]] for rank in ranks]
    return np.unique(np.concatenate(chosen))
