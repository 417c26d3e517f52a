"""The formulas of the Gradient page: the definition, and the difference quotients at a point.

Deep Learning from Scratch, 4.3.3 and 4.4; the numbers are what the engine's functions give.
"""

from __future__ import annotations

import numpy as np

from engine.fields import GradientField
from engine.surfaces import Surface
from guiapp.widgets.formulas.latex_numbers import latex_exact, latex_number
from guiapp.widgets.maps.surface_names import latex_names


def function_formula(surface: Surface) -> str:
    first, second = latex_names(surface.label)
    return f"f({first}, {second}) = {surface.latex}"


def definition_formula(surface: Surface) -> str:
    first, second = latex_names(surface.label)
    return (
        rf"\nabla f = \left({_partial(first)}, {_partial(second)}\right), \quad "
        rf"{_partial(first)} \approx "
        rf"\frac{{f({first} + h, {second}) - f({first} - h, {second})}}{{2h}}"
    )


def quotient_formulas(surface: Surface, reading: GradientField) -> tuple[str, str]:
    """The two central differences at the single point of ``reading``, with all numbers."""
    h = reading.h
    x, y = reading.points[0].tolist()
    written_x, written_y, step = (latex_number(number, 6) for number in (x, y, h))
    along_x = _quotient(
        rf"f({written_x} + {step}, {written_y}) - f({written_x} - {step}, {written_y})",
        _values(surface, ((x + h, y), (x - h, y))),
        h,
    )
    along_y = _quotient(
        rf"f({written_x}, {written_y} + {step}) - f({written_x}, {written_y} - {step})",
        _values(surface, ((x, y + h), (x, y - h))),
        h,
    )
    first, second = latex_names(surface.label)
    return (
        rf"{_partial(first)} \approx {along_x} = {latex_exact(reading.numerical[0, 0])}",
        rf"{_partial(second)} \approx {along_y} = {latex_exact(reading.numerical[0, 1])}",
    )


def _partial(name: str) -> str:
    return rf"\frac{{\partial f}}{{\partial {name}}}"


def _values(surface: Surface, points: tuple[tuple[float, float], ...]) -> list[float]:
    x, y = np.array(points).T.copy()
    with np.errstate(all="ignore"):
        return [float(value) for value in surface.function(x, y)]


def _quotient(numerator: str, values: list[float], h: float) -> str:
    above, below = values
    sign = "-" if below >= 0 or below != below else "+"
    shown = latex_exact(below if sign == "-" else -below)
    return (
        rf"\frac{{{numerator}}}{{2 \cdot {latex_number(h, 3)}}} = "
        rf"\frac{{{latex_exact(above)} {sign} {shown}}}{{{latex_number(2 * h, 3)}}}"
    )
