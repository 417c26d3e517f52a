"""Where the view of a surface that was cut open lies on its widget."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from guiapp.relief.cutaway import Cutaway

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """How the view of a ``Cutaway`` lies on the widget: pixels for 1, and where 0 stands."""

    scale: float
    left: float
    bottom: float

    @classmethod
    def fitting(cls, cutaway: Cutaway, width: int, height: int, line_px: int) -> Frame:
        """All of it in the middle, with room for names at the sides and below."""
        side, below, above = 4.0 * line_px, 2.4 * line_px, 1.2 * line_px
        low, high = cutaway.bounds()
        wide, tall = (high - low).tolist()
        scale = max(min((width - 2 * side) / wide, (height - above - below) / tall), 1.0)
        left = width / 2 - scale * (low[0] + high[0]) / 2
        bottom = above + (height - above - below) / 2 + scale * (low[1] + high[1]) / 2
        return cls(scale, float(left), float(bottom))

    def pixels(self, points: FloatArray) -> FloatArray:
        """Places of the view (..., 2) as pixels of the widget."""
        placed: FloatArray = np.array([self.left, self.bottom]) + points * np.array(
            [self.scale, -self.scale]
        )
        return placed

    def point(self, place: FloatArray) -> QPointF:
        x, y = self.pixels(place).tolist()
        return QPointF(x, y)

    def inverse(self, at: QPointF) -> tuple[float, float]:
        """Right and up of a pixel, in the view."""
        return (at.x() - self.left) / self.scale, (self.bottom - at.y()) / self.scale
