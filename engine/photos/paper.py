"""What the paper alone would look like: its shade at every pixel, whatever the light.

Ink is thinner than LARGEST_STROKE of the picture, shadows are larger. The brightest pixel around
each one, and then the darkest of those (a morphological closing), keeps everything that is larger
and covers whatever is thinner, so the shades of light and the edges of shadows stay where they
are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGEST_STROKE = 0.3  # of the longer side: what is wider in both directions is no ink
FIT_ROUNDS = 10

Plane = NDArray[np.floating[Any]]


def is_dark_on_light(luminance: Plane) -> bool:
    """Whether the pen is darker than the paper.

    A plane is laid through the border, which is nearly all paper; what lies farther from it, and
    in more pixels, is the ink. The plane follows most of the border and not its mean (least
    absolute deviations, by reweighting), so that a shadow along one side does not tilt it.

    Parameters
    ----------
    luminance : (H, W) in [0, 1], 0 black and 1 white
    """
    height, width = luminance.shape
    down = np.linspace(-1.0, 1.0, height)
    across = np.linspace(-1.0, 1.0, width)
    places = np.concatenate(
        (
            np.column_stack((np.full(width, -1.0), across)),
            np.column_stack((np.full(width, 1.0), across)),
            np.column_stack((down, np.full(height, -1.0))),
            np.column_stack((down, np.full(height, 1.0))),
        )
    )
    terms = np.column_stack((np.ones(len(places)), places))
    shades = border_of(luminance).astype(np.float64)
    plane = np.array([np.median(shades), 0.0, 0.0])
    for _ in range(FIT_ROUNDS):
        weights = 1.0 / np.sqrt(np.maximum(np.abs(shades - terms @ plane), 1e-3))
        plane = np.linalg.lstsq(terms * weights[:, np.newaxis], shades * weights, rcond=None)[0]
    paper = plane[0] + plane[1] * down[:, np.newaxis] + plane[2] * across
    above = luminance - paper.astype(luminance.dtype)
    # the fourth power: little ink far from the paper counts for more than much paper near it
    lighter = np.square(np.square(np.maximum(above, 0.0))).mean(dtype=np.float64)
    darker = np.square(np.square(np.minimum(above, 0.0))).mean(dtype=np.float64)
    return bool(darker >= lighter)


def paper_shades(luminance: Plane) -> Plane:
    """The shade of light paper under dark ink.

    Parameters
    ----------
    luminance : (H, W), ink darker than paper

    Returns
    -------
    (H, W), nowhere darker than the picture
    """
    reach = max(1, round(LARGEST_STROKE * max(luminance.shape) / 2))
    return _extreme(_extreme(luminance, reach, np.maximum), reach, np.minimum)


def border_of(plane: Plane) -> Plane:
    """The outermost pixels: top row, bottom row, left column, right column."""
    return np.concatenate((plane[0], plane[-1], plane[:, 0], plane[:, -1]))


def _extreme(plane: Plane, reach: int, choose: Callable[..., Plane]) -> Plane:
    """Maximum or minimum over squares of 2 reach + 1 pixels, the plane's edges drawn out."""
    for axis in (0, 1):
        spread = [(0, 0), (0, 0)]
        spread[axis] = (reach, reach)
        line = np.moveaxis(np.pad(plane, spread, mode="edge"), axis, 0)
        covered, window = 1, 2 * reach + 1
        while covered < window:  # each round doubles what one entry stands for
            step = min(covered, window - covered)
            line = choose(line[:-step], line[step:])
            covered += step
        plane = np.moveaxis(line, 0, axis)
    return plane
