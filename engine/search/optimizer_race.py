"""Optimizers raced on one task, from the same first weights and over the same mini-batches.

The book's race (Deep Learning from Scratch, 6.1.7) gives each network first weights of its own,
so that some start ahead; here only the rule of the step differs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from engine.config import UNKNOWN_CHOICE, ConfigError, TrainConfig
from engine.optimizers import OPTIMIZERS

TWICE = "{value} is there twice; each optimizer races once."
NOBODY = "At least one optimizer must race."

RACERS = ("sgd", "momentum", "adagrad", "adam")  # the book's four

# The defaults of the book's optimizers, as its script takes them. RMSProp's .01 overshoots in a
# network this deep, so it has a tenth of it.
RACE_RATES: Mapping[str, float] = MappingProxyType(
    {
        "sgd": 0.01,
        "momentum": 0.01,
        "nesterov": 0.01,
        "adagrad": 0.01,
        "rmsprop": 0.001,
        "adam": 0.001,
    }
)

# ch06/optimizer_compare_mnist.py: batches by np.random.choice, that is with replacement; the loss
# is that of the mini-batch after its update. The script measures no accuracy.
BOOK_RACE = TrainConfig(
    hidden_sizes=(100, 100, 100, 100),
    activation="relu",
    initializer="he",
    optimizer="sgd",
    learning_rate=0.01,
    batch_size=128,
    sampler="with_replacement",
    iterations=2000,
    loss_after_update=True,
    evaluate_every=500,
)


def race_configs(
    config: TrainConfig = BOOK_RACE,
    optimizers: Sequence[str] = RACERS,
    rates: Mapping[str, float] | None = None,
) -> list[TrainConfig]:
    """One configuration for each racer; all else, the seed too, is that of ``config``.

    First weights and mini-batches follow from the seed alone, so they are the same for all.

    Parameters
    ----------
    optimizers : keys in ``OPTIMIZERS``
    rates : learning rates by key; those not given are of ``RACE_RATES``

    Raises
    ------
    ConfigError
        for an unknown optimizer, one given twice, none at all, or a rate that cannot be used
    """
    rates = {} if rates is None else rates
    if not optimizers:
        raise ConfigError("optimizers", NOBODY)
    for name in (*optimizers, *rates):
        if name not in OPTIMIZERS:
            choices = ", ".join(OPTIMIZERS)
            raise ConfigError("optimizers", UNKNOWN_CHOICE, value=name, choices=choices)
    configs = []
    for number, name in enumerate(optimizers):
        if name in optimizers[:number]:
            raise ConfigError("optimizers", TWICE, value=name)
        # parameters of one optimizer mean nothing to another
        params = config.optimizer_params if name == config.optimizer else {}
        rate = rates.get(name, RACE_RATES[name])
        configs.append(config.replace(optimizer=name, optimizer_params=params, learning_rate=rate))
    return configs
