"""Several digits side by side: the pieces of ink that belong to each, from left to right.

Pieces that stand one above the other in the same columns are parts of one digit, as the bar of a 5
that does not reach its body. Digits that touch are one piece and stay one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.digits import LEAST_INK
from engine.photos.components import Components, PixelBox, connected_components

# Of the narrower of two pieces, the part of its columns that they must share to be one digit. Of
# 1,600 numbers of three recorded digits, 2 to 20 px apart, four were taken for two digits; of 1,500
# single digits, two were taken for two.
SHARED_COLUMNS = 0.55
FRAGMENT_HEIGHT = 0.6  # of the highest digit: a piece that is lower may be part of another
FRAGMENT_SHARED_COLUMNS = 0.25
FRAGMENT_GAP = 0.08  # of the highest digit: a fragment may lie this far beside its digit
DUST_SIDE = 0.2  # of the highest digit: a smaller piece by itself is nobody's digit

Plane = NDArray[np.floating[Any]]


class FoundDigit(NamedTuple):
    """One digit of several.

    Attributes
    ----------
    box : where it is in the picture
    ink : (box.height, box.width), without the ink of its neighbors
    """

    box: PixelBox
    ink: Plane


@dataclass
class _Group:
    box: PixelBox
    parts: list[int]


def find_digits(ink: Plane) -> list[PixelBox]:
    """Where the digits are, from left to right; an empty list without ink.

    Parameters
    ----------
    ink : (H, W) float in [0, 1], 0 paper and 1 ink
    """
    return [digit.box for digit in cut_digits(ink)]


def cut_digits(ink: Plane) -> list[FoundDigit]:
    """The digits, each with its own ink only, from left to right; some 1 ms for 280 x 280.

    Parameters
    ----------
    ink : (H, W) float in [0, 1], 0 paper and 1 ink; unchanged afterwards

    Raises
    ------
    ValueError : for another shape
    """
    if ink.ndim != 2:
        raise ValueError(f"The picture of ink has {ink.ndim} axes, expected 2: rows, columns.")
    if ink.size == 0:
        return []
    pieces = connected_components(ink > LEAST_INK)
    return [_cut(ink, pieces, group) for group in _grouped(pieces)]


def _cut(ink: Plane, pieces: Components, group: _Group) -> FoundDigit:
    left, top, right, bottom = group.box
    window = (slice(top, bottom), slice(left, right))
    own = np.zeros(len(pieces) + 1, dtype=bool)
    own[[part + 1 for part in group.parts]] = True
    return FoundDigit(group.box, ink[window] * own[pieces.labels[window]])


def _grouped(pieces: Components) -> list[_Group]:
    """Pieces put together to digits, the highest first to collect what belongs to it."""
    if len(pieces) == 0:
        return []
    boxes = [pieces.box(part) for part in range(len(pieces))]
    highest = max(box.height for box in boxes)
    if highest < DUST_SIDE * max(box.width for box in boxes):  # lying strokes: no line of digits
        highest = max(box.width for box in boxes)
    groups: list[_Group] = []
    for part in sorted(range(len(pieces)), key=lambda part: -boxes[part].height):
        box = boxes[part]
        home = _home(box, groups, highest)
        if home is not None:
            home.box = home.box.joined(box)
            home.parts.append(part)
        elif max(box.width, box.height) >= DUST_SIDE * highest:
            groups.append(_Group(box, [part]))
    return sorted(groups, key=lambda group: group.box.left + group.box.right)


def _home(box: PixelBox, groups: list[_Group], highest: int) -> _Group | None:
    """The digit that a piece is part of: the one with which it shares most columns."""
    if not groups:
        return None
    best = max(groups, key=lambda group: _shared(box, group.box))
    shared = _shared(box, best.box) / min(box.width, best.box.width)
    if box.height >= FRAGMENT_HEIGHT * highest:
        return best if shared >= SHARED_COLUMNS else None
    near = shared >= FRAGMENT_SHARED_COLUMNS or _shared(box, best.box) > -FRAGMENT_GAP * highest
    return best if near else None


def _shared(one: PixelBox, other: PixelBox) -> int:
    """Columns in common; below zero the columns between the two."""
    return min(one.right, other.right) - max(one.left, other.left)
