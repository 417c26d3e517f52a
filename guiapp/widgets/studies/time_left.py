"""How long something will still take, guessed from how long its part has taken."""

from __future__ import annotations

import time
from collections.abc import Callable

LEAST_SHARE = 0.005  # before that a guess is worth nothing
LEAST_S = 0.5


class TimeLeft:
    """Begins to count when it is made."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` gives seconds."""
        self._clock = clock
        self._start = clock()

    def elapsed(self) -> float:
        """Seconds since the beginning."""
        return self._clock() - self._start

    def at(self, share: float) -> float | None:
        """Seconds until the end, when ``share`` of the work is done; None if nobody can say."""
        elapsed = self.elapsed()
        if share < LEAST_SHARE or elapsed < LEAST_S:
            return None
        return elapsed * (1.0 - min(share, 1.0)) / share
