"""Single values of a file's header: refused with a sentence that names them.

All of these raise ValueError, with a message that has no full stop: the path comes before it.
"""

from __future__ import annotations

import datetime
import re
import sys
from typing import Any

from engine.archive_kinds import is_visible, visible

_ID = re.compile("[0-9a-f]{16}")
_MOST = sys.float_info.max


def created_of(value: Any) -> str:
    """A moment as ``RunInfo.created`` has it."""
    try:
        moment = datetime.datetime.fromisoformat(value)
        sound = moment.astimezone(datetime.UTC).isoformat(timespec="seconds") == value
    except (ValueError, TypeError, OverflowError):
        sound = False
    if not sound:
        raise ValueError(f"it was created at {visible(value, 40)}, which is no moment in UTC")
    return str(value)


def id_of(value: Any) -> str:
    """16 hexadecimal digits, small letters."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError(f"the id {visible(value, 40)} is not 16 hexadecimal digits")
    return value


def text_of(name: str, value: Any, longest: int, lines: bool = False) -> str:
    """Characters that show, and line breaks where it may have ``lines``."""
    if not isinstance(value, str):
        raise ValueError(f"its {name} is not text")
    if len(value) > longest:
        raise ValueError(f"its {name} is longer than {longest} characters")
    if not is_visible(value, lines):
        raise ValueError(f"its {name} has control characters")
    return value


def whole_of(name: str, value: Any, low: int, high: int) -> int:
    """A whole number in a range; ``true`` is none."""
    if type(value) is not int or not low <= value <= high:
        raise ValueError(f"its {name} is not a whole number from {low} to {high}")
    return value


def number_of(name: str, value: Any, low: float, high: float) -> float:
    """A finite number in a range that may be without end."""
    low, high = max(low, -_MOST), min(high, _MOST)  # NaN is in no range
    if type(value) not in (int, float) or not low <= value <= high:
        raise ValueError(f"its {name} is not a finite number from {low:g} to {high:g}")
    return float(value)


def switch_of(name: str, value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError(f"its {name} is not true or false")
    return value


def check_entries(name: str, values: Any, names: tuple[str, ...]) -> None:
    """An object with these entries and no others."""
    if not isinstance(values, dict) or values.keys() != set(names):
        raise ValueError(f"its {name} does not have the entries {', '.join(names)}")
