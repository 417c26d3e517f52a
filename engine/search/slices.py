"""Long work cut into slices of some milliseconds, so that it can be given up between them."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from typing import TypeVar

from engine.trainer import overflow_is_news

SLICE_S = 0.01

Result = TypeVar("Result")


def in_slices(units: Iterator[float]) -> Generator[float, None, float]:
    """Pull ``units`` for about 10 ms at a time, with overflow let through in silence.

    Parameters
    ----------
    units : small pieces of work; each yields the share that is done, 0 to 1

    Yields
    ------
    that share, after each slice but the last

    Returns
    -------
    The seconds spent in slices: however long the caller rested, the same work counts the same.
    """
    seconds = 0.0
    ended = False
    while not ended:
        start = time.perf_counter()
        share, ended = 0.0, True
        with overflow_is_news():
            for share in units:  # noqa: B007 (the last one is yielded below)
                if time.perf_counter() - start >= SLICE_S:
                    ended = False
                    break
        seconds += time.perf_counter() - start
        if not ended:
            yield share
    return seconds


def exhaust(steps: Generator[object, None, Result]) -> Result:
    """Pull a generator to its end; what it returned."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
