"""Two numbers with a word before them: from where to where a search draws."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import NumberField

FIELD_PX = 80


class RangeField(QWidget):
    """Signals
    -------
    changed() : one of the ends
    """

    changed = Signal()

    def __init__(
        self, name: str, low: float, high: float, most: float, parent: QWidget | None = None
    ) -> None:
        """``most`` is the largest number that may be typed; all are above 0."""
        super().__init__(parent)
        self.low = NumberField(low, self, minimum=0.0, maximum=most, above=True)
        self.high = NumberField(high, self, minimum=0.0, maximum=most, above=True)
        self._to = QLabel("–", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for end, field in (("low", self.low), ("high", self.high)):
            field.setObjectName(f"{name}_{end}")
            field.setMaximumWidth(FIELD_PX)
            field.value_changed.connect(self._report)
        layout.addStretch(1)
        layout.addWidget(self.low)
        layout.addWidget(self._to)
        layout.addWidget(self.high)

    def value(self) -> tuple[float, float]:
        """(low, high) as typed, which the engine may refuse."""
        return self.low.value(), self.high.value()

    def set_words(self, low: str, high: str, tip: str) -> None:
        """Accessible names of both ends and their help, translated."""
        for field, name in ((self.low, low), (self.high, high)):
            field.setAccessibleName(name)
            field.setToolTip(tip)

    def apply_theme(self, theme: Theme) -> None:
        self.low.apply_theme(theme)
        self.high.apply_theme(theme)

    @Slot()
    def _report(self) -> None:
        self.changed.emit()
