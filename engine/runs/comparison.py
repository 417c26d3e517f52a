"""What makes runs different: the settings that are not the same in all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from engine.config import TrainConfig
from engine.datasets import TOY_SETS
from engine.optimizers import OPTIMIZERS


def differing_settings(configs: Sequence[TrainConfig]) -> dict[str, tuple[object, ...]]:
    """The settings in which configurations differ, in the order of ``TrainConfig``.

    Returns
    -------
    For each such setting its value in each configuration. A parameter of the optimizer is a
    setting by its own name ("momentum"), with its default where it was not given; None where a
    setting means nothing, as the arms of circles or the momentum of SGD. What means nothing in
    any of them is left out.
    """
    settings = [settings_of(config) for config in configs]
    names = list(dict.fromkeys(name for values in settings for name in values))
    order = {name: index for index, name in enumerate(_all_names())}
    rows = {name: tuple(values.get(name) for values in settings) for name in names}
    return {
        name: rows[name]
        for name in sorted(names, key=order.__getitem__)
        if any(value != rows[name][0] for value in rows[name])
    }


def settings_of(config: TrainConfig) -> dict[str, object]:
    """The settings that this configuration depends on, flat, in the order of ``TrainConfig``."""
    values: dict[str, object] = {}
    for field in dataclasses.fields(TrainConfig):
        if field.name == "optimizer_params":
            values |= {**OPTIMIZERS[config.optimizer].hyperparameters, **config.optimizer_params}
        elif _means_something(config, field.name):
            values[field.name] = getattr(config, field.name)
    return values


def _means_something(config: TrainConfig, name: str) -> bool:
    if name == "toy_arms":
        return config.dataset == "spirals"
    if name.startswith("toy_"):
        return config.dataset in TOY_SETS
    if name == "activation":
        return bool(config.hidden_sizes)
    if name == "weight_init_std":
        return config.initializer == "std"
    return True


def _all_names() -> list[str]:
    """Every name that ``settings_of`` can give."""
    names: list[str] = []
    for field in dataclasses.fields(TrainConfig):
        if field.name == "optimizer_params":
            names += dict.fromkeys(n for kind in OPTIMIZERS.values() for n in kind.hyperparameters)
        else:
            names.append(field.name)
    return names
