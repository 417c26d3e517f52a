"""The curves of the chosen runs, read when they are wanted, and some of them kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.runs.library import Entry, RunLibrary
from engine.runs.run_files import RunFileError
from guiapp.background import Background
from guiapp.widgets.runs.run_curves import RunCurves

KEPT = 64  # runs; 10,000 iterations take 0.5 MB

Key = tuple[str, int, float]


@dataclass(frozen=True, eq=False)
class Loaded:
    """What has been read so far, and the sentences about what could not be."""

    curves: dict[Key, RunCurves]
    problems: tuple[str, ...] = ()


def key_of(entry: Entry) -> Key:
    """A run that was trained on has other curves."""
    return entry.info.id, entry.info.iteration, entry.info.seconds


def load_job(library: RunLibrary, entries: Sequence[Entry]) -> Generator[Loaded, None, Loaded]:
    """Read one history after the other."""
    curves: dict[Key, RunCurves] = {}
    problems: list[str] = []
    for entry in entries:
        try:
            curves[key_of(entry)] = RunCurves.of(library.history(entry))
        except RunFileError as error:
            problems.append(str(error))
        yield Loaded(dict(curves), tuple(problems))
    return Loaded(curves, tuple(problems))


class CurveShelf(QObject):
    """Signals
    -------
    loaded() : more of what was asked for is there
    failed(str) : a sentence about a run that cannot be read
    """

    loaded = Signal()
    failed = Signal(str)

    def __init__(self, library: RunLibrary, parent: QWidget, kept: int = KEPT) -> None:
        super().__init__(parent)
        self._library, self._most = library, kept
        self._kept: OrderedDict[Key, RunCurves] = OrderedDict()
        self._reader = Background(parent)
        self._reader.advanced.connect(self._take)
        self._reader.finished.connect(self._finish)
        self._reader.failed.connect(self.failed)

    def __len__(self) -> int:
        return len(self._kept)

    def is_busy(self) -> bool:
        return self._reader.is_busy()

    def get(self, entry: Entry) -> RunCurves | None:
        """The curves of a run, if they are here."""
        key = key_of(entry)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def ask(self, entries: Sequence[Entry]) -> None:
        """Read what is not here; what was asked for before is given up."""
        missing = [entry for entry in entries if self.get(entry) is None]
        if missing:
            self._reader.run(load_job(self._library, missing))
        else:
            self._reader.cancel()

    @Slot(object)
    def _take(self, loaded: Loaded) -> None:
        self._kept.update(loaded.curves)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        self.loaded.emit()

    @Slot(object)
    def _finish(self, loaded: Loaded) -> None:
        if loaded.problems:
            self.failed.emit(loaded.problems[0])
