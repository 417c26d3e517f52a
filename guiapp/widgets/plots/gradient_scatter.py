"""Every parameter as a point: its slope by definition over its slope by backpropagation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from engine.check.records import ArrayCheck
from guiapp.theme import Theme
from guiapp.widgets.numerals import short_figure
from guiapp.widgets.plots.line_legend import NO_LINE, LegendEntry
from guiapp.widgets.plots.study_plot import StudyPlot, draw_dots
from guiapp.widgets.plots.symlog_axis import Symlog, SymlogAxis, pixels

FloatArray = NDArray[np.float64]

CELLS = 320  # of the picture in each direction; a point is about as large as one
CATCH = 14  # cells within which a click or the pointer finds a point
SYMBOLS = (("o", "disc"), ("o", "ring"), ("t1", "triangle"))
FAINT = 0.12


class GradientScatter(StudyPlot):
    """Points on the diagonal agree. Both axes are logarithmic away from 0.

    Signals
    -------
    parameter_chosen(str, object) : array name and index of the point that was clicked
    """

    parameter_chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._axes = {side: SymlogAxis(side) for side in ("bottom", "left")}
        super().__init__("gradient_scatter", parent, self._axes)
        self._arrays: tuple[ArrayCheck, ...] = ()
        self._focus = ""
        self._scale = Symlog(1.0)
        self._diagonal = pg.PlotCurveItem(antialias=True)
        self._diagonal.setZValue(-1)
        self._ring = pg.ScatterPlotItem(size=15, symbol="o", pxMode=True)
        self._ring.setZValue(50)
        for item in (self._diagonal, self._ring):
            self.plot.addItem(item, ignoreBounds=True)
        self._points: dict[str, pg.ScatterPlotItem] = {}
        self.plot.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.pointer.dragged.connect(self._choose)
        self.pointer.hovered.connect(self._hover)
        self.retranslate()

    def show_arrays(self, arrays: Sequence[ArrayCheck]) -> None:
        """Show these, each in its own color and shape."""
        self._arrays = tuple(arrays)
        values = [v for array in arrays for v in (array.numerical, array.backprop)]
        finite = [float(np.abs(v[np.isfinite(v)]).max(initial=0.0)) for v in values]
        self._scale = Symlog(max(finite, default=0.0))
        for axis in self._axes.values():
            axis.set_scale(self._scale)
        for item in self._points.values():
            self.plot.removeItem(item)
        self._points.clear()
        self._ring.setData([], [])
        for array in self._arrays:
            item = pg.ScatterPlotItem(size=5, pxMode=True)
            self._points[array.name] = item
            self.plot.addItem(item, ignoreBounds=True)
        self.dress()  # before there are points: each change of dress goes through all of them
        step = 2 * self._scale.reach / CELLS
        for array in self._arrays:
            x, y = self._places(array)
            kept = pixels(x, y, step=step)
            self._points[array.name].setData(x[kept], y[kept])
        self.notes.explain("" if arrays else self._empty())
        self.look()

    def drawn(self) -> dict[str, int]:
        """How many points stand for each array."""
        return {name: len(item.getData()[0]) for name, item in self._points.items()}

    def set_focus(self, name: str) -> None:
        """Bring one array to the fore; "" shows all alike."""
        if name != self._focus:
            self._focus = name
            self.dress()

    def mark(self, name: str, index: tuple[int, ...]) -> None:
        """Put a ring around one parameter, if it was compared."""
        for array in self._arrays:
            if array.name == name:
                flat = int(np.ravel_multi_index(index, array.shape))
                at = np.searchsorted(array.positions, flat)
                if at < len(array.positions) and array.positions[at] == flat:
                    x, y = self._places(array)
                    draw_dots(self._ring, x[at : at + 1], y[at : at + 1])
                    return
        self._ring.setData([], [])

    @Slot()
    def look(self) -> None:
        reach = self._scale.reach * 1.06
        self._diagonal.setData([-reach, reach], [-reach, reach])
        self.box.setRange(xRange=(-reach, reach), yRange=(-reach, reach), padding=0.0)

    def dress(self) -> None:
        entries = []
        self._diagonal.setPen(pg.mkPen(self.theme.color("muted"), width=1.2))
        self._ring.setPen(pg.mkPen(self.theme.color("text"), width=2))
        self._ring.setBrush(None)
        for order, array in enumerate(self._arrays):
            color, (symbol, mark) = array_look(order, self.theme)
            entries.append(LegendEntry(array.name, QColor(color), NO_LINE, mark))
            behind = self._focus not in ("", array.name)
            color.setAlphaF(FAINT if behind else 0.85)
            item = self._points[array.name]
            item.setSymbol(symbol, update=False)
            item.setPen(pg.mkPen(color, width=1.2), update=False)
            item.setBrush(pg.mkBrush(color) if mark == "disc" else None)
            item.setZValue(order + (20 if array.name == self._focus else 0))
        if entries:
            line = self.tr("both are equal")
            entries.append(LegendEntry(line, self.theme.color("muted")))
        self.legend.set_entries(entries)

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setAccessibleName(self.tr("Numerical against backpropagated gradients"))
        self.plot.setToolTip(
            self.tr(
                "Each point is one parameter. To the right: its slope by backpropagation. "
                "Upward: its slope by the difference quotient. Right gradients lie on the "
                "diagonal. Click a point to see the loss against this one weight."
            )
        )
        self.plot.setLabel("bottom", self.tr("slope by backpropagation"))
        self.plot.setLabel("left", self.tr("slope by differences"))
        self.notes.explain("" if self._arrays else self._empty())
        self.dress()

    def _empty(self) -> str:
        return self.tr(
            "Press Space: every parameter becomes a point, its slope by differences over its "
            "slope by backpropagation. They should all lie on the diagonal."
        )

    def _places(self, array: ArrayCheck) -> tuple[FloatArray, FloatArray]:
        return self._scale.of(array.backprop), self._scale.of(array.numerical)

    def _nearest(self, x: float, y: float) -> tuple[ArrayCheck, int] | None:
        """The array and place in it of the parameter next to a point of the plot."""
        best, found = (CATCH * 2 * self._scale.reach / CELLS) ** 2, None
        for array in self._arrays:
            if self._focus not in ("", array.name):
                continue
            at = self._places(array)
            away = np.nan_to_num((at[0] - x) ** 2 + (at[1] - y) ** 2, nan=np.inf)
            k = int(np.argmin(away))
            if away[k] < best:
                best, found = float(away[k]), (array, k)
        return found

    @Slot(float, float)
    def _choose(self, x: float, y: float) -> None:
        found = self._nearest(x, y)
        if found is not None:
            array, k = found
            index = tuple(int(i) for i in np.unravel_index(array.positions[k], array.shape))
            self.parameter_chosen.emit(array.name, index)

    @Slot(float, float)
    def _hover(self, x: float, y: float) -> None:
        found = self._nearest(x, y)
        if found is None:
            self.notes.end_reading()
            return
        array, k = found
        index = np.unravel_index(array.positions[k], array.shape)
        text = self.tr("{parameter}\ndifferences: {numerical}\nbackpropagation: {backprop}")
        self.notes.read_out(
            text.format(
                parameter=parameter_name(array.name, tuple(int(i) for i in index)),
                numerical=short_figure(float(array.numerical[k])),
                backprop=short_figure(float(array.backprop[k])),
            ),
            self.theme.color("text"),
        )


def array_look(order: int, theme: Theme) -> tuple[QColor, tuple[str, str]]:
    """Color, and pyqtgraph symbol with the legend's mark, of the ``order``-th array."""
    colors = theme.classes
    return QColor(colors[order % len(colors)]), SYMBOLS[order % len(SYMBOLS)]


def parameter_name(name: str, index: tuple[int, ...]) -> str:
    """``W1[406, 37]``, as one would type it."""
    return f"{name}[{', '.join(map(str, index))}]"
