"""What the curves of a race against the step are made of: NumPy only, no pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.race import Lane
from guiapp.relief.levels import round_step

FloatArray = NDArray[np.float64]
Point = tuple[float, float]

QUANTITIES = ("value", "distance")
SMALLEST = 1e-12  # a curve that is flatter than this is shown as flat
LARGEST = 1e300  # a diverging f is drawn up to here: its square must not overflow in Qt
RUNAWAY = 3.0  # times the highest point of the tamest racer: a linear axis ends there


def curve(lane: Lane, steps: int, quantity: str, minima: Sequence[Point]) -> FloatArray:
    """(k + 1,) f, or the distance to the nearest of the minima, after 0..k steps.

    k is ``steps``, or the last step of a racer that has diverged. Beyond 1e300 values end there;
    a distance without minima is nan.
    """
    last = min(steps, lane.steps) + 1
    if quantity == "value":
        return np.asarray(np.clip(lane.values[:last], -LARGEST, LARGEST))
    points = lane.points[:last]
    if not minima:
        return np.full(len(points), np.nan)
    with np.errstate(all="ignore"):
        away = np.clip(points[:, None, :] - np.array(minima), -LARGEST, LARGEST)
        return np.asarray(np.hypot(away[..., 0], away[..., 1]).min(axis=1))


def logarithms(values: FloatArray) -> FloatArray:
    """Exponents of ten; a gap (nan) where there is none."""
    return np.log10(np.where(values > 0, values, np.nan))


def tamed(curves: Sequence[FloatArray]) -> FloatArray:
    """All finite values for which a linear axis makes room.

    Where one racer runs away the others still want to be read, so the axis ends not far above
    the highest point of the tamest racer.
    """
    finite = [values[np.isfinite(values)] for values in curves]
    finite = [values for values in finite if values.size]
    if not finite:
        return np.empty(0)
    limit = RUNAWAY * min(float(np.abs(values).max()) for values in finite)
    together = np.concatenate(finite)
    return together[np.abs(together) <= limit] if limit > 0 else together


def value_range(values: FloatArray, log: bool) -> tuple[float, float]:
    """The range of the upright axis: it grows in steps, so that it does not jitter.

    Linear: from 0, or a round number below the lowest value, to one above the highest.
    Logarithmic (``values`` are exponents then): whole powers of ten.
    """
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    if log:
        return math.floor(low) - 0.1, max(math.ceil(high), math.floor(low) + 1) + 0.1
    step = round_step(max(high, -low, SMALLEST) / 5)
    bottom = 0.0 if low >= 0 else math.floor(low / step) * step
    top = max(math.ceil(high / step), 0) * step
    room = 0.04 * max(top - bottom, step)
    return bottom - room, top + room


def extremes(values: FloatArray, columns: int) -> NDArray[np.intp]:
    """Rising indices of the points to draw: of each column the lowest and the highest.

    All of them when there are at most four to a column. Drawing 5,000 points takes 6 ms.
    """
    width = math.ceil(len(values) / columns)
    if width <= 4:
        return np.arange(len(values))
    padded = np.full(width * columns, np.nan)
    padded[: len(values)] = values
    table = padded.reshape(columns, width)
    gaps = np.isnan(table)
    lowest = np.where(gaps, np.inf, table).argmin(axis=1)
    highest = np.where(gaps, -np.inf, table).argmax(axis=1)
    starts = np.arange(0, width * columns, width)
    chosen = np.concatenate((starts + lowest, starts + highest, [len(values) - 1]))
    return np.unique(chosen[chosen < len(values)])
