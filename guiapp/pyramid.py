"""Growing series that can be read at any coarseness without being read through.

A plot that is w pixels wide needs w minima and w maxima, not a million values. They are at hand
as the minima and maxima of blocks of 4, 8, 16, ... values, kept up to date as values arrive.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class GrowingRows:
    """An array of shape (rows, n) whose n grows at the cost of copying each value once or twice."""

    def __init__(self, rows: int, capacity: int = 1024) -> None:
        self._data: Floats = np.empty((rows, capacity))
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def view(self) -> Floats:
        """The values so far, (rows, n), without a copy; stale after the next ``extend``."""
        return self._data[:, : self._size]

    def extend(self, block: Floats) -> None:
        """Append the columns of ``block``, (rows, m)."""
        size = self._size + block.shape[1]
        if size > self._data.shape[1]:
            capacity = max(size, 2 * self._data.shape[1])
            grown = np.empty((self._data.shape[0], capacity))
            grown[:, : self._size] = self.view
            self._data = grown
        self._data[:, self._size : size] = block
        self._size = size

    def clear(self) -> None:
        """Forget the values and keep the room."""
        self._size = 0


class MinMaxPyramid:
    """Several series of equal length, readable at any coarseness without reading them through.

    Level k holds the minimum and the maximum of every complete block of ``4 * 2**k`` values.
    Values that are not finite are stored as NaN and never count as an extreme.
    """

    BASE = 4  # the finest blocks; with 2 the levels would take twice the memory

    def __init__(self, series: int) -> None:
        self._series = series
        self._values = GrowingRows(series)
        self._levels: list[tuple[GrowingRows, GrowingRows]] = []
        self.revision = 0  # another number after every change
        self._forget_extremes()

    def __len__(self) -> int:
        return len(self._values)

    @property
    def values(self) -> Floats:
        """All values, (series, n), read-only by agreement."""
        return self._values.view

    @property
    def lows(self) -> Floats:
        """The smallest finite value of each series, (series,); NaN where there is none."""
        return self._lows

    @property
    def highs(self) -> Floats:
        """The largest finite value of each series, (series,); NaN where there is none."""
        return self._highs

    def clear(self) -> None:
        """Forget the values and keep the room."""
        self.revision += 1
        self._values.clear()
        for lows, highs in self._levels:
            lows.clear()
            highs.clear()
        self._forget_extremes()

    def _forget_extremes(self) -> None:
        self._lows = np.full(self._series, np.nan)
        self._highs = np.full(self._series, np.nan)

    def extend(self, block: Floats) -> None:
        """Append the columns of ``block``, (series, m): O(m), whatever is there already."""
        if not block.size:
            return
        self.revision += 1
        finite = np.isfinite(block)
        if not finite.all():
            block = np.where(finite, block, np.nan)
        self._values.extend(block)
        self._lows = np.fmin(self._lows, np.fmin.reduce(block, axis=1))
        self._highs = np.fmax(self._highs, np.fmax.reduce(block, axis=1))
        self._extend_levels()

    def _extend_levels(self) -> None:
        lower = upper = self.values
        fan = self.BASE  # how many blocks of the level below make one of this level
        for level in range(64):
            if level == len(self._levels):
                self._levels.append((GrowingRows(self._series, 64), GrowingRows(self._series, 64)))
            lows, highs = self._levels[level]
            complete = slice(len(lows) * fan, lower.shape[1] // fan * fan)
            if complete.start == complete.stop:
                return  # then no block of a higher level has been completed either
            lows.extend(_folded(np.fmin, lower[:, complete], fan))
            highs.extend(_folded(np.fmax, upper[:, complete], fan))
            lower, upper, fan = lows.view, highs.view, 2

    def extremes(self, start: int, stop: int) -> tuple[Floats, Floats]:
        """Minimum and maximum, each (series,), of the values in ``start <= index < stop``.

        Reads at most 128 blocks and, at either end, what does not fill a block: O(log n).
        """
        level = (stop - start).bit_length() - 9
        if level < 0:
            part = self.values[:, start:stop]
            return np.fmin.reduce(part, axis=1), np.fmax.reduce(part, axis=1)
        size = self.BASE << level
        first, last = -(-start // size), stop // size
        lows, highs = self._levels[level]
        low = np.fmin.reduce(lows.view[:, first:last], axis=1)
        high = np.fmax.reduce(highs.view[:, first:last], axis=1)
        for rest_start, rest_stop in ((start, first * size), (last * size, stop)):
            if rest_start < rest_stop:
                rest_low, rest_high = self.extremes(rest_start, rest_stop)
                low, high = np.fmin(low, rest_low), np.fmax(high, rest_high)
        return low, high

    def decimate(self, start: int, stop: int, columns: int) -> tuple[Integers, Floats]:
        """At most ``2 * columns`` points that look like all values in ``start <= index < stop``.

        Few values come back as they are. Many are cut into at most ``columns`` buckets, whose
        borders are multiples of their size (so that they stand still while the series grows),
        and each bucket becomes two points: its minimum and its maximum, in the order that lets
        a slope be drawn without teeth.

        Returns
        -------
        indices : (m,) int64, rising, from ``start`` to ``stop - 1``
        values : (series, m) float64; NaN where a bucket has no finite value
        """
        start, stop = max(start, 0), min(stop, len(self))
        if stop <= start:
            return np.empty(0, np.int64), np.empty((self._series, 0))
        columns = max(columns, 1)
        if stop - start <= 2 * columns:
            return np.arange(start, stop), self.values[:, start:stop].copy()
        blocks = -(-(stop - start) // (self.BASE * columns))  # of level 0, in a bucket
        level = max(0, blocks.bit_length() - 2)
        fold = -(-blocks >> level)  # 2 to 4 blocks of this level: at most half too wide
        while (stop - 1) // self._size(level, fold) - start // self._size(level, fold) >= columns:
            fold += 1 + fold // 8  # one bucket too many, for the parts at the ends
        size = self._size(level, fold)
        edges = np.arange(start // size, (stop - 1) // size + 2) * size
        edges[0], edges[-1] = start, stop
        indices = np.empty(2 * len(edges) - 2, np.int64)
        indices[0::2] = edges[:-1]
        indices[1::2] = edges[1:] - 1
        return indices, self._bucket_points(edges, level, fold)

    def _size(self, level: int, fold: int) -> int:
        return (self.BASE << level) * fold

    def _bucket_points(self, edges: Integers, level: int, fold: int) -> Floats:
        """Two values for each bucket between neighboring ``edges``."""
        size = self._size(level, fold)
        first, last = int(edges[0]) // size, (int(edges[-1]) - 1) // size
        low, high = np.empty((2, self._series, last - first + 1))
        blocks = self._levels[level] if level < len(self._levels) else None
        complete = 0 if blocks is None else min(len(blocks[0]) // fold, last + 1) - first
        if blocks is not None and complete > 0:
            part = slice(first * fold, (first + complete) * fold)
            low[:, :complete] = _folded(np.fmin, blocks[0].view[:, part], fold)
            high[:, :complete] = _folded(np.fmax, blocks[1].view[:, part], fold)
        for bucket in {0, last - first}:  # no other can be cut, or lack its blocks
            start, stop = int(edges[bucket]), int(edges[bucket + 1])
            if stop - start < size:
                low[:, bucket], high[:, bucket] = self.extremes(start, stop)
        return _in_order(low, high)


def _in_order(low: Floats, high: Floats) -> Floats:
    """Two points per bucket, (series, 2 * buckets): high before low where the series falls."""
    falls = np.zeros(low.shape, np.bool_)
    np.greater(high[:, :-1], high[:, 1:], out=falls[:, :-1])
    if low.shape[1] > 1:
        falls[:, -1] = falls[:, -2]
    points = np.empty((low.shape[0], 2 * low.shape[1]))
    points[:, 0::2] = np.where(falls, high, low)
    points[:, 1::2] = np.where(falls, low, high)
    return points


def _folded(extreme: np.ufunc, rows: Floats, fan: int) -> Floats:
    """The extreme of every ``fan`` neighbors in each row: (series, m * fan) -> (series, m).

    For 600 buckets of 3, strides take 5 us and ``reduce`` over the short axis 49 us.
    """
    folded = rows[:, 0::fan]
    for k in range(1, fan):
        folded = extreme(folded, rows[:, k::fan])
    return folded
