"""Everything that determines a training run, validated once and then frozen.

The same configuration and seed give the same bits, on the command line and in the window.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from engine.activations import ACTIVATIONS
from engine.datasets import SAMPLERS, TOY_SETS
from engine.initializers import INITIALIZERS
from engine.layers import LOSS_LAYERS
from engine.optimizers import OPTIMIZERS
from engine.schedules import SCHEDULES

MAX_UNITS = 1024  # with MAX_LAYERS and MAX_BATCH: no iteration takes longer than some seconds
MAX_LAYERS = 6
MAX_BATCH = 10_000
MAX_ITERATIONS = 100_000_000
DTYPES = ("float32", "float64")

# The sentences of ConfigError. They are whole and named, so that a window can show each of them
# in the reader's language beside the field.
NOT_A_NUMBER = "This must be a number, not {value}."
NOT_WHOLE = "This must be a whole number, not {value}."
OUT_OF_RANGE = "This must be between {low} and {high}, not {value}."
NOT_POSITIVE = "This must be a finite number above 0, not {value}."
UNKNOWN_CHOICE = "{value} is not known here; choose one of {choices}."
UNKNOWN_PARAMETER = "{optimizer} has no parameter {value}; it takes {choices}."
TOO_MANY_LAYERS = "At most {high} hidden layers, not {value}."
UNKNOWN_FIELD = "There is no setting {value}."
NOT_A_LIST = "This must be whole numbers separated by commas, not {value}."
BATCH_TOO_LARGE = "The training data have {high} samples, so a batch cannot have {value}."
ONLY_IMAGES = "Only pictures of digits, 28 x 28 pixels, can be augmented."
SENTENCES = (
    NOT_A_NUMBER,
    NOT_WHOLE,
    OUT_OF_RANGE,
    NOT_POSITIVE,
    UNKNOWN_CHOICE,
    UNKNOWN_PARAMETER,
    TOO_MANY_LAYERS,
    UNKNOWN_FIELD,
    NOT_A_LIST,
    BATCH_TOO_LARGE,
    ONLY_IMAGES,
)


class ConfigError(ValueError):
    """A setting that cannot be used.

    Attributes
    ----------
    field : name of the TrainConfig field
    sentence : one of SENTENCES, untranslated and unformatted
    values : what to put into the sentence's placeholders
    """

    def __init__(self, field: str, sentence: str, **values: object) -> None:
        self.field = field
        self.sentence = sentence
        self.values = values
        super().__init__(f"{field}: {sentence.format(**values)}")


@dataclass(frozen=True)
class TrainConfig:
    """A training run. The defaults are the article's run (the preset "article").

    Attributes
    ----------
    dataset : "mnist", a toy set ("circles", "xor", "gaussians", "spirals"), or the path of a
        folder of IDX files
    toy_samples, toy_noise, toy_arms, toy_seed : the toy sets' own settings; arms of spirals only
    hidden_sizes : units of each hidden layer; () is the network without hidden layers
    activation, initializer, loss, optimizer, sampler : names in the engine's registries
    weight_init_std : standard deviation of the weights where initializer is "std"
    optimizer_params : other parameters of the optimizer by name; absent ones take the defaults
    learning_rate : > 0, finite
    schedule : "constant", or "cosine": the learning rate falls along half a cosine to a hundredth
        at the end of the run, and stays there
    batch_size : samples per iteration
    iterations : updates in the whole run
    seed : of the weights and of the mini-batches, which are two independent streams
    loss_after_update : whether an iteration reports the loss of its mini-batch after the update,
        as the book's scripts do at the cost of a second forward pass, or before it
    evaluate_every : iterations between accuracies over the whole data; 0 is only at the end
    dtype : "float32" or "float64"
    augment : whether each mini-batch of images is changed as other hands might have written it;
        for 28 x 28 pictures of digits only
    """

    dataset: str = "mnist"
    toy_samples: int = 600
    toy_noise: float = 0.1
    toy_arms: int = 3
    toy_seed: int = 0
    hidden_sizes: tuple[int, ...] = (100,)
    activation: str = "sigmoid"
    initializer: str = "std"
    weight_init_std: float = 0.1
    loss: str = "cross_entropy"
    optimizer: str = "sgd"
    optimizer_params: Mapping[str, float] = field(default_factory=dict)
    learning_rate: float = 0.1
    schedule: str = "constant"
    batch_size: int = 100
    sampler: str = "without_replacement"
    iterations: int = 1000
    seed: int = 0
    loss_after_update: bool = False
    evaluate_every: int = 100
    dtype: str = "float32"
    augment: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.dataset, str) or not self.dataset.strip():
            names = ", ".join(("mnist", *TOY_SETS))
            raise ConfigError("dataset", UNKNOWN_CHOICE, value=self.dataset, choices=names)
        _whole(self, "toy_samples", 20, 20_000)
        _number(self, "toy_noise", 0.0, 1.0)
        _whole(self, "toy_arms", 2, 5)
        _whole(self, "toy_seed", 0, 2**63 - 1)
        self._check_hidden_sizes()
        _choice(self, "activation", ACTIVATIONS)
        _choice(self, "initializer", INITIALIZERS)
        _number(self, "weight_init_std", 0.0, 10.0)
        _choice(self, "loss", LOSS_LAYERS)
        _choice(self, "optimizer", OPTIMIZERS)
        self._check_optimizer_params()
        _positive(self, "learning_rate")
        _whole(self, "batch_size", 1, MAX_BATCH)
        _choice(self, "sampler", SAMPLERS)
        _whole(self, "iterations", 1, MAX_ITERATIONS)
        _whole(self, "seed", 0, 2**63 - 1)
        _switch(self, "loss_after_update")
        _switch(self, "augment")
        if self.augment and self.dataset in TOY_SETS:
            raise ConfigError("augment", ONLY_IMAGES)
        _choice(self, "schedule", SCHEDULES)
        _whole(self, "evaluate_every", 0, MAX_ITERATIONS)
        _choice(self, "dtype", DTYPES)

    def _check_hidden_sizes(self) -> None:
        sizes = self.hidden_sizes
        if not isinstance(sizes, tuple | list):
            raise ConfigError("hidden_sizes", NOT_A_LIST, value=sizes)
        if len(sizes) > MAX_LAYERS:
            raise ConfigError("hidden_sizes", TOO_MANY_LAYERS, high=MAX_LAYERS, value=len(sizes))
        for size in sizes:
            _check_whole("hidden_sizes", size, 1, MAX_UNITS)
        object.__setattr__(self, "hidden_sizes", tuple(int(size) for size in sizes))

    def _check_optimizer_params(self) -> None:
        params = self.optimizer_params
        if not isinstance(params, Mapping):
            raise ConfigError("optimizer_params", NOT_A_NUMBER, value=params)
        known = OPTIMIZERS[self.optimizer].hyperparameters
        for key, value in params.items():
            if key not in known:
                raise ConfigError(
                    "optimizer_params",
                    UNKNOWN_PARAMETER,
                    optimizer=OPTIMIZERS[self.optimizer].NAME,
                    value=key,
                    choices=", ".join(known) or "-",
                )
            _check_number("optimizer_params", value, 0.0, 0.999999)
        frozen = MappingProxyType({key: float(value) for key, value in params.items()})
        object.__setattr__(self, "optimizer_params", frozen)

    def __hash__(self) -> int:
        return hash(tuple(sorted((key, repr(value)) for key, value in self.to_dict().items())))

    def __reduce__(self) -> tuple[Any, ...]:
        # a mapping proxy cannot be copied or sent to another process; the plain dict can
        return type(self).from_dict, (self.to_dict(),)

    def replace(self, **changes: Any) -> TrainConfig:
        """A copy with some fields changed, validated like any other."""
        known = {f.name for f in dataclasses.fields(self)}
        for name in changes:
            if name not in known:
                raise ConfigError(name, UNKNOWN_FIELD, value=name)
        return dataclasses.replace(self, **changes)

    def to_dict(self) -> dict[str, Any]:
        """Plain values only, ready for JSON; ``from_dict`` is its inverse."""
        values = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        values["hidden_sizes"] = list(self.hidden_sizes)
        values["optimizer_params"] = dict(self.optimizer_params)
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TrainConfig:
        """The configuration of ``to_dict``; absent fields take their defaults."""
        return cls().replace(**values)


def _check_number(name: str, value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ConfigError(name, NOT_A_NUMBER, value=value)
    if not low <= value <= high:  # also refuses NaN
        raise ConfigError(name, OUT_OF_RANGE, low=low, high=high, value=value)
    return float(value)


def _check_whole(name: str, value: object, low: int, high: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ConfigError(name, NOT_WHOLE, value=value)
    if not low <= value <= high:
        raise ConfigError(name, OUT_OF_RANGE, low=low, high=high, value=value)


def _number(config: TrainConfig, name: str, low: float, high: float) -> None:
    object.__setattr__(config, name, _check_number(name, getattr(config, name), low, high))


def _whole(config: TrainConfig, name: str, low: int, high: int) -> None:
    _check_whole(name, getattr(config, name), low, high)


def _positive(config: TrainConfig, name: str) -> None:
    value = getattr(config, name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ConfigError(name, NOT_A_NUMBER, value=value)
    if not (math.isfinite(value) and value > 0):
        raise ConfigError(name, NOT_POSITIVE, value=value)
    object.__setattr__(config, name, float(value))


def _switch(config: TrainConfig, name: str) -> None:
    value = getattr(config, name)
    if not isinstance(value, bool):
        raise ConfigError(name, UNKNOWN_CHOICE, value=value, choices="true, false")


def _choice(config: TrainConfig, name: str, choices: Any) -> None:
    value = getattr(config, name)
    if not isinstance(value, str) or value not in choices:
        raise ConfigError(name, UNKNOWN_CHOICE, value=value, choices=", ".join(choices))


_BOOK = TrainConfig(
    hidden_sizes=(50,),
    weight_init_std=0.01,
    sampler="with_replacement",
    iterations=10_000,
    loss_after_update=True,
    evaluate_every=600,
)

_FAST = TrainConfig(
    hidden_sizes=(256, 128),
    activation="relu",
    initializer="he",
    optimizer="adam",
    learning_rate=0.001,
    batch_size=128,
    sampler="shuffled_epochs",
    iterations=2_500,
    evaluate_every=250,
)

PRESETS: Mapping[str, TrainConfig] = MappingProxyType(
    {
        "article": TrainConfig(),  # 784-100-10, std 0.1, lr 0.1, batch 100, 1000 iterations
        "chapter4": _BOOK,  # ch04/train_neuralnet.py
        "chapter5": _BOOK.replace(activation="relu"),  # ch05/train_neuralnet.py
        "fast": _FAST,
        "draw": _FAST.replace(  # the network that answers on the Draw page
            hidden_sizes=(384, 192),
            schedule="cosine",
            iterations=30_000,
            evaluate_every=3_000,
            augment=True,
        ),
        "spirals": TrainConfig(
            dataset="spirals",
            toy_noise=0.05,
            hidden_sizes=(32, 16),
            activation="tanh",
            initializer="xavier",
            optimizer="adam",
            learning_rate=0.01,
            batch_size=32,
            sampler="shuffled_epochs",
            iterations=2_000,
            evaluate_every=50,
        ),
    }
)
