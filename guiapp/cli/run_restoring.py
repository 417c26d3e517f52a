"""What ``runs restore`` does: removed runs, listed or brought back."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from engine.runs.library import Entry, Removal, RunLibrary
from guiapp.cli import run_tables


def show(entries: Sequence[Entry], kept: RunLibrary) -> None:
    """A line for each."""
    if entries:
        width = run_tables.console_for(sys.stdout).width
        click.echo("\n".join(run_tables.list_lines(entries, width)))
    else:
        click.echo(f"There are no removed runs in {kept.folder}.")


def restore(entries: Sequence[Entry], kept: RunLibrary) -> None:
    """Bring them back; one that was kept again in the meantime stays as it is now.

    Raises
    ------
    RunFileError : when a file cannot be moved
    """
    present = {entry.info.id for entry in kept.entries()}
    for entry in entries:
        if entry.info.id in present:
            name = " ".join(entry.info.name.split()) or entry.info.id
            click.echo(f"{name} was kept again; it stays as it is now.", err=True)
    count = 0
    for entry in entries:
        if entry.info.id not in present:
            count += len(kept.restore(Removal(entry.path.parent, (entry.path.name,))))
    click.echo(f"{count} {'run' if count == 1 else 'runs'} brought back to {kept.folder}")
