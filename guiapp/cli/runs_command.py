"""``runs``: the kept runs, listed, shown, compared, exported, renamed, removed, restored."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from guiapp.cli import run_choice

if TYPE_CHECKING:
    from engine.runs.library import Entry
    from engine.runs.records import RunInfo

Command = TypeVar("Command", bound=Callable[..., Any])

# What a list can be sorted by; the largest is first where it does not rise.
SORT: dict[str, Callable[[RunInfo], Any]] = {
    "begun": lambda info: info.created,
    "name": lambda info: info.name.casefold(),
    "iterations": lambda info: info.iteration,
    "loss": lambda info: info.figures.final_loss,
    "train": lambda info: info.figures.train_accuracy,
    "test": lambda info: info.figures.test_accuracy,
    "best": lambda info: info.figures.best_test_accuracy,
    "time": lambda info: info.seconds,
}
RISING = ("name", "loss", "time")

EXPORTS = {
    "csv": ("FILE", "Curves for a spreadsheet; of several runs under each other."),
    "png": ("FILE", "Curves as a picture; of several runs over each other."),
    "svg": ("FILE", "Curves as a drawing; of several runs over each other."),
    "onnx": ("FILE", "The network for other tools (extra onnx)."),
    "npz": ("FILE", "The run file itself, from which training can go on."),
    "tensorboard": ("DIR", "Event files, a folder a run (extra tensorboard)."),
    "script": ("FILE", "One plain NumPy script that gives the same losses."),
    "bundle": ("FILE", "All of these in one .zip."),
}


@click.group()
def runs() -> None:
    """Kept runs: list, compare, export.

    RUN is the beginning of a run's id, its whole name, or the path of a run file.
    """


@runs.command("list")
@click.option(
    "--sort",
    type=click.Choice(list(SORT)),
    default="begun",
    show_default=True,
    help="Order; newest, best or shortest first.",
)
@click.option(
    "--filter", "wanted", metavar="TEXT", help="Only runs with this in a name, note or setting."
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def list_runs(sort: str, wanted: str | None, as_json: bool) -> None:
    """Show all kept runs, one a line."""
    from engine.runs.run_files import RunFileError
    from guiapp.cli import run_tables

    kept = run_choice.library()
    try:
        entries = kept.entries()
    except RunFileError as error:
        raise click.UsageError(str(error)) from error
    for skipped in kept.skipped:
        click.echo(f"Left out: {skipped.sentence}", err=True)
    entries = _sorted([entry for entry in entries if _matches(entry, wanted)], sort)
    if as_json:
        _print_json([run_tables.to_dict(entry) for entry in entries])
    elif entries:
        width = run_tables.console_for(sys.stdout).width
        click.echo("\n".join(run_tables.list_lines(entries, width)))
    else:
        click.echo("No run matches." if wanted else f"There are no kept runs in {kept.folder}.")


@runs.command()
@click.argument("run")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def show(run: str, as_json: bool) -> None:
    """Show all about one RUN: figures, settings, ancestors."""
    from guiapp.cli import run_tables

    entry = run_choice.find_run(run, run_choice.library())
    if as_json:
        _print_json(run_tables.to_dict(entry))
    else:
        run_tables.console_for(sys.stdout).print(run_tables.show_table(entry))


@runs.command()
@click.argument("chosen", metavar="RUN RUN...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def compare(chosen: tuple[str, ...], as_json: bool) -> None:
    """Show the settings that differ between runs, and their figures."""
    from engine.runs.comparison import differing_settings
    from guiapp.cli import run_tables

    entries = run_choice.find_runs(chosen, run_choice.library())
    if len(entries) < 2:
        raise click.UsageError("There is nothing to compare: name two different runs or more.")
    if as_json:
        differing = differing_settings([entry.info.config for entry in entries])
        compared = [run_tables.to_dict(entry) for entry in entries]
        _print_json({"differing": differing, "runs": compared})
    else:
        run_tables.console_for(sys.stdout).print(run_tables.comparison_table(entries))


def _export_options(command: Command) -> Command:
    for name, (metavar, text) in reversed(EXPORTS.items()):
        kind = click.Path(path_type=Path)
        command = click.option(f"--{name}", type=kind, metavar=metavar, help=text)(command)
    return command


@runs.command()
@click.argument("chosen", metavar="RUN...", nargs=-1, required=True)
@_export_options
@click.option("--force", is_flag=True, help="Replace files that exist.")
def export(chosen: tuple[str, ...], force: bool, **targets: Path | None) -> None:
    """Write runs as files for other tools; several options may be given at once."""
    wanted = {name: path for name in EXPORTS if (path := targets[name]) is not None}
    if not wanted:
        options = ", ".join(f"--{name}" for name in EXPORTS)
        raise click.UsageError(f"Say what to write: {options}.")
    entries = run_choice.find_runs(chosen, run_choice.library())
    from engine.export.errors import ExportError
    from engine.runs.run_files import RunFileError
    from guiapp.cli import run_exports

    try:
        run_exports.told(run_exports.export(entries, wanted, force))
    except (ExportError, RunFileError) as error:
        raise click.UsageError(str(error)) from error


@runs.command()
@click.argument("run")
@click.argument("name")
def rename(run: str, name: str) -> None:
    """Give RUN another NAME."""
    _change(run, name=name.strip())


@runs.command()
@click.argument("run")
@click.argument("text")
def note(run: str, text: str) -> None:
    """Write TEXT as the note of RUN, in place of the old one."""
    _change(run, note=text)


@runs.command()
@click.argument("chosen", metavar="RUN...", nargs=-1, required=True)
def remove(chosen: tuple[str, ...]) -> None:
    """Take runs away. Their files are kept in a hidden folder, which is named.

    `runs restore` brings them back; after 7 days the next window that closes deletes them.
    """
    from engine.runs.library import REMOVED_DAYS
    from engine.runs.run_files import RunFileError

    kept = run_choice.library()
    entries = run_choice.find_runs(chosen, kept)
    for entry in entries:
        if entry.path.resolve().parent != kept.folder.resolve():
            raise click.UsageError(f"{entry.path}: this file is not among the kept runs.")
    try:
        removal = kept.remove(entries)
    except RunFileError as error:
        raise click.UsageError(str(error)) from error
    count = len(removal.names)
    click.echo(f"{count} {'run' if count == 1 else 'runs'} moved to {removal.folder}")
    click.echo(
        f"`runs restore` brings them back; after {REMOVED_DAYS} days the next window that closes "
        "deletes them.",
        err=True,
    )


@runs.command()
@click.argument("chosen", metavar="[RUN...]", nargs=-1)
@click.option("--all", "is_all", is_flag=True, help="Bring back every one.")
def restore(chosen: tuple[str, ...], is_all: bool) -> None:
    """Bring removed runs back; without RUN, list those that are still there."""
    from engine.runs.run_files import RunFileError
    from guiapp.cli import run_restoring

    if chosen and is_all:
        raise click.UsageError("Name runs or say --all, not both.")
    kept = run_choice.library()
    entries = run_choice.find_removed(chosen, kept)
    try:
        if entries and (chosen or is_all):
            run_restoring.restore(entries, kept)
        else:
            run_restoring.show(entries, kept)
    except RunFileError as error:
        raise click.UsageError(str(error)) from error


def _change(run: str, **changes: object) -> None:
    from engine.runs.run_files import RunFileError

    kept = run_choice.library()
    entry = run_choice.find_run(run, kept)
    try:
        kept.change(entry, **changes)
    except RunFileError as error:
        raise click.UsageError(str(error)) from error


def _matches(entry: Entry, wanted: str | None) -> bool:
    if not wanted:
        return True
    info, config = entry.info, entry.info.config
    sizes = "-".join(map(str, config.hidden_sizes))
    words = (info.id, info.name, info.note, info.group, sizes)
    settings = (value for value in config.to_dict().values() if isinstance(value, str))
    return any(wanted.casefold() in word.casefold() for word in (*words, *settings))


def _sorted(entries: Sequence[Entry], field: str) -> list[Entry]:
    key = SORT[field]
    known = [entry for entry in entries if key(entry.info) is not None]
    unknown = [entry for entry in entries if key(entry.info) is None]
    known.sort(key=lambda entry: key(entry.info), reverse=field not in RISING)
    return [*known, *unknown]


def _print_json(values: object) -> None:
    click.echo(json.dumps(values, allow_nan=False))
