"""What a lens over a point of a curve shows: f at the floats that there are, NumPy only.

All is relative to the point: across, shares of the lens from -1 to 1; up, the same unit times
the steepest slope in sight, so that a straight line through the middle looks like one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

SAMPLES = 241
WIDTH_IN_STEPS = 1.7  # the lens reaches so many h to either side
LEAST_SPACINGS = 2.6  # and at least so many floats, or an h that is too small would show nothing
FEW = 65  # floats in the lens that are drawn one by one


@dataclass(frozen=True)
class Lens:
    """A view of half-width ``reach`` around ``center``.

    Attributes
    ----------
    across, up : (n,) float64 in -1..1, f at the floats in view; nan where it is not finite
    few : whether these are all floats in view, and not a choice of them
    scale : what 1 stands for upwards, in units of f
    """

    center: float
    reach: float
    across: FloatArray
    up: FloatArray
    few: bool
    scale: float


def look(
    function: Callable[[Any], Any],
    center: float,
    h: float,
    precision: str,
    slopes: tuple[float, ...],
) -> Lens:
    """Look at ``function`` around ``center``, wide enough for center +- h.

    Parameters
    ----------
    center : as ``precision`` ("float64" or "float32") holds it
    slopes : those of the lines that will be drawn too; nan and inf do not count
    """
    number = np.dtype(precision).type
    reach = reach_of(center, h, precision)
    with np.errstate(all="ignore"):
        middle = number(center)
        wanted = np.linspace(center - reach, center + reach, SAMPLES).astype(number)
        there = np.unique(wanted)
        few = there.size <= FEW
        if few:  # every one, which the samples may have missed
            there = neighbors(center, reach, precision)
        rises = np.asarray(function(there)).astype(number) - number(function(middle))
        across = (there.astype(np.float64) - center) / reach
        rises = rises.astype(np.float64)
    sizes = [abs(slope) * reach for slope in slopes if math.isfinite(slope)]
    finite = np.abs(rises[np.isfinite(rises)])
    sizes.append(float(finite.max()) if finite.size else 0.0)
    scale = max(sizes) * 1.15
    usable = math.isfinite(scale) and scale > 0
    up = np.where(np.isfinite(rises), rises / scale if usable else 0.0, np.nan)
    return Lens(center, reach, across, up, few, scale if usable else 1.0)


def reach_of(center: float, h: float, precision: str) -> float:
    """Half the width of the lens."""
    with np.errstate(all="ignore"):
        spacing = float(np.spacing(np.abs(np.dtype(precision).type(center))))
    return max(WIDTH_IN_STEPS * h, LEAST_SPACINGS * spacing)


def neighbors(center: float, reach: float, precision: str, most: int = 400) -> NDArray[Any]:
    """All numbers of ``precision`` within ``reach`` of ``center``, rising; at most ``most``."""
    number = np.dtype(precision).type
    with np.errstate(all="ignore"):
        middle = number(center)
        found = [middle] if abs(float(middle) - center) <= reach else []
        for towards in (number(-math.inf), number(math.inf)):
            at = middle
            while len(found) < most:
                at = np.nextafter(at, towards)
                if not abs(float(at) - center) <= reach:
                    break
                found.append(at)
    return np.sort(np.array(found, dtype=number))


def spacings_in(step: float, center: float, precision: str) -> float:
    """How many floats follow ``center`` up to center + ``step``; a fraction where it is none.

    Counted by their bit patterns, which rise by one from float to float; around 0, where the
    spacing halves again and again, there is no other way.
    """
    number = np.dtype(precision).type
    with np.errstate(all="ignore"):
        start, end = number(center), number(center + step)
        between = _ordinal(end) - _ordinal(start)
        if between > 4 or not np.isfinite(end):
            return float(between)
        return step / float(np.spacing(np.abs(start)))


def _ordinal(value: Any) -> int:
    """The place of a float among all of its precision."""
    bits = int(np.asarray(value).view(f"i{value.itemsize}"))
    return bits if bits >= 0 else -(bits & ((1 << (8 * value.itemsize - 1)) - 1))
