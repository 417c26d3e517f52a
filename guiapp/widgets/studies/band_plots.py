"""A quantity over several seeds: its mean as a line in the band between the least and largest."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPolygonF
from PySide6.QtWidgets import QGraphicsPolygonItem, QWidget

from engine.search.seeds import Band
from guiapp.widgets.numerals import figure
from guiapp.widgets.plots.line_legend import NO_LINE, LegendEntry
from guiapp.widgets.plots.study_plot import StudyPlot, draw_dots, draw_line
from guiapp.widgets.studies.gates import Gate, Gates, limits

MOST_POINTS = 1200  # more than there are pixel columns
BAND_ALPHA = 0.25
LOSS_STEP = 0.25  # the axes grow in steps, so that they do not jitter while runs come in
ACCURACY_STEP = 0.1
PLANNED = 1000  # iterations, as long as there is no study


@dataclass(frozen=True)
class Series:
    """How one of the bands of a plot looks: a color of the theme, a stroke, a mark."""

    key: str
    meaning: str
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    mark: str = ""


class _Drawn:
    """The items of one band."""

    def __init__(self, plot: StudyPlot, series: Series, order: int) -> None:
        self.series = series
        self.fill = QGraphicsPolygonItem()
        self.line = pg.PlotCurveItem(antialias=True)
        self.dots = pg.ScatterPlotItem(size=6, symbol="t1" if series.mark == "triangle" else "o")
        self.fill.setPen(pg.mkPen(None))
        for level, item in enumerate((self.fill, self.line, self.dots)):
            item.setZValue(10 * level + order)
            plot.plot.addItem(item, ignoreBounds=True)

    def show(self, band: Band | None) -> None:
        if band is None or not len(band):
            self.fill.setPolygon(QPolygonF())
            self.line.setData([], [])
            self.dots.setData([], [])
            return
        pick = np.unique(np.linspace(0, len(band) - 1, MOST_POINTS).round().astype(int))
        x = band.iterations[pick].astype(np.float64)
        outline = np.concatenate([band.low[pick], band.high[pick][::-1]])
        self.fill.setPolygon(pg.functions.arrayToQPolygonF(np.concatenate([x, x[::-1]]), outline))
        draw_line(self.line, x, band.mean[pick])
        draw_dots(self.dots, *((x, band.mean[pick]) if self.series.mark else ([], [])))

    def dress(self, color: QColor, ground: QColor) -> None:
        faint = QColor(color)
        faint.setAlphaF(BAND_ALPHA)
        self.fill.setBrush(faint)
        self.line.setPen(pg.mkPen(color, width=2, style=self.series.style))
        self.dots.setPen(pg.mkPen(color, width=1.5))
        self.dots.setBrush(pg.mkBrush(ground if self.series.mark == "triangle" else color))


class BandPlot(StudyPlot):
    """Bands over iterations, and the gates of a published run."""

    SERIES: tuple[Series, ...] = ()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._drawn = [_Drawn(self, series, k) for k, series in enumerate(self.SERIES)]
        self._gates = Gates(self.box)
        self._bands: Mapping[str, Band] = {}
        self._expected: Mapping[str, Sequence[Gate]] = {}
        self._planned, self._runs = PLANNED, 0
        self.pointer.hovered.connect(self._hover)
        self.retranslate()

    def show_bands(
        self,
        bands: Mapping[str, Band],
        planned: int = PLANNED,
        runs: int = 0,
        expected: Mapping[str, Sequence[Gate]] | None = None,
    ) -> None:
        """Show other bands, by the keys of ``SERIES``.

        Parameters
        ----------
        planned : iterations of each run
        runs : how many runs the bands are of
        expected : gates by the same keys
        """
        self._bands, self._planned, self._runs = bands, planned, runs
        self._expected = {} if expected is None else expected
        for drawn in self._drawn:
            drawn.show(bands.get(drawn.series.key))
        self.notes.explain("" if self._filled() else self.sentence())
        self.look()
        self.dress()

    def is_empty(self) -> bool:
        return not self._filled()

    def sentence(self) -> str:
        """What will appear here."""
        raise NotImplementedError

    def word(self, key: str) -> str:
        """What a series is called."""
        raise NotImplementedError

    def vertical(self, bands: Sequence[Band], gates: Sequence[Gate]) -> tuple[float, float]:
        """The range of the vertical axis."""
        raise NotImplementedError

    @Slot()
    def look(self) -> None:
        keys = {series.key for series in self.SERIES}
        gates = [g for key, found in self._expected.items() if key in keys for g in found]
        low, high = self.vertical(self._filled(), gates)
        margin = 0.02 * self._planned  # a gate at the end is seen whole
        span = (-margin, self._planned + margin)
        self.box.setRange(xRange=span, yRange=(low, high), padding=0.0)

    def dress(self) -> None:
        ground = self.theme.color("surface")
        entries: list[LegendEntry] = []
        gates: list[tuple[Gate, QColor]] = []
        for drawn in self._drawn:
            series = drawn.series
            color = self.theme.color(series.meaning)
            drawn.dress(color, ground)
            gates += [(gate, color) for gate in self._expected.get(series.key, ())]
            if len(self._bands.get(series.key, ())):
                text = self.tr("{quantity}, mean").format(quantity=self.word(series.key))
                entries.append(LegendEntry(text, color, series.style, series.mark))
        muted = self.theme.color("muted")
        text = self._name_bands(bool(gates))
        if entries and text:
            entries.append(LegendEntry(text.format(count=self._runs), muted, NO_LINE))
        self._gates.show(gates, float(self._planned))
        self.legend.set_entries(entries)

    def _name_bands(self, with_gates: bool) -> str:
        """What is filled; one run has no band yet."""
        if self._runs < 2:
            return self.tr("▨ expected") if with_gates else ""
        if with_gates:
            return self.tr("▒ all {count} seeds  ▨ expected")
        return self.tr("▒ all {count} seeds")

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("bottom", self.tr("iterations"))
        self.show_bands(self._bands, self._planned, self._runs, self._expected)

    def _filled(self) -> list[Band]:
        return [band for band in self._bands.values() if len(band)]

    @Slot(float, float)
    def _hover(self, x: float, _y: float) -> None:
        lines: list[str] = []
        for series in self.SERIES:
            band = self._bands.get(series.key)
            if band is None or not len(band):
                continue
            k = int(np.abs(band.iterations - x).argmin())
            if not lines:
                text = self.tr("iteration {number}")
                lines.append(text.format(number=f"{int(band.iterations[k]):,}"))
            text = self.tr("{quantity}: {mean} ({low} to {high})")
            numbers = {
                name: figure(float(getattr(band, name)[k])) for name in ("mean", "low", "high")
            }
            lines.append(text.format(quantity=self.word(series.key), **numbers))
        if lines:
            self.notes.read_out("\n".join(lines), self.theme.color("text"))


class LossBandPlot(BandPlot):
    """The loss, averaged over the last 100 iterations."""

    SERIES = (Series("loss", "loss"),)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("seeds_loss", parent)

    def sentence(self) -> str:
        return self.tr("The losses of all seeds appear here. Press Space.")

    def word(self, key: str) -> str:
        return self.tr("loss")

    def vertical(self, bands: Sequence[Band], gates: Sequence[Gate]) -> tuple[float, float]:
        highs = [float(band.high.max()) for band in bands] or [1.0]
        reach = limits(gates)
        if reach is not None:
            highs.append(reach[1])
        return 0.0, math.ceil(max(highs) / LOSS_STEP + 0.1) * LOSS_STEP

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("left", self.tr("loss (mean of the last 100)"))
        self.plot.setAccessibleName(self.tr("Loss over all seeds"))
        self.plot.setToolTip(
            self.tr(
                "The mean over all seeds, and between which values they lie: a difference "
                "smaller than the band is luck."
            )
        )


class AccuracyBandPlot(BandPlot):
    """Accuracy over the whole training and test sets."""

    SERIES = (
        Series("train", "train", mark="disc"),
        Series("test", "test", Qt.PenStyle.DashLine, "triangle"),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("seeds_accuracy", parent)

    def sentence(self) -> str:
        return self.tr("And here how much of the data they get right.")

    def word(self, key: str) -> str:
        return {"train": self.tr("training"), "test": self.tr("test")}[key]

    def vertical(self, bands: Sequence[Band], gates: Sequence[Gate]) -> tuple[float, float]:
        """From below the first measurement after the start, which is mere guessing, to 1."""
        lows = [float(band.low[band.iterations > 0].min(initial=0.9)) for band in bands] or [0.0]
        reach = limits(gates)
        if reach is not None:
            lows.append(reach[0])
        bottom = math.floor(min(lows) / ACCURACY_STEP) * ACCURACY_STEP
        return bottom, 1.0 + 0.03 * (1.0 - bottom)

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("left", self.tr("accuracy"))
        self.plot.setAccessibleName(self.tr("Accuracy over all seeds"))
        self.plot.setToolTip(
            self.tr(
                "Accuracy over all training and test images: where the bands of two settings "
                "overlap, one cannot say which is better."
            )
        )
