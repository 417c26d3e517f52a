"""``seeds`` and ``race``: one configuration with many seeds, or with several optimizers."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from guiapp.cli.train_options import config_from, train_options
from guiapp.cli.worker_options import Followed, executor_for, follow, worker_options

if TYPE_CHECKING:
    from engine.config import TrainConfig
    from engine.search.outcomes import Outcome
    from engine.search.published import Verdict

FIGURES = ("final_loss", "train_accuracy", "test_accuracy")
NAMES = {
    "final_loss": "mean loss of the last 100",
    "train_accuracy": "train accuracy",
    "test_accuracy": "test accuracy",
    "loss": "mean loss",
    "train": "train accuracy",
    "test": "test accuracy",
}


@click.command()
@click.option(
    "--preset", default="article", show_default=True, metavar="NAME", help="As in `train`."
)
@click.option("--count", type=int, default=5, show_default=True, metavar="N", help="Seeds.")
@train_options
@worker_options
@click.option("--json", "as_json", is_flag=True, help="Print all figures as one JSON object.")
@click.option("--quiet", is_flag=True, help="Print the tables only.")
def seeds(
    preset: str,
    count: int,
    workers: int | None,
    scheduler: str | None,
    as_json: bool,
    quiet: bool,
    **settings: Any,
) -> int:
    """Train the same network with several seeds, and tell luck from effect.

    The first seed is that of --seed. Where the settings are those of a published run, the figures
    are compared with what it came to.
    """
    from engine.config import ConfigError
    from engine.search.seeds import seed_configs

    config = config_from(preset, settings)
    try:
        configs = seed_configs(config, count)
    except ConfigError as error:
        raise click.UsageError(f"--{error}") from error
    followed = _train(configs, "Seeds", workers, scheduler, as_json, quiet)
    if as_json:
        click.echo(_to_json(followed, config, spread=_spread(followed.results)))
    elif followed.results:
        _print_seeds(followed.results)
    followed.tell_if_partial("runs")
    return followed.exit_code


@click.command()
@click.option(
    "--optimizers",
    default="sgd,momentum,adagrad,adam",
    show_default=True,
    metavar="NAMES",
    help="Those that race, of sgd, momentum, nesterov, adagrad, rmsprop and adam.",
)
@click.option(
    "--rate",
    "rates",
    multiple=True,
    metavar="NAME=RATE",
    help="A learning rate, for instance adam=0.01; may be given again. The book's if not given.",
)
@click.option("--iterations", type=int, metavar="N", help="Updates of each, 2000.")
@click.option("--batch-size", type=int, metavar="N", help="Samples in a mini-batch, 128.")
@click.option("--hidden", "hidden_sizes", metavar="SIZES", help="Hidden layers, four of 100 units.")
@click.option("--dataset", metavar="NAME", help="As in `train`; mnist if not given.")
@click.option("--seed", type=int, metavar="N", help="Of first weights and mini-batches.")
@click.option("--evaluate-every", type=int, metavar="N", help="Iterations between accuracies, 500.")
@worker_options
@click.option("--json", "as_json", is_flag=True, help="Print all figures as one JSON object.")
@click.option("--quiet", is_flag=True, help="Print the tables only.")
def race(
    optimizers: str,
    rates: tuple[str, ...],
    workers: int | None,
    scheduler: str | None,
    as_json: bool,
    quiet: bool,
    **settings: Any,
) -> int:
    """Race optimizers from the same first weights over the same mini-batches.

    The book's race on MNIST (Deep Learning from Scratch, 6.1.7), made fair: there each network
    has first weights of its own.
    """
    from engine.config import ConfigError
    from engine.search.optimizer_race import BOOK_RACE, race_configs

    changes = {name: value for name, value in settings.items() if value is not None}
    checked = config_from("article", changes)  # speaks of the options by their names
    base = BOOK_RACE.replace(**{name: getattr(checked, name) for name in changes})
    names = [name.strip() for name in optimizers.split(",") if name.strip()]
    try:
        configs = race_configs(base, names, dict(_rate(text) for text in rates))
    except ConfigError as error:
        field = "rate" if error.field == "learning_rate" else error.field
        raise click.UsageError(f"--{field}: {error.sentence.format(**error.values)}") from error
    followed = _train(configs, "Race", workers, scheduler, as_json, quiet)
    if as_json:
        click.echo(_to_json(followed, base))
    elif followed.results:
        _print_race(followed.results)
    followed.tell_if_partial("runs")
    return followed.exit_code


def _train(
    configs: Sequence[TrainConfig],
    title: str,
    workers: int | None,
    scheduler: str | None,
    as_json: bool,
    quiet: bool,
) -> Followed[Outcome]:
    from engine.search.studies import run_study
    from guiapp.cli import study_views, terminal_views

    console = terminal_views.make_console(sys.stderr if as_json else sys.stdout)
    view = study_views.make_view(console, title, len(configs), _line, as_json, quiet)
    with executor_for(workers, scheduler) as executor:
        return follow(run_study(configs, executor), len(configs), view)


def _line(outcome: Outcome) -> str:
    from guiapp.cli.study_views import figure

    figures = outcome.history.figures()
    told = ", ".join(f"{NAMES[name]} {figure(getattr(figures, name))}" for name in FIGURES)
    return f"{_name(outcome.config)}, seed {outcome.config.seed}: {told}"


def _name(config: TrainConfig) -> str:
    from engine.optimizers import OPTIMIZERS

    return f"{OPTIMIZERS[config.optimizer].NAME} {config.learning_rate:g}"


def _verdicts(outcome: Outcome) -> tuple[str, tuple[Verdict, ...]]:
    """The source of what was published of these settings, and how the run compares."""
    from engine.search.published import expected, verdict

    published = expected(outcome.config)
    if published is None:
        return "", ()
    return published.source, verdict(published, outcome.history)


def _spread(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Mean, least and largest of each figure that any run has."""
    found = {}
    for name in FIGURES:
        measured = [getattr(outcome.history.figures(), name) for outcome in outcomes]
        values = [value for value in measured if value is not None]
        if values:
            mean = sum(values) / len(values)
            found[name] = {"mean": mean, "min": min(values), "max": max(values)}
    return found


def _print_seeds(outcomes: Sequence[Outcome]) -> None:
    from guiapp.cli import study_views, terminal_views

    console = terminal_views.make_console(sys.stdout)
    rows = [
        (NAMES[name], *(study_views.figure(values[key]) for key in ("mean", "min", "max")))
        for name, values in _spread(outcomes).items()
    ]
    outcomes = sorted(outcomes, key=lambda outcome: outcome.config.seed)
    title = f"seeds {outcomes[0].config.seed} to {outcomes[-1].config.seed}"
    study_views.print_table(console, (title, "mean", "min", "max"), rows)
    _print_verdicts(console, outcomes, lambda outcome: f"seed {outcome.config.seed}")


def _print_race(outcomes: Sequence[Outcome]) -> None:
    from guiapp.cli import study_views, terminal_views

    console = terminal_views.make_console(sys.stdout)
    rows = []
    for outcome in outcomes:
        figures = outcome.history.figures()
        told = (study_views.figure(getattr(figures, name)) for name in FIGURES)
        rows.append((_name(outcome.config), *told, f"{outcome.seconds:.1f}"))
    columns = ("optimizer", *(NAMES[name] for name in FIGURES), "seconds")
    study_views.print_table(console, columns, rows)
    _print_verdicts(console, outcomes, lambda outcome: _name(outcome.config))


def _print_verdicts(console: Any, outcomes: Sequence[Outcome], name: Any) -> None:
    """How each run compares with what was published of it, if anything was."""
    from guiapp.cli import study_views

    rows, source = [], ""
    for outcome in outcomes:
        where, verdicts = _verdicts(outcome)
        source = where or source
        for judged in verdicts:
            digits = (study_views.figure(v) for v in (judged.value, judged.low, judged.high))
            answer = "inside" if judged.inside else "outside"
            where_it_was = (NAMES[judged.quantity], str(judged.iteration))
            rows.append((name(outcome), *where_it_was, *digits, answer))
    if rows:
        console.out("")
        columns = ("run", "figure", "iteration", "value", "from", "to", "published range")
        study_views.print_table(console, columns, rows)
        console.out(f"published: {source}")


def _to_json(followed: Followed[Outcome], config: TrainConfig, **more: Any) -> str:
    import dataclasses

    runs = []
    for outcome in followed.results:
        source, verdicts = _verdicts(outcome)
        figures = dataclasses.asdict(outcome.history.figures())
        settings = ("seed", "optimizer", "learning_rate")
        runs.append(
            {name: getattr(outcome.config, name) for name in settings}
            | figures
            | {
                "diverged": outcome.state.diverged,
                "seconds": outcome.seconds,
                "published": source or None,
                "verdicts": [
                    dataclasses.asdict(judged) | {"inside": judged.inside} for judged in verdicts
                ],
            }
        )
    answer = {"config": config.to_dict(), "stopped": followed.is_partial, "runs": runs} | more
    return json.dumps(answer, allow_nan=False)


def _rate(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError as error:
        message = f"--rate: This must be NAME=RATE with a number, not {text}."
        raise click.UsageError(message) from error
