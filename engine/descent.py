"""Walks downhill: gradient descent on any function, and any optimizer on a surface.

A walk that diverges is a result, not an error: overflow is let through in silence and shows in
the numbers.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.gradients import float64_copy, numerical_gradient
from engine.optimizers import Optimizer
from engine.surfaces import Surface

FloatArray = NDArray[np.float64]

POINT = "point"  # the name under which an optimizer knows the point, as in state["v"][POINT]


def gradient_descent(
    f: Callable[[FloatArray], Any], init_x: ArrayLike, lr: float = 0.01, step_num: int = 100
) -> tuple[FloatArray, FloatArray]:
    """Step against the numerical gradient, ``step_num`` times (Deep Learning from Scratch, 4.4.1).

    Parameters
    ----------
    f : function of an array of the shape of ``init_x``, with one number as its value
    init_x : array of any shape; left as it is
    lr : learning rate, finite
    step_num : number of steps, >= 0

    Returns
    -------
    x : float64, where the walk ended
    history : (step_num + 1, ...) float64, every position from ``init_x`` to ``x``

    Raises
    ------
    ValueError
        When ``init_x`` is not numeric, ``lr`` not finite or ``step_num`` negative.
    """
    if not isinstance(lr, Real) or not math.isfinite(lr):
        raise ValueError(f"lr must be a finite number, not {lr!r}.")
    if operator.index(step_num) < 0:
        raise ValueError(f"step_num must not be negative, but is {step_num}.")
    start = float64_copy(init_x)
    history = np.empty((step_num + 1, *start.shape), dtype=np.float64)
    history[0] = start
    with np.errstate(all="ignore"):
        for step in range(step_num):
            history[step + 1] = history[step] - lr * numerical_gradient(f, history[step])
    return history[-1].copy(), history


@dataclass(frozen=True)
class DescentPoint:
    """Where a walk stands after ``step`` steps, and what the surface is like there."""

    step: int
    position: tuple[float, float]
    value: float
    gradient: tuple[float, float]


class Descent:
    """One optimizer walking one surface, a step per call, with every step kept for going back.

    Attributes
    ----------
    surface, optimizer : as given; ``optimizer.learning_rate`` may be changed between steps
    diverged_at : the step at which position or value was no longer finite, or None. That point
        is the last one; ``points[:diverged_at]`` are the finite ones.
    """

    def __init__(
        self, surface: Surface, optimizer: Optimizer, start: ArrayLike | None = None
    ) -> None:
        """Stand at ``start`` (2,), or at the start of the surface; ``optimizer`` is a fresh one.

        Raises
        ------
        ValueError
            When ``start`` is not two finite numbers.
        """
        position = np.array(surface.start if start is None else start)
        if position.shape != (2,) or position.dtype.kind not in "iuf":
            raise ValueError(f"start must be two numbers (x, y), not {start!r}.")
        if not np.isfinite(position).all():
            raise ValueError(f"start must be finite, not {start!r}.")
        self.surface = surface
        self.optimizer = optimizer
        self.diverged_at: int | None = None
        self._position = position.astype(np.float64)
        self._track = _Track()
        self._departures: list[dict[str, object]] = []  # the optimizer's state when leaving k
        self._arrive()

    @property
    def steps(self) -> int:
        """The number of steps from the start to where the walk stands now."""
        return len(self._departures)

    @property
    def points(self) -> FloatArray:
        """(steps + 1, 2) positions; a read-only view that later steps do not change."""
        return self._track.rows[:, 0:2]

    @property
    def values(self) -> FloatArray:
        """(steps + 1,) values of f at the points; a read-only view."""
        return self._track.rows[:, 2]

    @property
    def gradients(self) -> FloatArray:
        """(steps + 1, 2) gradients of f at the points; a read-only view."""
        return self._track.rows[:, 3:5]

    @property
    def last(self) -> DescentPoint:
        """Where the walk stands now."""
        return self.point(self.steps)

    def point(self, step: int) -> DescentPoint:
        """The point after ``step`` steps. ValueError when the walk has not been there."""
        x, y, value, gradient_x, gradient_y = self._track.rows[self._checked(step)].tolist()
        return DescentPoint(step, (x, y), value, (gradient_x, gradient_y))

    def step(self) -> DescentPoint:
        """Let the optimizer make one update; after divergence do nothing. Gives the last point."""
        if self.diverged_at is None:
            departure = self.optimizer.state_dict()
            with np.errstate(all="ignore"):
                self.optimizer.update({POINT: self._position}, {POINT: self.gradients[-1]})
            self._departures.append(departure)
            self._arrive()
        return self.last

    def rewind(self, step: int) -> DescentPoint:
        """Go back to the point after ``step`` steps and forget what came later.

        The optimizer gets back the state, learning rate and hyperparameters with which it left
        that point, so that the same steps follow again to the bit. ValueError when the walk has
        not been there.
        """
        if self._checked(step) < self.steps:
            self.optimizer.load_state_dict(self._departures[step])
            del self._departures[step:]
            self._track.cut(step + 1)
            self._position[:] = self.points[step]
            self.diverged_at = None
        return self.last

    def _arrive(self) -> None:
        with np.errstate(all="ignore"):
            value = self.surface(self._position)
            gradient = self.surface.gradient(self._position)
        x, y = self._position.tolist()
        self._track.append((x, y, float(value), *gradient.tolist()))
        if not (math.isfinite(x) and math.isfinite(y) and math.isfinite(value)):
            self.diverged_at = self.steps

    def _checked(self, step: int) -> int:
        if not 0 <= operator.index(step) <= self.steps:
            raise ValueError(f"step must lie in 0..{self.steps}, the steps made, not {step}.")
        return step


def trajectory(
    surface: Surface, optimizer: Optimizer, start: ArrayLike | None = None, steps: int = 100
) -> Descent:
    """The walk of a fresh ``optimizer`` after ``steps`` steps, or fewer if it diverged."""
    if operator.index(steps) < 0:
        raise ValueError(f"steps must not be negative, but is {steps}.")
    descent = Descent(surface, optimizer, start)
    for _ in range(steps):
        descent.step()
    return descent


class _Track:
    """A table of x, y, f and the gradient, growing by doubling, read as views."""

    def __init__(self) -> None:
        self._table = np.empty((64, 5), dtype=np.float64)
        self._length = 0

    @property
    def rows(self) -> FloatArray:
        view = self._table[: self._length]
        view.flags.writeable = False
        return view

    def append(self, row: tuple[float, ...]) -> None:
        if self._length == len(self._table):
            self._table = np.concatenate([self._table, np.empty_like(self._table)])
        self._table[self._length] = row
        self._length += 1

    def cut(self, length: int) -> None:
        """Keep the first rows, in a table of their own: views given out earlier stay true."""
        self._table = self._table.copy()
        self._length = length
