"""Races downhill: several optimizers on one surface, from one start, in step with each other.

Every step is kept, so that going back is only looking at an earlier row. A racer that diverges
is a result, not an error: overflow is let through in silence and shows in the numbers.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.gradients import float64_copy
from engine.optimizers import OPTIMIZERS, Optimizer, make_optimizer
from engine.surface_base import Surface

FloatArray = NDArray[np.float64]
Array = NDArray[np.floating[Any]]

POINT = "point"  # the name under which an optimizer knows the point, as in state["v"][POINT]
MAX_STEPS = 5000  # a row of one racer takes 56 to 88 bytes


@dataclass(frozen=True)
class Entry:
    """One racer: an optimizer by its key in ``OPTIMIZERS`` and its settings.

    ``hyperparameters`` may leave some out; those take their defaults.
    """

    optimizer: str
    learning_rate: float
    hyperparameters: Mapping[str, float] = field(default_factory=dict)

    def make(self) -> Optimizer:
        """A fresh optimizer. ValueError for settings that it does not take."""
        return make_optimizer(self.optimizer, self.learning_rate, **self.hyperparameters)


class Race:
    """All racers on one surface; computes as far as it is asked, and remembers it all.

    The gradient of all racers is one call of the surface: six optimizers take about 40 us a step
    instead of 200 us one by one, and the numbers are the same to the bit.

    Attributes
    ----------
    surface, entries, start, noise, seed : as given
    lanes : one ``Lane`` per entry
    steps : how many steps have been computed
    """

    def __init__(
        self,
        surface: Surface,
        entries: Sequence[Entry],
        start: ArrayLike | None = None,
        *,
        noise: float = 0.0,
        seed: int = 0,
    ) -> None:
        """Stand at ``start`` (2,), or at the start of the surface.

        Parameters
        ----------
        surface : where to race
        entries : the racers; none is allowed
        start : (2,) finite, the same for all
        noise : standard deviation of the normal noise that each step adds to both parts of the
            gradient, finite, >= 0. All racers get the same noise, as if all had drawn the same
            mini-batch.
        seed : of the noise, >= 0

        Raises
        ------
        ValueError
            When ``start`` is no finite point, ``noise`` is negative or not finite, ``seed`` is
            negative, or an optimizer refuses its settings.
        """
        self.surface = surface
        self.entries = tuple(entries)
        self.start = _checked_start(surface.start if start is None else start)
        if not 0 <= noise < math.inf:
            raise ValueError(f"noise must be a finite number of at least 0, not {noise!r}.")
        if operator.index(seed) < 0:
            raise ValueError(f"seed must not be negative, but is {seed}.")
        self.noise = float(noise)
        self.seed = seed
        self.steps = 0
        self._optimizers = [entry.make() for entry in self.entries]
        self._positions = np.tile(np.array(self.start), (len(self.entries), 1))
        with np.errstate(over="ignore"):
            normal = np.random.default_rng(seed).standard_normal((MAX_STEPS + 1, 2))
            self._noise = self.noise * normal
        shape = self._positions.shape
        self._points, self._gradients = _Rows(shape), _Rows(shape)
        self._felt = self._gradients if self.noise == 0 else _Rows(shape)
        self._values = _Rows(shape[:1])
        self.lanes = tuple(Lane(self, index) for index in range(len(self.entries)))
        self._points.claim(1)[0] = self._positions
        gradients = self._gradients.claim(1)
        felt = gradients if self._felt is self._gradients else self._felt.claim(1)
        with np.errstate(all="ignore"):
            self._look_around(gradients[0], felt[0], 0)
        self._evaluate(0)

    def run_to(self, step: int) -> None:
        """Compute all racers as far as ``step``, unless that is done already; ``MAX_STEPS`` ends.

        A racer whose position or value is no longer finite has ended too, but the others go on.
        """
        first, last = self.steps + 1, min(operator.index(step), MAX_STEPS)
        if first > last:
            return
        slopes = self._felt.rows[-1]
        points, gradients = (
            self._points.claim(last - self.steps),
            self._gradients.claim(last - self.steps),
        )
        noiseless = self._felt is self._gradients
        felt = gradients if noiseless else self._felt.claim(len(points))
        params = [{POINT: position} for position in self._positions]
        memories: list[tuple[FloatArray, Array]] = []
        with np.errstate(all="ignore"):
            for k in range(len(points)):
                for optimizer, param, slope in zip(self._optimizers, params, slopes, strict=True):
                    optimizer.update(param, {POINT: slope})
                if k == 0:  # the inner state of an optimizer exists from its first update on
                    memories = [pair for lane in self.lanes for pair in lane._claim(len(points))]
                for book, memory in memories:
                    book[k] = memory
                points[k] = self._positions
                self._look_around(gradients[k], felt[k], first + k)
                slopes = felt[k]
        self.steps = last
        self._evaluate(first)

    def _look_around(self, gradients: FloatArray, felt: FloatArray, step: int) -> None:
        """The slope where everybody stands now, and what the optimizers are told of it."""
        x, y = self._positions[:, 0], self._positions[:, 1]
        gradients[:, 0], gradients[:, 1] = self.surface.gradient_function(x, y)
        if self._felt is not self._gradients:
            np.add(gradients, self._noise[step], out=felt)

    def _evaluate(self, first: int) -> None:
        """The heights of all points from ``first`` on, in one call, and who has diverged."""
        points = self._points.rows[first:]
        with np.errstate(all="ignore"):
            values = self.surface.function(points[..., 0], points[..., 1])
        self._values.claim(len(values))[...] = values
        lost = ~(np.isfinite(points).all(axis=-1) & np.isfinite(values))
        for lane, column in zip(self.lanes, lost.T, strict=True):
            if lane.diverged_at is None and column.any():
                lane.diverged_at = first + int(column.argmax())


class Lane:
    """The way of one racer: read-only views of what its race has computed so far.

    Attributes
    ----------
    entry : as given to the race
    diverged_at : the step at which position or value was no longer finite, or None. That row is
        the last one; those before it are finite.
    """

    def __init__(self, race: Race, index: int) -> None:
        self.entry = race.entries[index]
        self.diverged_at: int | None = None
        self._race = race
        self._index = index
        self._optimizer = race._optimizers[index]
        self._states = {slot: _Rows((2,)) for slot in self._optimizer.SLOTS}
        for rows in self._states.values():
            rows.claim(1)[0] = 0.0

    @property
    def optimizer_class(self) -> type[Optimizer]:
        return OPTIMIZERS[self.entry.optimizer]

    @property
    def hyperparameters(self) -> dict[str, float]:
        """All of them, also those that the entry left to their defaults."""
        return {
            name: float(getattr(self._optimizer, name)) for name in self._optimizer.hyperparameters
        }

    @property
    def steps(self) -> int:
        """n: the steps of the race, or fewer if this racer diverged."""
        return self._race.steps if self.diverged_at is None else self.diverged_at

    @property
    def points(self) -> FloatArray:
        """(n + 1, 2) positions, from the start on."""
        return self._column(self._race._points)

    @property
    def values(self) -> FloatArray:
        """(n + 1,) values of f at the points."""
        return self._column(self._race._values)

    @property
    def gradients(self) -> FloatArray:
        """(n + 1, 2) gradients of f at the points, without noise."""
        return self._column(self._race._gradients)

    @property
    def felt(self) -> FloatArray:
        """(n + 1, 2) gradients as the optimizer was given them, with noise."""
        return self._column(self._race._felt)

    @property
    def states(self) -> dict[str, FloatArray]:
        """The inner state (v, h, m) after each number of updates: (n + 1, 2) by slot.

        Zero before the first update; nothing for SGD, which remembers nothing.
        """
        return {slot: rows.rows[: self.steps + 1] for slot, rows in self._states.items()}

    def _column(self, table: _Rows) -> FloatArray:
        return table.rows[: self.steps + 1, self._index]

    def _claim(self, count: int) -> list[tuple[FloatArray, Array]]:
        """For each slot: ``count`` rows to be filled, and the array that they record."""
        state = self._optimizer.state
        return [(rows.claim(count), state[slot][POINT]) for slot, rows in self._states.items()]


def trajectory(
    surface: Surface, entry: Entry, start: ArrayLike | None = None, steps: int = 100
) -> Lane:
    """The way of a single racer after ``steps`` steps, or fewer if it diverged.

    Raises
    ------
    ValueError
        When ``steps`` is not in 0..MAX_STEPS, or as for ``Race``.
    """
    if not 0 <= operator.index(steps) <= MAX_STEPS:
        raise ValueError(f"steps must lie in 0..{MAX_STEPS}, not {steps}.")
    race = Race(surface, [entry], start)
    race.run_to(steps)
    return race.lanes[0]


def _checked_start(start: ArrayLike) -> tuple[float, float]:
    point = float64_copy(start)
    if point.shape != (2,) or not np.isfinite(point).all():
        raise ValueError(f"A start must be a finite point (x, y), not {start!r}.")
    return float(point[0]), float(point[1])


class _Rows:
    """A table that grows by doubling; the rows handed out are read-only views that stay true."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._table = np.empty((64, *shape), dtype=np.float64)
        self._length = 0

    @property
    def rows(self) -> FloatArray:
        view = self._table[: self._length]
        view.flags.writeable = False
        return view

    def claim(self, count: int) -> FloatArray:
        """``count`` more rows, to be filled."""
        begin, end = self._length, self._length + count
        if end > len(self._table):
            larger = np.empty((max(end, 2 * len(self._table)), *self._table.shape[1:]))
            larger[:begin] = self._table[:begin]
            self._table = larger
        self._length = end
        return self._table[begin:end]
