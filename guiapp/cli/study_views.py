"""What the terminal shows of many runs: a bar while they are trained, then tables of figures."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, Self

from rich import box
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from engine.search.jobs import StudyProgress

REDRAW_EVERY_S = 0.2


class StudyView:
    """Shows a study from entering to leaving. This one shows nothing; the others derive from it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        return None

    def show(self, progress: StudyProgress[Any]) -> None:
        """Called at least every 50 ms or so."""


class LineView(StudyView):
    """One plain line for each run that has ended; what a log file wants."""

    def __init__(self, console: Console, count: int, line: Callable[[Any], str]) -> None:
        self._console = console
        self._count = count
        self._line = line
        self._told = 0

    def show(self, progress: StudyProgress[Any]) -> None:
        for result in progress.results[self._told :]:
            self._told += 1
            self._console.out(f"{self._told}/{self._count}  {self._line(result)}")


class BarView(StudyView):
    """A bar, redrawn in place."""

    def __init__(
        self, console: Console, title: str, count: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._count = count
        self._clock = clock
        self._next = 0.0
        # drawn when told to and never by a thread, which would compete with the training
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[done]} of {task.fields[count]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=console,
            auto_refresh=False,
            redirect_stderr=False,
        )
        self._task = self._bar.add_task(title, total=1.0, done=0, count=count)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.refresh()
        self._bar.stop()  # shows the cursor again

    def show(self, progress: StudyProgress[Any]) -> None:
        self._bar.update(self._task, completed=progress.fraction, done=len(progress.done))
        if self._clock() >= self._next:
            self._bar.refresh()
            self._next = self._clock() + REDRAW_EVERY_S


def make_view(
    console: Console, title: str, count: int, line: Callable[[Any], str], as_json: bool, quiet: bool
) -> StudyView:
    """A bar on a terminal, lines elsewhere; nothing if quiet, or beside a JSON object in a pipe.

    ``line`` tells of one result.
    """
    if quiet or (as_json and not console.is_terminal):
        return StudyView()
    if console.is_terminal and not console.is_dumb_terminal:
        return BarView(console, title, count)
    return LineView(console, count, line)


def print_table(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The first column to the left, figures to the right; plain enough for any file."""
    table = Table(box=box.SIMPLE_HEAD if console.is_terminal else None, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    console.print(table)


def figure(value: float | None, digits: int = 4) -> str:
    """A figure in a table; what was never measured is a dash."""
    return "-" if value is None else f"{value:.{digits}f}"
