"""The kept runs as the ledger has them: read and changed beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.runs.library import Entry, RunLibrary, Skipped
from guiapp.background import Background
from guiapp.keeping.clerk import Chore, Clerk
from guiapp.pages.runs.ledger_edits import Edited, Edits


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
    """Changes are made by the clerk that keeps runs as well, in the order in which they were asked
    for: neither undoes the other's work on the same file.

    Signals
    -------
    listed(object) : a Listing
    changed(object) : a tuple of Entry, with another name, note or color that is being written
    edited() : something has been written, removed or put back; ``refresh`` shows what is there
    removed(int) : so many runs can be put back with ``undo``; 0 when there are none
    restored(object) : the identities of the runs that ``undo`` has put back
    failed(str) : a sentence that says what could not be done
    """

    listed = Signal(object)
    changed = Signal(object)
    edited = Signal()
    removed = Signal(int)
    restored = Signal(object)
    failed = Signal(str)

    def __init__(self, library: RunLibrary, clerk: Clerk, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._clerk = library, clerk
        self._edits = Edits(library)  # for the clerk's thread alone
        self._chores: set[Chore] = set()
        self._is_stale = False
        self._reader = Background(parent)
        self._reader.finished.connect(self._on_listed)
        self._reader.failed.connect(self.failed)
        clerk.done.connect(self._on_done)

    def is_busy(self) -> bool:
        return self._reader.is_busy() or bool(self._chores)

    @Slot()
    def refresh(self) -> None:
        """Read the folder again."""
        if self._reader.is_busy():
            self._is_stale = True  # something has changed since it began
        else:
            self._reader.run(list_job(self._library))

    def change(self, entries: Sequence[Entry], **changes: object) -> None:
        """Another name, note or color for all of them."""
        new = [Entry(entry.path, entry.info.replace(**changes)) for entry in entries]
        if new:
            self.changed.emit(tuple(new))
            self._do(partial(self._edits.change, tuple(entries), changes))

    def remove(self, entries: Sequence[Entry]) -> None:
        """Take runs away, until ``undo``."""
        if entries:
            self._do(partial(self._edits.remove, tuple(entries)))

    @Slot()
    def undo(self) -> None:
        """Put back what was removed last."""
        self._do(self._edits.undo)

    def _do(self, work: Callable[[], Edited]) -> None:
        self._chores.add(self._clerk.do(work))

    @Slot(object)
    def _on_done(self, chore: Chore) -> None:
        if chore not in self._chores:
            return  # it is the keeper's
        self._chores.remove(chore)
        edited = chore.value
        if isinstance(edited, Edited):
            if edited.restored:
                self.restored.emit(edited.restored)
            if edited.undoable is not None:
                self.removed.emit(edited.undoable)
            if edited.problem:
                self.failed.emit(edited.problem)
        if not self._chores:
            self.edited.emit()

    @Slot(object)
    def _on_listed(self, listing: Listing) -> None:
        if self._chores:
            self._is_stale = False  # it is read again after the last of them
        elif self._is_stale:
            self._is_stale = False
            self._reader.run(list_job(self._library))
        else:
            self.listed.emit(listing)
