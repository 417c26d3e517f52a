"""Numbers as LaTeX writes them, for formulas that are shown with their figures put in."""

from __future__ import annotations

import math


def latex_number(value: float, digits: int = 5) -> str:
    r"""A number rounded to ``digits`` significant digits, without trailing zeros.

    ``0.5108``, ``-3``, ``1.2 \times 10^{-5}``, ``10^{6}``, ``-\infty``, ``\mathrm{NaN}``. Fixed
    point from 0.0001 up to ``digits`` digits before the point, a power of ten beyond.

    Raises
    ------
    ValueError
        When ``digits`` is not at least 1.
    """
    if digits < 1:
        raise ValueError(f"A number needs at least 1 significant digit, not {digits}.")
    value = float(value)
    return _typeset(f"{value:.{digits}g}") if math.isfinite(value) else _not_finite(value)


def latex_exact(value: float) -> str:
    r"""A number with as many digits as it takes to tell it from every other float64.

    ``0.1999999999990898``, ``2``, ``1.1102230246251565 \times 10^{-16}``: the digits are those of
    ``repr``, so that reading them back gives the same number.
    """
    value = float(value)
    return _typeset(repr(value)) if math.isfinite(value) else _not_finite(value)


def _typeset(text: str) -> str:
    mantissa, e, exponent = text.partition("e")
    mantissa = mantissa.removesuffix(".0")
    if not e:
        return mantissa
    power = f"10^{{{int(exponent)}}}"
    if mantissa in ("1", "-1"):  # as the book writes it: 10^{-5}, not 1 \times 10^{-5}
        return mantissa.replace("1", power)
    return rf"{mantissa} \times {power}"


def _not_finite(value: float) -> str:
    if math.isnan(value):
        return r"\mathrm{NaN}"
    return r"\infty" if value > 0 else r"-\infty"
