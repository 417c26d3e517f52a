"""What an optimizer adds to one weight, written as a sum of products with the numbers put in.

The rules are those of ``engine.optimizers`` (Deep Learning from Scratch, 6.1), which do the real
work; a test holds that these sums give the changes that those make.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.optimizers import EPSILON, Adam, Momentum, Nesterov

if TYPE_CHECKING:
    from engine.beats.step import Beats

Numbers = list[list[tuple[float, str]]]
"""Products of (number, name of its array, or the symbol of a setting or a memory)."""


def change_terms(beats: Beats, name: str, index: tuple[int, ...]) -> Numbers:
    """The terms whose sum is added to ``name[index]``; none where nothing was learned."""
    if not math.isfinite(beats.loss):
        return []
    gradient = float(beats.arrays["d" + name][index])
    return _RULES[beats.step.snapshot.config.optimizer](beats, name, index, gradient)


def memory(beats: Beats, slot: str, name: str, index: tuple[int, ...], *, after: bool) -> float:
    """One number of the optimizer's memory; 0 before its first update."""
    arrays = (beats.state_after if after else beats.state_before).get(slot)
    return 0.0 if arrays is None else float(arrays[name][index])


def _sgd(beats: Beats, name: str, index: tuple[int, ...], gradient: float) -> Numbers:
    return [[(-beats.optimizer.learning_rate, "-η"), (gradient, "d" + name)]]


def _momentum(beats: Beats, name: str, index: tuple[int, ...], gradient: float) -> Numbers:
    optimizer = beats.optimizer
    assert isinstance(optimizer, Momentum)
    v = memory(beats, "v", name, index, after=False)
    return [
        [(optimizer.momentum, "α"), (v, "v")],
        [(-optimizer.learning_rate, "-η"), (gradient, "d" + name)],
    ]


def _nesterov(beats: Beats, name: str, index: tuple[int, ...], gradient: float) -> Numbers:
    optimizer = beats.optimizer
    assert isinstance(optimizer, Nesterov)
    v = memory(beats, "v", name, index, after=False)
    return [
        [(optimizer.momentum**2, "α²"), (v, "v")],
        [
            (-(1 + optimizer.momentum) * optimizer.learning_rate, "-(1 + α)η"),
            (gradient, "d" + name),
        ],
    ]


def _over_root(beats: Beats, name: str, index: tuple[int, ...], gradient: float) -> Numbers:
    h = memory(beats, "h", name, index, after=True)
    rate = -beats.optimizer.learning_rate / (math.sqrt(h) + EPSILON)
    return [[(rate, "-η/(√h + 1e-7)"), (gradient, "d" + name)]]


def _adam(beats: Beats, name: str, index: tuple[int, ...], gradient: float) -> Numbers:
    optimizer = beats.optimizer
    assert isinstance(optimizer, Adam)
    m = memory(beats, "m", name, index, after=False)
    v = memory(beats, "v", name, index, after=True)
    correction = math.sqrt(1 - optimizer.beta2**optimizer.iter) / (
        1 - optimizer.beta1**optimizer.iter
    )
    rate = -optimizer.learning_rate * correction / (math.sqrt(v) + EPSILON)
    return [
        [(rate * optimizer.beta1, "-ηₜβ₁/√v"), (m, "m")],
        [(rate * (1 - optimizer.beta1), "-ηₜ(1 - β₁)/√v"), (gradient, "d" + name)],
    ]


_RULES: dict[str, Callable[[Beats, str, tuple[int, ...], float], Numbers]] = {
    "sgd": _sgd,
    "momentum": _momentum,
    "nesterov": _nesterov,
    "adagrad": _over_root,
    "rmsprop": _over_root,
    "adam": _adam,
}
