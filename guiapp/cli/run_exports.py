"""What ``runs export`` writes, for one or several kept runs."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.export.errors import ExportError
from engine.export.names import plain_names
from engine.export.series import Recorded
from engine.export.tensorboard_events import check_folder, write_events
from engine.export.writing import check_target, write_file
from engine.runs.run_files import load_history, load_run
from guiapp.cli import qt_probe
from guiapp.export import run_content
from guiapp.export.run_content import EACH, TOGETHER, Content, Pictures, Written

if TYPE_CHECKING:
    from engine.runs.library import Entry


def export(entries: Sequence[Entry], targets: Mapping[str, Path], force: bool) -> list[Written]:
    """Write each target; what can be refused is refused before the first is written.

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
    contents = _contents(targets, entries[0].path, runs)
    written = []
    for kind, path in targets.items():
        if kind == "tensorboard":
            written += _write_events(path, runs, force)
            continue
        content = contents[kind]
        write_file(path, content.data, force)
        written.append(Written(path, content.remark))
    return written


def _check(entries: Sequence[Entry], targets: Mapping[str, Path], force: bool) -> None:
    for kind in EACH:
        if kind in targets and len(entries) > 1:
            raise ExportError(f"--{kind} takes one run, not {len(entries)}.")
    for kind, path in targets.items():
        if kind != "tensorboard":
            check_target(path, force)
            continue
        for name in plain_names([entry.info for entry in entries]):
            check_folder(path / name, force)
    places = [os.path.realpath(path) for path in targets.values()]
    for kind, place in zip(targets, places, strict=True):
        if places.count(place) > 1:
            raise ExportError(f"--{kind}: another option names the same file.")
        if place in {os.path.realpath(entry.path) for entry in entries}:
            raise ExportError(f"--{kind}: this is the file of the run itself.")


def _contents(kinds: Iterable[str], first: Path, runs: Sequence[Recorded]) -> dict[str, Content]:
    load = functools.cache(partial(load_run, first))  # for several kinds read once
    contents = {}
    for kind in kinds:
        if kind in TOGETHER:
            contents[kind] = run_content.content_together(kind, runs, _pictures)
        elif kind in EACH:
            contents[kind] = run_content.content_of(kind, first, load, _pictures)
    return contents


def _write_events(folder: Path, runs: Sequence[Recorded], force: bool) -> list[Written]:
    infos = [run.info for run in runs]
    paths = [folder / name for name in plain_names(infos)]
    for path, run in zip(paths, runs, strict=True):
        write_events(path, run, force)
    return [Written(path) for path in paths]


def _pictures(runs: Sequence[Recorded], kinds: Sequence[str]) -> Pictures:
    """The curves; the only thing here that loads Qt."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = qt_probe.find_problem()
    if problem is None:
        try:
            from PySide6.QtGui import QGuiApplication

            from guiapp.export import run_pictures  # noqa: F401
        except ImportError as error:
            problem = qt_probe.problem_of_import(error)
            if problem is None:
                raise
    if problem is not None:
        what = problem.sentence.removeprefix("No window can be opened: ")
        raise ExportError(f"The curves cannot be drawn: {what}")
    application = QGuiApplication.instance() or QGuiApplication(["nablascope"])
    pictures = run_content.draw(runs, kinds)
    del application  # it had to live until here
    return pictures


def told(written: Sequence[Written]) -> None:
    """Name the files on stdout, remarks on stderr."""
    for each in written:
        click.echo(str(each.path))
        if each.remark:
            click.echo(f"{each.path}: {each.remark}", err=True)
