"""What ``runs export`` writes, for one or several kept runs."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.export.bundle import bundle
from engine.export.curves_csv import curves_csv
from engine.export.errors import ExportError
from engine.export.numpy_script import script_of
from engine.export.onnx_model import onnx_model
from engine.export.series import ID_DIGITS, Recorded, labels
from engine.export.tensorboard_events import write_events
from engine.export.writing import check_target, write_file
from engine.runs.records import Run
from engine.runs.run_files import RunFileError, load_history, load_run
from guiapp.cli import qt_probe

if TYPE_CHECKING:
    from engine.runs.library import Entry
    from engine.runs.records import RunInfo

FOR_ONE = ("onnx", "npz", "script", "bundle")  # the others hold several runs
FOLDER_NAME = 80  # characters


@dataclass(frozen=True)
class Written:
    """What was made: the path, and a remark where something is not as one might expect."""

    path: Path
    remark: str = ""


def export(entries: Sequence[Entry], targets: Mapping[str, Path], force: bool) -> list[Written]:
    """Write each target; all that can be refused is refused before the first is written.

    Parameters
    ----------
    entries : the runs, at least one
    targets : the path by the name of the option: csv, png, svg, onnx, npz, tensorboard, script,
        bundle
    force : whether older files are replaced

    Raises
    ------
    ExportError, RunFileError : with a sentence
    """
    _check(entries, targets, force)
    runs = [Recorded(entry.info, load_history(entry.path)) for entry in entries]
    run = load_run(entries[0].path) if set(targets) & {"onnx", "script", "bundle", "npz"} else None
    written = []
    for kind, path in targets.items():
        if kind == "tensorboard":
            written += _write_events(path, runs, force)
            continue
        content, remark = _content(kind, entries[0], run, runs)
        write_file(path, content, force)
        written.append(Written(path, remark))
    return written


def _check(entries: Sequence[Entry], targets: Mapping[str, Path], force: bool) -> None:
    for kind in FOR_ONE:
        if kind in targets and len(entries) > 1:
            raise ExportError(f"--{kind} takes one run, not {len(entries)}.")
    for kind, path in targets.items():
        if kind != "tensorboard":
            check_target(path, force)
    places = [os.path.realpath(path) for path in targets.values()]
    for kind, place in zip(targets, places, strict=True):
        if places.count(place) > 1:
            raise ExportError(f"--{kind}: another option names the same file.")
        if place in {os.path.realpath(entry.path) for entry in entries}:
            raise ExportError(f"--{kind}: this is the file of the run itself.")


def _content(
    kind: str, entry: Entry, run: Run | None, runs: Sequence[Recorded]
) -> tuple[bytes | str, str]:
    if kind == "csv":
        return curves_csv(runs), ""
    if kind in ("png", "svg"):
        return _pictures(runs, (kind,))[f"curves.{kind}"], ""
    assert run is not None
    if kind == "onnx":
        return onnx_model(run), ""
    if kind == "script":
        return script_of(run.info, run.history.rate_changes), ""
    run_file = _file_of(entry)
    if kind == "npz":
        return run_file, ""
    pictures: Mapping[str, bytes] = {}
    remark = ""
    try:
        pictures = _pictures(runs, ("png", "svg"))
    except ExportError as error:
        remark = f"It has no pictures. {error}"
    return bundle(run, run_file, pictures), remark


def _file_of(entry: Entry) -> bytes:
    try:
        return entry.path.read_bytes()
    except OSError as error:
        raise RunFileError(entry.path, f"cannot be read ({error.strerror})") from error


def _write_events(folder: Path, runs: Sequence[Recorded], force: bool) -> list[Written]:
    infos = [run.info for run in runs]
    paths = [folder / name for name in folder_names(infos)]
    for path, run in zip(paths, runs, strict=True):
        write_events(path, run, force)
    return [Written(path) for path in paths]


def folder_names(infos: Sequence[RunInfo]) -> list[str]:
    """A name for the folder of each run, different even where case does not count."""
    names = []
    for info, label in zip(infos, labels(infos), strict=True):
        plain = "".join(c if c.isalnum() or c in " .,-_()" else "_" for c in label)
        names.append(plain.strip(" .")[:FOLDER_NAME] or info.id)
    lowered = [name.casefold() for name in names]
    return [
        f"{name} {info.id[:ID_DIGITS]}" if lowered.count(name.casefold()) > 1 else name
        for info, name in zip(infos, names, strict=True)
    ]


def _pictures(runs: Sequence[Recorded], kinds: Sequence[str]) -> dict[str, bytes]:
    """The curves; the only thing here that loads Qt."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = qt_probe.find_problem()
    if problem is None:
        try:
            from PySide6.QtGui import QGuiApplication

            from guiapp.export import run_pictures
        except ImportError as error:
            problem = qt_probe.problem_of_import(error)
            if problem is None:
                raise
    if problem is not None:
        what = problem.sentence.removeprefix("No window can be opened: ")
        raise ExportError(f"The curves cannot be drawn: {what}")
    application = QGuiApplication.instance() or QGuiApplication(["nablascope"])
    drawn = {"png": run_pictures.png_of, "svg": run_pictures.svg_of}
    pictures = {f"curves.{kind}": drawn[kind](runs) for kind in kinds}
    del application  # it had to live until here
    return pictures


def told(written: Sequence[Written]) -> None:
    """Name the files on stdout, remarks on stderr."""
    for each in written:
        click.echo(str(each.path))
        if each.remark:
            click.echo(f"{each.path}: {each.remark}", err=True)
