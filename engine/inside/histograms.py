"""Histograms with edges that stay, so that two of them can be laid one over the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

BINS = 40
DECADES = (-10.0, 1.0)  # of magnitudes: gradients of float32 networks lie well within
MAGNITUDE_BINS = 44  # four a decade


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """How many of some numbers lie in each of B equally wide bins.

    Attributes
    ----------
    low, high : ends of the first and last bin; for magnitudes they are exponents of ten
    counts : (B,) int64, read-only
    below, above : numbers beyond the ends
    not_finite : NaN and infinities
    zeros : numbers that are exactly 0, where they are counted apart; else 0
    """

    low: float
    high: float
    counts: NDArray[np.int64]
    below: int = 0
    above: int = 0
    not_finite: int = 0
    zeros: int = 0

    @property
    def edges(self) -> NDArray[np.float64]:
        """(B + 1,) ends of the bins."""
        return np.linspace(self.low, self.high, len(self.counts) + 1)

    @property
    def total(self) -> int:
        """All numbers that were looked at, wherever they lie."""
        beside = self.below + self.above + self.not_finite + self.zeros
        return int(self.counts.sum()) + beside

    @property
    def shares(self) -> NDArray[np.float64]:
        """(B,) counts as shares of ``total``, in [0, 1]."""
        return self.counts / max(1, self.total)

    @property
    def outside(self) -> float:
        """Share of the numbers beyond the ends."""
        return (self.below + self.above) / max(1, self.total)


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Some numbers in short: NaN as mean and std where one of them is not finite."""

    mean: float
    std: float
    histogram: Histogram


def histogram(
    values: Array, low: float, high: float, bins: int = BINS, *, zeros_apart: bool = False
) -> Histogram:
    """Count ``values`` (any shape) in ``bins`` bins from ``low`` to ``high``, both included.

    With ``zeros_apart`` exact zeros are in no bin: half the outputs of a ReLU would dwarf the
    others.

    Raises
    ------
    ValueError : when ``high`` is not above ``low``, or there are no bins
    """
    if not (low < high and np.isfinite(high - low)):
        raise ValueError(f"A histogram from {low} to {high} is empty; expected low < high.")
    if bins < 1:
        raise ValueError(f"A histogram takes at least one bin, not {bins}.")
    flat, not_finite = _finite(values)
    zeros = 0
    if zeros_apart:
        rest = flat[flat != 0.0]
        flat, zeros = rest, flat.size - rest.size
    below, above = np.count_nonzero(flat < low), np.count_nonzero(flat > high)
    if below or above:
        flat = flat[(flat >= low) & (flat <= high)]
    # a third of the time of numpy.histogram, which looks at every number's edges once more
    places = ((flat - low) * (bins / (high - low))).astype(np.intp)
    np.minimum(places, bins - 1, out=places)
    counts = np.bincount(places, minlength=bins).astype(np.int64)
    counts.flags.writeable = False
    return Histogram(low, high, counts, int(below), int(above), not_finite, zeros)


def magnitude_histogram(values: Array) -> Histogram:
    """Count log10 |values| over ``DECADES``; exact zeros are counted apart."""
    flat, not_finite = _finite(values)
    magnitudes = np.abs(flat[flat != 0.0])
    found = histogram(np.log10(magnitudes), *DECADES, MAGNITUDE_BINS)
    return replace(found, not_finite=not_finite, zeros=flat.size - magnitudes.size)


def measure(
    values: Array, low: float, high: float, bins: int = BINS, *, zeros_apart: bool = False
) -> Spread:
    """Mean and standard deviation of all ``values`` (any shape), and their ``histogram``."""
    with np.errstate(invalid="ignore", over="ignore"):
        mean, std = float(values.mean(dtype=np.float64)), float(values.std(dtype=np.float64))
    if not np.isfinite(mean + std):
        mean = std = float("nan")
    return Spread(mean, std, histogram(values, low, high, bins, zeros_apart=zeros_apart))


def _finite(values: Array) -> tuple[Array, int]:
    """The finite values in a row, and how many are not."""
    flat = values.reshape(-1)
    finite = np.isfinite(flat)
    missing = flat.size - int(np.count_nonzero(finite))
    return (flat[finite] if missing else flat), missing
