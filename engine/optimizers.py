"""Optimizers: rules that turn gradients into steps, in place, over a dict of named arrays.

The same object moves a point on a surface and the weights of a network. Formulas and defaults
follow Deep Learning from Scratch, chapter 6.1, and its published code. All arithmetic runs in
place, with one scratch buffer per array: no update allocates, and float32 stays float32.
A walk that diverges overflows; whoever may expect that wraps the call in ``np.errstate``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from engine.optimizer_base import Bounded, FloatArray, Optimizer, Slot, names_of

__all__ = [
    "OPTIMIZERS",
    "SGD",
    "AdaGrad",
    "Adam",
    "Momentum",
    "Nesterov",
    "Optimizer",
    "RMSProp",
    "make_optimizer",
]

EPSILON = 1e-7  # outside the square root, so that a zero gradient divides by something


class SGD(Optimizer):
    """Stochastic gradient descent: ``p -= lr * g`` (6.1.2)."""

    NAME = "SGD"

    def __init__(self, learning_rate: float = 0.01) -> None:
        super().__init__(learning_rate)

    def _move(self, key: str, param: FloatArray, grad: FloatArray, scratch: FloatArray) -> None:
        np.multiply(grad, self.learning_rate, out=scratch)
        np.subtract(param, scratch, out=param)


class Momentum(Optimizer):
    """A ball with inertia: ``v = momentum * v - lr * g``, then ``p += v`` (6.1.4)."""

    NAME = "Momentum"
    SLOTS = ("v",)
    hyperparameters: ClassVar[Mapping[str, float]] = {"momentum": 0.9}

    momentum = Bounded(below=1)
    v = Slot()  # velocities

    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        super().__init__(learning_rate)
        self.momentum = momentum

    def _move(self, key: str, param: FloatArray, grad: FloatArray, scratch: FloatArray) -> None:
        v = self._state["v"][key]
        v *= self.momentum
        np.multiply(grad, self.learning_rate, out=scratch)
        v -= scratch
        param += v


class Nesterov(Momentum):
    """Momentum that takes the gradient where its inertia is about to carry it.

    ``p += momentum**2 * v - (1 + momentum) * lr * g``, then ``v = momentum * v - lr * g``, with
    ``p`` standing for the looked-ahead point (Bengio et al., arXiv:1212.0901, as in the book's
    current code).
    """

    NAME = "Nesterov"

    def _move(self, key: str, param: FloatArray, grad: FloatArray, scratch: FloatArray) -> None:
        v = self._state["v"][key]
        np.multiply(v, self.momentum * self.momentum, out=scratch)
        param += scratch
        np.multiply(grad, (1 + self.momentum) * self.learning_rate, out=scratch)
        param -= scratch
        v *= self.momentum
        np.multiply(grad, self.learning_rate, out=scratch)
        v -= scratch


class AdaGrad(Optimizer):
    """Parameters that have moved far move less: ``h += g**2; p -= lr * g / (sqrt(h) + 1e-7)``.

    Source: 6.1.5.
    """

    NAME = "AdaGrad"
    SLOTS = ("h",)

    h = Slot()  # sums of squared gradients

    def __init__(self, learning_rate: float = 0.01) -> None:
        super().__init__(learning_rate)

    def _move(self, key: str, param: FloatArray, grad: FloatArray, scratch: FloatArray) -> None:
        h = self._state["h"][key]
        np.multiply(grad, grad, out=scratch)
        h += scratch
        _step_over_root(param, grad, h, self.learning_rate, scratch)


class RMSProp(Optimizer):
    """AdaGrad that forgets: ``h = decay_rate * h + (1 - decay_rate) * g**2``, same step (6.1.5)."""

    NAME = "RMSProp"
    SLOTS = ("h",)
    hyperparameters: ClassVar[Mapping[str, float]] = {"decay_rate": 0.99}

    decay_rate = Bounded(below=1)
    h = Slot()  # moving means of squared gradients

    def __init__(self, learning_rate: float = 0.01, decay_rate: float = 0.99) -> None:
        super().__init__(learning_rate)
        self.decay_rate = decay_rate

    def _move(self, key: str, param: FloatArray, grad: FloatArray, scratch: FloatArray) -> None:
        h = self._state["h"][key]
        h *= self.decay_rate
        np.multiply(grad, grad, out=scratch)
        scratch *= 1 - self.decay_rate
        h += scratch
        _step_over_root(param, grad, h, self.learning_rate, scratch)


class Adam(Optimizer):
    """Momentum and RMSProp in one, corrected for their start at zero (6.1.6).

    ``m += (1 - beta1) * (g - m)``, ``v += (1 - beta2) * (g**2 - v)``,
    ``p -= lr_t * m / (sqrt(v) + 1e-7)`` with the bias correction folded into
    ``lr_t = lr * sqrt(1 - beta2**iter) / (1 - beta1**iter)``.
    """

    NAME = "Adam"
    DEFAULT_LEARNING_RATE = 0.001
    SLOTS = ("m", "v")
    hyperparameters: ClassVar[Mapping[str, float]] = {"beta1": 0.9, "beta2": 0.999}

    beta1 = Bounded(below=1)
    beta2 = Bounded(below=1)
    m = Slot()  # moving means of gradients
    v = Slot()  # moving means of squared gradients

    def __init__(
        self, learning_rate: float = 0.001, beta1: float = 0.9, beta2: float = 0.999
    ) -> None:
        super().__init__(learning_rate)
        self.beta1 = beta1
        self.beta2 = beta2

    def _move(self, key: str, param: FloatArray, grad: FloatArray, scratch: FloatArray) -> None:
        m, v = self._state["m"][key], self._state["v"][key]
        np.subtract(grad, m, out=scratch)
        scratch *= 1 - self.beta1
        m += scratch
        np.multiply(grad, grad, out=scratch)
        scratch -= v
        scratch *= 1 - self.beta2
        v += scratch
        correction = math.sqrt(1 - self.beta2**self.iter) / (1 - self.beta1**self.iter)
        _step_over_root(param, m, v, self.learning_rate * correction, scratch)


def _step_over_root(
    param: FloatArray, step: FloatArray, square: FloatArray, rate: float, scratch: FloatArray
) -> None:
    """``param -= rate * step / (sqrt(square) + 1e-7)``, the step of the adaptive three."""
    np.sqrt(square, out=scratch)
    scratch += EPSILON
    np.divide(step, scratch, out=scratch)
    scratch *= rate
    param -= scratch


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "rmsprop": RMSProp,
    "adam": Adam,
}


def make_optimizer(
    name: str, learning_rate: float | None = None, **hyperparameters: float
) -> Optimizer:
    """The optimizer registered under ``name``; what is not given takes its default.

    Raises
    ------
    ValueError
        For an unknown name, an unknown hyperparameter or a value out of range.
    """
    kind = OPTIMIZERS.get(name)
    if kind is None:
        raise ValueError(f"There is no optimizer {name!r}; choose from {names_of(OPTIMIZERS)}.")
    unknown = hyperparameters.keys() - kind.hyperparameters.keys()
    if unknown:
        raise ValueError(
            f"{kind.NAME} does not take {names_of(unknown)}; besides learning_rate it takes "
            f"{names_of(kind.hyperparameters)}."
        )
    optimizer = kind(kind.DEFAULT_LEARNING_RATE if learning_rate is None else learning_rate)
    for key, value in hyperparameters.items():
        setattr(optimizer, key, value)
    return optimizer
