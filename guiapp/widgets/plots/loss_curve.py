"""Each loss against the probability of the right class, the present one marked and draggable."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QGraphicsItem, QToolTip, QVBoxLayout, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import plain_figure
from guiapp.widgets.plots.plot_axes import axis_font, dress_axes
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.plots.plot_pointer import PlotPointer

Array = NDArray[np.float64]

# key: (color of the theme, dash, sign of the present point); cross entropy lies on top
LOOKS = {
    "accuracy": ("muted", Qt.PenStyle.DotLine, "s"),
    "mean_squared_error": ("loss", Qt.PenStyle.DashLine, "d"),
    "cross_entropy": ("loss", Qt.PenStyle.SolidLine, "o"),
}
TOPS = (5.0, 10.0, 17.5)  # of the axis: for p from 0.007, from 5e-5, and 0 with the 1e-7
SIDE = 0.03  # room beside p = 0 and p = 1


class LossCurve(QWidget):
    """Signals
    -------
    probability_chosen(float) : the present point was dragged to this p, within 0..1 (live)
    """

    probability_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._p: Array = np.zeros(1)
        self._values: dict[str, Array] = {}
        self._names: dict[str, str] = {}
        self._focus = "cross_entropy"
        self._top = 0.0
        self._plot = pg.PlotWidget()
        self._plot.setObjectName("loss_plot")
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        self._plot.getPlotItem().layout.setContentsMargins(0, 8, 12, 6)
        self._plot.getViewBox().disableAutoRange()
        for side in ("bottom", "left"):  # painting the axes anew would take 3 ms of every frame
            axis = self._plot.getAxis(side)
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._add_items()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._pointer = PlotPointer(self._plot)
        self._pointer.dragged.connect(self._choose)
        self._pointer.hovered.connect(self._read)
        self._pointer.left.connect(QToolTip.hideText)
        self._menu = PlotMenu(self, "nablascope-loss-curve")
        self._menu.reset_requested.connect(self._show_all)
        self._pointer.menu_requested.connect(self._menu.open_at)
        self.retranslate()

    def set_names(self, names: Mapping[str, str]) -> None:
        """The translated names of the curves."""
        self._names = dict(names)
        self._legend.clear()
        self._legend.setLabelTextSize(f"{QApplication.font().pointSizeF():g}pt")
        for key in reversed(LOOKS):
            self._legend.addItem(self._curves[key], self._names[key])

    def set_path(self, p: Array, values: Mapping[str, Array]) -> None:
        """The curves over rising ``p`` in 0..1; they may be infinite at 0."""
        self._p, self._values = p, dict(values)
        for key, curve in self._curves.items():
            finite = np.isfinite(values[key])
            curve.setData(p[finite], values[key][finite])

    def set_point(self, p: float, values: Mapping[str, float]) -> None:
        """The present probability and its losses; what is beyond the axis is marked at its top."""
        highest = max(values.values())
        top = next((top for top in TOPS if highest <= top), TOPS[-1])
        if top != self._top:
            self._top = top
            self._show_all()
        self._now.setValue(p)
        for key, dot in self._dots.items():
            value = min(values[key], top)
            beyond = values[key] > top
            dot.setData([p], [value], symbol="t1" if beyond else LOOKS[key][2])

    def set_know_nothing(self, value: float, text: str) -> None:
        """The level of the cross entropy of equal outputs, and what is written on it."""
        self._level.setValue(value)
        self._level_text.setText(text)
        self._level_text.setPos(1.0, value)

    def set_focus(self, key: str) -> None:
        """Draw one curve thicker than the others."""
        self._focus = key
        self._dress()

    def top(self) -> float:
        """The end of the loss axis."""
        return self._top

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._plot.setBackground(theme.color("surface"))
        dress_axes(self._plot, theme)
        self._plot.showGrid(x=False, y=True, alpha=0.25)
        self._dress()

    def retranslate(self) -> None:
        name = self.tr("Loss against the probability of the right class")
        self._plot.setAccessibleName(name)
        self._plot.setLabel("bottom", self.tr("probability of the right class"))
        self._plot.setLabel("left", self.tr("loss E"))
        self._plot.setToolTip("")
        self._menu.retranslate()

    # -- inside -------------------------------------------------------------------------------

    def _add_items(self) -> None:
        self._level = pg.InfiniteLine(angle=0)
        self._level_text = pg.TextItem(anchor=(1, 1))
        self._now = pg.InfiniteLine(angle=90)
        self._curves = {key: pg.PlotCurveItem(antialias=True) for key in LOOKS}
        self._dots = {
            key: pg.ScatterPlotItem(antialias=True, size=11, symbol=look[2])
            for key, look in LOOKS.items()
        }
        items = (self._level, self._level_text, self._now)
        for order, item in enumerate((*items, *self._curves.values(), *self._dots.values())):
            item.setZValue(order)
            self._plot.addItem(item, ignoreBounds=True)
        self._legend = pg.LegendItem(offset=(-1, 1), verSpacing=-6)
        self._legend.setParentItem(self._plot.getViewBox())

    def _dress(self) -> None:
        theme = self._theme
        for key, (meaning, dash, _) in LOOKS.items():
            width = 3.0 if key == self._focus else 1.5
            self._curves[key].setPen(pg.mkPen(theme.color(meaning), width=width, style=dash))
            self._dots[key].setBrush(pg.mkBrush(theme.color(meaning)))
            self._dots[key].setPen(pg.mkPen(theme.color("surface"), width=1.5))
            self._dots[key].setSize(13 if key == self._focus else 9)
        self._now.setPen(pg.mkPen(theme.color("muted", 0.6), width=1))
        self._level.setPen(pg.mkPen(theme.color("muted", 0.8), width=1, style=Qt.PenStyle.DashLine))
        self._level_text.setColor(theme.color("muted"))
        self._level_text.setFont(axis_font())
        self._legend.setLabelTextColor(theme.color("text"))
        if self._names:
            self.set_names(self._names)  # its labels take no new color or font by themselves

    @Slot()
    def _show_all(self) -> None:
        room = 0.03 * self._top
        self._plot.getViewBox().setRange(
            xRange=(-SIDE, 1.0 + SIDE), yRange=(-room, self._top + room), padding=0.0
        )

    @Slot(float, float)
    def _choose(self, x: float, _y: float) -> None:
        self.probability_chosen.emit(round(min(max(x, 0.0), 1.0), 3))

    @Slot(float, float)
    def _read(self, x: float, _y: float) -> None:
        """The losses at the computed point nearest to the mouse, in full."""
        if not self._values:
            return
        nearest = int(np.abs(self._p - x).argmin())
        lines = [self.tr("p = {p}").format(p=plain_figure(float(self._p[nearest])))]
        for key in reversed(LOOKS):
            value = float(self._values[key][nearest])
            text = self.tr("{name}: {value}")
            figure = repr(value) if math.isfinite(value) else plain_figure(value)
            lines.append(text.format(name=self._names.get(key, key), value=figure))
        QToolTip.showText(QCursor.pos(), "\n".join(lines), self._plot)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            dress_axes(self._plot, self._theme)
            self._dress()
        super().changeEvent(event)
