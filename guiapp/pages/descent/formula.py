"""The update rule of each optimizer in LaTeX, in symbols and with the numbers of one step.

Rules as in ``engine.optimizers`` (Deep Learning from Scratch, 4.4.1 and 6.1), which is where the
numbers come from; the 1e-7 beside a square root is left out here for the sake of reading.
Vectors stand as columns, so that a line of numbers is short enough for a narrow pane.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from guiapp.pages.descent.walk import Point, Walk
from guiapp.widgets.formulas.latex_numbers import latex_number

MOST_RULES = 3  # Adam's: m, v and x
Rule = tuple[str, str]  # in symbols; and the same with numbers, from the equals sign on


def formula_rules(walk: Walk) -> list[Rule]:
    """What happens to the memory of the optimizer and to the point, in the order of the update.

    At the last point of a walk that left the finite numbers there is no next step; the numbers
    are then empty.
    """
    symbols = SYMBOLS[walk.optimizer]
    if walk.upcoming() is None:
        return [(line, "") for line in symbols]
    numbers = _NUMBERS[walk.optimizer](walk)
    return [(line, f"= {filled}") for line, filled in zip(symbols, numbers, strict=True)]


SYMBOLS: dict[str, tuple[str, ...]] = {
    "sgd": (r"x \leftarrow x - \eta\, \nabla f",),
    "momentum": (r"v \leftarrow \alpha v - \eta\, \nabla f", r"x \leftarrow x + v"),
    "nesterov": (
        r"x \leftarrow x + \alpha^2 v - (1 + \alpha)\, \eta\, \nabla f",
        r"v \leftarrow \alpha v - \eta\, \nabla f",
    ),
    "adagrad": (
        r"h \leftarrow h + (\nabla f)^2",
        r"x \leftarrow x - \eta\, \nabla f / \sqrt{h}",
    ),
    "rmsprop": (
        r"h \leftarrow \rho\, h + (1 - \rho) (\nabla f)^2",
        r"x \leftarrow x - \eta\, \nabla f / \sqrt{h}",
    ),
    "adam": (
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\, \nabla f",
        r"v \leftarrow \beta_2 v + (1 - \beta_2) (\nabla f)^2",
        r"x \leftarrow x - \eta_t\, m / \sqrt{v}, \quad "
        r"\eta_t = \eta\, \sqrt{1 - \beta_2^t} / (1 - \beta_1^t)",
    ),
}


def _sgd(walk: Walk) -> list[str]:
    rate, gradient = _plain(walk.learning_rate), _column(walk.felt)
    return [rf"{_column(walk.point)} - {rate} {gradient} = {_then(walk)}"]


def _momentum(walk: Walk) -> list[str]:
    return [_velocity(walk), rf"{_column(walk.point)} + {_after(walk, 'v')} = {_then(walk)}"]


def _nesterov(walk: Walk) -> list[str]:
    momentum = walk.hyperparameters["momentum"]
    square = _short(momentum**2)
    push = _short((1 + momentum) * walk.learning_rate)
    v, gradient = _column(walk.state("v")[0]), _column(walk.felt)
    point = rf"{_column(walk.point)} + {square} {v} - {push} {gradient} = {_then(walk)}"
    return [point, _velocity(walk)]


def _velocity(walk: Walk) -> str:
    alpha, rate = _plain(walk.hyperparameters["momentum"]), _plain(walk.learning_rate)
    v, gradient = _column(walk.state("v")[0]), _column(walk.felt)
    return rf"{alpha} {v} - {rate} {gradient} = {_after(walk, 'v')}"


def _adagrad(walk: Walk) -> list[str]:
    h, h_after = walk.state("h")
    squares = [rf"{_short(old)} + {_squared(part)}" for old, part in _along(h, walk.felt)]
    step = _step(walk, walk.learning_rate, walk.felt, h_after)
    return [rf"{_rows(squares)} = {_column(h_after)}", step]


def _rmsprop(walk: Walk) -> list[str]:
    decay = walk.hyperparameters["decay_rate"]
    h_after = walk.state("h")[1]
    mean = _mean_of_squares(walk, "h", decay)
    return [mean, _step(walk, walk.learning_rate, walk.felt, h_after)]


def _adam(walk: Walk) -> list[str]:
    beta1, beta2 = walk.hyperparameters["beta1"], walk.hyperparameters["beta2"]
    (m, m_after), v_after = walk.state("m"), walk.state("v")[1]
    update = walk.step + 1
    rate = walk.learning_rate * math.sqrt(1 - beta2**update) / (1 - beta1**update)
    keep, take = _plain(beta1), _short(1 - beta1)
    mean = rf"{keep} {_column(m)} + {take} {_column(walk.felt)} = {_column(m_after)}"
    return [mean, _mean_of_squares(walk, "v", beta2), _step(walk, rate, m_after, v_after)]


_NUMBERS: dict[str, Callable[[Walk], list[str]]] = {
    "sgd": _sgd,
    "momentum": _momentum,
    "nesterov": _nesterov,
    "adagrad": _adagrad,
    "rmsprop": _rmsprop,
    "adam": _adam,
}


def _mean_of_squares(walk: Walk, slot: str, decay: float) -> str:
    before, after = walk.state(slot)
    keep, take = _plain(decay), _short(1 - decay)
    rows = [
        rf"{keep} \cdot {_short(old)} + {take} \cdot {_squared(part)}"
        for old, part in _along(before, walk.felt)
    ]
    return rf"{_rows(rows)} = {_column(after)}"


def _step(walk: Walk, rate: float, along: Point, square: Point) -> str:
    """The step of the adaptive three, written out for each axis: it is another one on each."""
    rows = [
        rf"{_short(x)} - {_short(rate)} \cdot {_bracketed(part)} / \sqrt{{{_short(under)}}}"
        for x, part, under in zip(walk.point, along, square, strict=True)
    ]
    return rf"{_rows(rows)} = {_then(walk)}"


def _along(first: Point, second: Point) -> list[tuple[float, float]]:
    return list(zip(first, second, strict=True))


def _then(walk: Walk) -> str:
    there = walk.upcoming()
    return _column(walk.point if there is None else there)


def _after(walk: Walk, slot: str) -> str:
    return _column(walk.state(slot)[1])


def _column(values: Point) -> str:
    return _rows([_short(value) for value in values])


def _rows(rows: list[str]) -> str:
    return rf"\begin{{pmatrix}} {rows[0]} \\ {rows[1]} \end{{pmatrix}}"


def _squared(value: float) -> str:
    return f"{_bracketed(value)}^2"


def _bracketed(value: float) -> str:
    text = _short(value)
    return rf"\left({text}\right)" if text.startswith("-") or "^" in text else text


def _short(value: float) -> str:
    """Three significant digits: the eye should follow the rule, not the digits."""
    return latex_number(value, 3)


def _plain(value: float) -> str:
    """A setting as it was typed."""
    text = latex_number(value, 12)
    return rf"\left({text}\right)" if "^" in text else text
