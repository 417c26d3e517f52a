"""What the spread of the first weights does to the outputs of deep layers, before any training.

Random inputs run through five layers of random weights. With weights too wide, sigmoid outputs
crowd at 0 and 1, where the slope is nearly 0; with weights too narrow they all crowd at 0.5, so
that a hundred units say what one could say. Xavier's and He's choices keep the spread.

Source: Deep Learning from Scratch, 6.2.2 and 6.2.3.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from engine.activations import ACTIVATIONS
from engine.initializers import INITIALIZERS
from engine.inside.histograms import Array, Spread, measure
from engine.inside.saturation import saturated_share

SAMPLES, UNITS, LAYERS = 1000, 100, 5
BINS = 30
RANGES = {"sigmoid": (0.0, 1.0), "relu": (0.0, 1.0), "tanh": (-1.0, 1.0)}

# What the book tries: the name of an initializer and, for "std", its standard deviation.
CHOICES: tuple[tuple[str, float], ...] = (
    ("std", 1.0),
    ("std", 0.01),
    ("xavier", 0.0),
    ("he", 0.0),
)


@dataclass(frozen=True, slots=True)
class ActivationExperiment:
    """Five layers of 100 units after 1,000 random inputs.

    Attributes
    ----------
    activation, initializer : names in the engine's registries
    weight_std : standard deviation of the weights, the same in every layer
    layers : a ``Spread`` for each layer, of its (1000, 100) outputs; the histogram has 30 bins
        over the range in which the book draws it
    saturated : for each layer the share of its outputs whose slope is nearly 0; 0 for ReLU
    """

    activation: str
    initializer: str
    weight_std: float
    layers: tuple[Spread, ...]
    saturated: tuple[float, ...]


def activation_experiment(
    activation: str, initializer: str, weight_init_std: float, rng: np.random.Generator
) -> ActivationExperiment:
    """One experiment: 1,000 inputs from N(0, 1), then five layers of 100 x 100 weights.

    Parameters
    ----------
    activation : "sigmoid", "relu" or "tanh"
    initializer : "std" (``weight_init_std`` everywhere), "xavier" or "he"

    Raises
    ------
    ValueError : for an unknown name, or a standard deviation that is not a finite number >= 0
    """
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation {activation!r} is unknown; choose of {sorted(ACTIVATIONS)}.")
    if initializer not in INITIALIZERS:
        known = sorted(INITIALIZERS)
        raise ValueError(f"initializer {initializer!r} is unknown; choose of {known}.")
    if not 0.0 <= weight_init_std < float("inf"):
        raise ValueError(f"weight_init_std is {weight_init_std}, expected a finite number >= 0.")
    std = INITIALIZERS[initializer](UNITS, weight_init_std)
    function = ACTIVATIONS[activation].function
    x: Array = rng.standard_normal((SAMPLES, UNITS))
    layers, saturated = [], []
    for _ in range(LAYERS):
        weights = std * rng.standard_normal((UNITS, UNITS))
        x = function(x @ weights)
        layers.append(measure(x, *RANGES[activation], BINS))
        saturated.append(saturated_share(activation, x))
    return ActivationExperiment(activation, initializer, std, tuple(layers), tuple(saturated))


def all_experiments(
    seed: int = 0,
) -> Generator[ActivationExperiment, None, tuple[ActivationExperiment, ...]]:
    """The book's choices of weights for each activation, one after the other.

    All random numbers come from one generator, in the order of ``RANGES`` and ``CHOICES``; so
    the twelve results of a seed are always the same. Yields each of them, returns all.
    """
    rng = np.random.default_rng(seed)
    done = []
    for activation in RANGES:
        for initializer, std in CHOICES:
            done.append(activation_experiment(activation, initializer, std, rng))
            yield done[-1]
    return tuple(done)
