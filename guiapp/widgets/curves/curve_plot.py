"""The two curves of a run: its loss, and how much of the data it gets right."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from guiapp.history import LossHistory, PointHistory
from guiapp.widgets.curves.curve_area import Range
from guiapp.widgets.curves.curve_backdrop import Rule
from guiapp.widgets.curves.curve_layer import Floats, Stroke
from guiapp.widgets.curves.curve_ranges import SMALLEST, linear_limits, log_limits
from guiapp.widgets.curves.curve_run import RunCurvePlot
from guiapp.widgets.numerals import figure

RAW, MEAN = range(2)
TRAIN, TEST, BEST = range(3)


class LossPlot(RunCurvePlot):
    """Loss of every mini-batch, and its trailing mean, over iterations.

    Signals
    -------
    log_changed(bool) : the axis became logarithmic or linear, by the menu or by ``set_log``
    """

    log_changed = Signal(bool)

    FILE_NAME = "nablascope-loss"

    def __init__(self, parent: QWidget | None = None) -> None:
        self._history = LossHistory()
        self._log = False
        self._classes: int | None = None
        self._know_nothing: float | None = None
        super().__init__((Stroke("loss", 1.0, strength=0.4), Stroke("loss", 2.0)), parent)
        self.menu.log.setVisible(True)
        self.menu.log.toggled.connect(self.set_log)
        self.apply_theme(self.theme)
        self.retranslate()
        self._keep_following()

    # -- state --------------------------------------------------------------------------------

    def refresh(self, history: LossHistory) -> None:
        """Show the history as it is now; cheap enough for every frame."""
        self._history = history
        self._refresh(history)

    @property
    def is_log(self) -> bool:
        """Whether the loss axis is logarithmic."""
        return self._log

    @Slot(bool)
    def set_log(self, on: bool) -> None:
        """Make the loss axis logarithmic or linear; what is in view stays in view."""
        if on == self._log:
            return
        self._log = on
        self.menu.log.setChecked(on)
        self.area.y_axis.setLogMode(on)
        if not self.is_following:
            low, high = self.area.y_range
            if on:
                high = max(high, 10 * SMALLEST)
                self.area.set_ranges(None, self._axis_range(max(low, high / 1000), high))
            else:
                self.area.set_ranges(None, (10**low, 10**high))
        self._keep_following()
        self._redraw()
        self.log_changed.emit(on)

    def set_know_nothing(self, num_classes: int | None) -> None:
        """Draw the cross entropy of one who gives each of K classes 1 / K: ln K.

        None, for a loss that is no cross entropy, draws no line and names no unit.
        """
        if num_classes is not None and num_classes < 2:
            raise ValueError(f"there must be at least 2 classes, not {num_classes}")
        self._know_nothing = None if num_classes is None else math.log(num_classes)
        self._classes = num_classes
        self.retranslate()
        self._keep_following()

    def values_as_text(self) -> str:
        history = self._history
        low, high = self.area.x_range
        first = max(math.ceil(low), history.first_iteration) - history.first_iteration
        last = min(math.floor(high), history.last_iteration) - history.first_iteration
        rows = zip(
            history.iterations[first : last + 1].tolist(),
            history.losses[first : last + 1].tolist(),
            history.means[first : last + 1].tolist(),
            strict=True,
        )
        heading = f"iteration\tloss\tmean_of_{history.window}\n"
        return heading + "".join(f"{i}\t{loss!r}\t{mean!r}\n" for i, loss, mean in rows)

    # -- what the frame asks for --------------------------------------------------------------

    def retranslate(self) -> None:
        name = self.tr("loss (nats)") if self._know_nothing is not None else self.tr("loss")
        self.area.y_axis.name(name, self.theme)
        self.setAccessibleName(self.tr("Loss per iteration"))
        self.setAccessibleDescription(
            self.tr(
                "The loss of every mini-batch and its mean over the last {count}: "
                "learning makes them go down."
            ).format(count=self._history.window)
        )
        super().retranslate()

    def is_empty(self) -> bool:
        return not len(self._history)

    def _legend(self) -> tuple[tuple[str, Stroke], ...]:
        mean = self.tr("mean of the last {count}").format(count=self._history.window)
        return (
            (self.tr("each mini-batch"), self.strokes[RAW]),
            (mean, self.strokes[MEAN]),
        )

    def _levels(self) -> tuple[Rule, ...]:
        if self._know_nothing is None:
            return ()
        label = self.tr("ln {classes}: knows nothing").format(classes=self._classes)
        height = self.area.to_y_px(float(self._on_axis(np.array(self._know_nothing))))
        return (Rule(height, "muted", Qt.PenStyle.DashLine, label, vertical=False),)

    def _follow_ranges(self) -> tuple[Range, Range]:
        history = self._history
        (low, mean_low), (high, _) = history.lows, history.highs
        start = max(0, history.first_iteration - 1)
        x_range = self._iterations_to_follow(start, history.last_iteration)
        if self._log:
            return x_range, log_limits(low, mean_low, high, self._know_nothing)
        return x_range, linear_limits(low, high, self._know_nothing)

    def _draw_curves(self) -> None:
        low, high = self.area.x_range
        x, losses, means = self._history.decimate(
            math.floor(low) - 1, math.ceil(high) + 1, self.area.columns
        )
        curves = (self._on_axis(losses), self._on_axis(means))
        self.area.set_curves(x.astype(np.float64), curves)

    def _readout_at(self, iteration: float) -> tuple[float, list[tuple[float, QColor]], str]:
        history = self._history
        nearest = min(max(round(iteration), history.first_iteration), history.last_iteration)
        loss, mean = history.value_at(nearest), history.smoothed_at(nearest)
        text = self.tr("iteration {iteration} · loss {loss} · mean of {count}: {mean}").format(
            iteration=f"{nearest:,}",
            loss=figure(loss),
            count=min(history.window, nearest - history.first_iteration + 1),
            mean=figure(mean),
        )
        heights = self._on_axis(np.array([loss, mean]))
        colors = [stroke.color(self.theme) for stroke in self.strokes]
        return nearest, list(zip(heights.tolist(), colors, strict=True)), text

    def _on_axis(self, losses: Floats) -> Floats:
        return np.log10(np.maximum(losses, SMALLEST)) if self._log else losses

    def _axis_range(self, low: float, high: float) -> Range:
        bottom, top = self._on_axis(np.array([low, high])).tolist()
        return bottom, top


class AccuracyPlot(RunCurvePlot):
    """Share of the training and of the test data that the network gets right, 0 to 1."""

    LABELS_EPOCHS = False
    LEGEND_BELOW = True  # the curves end near the top
    FILE_NAME = "nablascope-accuracy"
    Y_RANGE = (0.0, 1.04)  # a marker at 1 is a whole one

    def __init__(self, parent: QWidget | None = None) -> None:
        self._history = PointHistory(2)
        strokes = (
            Stroke("train", marker="circle"),
            Stroke("test", dash=Qt.PenStyle.DashLine, marker="square"),
            Stroke("test", 0.0, marker="ring"),
        )
        super().__init__(strokes, parent)
        self.apply_theme(self.theme)
        self.retranslate()
        self._keep_following()

    def refresh(self, history: PointHistory) -> None:
        """Show the history as it is now; cheap enough for every frame."""
        self._history = history
        self._refresh(history)

    def values_as_text(self) -> str:
        low, high = self.area.x_range
        iterations = self._history.iterations
        rows = [
            f"{int(i)}\t{train!r}\t{test!r}\n"
            for i, train, test in zip(
                iterations.tolist(), *self._history.values.tolist(), strict=True
            )
            if low <= i <= high
        ]
        return "iteration\ttrain_accuracy\ttest_accuracy\n" + "".join(rows)

    def retranslate(self) -> None:
        self.area.y_axis.name(self.tr("accuracy (0 to 1)"), self.theme)
        self.setAccessibleName(self.tr("Accuracy"))
        self.setAccessibleDescription(
            self.tr(
                "The share of all training data and of all test data that the network gets right. "
                "A gap between the two is overfitting."
            )
        )
        super().retranslate()

    def is_empty(self) -> bool:
        return not len(self._history)

    def _legend(self) -> tuple[tuple[str, Stroke], ...]:
        return (
            (self.tr("training data"), self.strokes[TRAIN]),
            (self.tr("test data"), self.strokes[TEST]),
            (self.tr("best"), self.strokes[BEST]),
        )

    def _follow_ranges(self) -> tuple[Range, Range]:
        last = int(self._history.iterations[-1]) if len(self._history) else 0
        return self._iterations_to_follow(0, last), self.Y_RANGE

    def _draw_curves(self) -> None:
        low, high = self.area.x_range
        iterations = self._history.iterations
        before = int(np.searchsorted(iterations, low)) - 1  # the lines enter and leave the view
        after = int(np.searchsorted(iterations, high, side="right"))
        if len(iterations):
            low = min(low, iterations[max(before, 0)])
            high = max(high, iterations[min(after, len(iterations) - 1)])
        x, (train, test) = self._history.decimate(low, high, self.area.columns)
        self.area.set_curves(x, (train, test))
        best = self._history.best(1)
        point = slice(0, 0) if best is None else slice(best, best + 1)
        self.area.set_curves(iterations[point], (self._history.values[1, point],), BEST)

    def _readout_at(self, iteration: float) -> tuple[float, list[tuple[float, QColor]], str]:
        index = self._history.nearest(iteration)
        nearest = float(self._history.iterations[index])
        train, test = self._history.values[:, index].tolist()
        text = self.tr("iteration {iteration} · training {train} · test {test}").format(
            iteration=f"{nearest:,.0f}", train=figure(train), test=figure(test)
        )
        colors = [stroke.color(self.theme) for stroke in self.strokes]
        return nearest, [(train, colors[TRAIN]), (test, colors[TEST])], text
