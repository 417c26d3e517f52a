"""The options of ``train``: one for each field of TrainConfig, and back again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from engine.config import TrainConfig

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True)
class Option:
    """How one field of TrainConfig is written on the command line."""

    field: str
    flag: str
    kind: type
    metavar: str | None
    help: str


# The names in the help are checked against the engine's registries by a test; to import them here
# would load NumPy for `--help`.
OPTIONS = (
    Option("iterations", "--iterations", int, "N", "Updates in the whole run."),
    Option("learning_rate", "--lr", float, "RATE", "Learning rate."),
    Option(
        "schedule",
        "--schedule",
        str,
        "NAME",
        "How the learning rate changes over the run: constant or cosine.",
    ),
    Option("batch_size", "--batch-size", int, "N", "Samples in a mini-batch."),
    Option(
        "hidden_sizes",
        "--hidden",
        str,
        "SIZES",
        "Units of the hidden layers, for instance 100 or 256,128; none for no hidden layer.",
    ),
    Option("activation", "--activation", str, "NAME", "sigmoid, relu or tanh."),
    Option("initializer", "--initializer", str, "NAME", "First weights: std, xavier or he."),
    Option(
        "weight_init_std",
        "--std",
        float,
        "S",
        "Standard deviation of the first weights, with the initializer std.",
    ),
    Option("loss", "--loss", str, "NAME", "cross_entropy or mean_squared_error."),
    Option(
        "loss_after_update",
        "--loss-after-update",
        bool,
        None,
        "Report the loss of a mini-batch after the update, as the book's scripts do.",
    ),
    Option(
        "optimizer",
        "--optimizer",
        str,
        "NAME",
        "sgd, momentum, nesterov, adagrad, rmsprop or adam. Where it is not the preset's, it "
        "brings its own usual learning rate, unless --lr is given.",
    ),
    Option(
        "sampler",
        "--sampler",
        str,
        "NAME",
        "How mini-batches are drawn: with_replacement, "
        "without_replacement (inside a batch) or shuffled_epochs.",
    ),
    Option(
        "dataset",
        "--dataset",
        str,
        "NAME",
        "mnist, circles, xor, gaussians, spirals, or a folder of IDX files.",
    ),
    Option(
        "augment",
        "--augment",
        bool,
        None,
        "Change each mini-batch of 28 x 28 pictures as other hands might have written it.",
    ),
    Option("toy_samples", "--toy-samples", int, "N", "Points of a two-dimensional data set."),
    Option("toy_noise", "--toy-noise", float, "S", "Their noise, 0 to 1."),
    Option("toy_arms", "--toy-arms", int, "N", "Arms of the spirals, 2 to 5."),
    Option("toy_seed", "--toy-seed", int, "N", "Seed of the points."),
    Option("seed", "--seed", int, "N", "Seed of the first weights and the mini-batches."),
    Option(
        "evaluate_every",
        "--evaluate-every",
        int,
        "N",
        "Iterations between accuracies over all data; 0 for once, at the end.",
    ),
    Option("dtype", "--dtype", str, "NAME", "float32 or float64."),
)
PARAM = Option(
    "optimizer_params",
    "--param",
    str,
    "NAME=VALUE",
    "A parameter of the optimizer, for instance momentum=0.8; may be given again.",
)


def train_options(command: Command) -> Command:
    """Decorate a command with all options; those not given arrive as None or ()."""
    command = click.option(
        PARAM.flag, PARAM.field, multiple=True, metavar=PARAM.metavar, help=PARAM.help
    )(command)
    for option in reversed(OPTIONS):
        is_switch = option.kind is bool
        decorate = click.option(
            f"{option.flag}/--no{option.flag[1:]}" if is_switch else option.flag,
            option.field,
            type=option.kind,
            default=None,
            metavar=option.metavar,
            help=option.help,
        )
        command = decorate(command)
    return command


def config_from(preset: str, settings: Mapping[str, Any]) -> TrainConfig:
    """The preset with the settings that were given.

    Parameters
    ----------
    preset : name in ``engine.config.PRESETS``
    settings : field -> value as `train_options` delivers them

    Raises
    ------
    click.UsageError
        naming the option that cannot be used, and why.
    """
    from engine.config import PRESETS, UNKNOWN_CHOICE, ConfigError

    if preset not in PRESETS:
        choices = ", ".join(PRESETS)
        raise click.UsageError(f"--preset: {UNKNOWN_CHOICE.format(value=preset, choices=choices)}")
    try:
        return changed(PRESETS[preset], settings)
    except ConfigError as error:
        raise usage_error(error) from error


def changed(base: TrainConfig, settings: Mapping[str, Any]) -> TrainConfig:
    """A configuration with the settings that were given; ConfigError for what cannot be."""
    changes = {name: value for name, value in settings.items() if value not in (None, ())}
    if "hidden_sizes" in changes:
        changes["hidden_sizes"] = _sizes(changes["hidden_sizes"])
    if "dataset" in changes:
        _check_dataset(changes["dataset"])
    _adapt_to_optimizer(base, changes)
    return base.replace(**changes)


def usage_error(error: Exception) -> click.UsageError:
    """A ConfigError in the words of the command line; any other error in its own."""
    flags = {option.field: option.flag for option in (*OPTIONS, PARAM)}
    field, _, sentence = str(error).partition(": ")
    return click.UsageError(f"{flags[field]}: {sentence}" if field in flags else str(error))


def _sizes(text: str) -> tuple[int, ...]:
    from engine.config import NOT_A_LIST, ConfigError

    if text.strip().lower() in ("", "none"):
        return ()
    try:
        return tuple(int(size) for size in text.split(","))
    except ValueError as error:
        raise ConfigError("hidden_sizes", NOT_A_LIST, value=text) from error


def _check_dataset(name: str) -> None:
    """A name mistyped is no missing folder."""
    from engine.config import UNKNOWN_CHOICE, ConfigError
    from engine.datasets import TOY_SETS

    if name not in ("mnist", *TOY_SETS) and not Path(name).is_dir():
        choices = ", ".join(("mnist", *TOY_SETS, "or a folder of IDX files"))
        raise ConfigError("dataset", UNKNOWN_CHOICE, value=name, choices=choices)


def _adapt_to_optimizer(base: TrainConfig, changes: dict[str, Any]) -> None:
    """Parameters and learning rate of one optimizer mean nothing to another."""
    from engine.optimizers import OPTIMIZERS

    name = changes.get("optimizer", base.optimizer)
    params = dict(base.optimizer_params) if name == base.optimizer else {}
    params |= dict(_param(text) for text in changes.get("optimizer_params", ()))
    changes["optimizer_params"] = params
    if name != base.optimizer and name in OPTIMIZERS:
        changes.setdefault("learning_rate", OPTIMIZERS[name].DEFAULT_LEARNING_RATE)


def _param(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError as error:
        message = f"--param: This must be NAME=VALUE with a number, not {text}."
        raise click.UsageError(message) from error
