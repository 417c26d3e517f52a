"""Numbers as somebody would say them: one or two digits, and a power of ten where it is long."""

from __future__ import annotations

import math

from guiapp.widgets.numerals import MINUS, plain_figure

LONGEST = 1e6  # numbers from here on are said with a power of ten


def rough_figure(value: float, digits: int = 1) -> str:
    """``2e−5``, ``0.02``, ``210``, ``1.1e11``; ``digits`` significant ones."""
    if not math.isfinite(value):
        return plain_figure(value)
    rounded = float(f"{value:.{digits}g}")
    if abs(rounded) < LONGEST:
        return plain_figure(rounded)
    mantissa, _, exponent = f"{rounded:.{digits - 1}e}".partition("e")
    short = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{short}e{int(exponent)}".replace("-", MINUS)
