"""How many iterations a chosen speed allows by now; plain Python."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from guiapp.messages import FULL_SPEED

MAY_LAG_S = 0.25


class Pace:
    """Iterations per second, counted from the last ``restart``.

    Attributes
    ----------
    done : iterations made since then; whoever makes them counts them here
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._speed = FULL_SPEED
        self.done = 0
        self._start = clock()

    def set_speed(self, steps_per_second: float) -> None:
        """Iterations per second, or FULL_SPEED."""
        self._speed = steps_per_second
        self.restart()

    def restart(self) -> None:
        """What was not made until now is not owed any more."""
        self._start = self._clock()
        self.done = 0

    def owed(self) -> int:
        """Iterations that may be made now; the first one at once."""
        if self._speed == FULL_SPEED:
            return sys.maxsize
        owed = int((self._clock() - self._start) * self._speed) + 1 - self.done
        if owed > 1 + self._speed * MAY_LAG_S:
            # the machine cannot keep up, so do not chase it
            self.restart()
            return 1
        return owed

    def wait_ms(self) -> int:
        """Time until the next iteration is owed."""
        if self._speed == FULL_SPEED:
            return 0
        due = self._start + self.done / self._speed
        return max(0, round((due - self._clock()) * 1000.0))
