"""What the terminal shows of a run: a live picture, or plain lines on a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Self, TextIO

from rich.console import Console, ConsoleOptions, Group
from rich.constrain import Constrain
from rich.live import Live
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from guiapp.cli.terminal import Progress, TrainingSummary, View
from guiapp.cli.terminal_curve import LossCurve

MIN_WIDTH, MAX_WIDTH = 30, 100  # characters; a wider curve shows no more
CURVE_LINES = (4, 12)  # the fewest that say something, the most that look good
OTHER_LINES = 8  # title, axis, figures, bar, and the prompt above
LABEL_WIDTH = 6
PALE = "bright_black"


def make_console(stream: TextIO) -> Console:
    """A console that sends control codes to a terminal only, whatever the environment wishes."""
    is_terminal = stream.isatty()
    return Console(
        file=stream,
        force_terminal=is_terminal,
        color_system="auto" if is_terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=not is_terminal,
    )


def make_view(console: Console, title: str) -> View:
    """A live picture where the terminal can show one, else a line at each evaluation."""
    can_draw = (
        console.is_terminal
        and not console.is_dumb_terminal
        and console.encoding.lower().startswith("utf")
        and console.size.height >= OTHER_LINES + CURVE_LINES[0]
        and console.size.width >= MIN_WIDTH
    )
    return LiveView(console, title) if can_draw else LineView(console, title)


class LineView(View):
    """One plain line for each evaluation, in ASCII; what a log file wants."""

    def __init__(self, console: Console, title: str) -> None:
        self._console = console
        self._title = title

    def __enter__(self) -> Self:
        self._console.out(self._title)
        return self

    def show_evaluation(self, progress: Progress) -> None:
        evaluation = progress.evaluation
        assert evaluation is not None
        self._console.out(
            f"iteration {progress.iteration}/{progress.iterations}"
            f"  loss {progress.loss:.4f}"
            f"  train accuracy {evaluation.train_accuracy:.4f}"
            f"  test accuracy {evaluation.test_accuracy:.4f}"
            f"  {progress.steps_per_second:.0f} steps/s"
        )


class LiveView(View):
    """The loss curve with a progress bar under it, redrawn in place."""

    def __init__(self, console: Console, title: str) -> None:
        self._console = console
        self._title = Text(title, style="bold", no_wrap=True, overflow="ellipsis")
        self._bar = Bar(
            BarColumn(bar_width=None),
            TextColumn("{task.completed} of {task.total}"),
            TextColumn("{task.fields[rate]:,.0f} steps/s"),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=console,
            auto_refresh=False,
            expand=True,
        )
        self._task = self._bar.add_task("", total=None, rate=0.0)
        # drawn when told to and never by a thread, which would compete with the training
        self._live = Live(console=console, auto_refresh=False, redirect_stderr=False)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._live.stop()  # shows the cursor again

    def show(self, progress: Progress) -> None:
        self._bar.update(
            self._task,
            completed=progress.iteration,
            total=progress.iterations,
            rate=progress.steps_per_second,
        )
        # two columns stay free: a "^C" at the end of a full line would wrap and leave a line behind
        width = min(max(self._console.size.width, MIN_WIDTH) - 2, MAX_WIDTH)
        fewest, most = CURVE_LINES
        height = max(fewest, min(most, self._console.size.height - OTHER_LINES))
        plot_width = width - LABEL_WIDTH - 2
        picture = Group(
            self._title,
            CurvePicture(progress.curve, plot_width, height),
            _axis_text(progress.iterations, plot_width),
            _figures(progress),
            self._bar.get_renderable(),
        )
        self._live.update(Constrain(picture, width), refresh=True)


class CurvePicture:
    """The loss curve for rich: single losses pale, their trailing mean green.

    Made of finished segments; as a rich Text of several hundred spans it takes three times as long.
    """

    def __init__(self, curve: LossCurve, width: int, height: int) -> None:
        self._rows = curve.draw(width, height)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        axis, mean, losses = (console.get_style(name) for name in ("dim", "bold green", PALE))
        for row in self._rows:
            yield Segment(f"{row.label:>{LABEL_WIDTH}} │", axis)
            cells = zip(row.text, row.on_mean.tolist(), strict=True)
            for on_mean, run in groupby(cells, key=itemgetter(1)):
                text = "".join(character for character, _ in run)
                yield Segment(text, mean if on_mean else losses)
            yield Segment.line()


def _axis_text(iterations: int, width: int) -> Text:
    middle, end = "iteration", str(iterations)
    gap = width - 1 - len(end)
    return Text(f"{' ' * LABEL_WIDTH} 0{middle:^{gap}}{end}", style="dim", no_wrap=True)


def _figures(progress: Progress) -> Text:
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f"{'loss':>{LABEL_WIDTH}}  ", style="dim")
    text.append(f"{progress.curve.trailing_mean:.4f}", style="bold green")
    text.append(" mean of the last 100", style="dim")
    if progress.evaluation is not None:
        text.append("   accuracy  ", style="dim")
        text.append(f"train {progress.evaluation.train_accuracy:.4f}", style="bold blue")
        text.append(f"  test {progress.evaluation.test_accuracy:.4f}", style="bold red")
    return text


def print_summary(console: Console, summary: TrainingSummary) -> None:
    """The final figures of a run that came to its end, one a line."""
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right", style="bold")
    table.add_row("iterations", str(summary.iterations))
    for name, value in (
        ("final loss", summary.final_loss),
        ("mean loss of the last 100", summary.mean_last_100_loss),
        ("train accuracy", summary.train_accuracy),
        ("test accuracy", summary.test_accuracy),
    ):
        table.add_row(name, "-" if value is None else f"{value:.4f}")
    table.add_row("steps per second", f"{summary.steps_per_second:.0f}")
    console.print(table)
