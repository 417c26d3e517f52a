"""Moments of a run, kept so that any other is not far from one of them."""

from __future__ import annotations

import bisect
import math

from engine.records import TrainerState

MAX_BYTES = 200 * 2**20  # some 600 moments of the article's network, 200 with Adam
MOST_MOMENTS = 4_000  # of tiny networks, which would fill the memory with objects


class CheckpointRing:
    """States of one run within a bounded memory, denser early, where a network changes most.

    One rule places them: neighbors around iteration i are at least ``spread * sqrt(i)`` apart.
    The spread is 0 until the memory is full, and then as small as makes room for a third more.
    With 600 of them over 10,000 iterations that is 3 apart at 100 and 33 apart at the end.
    The first one always stays. Where there is no room for a second one, there is none: networks
    beyond 100 MiB are trained again from the start.
    """

    def __init__(self, first: TrainerState, max_bytes: int = MAX_BYTES) -> None:
        self._states = [first]
        self._max_bytes = max_bytes
        self._spread = 0.0

    @property
    def iterations(self) -> list[int]:
        """Rising."""
        return [state.iteration for state in self._states]

    @property
    def nbytes(self) -> int:
        """Memory of all arrays."""
        return sum(state.nbytes for state in self._states)

    @property
    def first(self) -> TrainerState:
        """The earliest moment that one can go back to."""
        return self._states[0]

    def nearest(self, iteration: int) -> TrainerState:
        """The last one at or before an iteration.

        Raises
        ------
        ValueError : for an iteration before the first
        """
        index = bisect.bisect_right(self._states, iteration, key=_iteration) - 1
        if index < 0:
            raise ValueError(
                f"iteration {iteration} is before {self.first.iteration}, the first kept."
            )
        return self._states[index]

    def wants(self, iteration: int) -> bool:
        """Whether a state of that iteration would be kept."""
        index = bisect.bisect_left(self._states, iteration, key=_iteration)
        gap = self._spread * math.sqrt(iteration)
        before, after = self._states[max(0, index - 1)], self._states[index : index + 1]
        if iteration <= before.iteration:
            return False  # it is here, or before all of them
        here = bool(after) and after[0].iteration - iteration <= (gap if gap else 0)
        return iteration - before.iteration >= max(gap, 1) and not here

    def add(self, state: TrainerState) -> None:
        """Keep a state that is wanted; others are thinned out where there is no room."""
        if not self.wants(state.iteration):
            return
        bisect.insort(self._states, state, key=_iteration)
        # all states of a run have the size of the newest: an optimizer may begin with nothing
        most = min(MOST_MOMENTS, self._max_bytes // max(1, state.nbytes))
        if len(self._states) > most:
            self._thin_out(most if most < 4 else most * 3 // 4)

    def _thin_out(self, most: int) -> None:
        if most < 2:
            self._spread = math.inf
            del self._states[1:]
            return
        self._spread = max(self._spread, 0.1)
        while len(self._states) > most:
            self._spread *= 1.1
            kept = self._states[:1]
            for state in self._states[1:]:
                gap = self._spread * math.sqrt(state.iteration)
                if state.iteration - kept[-1].iteration >= gap:
                    kept.append(state)
            self._states = kept


def _iteration(state: TrainerState) -> int:
    return state.iteration
