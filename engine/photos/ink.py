"""Ink on paper: from the shades of a photograph or a scan to paper 0 and ink 1.

The light may be uneven, the pen darker or lighter than the paper. Every pixel is compared with the
paper around it; how dark ink is in this picture is found by Otsu's method. Then specks and shadows
along the border are taken out.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.photos.cleaning import without_shadows_and_specks
from engine.photos.grading import graded_ink
from engine.photos.polarity import is_dark_on_light

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
    ink = graded_ink(shades)
    if ink is None:
        return None
    kept = without_shadows_and_specks(ink)
    return kept if kept.any() else None


def _checked(luminance: Plane) -> NDArray[np.float32]:
    array = np.asarray(luminance)
    if array.ndim != 2 or array.dtype.kind not in "fiub" or array.size == 0:
        found = f"{array.shape} {array.dtype}"
        raise ValueError(f"The picture is {found}, expected (H, W) numbers, not empty.")
    low, high = float(array.min()), float(array.max())
    if not (low >= -1e-6 and high <= 1.0 + 1e-6):  # written so that NaN fails too
        raise ValueError(f"The picture has shades from {low} to {high}, expected 0 to 1.")
    return array.astype(np.float32)
