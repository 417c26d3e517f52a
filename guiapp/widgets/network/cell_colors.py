"""Numbers as colored cells: signed, scaled by the largest, and thinned out where they are many."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, isfinite, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guiapp.theme import Theme

Values = NDArray[Any]
LONGEST_ROW = 16  # a vector of more numbers is broken into rows


@dataclass(frozen=True, eq=False)
class CellGrid:
    """A vector or matrix laid out in cells.

    Attributes
    ----------
    values : (n,) or (rows, columns)
    wide : cells per row of a vector; of a matrix its columns
    is_gradient : gradients have a color of their own
    peak : the value of full color, or None for the largest magnitude here
    is_known : False before the numbers are computed: the cells are then shown empty
    """

    values: Values
    wide: int
    is_gradient: bool = False
    peak: float | None = None
    is_known: bool = True

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of cells."""
        if self.values.ndim == 2:
            return self.values.shape[0], self.values.shape[1]
        return max(1, ceil(len(self.values) / self.wide)), self.wide

    def index_at(self, row: int, column: int) -> tuple[int, ...] | None:
        """The index of the array at a cell, or None beside and behind the last one."""
        rows, columns = self.shape
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        if self.values.ndim == 2:
            return row, column
        place = row * self.wide + column
        return (place,) if place < len(self.values) else None

    def cell_of(self, index: tuple[int, ...]) -> tuple[int, int]:
        """Row and column of the cell where an index is shown."""
        if self.values.ndim == 2:
            return index[0], index[1]
        return divmod(index[0], self.wide)

    def full_color(self) -> float:
        """The magnitude that has full color; at least something above zero."""
        return (largest_magnitude(self.values) if self.peak is None else self.peak) or 1.0

    def block(self) -> Values:
        """The cells as a matrix; what is behind the end of a vector is NaN."""
        if self.values.ndim == 2:
            return self.values
        rows, columns = self.shape
        block = np.full(rows * columns, np.nan)
        block[: len(self.values)] = self.values
        return block.reshape(rows, columns)


def largest_magnitude(values: Values) -> float:
    """Of the finite numbers; 0 where there are none. 1024 x 1024 take 0.5 ms."""
    if not values.size:
        return 0.0
    largest = max(-float(values.min()), float(values.max()))
    if isfinite(largest):
        return largest
    finite = np.abs(values[np.isfinite(values)])
    return float(finite.max()) if finite.size else 0.0


def vector_width(length: int) -> int:
    """Cells per row of a vector: one below the other, or nearly a square where they are many."""
    return 1 if length <= LONGEST_ROW else ceil(sqrt(length))


LEVELS = 255  # an odd number, so that zero has a color of its own: that of the background
DARKEST_GRAY = 0.7  # negative gradients end in a gray that is not yet text


def table_for(theme: Theme, is_gradient: bool) -> NDArray[np.uint32]:
    """LEVELS colors as 0xffRRGGBB, from the most negative over zero to the most positive.

    Values run through the colors of negative and positive weights; gradients from gray to the
    orange that is theirs.
    """
    meanings = (
        ("text", "surface", "gradient") if is_gradient else ("negative", "surface", "positive")
    )
    ends = [theme.color(meaning) for meaning in meanings]
    channels = np.array([[c.red(), c.green(), c.blue()] for c in ends], dtype=float)
    position = np.linspace(-1.0, 1.0, LEVELS)
    # the square root lifts faint cells out of the background: most are near zero
    strength = np.sqrt(np.abs(position))[:, None]
    if is_gradient:
        strength *= np.where(position < 0, DARKEST_GRAY, 1.0)[:, None]
    toward = np.where(position[:, None] < 0, channels[0], channels[2])
    rgb = (channels[1] * (1 - strength) + toward * strength).round().astype(np.uint32)
    table: NDArray[np.uint32] = 0xFF000000 | rgb[:, 0] << 16 | rgb[:, 1] << 8 | rgb[:, 2]
    return table


def level_of(block: Values, peak: float) -> NDArray[np.intp]:
    """Places in the table; what is beyond the peak has full color."""
    half = LEVELS // 2
    return np.rint(np.clip(block / peak, -1.0, 1.0) * half).astype(np.intp) + half


def colored(block: Values, peak: float, table: NDArray[np.uint32]) -> NDArray[Any]:
    """(rows, columns) uint32 ARGB; NaN is transparent, infinities have full color."""
    empty = np.isnan(block)
    image = table[level_of(np.where(empty, 0.0, block), peak)]
    image[empty] = 0
    return image


def is_dark(color: int) -> bool:
    """Whether white reads better than black on 0xffRRGGBB; the limit of equal contrast."""
    channels = [((color >> shift & 255) / 255.0) ** 2.2 for shift in (16, 8, 0)]
    return float(np.dot(channels, (0.2126, 0.7152, 0.0722))) < 0.179


def strongest(block: Values, rows: int, columns: int) -> Values:
    """The matrix thinned out to at most rows x columns: of each patch its largest magnitude.

    A mean would let weights of both signs vanish. 784 x 100 to 220 x 100 take 0.3 ms.
    """
    for axis, most in ((0, rows), (1, columns)):
        if block.shape[axis] > most:
            starts = np.arange(most) * block.shape[axis] // most
            high = np.fmax.reduceat(block, starts, axis=axis)
            low = np.fmin.reduceat(block, starts, axis=axis)
            block = np.where(high >= -low, high, low)
    return block
