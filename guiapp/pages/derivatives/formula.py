"""The formulas of the Derivative page, in general and with the numbers that are shown.

Deep Learning from Scratch, 4.3.1 to 4.3.3.
"""

from __future__ import annotations

from engine.curves import Curve
from engine.differences import Quotient
from guiapp.pages.derivatives.study import PartialStudy, Study
from guiapp.widgets.formulas.latex_numbers import latex_exact, latex_number
from guiapp.widgets.maps.surface_names import latex_names

_LIMIT = r"\lim_{h \to 0} \frac{f(x + h) - f(x)}{h}"


def definition(curve: Curve) -> str:
    """f, and its derivative as a limit and, where it is known, as a formula."""
    known = f" = {curve.derivative_latex}" if curve.derivative_latex else ""
    return rf"f(x) = {curve.latex}, \qquad f'(x) = {_LIMIT}{known}"


def quotient(study: Study) -> str:
    """The difference quotient with its numbers put in, the result to its last digit."""
    q = study.quotient
    x, h = latex_number(q.x, 6), latex_number(q.h, 3)
    if q.method == "central":
        general = r"\frac{f(x + h) - f(x - h)}{2h}"
        places = rf"f({x} + {h}) - f({x} - {h})"
    else:
        general = r"\frac{f(x + h) - f(x)}{h}"
        places = rf"f({x} + {h}) - f({x})"
    return rf"{general} = \frac{{{places}}}{{{_under(q)}}} = {_values(q)} = {result(q)}"


def partial_definition(study: PartialStudy) -> str:
    """f of two variables, and the first partial derivative as a limit."""
    first, second = latex_names(study.surface.label)
    return (
        rf"f({first}, {second}) = {study.surface.latex}, \qquad "
        rf"\frac{{\partial f}}{{\partial {first}}} = "
        rf"\lim_{{h \to 0}} \frac{{f({first} + h, {second}) - f({first}, {second})}}{{h}}"
    )


def partial_quotient(study: PartialStudy, axis: int) -> str:
    """One partial derivative with its numbers put in."""
    q = study.slices[axis].quotient
    fixed = latex_number(study.point[1 - axis], 6)
    x, h = latex_number(q.x, 6), latex_number(q.h, 3)

    def at(moved: str) -> str:
        return f"f({moved}, {fixed})" if axis == 0 else f"f({fixed}, {moved})"

    left = at(f"{x} - {h}") if q.method == "central" else at(x)
    return (
        rf"\frac{{\partial f}}{{\partial {latex_names(study.surface.label)[axis]}}} \approx "
        rf"\frac{{{at(f'{x} + {h}')} - {left}}}{{{_under(q)}}} = {_values(q)} = {result(q)}"
    )


def result(q: Quotient) -> str:
    """The value; a 0 / 0 has none."""
    return r"\frac{0}{0}" if q.numerator == 0 == q.denominator else _all_digits(q.value, q)


def _under(q: Quotient) -> str:
    h = latex_number(q.h, 3)
    return rf"2 \cdot {h}" if q.method == "central" else h


def _values(q: Quotient) -> str:
    """The two values of f over the denominator, each as the precision holds it."""
    below = q.below if not q.below < 0 else -q.below
    sign = "+" if q.below < 0 else "-"
    above = _all_digits(q.above, q)
    return rf"\frac{{{above} {sign} {_all_digits(below, q)}}}{{{latex_number(q.denominator, 3)}}}"


def _all_digits(value: float, q: Quotient) -> str:
    """17 digits for a float64; a float32 has no more than 9."""
    return latex_exact(value) if q.precision == "float64" else latex_number(value, 9)
