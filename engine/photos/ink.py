"""Ink on paper: from the shades of a photograph or a scan to paper 0 and ink 1.

The light may be uneven, the pen darker or lighter than the paper. Every pixel is compared with the
paper around it; how dark ink is in this picture is found by Otsu's method. Then specks and shadows
along the border are taken out.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.photos.components import Components, connected_components
from engine.photos.paper import border_of, is_dark_on_light, paper_shades

LEAST_CONTRAST = 0.08  # of black to white; a scan of an empty page has less
# Of the ink's blackness; what is fainter is grain of the paper or a shadow that JPEG leaves around
# strokes, and would count as ink at the edges.
DUST = 0.2
GRAIN_SIGMAS = 4.0  # paper is seldom darker than this by its grain alone
LEVELS = 256
# A speck is smaller than this part of the largest piece of ink, or of the picture's longer side.
SPECK_AREA = 0.02
SPECK_SIDE = 0.02
SHADOW_CONTACT = 0.3  # of the shorter side: ink that lies along the border for longer

Plane = NDArray[np.floating[Any]]


def find_ink(luminance: Plane) -> NDArray[np.float32] | None:
    """Find the ink in shades of gray; 0.2 s for 1024 x 1024 pixels.

    Parameters
    ----------
    luminance : (H, W) in [0, 1], 0 black and 1 white; unchanged afterwards

    Returns
    -------
    (H, W) float32 in [0, 1], 0 paper and 1 ink, gray at the edges; None if there is none

    Raises
    ------
    ValueError : for another shape, for values out of [0, 1]
    """
    shades = _checked(luminance)
    if not is_dark_on_light(shades):
        shades = np.float32(1.0) - shades
    ink = _graded(shades)
    if ink is None:
        return None
    kept = _without_shadows_and_specks(ink)
    return kept if kept.any() else None


def otsu_threshold(values: Plane) -> float:
    """The threshold that best splits values in [0, 1] into two classes.

    The one with the largest variance between the classes (N. Otsu, 1979), over a histogram of 256
    levels; in the middle of an empty stretch between the classes.
    """
    counts, edges = np.histogram(values, bins=LEVELS, range=(0.0, 1.0))
    centers = (edges[:-1] + edges[1:]) / 2.0
    below = np.cumsum(counts)[:-1]
    above = values.size - below
    sums = np.cumsum(counts * centers)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (sums[:-1] / below - (sums[-1] - sums[:-1]) / above) ** 2.0
    between = np.nan_to_num(between)
    best = np.flatnonzero(between >= between.max() * (1.0 - 1e-9))
    return float(edges[1:][best].mean())


def _graded(shades: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """How far each pixel is on the way from paper to ink; None if nothing stands out."""
    darker = paper_shades(shades) - shades
    border = border_of(darker)
    # noise lifts the brightest pixels around above the paper; most of the picture is paper, and
    # where it is not, most of the border is
    bias = min(float(np.median(darker)), float(np.median(border)))
    darker -= np.float32(bias)
    spread = min(float(np.median(np.abs(plane))) for plane in (darker, border - bias))
    grain = GRAIN_SIGMAS * 1.4826 * spread
    stands_out = np.where(darker > grain, darker, np.float32(0.0))
    threshold = max(otsu_threshold(stands_out), grain)
    strong = stands_out > threshold
    if not strong.any():
        return None
    black = float(np.median(stands_out[strong]))
    if black < max(LEAST_CONTRAST, 1.5 * grain):
        return None
    faint = max(DUST * black, min(grain, 0.5 * black))
    ink = np.clip(darker / np.float32(black), 0.0, 1.0)
    ink[darker < faint] = 0.0
    return ink


def _without_shadows_and_specks(ink: NDArray[np.float32]) -> NDArray[np.float32]:
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
    the picture. Where there is other ink well inside the picture, the long way will do.
    """
    height, width = shape
    contact = np.bincount(border_of(pieces.labels), minlength=len(pieces) + 1)[1:]
    long = contact > SHADOW_CONTACT * min(height, width)
    sizes = pieces.boxes[:, 2:] - pieces.boxes[:, :2]
    filling = pieces.areas > 0.45 * sizes[:, 0] * sizes[:, 1]
    surrounding = contact > 0.5 * (2 * height + 2 * width)
    inside = written & (contact == 0)
    sure = long & (filling | surrounding)
    return long if inside.any() and _substantial(sizes[inside], height) else sure


def _substantial(sizes: NDArray[np.intp], height: int) -> bool:
    """Whether one of the pieces is high enough to be a digit."""
    return bool((sizes[:, 1] > 0.08 * height).any())


def _checked(luminance: Plane) -> NDArray[np.float32]:
    array = np.asarray(luminance)
    if array.ndim != 2 or array.dtype.kind not in "fiub" or array.size == 0:
        found = f"{array.shape} {array.dtype}"
        raise ValueError(f"The picture is {found}, expected (H, W) numbers, not empty.")
    low, high = float(array.min()), float(array.max())
    if not (low >= -1e-6 and high <= 1.0 + 1e-6):  # written so that NaN fails too
        raise ValueError(f"The picture has shades from {low} to {high}, expected 0 to 1.")
    return array.astype(np.float32)
