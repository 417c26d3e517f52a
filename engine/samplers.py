"""Mini-batches: which samples the next step looks at.

The book draws with replacement (`np.random.choice(train_size, batch_size)`, Deep Learning from
Scratch, 4.5.2). All randomness comes from the generator passed in: the same seed, the same bits.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray


class Sampler(ABC):
    """Draws indices of mini-batches without end.

    Parameters
    ----------
    size : number of samples to draw from, at least 1
    batch_size : indices in a batch, at least 1; at most `size` unless drawn with replacement
    rng : source of all randomness; the sampler advances it

    Raises
    ------
    ValueError : for a size out of its range
    """

    repeats = False  # whether one batch may hold a sample twice

    def __init__(self, size: int, batch_size: int, rng: Generator) -> None:
        if size < 1:
            raise ValueError(f"size is {size}, expected at least 1 sample.")
        if batch_size < 1:
            raise ValueError(f"batch_size is {batch_size}, expected at least 1.")
        if batch_size > size and not self.repeats:
            expected = f"at most {size}, the number of samples"
            raise ValueError(f"batch_size is {batch_size}, expected {expected}.")
        self.size = size
        self.batch_size = batch_size
        self.rng = rng

    @abstractmethod
    def next(self) -> NDArray[np.int64]:
        """Indices of the next mini-batch, (batch_size,) int64 in 0 .. size - 1."""


class WithReplacement(Sampler):
    """Every index is drawn on its own, so a batch may hold a sample twice (the book's way)."""

    repeats = True

    def __init__(self, size: int, batch_size: int, rng: Generator) -> None:
        super().__init__(size, batch_size, rng)
        self._block = _Block(self._draw)

    def next(self) -> NDArray[np.int64]:
        return self._block.next()

    def _draw(self) -> NDArray[np.int64]:
        return self.rng.integers(self.size, size=(_block_rows(self.batch_size), self.batch_size))


class WithoutReplacement(Sampler):
    """A batch holds no sample twice; batches know nothing of each other."""

    def __init__(self, size: int, batch_size: int, rng: Generator) -> None:
        super().__init__(size, batch_size, rng)
        self._block = _Block(self._draw)

    def next(self) -> NDArray[np.int64]:
        return self._block.next()

    def _draw(self) -> NDArray[np.int64]:
        """A block of batches: rows drawn freely, and drawn again where an index came twice.

        For 100 of 60,000 that is one row in twelve. Where a batch is a large part of the samples
        nearly every row would come again, so there the rows are chosen one by one.
        """
        size, batch_size, rng = self.size, self.batch_size, self.rng
        if batch_size**2 > size:
            # the order inside a batch means nothing, and leaving it saves a tenth
            return rng.choice(size, (1, batch_size), replace=False, shuffle=False)
        rows = _block_rows(batch_size)
        block = rng.integers(size, size=(rows, batch_size))
        stale = np.arange(rows)
        while len(stale):
            ordered = np.sort(block[stale], axis=1)
            stale = stale[(ordered[:, 1:] == ordered[:, :-1]).any(axis=1)]
            block[stale] = rng.integers(size, size=(len(stale), batch_size))
        return block


def _block_rows(batch_size: int) -> int:
    """Batches drawn at once: NumPy's call costs 25 us for 100 numbers amid training, and hardly
    more for 6,400, so that a batch comes down to 2 us."""
    return max(1, min(64, 100_000 // batch_size))


class _Block:
    """Hands out the rows of a block and draws another when they are used up."""

    def __init__(self, draw: Callable[[], NDArray[np.int64]]) -> None:
        self._draw = draw
        self._rows: Iterator[NDArray[np.int64]] = iter(())

    def next(self) -> NDArray[np.int64]:
        row = next(self._rows, None)
        if row is None:
            self._rows = iter(self._draw())
            row = next(self._rows)
        return row


class ShuffledEpochs(Sampler):
    """Goes through a permutation of all samples, then through a fresh one.

    When fewer than `batch_size` indices are left, they are dropped: every batch is full, and every
    sample comes at most once an epoch. A permutation of 60,000 takes 1 ms, once in 600 batches.

    Attributes
    ----------
    order : (size,) int64, read-only, this epoch's permutation
    position : how many of `order` have been handed out
    """

    def __init__(self, size: int, batch_size: int, rng: Generator) -> None:
        super().__init__(size, batch_size, rng)
        self._shuffle()

    def next(self) -> NDArray[np.int64]:
        if self.position + self.batch_size > self.size:
            self._shuffle()
        start = self.position
        self.position += self.batch_size
        return self.order[start : self.position]

    def _shuffle(self) -> None:
        self.order: NDArray[np.int64] = self.rng.permutation(self.size)
        self.order.flags.writeable = False  # batches are views of it
        self.position = 0


SAMPLERS: dict[str, type[Sampler]] = {
    "with_replacement": WithReplacement,
    "without_replacement": WithoutReplacement,
    "shuffled_epochs": ShuffledEpochs,
}
