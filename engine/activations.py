"""Activation functions, each with its derivative directly under it.

Every derivative is written in terms of the *output* ``y`` of its function, so that the backward
pass needs nothing but what the forward pass has kept. Both take an optional ``out`` array, as
NumPy's own functions do; with it no memory is allocated.

Source: Deep Learning from Scratch, 3.2 (functions) and 5.5 (derivatives).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Elementwise = Callable[..., Array]


def sigmoid(x: Array, out: Array | None = None) -> Array:
    """1 / (1 + exp(-x)), in (0, 1); any shape, float32 or float64 kept.

    Far below zero exp(-x) overflows to infinity, whose reciprocal is the right answer, 0; so
    the overflow is no news.
    """
    y = np.negative(x, out=out)
    with np.errstate(over="ignore"):
        np.exp(y, out=y)
    np.add(y, 1.0, out=y)
    return np.reciprocal(y, out=y)


def sigmoid_derivative(y: Array, out: Array | None = None) -> Array:
    """y (1 - y)."""
    slope = np.subtract(1.0, y, out=out)
    return np.multiply(slope, y, out=slope)


def relu(x: Array, out: Array | None = None) -> Array:
    """max(0, x), in [0, inf); any shape."""
    return np.maximum(x, 0.0, out=out)


def relu_derivative(y: Array, out: Array | None = None) -> Array:
    """1 where y > 0, else 0 (the convention for the kink at x = 0)."""
    if out is None:
        out = np.empty_like(y)
    return np.greater(y, 0.0, out=out)


def tanh(x: Array, out: Array | None = None) -> Array:
    """Hyperbolic tangent, in (-1, 1); any shape."""
    return np.tanh(x, out=out)


def tanh_derivative(y: Array, out: Array | None = None) -> Array:
    """1 - y^2."""
    slope = np.multiply(y, y, out=out)
    return np.subtract(1.0, slope, out=slope)


def softmax(z: Array, out: Array | None = None) -> Array:
    """exp(z_k) / sum_j exp(z_j) along the last axis: each row of a batch adds up to 1.

    The largest logit of each row is subtracted first, which changes nothing but the overflow
    (Deep Learning from Scratch, 3.5.2). ``z`` : (K,) or (N, K).
    """
    y = np.subtract(z, np.maximum.reduce(z, axis=-1, keepdims=True), out=out)
    np.exp(y, out=y)
    return np.divide(y, np.add.reduce(y, axis=-1, keepdims=True), out=y)


@dataclass(frozen=True)
class Activation:
    """A function and its derivative, known by one name in code, menus and files."""

    name: str
    function: Elementwise
    derivative: Elementwise


ACTIVATIONS: Mapping[str, Activation] = MappingProxyType(
    {
        "sigmoid": Activation("sigmoid", sigmoid, sigmoid_derivative),
        "relu": Activation("relu", relu, relu_derivative),
        "tanh": Activation("tanh", tanh, tanh_derivative),
    }
)
