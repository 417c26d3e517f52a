"""What the plots of the gradient check have in common: axes, grid, notes, legend and menu."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.fields.log_slider import RAISED
from guiapp.widgets.numerals import MINUS
from guiapp.widgets.plots.line_legend import LineLegend
from guiapp.widgets.plots.plot_axes import dress_axes
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.plots.plot_notes import PlotNotes
from guiapp.widgets.plots.plot_pointer import PlotPointer
from guiapp.widgets.plots.quiet_grid import QuietGrid

WHOLE = 1e-6  # an exponent that is off by less is a whole one
LARGEST_PLAIN = 3  # exponent of ten: from 0.001 to 1000 one reads a figure more easily


class StudyAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no type information
    """Figures as everywhere else in the window: a true minus, and no zeros in the exponent."""

    def getSIPrefixEnableRanges(self) -> tuple[()]:  # noqa: N802 (pyqtgraph's name)
        """Nowhere: below 1 the ticks would be a thousand times too large, beside "(x0.001)",
        and pyqtgraph takes that up again with each new label.
        """
        return ()

    def tickStrings(  # noqa: N802 (pyqtgraph's name)
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        texts: list[str] = super().tickStrings(values, scale, spacing)
        return [_typeset(text) for text in texts]

    def logTickStrings(  # noqa: N802 (pyqtgraph's name)
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Powers of ten, as short figures if all of them are: never a mixture of both."""
        plain = all(abs(value) <= LARGEST_PLAIN for value in values)
        return [
            ""  # one of the small ticks in between
            if abs(value - round(value)) > WHOLE
            else (f"{10.0**value:.3g}" if plain else f"10{str(round(value)).translate(RAISED)}")
            for value in values
        ]


def _typeset(text: str) -> str:
    mantissa, e, exponent = text.partition("e")
    if e:
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", MINUS)


def draw_line(item: Any, x: ArrayLike, y: ArrayLike) -> None:
    """A ``PlotCurveItem`` with gaps where y is not finite, empty where it is so nowhere."""
    there = np.isfinite(y).any()  # pyqtgraph has no bounds for nothing but nan, and warns
    item.setData(np.asarray(x) if there else [], np.asarray(y) if there else [], connect="finite")


def draw_dots(item: Any, x: ArrayLike, y: ArrayLike) -> None:
    """A ``ScatterPlotItem`` of the finite points."""
    there = np.isfinite(x) & np.isfinite(y)
    item.setData(np.asarray(x)[there], np.asarray(y)[there])


class StudyPlot(QWidget):
    """A plot that shows all of its data always; a subclass adds items, dress and words.

    Attributes (for subclasses)
    ---------------------------
    plot, box : the pyqtgraph plot and its view box
    theme : Theme
    legend, notes, pointer : below the plot, over it, and the mouse on it
    """

    def __init__(
        self, name: str, parent: QWidget | None = None, axes: dict[str, Any] | None = None
    ) -> None:
        """``name`` serves as object name of the plot and of the files it is saved to."""
        super().__init__(parent)
        self.theme: Theme = LIGHT
        own = {side: StudyAxis(side) for side in ("bottom", "left")}
        self.plot = pg.PlotWidget(axisItems=own | (axes or {}))
        self.plot.setObjectName(name)
        self.plot.setMenuEnabled(False)
        self.plot.hideButtons()
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ignored = QSizePolicy.Policy.Ignored  # its size hint, of 640 x 480, means nothing here
        self.plot.setSizePolicy(ignored, ignored)
        self.plot.getPlotItem().layout.setContentsMargins(0, 8, 16, 4)
        self.box = self.plot.getViewBox()
        self.box.disableAutoRange()
        self.grid = QuietGrid(self.plot)
        self.legend = LineLegend(self)
        self.notes = PlotNotes(self.plot)
        self.pointer = PlotPointer(self.plot)
        self.pointer.left.connect(self.notes.end_reading)
        self._menu = PlotMenu(self, f"nablascope-{name.replace('_', '-')}")
        self._menu.reset_requested.connect(self.look)
        self.pointer.menu_requested.connect(self._menu.open_at)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.legend)

    @Slot()
    def look(self) -> None:
        """Set the view to all that there is."""

    def dress(self) -> None:
        """Give the items of the subclass their colors and the legend its entries."""

    def apply_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.plot.setBackground(theme.color("surface"))
        dress_axes(self.plot, theme)
        self.grid.apply_theme(theme)
        self.notes.apply_theme(theme)
        self.legend.apply_theme(theme)
        self.dress()

    def retranslate(self) -> None:
        self._menu.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            dress_axes(self.plot, self.theme)
        super().changeEvent(event)
