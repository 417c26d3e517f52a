"""One racer at one step, as the words and the formula need it, and what is to be said about it."""

from __future__ import annotations

import math
from enum import Enum, auto
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.race import Race
from guiapp.relief.terrain import widened

Point = tuple[float, float]

NEAR = 0.01  # of the map's span: this close to a minimum, one has arrived
CRAWL = 1e-5  # of the map's span: shorter steps cannot be seen
FLAT = 1e-6  # of the steepest gradient on the way: here the ground counts as level


class Verdict(Enum):
    """What is going on at a step, in the order in which it is looked for."""

    NOWHERE = auto()  # f has no finite value at the start itself
    START = auto()  # nothing has happened yet
    NOT_FINITE = auto()  # f has no value there, though the place is on the map
    OVERFLOWED = auto()  # the numbers themselves have overflowed
    DIVERGED = auto()  # off the map, and f is higher than at the start
    FALLS_FOREVER = auto()  # off the map downhill: f has no least value there
    ARRIVED = auto()  # near a minimum
    FLAT = auto()  # no slope, but no known minimum either
    CRAWLS = auto()  # the step is too short to be seen
    NOISY = auto()  # noise is on, and the optimizer felt another gradient than there is
    CLIMBED = auto()  # this step made f larger
    USED_UP = auto()  # all steps made, not there yet
    ZIGZAG = auto()  # the gradient has turned round: from one side of a valley to the other
    DESCENDS = auto()  # as it should be


class Walk:
    """A look at one lane of a race at one step; the race has been run one step further.

    Attributes
    ----------
    race, index : whose lane it is
    lane : that lane
    step : the step looked at, or the last one of a racer that ended earlier
    limit : the number of steps after which the race ends
    """

    def __init__(self, race: Race, index: int, step: int, limit: int) -> None:
        self.race = race
        self.index = index
        self.lane = race.lanes[index]
        self.step = min(step, self.lane.steps)
        self.limit = limit

    @property
    def optimizer(self) -> str:
        """The key of the optimizer."""
        return self.lane.entry.optimizer

    @property
    def learning_rate(self) -> float:
        return self.lane.entry.learning_rate

    @property
    def hyperparameters(self) -> dict[str, float]:
        return self.lane.hyperparameters

    @property
    def point(self) -> Point:
        return _pair(self.lane.points[self.step])

    @property
    def value(self) -> float:
        return float(self.lane.values[self.step])

    @property
    def gradient(self) -> Point:
        """The true gradient at the point."""
        return _pair(self.lane.gradients[self.step])

    @property
    def felt(self) -> Point:
        """The gradient with the noise, as the optimizer is given it."""
        return _pair(self.lane.felt[self.step])

    def upcoming(self) -> Point | None:
        """Where the next step leads, or would lead if the limit were higher."""
        points = self.lane.points
        return _pair(points[self.step + 1]) if self.step + 1 < len(points) else None

    def state(self, slot: str) -> tuple[Point, Point]:
        """One part of the optimizer's memory before and after the next step, if there is one."""
        rows = self.lane.states[slot]
        return _pair(rows[self.step]), _pair(rows[min(self.step + 1, len(rows) - 1)])

    def step_length(self) -> float:
        """The length of the next step, or of the last one when there is no next."""
        there = self.upcoming()
        return self.last_length() if there is None else math.dist(self.point, there)

    def last_length(self) -> float:
        """The length of the step that led to the current point; 0 at the start."""
        return math.dist(self.point, _pair(self.lane.points[max(self.step - 1, 0)]))

    def span(self) -> float:
        """The longer side of the surface's domain."""
        x_min, x_max, y_min, y_max = self.race.surface.domain
        return max(x_max - x_min, y_max - y_min)

    def nearest_minimum(self) -> Point | None:
        """The known minimum nearest to the current point, if there is one."""
        here = self.point
        return min(self.race.surface.minima, key=lambda m: math.dist(m, here), default=None)

    def verdict(self) -> Verdict:
        """What is to be said at the current step."""
        ended = self.lane.diverged_at is not None and self.step >= self.lane.diverged_at
        if self.step == 0:
            return Verdict.NOWHERE if ended else Verdict.START
        if ended:
            return Verdict.NOT_FINITE if self._on_map() else Verdict.OVERFLOWED
        if not self._on_map():
            rose = self.value >= self.lane.values[0]
            return Verdict.DIVERGED if rose else Verdict.FALLS_FOREVER
        return Verdict.ARRIVED if self._arrived() else self._verdict_on_the_way()

    def _verdict_on_the_way(self) -> Verdict:
        gradients = self.lane.gradients[: self.step + 1]
        lengths = np.hypot(gradients[:, 0], gradients[:, 1])
        if lengths[-1] <= FLAT * lengths.max():
            return Verdict.FLAT
        if self.step_length() < CRAWL * self.span():
            return Verdict.CRAWLS
        if self.step >= self.limit:
            return Verdict.USED_UP
        if self.race.noise > 0:
            return Verdict.NOISY
        if self.value > self.lane.values[self.step - 1]:
            return Verdict.CLIMBED
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

    def _on_map(self) -> bool:
        x_min, x_max, y_min, y_max = widened(self.race.surface.domain)
        x, y = self.point
        return x_min <= x <= x_max and y_min <= y <= y_max


def _pair(row: NDArray[np.floating[Any]]) -> Point:
    return float(row[0]), float(row[1])
