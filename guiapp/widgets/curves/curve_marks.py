"""The marked iterations of a run: ends of epochs, changes of the learning rate, its beginning as a
branch."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from guiapp.widgets.curves.curve_area import CurveArea
from guiapp.widgets.curves.curve_backdrop import Rule
from guiapp.widgets.curves.curve_ranges import epoch_ends
from guiapp.widgets.numerals import plain_figure

MOST_EPOCH_LINES = 12
EPOCH_ROW, RATE_ROW, BRANCH_ROW = 1, 2, 3  # lines of text; the legend may stand in the first
LONGEST_LABEL = 0.45  # as a share of the width


class RunMarks:
    """Remembers the marks, and draws those in view as the rules of a backdrop."""

    def __init__(self) -> None:
        self._epoch_length: float | None = None
        self._rates: dict[int, float] = {}
        self._branches: dict[int, str] = {}

    def set_epoch_length(self, iterations: float | None) -> None:
        """Iterations in an epoch, > 0; None for no lines."""
        if iterations is not None and not iterations > 0:
            raise ValueError(f"an epoch must have more than 0 iterations, not {iterations}")
        self._epoch_length = iterations

    def mark_learning_rate(self, iteration: int, learning_rate: float) -> None:
        """A second mark at an iteration replaces the first."""
        self._rates[iteration] = learning_rate

    def mark_branch(self, iteration: int, label: str) -> None:
        """Where the run left another one."""
        self._branches[iteration] = label

    def clear(self) -> None:
        """Forget learning rates and branches; the length of an epoch stays."""
        self._rates.clear()
        self._branches.clear()

    def epoch_rules(self, area: CurveArea, label: str, font: QFont, is_labeled: bool) -> list[Rule]:
        """Dotted lines with ``label`` ("epoch {number}"), never too many to read.

        Without their labels they are as many, so that those of linked plots meet.
        """
        if self._epoch_length is None or area.rect.isEmpty():
            return []
        length = self._epoch_length
        width = QFontMetricsF(font).horizontalAdvance(label.format(number=1000)) + 8
        most = max(1, min(MOST_EPOCH_LINES, int(area.rect.width() / width)))
        return [
            Rule(
                area.to_x_px(number * length),
                "muted",
                Qt.PenStyle.DotLine,
                label.format(number=number) if is_labeled else "",
                row=EPOCH_ROW,
            )
            for number in epoch_ends(*area.x_range, length, most)
        ]

    def branch_rules(self, area: CurveArea, font: QFont, is_labeled: bool) -> list[Rule]:
        """A line from top to bottom for each branch in view."""
        low, high = area.x_range
        metrics, most = QFontMetricsF(font), LONGEST_LABEL * area.rect.width()
        return [
            Rule(
                area.to_x_px(iteration),
                "text",
                Qt.PenStyle.DashDotLine,
                metrics.elidedText(label, Qt.TextElideMode.ElideRight, most) if is_labeled else "",
                row=BRANCH_ROW,
            )
            for iteration, label in sorted(self._branches.items())
            if low <= iteration <= high
        ]

    def rate_rules(self, area: CurveArea, label: str) -> list[Rule]:
        """Short lines with ``label`` ("lr {rate}"), oldest first."""
        low, high = area.x_range
        return [
            Rule(
                area.to_x_px(iteration),
                "gradient",
                Qt.PenStyle.SolidLine,
                label.format(rate=plain_figure(rate)),
                row=RATE_ROW,
                short=True,
            )
            for iteration, rate in sorted(self._rates.items())
            if low <= iteration <= high
        ]
