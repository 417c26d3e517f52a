"""Arrows as strokes in pixels, all at once: NumPy only.

A head is up to five strokes of the shaft's own width, close enough together to look filled. Truly
filling it would be slower: Qt fills 1,600 outlines of one path in 34 ms, because each row of
pixels crosses hundreds of edges, and strokes the 9,600 segments of large heads in 7, the 4,800
of small ones in 4.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

STROKES = 6
HEAD_SHARE = 0.45  # of the arrow, as far as the bounds allow
HEAD_PX = (3.0, 9.0)  # for a shaft of 1.4 px
USUAL_WIDTH_PX = 1.4
WING = 0.40  # half the breadth of a head, of its length
DOT_PX = 1.0  # half a side of the square that stands for an arrow too short to have a head
SHORT_PX = 3.0
SMALL_HEAD_PX = 5.5  # up to here two strokes beside the shaft leave no gap that is seen


def arrow_strokes(
    lengths: FloatArray, directions: FloatArray, width: float
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Segments of arrows that begin at (0, 0).

    Parameters
    ----------
    lengths : (N,) in pixels, finite; a short arrow is a dot
    directions : (N, 2) unit vectors in pixels; of no account where the length is 0
    width : of the pen, in pixels, whose half reaches beyond each segment's side

    Returns
    -------
    strokes : (N, 6, 2, 2) float64 pixels: the shaft, then the head, from point to point
    needed : (N, 6) which of them are to be drawn; small heads need fewer
    """
    low, high = (size * width / USUAL_WIDTH_PX for size in HEAD_PX)
    head = np.minimum(np.clip(HEAD_SHARE * lengths, low, high), lengths)
    wing, neck, none = WING * head, lengths - head, np.zeros_like(lengths)
    along = np.stack(
        (none, lengths, neck, lengths, neck, lengths, neck, lengths, neck, lengths, neck, neck),
        axis=1,
    )
    across = np.stack(
        (none, none, wing, none, -wing, none, wing / 2, none, -wing / 2, none, -wing, wing), axis=1
    )
    short = lengths < SHORT_PX
    along[short] = DOT_PX * np.array([-1.0, 1.0] * STROKES)
    across[short] = DOT_PX * np.repeat([0.0, 0.5, -0.5, 0.25, -0.25, 0.0], 2)
    ahead = np.where(short[:, None], (1.0, 0.0), directions)
    x = along * ahead[:, :1] - across * ahead[:, 1:]
    y = along * ahead[:, 1:] + across * ahead[:, :1]
    needed = np.ones((len(lengths), STROKES), dtype=np.bool_)
    needed[:, 3:] = (head > SMALL_HEAD_PX * width / USUAL_WIDTH_PX)[:, None]
    return np.stack((x, y), axis=-1).reshape(-1, STROKES, 2, 2), needed


def on_screen(vectors: FloatArray, pixels_per_unit: tuple[float, float]) -> FloatArray:
    """(N, 2) unit vectors of the directions as they look on a screen with these scales.

    Where a vector is zero or not finite the direction is (1, 0).
    """
    with np.errstate(all="ignore"):
        largest = np.abs(vectors).max(axis=1, keepdims=True)  # first, so that nothing overflows
        looks = vectors / largest * np.asarray(pixels_per_unit)
        looks /= np.hypot(looks[:, 0], looks[:, 1])[:, None]
    usable = np.isfinite(looks).all(axis=1)
    return np.where(usable[:, None], looks, (1.0, 0.0))
