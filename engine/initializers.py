"""How wide the first random weights are spread: N(0, std) with std chosen per layer.

Biases start at zero. Source: Deep Learning from Scratch, 6.2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import DTypeLike, NDArray

Spread = Callable[[int, float], float]


def constant_std(fan_in: int, weight_init_std: float) -> float:
    """The same standard deviation for every layer, as in the book's chapter 4."""
    return weight_init_std


def xavier_std(fan_in: int, weight_init_std: float) -> float:
    """sqrt(1 / fan_in): keeps the spread of sigmoid and tanh activations (6.2.2)."""
    return float(np.sqrt(1.0 / fan_in))


def he_std(fan_in: int, weight_init_std: float) -> float:
    """sqrt(2 / fan_in): keeps the spread of ReLU activations, half of which are zero (6.2.3)."""
    return float(np.sqrt(2.0 / fan_in))


INITIALIZERS: Mapping[str, Spread] = MappingProxyType(
    {"std": constant_std, "xavier": xavier_std, "he": he_std}
)


def initial_weights(
    fan_in: int, fan_out: int, std: float, rng: np.random.Generator, dtype: DTypeLike
) -> NDArray[np.floating]:
    """(fan_in, fan_out) weights from N(0, std).

    Drawn in float64 and then rounded, so that a float32 and a float64 network of one seed start
    from the same weights.
    """
    return (std * rng.standard_normal((fan_in, fan_out))).astype(dtype)
