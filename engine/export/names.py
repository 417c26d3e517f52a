"""What the files of several runs are called in one folder."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from engine.export.errors import ExportError
from engine.export.series import ID_DIGITS, labels
from engine.runs.records import RunInfo

LONGEST = 200  # bytes; file systems take 255, and an identity and an ending may follow
MOST = 1000  # files of one name in a folder
DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}


def plain_names(infos: Sequence[RunInfo]) -> list[str]:
    """A name for the file or folder of each run, without an ending, that every file system takes;
    different even where case does not count.
    """
    names = []
    for info, label in zip(infos, labels(infos), strict=True):
        composed = unicodedata.normalize("NFC", label)
        plain = "".join(c if c.isalnum() or c in " .,-_()" else "_" for c in composed)
        short = plain.strip(" .").encode()[:LONGEST].decode(errors="ignore").rstrip(" .")
        is_device = short.casefold().split(".")[0].strip() in DEVICES  # on Windows
        names.append(f"run {short}" if is_device else short or info.id)
    lowered = [name.casefold() for name in names]
    told_apart = [
        f"{name} {info.id[:ID_DIGITS]}" if lowered.count(name.casefold()) > 1 else name
        for info, name in zip(infos, names, strict=True)
    ]
    taken: set[str] = set()
    return [_free(name, taken) for name in told_apart]


def free_places(folder: Path, names: Sequence[str], ending: str) -> tuple[Path, ...]:
    """A path in a folder for each name that nothing has there yet: with a number where needed.

    Parameters
    ----------
    ending : of the files, without the dot; "" for folders

    Raises
    ------
    ExportError : when the folder is full of such names
    """
    suffix = f".{ending}" if ending else ""
    places: list[Path] = []
    for name in names:
        numbered = (f"{name} ({number})" for number in range(2, MOST + 1))
        for candidate in (name, *numbered):
            place = folder / f"{candidate}{suffix}"
            if place not in places and not os.path.lexists(place):
                places.append(place)
                break
        else:
            raise ExportError(f"{folder}: there are too many files called {name}{suffix} already.")
    return tuple(places)


def _free(name: str, taken: set[str]) -> str:
    """A number for what an identity does not tell apart: "a 01234567" may be a name as well."""
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    taken.add(free.casefold())
    return free
