"""Which kept run is meant: by its identity, its name or the path of its file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from engine.runs.library import Entry, RunLibrary

NAMED = 6  # of the runs that could be meant
ID_DIGITS = 8  # shown of an identity


def library() -> RunLibrary:
    """The runs of this user."""
    from engine.runs.library import RunLibrary
    from guiapp.user_folders import runs_folder

    return RunLibrary(runs_folder())


def find_runs(names: Sequence[str], kept: RunLibrary) -> list[Entry]:
    """The runs that are meant, each once, in the order given.

    Raises
    ------
    click.UsageError : for a name of none or of several, and for a file that is no run
    """
    from engine.runs.run_files import RunFileError, load_info

    found: dict[Path, Entry] = {}
    try:
        entries = kept.entries()
        for name in names:
            entry = _in_library(name, entries)
            if entry is None and os.path.lexists(name):
                from engine.runs.library import Entry

                entry = Entry(Path(name), load_info(name))
            if entry is None:
                raise click.UsageError(f"There is no run {_quoted(name)}; `runs list` shows all.")
            found.setdefault(entry.path, entry)
    except RunFileError as error:
        raise click.UsageError(str(error)) from error
    return list(found.values())


def find_run(name: str, kept: RunLibrary) -> Entry:
    """The one run that is meant; raises as ``find_runs``."""
    return find_runs([name], kept)[0]


def find_removed(names: Sequence[str], kept: RunLibrary) -> list[Entry]:
    """Removed runs, those removed last first, of each only the latest; all without names.

    Raises
    ------
    click.UsageError : for a name of none or of several
    """
    latest: dict[str, Entry] = {}
    for entry in kept.removed():
        latest.setdefault(entry.info.id, entry)
    entries = list(latest.values())
    if not names:
        return entries
    found: dict[str, Entry] = {}
    for name in names:
        named = _in_library(name, entries)
        if named is None:
            problem = f"There is no removed run {_quoted(name)}"
            raise click.UsageError(f"{problem}; `runs restore` alone shows all.")
        found[named.info.id] = named
    return list(found.values())


def _in_library(name: str, entries: Sequence[Entry]) -> Entry | None:
    """By the whole identity, else by the exact name, else by the beginning of an identity."""
    for matches in (
        [entry for entry in entries if entry.info.id == name],
        [entry for entry in entries if name and entry.info.name == name],
        [entry for entry in entries if name and entry.info.id.startswith(name.lower())],
    ):
        if len(matches) > 1:
            raise click.UsageError(f"{_quoted(name)} may be any of {_listed(matches)}.")
        if matches:
            return matches[0]
    return None


def _listed(entries: Sequence[Entry]) -> str:
    digits = ID_DIGITS
    while len({entry.info.id[:digits] for entry in entries}) < len(entries):
        digits += 1
    names = [f"{e.info.id[:digits]} ({e.info.name or 'no name'})" for e in entries[:NAMED]]
    if len(entries) > NAMED:
        names.append(f"{len(entries) - NAMED} more")
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _quoted(name: str) -> str:
    return f'"{"".join(c if c.isprintable() else "?" for c in name[:80])}"'
