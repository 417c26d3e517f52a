"""The dress of a pyqtgraph plot's axes: quiet lines, readable figures, the window's own font."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from guiapp.theme import Theme
from guiapp.widgets.numerals import tabular


def dress_axes(plot: Any, theme: Theme) -> None:
    """Color and size the bottom and left axes of a ``pyqtgraph.PlotWidget``."""
    font = axis_font()
    for side in ("bottom", "left"):
        axis = plot.getAxis(side)
        axis.enableAutoSIPrefix(False)  # "f (x1e+27)" beside ticks that say it already
        axis.setPen(pg.mkPen(theme.color("border")))
        axis.setTextPen(pg.mkPen(theme.color("muted")))
        axis.setTickFont(font)
        # the last label of an axis may stand out a little, rather than be missing
        axis.setStyle(tickLength=-4, tickTextOffset=4, hideOverlappingLabels=False)
        axis.label.setFont(QApplication.font())
        axis.labelStyle["color"] = theme.muted
        axis.setLabel(axis.labelText)  # takes the new color


def axis_font() -> QFont:
    """The window's font, a little smaller, in tabular figures."""
    font = tabular(QApplication.font())
    size = font.pointSizeF()
    if size > 0:
        font.setPointSizeF(size * 0.9)
    return font
