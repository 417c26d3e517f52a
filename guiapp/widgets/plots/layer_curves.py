"""One figure of every layer over the iterations, on a logarithmic axis."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from guiapp.history import PointHistory
from guiapp.widgets.curves.curve_area import Range
from guiapp.widgets.curves.curve_layer import Floats, Stroke
from guiapp.widgets.curves.curve_run import RunCurvePlot
from guiapp.widgets.numerals import short_figure

MOST_LAYERS = 7  # six hidden ones and the last
SMALLEST = 1e-12  # on a logarithmic axis zero has no place; this is below all that is seen

_SOLID, _DASH, _DOT = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
# (pixels, dash) of each layer; a paler color would not stand out enough from the ground
_LINES = (
    (2.0, _SOLID),
    (2.0, _DASH),
    (2.0, _DOT),
    (2.0, Qt.PenStyle.DashDotLine),
    (1.0, _SOLID),
    (1.0, _DASH),
    (1.0, _DOT),
)


def layer_strokes(meaning: str) -> tuple[Stroke, ...]:
    """A stroke for each layer, in one color and told apart by dash and width."""
    return tuple(Stroke(meaning, width, dash=dash) for width, dash in _LINES)


class LayerCurves(RunCurvePlot):
    """Curves of up to seven layers; ``refresh`` takes a history with a series for each."""

    LABELS_EPOCHS = False

    def __init__(self, meaning: str, file_name: str, parent: QWidget | None = None) -> None:
        """``meaning`` is a color of the theme, ``file_name`` what a saved picture is called."""
        self.FILE_NAME = file_name
        self._history = PointHistory(MOST_LAYERS)
        self._layers = 0
        self._name, self._description = "", ""
        super().__init__(layer_strokes(meaning), parent)
        self.area.y_axis.setLogMode(True)
        self.apply_theme(self.theme)
        self.retranslate()
        self._keep_following()

    def set_layers(self, count: int) -> None:
        """How many of the series belong to the network, 1 to 7."""
        if not 1 <= count <= MOST_LAYERS:
            raise ValueError(f"1 to {MOST_LAYERS} layers are expected, not {count}")
        self._layers = count
        self._redraw()

    def set_words(self, name: str, description: str) -> None:
        """The axis's name and what a screen reader says, translated."""
        self._name, self._description = name, description
        self.retranslate()

    def refresh(self, history: PointHistory) -> None:
        """Show the history as it is now."""
        self._history = history
        self._refresh(history)

    def values_as_text(self) -> str:
        low, high = self.area.x_range
        names = "\t".join(f"layer_{k + 1}" for k in range(self._layers))
        lines = [f"iteration\t{names}\n"]
        rows = zip(self._history.iterations.tolist(), self._values().T.tolist(), strict=True)
        for iteration, values in rows:
            if low <= iteration <= high:
                figures = "\t".join(repr(value) for value in values)
                lines.append(f"{int(iteration)}\t{figures}\n")
        return "".join(lines)

    def retranslate(self) -> None:
        self.area.y_axis.name(self._name, self.theme)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self._description)
        self.setToolTip(self._description)
        super().retranslate()

    def is_empty(self) -> bool:
        return len(self._history) < 2  # a single point draws no line

    def _values(self) -> Floats:
        return self._history.values[: self._layers]

    def _legend(self) -> tuple[tuple[str, Stroke], ...]:
        first = self.tr("layer {number}").format(number=1)  # the others only by their number
        words = (first, *(str(k + 1) for k in range(1, self._layers)))
        return tuple(zip(words[: self._layers], self.strokes, strict=False))

    def _follow_ranges(self) -> tuple[Range, Range]:
        last = int(self._history.iterations[-1]) if len(self._history) else 0
        values = self._values()
        values = values[np.isfinite(values) & (values > 0)]
        low, high = (1e-3, 1.0) if not values.size else (values.min(), values.max())
        # whole decades, with room for the legend above
        bottom = math.floor(math.log10(max(low, SMALLEST)))
        top = max(bottom + 1, math.ceil(math.log10(max(high, SMALLEST)) + 0.25))
        return self._iterations_to_follow(0, last), (float(bottom), float(top))

    def _draw_curves(self) -> None:
        low, high = self.area.x_range
        iterations = self._history.iterations
        if len(iterations):  # the lines enter and leave the view
            before = int(np.searchsorted(iterations, low)) - 1
            after = int(np.searchsorted(iterations, high, side="right"))
            low = min(low, iterations[max(before, 0)])
            high = max(high, iterations[min(after, len(iterations) - 1)])
        x, values = self._history.decimate(low, high, self.area.columns)
        self.area.set_curves(x, tuple(self._on_axis(row) for row in values))

    def _readout_at(self, iteration: float) -> tuple[float, list[tuple[float, QColor]], str]:
        index = self._history.nearest(iteration)
        nearest = float(self._history.iterations[index])
        values = self._values()[:, index]
        parts = [self.tr("iteration {iteration}").format(iteration=f"{nearest:,.0f}")]
        parts += [f"{k + 1}: {short_figure(value)}" for k, value in enumerate(values.tolist())]
        colors = [stroke.color(self.theme) for stroke in self.strokes]
        rings = list(zip(self._on_axis(values).tolist(), colors, strict=False))
        return nearest, rings, " · ".join(parts)

    @staticmethod
    def _on_axis(values: Floats) -> Floats:
        """Exponents of ten; what is not above zero is left out."""
        with np.errstate(invalid="ignore", divide="ignore"):
            found: Floats = np.where(values > 0, np.log10(np.maximum(values, SMALLEST)), np.nan)
        return found
