"""How long and how strong the arrows of a field are drawn: NumPy only, no pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guiapp.relief.terrain import compressed

FloatArray = NDArray[np.float64]

SCALINGS = ("true", "compressed", "equal")

# In meshes of the grid. The mean true arrow is about as long as matplotlib's quiver makes it in
# the book's figure 4-9, where the longest then just reaches the next point.
MEAN_TRUE = 0.52
SHORTEST, LONGEST = 0.22, 0.92  # compressed
EQUAL = 0.7
LARGEST_FACTOR = 1e300  # finite, so that no slope times it is still nothing
FLATTEST = 1e-12  # of the steep twentieth: what is flatter counts as this
SHORTEST_DIFFERENCE = 0.9  # the longest difference, magnified, reaches this far at most


@dataclass(frozen=True)
class ArrowScale:
    """Turns the length of a vector into the length of its arrow.

    Attributes
    ----------
    scaling : one of ``SCALINGS``
    factor : what a vector of length 1 measures on the map when the scaling is "true"
    between : two lengths of vectors, 5 % of them shorter than one and 5 % longer than the other
    size : all arrows are this many times their usual length
    """

    scaling: str
    factor: float
    between: tuple[float, float]
    size: float = 1.0

    def drawn(self, lengths: FloatArray, mesh: float) -> FloatArray:
        """(N,) lengths of arrows on a map whose grid has the given mesh, both in its units."""
        if self.scaling == "true":
            with np.errstate(over="ignore"):
                return lengths * self.factor
        if self.scaling == "equal":
            return np.where(lengths > 0, EQUAL * mesh * self.size, 0.0)
        share = SHORTEST + (LONGEST - SHORTEST) * self.strength(lengths)
        weak = max(self.between[0], np.finfo(float).tiny)
        # below the usual range arrows still shrink, so that a minimum is seen as one
        share = share * np.minimum(1.0, lengths / weak) ** 0.25
        return np.asarray(share * mesh * self.size)

    def strength(self, lengths: FloatArray) -> FloatArray:
        """(N,) from 0 for the weakest twentieth to 1 for the strongest, by ratio."""
        with np.errstate(over="ignore", invalid="ignore"):
            return compressed(lengths, self.between)


def fit_scale(vectors: FloatArray, mesh: float, scaling: str, size: float = 1.0) -> ArrowScale:
    """The scale that suits these vectors (N, 2); those that are not finite do not count.

    Raises
    ------
    ValueError
        For a scaling that is not in ``SCALINGS``.
    """
    if scaling not in SCALINGS:
        raise ValueError(f"The scaling must be one of {SCALINGS}, not {scaling!r}.")
    lengths = finite_lengths(vectors)
    if lengths.size == 0:
        return ArrowScale(scaling, 1.0, (1.0, 1.0), size)
    low, high = np.quantile(lengths, (0.05, 0.95)).tolist()
    longest = float(lengths.max())
    mean = longest * float(np.mean(lengths / longest))  # a sum of huge lengths would overflow
    factor = min(MEAN_TRUE * mesh * size / mean, LARGEST_FACTOR)
    between = (max(low, high * FLATTEST), high)
    return ArrowScale(scaling, rounded(factor, 2), between, size)


def magnified(difference: FloatArray, scale: ArrowScale, mesh: float) -> tuple[ArrowScale, float]:
    """A scale for differences, and how many times larger than gradients it draws them.

    The number is 1, 2 or 5 times a power of ten, so that it can be said; 1.0 when there is no
    difference to be seen.
    """
    own = fit_scale(difference, mesh, scale.scaling, scale.size)
    lengths = finite_lengths(difference)
    if lengths.size == 0 or scale.factor <= 0:
        return own, 1.0
    wanted = SHORTEST_DIFFERENCE * mesh * scale.size / (float(lengths.max()) * scale.factor)
    times = _round_down(wanted) if math.isfinite(wanted) else 1.0
    return ArrowScale(own.scaling, scale.factor * times, own.between, own.size), times


def finite_lengths(vectors: FloatArray) -> FloatArray:
    """The lengths, above 0, of those vectors that are finite."""
    with np.errstate(all="ignore"):
        lengths = np.hypot(vectors[:, 0], vectors[:, 1])
    kept: FloatArray = lengths[np.isfinite(lengths) & (lengths > 0)]
    return kept


def rounded(value: float, digits: int) -> float:
    """To so many significant digits."""
    return float(f"{value:.{digits - 1}e}")


def _round_down(value: float) -> float:
    if value <= 0:
        return 1.0
    power = math.floor(math.log10(value))
    return max(float(f"{m}e{power}") for m in (1, 2, 5) if m * 10.0**power <= value * (1 + 1e-9))
