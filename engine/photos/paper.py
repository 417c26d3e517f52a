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

FIT_ROUNDS = 10
# Of what a level border leaves, on three of the four sides: the edge of a shadow across the picture
# leaves more on two.
SLOPE_ERROR = 0.25
LARGEST_STROKE = 0.3  # of the longer side: what is wider in both directions is no ink

Plane = NDArray[np.floating[Any]]


def paper_shades(shades: NDArray[np.float32]) -> NDArray[np.float32]:
    """The shade of light paper under dark ink.

    Parameters
    ----------
    shades : (H, W), ink darker than paper

    Returns
    -------
    (H, W) float32, nowhere darker than the picture
    """
    # without the slope, or paper would seem brighter than it is where it is darkest
    slope = _slope(shades)
    reach = max(1, round(LARGEST_STROKE * max(shades.shape) / 2))
    covered = _extreme(shades - slope, reach, np.maximum)
    return _extreme(covered, reach, np.minimum) + slope


def _slope(shades: NDArray[np.float32]) -> NDArray[np.float32]:
    """The plane along which the light falls off, through 0 at the center; flat if it is none.

    It follows most of the border and not its mean (least absolute deviations, by reweighting), so
    that a shadow along one side does not tilt it.
    """
    down, across = (np.linspace(-1.0, 1.0, side) for side in shades.shape)
    rows = border_of(np.broadcast_to(down[:, np.newaxis], shades.shape))
    columns = border_of(np.broadcast_to(across, shades.shape))
    terms = np.column_stack((np.ones(rows.size), rows, columns))
    border = border_of(shades).astype(np.float64)
    plane = np.array([np.median(border), 0.0, 0.0])
    flat = np.abs(border - plane[0]).mean()
    for _ in range(FIT_ROUNDS):
        weights = 1.0 / np.sqrt(np.maximum(np.abs(border - terms @ plane), 1e-3))
        plane = np.linalg.lstsq(terms * weights[:, np.newaxis], border * weights, rcond=None)[0]
    off = np.abs(border - terms @ plane)
    height, width = shades.shape
    sides = np.split(off, np.cumsum((width, width, height)))
    if sorted(float(np.median(side)) for side in sides)[2] > SLOPE_ERROR * flat:
        return np.zeros_like(shades)
    slope: NDArray[np.floating] = plane[1] * down[:, np.newaxis] + plane[2] * across
    return slope.astype(np.float32)


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
