"""The kept runs as the ledger has them: read beside the window's thread, changed one by one."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.runs.library import Entry, Removal, RunLibrary, Skipped
from engine.runs.run_files import RunFileError
from guiapp.background import Background


@dataclass(frozen=True)
class Listing:
    """All runs, newest first, and the files that are none."""

    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]


def list_job(library: RunLibrary) -> Generator[None, None, Listing]:
    """Read the folder: 0.2 s for 500 runs that were never read, 10 ms after that."""
    yield
    entries = library.entries()
    return Listing(tuple(entries), library.skipped)


class Shelf(QObject):
    """Signals
    -------
    listed(object) : a Listing
    changed(object) : the Entry of a run with another name, note or color
    removed(int) : so many runs can be put back with ``undo``; 0 when there are none
    failed(str) : a sentence that says what could not be done
    """

    listed = Signal(object)
    changed = Signal(object)
    removed = Signal(int)
    failed = Signal(str)

    def __init__(self, library: RunLibrary, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._removals: list[Removal] = []
        self._is_stale = False
        self._reader = Background(parent)
        self._reader.finished.connect(self._on_listed)
        self._reader.failed.connect(self.failed)

    def is_busy(self) -> bool:
        return self._reader.is_busy()

    @Slot()
    def refresh(self) -> None:
        """Read the folder again."""
        if self._reader.is_busy():
            self._is_stale = True  # something has changed since it began
        else:
            self._reader.run(list_job(self._library))

    def change(self, entry: Entry, **changes: object) -> Entry | None:
        """Another name, note or color; None when that cannot be written."""
        try:
            changed = self._library.change(entry, **changes)
        except RunFileError as error:
            self.failed.emit(str(error))
            return None
        self.changed.emit(changed)
        return changed

    def remove(self, entries: Sequence[Entry]) -> None:
        """Take runs away, until ``undo``."""
        if not entries:
            return
        try:
            self._removals.append(self._library.remove(entries))
        except RunFileError as error:
            self.failed.emit(str(error))
        self._tell()
        self.refresh()

    @Slot()
    def undo(self) -> tuple[str, ...]:
        """Put back what was removed last; the identities of those runs."""
        if not self._removals:
            return ()
        restored: tuple[str, ...] = ()
        try:
            back = self._library.restore(self._removals.pop())
            restored = tuple(entry.info.id for entry in back)
        except RunFileError as error:
            self.failed.emit(str(error))
        self._tell()
        self.refresh()
        return restored

    def _tell(self) -> None:
        self.removed.emit(len(self._removals[-1].names) if self._removals else 0)

    @Slot(object)
    def _on_listed(self, listing: Listing) -> None:
        if self._is_stale:
            self._is_stale = False
            self._reader.run(list_job(self._library))
        else:
            self.listed.emit(listing)
