"""The training images that lie nearest to a drawing, by Euclidean distance.

|x - q|^2 = |x|^2 - 2 x.q + |q|^2, so that one matrix product measures many images. The images
stay bytes: they become floats a few hundred at a time, and only from the first pixel with ink
to the last, since nothing else enters x.q.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.splits import Split

ROWS = 500  # as floats 1.6 MB, which stay in the cache between conversion and product
SPARE = 32  # the product is rounded to float32: this many more candidates are measured exactly


@dataclass(frozen=True, slots=True, eq=False)
class Neighbors:
    """The nearest samples, the nearest first; arrays read-only.

    Attributes
    ----------
    indices : (n,) int64, of the split
    labels : (n,) int64
    distances : (n,) float64, Euclidean over all inputs, with pixels from 0 to 1
    """

    indices: NDArray[np.int64]
    labels: NDArray[np.int64]
    distances: NDArray[np.float64]


class NearestSearch:
    """Looks for neighbors in one split again and again; |x|^2 is computed at the first search.

    A search of MNIST's 60,000 training images takes 9 ms, the first one 27 ms; besides the split
    it needs 3 MB.
    """

    def __init__(self, split: Split) -> None:
        self._split = split
        self._squares: NDArray[np.float32] | None = None
        self._rows: NDArray[np.float32] = np.empty(ROWS * split.inputs.shape[1], np.float32)

    def search(self, x: ArrayLike, count: int = 5) -> Generator[int, None, Neighbors]:
        """Find the ``count`` nearest samples.

        Yields how many samples are measured, several times a millisecond; returns ``Neighbors``.

        Parameters
        ----------
        x : (D,) in the scaled units of the split: pixels in [0, 1]
        count : 1 to N

        Raises
        ------
        ValueError : when x does not fit the split or holds what is no finite number, or for a
            count out of its range
        """
        query = np.array(x, np.float64)
        size, total = self._split.inputs.shape[1], len(self._split)
        if query.shape != (size,):
            raise ValueError(f"x has shape {query.shape}, expected ({size},).")
        if not np.isfinite(query).all():
            raise ValueError("x holds values that are not finite, expected numbers only.")
        if not 1 <= count <= total:
            raise ValueError(f"count is {count}, expected 1 to {total}.")
        return self._search(query * self._split.divisor, count)

    def _search(self, query: NDArray[np.float64], count: int) -> Generator[int, None, Neighbors]:
        if self._squares is None:
            yield from self._measure_lengths()
        assert self._squares is not None
        inputs, total = self._split.inputs, len(self._split)
        inked = np.flatnonzero(query)
        window = slice(int(inked[0]), int(inked[-1]) + 1) if len(inked) else slice(0, 1)
        twice = (-2.0 * query[window]).astype(np.float32)
        distances = np.empty(total, np.float32)
        for start in range(0, total, ROWS):
            stop = min(start + ROWS, total)
            rows = self._floats(inputs[start:stop, window])
            np.matmul(rows, twice, out=distances[start:stop])
            yield stop
        distances += self._squares
        return self._nearest(query, distances, count)

    def _measure_lengths(self) -> Generator[int, None, None]:
        inputs, total = self._split.inputs, len(self._split)
        squares = np.empty(total, np.float32)
        for start in range(0, total, ROWS):
            rows = self._floats(inputs[start : start + ROWS])
            np.einsum("nd,nd->n", rows, rows, out=squares[start : start + ROWS])
            yield 0
        self._squares = squares

    def _floats(self, stored: NDArray[np.uint8] | NDArray[np.float32]) -> NDArray[np.float32]:
        """Rows as float32, in the same memory each time."""
        rows = self._rows[: stored.size].reshape(stored.shape)
        np.copyto(rows, stored)
        return rows

    def _nearest(
        self, query: NDArray[np.float64], rough: NDArray[np.float32], count: int
    ) -> Neighbors:
        """Measure the best candidates exactly and put them in order."""
        some = min(count + SPARE, len(rough))
        candidates = np.sort(np.argpartition(rough, some - 1)[:some])
        apart = self._split.inputs[candidates].astype(np.float64) - query
        exact = np.sqrt(np.einsum("nd,nd->n", apart, apart)) / self._split.divisor
        # of equally near ones the first, so that the same drawing shows the same order
        order = np.argsort(exact, kind="stable")[:count]
        indices = candidates[order].astype(np.int64)
        labels, distances = self._split.labels[indices], exact[order]
        for array in (indices, labels, distances):
            array.flags.writeable = False
        return Neighbors(indices, labels, distances)
