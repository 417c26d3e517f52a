"""What is done to the files of kept runs from the ledger; for one thread, one after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.runs.library import Entry, Removal, RunLibrary
from engine.runs.run_files import RunFileError


@dataclass(frozen=True)
class Edited:
    """What came of it.

    Attributes
    ----------
    restored : the identities of the runs that were put back
    undoable : how many runs ``Edits.undo`` would put back now; None if that is as it was
    problem : the first sentence about what could not be done
    """

    restored: tuple[str, ...] = ()
    undoable: int | None = None
    problem: str = ""


class Edits:
    """Remembers what it has removed."""

    def __init__(self, library: RunLibrary) -> None:
        self._library = library
        self._removals: list[Removal] = []

    def change(self, entries: Sequence[Entry], changes: Mapping[str, object]) -> Edited:
        """Another name, note or color for each; 25 ms a run, most of it waiting for the disk."""
        problem = ""
        for entry in entries:
            try:
                self._library.change(entry, **changes)
            except RunFileError as error:
                problem = problem or str(error)
        return Edited(problem=problem)

    def remove(self, entries: Sequence[Entry]) -> Edited:
        """Take runs away, until ``undo``."""
        try:
            removal = self._library.remove(entries)
        except RunFileError as error:
            return Edited(problem=str(error))
        if removal.names:
            self._removals.append(removal)
        return Edited(undoable=self._undoable())

    def undo(self) -> Edited:
        """Put back what was removed last; it can be tried again if that fails."""
        if not self._removals:
            return Edited()
        try:
            back = self._library.restore(self._removals[-1])
        except RunFileError as error:
            return Edited(problem=str(error))
        self._removals.pop()
        return Edited(tuple(entry.info.id for entry in back), self._undoable())

    def _undoable(self) -> int:
        return len(self._removals[-1].names) if self._removals else 0
