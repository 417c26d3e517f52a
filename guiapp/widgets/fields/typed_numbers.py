"""Numbers as they are typed, and the round numbers next to them."""

from __future__ import annotations

import math
import re
import unicodedata

from guiapp.widgets.numerals import MINUS

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_UNFINISHED = re.compile(r"[+-]?\d*\.?\d*(e[+-]?\d*)?", re.ASCII | re.IGNORECASE)
_TYPED_SIGNS = str.maketrans({MINUS: "-", "ー": "-", "‐": "-", "–": "-", "。": "."})


def parse_number(text: str) -> float | None:
    """The finite number that was typed, or None.

    Full-width digits and signs count as what they stand for, as a Japanese input method leaves
    them: ``０．９５``, ``ー３``, ``１ｅ－４``.
    """
    plain = _plain(text)
    if not _NUMBER.fullmatch(plain):
        return None
    value = float(plain)
    return value if math.isfinite(value) else None


def next_round_number(value: float, up: bool) -> float:
    """The neighbor of ``value`` in the series ... 0.1, 0.2, 0.5, 1, 2, 5, 10 ... (and negative).

    Zero has none; it is left by 0.01 in either direction.
    """
    if value == 0:
        return 0.01 if up else -0.01
    if value < 0:
        return -next_round_number(-value, not up)
    exponent = math.floor(math.log10(value))
    mantissa = value / 10.0**exponent
    slack = 1e-9  # so that 0.1 / 10**-1 counts as 1 and not as a little less
    if up:
        mantissa = next(m for m in (1, 2, 5, 10, 20) if m > mantissa * (1 + slack))
    else:
        mantissa = next(m for m in (5, 2, 1, 0.5) if m < mantissa * (1 - slack))
    return float(f"{mantissa * 10.0**exponent:.12g}")


def may_become_number(text: str) -> bool:
    """Whether ``text`` is the beginning of a number, as 1e- is of 1e-4."""
    return _UNFINISHED.fullmatch(_plain(text)) is not None


def whole_neighbor(value: float, up: bool) -> float:
    """As ``next_round_number``, among whole numbers: ... 0, 1, 2, 5, 10 ..."""
    target = next_round_number(value, up)
    if abs(target) < 1 or target != round(target):
        return value + 1 if up else value - 1
    return target


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_TYPED_SIGNS)).strip()
