"""Runs carried away: which kinds of files there are, and how they are written."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.export.names import free_places, plain_names
from engine.export.series import Recorded
from engine.export.writing import write_file
from engine.runs.library import Entry, RunLibrary
from guiapp.export import run_content
from guiapp.export.run_content import TOGETHER, Written, content_of, content_together

EACH = (*run_content.EACH, "tensorboard")  # a file, or folder, for each
ENDINGS = {"script": "py", "bundle": "zip", "tensorboard": ""}


@dataclass(frozen=True)
class Order:
    """What is to be written: the kind, the runs, the file of each (or the one for all), and
    whether older files are replaced, to which the user must have said yes."""

    kind: str
    entries: tuple[Entry, ...]
    places: tuple[Path, ...]
    overwrite: bool = False


def ending_of(kind: str) -> str:
    """Without the dot; "" for a folder."""
    return ENDINGS.get(kind, kind)


def places_in(folder: Path, kind: str, entries: Sequence[Entry]) -> tuple[Path, ...]:
    """A place for each run that nothing has yet; raises ExportError if there is none."""
    return free_places(folder, plain_names([entry.info for entry in entries]), ending_of(kind))


def file_name(kind: str, entries: Sequence[Entry]) -> str:
    """What one file for these runs may be called."""
    one = plain_names([entries[0].info])[0] if len(entries) == 1 else "nablascope-runs"
    return f"{one}.{ending_of(kind)}"


def write_job(library: RunLibrary, order: Order) -> Generator[float, None, Written]:
    """Write one file after the other.

    Yields
    ------
    The share that is written.

    Returns
    -------
    The last file, and the first remark.

    Raises
    ------
    ExportError, RunFileError : with a sentence that says what cannot be read or written
    """
    yield 0.0
    if order.kind in TOGETHER:
        recorded = []
        for number, entry in enumerate(order.entries, start=1):
            recorded.append(Recorded(entry.info, library.history(entry)))
            yield 0.9 * number / len(order.entries)
        content = content_together(order.kind, recorded)
        write_file(order.places[0], content.data, order.overwrite)
        return Written(order.places[0], content.remark)
    remarks = []
    for number, (entry, place) in enumerate(zip(order.entries, order.places, strict=True), start=1):
        remark = _write_one(library, order, entry, place)
        remarks += [f"{place}: {remark}"] * bool(remark)
        yield number / len(order.entries)
    return Written(order.places[-1], next(iter(remarks), ""))


def _write_one(library: RunLibrary, order: Order, entry: Entry, place: Path) -> str:
    if order.kind == "tensorboard":
        from engine.export.tensorboard_events import write_events

        write_events(place, Recorded(entry.info, library.history(entry)), order.overwrite)
        return ""
    content = content_of(order.kind, entry.path, partial(library.load, entry))
    write_file(place, content.data, order.overwrite)
    return content.remark
