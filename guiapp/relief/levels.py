"""At which heights contour lines are drawn, and how a height becomes a shade: NumPy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

LEVELS = 12
EMPTY_SHARE = 0.55  # of the ground without a line: from here on it gets lines of its own
EXTRA_LEVELS = 8
LEAST_RATIO = 1.1  # of neighbors in a ladder of levels; below, even levels do as well
OUTLIER = 20.0  # times the spread of the middle 96 %: what lies further off is a pole


@dataclass(frozen=True)
class Relief:
    """The heights of a surface as a map shows them, the same however far one zooms.

    Attributes
    ----------
    low, high : the heights of the darkest and the lightest shade; poles lie beyond them
    unit : the height above ``low`` up to which shades are even, and then by ratio; None: shades
        by the square root, which has more of them near the bottom
    levels : (L,) the heights of the contour lines, rising
    """

    low: float
    high: float
    unit: float | None
    levels: FloatArray

    def shades(self, values: FloatArray) -> NDArray[np.uint8]:
        """Heights as 0 (low and below) to 255 (high and above); what is not finite is 0."""
        height = np.nan_to_num(values, nan=self.low, posinf=self.high, neginf=self.low)
        height = np.clip(height, self.low, self.high) - self.low
        top = self.high - self.low
        if not 0 < top < np.inf:
            return np.full(values.shape, 128, dtype=np.uint8)
        if self.unit is None:
            share = np.sqrt(height / top)
        else:
            share = np.log1p(height / self.unit) / np.log1p(top / self.unit)
        return np.round(255 * share).astype(np.uint8)


def relief(inside: FloatArray, values: FloatArray, logarithmic: bool) -> Relief:
    """What to draw of a surface, judged by its heights ``inside`` the domain.

    Parameters
    ----------
    inside : heights sampled evenly in the domain; may hold inf and nan
    values : the same with what is around it: the levels go on as far as these reach
    logarithmic : whether heights span many decades above the lowest
    """
    finite = inside[np.isfinite(inside)]
    if finite.size == 0:
        return Relief(0.0, 0.0, None, np.empty(0))
    low, high = bounds(finite)
    unit = None
    if logarithmic and high > low:
        unit = max(float(np.quantile(finite, 0.02)) - low, (high - low) * 1e-9, 1e-300)
    _, top = bounds(values[np.isfinite(values)])
    levels = contour_levels(finite, logarithmic, top=top)
    return Relief(low, high, unit, levels)


def bounds(finite: FloatArray) -> tuple[float, float]:
    """The lowest and the highest of the heights, leaving out what a pole has carried off."""
    low, first, last, high = np.quantile(finite, (0.0, 0.02, 0.98, 1.0)).tolist()
    reach = OUTLIER * (last - first)
    if reach > 0:
        low, high = max(low, first - reach), min(high, last + reach)
        if low == first - reach:
            low = first
        if high == last + reach:
            high = last
    return low, high


def levels_in_view(values: FloatArray, usual: FloatArray) -> FloatArray:
    """The heights of lines for a part of the map, which may be small or large.

    Those of the whole map, so that no line jumps, unless they leave the part too empty: then
    heights of its own.
    """
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return usual
    low, high = bounds(finite)
    within = int(((usual > low) & (usual < high)).sum())
    if within >= 5 and _emptiest(finite, usual)[0] < EMPTY_SHARE:
        return usual
    middle = float(np.median(finite))
    skewed = high - low > 8 * (middle - low) > 0
    return contour_levels(finite, skewed)


def contour_levels(
    values: FloatArray, logarithmic: bool, count: int = LEVELS, top: float | None = None
) -> FloatArray:
    """About ``count`` heights between the extremes of ``values``, rising, and on up to ``top``.

    Evenly spaced by a round number; or, ``logarithmic``, by ratio above the lowest value, so
    that a valley floor has lines as well as its walls. Where more than half of the ground would
    be left without a line, as on a plateau, there are more, at equal areas of that ground.
    """
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return np.empty(0)
    low, high = bounds(finite)
    # neighbors in floating point have no height between them, nor have the ends of its range
    least = max(1e-12 * max(abs(low), abs(high)), 1e-300)
    if not least < high - low < np.inf:
        return np.empty(0)
    top = high if top is None or not np.isfinite(top - low) else max(top, high)
    bottom = float(np.quantile(finite, 0.003)) - low  # a lake of 0.3 % of the map
    bottom = max(bottom, (high - low) * 1e-9)
    ratio = ((high - low) / bottom) ** (1 / (count + 1))
    if logarithmic and ratio > LEAST_RATIO:
        more = np.log((top - low) / bottom) / np.log(ratio) - 1e-9
        levels: FloatArray = low + bottom * ratio ** np.arange(int(min(more, 4 * count)) + 1)
    else:
        step = round_step((high - low) / count)
        first = np.floor(low / step) + 1
        last = min(np.ceil(top / step), np.ceil(high / step) + count)  # not without end
        levels = np.arange(first, last) * step
    return _with_lines_on_flat_ground(finite, levels)


def round_step(size: float) -> float:
    """The number of the series 1, 2, 5, 10 ... (times a power of ten) next above ``size``."""
    power = 10.0 ** np.floor(np.log10(size))
    return float(next(m * power for m in (1, 2, 5, 10) if m * power >= size * (1 - 1e-9)))


def _with_lines_on_flat_ground(finite: FloatArray, levels: FloatArray) -> FloatArray:
    share, band = _emptiest(finite, levels)
    if share < EMPTY_SHARE:
        return levels
    shares = np.linspace(0, 1, EXTRA_LEVELS + 2)[1:-1]
    extra = np.quantile(band, shares)
    extra = extra[(extra > band.min()) & (extra < band.max())]
    return np.unique(np.concatenate((levels, extra)))


def _emptiest(finite: FloatArray, levels: FloatArray) -> tuple[float, FloatArray]:
    """The largest part of the ground that no line crosses: its share, and its heights."""
    bands = np.searchsorted(levels, finite)
    counts = np.bincount(bands.ravel(), minlength=1)
    fullest = int(counts.argmax())
    return float(counts[fullest] / finite.size), finite[bands == fullest]
