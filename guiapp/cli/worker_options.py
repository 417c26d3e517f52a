"""Options that say where the runs of a study are trained, and the executor that they mean."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from engine.search.jobs import StudyProgress
    from guiapp.cli.study_views import StudyView

Command = TypeVar("Command", bound=Callable[..., Any])
Result = TypeVar("Result")

EXIT_FAILED = 1
EXIT_INTERRUPTED = 130


def worker_options(command: Command) -> Command:
    """Decorate a command with --workers and --scheduler."""
    command = click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Train on a dask.distributed cluster, for instance tcp://host:8786.",
    )(command)
    return click.option(
        "--workers",
        type=int,
        metavar="N",
        help="Train in N processes of low priority; one after another in this one if not given.",
    )(command)


@contextlib.contextmanager
def executor_for(workers: int | None, scheduler: str | None) -> Iterator[Executor | None]:
    """The executor that was asked for, or None; nothing is left running when the block is left.

    Raises
    ------
    click.UsageError
        naming the option that cannot be used
    """
    from guiapp.executors import ExecutorError, cluster_executor, process_pool

    if workers is not None and scheduler is not None:
        raise click.UsageError("--workers and --scheduler: Only one of them can be given.")
    try:
        if scheduler is not None:
            executor: Any = cluster_executor(scheduler)
        else:
            executor = contextlib.nullcontext() if workers is None else process_pool(workers)
    except ExecutorError as error:
        flag = "--workers" if scheduler is None else "--scheduler"
        raise click.UsageError(f"{flag}: {error}") from error
    with executor as entered:
        yield entered


@dataclass(frozen=True)
class Followed(Generic[Result]):
    """What came of a study.

    Attributes
    ----------
    results : of all in their order, or of those that were done when it was stopped
    count : how many there should have been
    stopped : whether it was stopped by Ctrl+C
    failure : why it was given up after some results, or ""
    """

    results: tuple[Result, ...]
    count: int
    stopped: bool
    failure: str = ""

    @property
    def is_partial(self) -> bool:
        """Whether it ended before its end."""
        return self.stopped or bool(self.failure)

    @property
    def exit_code(self) -> int:
        """What the command returns."""
        if self.failure:
            return EXIT_FAILED
        return EXIT_INTERRUPTED if self.stopped else 0

    def tell_if_partial(self, what: str) -> None:
        """One sentence on stderr; ``what`` are "trials" or "runs"."""
        done = f"after {len(self.results)} of {self.count} {what}"
        if self.failure:
            click.echo(f"Error: Given up {done}. {self.failure}", err=True)
        elif self.stopped:
            click.echo(f"Stopped by Ctrl+C {done}.", err=True)


def follow(
    study: Generator[StudyProgress[Result], None, tuple[Result, ...]],
    count: int,
    view: StudyView,
) -> Followed[Result]:
    """Pull a study to its end, or to Ctrl+C, and show how far it is.

    Raises
    ------
    click.ClickException
        when one of its runs cannot be trained, and none is done; those that are done are not
        thrown away
    """
    from engine.search.jobs import JobError

    done: tuple[Result, ...] = ()
    with view, contextlib.closing(study), _ctrl_c_can_wait() as pressed:
        try:
            while not pressed.is_set():
                progress = next(study)
                done = progress.results
                view.show(progress)
        except StopIteration as end:
            return Followed(end.value, count, stopped=False)
        except JobError as error:
            if done:
                return Followed(done, count, stopped=False, failure=str(error))
            raise click.UsageError(str(error)) from error
    return Followed(done, count, stopped=True)


@contextlib.contextmanager
def _ctrl_c_can_wait() -> Iterator[threading.Event]:
    """Ctrl+C sets the event, and the second time it interrupts as ever.

    A study reports every 50 ms; interrupted anywhere in between, it might lose a result or leave
    something locked.
    """
    pressed = threading.Event()

    def press(*_signal: object) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()

    if threading.current_thread() is not threading.main_thread():
        yield pressed  # where signals do not arrive
        return
    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)
