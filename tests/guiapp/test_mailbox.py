"""The mailbox between two real threads: nothing lost, nothing doubled, one snapshot at a time."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from guiapp.mailbox import Mailbox

TIMEOUT_S = 30.0


def test_drain_takes_everything_once_and_in_order() -> None:
    mailbox: Mailbox[int, str] = Mailbox()
    mailbox.append(1)
    mailbox.extend([2, 3])
    mailbox.append(4)

    assert mailbox.drain() == [1, 2, 3, 4]
    assert mailbox.drain() == []


def test_what_was_drained_does_not_change_any_more() -> None:
    mailbox: Mailbox[int, str] = Mailbox()
    mailbox.append(1)
    drained = mailbox.drain()
    mailbox.append(2)

    assert drained == [1]


def test_the_credit_is_spent_by_putting_and_returned_by_taking() -> None:
    mailbox: Mailbox[int, str] = Mailbox()
    assert mailbox.wants_snapshot

    mailbox.put_latest("first")
    assert not mailbox.wants_snapshot
    assert mailbox.take_latest() == "first"
    assert mailbox.wants_snapshot
    assert mailbox.take_latest() is None
    assert mailbox.wants_snapshot


def test_a_newer_snapshot_replaces_one_that_was_not_taken() -> None:
    mailbox: Mailbox[int, str] = Mailbox()
    mailbox.put_latest("old")
    mailbox.put_latest("new")

    assert mailbox.take_latest() == "new"
    assert mailbox.take_latest() is None


def test_clear_forgets_items_and_returns_the_credit() -> None:
    mailbox: Mailbox[int, str] = Mailbox()
    mailbox.append(1)
    mailbox.put_latest("snapshot")
    mailbox.clear()

    assert mailbox.drain() == []
    assert mailbox.take_latest() is None
    assert mailbox.wants_snapshot


def test_the_iterable_may_use_the_mailbox_itself() -> None:
    mailbox: Mailbox[int, str] = Mailbox()

    def items() -> Iterator[int]:
        yield 1
        assert mailbox.drain() == []  # would never return if the lock were held here
        yield 2

    mailbox.extend(items())
    assert mailbox.drain() == [1, 2]


def test_four_producers_and_a_consumer_lose_and_double_nothing() -> None:
    mailbox: Mailbox[tuple[int, int], str] = Mailbox()
    producers, count = 4, 3000
    start = Barrier(producers + 1)
    done = Event()

    def produce(name: int) -> None:
        start.wait(TIMEOUT_S)
        for i in range(0, count, 3):
            mailbox.append((name, i))
            mailbox.extend([(name, i + 1), (name, i + 2)])

    def consume() -> list[tuple[int, int]]:
        received: list[tuple[int, int]] = []
        start.wait(TIMEOUT_S)
        while not done.is_set():
            received += mailbox.drain()
        return received + mailbox.drain()

    with ThreadPoolExecutor(producers + 1) as pool:
        consumer = pool.submit(consume)
        for work in [pool.submit(produce, name) for name in range(producers)]:
            work.result(TIMEOUT_S)
        done.set()
        received = consumer.result(TIMEOUT_S)

    for name in range(producers):
        assert [i for who, i in received if who == name] == list(range(count))
    assert len(received) == producers * count


def test_with_the_credit_every_snapshot_is_taken() -> None:
    mailbox: Mailbox[int, int] = Mailbox()
    done = Event()

    def produce() -> list[int]:
        put: list[int] = []
        while not done.is_set():
            if mailbox.wants_snapshot:
                put.append(len(put))
                mailbox.put_latest(put[-1])
        return put

    with ThreadPoolExecutor(1) as pool:
        producer = pool.submit(produce)
        taken: list[int] = []
        while len(taken) < 30:
            snapshot = mailbox.take_latest()
            if snapshot is not None:
                taken.append(snapshot)
        done.set()
        put = producer.result(TIMEOUT_S)

    assert taken == list(range(30))
    assert len(put) - len(taken) in (0, 1)
