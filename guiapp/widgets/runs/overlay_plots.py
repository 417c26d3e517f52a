"""The losses and the accuracies of chosen runs."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from guiapp.pyramid import Floats
from guiapp.widgets.curves.curve_area import Range
from guiapp.widgets.curves.curve_layer import Stroke
from guiapp.widgets.curves.curve_ranges import LARGEST, SMALLEST, linear_limits, log_limits
from guiapp.widgets.runs.overlay_frame import DrawnRun, OverlayPlot, Reading
from guiapp.widgets.runs.overlay_layer import Trace
from guiapp.widgets.runs.run_curves import span

COLUMN_PX = 2  # a smoothed curve is as clear with half as many columns, in half the time
OUTLIER = 3.0  # times the median of the highest means: beyond it a run sets no linear axis


class LossOverlay(OverlayPlot):
    """The mean of the last 100 losses of each run.

    Signals
    -------
    log_changed(bool) : the axis became logarithmic or linear
    """

    log_changed = Signal(bool)

    FILE_NAME = "nablascope-runs-loss"

    def __init__(self, parent: QWidget | None = None) -> None:
        self._log = False
        super().__init__(parent)
        self.menu.log.setVisible(True)
        self.menu.log.toggled.connect(self.set_log)
        self.apply_theme(self.theme)
        self.retranslate()
        self._keep_following()

    @property
    def is_log(self) -> bool:
        return self._log

    @Slot(bool)
    def set_log(self, on: bool) -> None:
        """Make the loss axis logarithmic or linear."""
        if on == self._log:
            return
        low, high = self.area.y_range
        self._log = on
        self.menu.log.setChecked(on)
        self.area.y_axis.setLogMode(on)
        self._target = None
        if not self.is_following:
            ends = (10**low, 10**high) if not on else (max(low, high / 1000, SMALLEST), high)
            self.area.set_ranges(None, self._axis_range(*ends))
        self._keep_following()
        self._redraw()
        self.log_changed.emit(on)

    def retranslate(self) -> None:
        self.area.y_axis.name(self.tr("loss (mean of the last 100)"), self.theme)
        self.setAccessibleName(self.tr("Losses of the chosen runs"))
        self.setAccessibleDescription(
            self.tr("The lower curve learned better; a steeper one learned faster.")
        )
        super().retranslate()

    def values_as_text(self) -> str:
        low, high = self.area.x_range
        lines = ["run\titeration\tloss\tmean_of_100"]
        for run in self._runs:
            losses = run.curves.losses
            first = max(math.ceil(low), 1)
            last = min(math.floor(high), losses.last_iteration)
            for i in range(first, last + 1):
                values = f"{losses.value_at(i)!r}\t{losses.smoothed_at(i)!r}"
                lines.append(f"{run.look.letter} {run.name}\t{i}\t{values}")
        return "\n".join(lines) + "\n"

    def _follow_ranges(self) -> tuple[Range, Range]:
        low, mean_low, mean_high, _ = span([run.curves for run in self._runs])
        if self._log:
            return self._follow_x(), log_limits(low, mean_low, mean_high, None)
        highs = np.array([run.curves.losses.highs[1] for run in self._runs])
        highs = highs[np.isfinite(highs)]
        if len(highs):  # one that diverges would leave nothing of the others to see
            mean_high = float(highs[highs <= OUTLIER * np.median(highs)].max())
        return self._follow_x(), linear_limits(mean_low, mean_high, None)

    def _traces_of(self, run: DrawnRun, low: float, high: float) -> list[Trace]:
        columns = max(self.area.columns // COLUMN_PX, 1)
        x, _, means = run.curves.losses.decimate(math.floor(low) - 1, math.ceil(high) + 1, columns)
        return [Trace(run.look, *self.to_pixels(x.astype(np.float64), self._on_axis(means)))]

    def _readings_of(self, run: DrawnRun, iteration: float) -> list[Reading]:
        losses = run.curves.losses
        nearest = min(max(round(iteration), 1), losses.last_iteration)
        reach = 0.01 * (self.area.x_range[1] - self.area.x_range[0])
        if nearest < 1 or abs(nearest - iteration) > reach + 1:
            return []
        mean = losses.smoothed_at(nearest)
        if not math.isfinite(mean):
            return []
        height = float(self._on_axis(np.array([mean]))[0])
        text = self.tr("{letter} {name} · {iteration}: {value}")
        return [Reading(run, nearest, height, text, mean)]

    def _on_axis(self, losses: Floats) -> Floats:
        if self._log:
            return np.log10(np.clip(losses, SMALLEST, LARGEST))
        return np.minimum(losses, LARGEST)

    def _axis_range(self, low: float, high: float) -> Range:
        bottom, top = self._on_axis(np.array([low, max(high, 2 * low)])).tolist()
        return bottom, top


class AccuracyOverlay(OverlayPlot):
    """Test accuracy of each run with its best point, and training accuracy, thin and dashed."""

    LABELS_EPOCHS = False
    LEGEND_BELOW = True
    FILE_NAME = "nablascope-runs-accuracy"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.apply_theme(self.theme)
        self.retranslate()
        self._keep_following()

    def retranslate(self) -> None:
        self.area.y_axis.name(self.tr("accuracy (0 to 1)"), self.theme)
        self.setAccessibleName(self.tr("Accuracies of the chosen runs"))
        self.setAccessibleDescription(
            self.tr(
                "The share of the test data that each run got right, and with dashes that of "
                "the training data. A gap between the two is overfitting."
            )
        )
        super().retranslate()

    def values_as_text(self) -> str:
        low, high = self.area.x_range
        lines = ["run\titeration\ttrain_accuracy\ttest_accuracy"]
        for run in self._runs:
            points = run.curves.accuracies
            for i, train, test in zip(
                points.iterations.tolist(), *points.values.tolist(), strict=True
            ):
                if low <= i <= high:
                    lines.append(f"{run.look.letter} {run.name}\t{i:.0f}\t{train!r}\t{test!r}")
        return "\n".join(lines) + "\n"

    def _legend(self) -> tuple[tuple[str, Stroke], ...]:
        if self.is_empty():
            return ()
        return (
            (self.tr("training"), Stroke("muted", 1.0, dash=Qt.PenStyle.DashLine)),
            (self.tr("test"), Stroke("muted")),
            (self.tr("best"), Stroke("muted", 0.0, marker="ring")),
        )

    def _follow_ranges(self) -> tuple[Range, Range]:
        """From below the first measurement after the start, which is mere guessing, to 1."""
        lows = [1.0]
        for run in self._runs:
            points = run.curves.accuracies
            trained = points.values[:, points.iterations > 0]
            lows.append(float(np.fmin.reduce(trained, axis=None)) if trained.size else 1.0)
        low = min(low for low in lows if math.isfinite(low))
        bottom = 0.0 if not self._runs else math.floor(10 * max(low - 0.02, 0.0)) / 10
        bottom = min(bottom, 0.9)
        return self._follow_x(), (bottom, 1.0 + 0.04 * (1.0 - bottom))

    def _traces_of(self, run: DrawnRun, low: float, high: float) -> list[Trace]:
        points = run.curves.accuracies
        if not len(points):
            return []
        x, (train, test) = points.decimate(low, high, self.area.columns)
        index, best = points.best(), None
        if index is not None and low <= points.iterations[index] <= high:
            place = self.to_pixels(points.iterations[[index]], points.values[1, [index]])
            best = (float(place[0][0]), float(place[1][0]))
        return [
            Trace(run.look, *self.to_pixels(x, train), is_faint=True, has_badge=False),
            Trace(run.look, *self.to_pixels(x, test), best=best),
        ]

    def _readings_of(self, run: DrawnRun, iteration: float) -> list[Reading]:
        points = run.curves.accuracies
        if not len(points):
            return []
        index = points.nearest(iteration)
        at, (train, test) = float(points.iterations[index]), points.values[:, index].tolist()
        is_best = index == points.best()
        best = self.tr("{letter} {name} · {iteration}: test {value}, its best")
        usual = self.tr("{letter} {name} · {iteration}: test {value}")
        training = self.tr("{letter} {name} · {iteration}: training {value}")
        readings = [
            Reading(run, at, test, best if is_best else usual, test),
            Reading(run, at, train, training, train),
        ]
        return [reading for reading in readings if math.isfinite(reading.value)]
