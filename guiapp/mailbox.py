"""What the training thread hands to the window, and nothing in between: no Qt, no signals.

Scalars of every step are kept until they are drained, so none is lost however slowly the
window paints. Snapshots are large, so there is a credit of one: the producer copies its arrays
only when the consumer has taken the snapshot before.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import Generic, TypeVar

Item = TypeVar("Item")
Snapshot = TypeVar("Snapshot")


class Mailbox(Generic[Item, Snapshot]):
    """A queue of small items beside one place for the latest snapshot.

    Every method may be called from any thread; each holds the lock only for a few list
    operations (about 0.3 us), so neither side ever waits for the other's work.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._items: list[Item] = []
        self._snapshot: Snapshot | None = None

    def append(self, item: Item) -> None:
        """Add one item behind those that wait."""
        with self._lock:
            self._items.append(item)

    def extend(self, items: Iterable[Item]) -> None:
        """Add several items at once; a concurrent ``drain`` sees all of them or none."""
        batch = list(items)  # outside the lock: an iterable may take its time
        with self._lock:
            self._items.extend(batch)

    def drain(self) -> list[Item]:
        """Take everything that waits, oldest first."""
        with self._lock:
            items, self._items = self._items, []
        return items

    @property
    def wants_snapshot(self) -> bool:
        """Whether the producer has its credit: no snapshot lies here untaken."""
        with self._lock:
            return self._snapshot is None

    def put_latest(self, snapshot: Snapshot) -> None:
        """Leave a snapshot and spend the credit; one that was not taken is replaced."""
        with self._lock:
            self._snapshot = snapshot

    def take_latest(self) -> Snapshot | None:
        """Take the snapshot, if there is one, and return the credit."""
        with self._lock:
            snapshot, self._snapshot = self._snapshot, None
        return snapshot

    def clear(self) -> None:
        """Forget everything that waits, as at a reset; the credit is back."""
        with self._lock:
            self._items = []
            self._snapshot = None
