"""Points of the plane as pictures, for data that are no images."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.splits import Split

MAP_SIDE = 57  # pixels of a map; a point takes one, the point in question a square of five
MOST_POINTS = 300  # more would run into each other
OTHERS, SAME_CLASS, INK = 50, 130, 255
PLANE_SIDE = 24


def reach(split: Split) -> float:
    """How far the points go from the origin along an axis: half the side of a map."""
    return float(np.abs(split.inputs).max()) / split.divisor or 1.0


def point_map(split: Split, index: int) -> NDArray[np.uint8]:
    """(57, 57) where a point lies among the first ones of its split; x0 to the right, x1 up.

    Ink is 255: the point itself. Paler are the others, those of its own class less so.
    """
    count = min(len(split), MOST_POINTS)
    chosen = np.append(np.arange(count), index)
    scaled = split.inputs[chosen, :2] / (split.divisor * reach(split))
    places = np.rint((scaled + 1.0) / 2.0 * (MAP_SIDE - 5)).astype(np.intp) + 2
    columns, rows = places[:, 0], MAP_SIDE - 1 - places[:, 1]
    picture = np.zeros((MAP_SIDE, MAP_SIDE), np.uint8)
    same = split.labels[chosen] == split.labels[index]
    for which, ink in ((~same, OTHERS), (same, SAME_CLASS)):
        picture[rows[which], columns[which]] = ink
    row, column = rows[-1], columns[-1]
    picture[row - 2 : row + 3, column - 2 : column + 3] = INK
    return picture


def plane_sums(
    W: NDArray[np.floating], b: NDArray[np.floating], half: float
) -> NDArray[np.floating]:
    """(24 * 24, H) what the units of a first layer add up at the pixels of such a map.

    Parameters
    ----------
    W : (2, H)
    b : (H,)
    half : ``reach`` of the points
    """
    along = np.linspace(-half, half, PLANE_SIDE)
    x0, x1 = np.meshgrid(along, along[::-1])
    with np.errstate(all="ignore"):
        sums: NDArray[np.floating] = np.stack((x0.ravel(), x1.ravel()), axis=1) @ W + b
    return sums
