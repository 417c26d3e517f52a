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

Plane = NDArray[np.floating[Any]]


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
