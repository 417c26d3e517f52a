"""The numbers at one point of the field, to be read, selected and copied."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from engine.fields import GradientField
from guiapp.widgets.numerals import MINUS, figure, plain_figure, tabular

PAIRS = ("point", "numerical", "analytic", "difference")
SINGLES = ("value", "length", "direction")
DIGITS = 18  # as many characters as 7.999999999999119 and a sign need
DASH = "–"


class GradientReadings(QWidget):
    """A table: what is given by two components stands in two columns, the rest below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._axes = (self._reading("axis_0"), self._reading("axis_1"))
        self._labels: dict[str, QLabel] = {}
        self._figures: dict[str, list[QLabel]] = {}
        for column, label in enumerate(self._axes):
            label.setProperty("role", "muted")
            self._grid.addWidget(label, 0, 1 + column)
        for row, key in enumerate((*PAIRS, *SINGLES), start=1):
            self._labels[key] = QLabel(self)
            self._labels[key].setProperty("role", "muted")
            self._grid.addWidget(self._labels[key], row, 0)
            sides = 2 if key in PAIRS else 1
            self._figures[key] = [self._reading(f"{key}_{side}") for side in range(sides)]
            for column, label in enumerate(self._figures[key]):
                self._grid.addWidget(label, row, 1 + column)
        self._grid.setColumnStretch(0, 1)
        self._reserve()
        self.retranslate()

    def set_axes(self, names: tuple[str, str]) -> None:
        """What the two axes are called."""
        for label, name in zip(self._axes, names, strict=True):
            label.setText(name)

    def show_reading(self, reading: GradientField) -> None:
        """Read the single point of ``reading``."""
        difference = reading.difference[0].tolist()
        analytic = reading.analytic[0].tolist()
        self._write("point", reading.points[0].tolist())
        self._write("numerical", reading.numerical[0].tolist())
        self._write("analytic", analytic)
        for label, value in zip(self._figures["difference"], difference, strict=True):
            _set(label, plain_figure(0.0) if value == 0 else figure(value, 3), repr(value))
        self._write("value", [float(reading.values[0])])
        length = math.hypot(*analytic)
        self._write("length", [length])
        flat = length == 0 or not math.isfinite(length)
        # 0 minus, since the negative of 0 is -0, whose angle would be called -0 or -180 degrees
        angle = math.degrees(math.atan2(0.0 - analytic[1], 0.0 - analytic[0]))
        _set(self._figures["direction"][0], DASH if flat else f"{figure(angle, 2)}°", repr(angle))

    def retranslate(self) -> None:
        texts = {
            "point": (self.tr("Point"), self.tr("Where the arrow begins.")),
            "numerical": (
                self.tr("Numerical ∇f"),
                self.tr("The gradient by central differences: f asked twice along each axis."),
            ),
            "analytic": (
                self.tr("Analytic ∇f"),
                self.tr("The gradient by the derived formula: exact but for the last digit."),
            ),
            "difference": (
                self.tr("Difference"),
                self.tr("Numerical minus analytic: what truncation and rounding have done."),
            ),
            "value": (self.tr("f"), self.tr("The height of the surface at the point.")),
            "length": (
                self.tr("Length |∇f|"),
                self.tr("How steep the slope is: how fast f falls along the arrow."),
            ),
            "direction": (
                self.tr("Arrow points to"),
                self.tr("The direction of −∇f, in degrees against the clock from the first axis."),
            ),
        }
        for key, (word, tip) in texts.items():
            self._labels[key].setText(word)
            self._labels[key].setToolTip(tip)
            for label in self._figures[key]:
                label.setAccessibleName(word)

    def _reading(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"reading_{name}")
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _write(self, key: str, values: list[float]) -> None:
        for label, value in zip(self._figures[key], values, strict=True):
            _set(label, exact(value), repr(value))

    def _reserve(self) -> None:
        """Keep room for the longest figures, so that nothing beside them moves."""
        font = tabular(self.font())
        figures = [label for labels in self._figures.values() for label in labels]
        for label in (*figures, *self._axes):
            label.setFont(font)
            label.setFixedWidth(label.fontMetrics().horizontalAdvance("0" * DIGITS))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)


def exact(value: float) -> str:
    """All digits that tell the number from every other, or as many of them as there is room."""
    if not math.isfinite(value):
        return plain_figure(value)
    text = repr(value).removesuffix(".0")
    for digits in range(16, 9, -1):
        if len(text) <= DIGITS:
            break
        text = f"{value:#.{digits}g}"  # its zeros stay: 0.2 would claim to be exact
    return text.replace("-", MINUS).replace("e+", "e")


def _set(label: QLabel, text: str, whole: str) -> None:
    label.setText(text)
    label.setToolTip(whole)
