"""A configuration is validated, frozen, and the same after a trip through JSON."""

from __future__ import annotations

import dataclasses
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.config import MAX_LAYERS, MAX_UNITS, PRESETS, SENTENCES, ConfigError, TrainConfig


@pytest.mark.parametrize("name", PRESETS)
def test_presets_survive_json(name: str) -> None:
    config = PRESETS[name]
    assert TrainConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config


def test_presets_are_the_published_settings() -> None:
    article, chapter4, chapter5 = PRESETS["article"], PRESETS["chapter4"], PRESETS["chapter5"]
    assert (article.hidden_sizes, article.weight_init_std, article.iterations) == (
        (100,),
        0.1,
        1000,
    )
    assert (article.learning_rate, article.batch_size, article.activation) == (0.1, 100, "sigmoid")
    assert (chapter4.hidden_sizes, chapter4.weight_init_std) == ((50,), 0.01)
    assert (chapter4.iterations, chapter4.sampler) == (10_000, "with_replacement")
    assert (chapter4.activation, chapter5.activation) == ("sigmoid", "relu")
    assert (PRESETS["fast"].hidden_sizes, PRESETS["fast"].optimizer) == ((256, 128), "adam")


@given(
    hidden=st.lists(st.integers(1, MAX_UNITS), max_size=MAX_LAYERS),
    rate=st.floats(1e-300, 1e300),
    seed=st.integers(0, 2**63 - 1),
    momentum=st.floats(0, 0.99),
)
def test_any_valid_configuration_survives_json(
    hidden: list[int], rate: float, seed: int, momentum: float
) -> None:
    config = TrainConfig(
        hidden_sizes=tuple(hidden),
        learning_rate=rate,
        seed=seed,
        optimizer="momentum",
        optimizer_params={"momentum": momentum},
    )
    again = TrainConfig.from_dict(json.loads(json.dumps(config.to_dict())))
    assert again == config
    assert hash(again) == hash(config)


def test_it_is_frozen_and_can_be_copied_to_another_process() -> None:
    config = TrainConfig(optimizer="adam", optimizer_params={"beta1": 0.8})
    with pytest.raises(dataclasses.FrozenInstanceError):
        config.seed = 1  # type: ignore[misc]
    with pytest.raises(TypeError):
        config.optimizer_params["beta1"] = 0.5  # type: ignore[index]
    assert pickle.loads(pickle.dumps(config)) == config


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("dataset", ""),
        ("dataset", 3),
        ("toy_noise", 2.0),
        ("toy_arms", 9),
        ("hidden_sizes", (0,)),
        ("hidden_sizes", (10**9,)),
        ("hidden_sizes", (10,) * 9),
        ("hidden_sizes", "100"),
        ("hidden_sizes", (1.5,)),
        ("activation", "swish"),
        ("initializer", None),
        ("weight_init_std", -0.1),
        ("weight_init_std", float("nan")),
        ("weight_init_std", "wide"),
        ("loss", "hinge"),
        ("optimizer", "lion"),
        ("optimizer_params", {"momentum": 0.9}),
        ("optimizer_params", 3),
        ("learning_rate", 0.0),
        ("learning_rate", -1.0),
        ("learning_rate", float("nan")),
        ("learning_rate", float("inf")),
        ("learning_rate", True),
        ("batch_size", 0),
        ("batch_size", 1.5),
        ("batch_size", 10**9),
        ("sampler", "all"),
        ("iterations", 0),
        ("iterations", 10**12),
        ("seed", -1),
        ("seed", 2**64),
        ("loss_after_update", 1),
        ("evaluate_every", -1),
        ("dtype", "float16"),
        ("color", "blue"),
    ],
)
def test_bad_settings_name_their_field(field: str, value: Any) -> None:
    with pytest.raises(ConfigError) as caught:
        TrainConfig.from_dict({field: value})
    assert caught.value.field == field
    assert caught.value.sentence in SENTENCES
    assert str(caught.value).startswith(f"{field}: ")
    assert "{" not in str(caught.value).replace(str(value), "")


def test_optimizer_parameters_are_checked_against_their_optimizer() -> None:
    with pytest.raises(ConfigError, match=r"between 0.0 and 0.999999, not 1.0"):
        TrainConfig(optimizer="momentum", optimizer_params={"momentum": 1.0})
    with pytest.raises(ConfigError, match="SGD has no parameter momentum"):
        TrainConfig(optimizer="sgd", optimizer_params={"momentum": 0.9})
