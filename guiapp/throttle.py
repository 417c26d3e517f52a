"""First now, last pending: a stream of values at a bearable rate, its newest never lost.

A pen reports up to a thousand positions a second; the network answers at most as often as the
eye can follow. The first position is answered at once, those that follow too soon replace each
other, and the last of them is answered as soon as the interval allows.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Throttle(Generic[Value]):
    """Calls ``sink`` at most once per interval, and always with the newest value.

    Parameters
    ----------
    sink : receives the values that pass
    interval_ms : least time between two calls of ``sink``, >= 0
    clock : a monotonic time in milliseconds
    call_later : ``call_later(delay_ms, function)`` calls ``function`` once, later, in the same
        thread; ``QTimer.singleShot`` fits
    """

    def __init__(
        self,
        sink: Callable[[Value], object],
        interval_ms: float,
        clock: Callable[[], float],
        call_later: Callable[[int, Callable[[], None]], object],
    ) -> None:
        if not interval_ms >= 0:
            raise ValueError(f"interval_ms must be >= 0, but it is {interval_ms!r}")
        self._sink = sink
        self._interval_ms = interval_ms
        self._clock = clock
        self._call_later = call_later
        self._due_ms = float("-inf")  # the earliest time of the next call
        self._pending: list[Value] = []  # at most one; a list, because None is a value too
        self._is_scheduled = False

    def submit(self, value: Value) -> None:
        """Pass the value on now, or keep it as the one that is passed on next."""
        self._pending = [value]
        if self._clock() >= self._due_ms:
            self.flush()
        else:
            self._schedule()

    def flush(self) -> None:
        """Pass a kept value on without waiting, as at the end of a stroke."""
        if not self._pending:
            return
        value = self._pending.pop()
        # Before the call: the sink may submit again, and it may fail.
        self._due_ms = self._clock() + self._interval_ms
        self._sink(value)

    def cancel(self) -> None:
        """Forget a kept value, as when the drawing is cleared."""
        self._pending.clear()

    def _schedule(self) -> None:
        if not self._is_scheduled:
            self._is_scheduled = True
            self._call_later(max(1, ceil(self._due_ms - self._clock())), self._wake)

    def _wake(self) -> None:
        self._is_scheduled = False
        if not self._pending:
            return
        if self._clock() >= self._due_ms:
            self.flush()
        else:  # the timer was early, or a value went out in the meantime
            self._schedule()
