"""The command line: the window by default, and the same work without one.

Every import that costs time stands inside the command that needs it: ``train`` loads no Qt, and
``--help`` no NumPy.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from guiapp.cli import qt_probe
from guiapp.cli.predict_command import predict
from guiapp.cli.runs_command import runs
from guiapp.cli.search_command import search
from guiapp.cli.study_command import race, seeds
from guiapp.cli.train_command import EXIT_INTERRUPTED, train, train_and_tell
from guiapp.page_keys import PAGES


def main() -> NoReturn:
    """Run the command line of this process and end it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed from outside: what is said there reaches nobody
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - to stay
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a file's name may be any bytes
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line; the exit code.

    0 done; 1 it could not be completed (diverged, or no Qt for screenshots); 2 bad arguments or
    files; 130 stopped by Ctrl+C. What went wrong is one sentence on stderr.
    """
    try:
        code = cli.main(list(arguments), prog_name="nablascope", standalone_mode=False)
    except click.ClickException as error:
        click.echo(f"Error: {' '.join(error.format_message().split())}", err=True)
        return error.exit_code
    except click.Abort:
        click.echo("Stopped by Ctrl+C.", err=True)
        return EXIT_INTERRUPTED
    except OSError as error:
        click.echo(f"Error: the output could not be written ({error.strerror}).", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still to be flushed goes nowhere
        return 1
    return code if isinstance(code, int) else 0


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib import metadata

        try:
            version = metadata.version("nablascope")
        except metadata.PackageNotFoundError:
            version = "(not installed)"
        click.echo(f"nablascope {version}")
        context.exit()


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--page", type=click.Choice(PAGES), help="Page to begin with.")
@click.option(
    "--lang", type=click.Choice(["en", "ja"]), help="Language; the system's if not given."
)
@click.option(
    "--theme", type=click.Choice(["light", "dark"]), help="Colors; the system's if not given."
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
@click.pass_context
def cli(context: click.Context, page: str | None, lang: str | None, theme: str | None) -> int:
    """Watch a NumPy network learn, a point descend a surface, and a drawn digit recognized.

    Without a command the window opens. Where it cannot, the article's network is trained in the
    terminal instead.
    """
    if context.invoked_subcommand is None:
        return _open_window(page, lang, theme)
    if page or lang or theme:
        given = "--page, --lang and --theme are for the window"
        raise click.UsageError(f"{given}, not for the command {context.invoked_subcommand!r}.")
    return 0


def _open_window(page: str | None, lang: str | None, theme: str | None) -> int:
    problem = qt_probe.find_problem()
    if problem is None:
        try:
            from guiapp import app
        except ImportError as error:
            problem = qt_probe.problem_of_import(error)
            if problem is None:
                raise
        else:
            return app.run(page=page, language=lang, theme=theme)
    click.echo(problem.sentence, err=True)
    from engine.config import PRESETS

    return train_and_tell("article", PRESETS["article"])


@cli.command()
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
def screenshots(directory: Path) -> int:
    """Render every page to PNG files in DIR, without a display.

    In both languages and both themes, after a short training run. Japanese needs a CJK font, for
    instance Debian's fonts-noto-cjk.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = qt_probe.find_problem()
    if problem is not None:
        raise click.ClickException(problem.sentence)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=directory):
            pass  # can be written to: better known now than after the training
    except OSError as error:
        raise click.UsageError(f"{directory}: cannot be written to ({error.strerror}).") from error
    from guiapp.cli import screenshots as pages

    code: int = pages.run(directory)
    return code


for command in (train, predict, runs, seeds, race, search):
    cli.add_command(command)
