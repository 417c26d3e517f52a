"""What is dark but was not written: specks, and shadows along the border of the picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.photos.components import Components, connected_components

# A speck is smaller than this part of the largest piece of ink, or of the picture's longer side.
SPECK_AREA = 0.02
SPECK_SIDE = 0.02
LEAST_DIGIT = 0.08  # of the height; what is lower is no digit that speaks for itself
WEDGE = 0.2  # of the longer side: what lies along the border and is smaller was not written
SHADOW_CONTACT = 0.3  # of the shorter side: ink that lies along the border for longer


def without_shadows_and_specks(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """Keep the pieces of ink that somebody may have written."""
    pieces = connected_components(ink > 0.0)
    amounts = np.bincount(pieces.labels.reshape(-1), weights=ink.reshape(-1))[1:]
    darkest = np.zeros(len(pieces) + 1)
    np.maximum.at(darkest, pieces.labels.reshape(-1), ink.reshape(-1))
    sides = np.maximum(*(pieces.boxes[:, 2:] - pieces.boxes[:, :2]).T)
    written = (darkest[1:] > 0.5) & (sides > SPECK_SIDE * max(ink.shape)) & (sides > 1)
    written &= ~_shadows(pieces, written, ink.shape)
    if written.any():
        written &= amounts >= SPECK_AREA * amounts[written].max()
    return np.where(np.concatenate(([False], written))[pieces.labels], ink, np.float32(0.0))


def _shadows(
    pieces: Components, written: NDArray[np.bool_], shape: tuple[int, ...]
) -> NDArray[np.bool_]:
    """Which pieces lie along the border as no stroke does.

    They touch it for a long way, and fill the corner or the strip that they are in, or surround
    the picture. Where a digit stands inside the picture, one of the two will do: the long way, or
    the whole length of a piece that is lower than the digit.
    """
    height, width = shape
    contacts = _contacts(pieces)
    contact = contacts.sum(axis=1)
    sizes = pieces.boxes[:, 2:] - pieces.boxes[:, :2]
    long = contact > SHADOW_CONTACT * min(height, width)
    filling = pieces.areas > 0.45 * sizes[:, 0] * sizes[:, 1]
    surrounding = contact > 0.5 * (2 * height + 2 * width)
    inside = sizes[written & (contact == 0), 1]
    digit = int(inside.max(initial=0))
    whole = (contacts > 0.5 * sizes[:, [0, 0, 1, 1]]).any(axis=1)
    if digit < LEAST_DIGIT * height:
        wedge = whole & (sizes.max(axis=1, initial=0) < WEDGE * max(height, width))
        sure: NDArray[np.bool_] = wedge | (long & (filling | surrounding))
        return sure
    likely: NDArray[np.bool_] = long | (whole & (sizes[:, 1] < 0.8 * digit))
    return likely


def _contacts(pieces: Components) -> NDArray[np.intp]:
    """(n, 4) pixels with which each piece touches the top, bottom, left and right border."""
    labels, count = pieces.labels, len(pieces) + 1
    sides = (labels[0], labels[-1], labels[:, 0], labels[:, -1])
    return np.column_stack([np.bincount(side, minlength=count)[1:] for side in sides])
