"""An axis that is logarithmic on both sides of 0 and linear around it, for slopes of any size."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike, NDArray

from guiapp.widgets.fields.log_slider import RAISED

FloatArray = NDArray[np.float64]

DECADES = 6  # on each side; whatever is smaller lies around 0
TICK_PX = 40


class Symlog:
    """``sign(v) * log10(1 + |v| / unit)``: the scale of one picture.

    Attributes
    ----------
    top : exponent of ten above all values
    unit : the size around which the scale turns from linear to logarithmic
    reach : where 10 ** top lies on the scale
    """

    def __init__(self, largest: float) -> None:
        """``largest`` absolute value to be shown; 0 or not finite counts as 1."""
        usable = math.isfinite(largest) and largest > 0
        self.top = math.ceil(math.log10(largest)) if usable else 0
        self.unit = 10.0 ** (self.top - DECADES)
        self.reach = float(self.of(10.0**self.top))

    def of(self, values: ArrayLike) -> FloatArray:
        """Values on the scale; nan stays nan."""
        v = np.asarray(values, dtype=np.float64)
        scaled: FloatArray = np.copysign(np.log10(1.0 + np.abs(v) / self.unit), v)
        return scaled

    def back(self, position: float) -> float:
        """The value at a position of the scale."""
        return math.copysign((10.0 ** abs(position) - 1.0) * self.unit, position)


class SymlogAxis(pg.AxisItem):  # type: ignore[misc]
    """Ticks at 0 and at powers of ten, as many as there is room for."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self._scale = Symlog(1.0)

    def set_scale(self, scale: Symlog) -> None:
        self._scale = scale
        self.picture = None
        self.update()

    def tickValues(  # noqa: N802 (pyqtgraph's name)
        self, low: float, high: float, size: float
    ) -> list[tuple[float, list[float]]]:
        scale = self._scale
        shown = max(1, int(size / TICK_PX / 2))
        every = max(1, math.ceil((DECADES - 1) / shown))
        exponents = range(scale.top, scale.top - DECADES + 1, -every)
        powers = [float(scale.of(10.0**exponent)) for exponent in exponents]
        ticks = sorted([0.0, *powers, *(-power for power in powers)])
        return [(1.0, [tick for tick in ticks if low <= tick <= high])]

    def tickStrings(  # noqa: N802 (pyqtgraph's name)
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        return [self._name(value) for value in values]

    def _name(self, position: float) -> str:
        if position == 0:
            return "0"
        exponent = round(math.log10(abs(self._scale.back(position))))
        sign = "\N{MINUS SIGN}" if position < 0 else ""
        return f"{sign}10{str(exponent).translate(RAISED)}"


def pixels(*coordinates: FloatArray, step: float) -> NDArray[Any]:
    """Indices of points (n,) of which no other lies in the same square with the side ``step``.

    79,510 points on a diagonal are some hundred after it: 3 ms instead of 150 to draw.
    """
    there = np.flatnonzero(np.isfinite(np.sum(coordinates, axis=0)))
    cells = np.stack([np.round(c[there] / step).astype(np.int64) for c in coordinates])
    cells -= cells.min(axis=1, keepdims=True) if there.size else 0
    width = int(cells[0].max(initial=0)) + 1
    _, first = np.unique(cells[-1] * width + cells[0], return_index=True)
    kept: NDArray[Any] = there[np.sort(first)]
    return kept
