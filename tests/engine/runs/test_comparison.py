from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from engine.config import PRESETS, TrainConfig
from engine.runs.comparison import differing_settings, settings_of


def test_what_is_the_same_is_left_out() -> None:
    a = TrainConfig()
    assert differing_settings([a]) == {}
    assert differing_settings([]) == {}
    assert differing_settings([a, TrainConfig(), a]) == {}


def test_each_setting_has_a_value_of_each_configuration() -> None:
    configs = [TrainConfig(seed=1), TrainConfig(seed=2, hidden_sizes=(50, 20)), TrainConfig(seed=1)]
    assert differing_settings(configs) == {
        "hidden_sizes": ((100,), (50, 20), (100,)),
        "seed": (1, 2, 1),
    }


def test_parameters_of_the_optimizer_are_settings_with_their_defaults() -> None:
    configs = [
        TrainConfig(optimizer="momentum"),
        TrainConfig(optimizer="momentum", optimizer_params={"momentum": 0.9}),
    ]
    assert differing_settings(configs) == {}  # one says what the other takes for granted
    other = TrainConfig(optimizer="momentum", optimizer_params={"momentum": 0.5})
    assert differing_settings([configs[0], other]) == {"momentum": (0.9, 0.5)}


def test_a_parameter_that_only_one_optimizer_has_is_none_elsewhere() -> None:
    found = differing_settings([TrainConfig(), TrainConfig(optimizer="momentum")])
    assert found == {"optimizer": ("sgd", "momentum"), "momentum": (None, 0.9)}


def test_what_means_nothing_does_not_differ() -> None:
    circles = TrainConfig(dataset="circles")
    assert differing_settings([circles, circles.replace(toy_arms=5)]) == {}
    assert differing_settings([TrainConfig(), TrainConfig(toy_noise=0.3, toy_seed=4)]) == {}
    he = TrainConfig(initializer="he")
    assert differing_settings([he, he.replace(weight_init_std=3.0)]) == {}
    straight = TrainConfig(hidden_sizes=())
    assert differing_settings([straight, straight.replace(activation="relu")]) == {}
    spirals = TrainConfig(dataset="spirals")
    assert differing_settings([spirals, spirals.replace(toy_arms=5)]) == {"toy_arms": (3, 5)}


@given(st.lists(st.sampled_from(sorted(PRESETS)), min_size=1, max_size=5))
def test_a_setting_is_named_exactly_where_two_configurations_disagree(names: list[str]) -> None:
    configs = [PRESETS[name] for name in names]
    found = differing_settings(configs)
    flat = [settings_of(config) for config in configs]
    for name in {name for values in flat for name in values}:
        values = tuple(each.get(name) for each in flat)
        assert (name in found) == (len({repr(value) for value in values}) > 1)
        if name in found:
            assert found[name] == values
    fields = [field.name for field in dataclasses.fields(TrainConfig)]
    plain = [name for name in found if name in fields]
    assert plain == sorted(plain, key=fields.index)
