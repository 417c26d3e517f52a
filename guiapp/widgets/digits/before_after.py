"""What a fine-tuning has changed, as figures: accuracy before and after, on two sets of digits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import MINUS, tabular

ROWS = ("own", "test")
COLUMNS = ("before", "after", "change")
DASH = "–"
SAME = 0.00005  # a difference below this is none: half a digit of 10,000


class BeforeAfter(QWidget):
    """Two rows, each with the share of right answers before and after, and the difference."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._shares: dict[str, tuple[float | None, float | None]] = dict.fromkeys(
            ROWS, (None, None)
        )
        self._heads = {column: QLabel(self) for column in COLUMNS}
        self._names = {row: QLabel(self) for row in ROWS}
        self._cells: dict[tuple[str, str], QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for x, column in enumerate(COLUMNS, start=1):
            self._heads[column].setProperty("role", "muted")
            grid.addWidget(self._heads[column], 0, x, right)
        for y, row in enumerate(ROWS, start=1):
            grid.addWidget(self._names[row], y, 0)
            for x, column in enumerate(COLUMNS, start=1):
                cell = self._cells[row, column] = QLabel(DASH, self)
                cell.setObjectName(f"{row}_{column}")
                cell.setAlignment(right)
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(cell, y, x)
        grid.setColumnStretch(0, 1)
        self._fit()
        self.retranslate()

    def set_row(self, row: str, before: float | None, after: float | None) -> None:
        """Shares of right answers in [0, 1] of "own" or "test"; None is not known yet."""
        self._shares[row] = before, after
        self._fill()

    def clear(self) -> None:
        """Nothing is known."""
        for row in ROWS:
            self._shares[row] = None, None
        self._fill()

    def text(self, row: str, column: str) -> str:
        """A cell as it stands."""
        return self._cells[row, column].text()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fill()

    def retranslate(self) -> None:
        self._heads["before"].setText(self.tr("before"))
        self._heads["after"].setText(self.tr("after"))
        self._heads["change"].setText(self.tr("points"))
        self._heads["change"].setToolTip(self.tr("After minus before, in percentage points"))
        self._names["own"].setText(self.tr("My digits"))
        self._names["own"].setToolTip(
            self.tr("How many of my digits it answers rightly: these it learns from.")
        )
        self._names["test"].setText(self.tr("MNIST test set"))
        self._names["test"].setToolTip(
            self.tr(
                "How many of 10,000 digits of other people it answers rightly. What is lost here "
                "was forgotten."
            )
        )
        for (row, column), cell in self._cells.items():
            text = self.tr("{set}, {column}")
            names = {"set": self._names[row].text(), "column": self._heads[column].text()}
            cell.setAccessibleName(text.format(**names))
        self._fill()

    def _fill(self) -> None:
        for row, (before, after) in self._shares.items():
            decimals = 1 if row == "own" else 2
            for column, share in (("before", before), ("after", after)):
                cell = self._cells[row, column]
                cell.setText(DASH if share is None else f"{100 * share:.{decimals}f} %")
            change = self._cells[row, "change"]
            known = before is not None and after is not None
            difference = after - before if before is not None and after is not None else 0.0
            change.setText(_signed(difference, decimals) if known else DASH)
            meaning = "text" if abs(difference) < SAME else "good" if difference > 0 else "bad"
            # the sign says it too
            change.setStyleSheet(f"color: {getattr(self._theme, meaning)}; font-weight: 600")

    def _fit(self) -> None:
        """Room for the widest figure, so that nothing moves when one arrives."""
        font: QFont = tabular(self.font())
        for cell in self._cells.values():
            cell.setFont(font)
            cell.setMinimumWidth(self.fontMetrics().horizontalAdvance(f"{MINUS}100.00 %"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)


def _signed(difference: float, decimals: int) -> str:
    if abs(difference) < SAME:
        return "±0"
    sign = "+" if difference > 0 else MINUS
    return f"{sign}{100 * abs(difference):.{decimals}f}"
