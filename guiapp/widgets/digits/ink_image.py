"""Ink in [0, 1] as an image in the colors of the theme, sharp at any scale of the screen."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from guiapp.raster import Box

LEVELS = 256


def color_ramp(paper: QColor, ink: QColor) -> NDArray[np.uint32]:
    """(256,) uint32 0xffRRGGBB, from paper at ink 0 to ink at ink 1."""
    start = np.array([paper.red(), paper.green(), paper.blue()], np.float64)
    end = np.array([ink.red(), ink.green(), ink.blue()], np.float64)
    shares = np.linspace(0.0, 1.0, LEVELS)[:, None]
    rgb = np.rint(start + (end - start) * shares).astype(np.uint32)
    opaque = np.uint32(0xFF000000)
    return opaque | (rgb[:, 0] << np.uint32(16)) | (rgb[:, 1] << np.uint32(8)) | rgb[:, 2]


def levels(ink: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Ink in [0, 1] as indices into a ramp."""
    return (ink * np.float32(LEVELS - 1) + np.float32(0.5)).astype(np.uint8)


class InkImage:
    """A square raster as a QImage over a NumPy buffer, of which only changed boxes are renewed.

    The raster fades over 1.5 pixels at its outlines, so near an outline it measures the distance
    to it. Enlarged bilinearly and steepened by the scale, the outline fades over 1.5 pixels of
    the *screen*: as sharp at 200 % as at 100 %, without a larger raster to recognize.
    """

    def __init__(self, size_px: int) -> None:
        self._size_px = size_px
        self._ramp = color_ramp(QColor("white"), QColor("black"))
        self._resize(size_px, 1.0)

    def _resize(self, side: int, ratio: float) -> None:
        self._side = side
        self._buffer = np.zeros((side, side), np.uint32)
        shared = self._buffer.data.cast("B")
        self.image = QImage(shared, side, side, 4 * side, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        self._scale = side / self._size_px
        # for each screen pixel the raster pixel before it and how far it lies toward the next
        source = np.clip((np.arange(side) + 0.5) / self._scale - 0.5, 0, self._size_px - 1)
        self._before = np.minimum(source.astype(np.intp), self._size_px - 2)
        self._toward = (source - self._before).astype(np.float32)

    def fit(self, side_px: float, ratio: float) -> bool:
        """Take the size of a square of ``side_px`` logical pixels at a device pixel ratio.

        True if that changed the image, which is then blank until the next ``renew``.
        """
        side = max(1, round(side_px * ratio))
        if side == self._side and ratio == self.image.devicePixelRatio():
            return False
        self._resize(side, ratio)
        return True

    def set_colors(self, paper: QColor, ink: QColor) -> None:
        """Colors for whatever is renewed from now on."""
        self._ramp = color_ramp(paper, ink)

    def renew(self, pixels: NDArray[np.float32], box: Box | None = None) -> None:
        """Take over a box of ``pixels`` (H, W), or all of them."""
        left, top, right, bottom = box or Box(0, 0, self._size_px, self._size_px)
        if self._side == self._size_px:
            changed = pixels[top:bottom, left:right]
        else:
            left, right = self._reach(left, right)
            top, bottom = self._reach(top, bottom)
            changed = self._enlarged(pixels, slice(top, bottom), slice(left, right))
        self._buffer[top:bottom, left:right] = self._ramp[levels(changed)]

    def _reach(self, start: int, stop: int) -> tuple[int, int]:
        """The screen pixels that look at raster pixels [start, stop)."""
        first = max(0, math.floor((start - 0.5) * self._scale) - 1)
        return first, min(self._side, math.ceil((stop + 0.5) * self._scale) + 1)

    def _enlarged(
        self, pixels: NDArray[np.float32], rows: slice, columns: slice
    ) -> NDArray[np.float32]:
        above, down = self._before[rows], self._toward[rows, None]
        before, right = self._before[columns], self._toward[columns]
        # rows first, cut to the raster columns that are looked at
        window = slice(int(before[0]), int(before[-1]) + 2)
        upper, lower = pixels[above, window], pixels[above + 1, window]
        bands = upper + (lower - upper) * down
        near = bands[:, before - window.start]
        ink = near + (bands[:, before - window.start + 1] - near) * right
        steepness = np.float32(max(1.0, self._scale))
        sharp: NDArray[np.float32] = (ink - np.float32(0.5)) * steepness + np.float32(0.5)
        return np.clip(sharp, 0.0, 1.0, out=sharp)
