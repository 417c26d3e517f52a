"""The functions and operators that a formula may use, each with its slopes directly under it.

Everything works element-wise on float64 arrays and on NumPy's float64 scalars. A function takes
its arguments and ``out``; a slope, the derivative by one argument, takes the arguments and the
value that the function gave for them. NumPy's warnings are the caller's affair: outside their
domain the functions give nan, and beyond the range of float64 inf.

Where a function has a kink there is no derivative, and one is agreed upon: 0 at 0 for ``abs``,
``relu`` and ``sign``; the mean of both slopes where the arguments of ``min`` or ``max`` are equal.
Kinks that would cancel, as in min(x, |x|) at 0, each keep their agreed slope all the same.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

Numbers = Any  # an array of float64 or one np.float64: what follows treats both alike
Function = Callable[..., Numbers]


@dataclass(frozen=True)
class Elementary:
    """A function or an operator of a formula.

    Attributes
    ----------
    function : (*arguments, out=None) -> value
    slopes : one per argument, each (*arguments, value) -> derivative by that argument
    """

    function: Function
    slopes: tuple[Function, ...]

    @property
    def arity(self) -> int:
        """The number of arguments, 1 or 2."""
        return len(self.slopes)


def _quick(calculate: Function, ufunc: Function) -> Function:
    """An operator of Python where it will do: on scalars it is ten times as fast as a ufunc."""
    return lambda u, v, out=None: calculate(u, v) if out is None else ufunc(u, v, out=out)


def power(u: Numbers, v: Numbers, out: Numbers = None) -> Numbers:
    """u to the v. A square is a product, as in NumPy's own ``u ** 2``."""
    if np.ndim(v) == 0 and v == 2.0:
        return u * u if out is None else np.multiply(u, u, out=out)
    return np.power(u, v, out=out)


def power_slope_by_base(u: Numbers, v: Numbers, value: Numbers) -> Numbers:
    """v u^(v-1): no logarithm, so x^2 has its slope at and below 0 too. 0 times inf is 0."""
    if np.ndim(v) == 0 and v == 2.0:
        return 2.0 * u
    lower = np.power(u, v - 1.0)
    return np.where((v == 0.0) | (lower == 0.0), 0.0, v * lower)[()]


def power_slope_by_exponent(u: Numbers, v: Numbers, value: Numbers) -> Numbers:
    """u^v log(u); where u^v is 0, as for u = 0 and v > 0, the limit, 0."""
    return np.where((value == 0.0) & (u >= 0.0), 0.0, value * np.log(u))[()]


def sigmoid(u: Numbers, out: Numbers = None) -> Numbers:
    """1 / (1 + exp(-u)) (Deep Learning from Scratch, 3.2.4)."""
    value = np.exp(np.negative(u, out=out), out=out)
    return np.reciprocal(np.add(value, 1.0, out=out), out=out)


def sigmoid_slope(u: Numbers, value: Numbers) -> Numbers:
    """sigmoid(u) sigmoid(-u); value (1 - value) would be 0 from u = 37 on."""
    return value * sigmoid(-u)


def relu(u: Numbers, out: Numbers = None) -> Numbers:
    """max(0, u)."""
    return np.maximum(u, 0.0, out=out)


def relu_slope(u: Numbers, value: Numbers) -> Numbers:
    return np.where(u > 0.0, 1.0, 0.0)[()]


def _share(u: Numbers, v: Numbers) -> Numbers:
    """1 where u is larger, 1/2 where both are equal, else 0: the slope of max by u."""
    return np.where(u == v, 0.5, u > v)[()]


def _constant(slope: float) -> Function:
    number = np.float64(slope)
    return lambda *_: number


OPERATORS: Mapping[str, Elementary] = MappingProxyType(
    {
        "+": Elementary(_quick(operator.add, np.add), (_constant(1), _constant(1))),
        "-": Elementary(_quick(operator.sub, np.subtract), (_constant(1), _constant(-1))),
        "*": Elementary(_quick(operator.mul, np.multiply), (lambda u, v, _: v, lambda u, v, _: u)),
        "/": Elementary(
            _quick(operator.truediv, np.divide),
            (lambda u, v, _: 1.0 / v, lambda u, v, value: -value / v),
        ),
        "^": Elementary(power, (power_slope_by_base, power_slope_by_exponent)),
        "negate": Elementary(np.negative, (_constant(-1),)),
    }
)

FUNCTIONS: Mapping[str, Elementary] = MappingProxyType(
    {
        "sin": Elementary(np.sin, (lambda u, _: np.cos(u),)),
        "cos": Elementary(np.cos, (lambda u, _: -np.sin(u),)),
        "tan": Elementary(np.tan, (lambda u, value: 1.0 + value * value,)),
        "asin": Elementary(np.arcsin, (lambda u, _: 1.0 / np.sqrt((1.0 - u) * (1.0 + u)),)),
        "acos": Elementary(np.arccos, (lambda u, _: -1.0 / np.sqrt((1.0 - u) * (1.0 + u)),)),
        "atan": Elementary(np.arctan, (lambda u, _: 1.0 / (1.0 + u * u),)),
        "sinh": Elementary(np.sinh, (lambda u, _: np.cosh(u),)),
        "cosh": Elementary(np.cosh, (lambda u, _: np.sinh(u),)),
        "tanh": Elementary(np.tanh, (lambda u, _: np.cosh(u) ** -2.0,)),
        "exp": Elementary(np.exp, (lambda u, value: value,)),
        "log": Elementary(np.log, (lambda u, _: 1.0 / u,)),
        "ln": Elementary(np.log, (lambda u, _: 1.0 / u,)),
        "log10": Elementary(np.log10, (lambda u, _: 1.0 / (u * math.log(10.0)),)),
        "sqrt": Elementary(np.sqrt, (lambda u, value: 0.5 / value,)),
        "abs": Elementary(np.abs, (lambda u, _: np.sign(u),)),
        "sign": Elementary(np.sign, (_constant(0),)),
        "sigmoid": Elementary(sigmoid, (sigmoid_slope,)),
        "relu": Elementary(relu, (relu_slope,)),
        "min": Elementary(np.minimum, (lambda u, v, _: _share(v, u), lambda u, v, _: _share(u, v))),
        "max": Elementary(np.maximum, (lambda u, v, _: _share(u, v), lambda u, v, _: _share(v, u))),
    }
)

CONSTANTS: Mapping[str, float] = MappingProxyType({"pi": math.pi, "e": math.e})
ELEMENTARY: Mapping[str, Elementary] = MappingProxyType({**OPERATORS, **FUNCTIONS})
