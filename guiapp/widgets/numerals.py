"""Figures as they stand on screen: digits of one width, a true minus sign, no needless length."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from PySide6.QtGui import QFont

MINUS = "\N{MINUS SIGN}"


def tabular(font: QFont) -> QFont:
    """A copy of ``font`` in which all digits are equally wide, so that figures do not dance."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def figure(value: float, decimals: int = 4) -> str:
    """A reading: ``-3`` as ``−3.0000``, ``6.1e-10`` as ``6.1111e−10``.

    Fixed point from 0.001 to 9,999.9999 (and for 0), so that the decimal points of consecutive
    steps stand under each other; scientific beyond, so that no digit is lost.
    """
    if not math.isfinite(value):
        return _not_finite(value)
    fixed = value == 0 or 1e-3 <= abs(value) < 1e4
    return _typeset(f"{value:.{decimals}f}" if fixed else f"{value:.{decimals}e}")


def precise_figure(value: float) -> str:
    """Six significant digits, as printed tables have them: ``−0.387175``, ``9.03100e−17``."""
    if not math.isfinite(value):
        return _not_finite(value)
    fixed = value == 0 or 1e-3 <= abs(value) < 999_999.5
    return _typeset((f"{value:#.6g}" if fixed else f"{value:.5e}").rstrip("."))


def short_figure(value: float) -> str:
    """Three significant digits, for formulas: ``−3.00``, ``0.0461``, ``−1083``, ``6.1e−10``."""
    if not math.isfinite(value):
        return _not_finite(value)
    if value == 0:
        return "0.00"
    if 999.5 <= abs(value) < 99_999.5:
        return _typeset(f"{value:.0f}")
    if not 1e-3 <= abs(value) < 999.5:
        return _typeset(f"{value:.1e}")
    return _typeset(f"{value:#.3g}".rstrip("."))


def plain_figure(value: float) -> str:
    """A number as somebody would type it: ``0.1``, ``10``, ``1e−10``; 12 significant digits."""
    return _typeset(f"{value:.12g}") if math.isfinite(value) else _not_finite(value)


def vector(values: Iterable[float], form: Callable[[float], str] = figure) -> str:
    """The components of a point or gradient in parentheses."""
    return f"({', '.join(form(float(value)) for value in values)})"


def with_subscripts(formula: str) -> str:
    """A formula with ``x0`` and ``x1`` set as x₀ and x₁."""
    return formula.replace("x0", "x\N{SUBSCRIPT ZERO}").replace("x1", "x\N{SUBSCRIPT ONE}")


def _typeset(text: str) -> str:
    mantissa, e, exponent = text.partition("e")
    if e:
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", MINUS)


def _not_finite(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "∞" if value > 0 else f"{MINUS}∞"
