"""The surfaces to descend: a registry by name, a ravine of any condition, and typed formulas.

The functions themselves, each with its gradient under it, are in ``engine.surface_functions``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from numbers import Real
from typing import TYPE_CHECKING

import numpy as np

from engine import surface_functions as functions
from engine.surface_base import Domain, FloatArray, Point, Surface

if TYPE_CHECKING:  # the parser library behind it is needed only where a formula is typed
    from engine.expressions import Expression

__all__ = ["SURFACES", "Surface", "ravine_surface", "surface_from_expression"]


def ravine_surface(condition: float = 100.0) -> Surface:
    """``(x**2 + condition * y**2) / 2``: the larger the condition, the narrower the ravine.

    The condition number of a quadratic is the ratio of its largest to its smallest curvature.
    Plain gradient descent converges only for a learning rate below ``2 / condition``, and then
    needs about ``condition`` steps for a constant factor along the floor.

    Parameters
    ----------
    condition : finite, >= 1

    Raises
    ------
    ValueError
        When ``condition`` is not a finite number of at least 1.
    """
    if not isinstance(condition, Real) or not 1 <= condition < math.inf:
        raise ValueError(f"condition must be a finite number of at least 1, not {condition!r}.")
    c = float(condition)

    def ravine(x: FloatArray, y: FloatArray) -> FloatArray:
        return (x * x + c * y * y) / 2

    def ravine_gradient(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        return 1 * x, c * y

    return Surface(
        "ravine",
        f"½ (x² + {c:g} y²)",
        rf"\frac{{1}}{{2}} \left(x^2 + {c:g}\, y^2\right)",
        ravine,
        ravine_gradient,
        domain=(-10.0, 10.0, -5.0, 5.0),
        minima=((0.0, 0.0),),
        start=(-9.0, 2.0),
        learning_rate=float(f"{1.8 / (c + 1):.2g}"),  # 0.9 of the largest that converges
        log_levels=c > 20,
    )


def surface_from_expression(
    expression: Expression, domain: Domain = (-5.0, 5.0, -5.0, 5.0)
) -> Surface:
    """The surface of a formula in two variables that somebody typed.

    Parameters
    ----------
    expression : of two variables
    domain : what to draw of it

    Returns
    -------
    Surface named "expression"; its minima are not known. The start is a third of the way from
    the middle to the upper left corner, or the first finite point on the way to the middle; the
    learning rate moves the point there by a twentieth of the domain.

    Raises
    ------
    ValueError
        When the expression does not have two variables.
    """
    if len(expression.variables) != 2:
        raise ValueError(
            f"A surface needs an expression in two variables, not {len(expression.variables)}."
        )

    def gradient_function(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        along_x, along_y = expression.gradient(x, y)
        return along_x, along_y

    start = _finite_start(expression, domain)
    return Surface(
        "expression",
        expression.text,
        expression.latex(),
        expression,
        gradient_function,
        domain=domain,
        minima=(),
        start=start,
        learning_rate=_gentle_learning_rate(gradient_function, start, domain),
        log_levels=_spans_decades(expression, domain),
    )


def _finite_start(expression: Expression, domain: Domain) -> Point:
    x_min, x_max, y_min, y_max = domain
    middle_x, middle_y = (x_min + x_max) / 2, (y_min + y_max) / 2
    shares = np.array([0.6, 0.4, 0.2, 0.0, -0.2, -0.4, -0.6])
    x = middle_x - shares * (x_max - middle_x)
    y = middle_y + shares * (y_max - middle_y) * 0.8
    grid_x, grid_y = np.meshgrid(x, y)
    # the diagonal first, then any other point of the grid
    order = np.argsort(np.abs(grid_x - grid_x.T).ravel(), kind="stable")
    finite = np.isfinite(expression(grid_x, grid_y)).ravel()[order]
    chosen = order[np.argmax(finite)]
    return float(round(grid_x.ravel()[chosen], 2)), float(round(grid_y.ravel()[chosen], 2))


def _gentle_learning_rate(
    gradient: Callable[[FloatArray, FloatArray], tuple[FloatArray, FloatArray]],
    start: Point,
    domain: Domain,
) -> float:
    slope = math.hypot(*(float(part) for part in gradient(*(np.array(v) for v in start))))
    if not math.isfinite(slope) or slope == 0:
        return 0.1
    rate = (domain[1] - domain[0]) / 20 / slope
    return float(f"{min(max(rate, 1e-6), 1.0):.1g}")


def _spans_decades(expression: Expression, domain: Domain) -> bool:
    """Whether the upper half of the heights dwarfs the lower, so that even levels say little."""
    x, y = np.linspace(*domain[:2], 21), np.linspace(*domain[2:], 21)
    values = expression(*np.meshgrid(x, y))
    finite = values[np.isfinite(values)]
    if finite.size < 2:
        return False
    low, middle, high = np.quantile(finite, (0.0, 0.5, 1.0)).tolist()
    return bool(high - low > 20 * (middle - low) > 0)


SURFACES: dict[str, Surface] = {
    surface.name: surface
    for surface in (
        Surface(
            "bowl",
            "x0² + x1²",
            r"x_0^2 + x_1^2",
            functions.bowl,
            functions.bowl_gradient,
            domain=(-5.0, 5.0, -5.0, 5.0),
            minima=((0.0, 0.0),),
            start=(-3.0, 4.0),
            learning_rate=0.1,
        ),
        Surface(
            "valley",
            "x²/20 + y²",
            r"\frac{1}{20} x^2 + y^2",
            functions.valley,
            functions.valley_gradient,
            domain=(-10.0, 10.0, -10.0, 10.0),
            minima=((0.0, 0.0),),
            start=(-7.0, 2.0),
            learning_rate=0.95,
        ),
        Surface(
            "rosenbrock",
            "(1 − x)² + 100 (y − x²)²",
            r"(1 - x)^2 + 100\, (y - x^2)^2",
            functions.rosenbrock,
            functions.rosenbrock_gradient,
            domain=(-2.0, 2.0, -1.0, 3.0),
            minima=((1.0, 1.0),),
            start=(-1.2, 1.0),
            learning_rate=0.001,
            log_levels=True,
        ),
        Surface(
            "himmelblau",
            "(x² + y − 11)² + (x + y² − 7)²",
            r"(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
            functions.himmelblau,
            functions.himmelblau_gradient,
            domain=(-5.0, 5.0, -5.0, 5.0),
            minima=(
                (3.0, 2.0),
                (-2.805118086952745, 3.131312518250573),
                (-3.779310253377747, -3.2831859912861696),
                (3.5844283403304917, -1.8481265269644036),
            ),
            start=(0.0, 0.0),
            learning_rate=0.01,
            log_levels=True,
        ),
        Surface(
            "beale",
            "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
            r"(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
            functions.beale,
            functions.beale_gradient,
            domain=(-4.5, 4.5, -4.5, 4.5),
            minima=((3.0, 0.5),),
            start=(-1.0, -1.0),
            learning_rate=0.01,
            log_levels=True,
        ),
        Surface(
            "saddle",
            "x² − y²",
            r"x^2 - y^2",
            functions.saddle,
            functions.saddle_gradient,
            domain=(-4.0, 4.0, -4.0, 4.0),
            minima=(),
            start=(-3.0, 0.05),
            learning_rate=0.1,
        ),
        Surface(
            "rastrigin",
            "20 + x² − 10 cos 2πx + y² − 10 cos 2πy",
            r"20 + x^2 - 10 \cos 2\pi x + y^2 - 10 \cos 2\pi y",
            functions.rastrigin,
            functions.rastrigin_gradient,
            domain=(-5.0, 5.0, -5.0, 5.0),
            minima=((0.0, 0.0),),
            start=(-3.3, 2.3),
            learning_rate=0.002,
        ),
        Surface(
            "plateau",
            "1 − exp(−(x² + y²) / 2)",
            r"1 - e^{-(x^2 + y^2) / 2}",
            functions.plateau,
            functions.plateau_gradient,
            domain=(-5.0, 5.0, -5.0, 5.0),
            minima=((0.0, 0.0),),
            start=(-2.4, 1.6),
            learning_rate=1.0,
        ),
        Surface(
            "three_hump_camel",
            "2x² − 1.05x⁴ + x⁶/6 + xy + y²",
            r"2 x^2 - 1.05\, x^4 + \frac{x^6}{6} + x y + y^2",
            functions.three_hump_camel,
            functions.three_hump_camel_gradient,
            domain=(-2.5, 2.5, -2.5, 2.5),
            minima=((0.0, 0.0),),
            start=(-0.9, 2.2),
            learning_rate=0.1,
        ),
        Surface(
            "ackley",
            "20 − 20 exp(−0.2 √((x² + y²)/2)) + e − exp((cos 2πx + cos 2πy)/2)",
            r"20 - 20\, e^{-0.2 \sqrt{(x^2 + y^2) / 2}} + e - e^{(\cos 2\pi x + \cos 2\pi y) / 2}",
            functions.ackley,
            functions.ackley_gradient,
            domain=(-5.0, 5.0, -5.0, 5.0),
            minima=((0.0, 0.0),),
            start=(-3.3, 2.4),
            learning_rate=0.02,
        ),
        ravine_surface(),
    )
}
