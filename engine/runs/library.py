"""A folder of kept runs, which other programs may change at the same time."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.runs.records import Run, RunHistory, RunInfo
from engine.runs.run_changes import change_info
from engine.runs.run_files import RunFileError, load_history, load_info, load_run, save_run
from engine.whole_files import remove_stale_part, sync_folder

REMOVED = ".removed"
REMOVED_DAYS = 7  # for which what was removed can be put back, whoever calls ``empty_removed``


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept run."""

    path: Path
    info: RunInfo


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in the folder that is no run, and the sentence that says why."""

    path: Path
    sentence: str


@dataclass(frozen=True, slots=True)
class Removal:
    """Runs that were taken away and can be put back: the names of their files, and the folder
    where they are until ``RunLibrary.empty_removed``."""

    folder: Path
    names: tuple[str, ...]


class RunLibrary:
    """Kept runs, one file each: "<when it was begun>-<id>.npz".

    Parameters
    ----------
    folder : made when the first run is kept

    Attributes
    ----------
    skipped : what the last ``entries`` found that is no run
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.skipped: tuple[Skipped, ...] = ()
        self._known: dict[str, tuple[tuple[int, ...], Entry]] = {}

    def entries(self) -> list[Entry]:
        """All runs, newest first; other files are skipped, see ``skipped``.

        A file that is as it was is not read again.
        """
        found, self.skipped = self._scan()
        return found

    def _scan(self) -> tuple[list[Entry], tuple[Skipped, ...]]:
        known: dict[str, tuple[tuple[int, ...], Entry]] = {}
        skipped: list[Skipped] = []
        for file in self._files():
            path = self.folder / file.name
            try:
                if file.name.startswith("."):
                    remove_stale_part(file)
                elif not file.is_file(follow_symlinks=False):
                    skipped.append(Skipped(path, f"{path}: this is not an ordinary file."))
                else:
                    known[file.name] = self._known_or_read(file, path)
            except RunFileError as error:
                skipped.append(Skipped(path, str(error)))
            except FileNotFoundError:
                continue  # another program has just removed it
        self._known = known
        found: dict[str, Entry] = {}
        # a copy under another name stands back
        for entry in sorted((entry for _, entry in known.values()), key=_is_copy):
            first = found.setdefault(entry.info.id, entry)
            if first is not entry:
                sentence = f"{entry.path}: this is the same run as {first.path.name}."
                skipped.append(Skipped(entry.path, sentence))
        runs = sorted(
            found.values(), key=lambda entry: (entry.info.created, entry.info.id), reverse=True
        )
        return runs, tuple(sorted(skipped, key=lambda item: item.path.name))

    def _known_or_read(self, file: os.DirEntry[str], path: Path) -> tuple[tuple[int, ...], Entry]:
        status = file.stat(follow_symlinks=False)
        mark = (status.st_ino, status.st_mtime_ns, status.st_size)
        known = self._known.get(file.name)
        if known is not None and known[0] == mark:
            return known
        try:
            return mark, Entry(path, load_info(path))
        except RunFileError:
            if os.path.lexists(path):
                raise
            raise FileNotFoundError(path) from None

    def keep(self, run: Run) -> Entry:
        """Write a run; one with the same id is replaced.

        Raises
        ------
        RunFileError : when it cannot be written
        """
        path = self.folder / _file_name(run.info)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RunFileError(self.folder, f"cannot be made ({error.strerror})") from error
        save_run(path, run)
        own_name = re.compile(rf"\d{{8}}T\d{{6}}Z-{run.info.id}\.npz")
        for file in self._files():  # it may have been begun at another moment
            if own_name.fullmatch(file.name) and file.name != path.name:
                with contextlib.suppress(OSError):  # it then stands in ``skipped``
                    os.unlink(file.path)
        return Entry(path, run.info)

    def path_of(self, run_id: str) -> Path | None:
        """The file of a run; None if it is not here."""
        paths = (entry.path for entry in self._scan()[0] if entry.info.id == run_id)
        return next(paths, None)

    def load(self, entry: Entry) -> Run:
        """The run whole, as ``load_run``."""
        return load_run(entry.path)

    def history(self, entry: Entry) -> RunHistory:
        """Its figures, as ``load_history``."""
        return load_history(entry.path)

    def change(self, entry: Entry, **changes: object) -> Entry:
        """Another name, note, color or group, as ``change_info``."""
        return Entry(entry.path, change_info(entry.path, **changes))

    def remove(self, entries: Iterable[Entry]) -> Removal:
        """Take runs away, into a hidden folder; what is gone already is left out.

        Raises
        ------
        RunFileError : when a file cannot be moved; the others are where they were
        """
        removed = self.folder / REMOVED
        if removed.is_symlink():
            raise RunFileError(removed, "this is a link, so no run is moved there")
        folder = removed / secrets.token_hex(8)
        return Removal(folder, _moved([entry.path for entry in entries], folder))

    def restore(self, removal: Removal) -> list[Entry]:
        """Put removed runs back. One that was kept again in the meantime stays as it is now.

        Raises
        ------
        RunFileError : when a file cannot be moved; the others are where they were
        """
        wanted = [name for name in removal.names if not os.path.lexists(self.folder / name)]
        names = _moved([removal.folder / name for name in wanted], self.folder)
        with contextlib.suppress(OSError):  # what was kept again is still in it
            removal.folder.rmdir()
        restored = []
        for path in (self.folder / name for name in names):
            with contextlib.suppress(RunFileError):  # it then stands in ``skipped``
                restored.append(Entry(path, load_info(path)))
        return restored

    def removed(self) -> list[Entry]:
        """The runs that can be put back, those removed last first; ``path.parent`` is the folder
        and ``path.name`` the name of a ``Removal``."""
        removed = self.folder / REMOVED
        found: list[tuple[float, Entry]] = []
        if removed.is_symlink():
            return []
        with contextlib.suppress(OSError):  # another program may be at it, or there is nothing
            for folder in removed.iterdir():
                if folder.is_symlink() or not folder.is_dir():
                    continue
                moment = folder.stat().st_mtime
                for path in sorted(folder.glob("*.npz"), reverse=True):
                    with contextlib.suppress(RunFileError):
                        found.append((moment, Entry(path, load_info(path))))
        return [entry for _, entry in sorted(found, key=lambda pair: pair[0], reverse=True)]

    def empty_removed(self, older_than_s: float = 0.0) -> None:
        """Delete what was removed so long ago or longer; it cannot be put back then."""
        removed = self.folder / REMOVED
        if removed.is_symlink():
            return
        latest = time.time() - older_than_s
        with contextlib.suppress(OSError):  # another program may be at it, or there is nothing
            for folder in list(removed.iterdir()):
                if not folder.is_symlink() and folder.lstat().st_mtime <= latest:
                    for path in list(folder.glob("*.npz")):
                        path.unlink(missing_ok=True)
                    folder.rmdir()
            removed.rmdir()

    def _files(self) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.folder) as files:
                return list(files)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise RunFileError(self.folder, f"cannot be read ({error.strerror})") from error


def _is_copy(entry: Entry) -> bool:
    """Whether its name is not the one that the library gives."""
    return entry.path.name != _file_name(entry.info)


def _file_name(info: RunInfo) -> str:
    """ "2026-01-31T12:00:00+00:00" -> "20260131T120000Z-<id>.npz"."""
    moment = info.created.removesuffix("+00:00").replace("-", "").replace(":", "")
    return f"{moment}Z-{info.id}.npz"


def _moved(paths: list[Path], folder: Path) -> tuple[str, ...]:
    """The names of the files that were moved; all or none of those that there are."""
    moved: list[Path] = []
    for path in paths:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.replace(folder / path.name)
        except FileNotFoundError:
            continue  # another program was faster
        except OSError as error:
            for back in moved:
                with contextlib.suppress(OSError):
                    (folder / back.name).replace(back)
            raise RunFileError(path, f"cannot be moved ({error.strerror})") from error
        moved.append(path)
    if moved:
        sync_folder(folder)
    return tuple(path.name for path in moved)
