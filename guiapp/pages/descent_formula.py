"""The update formula of each optimizer with the numbers of one step put in.

Formulas as in ``engine.optimizers`` (Deep Learning from Scratch, 4.4.1 and 6.1), which is where
the numbers come from; the 1e-7 beside a square root is left out here for the sake of reading.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from guiapp.pages.descent_walk import Walk
from guiapp.widgets.numerals import plain_figure, short_figure, vector


def formula_lines(walk: Walk) -> list[str]:
    """One or two lines: what happens to the memory of the optimizer, and to the point.

    At the last point of a walk that left the finite numbers there is no next step; the lines
    then stand without numbers.
    """
    general, with_numbers = _FORMULAS[walk.optimizer]
    if walk.upcoming() is None:
        return list(general)
    numbers = with_numbers(walk)
    return [f"{line} = {filled}" for line, filled in zip(general, numbers, strict=True)]


def _sgd(walk: Walk) -> list[str]:
    x, rate, gradient, then = _parts(walk)
    return [f"{x} − {rate} · {gradient} = {then}"]


def _momentum(walk: Walk) -> list[str]:
    x, rate, gradient, then = _parts(walk)
    v, v_then = _state(walk, "v")
    alpha = plain_figure(walk.hyperparameters["momentum"])
    return [f"{alpha} · {v} − {rate} · {gradient} = {v_then}", f"{x} + {v_then} = {then}"]


def _nesterov(walk: Walk) -> list[str]:
    x, rate, gradient, then = _parts(walk)
    v, v_then = _state(walk, "v")
    momentum = walk.hyperparameters["momentum"]
    alpha, square = plain_figure(momentum), short_figure(momentum**2)
    push = short_figure((1 + momentum) * walk.learning_rate)
    return [
        f"{x} + {square} · {v} − {push} · {gradient} = {then}",
        f"{alpha} · {v} − {rate} · {gradient} = {v_then}",
    ]


def _adagrad(walk: Walk) -> list[str]:
    x, rate, gradient, then = _parts(walk)
    h, h_then = _state(walk, "h")
    return [f"{h} + {gradient}² = {h_then}", f"{x} − {rate} · {gradient} / √{h_then} = {then}"]


def _rmsprop(walk: Walk) -> list[str]:
    x, rate, gradient, then = _parts(walk)
    h, h_then = _state(walk, "h")
    decay = walk.hyperparameters["decay_rate"]
    keep, take = plain_figure(decay), plain_figure(1 - decay)
    return [
        f"{keep} · {h} + {take} · {gradient}² = {h_then}",
        f"{x} − {rate} · {gradient} / √{h_then} = {then}",
    ]


def _adam(walk: Walk) -> list[str]:
    x, _, _, then = _parts(walk)
    m_then, v_then = _state(walk, "m")[1], _state(walk, "v")[1]
    beta1, beta2 = walk.hyperparameters["beta1"], walk.hyperparameters["beta2"]
    update = walk.step + 1
    rate = walk.learning_rate * math.sqrt(1 - beta2**update) / (1 - beta1**update)
    return [m_then, v_then, f"{x} − {short_figure(rate)} · {m_then} / √{v_then} = {then}"]


_FORMULAS: dict[str, tuple[tuple[str, ...], Callable[[Walk], list[str]]]] = {
    "sgd": (("x ← x − η ∇f",), _sgd),
    "momentum": (("v ← α v − η ∇f", "x ← x + v"), _momentum),
    "nesterov": (("x ← x + α² v − (1 + α) η ∇f", "v ← α v − η ∇f"), _nesterov),
    "adagrad": (("h ← h + ∇f²", "x ← x − η ∇f / √h"), _adagrad),
    "rmsprop": (("h ← ρ h + (1 − ρ) ∇f²", "x ← x − η ∇f / √h"), _rmsprop),
    "adam": (
        (
            "m ← β₁ m + (1 − β₁) ∇f",
            "v ← β₂ v + (1 − β₂) ∇f²",
            "x ← x − ηₜ m / √v",
        ),
        _adam,
    ),
}


def _parts(walk: Walk) -> tuple[str, str, str, str]:
    """Point, learning rate, gradient and next point, as they stand in the formula."""
    then = walk.upcoming()
    return (
        vector(walk.point, short_figure),
        plain_figure(walk.learning_rate),
        vector(walk.gradient, short_figure),
        vector(walk.point if then is None else then, short_figure),
    )


def _state(walk: Walk, slot: str) -> tuple[str, str]:
    """One part of the optimizer's memory before and after the step shown."""
    before, after = walk.state(walk.step)[slot], walk.state(walk.step + 1)[slot]
    return vector(before, short_figure), vector(after, short_figure)
