"""How a racer is doing at a step: in a word for tables, in a mark for maps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from engine.race import Lane
from guiapp.relief.terrain import Domain, Landscape, widened

Point = tuple[float, float]

NEAR = 0.01  # of the map's span: this close to a minimum, and with steps so short, one has arrived
CRAWL = 1e-5  # of the map's span: shorter steps cannot be seen


class RacerState(Enum):
    """In the order in which they are looked for."""

    NOT_FINITE = auto()  # the numbers have overflowed
    LEFT_MAP = auto()  # outside the domain and its margin
    ARRIVED = auto()  # near a known minimum, and not on the way through
    HARDLY_MOVES = auto()  # the steps are too short to be seen
    ON_ITS_WAY = auto()


@dataclass(frozen=True)
class Standing:
    """One racer after so many steps.

    Attributes
    ----------
    step : at most the last that the racer made before it was no longer finite
    point, value, gradient : there
    last_step : the vector of the step that led there; (0, 0) at the start
    next_step : of the one that leads on, or None when it has not been computed
    distance : to the nearest known minimum, or None when none is known
    state : RacerState
    """

    step: int
    point: Point
    value: float
    gradient: Point
    last_step: Point
    next_step: Point | None
    distance: float | None
    state: RacerState

    @property
    def step_length(self) -> float:
        """Of the step that led here."""
        return math.hypot(*self.last_step)


def standing(lane: Lane, surface: Landscape, step: int) -> Standing:
    """How ``lane`` stands after ``step`` steps; the last it has made if that is fewer."""
    at = min(step, lane.steps)
    points = lane.points
    here = _pair(points[at].tolist())
    last = _between(_pair(points[max(at - 1, 0)].tolist()), here)
    ahead = at + 1 < len(points) and not _is_lost(lane, at + 1)
    coming = _between(here, _pair(points[at + 1].tolist())) if ahead else None
    distance = min((math.dist(here, minimum) for minimum in surface.minima), default=None)
    return Standing(
        step=at,
        point=here,
        value=float(lane.values[at]),
        gradient=_pair(lane.gradients[at].tolist()),
        last_step=last,
        next_step=coming,
        distance=distance,
        state=_state(lane, surface.domain, at, here, last if coming is None else coming, distance),
    )


def _state(
    lane: Lane, domain: Domain, step: int, here: Point, move: Point, distance: float | None
) -> RacerState:
    if _is_lost(lane, step):
        return RacerState.NOT_FINITE
    if not is_within(here, widened(domain)):
        return RacerState.LEFT_MAP
    span, length = span_of(domain), math.hypot(*move)
    if distance is not None and distance < NEAR * span and length < NEAR * span:
        return RacerState.ARRIVED
    made_one = lane.steps > 0  # before the first step nobody knows how long it will be
    return RacerState.HARDLY_MOVES if made_one and length < CRAWL * span else RacerState.ON_ITS_WAY


def is_within(point: Point, area: Domain) -> bool:
    """Whether a point lies in (x_min, x_max, y_min, y_max), its edge included."""
    return area[0] <= point[0] <= area[1] and area[2] <= point[1] <= area[3]


def span_of(domain: Domain) -> float:
    """The longer side."""
    return max(domain[1] - domain[0], domain[3] - domain[2])


def _is_lost(lane: Lane, step: int) -> bool:
    return lane.diverged_at is not None and step >= lane.diverged_at


def _between(first: Point, second: Point) -> Point:
    return second[0] - first[0], second[1] - first[1]


def _pair(values: Sequence[float]) -> Point:
    return values[0], values[1]
