"""Another way from the same moment: the settings that may change while a network trains."""

from __future__ import annotations

import dataclasses

from engine.config import ConfigError, TrainConfig
from engine.optimizers import make_optimizer
from engine.records import TrainerState

# what the weights, the data and the mini-batches do not depend on
CHANGEABLE = (
    "optimizer",
    "optimizer_params",
    "learning_rate",
    "schedule",
    "iterations",
    "loss_after_update",
    "evaluate_every",
)

FIXED_IN_A_BRANCH = "A run that goes on keeps its {setting}, which is {value}."


def fixed_changes(old: TrainConfig, new: TrainConfig) -> tuple[str, ...]:
    """The settings that differ although a run that goes on must keep them; () if it can."""
    names = (field.name for field in dataclasses.fields(TrainConfig))
    return tuple(
        name
        for name in names
        if name not in CHANGEABLE and getattr(old, name) != getattr(new, name)
    )


def is_longer_only(old: TrainConfig, new: TrainConfig) -> bool:
    """Whether ``new`` is the same run with another end: no update that was made would differ."""
    names = [item.name for item in dataclasses.fields(TrainConfig)]
    changed = {name for name in names if getattr(old, name) != getattr(new, name)}
    # a schedule stretches with the run, which changes the rates of what was made already
    harmless = {"evaluate_every"} | ({"iterations"} if old.schedule == "constant" else set())
    return changed <= harmless


def branch(state: TrainerState, config: TrainConfig) -> TrainerState:
    """The same moment under other settings.

    The weights and the mini-batches to come stay. An optimizer that stays keeps what it
    remembers; another one begins with nothing. The learning rate is that of ``config``.

    Raises
    ------
    ConfigError
        for a setting that cannot change on the way; its field is the first of them.
    """
    for name in fixed_changes(state.config, config):
        value = getattr(state.config, name)
        raise ConfigError(name, FIXED_IN_A_BRANCH, setting=name, value=value)
    optimizer = state.optimizer
    same = ("optimizer", "optimizer_params")
    if any(getattr(config, name) != getattr(state.config, name) for name in same):
        fresh = make_optimizer(config.optimizer, config.learning_rate, **config.optimizer_params)
        optimizer = fresh.state_dict()
    return dataclasses.replace(
        state, config=config, optimizer=optimizer, learning_rate=config.learning_rate
    )
