"""Difference quotients: what they are made of, and how their error depends on the step h.

Two errors pull in opposite directions. The secant is not the tangent: this *truncation* error is
``|f''| h / 2`` for the forward quotient and ``|f'''| h**2 / 6`` for the central one. And x + h and
the two values of f are *rounded*, each by up to half the distance to the next float; divided by
h, that grows as h shrinks. The best h makes their sum least: about 1e-8 (forward) and 1e-5
(central) in float64, 1e-3 and 1e-2 in float32 (Deep Learning from Scratch, 4.3.1).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.curves import Curve, Elementwise
from engine.gradients import numerical_diff

FloatArray = NDArray[np.float64]

METHODS = ("central", "forward")
PRECISIONS = ("float64", "float32")
PIECES = 32  # 11 rounds from 1 down to two neighboring floats
LEAST_JUMP = 1e-6  # a smaller change of slope is none
SMALLEST_STEP, LARGEST_STEP = 1e-16, 1.0  # between which the best step is looked for


@dataclass(frozen=True)
class Quotient:
    """One difference quotient with everything that it was computed from, as stored.

    Attributes
    ----------
    x, h : as asked for
    method, precision : see ``METHODS`` and ``PRECISIONS``
    point, height : x as the precision holds it, and f there
    right, left : x + h, and x - h or (forward) x, as the precision holds them
    above, below : f there
    numerator, denominator : above - below, and 2h or h
    value : their quotient; nan for 0 / 0
    spacing : from |x| to the next larger number of the precision
    """

    x: float
    h: float
    method: str
    precision: str
    point: float
    height: float
    right: float
    left: float
    above: float
    below: float
    numerator: float
    denominator: float
    value: float
    spacing: float

    @property
    def steps_nowhere(self) -> bool:
        """Whether both points are the same number, because h is lost beside x."""
        return self.right == self.left


def forward_difference(f: Elementwise, x: ArrayLike, h: ArrayLike) -> Any:
    """``(f(x + h) - f(x)) / h``, the difference as the derivative is defined (4.3.1).

    ``x`` and ``h`` : numbers or arrays that fit, of one dtype, in which all is computed.
    """
    return (np.asarray(f(np.add(x, h))) - np.asarray(f(np.add(x, 0)))) / h


def central_difference(f: Elementwise, x: ArrayLike, h: ArrayLike) -> Any:
    """``(f(x + h) - f(x - h)) / 2h``: errors of odd order cancel out (4.3.1).

    ``x`` and ``h`` : numbers or arrays that fit, of one dtype, in which all is computed.
    """
    return (np.asarray(f(np.add(x, h))) - np.asarray(f(np.subtract(x, h)))) / np.multiply(2, h)


_QUOTIENTS: dict[str, Callable[[Elementwise, ArrayLike, ArrayLike], Any]] = {
    "central": central_difference,
    "forward": forward_difference,
}


def difference_quotient(
    f: Elementwise, x: float, h: float, method: str = "central", precision: str = "float64"
) -> Quotient:
    """Take one difference quotient apart.

    Parameters
    ----------
    f : function of one number that keeps the dtype; a float64 answer is rounded to ``precision``
    x : any number
    h : finite, > 0; what the precision cannot hold counts as 0 there, as 1e-50 in float32

    Raises
    ------
    ValueError
        When ``h`` is not a finite number above 0, or method or precision are unknown.
    """
    number = _checked(h, method, precision)
    with np.errstate(all="ignore"):  # inf and nan are answers here, and shown
        point, step = number(x), number(h)
        right, left = point + step, point - step if method == "central" else point
        height, above, below = (_value(f, at, number) for at in (point, right, left))
        numerator = above - below
        denominator = 2 * step if method == "central" else step
        value = float(numerator / denominator)
        if method == "central" and precision == "float64":
            value = float(numerical_diff(f, float(x), float(h)))  # the function the book has
        spacing = np.spacing(np.abs(point))
    parts = (point, height, right, left, above, below, numerator, denominator, value, spacing)
    return Quotient(float(x), float(h), method, precision, *map(float, parts))


def quotients(
    f: Elementwise,
    x: float,
    steps: ArrayLike,
    method: str = "central",
    precision: str = "float64",
) -> FloatArray:
    """Difference quotients at ``x`` for many steps at once.

    ``steps`` : (n,) all finite and > 0. Returns (n,) float64; nan where it is 0 / 0.
    ValueError as for ``difference_quotient``.
    """
    sizes = np.asarray(steps, dtype=np.float64)
    wrong = sizes[~((sizes > 0) & (sizes < math.inf))]
    number = _checked(float(wrong[0]) if wrong.size else 1.0, method, precision)

    def rounded(at: Any) -> Any:
        return np.asarray(f(at)).astype(number, copy=False)

    with np.errstate(all="ignore"):
        found = _QUOTIENTS[method](rounded, number(x), sizes.astype(number))
    return np.asarray(found, dtype=np.float64)


def errors(
    curve: Curve,
    x: float,
    steps: ArrayLike,
    method: str = "central",
    precision: str = "float64",
) -> FloatArray:
    """``|quotient - f'(x)|`` for many steps: (n,) float64, 0 where it is exact, nan where unknown.

    Parameters and errors as for ``quotients``.
    """
    with np.errstate(all="ignore"):
        exact = np.float64(curve.derivative(np.float64(x)))
        return np.abs(quotients(curve.function, x, steps, method, precision) - exact)


@dataclass(frozen=True)
class Theory:
    """What is to be expected of the error at one point: ``truncation + rounding``.

    Attributes
    ----------
    order : the power of h with which the truncation error goes, 1 forward and 2 central
    bend : its factor, |f''| / 2 or |f'''| / 6; 0 where the quotient has no such error
    grain : the factor of 1 / h in the rounding error
    floor : the rounding of the slope itself, which no h avoids
    reach : a larger h steps over a kink, of which the two parts know nothing; 0 on a kink
    """

    order: int
    bend: float
    grain: float
    floor: float
    reach: float = LARGEST_STEP

    def truncation(self, steps: ArrayLike) -> FloatArray:
        """The truncation error for steps (n,): (n,) float64."""
        return self.bend * np.asarray(steps, dtype=np.float64) ** self.order

    def rounding(self, steps: ArrayLike) -> FloatArray:
        """The largest rounding error to be expected for steps (n,): (n,) float64."""
        return self.grain / np.asarray(steps, dtype=np.float64) + self.floor

    def best_step(self) -> float:
        """The h for which the sum is least, from ``SMALLEST_STEP`` to ``reach``.

        Where the derivative of ``bend h**p + grain / h`` is 0. Without truncation error it is
        the largest; nan where there is no derivative, or one that is not finite.
        """
        if not math.isfinite(self.bend + self.grain) or self.reach == 0:
            return math.nan
        if self.bend == 0:
            return self.reach
        best = math.pow(self.grain / (self.order * self.bend), 1 / (self.order + 1))
        return min(max(best, SMALLEST_STEP), self.reach)


def theory(curve: Curve, x: float, method: str = "central", precision: str = "float64") -> Theory:
    """The two parts of the error at ``x``, from f, f', f'' and f''' there.

    Rounding is counted as worst case: half a unit in the last place for each value of f and, as
    slope times shift, for each x + h. ValueError for an unknown method or precision.
    """
    number = _checked(1.0, method, precision)
    unit = float(np.finfo(number).eps) / 2
    with np.errstate(all="ignore"):
        height = abs(float(curve.function(np.float64(x))))
        slope = abs(float(curve.derivative(np.float64(x))))
        second, third = bends(curve.derivative, x)
    reach = _reach(curve.derivative, x, method)
    if method == "central":
        return Theory(2, abs(third) / 6, unit * (height + slope * abs(x)), unit * slope, reach)
    return Theory(1, abs(second) / 2, unit * (2 * height + slope * abs(x)), unit * slope, reach)


def _reach(derivative: Elementwise, x: float, method: str) -> float:
    """How far from ``x`` the quotient may look without meeting a kink, up to ``LARGEST_STEP``."""
    sides = [find_kink(derivative, x, x + LARGEST_STEP)]
    if method == "central":
        sides.append(find_kink(derivative, x - LARGEST_STEP, x))
    reach: float = min([abs(kink - x) for kink in sides if kink is not None], default=LARGEST_STEP)
    return 0.0 if reach < 1e-12 * max(abs(x), 1.0) else reach


def bends(derivative: Elementwise, x: float) -> tuple[float, float]:
    """f'' and f''' at ``x``, by differences of the exact f'; 0 where only rounding is left.

    The step, a power of two near the fourth root of 1e-16, makes x + step exact for common x.
    """
    step = 2.0**-13 * 2.0 ** math.ceil(math.log2(max(abs(x), 1.0)))
    with np.errstate(all="ignore"):
        below, middle, above = np.asarray(
            [float(derivative(np.float64(at))) for at in (x - step, x, x + step)]
        )
        second = (above - below) / (2 * step)
        third = (above - 2 * middle + below) / step**2
    noise = 8 * np.finfo(np.float64).eps * max(abs(below), abs(middle), abs(above))
    if abs(second) * step <= noise:
        second = 0.0
    if abs(third) * step**2 <= noise:
        third = 0.0
    return float(second), float(third)


def find_kink(derivative: Elementwise, low: float, high: float) -> float | None:
    """Where in [low, high] the derivative jumps or is missing, or None.

    The interval is cut into pieces, and the piece with the largest change of slope again, until
    it lies between two neighboring floats. A derivative that only changes quickly calms down on
    the way; one that jumps keeps its jump to the last.
    """
    if not low < high:
        return None
    whole = 0.0
    while True:
        at = np.linspace(low, high, PIECES + 1)
        with np.errstate(all="ignore"):
            slopes = np.broadcast_to(derivative(at), at.shape)
            missing = np.isnan(slopes)
            if missing.any():
                edges = np.flatnonzero(missing[1:] != missing[:-1])
                place = int(edges[0]) if edges.size else 0
                return float(at[place if missing[place] else place + 1])
            steps = np.abs(np.diff(slopes))
            whole = whole or float(slopes.max() - slopes.min())
        place = int(np.argmax(steps))
        # a little less than half: on the kink itself some derivatives give the mean of its sides
        if not math.isfinite(whole) or whole < LEAST_JUMP or not steps[place] > 0.4 * whole:
            return None
        left, right = float(at[place]), float(at[place + 1])
        if (left, right) == (low, high) or np.nextafter(left, right) >= right:
            return right
        low, high = left, right


def _value(f: Elementwise, at: Any, number: type[np.floating[Any]]) -> Any:
    return number(np.asarray(f(at)).item())


def _checked(h: float, method: str, precision: str) -> type[np.floating[Any]]:
    if method not in METHODS:
        raise ValueError(f"The method must be one of {METHODS}, not {method!r}.")
    if precision not in PRECISIONS:
        raise ValueError(f"The precision must be one of {PRECISIONS}, not {precision!r}.")
    if not 0 < h < math.inf:
        raise ValueError(f"The step h must be a finite number above 0, not {h!r}.")
    return np.float64 if precision == "float64" else np.float32
