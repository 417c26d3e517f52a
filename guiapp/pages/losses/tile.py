"""One measure of the answer in hand: its name, its value to all digits, its push on each output."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QRadioButton, QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.enlarged_label import EnlargedLabel
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import figure, plain_figure, tabular
from guiapp.widgets.outputs.mini_bars import MiniBars, SmallBars

VALUE_SIZE = 1.25  # of the window's text


@dataclass(frozen=True)
class Reading:
    """What a tile shows: a value, below it a line of words or digits, and the bars."""

    value: float
    line: str
    bars: SmallBars


class LossTile(QWidget):
    """Signals
    -------
    chosen() : this measure is to be the one in focus
    """

    chosen = Signal()

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._is_count = key == "accuracy"
        self.button = QRadioButton(self)
        self.button.setObjectName(f"focus_{key}")
        self.button.setAutoExclusive(False)
        KeepKeys(self.button, BUTTON_KEYS)
        self._value = EnlargedLabel(VALUE_SIZE, self, QFont.Weight.DemiBold)
        self._line = QLabel(self)
        self._value.setObjectName(f"value_{key}")
        self._line.setObjectName(f"digits_{key}")
        self._line.setProperty("role", "muted")
        for label in (self._value, self._line):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # a line that is too long for a narrow window must not widen it
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._bars = MiniBars(self)
        self._bars.setObjectName(f"bars_{key}")
        self._bars.clicked.connect(self.chosen)
        self.button.clicked.connect(self._choose)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 4)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.button, 0, 0)
        grid.addWidget(self._value, 0, 1)
        grid.addWidget(self._line, 1, 0, 1, 2)
        grid.addWidget(self._bars, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        self._set_fonts()

    def set_name(self, name: str, tip: str) -> None:
        """The translated name of the measure, and what it means to learning."""
        self.button.setText(name)
        self.button.setToolTip(tip)
        self._bars.setToolTip(tip)
        self._value.setAccessibleName(name)
        self._bars.setAccessibleName(name)

    def set_focused(self, focused: bool) -> None:
        """Whether the large arrows and the formula are of this measure."""
        self.button.setChecked(focused)
        self.update()

    def show_reading(self, reading: Reading) -> None:
        """Show a value; its tooltip has all digits."""
        text = plain_figure(reading.value) if self._is_count else figure(reading.value)
        self._value.setText(text)
        exact = repr(reading.value) if math.isfinite(reading.value) else text
        self._value.setToolTip(exact)
        self._line.setText(reading.line)
        self._line.setToolTip(exact)
        self._bars.set_bars(reading.bars)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._bars.apply_theme(theme)
        self.update()

    @Slot()
    def _choose(self) -> None:
        self.button.setChecked(True)  # also when it was chosen already
        self.chosen.emit()

    def _set_fonts(self) -> None:
        font = tabular(self.font())
        self._line.setFont(font)
        self._line.setFixedHeight(room_for_lines(font, 1))

    # -- events -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._set_fonts()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("surface"))
            meaning = "accent" if self.button.isChecked() else "grid"
            painter.fillRect(0, 0, self.width(), 3, self._theme.color(meaning))
