"""``search``: the book's random search for a learning rate and a weight decay."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guiapp.cli.worker_options import Followed, executor_for, follow, worker_options

if TYPE_CHECKING:
    from engine.search.hyperparameters import SearchSpace, TrialResult

SHOWN = 20  # rows of the table; the book draws as many curves
FLAGS = {
    "learning_rates": "--lr-range",
    "weight_decays": "--decay-range",
    "validation_share": "--validation",
    "hidden_sizes": "--hidden",
    "batch_size": "--batch-size",
}
CSV_COLUMNS = (
    "rank",
    "trial",
    "learning_rate",
    "weight_decay",
    "seed",
    "validation_accuracy",
    "train_accuracy",
    "diverged",
)


@click.command()
@click.option("--trials", type=int, metavar="N", help="Trials, 100 if not given.")
@click.option("--seed", type=int, metavar="N", help="Seed of the whole search, 0 if not given.")
@click.option("--samples", type=int, metavar="N", help="First training samples used, 500.")
@click.option(
    "--validation",
    "validation_share",
    type=float,
    metavar="SHARE",
    help="Share of them kept for validation, 0.2.",
)
@click.option("--epochs", type=int, metavar="N", help="Epochs of each trial, 50.")
@click.option("--batch-size", type=int, metavar="N", help="Samples in a mini-batch, 100.")
@click.option("--hidden", "hidden_sizes", metavar="SIZES", help="Hidden layers, six of 100 units.")
@click.option(
    "--lr-range",
    "learning_rates",
    type=float,
    nargs=2,
    metavar="LOW HIGH",
    help="Learning rates, 1e-6 to 1e-2.",
)
@click.option(
    "--decay-range",
    "weight_decays",
    type=float,
    nargs=2,
    metavar="LOW HIGH",
    help="Weight decays, 1e-8 to 1e-4.",
)
@click.option("--dataset", metavar="NAME", help="As in `train`; mnist if not given.")
@worker_options
@click.option(
    "--csv",
    "csv_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write all trials to this file, the best first.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all trials as one JSON object.")
@click.option("--quiet", is_flag=True, help="Print the table only.")
def search(
    workers: int | None,
    scheduler: str | None,
    csv_file: Path | None,
    as_json: bool,
    quiet: bool,
    **settings: Any,
) -> int:
    """Search for a good learning rate and weight decay at random.

    As Deep Learning from Scratch does in 6.5.2. Trials are drawn beforehand from one seed, so the
    result is the same wherever they are trained. Ctrl+C shows those that are done.
    """
    from engine.search.hyperparameters import draw_trials, run_search
    from guiapp.cli import study_views, terminal_views

    space = _space(settings)
    _check_target(csv_file)
    trials = draw_trials(space)
    console = terminal_views.make_console(sys.stderr if as_json else sys.stdout)
    view = study_views.make_view(console, "Search", len(trials), _line, as_json, quiet)
    start = time.perf_counter()
    with executor_for(workers, scheduler) as executor:
        followed = follow(run_search(trials, executor), len(trials), view)
    seconds = time.perf_counter() - start
    _tell(followed, space, csv_file, as_json, seconds)
    return followed.exit_code


def _tell(
    followed: Followed[TrialResult],
    space: SearchSpace,
    csv_file: Path | None,
    as_json: bool,
    seconds: float,
) -> None:
    """All that is left of a search."""
    from engine.search.hyperparameters import ranked
    from guiapp.cli import terminal_views

    results = ranked(followed.results)
    failure = None if csv_file is None else _write_csv(csv_file, results)
    if as_json:
        click.echo(_to_json(results, space, seconds, followed.is_partial))
    elif results:
        _print_results(terminal_views.make_console(sys.stdout), results)
    followed.tell_if_partial("trials")
    if failure is not None:  # the trials are told all the same
        raise click.UsageError(failure)


def _space(settings: dict[str, Any]) -> SearchSpace:
    from engine.config import ConfigError
    from engine.search.hyperparameters import SearchSpace
    from guiapp.cli.train_options import config_from

    changes = {name: value for name, value in settings.items() if value is not None}
    shared = {"hidden_sizes", "dataset"} & changes.keys()  # with `train`, where they are read
    config = config_from("article", {name: changes[name] for name in shared})
    changes |= {name: getattr(config, name) for name in shared}
    try:
        return SearchSpace(**changes)
    except ConfigError as error:
        flag = FLAGS.get(error.field, f"--{error.field}")
        sentence = error.sentence.format(**error.values)
        raise click.UsageError(f"{flag}: {sentence}") from error


def _check_target(path: Path | None) -> None:
    """Better known now than after the search."""
    if path is None:
        return
    places = [path.parent, *[path] * os.path.lexists(path)]
    is_sound = os.path.isdir(path.parent) and (len(places) == 1 or os.path.isfile(path))
    if not is_sound or not all(os.access(place, os.W_OK) for place in places):
        raise click.UsageError(f"--csv: {path} cannot be written.")


def _line(result: TrialResult) -> str:
    trial = result.trial
    accuracy = result.validation_accuracy
    what = "diverged" if accuracy is None else f"validation accuracy {accuracy:.4f}"
    place = f"learning rate {trial.learning_rate:.3e}, weight decay {trial.weight_decay:.3e}"
    return f"trial {trial.number}: {what} ({place})"


def _print_results(console: Any, results: list[TrialResult]) -> None:
    from guiapp.cli.study_views import figure, print_table

    columns = ("rank", "validation", "train", "learning rate", "weight decay", "trial")
    rows = [
        (
            f"Best-{rank}",
            figure(result.validation_accuracy),
            figure(result.train_accuracy),
            f"{result.trial.learning_rate:.3e}",
            f"{result.trial.weight_decay:.3e}",
            str(result.trial.number),
        )
        for rank, result in enumerate(results[:SHOWN], start=1)
    ]
    print_table(console, columns, rows)
    if len(results) > SHOWN:
        console.out(f"and {len(results) - SHOWN} more; --csv FILE writes all of them.")


def _values(rank: int, result: TrialResult) -> dict[str, Any]:
    trial = result.trial
    values = (
        rank,
        trial.number,
        trial.learning_rate,
        trial.weight_decay,
        trial.seed,
        result.validation_accuracy,
        result.train_accuracy,
        result.diverged,
    )
    return dict(zip(CSV_COLUMNS, values, strict=True))


def _write_csv(path: Path, results: list[TrialResult]) -> str | None:
    """Write all trials, whole or not at all; why not, if they could not be written."""
    import csv
    import io

    from engine.export.errors import ExportError
    from engine.export.writing import write_file

    text = io.StringIO()
    writer = csv.DictWriter(text, CSV_COLUMNS)
    writer.writeheader()
    writer.writerows(_values(rank, result) for rank, result in enumerate(results, start=1))
    try:
        write_file(path, text.getvalue(), overwrite=True)
    except ExportError as error:
        return f"--csv: {error}"
    return None


def _to_json(results: list[TrialResult], space: SearchSpace, seconds: float, stopped: bool) -> str:
    import dataclasses

    trials = [
        _values(rank, result)
        | {
            "train_accuracies": result.train_accuracies.tolist(),
            "validation_accuracies": result.validation_accuracies.tolist(),
        }
        for rank, result in enumerate(results, start=1)
    ]
    answer = {
        "space": dataclasses.asdict(space),
        "seconds": seconds,
        "stopped": stopped,
        "trials": trials,
    }
    return json.dumps(answer, allow_nan=False)
