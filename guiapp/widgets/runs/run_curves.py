"""The figures of a kept run, arranged so that drawing them costs the same at any zoom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.runs.records import MEAN_OF, RunHistory
from guiapp.history import LossHistory
from guiapp.pyramid import Floats, GrowingRows, MinMaxPyramid


class SparsePoints:
    """Accuracies at some iterations: row 0 of training, row 1 of test data."""

    def __init__(self, evaluations: Floats) -> None:
        rows = GrowingRows(1)
        rows.extend(evaluations[:, 0][np.newaxis])
        self.iterations: Floats = rows.view[0]
        self._pyramid = MinMaxPyramid(2)
        if len(evaluations):
            self._pyramid.extend(np.ascontiguousarray(evaluations[:, 1:].T))

    def __len__(self) -> int:
        return len(self.iterations)

    @property
    def values(self) -> Floats:
        """(2, n)."""
        return self._pyramid.values

    def best(self) -> int | None:
        """Index of the first point with the highest test accuracy."""
        high = self._pyramid.highs[1] if len(self) else np.nan
        return None if np.isnan(high) else int(np.argmax(self.values[1] == high))

    def nearest(self, iteration: float) -> int:
        """Index of the point nearest to an iteration."""
        return int(np.abs(self.iterations - iteration).argmin())

    def decimate(self, low: float, high: float, columns: int) -> tuple[Floats, Floats]:
        """x (m,) and y (2, m) of what crosses ``low`` to ``high``; m <= 2 * columns."""
        start = max(int(np.searchsorted(self.iterations, low)) - 1, 0)
        stop = int(np.searchsorted(self.iterations, high, side="right")) + 1
        indices, values = self._pyramid.decimate(start, stop, columns)
        return self.iterations[indices], values


@dataclass(frozen=True, eq=False)
class RunCurves:
    """Made in a thread of its own, read in the window's: 2 ms for 10,000 iterations.

    Attributes
    ----------
    losses : each and its trailing mean over 100
    accuracies : at the iterations where they were measured
    """

    losses: LossHistory
    accuracies: SparsePoints

    @classmethod
    def of(cls, history: RunHistory) -> RunCurves:
        losses = LossHistory(window=MEAN_OF)
        losses.append(history.losses)
        return cls(losses, SparsePoints(history.evaluations))


def span(curves: Sequence[RunCurves]) -> tuple[float, float, float, float]:
    """Lowest loss, lowest and highest mean after the first, last iteration; NaN without any."""
    lows = [curve.losses.lows[0] for curve in curves]
    means = [(curve.losses.lows[1], curve.losses.highs[1]) for curve in curves]
    last = max((curve.losses.last_iteration for curve in curves), default=0)
    low = float(np.fmin.reduce([*lows, np.nan]))
    mean_low = float(np.fmin.reduce([*(m for m, _ in means), np.nan]))
    mean_high = float(np.fmax.reduce([*(m for _, m in means), np.nan]))
    return low, mean_low, mean_high, float(last)
