"""The words and the color of a kept run, changed in its file."""

from __future__ import annotations

import os
from pathlib import Path

from engine.archives import write_archive
from engine.runs.records import Run, RunInfo
from engine.runs.run_files import check_run, load_run
from engine.runs.run_headers import KIND, RunFileError

CHANGEABLE = ("name", "note", "color", "group")
TRIES = 5  # one lasts 20 ms, and hardly anybody keeps the same run again in just these

Mark = tuple[int, int, int]


class _OvertakenError(Exception):
    """Somebody has replaced the file since it was read."""


def change_info(path: str | Path, **changes: object) -> RunInfo:
    """Give a kept run another name, note, color or group; its arrays stay the same bytes.

    If another program replaces the file meanwhile, its newer one is changed.

    Raises
    ------
    RunFileError
        for a file that is no sound run, and for words that are too long.
    TypeError
        for anything else that one wants to change.
    """
    if unknown := changes.keys() - set(CHANGEABLE):
        raise TypeError(f"{', '.join(sorted(unknown))}: only {', '.join(CHANGEABLE)} can change.")
    for _ in range(TRIES):
        mark = _mark_of(path)
        run = load_run(path)
        info = run.info.replace(**changes)
        try:
            _write(path, Run(info, run.history, run.state, run.base), mark)
        except _OvertakenError:
            continue
        return info
    raise RunFileError(path, "another program writes it again and again, so it was not changed")


def _write(path: str | Path, run: Run, mark: Mark | None) -> None:
    def check() -> None:
        if _mark_of(path) != mark:
            raise _OvertakenError

    header, arrays = check_run(path, run)
    write_archive(path, KIND, header, arrays, check)


def _mark_of(path: str | Path) -> Mark | None:
    """What no two files of this name have in common; None if there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):  # which reading it tells in words
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
