"""Kept runs as tables for a terminal and as plain values for JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from engine.export.series import ID_DIGITS, labels
from engine.runs.comparison import differing_settings, settings_of
from guiapp.cli.terminal_views import make_console

if TYPE_CHECKING:
    from typing import TextIO

    from engine.runs.library import Entry
    from engine.runs.records import RunInfo

PIPE_WIDTH = 1000  # characters: on a pipe nothing is cut off
NONE = "-"
COLUMNS = ("iterations", "final loss", "train", "test", "best test", "time", "begun")  # of a list
LEAST_NAME = 12
GAP = "  "


def console_for(stream: TextIO) -> Console:
    """A console whose tables are whole where nobody looks at them."""
    console = make_console(stream)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    return console


def to_dict(entry: Entry) -> dict[str, Any]:
    """Everything but the arrays, ready for JSON."""
    info = entry.info
    values: dict[str, Any] = {
        name: getattr(info, name)
        for name in ("id", "name", "note", "group", "color", "created", "seconds", "iteration")
    }
    return values | {
        "diverged": info.diverged,
        "figures": dataclasses.asdict(info.figures),
        "config": info.config.to_dict(),
        "lineage": [
            {"id": a.id, "name": a.name, "until": a.until, "config": a.config.to_dict()}
            for a in info.lineage
        ],
        "versions": dict(info.versions),
        "path": str(entry.path),
    }


def list_lines(entries: Sequence[Entry], width: int) -> list[str]:
    """A line of names and one for each run; where there is little room, names are cut.

    By hand, since a table of ``rich`` with 500 runs takes half a second.
    """
    rows: list[tuple[str, ...]] = [("id", "name", *COLUMNS)]
    for entry in entries:
        figures = dict(figures_of(entry.info))
        name = " ".join(entry.info.name.split())
        rows.append((entry.info.id[:ID_DIGITS], name, *(figures[each] for each in COLUMNS)))
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    others = sum(widths) - widths[1] + len(GAP) * (len(widths) - 1)
    widths[1] = max(LEAST_NAME, min(widths[1], width - others))
    lines = []
    for run_id, name, *values in rows:
        if cell_len(name) > widths[1]:
            name = set_cell_size(name, widths[1] - 1).rstrip() + "\N{HORIZONTAL ELLIPSIS}"
        right = (f"{value:>{size}}" for value, size in zip(values, widths[2:], strict=True))
        lines.append(GAP.join((run_id.ljust(widths[0]), set_cell_size(name, widths[1]), *right)))
    return lines


def figures_of(info: RunInfo) -> list[tuple[str, str]]:
    """What a run came to, by name, as it is shown."""
    figures = info.figures
    diverged = " (diverged)" if info.diverged else ""
    best = _percent(figures.best_test_accuracy)
    return [
        ("iterations", f"{info.iteration:,}{diverged}"),
        ("final loss", NONE if figures.final_loss is None else f"{figures.final_loss:.4f}"),
        ("train", _percent(figures.train_accuracy)),
        ("test", _percent(figures.test_accuracy)),
        ("best test", best),
        ("best at", NONE if figures.best_iteration is None else f"{figures.best_iteration:,}"),
        ("time", _duration(info.seconds)),
        ("begun", info.created.replace("T", " ").removesuffix(":00+00:00").removesuffix("+00:00")),
    ]


def show_table(entry: Entry) -> Table:
    """One run: figures, settings, where it comes from."""
    info = entry.info
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("name", Text(info.name or NONE))
    table.add_row("id", info.id)
    if info.note:
        table.add_row("note", Text(info.note))
    if info.group:
        table.add_row("study", Text(info.group))
    for ancestor in info.lineage:
        branch = f"{ancestor.name or NONE} ({ancestor.id[:ID_DIGITS]})"
        table.add_row("branch of", Text(f"{branch}, after iteration {ancestor.until:,}"))
    for name, value in figures_of(info):
        table.add_row(name, value)
    for name, setting in settings_of(info.config).items():
        table.add_row(_words(name), Text(_value(setting)))
    table.add_row("made with", ", ".join(f"{k} {v}" for k, v in sorted(info.versions.items())))
    table.add_row("file", Text(str(entry.path)))
    return table


def comparison_table(entries: Sequence[Entry]) -> Table:
    """The settings that differ, then the figures, side by side."""
    infos = [entry.info for entry in entries]
    table = Table(box=None, pad_edge=False)
    table.add_column("", no_wrap=True)
    for label in labels(infos):
        table.add_column(Text(label), justify="right", overflow="fold")
    differing = differing_settings([info.config for info in infos])
    for name, values in differing.items():
        table.add_row(_words(name), *(Text(_value(value)) for value in values))
    if not differing:
        table.add_row(*("all settings", *("the same" for _ in infos)))
    table.add_section()
    columns = [figures_of(info) for info in infos]
    for rows in zip(*columns, strict=True):
        table.add_row(rows[0][0], *(value for _, value in rows))
    return table


def _percent(share: float | None) -> str:
    return NONE if share is None else f"{100 * share:.2f}%"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _value(value: object) -> str:
    if value is None:
        return NONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "-".join(map(str, value)) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)
