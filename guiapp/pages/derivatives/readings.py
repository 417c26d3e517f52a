"""The figures of a derivative with all their digits, to be read, selected and copied."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from guiapp.pages.derivatives.study import PartialStudy, Study
from guiapp.widgets.numerals import MINUS, plain_figure, tabular

ONE = ("exact", "quotient", "error", "spacing")
PARTIAL = ("slope_0", "exact_0", "error_0", "slope_1", "exact_1", "error_1")
FLOAT32_DIGITS = 9  # as many as tell one float32 from every other
EXACT_DIGITS = 15  # the last of 17 would be the rounding of the derived formula itself


class DerivativesReadings(QWidget):
    """Names at the left, figures at the right; one set of rows for each mode."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axes = ("x", "y")
        self._partial = False
        self._labels: dict[str, QLabel] = {}
        self._figures: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, key in enumerate((*ONE, *PARTIAL)):
            label, reading = QLabel(self), QLabel(self)
            label.setProperty("role", "muted")
            reading.setObjectName(f"reading_{key}")
            reading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            reading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0)
            grid.addWidget(reading, row, 1)
            self._labels[key], self._figures[key] = label, reading
        self._set_font()
        self._arrange()
        self.retranslate()

    def show_study(self, study: Study) -> None:
        self._set_partial(False)
        q = study.quotient
        self._write("exact", study.exact, EXACT_DIGITS)
        self._write("quotient", q.value, 0 if q.precision == "float64" else FLOAT32_DIGITS)
        self._write("error", study.error, digits=3)
        self._write("spacing", q.spacing, digits=3)

    def show_partial(self, study: PartialStudy, axes: tuple[str, str]) -> None:
        self._set_partial(True)
        if axes != self._axes:
            self._axes = axes
            self.retranslate()
        for axis, part in enumerate(study.slices):
            self._write(f"slope_{axis}", part.quotient.value)
            self._write(f"exact_{axis}", part.exact, EXACT_DIGITS)
            self._write(f"error_{axis}", part.error, digits=3)

    def retranslate(self) -> None:
        slope, exact = self.tr("∂f/∂{axis}"), self.tr("exactly")
        slope_tip = self.tr("The slope of the slice along {axis}, by the difference quotient.")
        exact_tip = self.tr("The slope by the derived formula.")
        error = (
            self.tr("Error"),
            self.tr("How far the quotient is from the exact slope."),
        )
        texts = {
            "exact": (self.tr("Exact f′(x)"), exact_tip),
            "quotient": (
                self.tr("Quotient"),
                self.tr("The slope of the secant: what a program that only asks f gets."),
            ),
            "error": error,
            "spacing": (
                self.tr("Gap beside x"),
                self.tr(
                    "The distance from x to the next number that the precision has. An h of less "
                    "than half of it is lost."
                ),
            ),
        }
        for axis in (0, 1):
            name = {"axis": self._axes[axis]}
            texts[f"slope_{axis}"] = (slope.format(**name), slope_tip.format(**name))
            texts[f"exact_{axis}"] = (exact, exact_tip)
            texts[f"error_{axis}"] = error
        for key, (word, tip) in texts.items():
            self._labels[key].setText(word)
            self._labels[key].setToolTip(tip)
            self._figures[key].setToolTip(tip)
            self._figures[key].setAccessibleName(word)

    def _set_partial(self, partial: bool) -> None:
        if partial != self._partial:
            self._partial = partial
            self._arrange()

    def _arrange(self) -> None:
        for key in (*ONE, *PARTIAL):
            shown = (key in PARTIAL) == self._partial
            self._labels[key].setVisible(shown)
            self._figures[key].setVisible(shown)

    def _write(self, key: str, value: float, digits: int = 0) -> None:
        text = rounded_figure(value, digits) if digits else exact_figure(value)
        if self._figures[key].text() != text:
            self._figures[key].setText(text)

    def _set_font(self) -> None:
        font = tabular(self.font())
        for reading in self._figures.values():
            reading.setFont(font)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_font()
        super().changeEvent(event)


def rounded_figure(value: float, digits: int) -> str:
    """Rounded to so many significant digits, without trailing zeros."""
    return exact_figure(float(f"{value:.{digits}g}"))


def exact_figure(value: float) -> str:
    """All digits that tell a float64 from every other: ``0.1999999999990898``."""
    if not math.isfinite(value):
        return plain_figure(value)
    mantissa, e, exponent = repr(float(value)).partition("e")
    text = mantissa.removesuffix(".0") + (f"e{int(exponent)}" if e else "")
    return text.replace("-", MINUS)
