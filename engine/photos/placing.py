"""Ink of any size on a canvas, as if it had been drawn there."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.digits import crop_to_ink

HEIGHT_SHARE = 0.72  # of the canvas: as high as a digit that somebody draws large
WIDTH_SHARE = 0.92

Plane = NDArray[np.floating[Any]]


def place_on_canvas(ink: Plane, side_px: int) -> NDArray[np.float32]:
    """Crop to the ink, scale it to the canvas and put it in the middle.

    A picture that has the size of the canvas already stays as it is, so that a drawing that was
    saved comes back in its place.

    Parameters
    ----------
    ink : (H, W) float in [0, 1], 0 paper and 1 ink; unchanged afterwards

    Returns
    -------
    (side_px, side_px) float32 in [0, 1]
    """
    canvas = np.zeros((side_px, side_px), dtype=np.float32)
    if ink.shape == canvas.shape:
        canvas[:] = ink
        return canvas
    cropped = crop_to_ink(ink)
    if cropped.size == 0:
        return canvas
    height, width = cropped.shape
    scale = side_px * min(HEIGHT_SHARE / height, WIDTH_SHARE / width)
    rows, columns = (max(1, round(extent * scale)) for extent in (height, width))
    top, left = (side_px - rows) // 2, (side_px - columns) // 2
    canvas[top : top + rows, left : left + columns] = resampled(cropped, rows, columns)
    return canvas


def resampled(plane: Plane, rows: int, columns: int) -> NDArray[np.float32]:
    """A plane (H, W) as (rows, columns), each pixel the mean of what it covers."""
    for axis, count in ((0, rows), (1, columns)):
        plane = np.moveaxis(plane, axis, 0)
        # the integral at the edges of the new pixels; their differences are means
        integral = np.concatenate((np.zeros_like(plane[:1]), np.cumsum(plane, 0, np.float64)))
        edges = np.linspace(0.0, len(plane), count + 1)
        before = np.minimum(edges.astype(np.intp), len(plane) - 1)
        part = (edges - before)[:, np.newaxis]
        at_edges = integral[before] * (1.0 - part) + integral[before + 1] * part
        plane = np.moveaxis(np.diff(at_edges, axis=0) * (count / len(plane)), 0, axis)
    return np.clip(plane, 0.0, 1.0).astype(np.float32)
