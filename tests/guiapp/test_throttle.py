"""First now, last pending, on a clock that stands still until it is told."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiapp.throttle import Throttle

INTERVAL_MS = 16.0


class FakeTime:
    """A clock with its timers."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._order = 0

    @property
    def waiting(self) -> int:
        return len(self._timers)

    def clock(self) -> float:
        return self.now

    def call_later(self, delay_ms: int, function: Callable[[], None]) -> None:
        assert isinstance(delay_ms, int)
        assert delay_ms >= 1
        self._order += 1
        heapq.heappush(self._timers, (self.now + delay_ms, self._order, function))

    def advance(self, ms: float) -> None:
        end = self.now + ms
        while self._timers and self._timers[0][0] <= end:
            self.now, _, function = heapq.heappop(self._timers)
            function()
        self.now = end


class Recorder:
    """A throttle whose sink writes down what came, and when."""

    def __init__(self, interval_ms: float = INTERVAL_MS) -> None:
        self.time = FakeTime()
        self.calls: list[tuple[float, object]] = []
        self.throttle: Throttle[object] = Throttle(
            self._sink, interval_ms, self.time.clock, self.time.call_later
        )

    def _sink(self, value: object) -> None:
        self.calls.append((self.time.now, value))

    @property
    def values(self) -> list[object]:
        return [value for _, value in self.calls]


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


def test_the_first_value_goes_through_at_once(recorder: Recorder) -> None:
    recorder.throttle.submit("a")
    assert recorder.calls == [(1000.0, "a")]
    assert recorder.time.waiting == 0


def test_of_those_that_follow_too_soon_only_the_last_goes_through(recorder: Recorder) -> None:
    for value in "abcd":
        recorder.throttle.submit(value)
        recorder.time.advance(2)
    assert recorder.values == ["a"]

    recorder.time.advance(100)
    assert recorder.calls == [(1000.0, "a"), (1016.0, "d")]


def test_only_one_timer_runs_however_many_values_come(recorder: Recorder) -> None:
    for value in range(50):
        recorder.throttle.submit(value)
    assert recorder.time.waiting == 1


def test_after_the_interval_a_value_goes_through_at_once_again(recorder: Recorder) -> None:
    recorder.throttle.submit("a")
    recorder.time.advance(INTERVAL_MS)
    recorder.throttle.submit("b")
    assert recorder.calls == [(1000.0, "a"), (1016.0, "b")]


def test_the_interval_counts_from_the_pending_value_too(recorder: Recorder) -> None:
    recorder.throttle.submit("a")
    recorder.throttle.submit("b")
    recorder.time.advance(17)  # b went out at 1016
    recorder.throttle.submit("c")
    assert recorder.values == ["a", "b"]
    recorder.time.advance(100)
    assert recorder.calls[-1] == (1032.0, "c")


def test_a_timer_that_comes_late_does_not_bring_an_older_value(recorder: Recorder) -> None:
    recorder.throttle.submit("a")
    recorder.throttle.submit("b")
    recorder.time.now += 50  # the event loop was busy: its timer has not fired yet
    recorder.throttle.submit("c")
    recorder.time.advance(100)
    assert recorder.values == ["a", "c"]


def test_a_timer_that_comes_early_waits_again(recorder: Recorder) -> None:
    recorder.throttle.submit("a")
    recorder.throttle.submit("b")
    recorder.time.now -= 5  # as a coarse timer would
    recorder.time.advance(16)
    assert recorder.values == ["a"]
    recorder.time.advance(5)
    assert recorder.calls[-1] == (1016.0, "b")


def test_none_is_a_value(recorder: Recorder) -> None:
    recorder.throttle.submit(None)
    recorder.throttle.submit(None)
    recorder.time.advance(100)
    assert recorder.values == [None, None]


def test_flush_does_not_wait(recorder: Recorder) -> None:
    recorder.throttle.submit("a")
    recorder.throttle.submit("b")
    recorder.throttle.flush()
    assert recorder.values == ["a", "b"]
    recorder.time.advance(100)
    assert recorder.values == ["a", "b"]


def test_flush_without_a_value_does_nothing(recorder: Recorder) -> None:
    recorder.throttle.flush()
    assert recorder.calls == []


def test_cancel_forgets_the_pending_value(recorder: Recorder) -> None:
    recorder.throttle.submit("a")
    recorder.throttle.submit("b")
    recorder.throttle.cancel()
    recorder.time.advance(100)
    assert recorder.values == ["a"]


def test_the_sink_may_submit_again() -> None:
    time = FakeTime()
    seen: list[int] = []

    def sink(value: int) -> None:
        seen.append(value)
        if value < 3:
            throttle.submit(value + 1)

    throttle: Throttle[int] = Throttle(sink, INTERVAL_MS, time.clock, time.call_later)
    throttle.submit(1)
    assert seen == [1]
    time.advance(100)
    assert seen == [1, 2, 3]


def test_a_failing_sink_does_not_block_later_values() -> None:
    time = FakeTime()
    seen: list[int] = []

    def sink(value: int) -> None:
        if value == 1:
            raise RuntimeError("no network yet")
        seen.append(value)

    throttle: Throttle[int] = Throttle(sink, INTERVAL_MS, time.clock, time.call_later)
    with pytest.raises(RuntimeError):
        throttle.submit(1)
    time.advance(20)
    throttle.submit(2)
    assert seen == [2]


@pytest.mark.parametrize("interval", [-1.0, float("nan")])
def test_a_senseless_interval_is_refused(interval: float) -> None:
    with pytest.raises(ValueError, match="interval_ms"):
        Recorder(interval)


@given(st.lists(st.tuples(st.floats(0, 60), st.integers()), min_size=1, max_size=40))
def test_calls_keep_their_distance_and_the_newest_always_arrives(
    stream: list[tuple[float, int]],
) -> None:
    recorder = Recorder()
    for pause_ms, value in stream:
        recorder.time.advance(pause_ms)
        recorder.throttle.submit(value)
    recorder.time.advance(2 * INTERVAL_MS)

    times = [time for time, _ in recorder.calls]
    assert all(b - a >= INTERVAL_MS - 1e-6 for a, b in pairwise(times))
    assert recorder.values[0] == stream[0][1]
    assert recorder.values[-1] == stream[-1][1]
