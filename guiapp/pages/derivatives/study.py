"""One derivative looked at: the function, the point, the step, and how well the quotient does."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Any

import numpy as np

from engine.curves import Curve
from engine.differences import Quotient, Theory, difference_quotient, find_kink, theory
from engine.surfaces import Surface

WIDE = 6.0  # from the best h, up and down: within this factor an h is as good as the best
SMALL = 1e-7  # an error that is no more than this, of a slope near 1, is rounding


class Verdict(Enum):
    """What there is to say about a quotient."""

    NO_VALUE = auto()  # f is not finite at x
    NO_NEIGHBOR = auto()  # f is not finite at x + h or x - h
    NO_STEP = auto()  # the precision holds no h so small: 0 / 0
    LOST = auto()  # x + h is x
    ON_KINK = auto()  # there is no derivative
    OVER_KINK = auto()  # the secant reaches over a kink
    ROUNDED = auto()  # h is too small
    GOOD = auto()  # near the best h
    STRAIGHT = auto()  # no truncation error at all
    BENT = auto()  # h is too large


@dataclass(frozen=True)
class Study:
    """A difference quotient of ``curve`` at ``x``, beside the exact derivative.

    ``method`` and ``precision`` as in ``engine.differences``; ``h`` > 0.
    """

    curve: Curve
    x: float
    h: float
    method: str = "central"
    precision: str = "float64"

    @cached_property
    def quotient(self) -> Quotient:
        return difference_quotient(self.curve.function, self.x, self.h, self.method, self.precision)

    @cached_property
    def exact(self) -> float:
        """f'(x); nan where there is none."""
        with np.errstate(all="ignore"):
            return float(self.curve.derivative(np.float64(self.x)))

    @property
    def error(self) -> float:
        """The distance of the quotient from the exact derivative."""
        return abs(self.quotient.value - self.exact)

    @cached_property
    def theory(self) -> Theory:
        return theory(self.curve, self.x, self.method, self.precision)

    @cached_property
    def kink(self) -> float | None:
        """Where between the two points of the quotient the slope jumps."""
        return find_kink(self.curve.derivative, self.quotient.left, self.quotient.right)

    def sides(self) -> tuple[float, float]:
        """The slopes just left and right of x, for a kink there."""
        near = max(1e-6 * abs(self.x), 1e-9)
        with np.errstate(all="ignore"):
            at = [float(self.curve.derivative(np.float64(self.x + s))) for s in (-near, near)]
        return at[0], at[1]

    def lost_digits(self) -> int:
        """How many leading digits both values of f have in common."""
        q = self.quotient
        largest = max(abs(q.above), abs(q.below))
        if q.numerator == 0 or largest == 0:
            return 0
        return max(0, math.floor(-math.log10(abs(q.numerator) / largest)))

    @cached_property
    def verdict(self) -> Verdict:
        q = self.quotient
        if not math.isfinite(q.height):
            return Verdict.NO_VALUE
        if q.denominator == 0:
            return Verdict.NO_STEP
        if not math.isfinite(self.exact):
            return Verdict.ON_KINK
        if q.steps_nowhere:
            return Verdict.LOST
        if not math.isfinite(q.numerator):
            return Verdict.NO_NEIGHBOR
        if self.kink is not None:
            here = abs(self.kink - q.point) <= 4 * q.spacing
            return Verdict.ON_KINK if here else Verdict.OVER_KINK
        return self._judge()

    def _judge(self) -> Verdict:
        expected, best = self.theory, self.theory.best_step()
        if expected.bend == 0:
            small = self.error <= SMALL * max(1.0, abs(self.exact))
            return Verdict.STRAIGHT if small else Verdict.ROUNDED
        if not math.isfinite(best) or best / WIDE <= self.h <= best * WIDE:
            return Verdict.GOOD
        return Verdict.ROUNDED if self.h < best else Verdict.BENT


@dataclass(frozen=True)
class PartialStudy:
    """Both partial derivatives of ``surface`` at ``point``, in float64."""

    surface: Surface
    point: tuple[float, float]
    h: float
    method: str = "central"

    @cached_property
    def slices(self) -> tuple[Study, Study]:
        """One variable at a time, the other held fast."""
        along = [
            Study(
                slice_curve(self.surface, axis, self.point), self.point[axis], self.h, self.method
            )
            for axis in (0, 1)
        ]
        return along[0], along[1]

    @property
    def exact(self) -> tuple[float, float]:
        return self.slices[0].exact, self.slices[1].exact


def slice_curve(surface: Surface, axis: int, point: tuple[float, float]) -> Curve:
    """``surface`` as a function of one variable, the other held at its value in ``point``."""
    fixed: Any = np.float64(point[1 - axis])

    def both(at: Any) -> tuple[Any, Any]:
        return (at, fixed) if axis == 0 else (fixed, at)

    low, high = surface.domain[2 * axis : 2 * axis + 2]
    return Curve(
        f"{surface.name}_{axis}",
        surface.label,
        surface.latex,
        "",
        lambda at: surface.function(*both(at)),
        lambda at: surface.gradient_function(*both(at))[axis],
        domain=(low, high),
        start=point[axis],
    )
