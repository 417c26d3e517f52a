"""The runs of windows that ended unexpectedly: found, and claimed by one window only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from engine.whole_files import remove_stale_part
from guiapp.keeping.locks import take_lock

MOST_ENTRIES = 1000  # of the folder that are looked at

_NAME = re.compile(r"([0-9a-f]{16})\.(npz|lock)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Leftover:
    """What an autosave saved of a window that ended unexpectedly.

    Attributes
    ----------
    name, iteration : of the run; "" and 0 when its file is damaged
    saved_at : seconds since 1970
    sentence : "", or why the run cannot be opened
    """

    token: str
    path: Path
    name: str
    iteration: int
    saved_at: float
    sentence: str = ""


def file_of(folder: Path, token: str) -> Path:
    """Where a window saves its run."""
    return folder / f"{token}.npz"


def lock_of(folder: Path, token: str) -> Path:
    """What says that the window is alive."""
    return folder / f"{token}.lock"


class Leftovers:
    """Those of one folder. What was found is claimed until it is removed or ``release`` is
    called, so that two windows do not offer the same run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._claims: dict[str, QLockFile] = {}

    def find(self, own_token: str) -> list[Leftover]:
        """All that there are, newest first; ``own_token`` is that of this very window."""
        tokens = set()
        for name in _names(self._folder):
            if match := _NAME.fullmatch(name):
                tokens.add(match[1])
            else:
                remove_stale_part(self._folder / name)
        found = [self._claimed(token) for token in sorted(tokens - {own_token})]
        sound = [leftover for leftover in found if leftover is not None]
        return sorted(sound, key=lambda leftover: leftover.saved_at, reverse=True)

    def remove(self, leftover: Leftover) -> None:
        """Delete its file; one that is gone already is no error. OSError if it cannot be."""
        leftover.path.unlink(missing_ok=True)
        self._give_back(leftover.token)

    def release(self) -> None:
        """Leave to others what was not removed."""
        for token in list(self._claims):
            self._give_back(token)

    def _claimed(self, token: str) -> Leftover | None:
        """A leftover of a window that is no longer alive; None for any other."""
        if token not in self._claims:
            lock = take_lock(lock_of(self._folder, token))
            if lock is None:
                return None
            self._claims[token] = lock
        leftover = _read(self._folder, token)
        if leftover is None:  # it ended before it saved anything
            self._give_back(token)
        return leftover

    def _give_back(self, token: str) -> None:
        lock = self._claims.pop(token, None)
        if lock is not None:
            lock.unlock()


def _read(folder: Path, token: str) -> Leftover | None:
    from engine.runs.run_files import RunFileError, load_info  # not before there is something

    path = file_of(folder, token)
    try:
        saved_at = path.lstat().st_mtime
    except OSError:
        return None
    try:
        info = load_info(path)
    except RunFileError as error:
        return Leftover(token, path, "", 0, saved_at, str(error))
    return Leftover(token, path, info.name, info.iteration, saved_at)


def _names(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for _, entry in zip(range(MOST_ENTRIES), entries, strict=False):
                yield entry.name
    except OSError:
        return  # no folder yet, or none that may be read
