"""Mini-batches: which samples the next step looks at.

The book draws with replacement (`np.random.choice(train_size, batch_size)`, Deep Learning from
Scratch, 4.5.2). All randomness comes from the generator passed in: the same seed, the same bits.
"""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SamplerState:
    """Where a sampler stands: enough to draw the same batches from there on.

    Attributes
    ----------
    generator : the state of NumPy's bit generator before the present block was drawn; plain
        numbers and strings, ready for JSON
    taken : batches of that block that have been handed out, >= 0
    """

    generator: Mapping[str, Any]
    taken: int


class Sampler(ABC):
    """Draws indices of mini-batches without end, some batches at once.

    A block of batches is forgotten as soon as it is used up; it can be drawn again from the state
    that the generator had before it, which is all that has to be remembered.

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
        self._before: Mapping[str, Any] = _state_of(rng)
        self._block: Indices | None = None  # (rows, batch_size); None: not drawn yet
        self._taken = 0

    def next(self) -> Indices:
        """Indices of the next mini-batch, (batch_size,) int64 in 0 .. size - 1."""
        block = self._present_block()
        if self._taken == len(block):
            self._before = _state_of(self.rng)
            self._block = block = self._draw()
            self._taken = 0
        batch: Indices = block[self._taken]
        self._taken += 1
        return batch

    def state(self) -> SamplerState:
        """Where this sampler stands, as a copy."""
        return SamplerState(self._before, self._taken)

    def restore(self, state: SamplerState) -> None:
        """Go to where a sampler of the same size and batch size stood.

        Raises
        ------
        ValueError : for a state that no such sampler has; this one is then as it was
        """
        restored = copy.copy(self)
        restored.rng = copy.deepcopy(self.rng)
        try:
            restored.rng.bit_generator.state = dict(state.generator)
        except (ValueError, TypeError, KeyError, OverflowError, AttributeError) as error:
            name = self.rng.bit_generator.state["bit_generator"]
            raise ValueError(f"generator is no state of {name}.") from error
        restored._before = _state_of(restored.rng)
        restored._block = restored._draw()
        if not 0 <= state.taken <= len(restored._block):
            raise ValueError(f"taken is {state.taken}, expected 0 to {len(restored._block)}.")
        restored._taken = state.taken
        self.__dict__.update(restored.__dict__)

    def _present_block(self) -> Indices:
        if self._block is None:
            self._block = self._draw()
        return self._block

    @abstractmethod
    def _draw(self) -> Indices:
        """The next batches, (at least 1, batch_size) int64."""


class WithReplacement(Sampler):
    """Every index is drawn on its own, so a batch may hold a sample twice (the book's way)."""

    repeats = True

    def _draw(self) -> Indices:
        return self.rng.integers(self.size, size=(block_rows(self.batch_size), self.batch_size))


class WithoutReplacement(Sampler):
    """A batch holds no sample twice; batches know nothing of each other."""

    def _draw(self) -> Indices:
        """Rows drawn freely, and drawn again where an index came twice.

        For 100 of 60,000 that is one row in twelve. Where a batch is a large part of the samples
        nearly every row would come again, so there the rows are chosen one by one.
        """
        size, batch_size, rng = self.size, self.batch_size, self.rng
        if batch_size**2 > size:
            # the order inside a batch means nothing, and leaving it saves a tenth
            return rng.choice(size, (1, batch_size), replace=False, shuffle=False)
        rows = block_rows(batch_size)
        block = rng.integers(size, size=(rows, batch_size))
        stale = np.arange(rows)
        while len(stale):
            ordered = np.sort(block[stale], axis=1)
            stale = stale[(ordered[:, 1:] == ordered[:, :-1]).any(axis=1)]
            block[stale] = rng.integers(size, size=(len(stale), batch_size))
        return block


class ShuffledEpochs(Sampler):
    """Goes through a permutation of all samples, then through a fresh one.

    When fewer than `batch_size` indices are left, they are dropped: every batch is full, and every
    sample comes at most once an epoch. A permutation of 60,000 takes 1 ms, once in 600 batches.
    """

    def _draw(self) -> Indices:
        order = self.rng.permutation(self.size)
        rows = self.size // self.batch_size
        block = order[: rows * self.batch_size].reshape(rows, self.batch_size)
        block.flags.writeable = False  # batches are views of it
        return block


def block_rows(batch_size: int) -> int:
    """Batches drawn at once: NumPy's call costs 25 us for 100 numbers amid training, and hardly
    more for 6,400, so that a batch comes down to 2 us."""
    return max(1, min(64, 100_000 // batch_size))


def _state_of(rng: Generator) -> Mapping[str, Any]:
    return dict(rng.bit_generator.state)


SAMPLERS: dict[str, type[Sampler]] = {
    "with_replacement": WithReplacement,
    "without_replacement": WithoutReplacement,
    "shuffled_epochs": ShuffledEpochs,
}
