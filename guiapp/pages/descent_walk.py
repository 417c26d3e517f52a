"""A descent that can be looked at from any of its steps, and what is to be said about it there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.descent import POINT, Descent
from engine.optimizers import make_optimizer
from engine.surfaces import Surface
from guiapp.terrain import widened

FloatArray = NDArray[np.float64]
Point = tuple[float, float]
State = dict[str, Point]

NEAR = 0.01  # of the map's span: this close to a minimum, one has arrived
CRAWL = 1e-5  # of the map's span: shorter steps cannot be seen
FLAT = 1e-6  # of the steepest gradient on the way: here the ground counts as level


class Verdict(Enum):
    """What is going on at a step, in the order in which it is looked for."""

    START = auto()  # nothing has happened yet
    NOT_FINITE = auto()  # the numbers themselves have overflowed
    DIVERGED = auto()  # off the map, and f is higher than at the start
    FALLS_FOREVER = auto()  # off the map downhill: f has no least value there
    ARRIVED = auto()  # near a minimum
    FLAT = auto()  # no slope, but no known minimum either
    CRAWLS = auto()  # the step is too short to be seen
    CLIMBED = auto()  # this step made f larger
    USED_UP = auto()  # all steps made, not there yet
    ZIGZAG = auto()  # the gradient has turned round: from one side of a valley to the other
    DESCENDS = auto()  # as it should be


class Walk:
    """One optimizer on one surface: computes as far as it is asked, and remembers it all.

    Attributes
    ----------
    surface, optimizer (key), learning_rate, hyperparameters, start : as given
    limit : the number of steps after which it ends
    step : the step that is looked at, 0..limit
    reached : the furthest step looked at since the start
    """

    def __init__(
        self,
        surface: Surface,
        optimizer: str,
        learning_rate: float,
        hyperparameters: Mapping[str, float],
        start: Point,
        limit: int,
    ) -> None:
        """Stand at the start. ValueError for settings that the optimizer does not take."""
        self.surface = surface
        self.optimizer = optimizer
        self.learning_rate = learning_rate
        self.hyperparameters = dict(hyperparameters)
        self.start = start
        self.limit = limit
        self.step = 0
        self.reached = 0
        self._descent = Descent(
            surface, make_optimizer(optimizer, learning_rate, **hyperparameters), start
        )
        self._states: list[State] = [{}]
        self.go_to(0)

    def go_to(self, step: int) -> None:
        """Look at ``step``, or at the last there is: the limit, or where it was not finite."""
        step = min(max(step, 0), self.limit)
        descent = self._descent
        while descent.steps < step + 1 and descent.diverged_at is None:  # one ahead, see upcoming
            descent.step()
            state = descent.optimizer.state
            self._states.append({slot: _pair(array[POINT]) for slot, array in state.items()})
        self.step = min(step, descent.steps)
        self.reached = max(self.reached, self.step)

    def may_advance(self) -> bool:
        """Whether there is a step after the current one."""
        return self.step < self.limit and self.upcoming() is not None

    def points(self) -> FloatArray:
        """(step + 1, 2) from the start to the current point."""
        return self._descent.points[: self.step + 1]

    def values(self) -> FloatArray:
        """(reached + 1,) values of f, also at steps later than the current one."""
        return self._descent.values[: self.reached + 1]

    @property
    def point(self) -> Point:
        return _pair(self._descent.points[self.step])

    @property
    def value(self) -> float:
        return float(self._descent.values[self.step])

    @property
    def gradient(self) -> Point:
        return _pair(self._descent.gradients[self.step])

    def upcoming(self) -> Point | None:
        """Where the next step leads, or would lead if the limit were higher."""
        points = self._descent.points
        return _pair(points[self.step + 1]) if self.step + 1 < len(points) else None

    def state(self, step: int) -> State:
        """The optimizer's inner state after ``step`` updates, 0..self.step + 1."""
        state = self._states[step]
        if state:
            return state
        return dict.fromkeys(self._descent.optimizer.SLOTS, (0.0, 0.0))

    def step_length(self) -> float:
        """The length of the next step, or of the last one when there is no next."""
        there = self.upcoming()
        return self.last_length() if there is None else math.dist(self.point, there)

    def last_length(self) -> float:
        """The length of the step that led to the current point; 0 at the start."""
        return math.dist(self.point, _pair(self._descent.points[max(self.step - 1, 0)]))

    def gradient_length(self) -> float:
        return math.hypot(*self.gradient)

    def span(self) -> float:
        """The longer side of the surface's domain."""
        x_min, x_max, y_min, y_max = self.surface.domain
        return max(x_max - x_min, y_max - y_min)

    def nearest_minimum(self) -> Point | None:
        """The known minimum nearest to the current point, if there is one."""
        here = self.point
        return min(self.surface.minima, key=lambda m: math.dist(m, here), default=None)

    def verdict(self) -> Verdict:
        """What is to be said at the current step."""
        if self.step == 0:
            return Verdict.START
        if self._descent.diverged_at is not None and self.step >= self._descent.diverged_at:
            return Verdict.NOT_FINITE
        if not self._on_map():
            rose = self.value >= self._descent.values[0]
            return Verdict.DIVERGED if rose else Verdict.FALLS_FOREVER
        return Verdict.ARRIVED if self._arrived() else self._verdict_on_the_way()

    def _verdict_on_the_way(self) -> Verdict:
        gradients = self._descent.gradients[: self.step + 1]
        lengths = np.hypot(gradients[:, 0], gradients[:, 1])
        if lengths[-1] <= FLAT * lengths.max():
            return Verdict.FLAT
        if self._crawls():
            return Verdict.CRAWLS
        if self.value > self._descent.values[self.step - 1]:
            return Verdict.CLIMBED
        if self.step >= self.limit:
            return Verdict.USED_UP
        (x, y), (x_before, y_before) = _pair(gradients[-1]), _pair(gradients[-2])
        turned = x * x_before + y * y_before < 0
        return Verdict.ZIGZAG if turned else Verdict.DESCENDS

    def _arrived(self) -> bool:
        """Near a minimum, and not on the way through."""
        minimum, near = self.nearest_minimum(), NEAR * self.span()
        return (
            minimum is not None
            and math.dist(minimum, self.point) < near
            and self.step_length() < near
        )

    def _crawls(self) -> bool:
        return self.step_length() < CRAWL * self.span()

    def _on_map(self) -> bool:
        x_min, x_max, y_min, y_max = widened(self.surface.domain)
        x, y = self.point
        return x_min <= x <= x_max and y_min <= y <= y_max


def _pair(row: NDArray[np.floating[Any]]) -> Point:
    return float(row[0]), float(row[1])
