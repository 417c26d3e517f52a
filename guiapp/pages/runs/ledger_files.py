"""Runs carried away: what each kind of file is called, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.export.series import Recorded, labels
from engine.export.writing import write_file
from engine.runs.library import Entry, RunLibrary

TOGETHER = ("csv", "png", "svg")  # one file holds all chosen runs
EACH = ("onnx", "npz", "script", "bundle", "tensorboard")  # a file, or folder, for each
ENDINGS = {"script": "py", "bundle": "zip", "tensorboard": ""}


@dataclass(frozen=True)
class Order:
    """What is to be written: the kind, the runs, and the file of each (or the one for all)."""

    kind: str
    entries: tuple[Entry, ...]
    places: tuple[Path, ...]


def ending_of(kind: str) -> str:
    """Without the dot; "" for a folder."""
    return ENDINGS.get(kind, kind)


def file_names(kind: str, entries: Sequence[Entry]) -> list[str]:
    """A name for the file of each run, told apart, that every file system takes."""
    names = labels([entry.info for entry in entries])
    ending = ending_of(kind)
    plain = [re.sub(r"[^\w.-]+", "-", name).strip("-.")[:80] or "run" for name in names]
    seen: dict[str, int] = {}
    result = []
    for name in plain:
        seen[name.lower()] = seen.get(name.lower(), 0) + 1
        count = seen[name.lower()]
        unique = name if count == 1 else f"{name}-{count}"
        result.append(f"{unique}.{ending}" if ending else unique)
    return result


def write_job(library: RunLibrary, order: Order) -> Generator[float, None, Path]:
    """Write one file after the other.

    Yields
    ------
    The share that is written.

    Returns
    -------
    The last file.

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
        write_file(order.places[0], _together(order.kind)(recorded), overwrite=True)
        return order.places[0]
    for number, (entry, place) in enumerate(zip(order.entries, order.places, strict=True), start=1):
        _write_one(library, order.kind, entry, place)
        yield number / len(order.entries)
    return order.places[-1]


def _together(kind: str) -> Callable[[Sequence[Recorded]], bytes | str]:
    if kind == "csv":
        from engine.export.curves_csv import curves_csv

        return curves_csv
    from guiapp.export.run_pictures import png_of, svg_of

    return png_of if kind == "png" else svg_of


def _write_one(library: RunLibrary, kind: str, entry: Entry, place: Path) -> None:
    if kind == "tensorboard":
        from engine.export.tensorboard_events import write_events

        write_events(place, Recorded(entry.info, library.history(entry)), overwrite=True)
        return
    write_file(place, _content(library, kind, entry), overwrite=True)


def _content(library: RunLibrary, kind: str, entry: Entry) -> bytes | str:
    match kind:
        case "npz":
            return entry.path.read_bytes()
        case "onnx":
            from engine.export.onnx_model import onnx_model

            return onnx_model(library.load(entry))
        case "script":
            from engine.export.numpy_script import script_of

            return script_of(entry.info, library.history(entry).rate_changes)
        case "bundle":
            from engine.export.bundle import bundle
            from guiapp.export.run_pictures import png_of, svg_of

            recorded = [Recorded(entry.info, library.history(entry))]
            pictures = {"curves.png": png_of(recorded), "curves.svg": svg_of(recorded)}
            return bundle(library.load(entry), entry.path.read_bytes(), pictures)
        case _:
            raise ValueError(f"There is no kind of file {kind!r}.")
