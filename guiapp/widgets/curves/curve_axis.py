"""An axis for curves that are redrawn many times a second: painted once per range, then kept."""

from __future__ import annotations

import math
from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem

from guiapp.theme import Theme
from guiapp.widgets.curves.curve_ranges import step_up
from guiapp.widgets.line_room import room_for_lines

TICK_PX = 4
GAP_PX = 4


class CurveAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no type information
    """A ``pyqtgraph.AxisItem`` with readable figures, also on a logarithmic scale.

    It lies in Qt's item cache: replaying the picture that pyqtgraph keeps took 100 us per axis
    and frame, more than the curves themselves.
    """

    def __init__(self, orientation: str, box: Any) -> None:
        super().__init__(orientation, linkView=box, maxTickLength=TICK_PX)
        self.enableAutoSIPrefix(False)
        self.setStyle(
            tickTextOffset=GAP_PX,
            maxTextLevel=1,
            hideOverlappingLabels=24,  # figures may stand out by so many pixels at the ends
        )
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def name(self, text: str, theme: Theme) -> None:
        """Call the axis ``text``."""
        self.setLabel(text, color=theme.muted)
        self.resizeEvent()  # a word of another script is higher: place it anew

    def dress(self, theme: Theme, font: QFont) -> None:
        """Take colors and font, and the room they need whatever the figures will be."""
        self.setPen(pg.mkPen(theme.color("border")))
        self.setTickPen(pg.mkPen(theme.color("border")))
        self.setTextPen(pg.mkPen(theme.color("muted")))
        self.setTickFont(font)
        self.label.setFont(font)
        self.name(self.labelText, theme)
        metrics = QFontMetricsF(font)
        room = TICK_PX + GAP_PX + 1.3 * metrics.height()
        if self.orientation == "left":  # the same for every plot, so that their x axes align
            self.setWidth(math.ceil(room + metrics.horizontalAdvance("0.0001")))
        else:
            self.setHeight(math.ceil(room + room_for_lines(font, 1)))

    def label_positions(self, length_px: float) -> list[float]:
        """Where the axis has figures, in its own units: the places for grid lines."""
        if length_px <= 0:
            return []
        low, high = self.range
        levels = self.tickValues(low, high, length_px)
        return [value for _, values in levels[:2] for value in values]

    def tickSpacing(  # noqa: N802 (pyqtgraph's name)
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, float]]:
        """One 1-2-5 spacing, so that all figures have the same number of decimals."""
        room = 85.0 if self.orientation == "bottom" else 30.0
        return [(step_up((maxVal - minVal) / max(size / room, 1.0)), 0.0)]

    def tickStrings(  # noqa: N802 (pyqtgraph's name)
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Figures with a comma between thousands; pyqtgraph writes 20000 as 2e+04."""
        if self.logMode:
            return [f"{10**value:.6g}" for value in values]
        if not 1e-6 < spacing < 1e8:
            return [f"{value:g}" for value in values]
        places = max(0, math.ceil(-math.log10(spacing * scale) - 1e-9))
        return [f"{value * scale:,.{places}f}" for value in values]

    def logTickValues(  # noqa: N802 (pyqtgraph's name)
        self, minVal: float, maxVal: float, size: float, stdTicks: object
    ) -> list[tuple[float, list[float]]]:
        """First the powers of ten, then 2 and 5 times them, then the rest."""
        decades = range(math.floor(minVal), math.ceil(maxVal) + 1)
        every = max(1, math.ceil(len(decades) * 24 / max(size, 1.0)))
        levels = [[float(decade) for decade in decades[::every]]]
        if every == 1:
            for digits in ((2, 5), (3, 4, 6, 7, 8, 9)):
                levels.append([d + math.log10(k) for d in decades for k in digits])
        slack = 1e-9
        return [
            (1.0, [v for v in values if minVal - slack <= v <= maxVal + slack]) for values in levels
        ]
