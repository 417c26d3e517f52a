"""Functions of one variable, each with its exact derivative directly under it.

They work element-wise and keep the dtype of their argument, so that the same line of arithmetic
can be watched in float64 and in float32.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from engine.expressions import Expression

Elementwise = Callable[[Any], Any]


@dataclass(frozen=True)
class Curve:
    """A function of one variable, its derivative, and how to look at it.

    Attributes
    ----------
    name : key in ``CURVES``, or "expression"
    label : the formula, as shown
    latex, derivative_latex : right-hand sides of f(x) and f'(x); the second may be ""
    function : x -> f(x), a number or an array of any shape, float32 or float64 kept
    derivative : x -> f'(x), likewise; nan where there is none
    domain : (x_min, x_max) worth drawing
    start : where to look first
    """

    name: str
    label: str
    latex: str
    derivative_latex: str
    function: Elementwise
    derivative: Elementwise
    domain: tuple[float, float]
    start: float


def parabola(x: Any) -> Any:
    """``0.01 x**2 + 0.1 x`` (Deep Learning from Scratch, 4.3.2)."""
    return 0.01 * x**2 + 0.1 * x


def parabola_derivative(x: Any) -> Any:
    return 0.02 * x + 0.1


def sigmoid(x: Any) -> Any:
    """``1 / (1 + exp(-x))`` (3.2.4). Far below 0 exp(-x) is infinite, and 1 / inf rightly 0."""
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-x))


def sigmoid_derivative(x: Any) -> Any:
    y = sigmoid(x)
    return y * (1.0 - y)


def cubic(x: Any) -> Any:
    """``x**3 - 3 x``: the simplest curve of which a central difference is not exact."""
    return x * x * x - 3.0 * x


def cubic_derivative(x: Any) -> Any:
    return 3.0 * x * x - 3.0


def absolute(x: Any) -> Any:
    """``|x|``, with a kink at 0, like the ReLU of the later chapters."""
    return np.abs(x)


def absolute_derivative(x: Any) -> Any:
    return np.where(np.equal(x, 0), np.nan, np.sign(x))[()]  # [()]: a number for a number


CURVES: Mapping[str, Curve] = MappingProxyType(
    {
        curve.name: curve
        for curve in (
            Curve(
                "parabola",
                "0.01x² + 0.1x",
                r"0.01x^2 + 0.1x",
                r"0.02x + 0.1",
                parabola,
                parabola_derivative,
                domain=(0.0, 20.0),  # the book's figure 4-6
                start=5.0,
            ),
            Curve(
                "sigmoid",
                "1 / (1 + e⁻ˣ)",
                r"\frac{1}{1 + e^{-x}}",
                r"f(x)\,(1 - f(x))",
                sigmoid,
                sigmoid_derivative,
                domain=(-6.0, 6.0),
                start=1.0,
            ),
            Curve(
                "cubic",
                "x³ − 3x",
                r"x^3 - 3x",
                r"3x^2 - 3",
                cubic,
                cubic_derivative,
                domain=(-2.5, 2.5),
                start=1.5,
            ),
            Curve(
                "absolute",
                "|x|",
                r"|x|",
                r"\pm 1",
                absolute,
                absolute_derivative,
                domain=(-3.0, 3.0),
                start=0.5,
            ),
        )
    }
)

EXPRESSION_DOMAIN = (-5.0, 5.0)


def curve_from_expression(expression: Expression) -> Curve:
    """A typed formula in x as a curve; its derivative is exact too, by forward differentiation.

    It is computed in float64; where float32 is asked for, its values are rounded to that.

    Raises
    ------
    ValueError
        When the expression is not one of x alone.
    """
    if expression.variables != ("x",):
        names = ", ".join(expression.variables)
        raise ValueError(f"A curve needs an expression in x alone, not in {names}.")
    return Curve(
        "expression",
        expression.text,
        expression.latex(),
        "",
        lambda x: expression(x)[()],
        lambda x: expression.gradient(x)[0][()],
        domain=EXPRESSION_DOMAIN,
        start=1.0,
    )
