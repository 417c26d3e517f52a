"""How far each pixel is on the way from paper to ink."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.photos.paper import border_of, paper_shades

LEAST_CONTRAST = 0.08  # of black to white; a scan of an empty page has less
# Of the ink's blackness; what is fainter is grain of the paper or a shadow that JPEG leaves around
# strokes, and would count as ink at the edges.
DUST = 0.2
GRAIN_SIGMAS = 4.0  # paper is seldom darker than this by its grain alone
LEVELS = 256
LEAST_PAPER = 0.05  # darker paper has no more light to lose

Plane = NDArray[np.floating[Any]]


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


def graded_ink(shades: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """(H, W) in [0, 1], 0 paper and 1 ink that is darker than it; None if nothing stands out."""
    paper = paper_shades(shades)
    # a share of the paper's brightness: in the shadow ink stands out by as much as in the light
    darker = (paper - shades) / np.maximum(paper, np.float32(LEAST_PAPER))
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
    contrast = float(np.median((paper - shades)[strong]))
    if contrast < LEAST_CONTRAST or black < 1.5 * grain:
        return None
    faint = max(DUST * black, min(grain, 0.5 * black))
    ink: NDArray[np.float32] = np.clip(darker / np.float32(black), 0.0, 1.0)
    ink[darker < faint] = 0.0
    return ink
