"""Shares and their like as they are read on the page about the inside of the network."""

from __future__ import annotations

import math

from guiapp.widgets.numerals import short_figure

SPACE = "\N{NO-BREAK SPACE}"


def percent(share: float) -> str:
    """A share in [0, 1] as ``12 %``, ``4.2 %``, ``0.031 %`` or ``99.6 %``; a dash for no number.

    What is not quite nothing or all is never said to be so.
    """
    value = 100.0 * share
    if not math.isfinite(value):
        return "–"
    if 99.0 < value < 100.0:
        return f"{min(value, 99.9):.1f}{SPACE}%"
    if value == 0 or value >= 9.95:
        return f"{value:,.0f}{SPACE}%"
    if value >= 0.0995:
        return f"{value:.1f}{SPACE}%"
    return f"{value:.2g}{SPACE}%" if value >= 1e-3 else f"{short_figure(value)}{SPACE}%"


def exact_percent(share: float) -> str:
    """A share in [0, 1] with two decimals, as accuracies are compared: ``91.22 %``."""
    return f"{100.0 * share:.2f}{SPACE}%"


def times(ratio: float) -> str:
    """How many times larger, in two digits: ``3.1``, ``40``, ``1,200``."""
    if ratio >= 10 and math.isfinite(ratio):
        return f"{round(ratio, 1 - math.floor(math.log10(ratio))):,.0f}"
    return f"{ratio:.1f}"
