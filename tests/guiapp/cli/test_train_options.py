from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import click
import pytest

from engine.activations import ACTIVATIONS
from engine.config import DTYPES, PRESETS, TrainConfig
from engine.datasets import SAMPLERS, TOY_SETS
from engine.initializers import INITIALIZERS
from engine.layers import LOSS_LAYERS
from engine.optimizers import OPTIMIZERS
from guiapp.cli.train_command import train
from guiapp.cli.train_options import OPTIONS, PARAM, config_from, train_options


def config(*arguments: str, preset: str = "article") -> TrainConfig:
    """What a command line makes of a preset."""
    received: dict[str, Any] = {}

    @click.command()
    @train_options
    def command(**settings: Any) -> None:
        received.update(settings)

    command.main(list(arguments), standalone_mode=False)
    return config_from(preset, received)


def test_every_field_has_its_option() -> None:
    fields = {field.name for field in dataclasses.fields(TrainConfig)}
    assert {option.field for option in (*OPTIONS, PARAM)} == fields


@pytest.mark.parametrize(
    ("flag", "names"),
    [
        ("--activation", ACTIVATIONS),
        ("--initializer", INITIALIZERS),
        ("--loss", LOSS_LAYERS),
        ("--optimizer", OPTIMIZERS),
        ("--sampler", SAMPLERS),
        ("--dataset", ("mnist", *TOY_SETS)),
        ("--dtype", DTYPES),
        ("--preset", PRESETS),
    ],
)
def test_the_help_names_every_choice(flag: str, names: Any) -> None:
    helps = {option.opts[0]: option.help for option in train.params if hasattr(option, "help")}
    assert all(name in helps[flag] for name in names)


@pytest.mark.parametrize("preset", PRESETS)
def test_without_options_a_preset_is_itself(preset: str) -> None:
    assert config(preset=preset) == PRESETS[preset]


@pytest.mark.parametrize(
    ("arguments", "field", "value"),
    [
        (("--iterations", "7"), "iterations", 7),
        (("--lr", "0.5"), "learning_rate", 0.5),
        (("--batch-size", "32"), "batch_size", 32),
        (("--hidden", "256,128"), "hidden_sizes", (256, 128)),
        (("--hidden", "50"), "hidden_sizes", (50,)),
        (("--hidden", "none"), "hidden_sizes", ()),
        (("--hidden", ""), "hidden_sizes", ()),
        (("--activation", "tanh"), "activation", "tanh"),
        (("--initializer", "he"), "initializer", "he"),
        (("--std", "0"), "weight_init_std", 0.0),
        (("--loss", "mean_squared_error"), "loss", "mean_squared_error"),
        (("--loss-after-update",), "loss_after_update", True),
        (("--no-loss-after-update",), "loss_after_update", False),
        (("--sampler", "shuffled_epochs"), "sampler", "shuffled_epochs"),
        (("--dataset", "xor"), "dataset", "xor"),
        (("--toy-samples", "90"), "toy_samples", 90),
        (("--toy-noise", "0"), "toy_noise", 0.0),
        (("--toy-arms", "5"), "toy_arms", 5),
        (("--toy-seed", "0"), "toy_seed", 0),
        (("--seed", "3"), "seed", 3),
        (("--evaluate-every", "0"), "evaluate_every", 0),
        (("--dtype", "float64"), "dtype", "float64"),
    ],
)
def test_an_option_changes_its_field_alone(
    arguments: tuple[str, ...], field: str, value: object
) -> None:
    assert config(*arguments) == PRESETS["article"].replace(**{field: value})


def test_a_switch_of_a_preset_can_be_turned_off() -> None:
    assert PRESETS["chapter4"].loss_after_update
    assert not config("--no-loss-after-update", preset="chapter4").loss_after_update


def test_a_folder_is_a_data_set(tmp_path: Path) -> None:
    assert config("--dataset", str(tmp_path)).dataset == str(tmp_path)


def test_another_optimizer_brings_its_own_learning_rate() -> None:
    adam = config("--optimizer", "adam")
    assert (adam.optimizer, adam.learning_rate) == ("adam", 0.001)
    assert config("--optimizer", "adam", "--lr", "0.02").learning_rate == 0.02
    assert config("--optimizer", "sgd").learning_rate == 0.1  # it is the preset's


def test_parameters_of_the_optimizer_add_up() -> None:
    adam = config("--optimizer", "adam", "--param", "beta1=0.8", "--param", "beta2 = 0.99")
    assert dict(adam.optimizer_params) == {"beta1": 0.8, "beta2": 0.99}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--lr", "0"), "--lr: This must be a finite number above 0"),
        (("--lr", "nan"), "--lr: This must be a finite number above 0"),
        (("--iterations", "0"), "--iterations: This must be between 1 and"),
        (("--iterations", "9" * 40), "--iterations: This must be between 1 and"),
        (("--hidden", "5,x"), "--hidden: This must be whole numbers separated by commas"),
        (("--hidden", "5,,5"), "--hidden: This must be whole numbers separated by commas"),
        (("--hidden", "-5"), "--hidden: This must be between 1 and"),
        (("--std", "inf"), "--std: This must be between"),
        (("--activation", "swish"), "--activation: swish is not known here; choose one of"),
        (("--optimizer", "lion"), "--optimizer: lion is not known here; choose one of"),
        (("--dataset", "mnsit"), "--dataset: mnsit is not known here; choose one of mnist"),
        (("--dataset", ""), "--dataset: "),
        (("--param", "momentum"), "--param: This must be NAME=VALUE with a number"),
        (("--param", "momentum=x"), "--param: This must be NAME=VALUE with a number"),
        (("--param", "momentum=0.9"), "--param: SGD has no parameter momentum"),
        (("--optimizer", "adam", "--param", "beta1=nan"), "--param: This must be between"),
    ],
)
def test_a_useless_value_is_named_with_its_option(
    arguments: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(click.UsageError) as caught:
        config(*arguments)
    assert caught.value.message.startswith(sentence)


def test_an_unknown_preset_is_named() -> None:
    with pytest.raises(click.UsageError, match="--preset: slow is not known here"):
        config(preset="slow")
