"""``train``: a network is trained in the terminal, and the figures are told."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guiapp.cli.run_options import SAME_FILE, CalmInterrupt, RunFiles, resume
from guiapp.cli.train_options import config_from, train_options, usage_error

if TYPE_CHECKING:
    from engine.config import TrainConfig
    from engine.runs.recording import Recorder
    from engine.trainer import Trainer
    from guiapp.cli.terminal import TrainingSummary

EXIT_DIVERGED = 1
EXIT_INTERRUPTED = 130
NO_FILES = RunFiles()


@click.command()
@click.option(
    "--preset",
    metavar="NAME",
    help="Settings to begin with: article (the default), chapter4, chapter5, fast, draw or "
    "spirals.",
)
@click.option(
    "--resume",
    "resumed",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Go on with the run of this file, exactly as if it had never stopped. With another "
    "learning rate or optimizer it becomes a branch.",
)
@train_options
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the trained network to this file, for `predict --model`.",
)
@click.option(
    "--save-run",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the whole run to this file: for --resume, for the window, for `runs`.",
)
@click.option("--name", metavar="TEXT", help="What the run is called.")
@click.option("--json", "as_json", is_flag=True, help="Print the final figures as a JSON object.")
@click.option("--quiet", is_flag=True, help="Print the final figures only.")
def train(
    preset: str | None,
    resumed: Path | None,
    save: Path | None,
    save_run: Path | None,
    name: str | None,
    as_json: bool,
    quiet: bool,
    **settings: Any,
) -> int:
    """Train a network without a window.

    Each option replaces one setting of the preset. The steps per second are the iterations
    divided by the time spent in updates; measuring accuracy and drawing are not counted.
    """
    if resumed is None:
        preset = preset or "article"
        config = config_from(preset, settings)
        files = RunFiles(None, save_run, name)
    else:
        if preset is not None:
            raise click.UsageError("--preset is for a new run; --resume takes its file's settings.")
        run = resume(resumed, settings, name)
        config = run.state.config
        files = RunFiles(run, save_run, name)
    return train_and_tell(preset, config, save, as_json, quiet, files)


def train_and_tell(
    preset: str | None,
    config: TrainConfig,
    save: Path | None = None,
    as_json: bool = False,
    quiet: bool = False,
    files: RunFiles = NO_FILES,
) -> int:
    """Train as configured, show the run and its final figures; the exit code.

    With ``as_json`` stdout has the JSON object only, and a terminal shows the run on stderr.
    """
    from guiapp.cli import terminal, terminal_views

    trainer = _trainer(config, save)
    targets = {os.path.realpath(path) for path in (save, files.save_run) if path is not None}
    if len(targets) == 1 and save is not None and files.save_run is not None:
        raise click.UsageError(SAME_FILE)
    recorder = files.begin(trainer)
    stream = sys.stderr if as_json else sys.stdout
    console = terminal_views.make_console(stream)
    shown = not quiet and (console.is_terminal or not as_json)
    title = terminal.describe(trainer)
    view = terminal_views.make_view(console, title) if shown else terminal.View()
    with CalmInterrupt() as interrupt:
        try:
            summary = terminal.train(recorder, view, is_stopped=interrupt.ends_training)
        except KeyboardInterrupt:
            where = f"after iteration {trainer.iteration} of {config.iterations}"
            kept = files.rescue(recorder, is_whole=interrupt.is_held)
            click.echo(f"Stopped by Ctrl+C {where}; {kept}.", err=True)
            return EXIT_INTERRUPTED
        interrupt.hold()
        written, failures = _write(recorder, summary, save, files)
    if as_json:
        click.echo(_to_json(summary, preset, trainer, written))
    elif summary.diverged_at is None:
        terminal_views.print_summary(console, summary)
    if failures:  # the figures are told all the same
        raise click.UsageError(" ".join(failures))
    if summary.diverged_at is not None:
        click.echo(f"Error: {terminal.divergence_sentence(summary.iterations, config)}", err=True)
        return EXIT_DIVERGED
    return 0


def _write(
    recorder: Recorder, summary: TrainingSummary, save: Path | None, files: RunFiles
) -> tuple[dict[str, Path], list[str]]:
    """What is left of a run: the files that were written, and why others were not."""
    wanted: dict[str, tuple[Path, Callable[[], None]]] = {}
    if files.save_run is not None:
        wanted["saved_run"] = files.save_run, lambda: files.write(recorder)
    if save is not None and summary.diverged_at is None:
        wanted["saved"] = save, lambda: _save(save, recorder.trainer, summary)
    written, failures = {}, []
    for name, (path, write) in wanted.items():
        try:
            write()
        except click.UsageError as error:
            failures.append(error.message)
        else:
            written[name] = path
    return written, failures


def _trainer(config: TrainConfig, save: Path | None) -> Trainer:
    """All that can be refused is refused here, before the first iteration."""
    from engine.config import ConfigError
    from engine.datasets import DatasetError
    from engine.model_files import ModelFileError, check_target
    from engine.trainer import Trainer, load_dataset

    try:
        trainer = Trainer(config, load_dataset(config))
        if save is not None:
            check_target(save, trainer.network.params)
    except (ConfigError, DatasetError, ModelFileError) as error:
        raise usage_error(error) from error
    return trainer


def _save(path: Path, trainer: Trainer, summary: TrainingSummary) -> None:
    from engine.model_files import ModelFileError, save_model

    try:
        save_model(path, trainer.snapshot(), summary.figures())
    except ModelFileError as error:
        raise click.UsageError(str(error)) from error


def _to_json(
    summary: TrainingSummary, preset: str | None, trainer: Trainer, written: Mapping[str, Path]
) -> str:
    result = summary.to_dict() | {
        "preset": preset,
        "seed": trainer.config.seed,
        "parameters": sum(array.size for array in trainer.network.params.values()),
        "config": trainer.config.to_dict(),
        "saved": None,
        "saved_run": None,
    }
    return json.dumps(result | {name: str(path) for name, path in written.items()}, allow_nan=False)
