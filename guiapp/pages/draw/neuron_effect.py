"""What the answer and the test accuracy are without the units that are switched off."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from guiapp.theme import Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.outputs.before_after_bars import BeforeAfterBars
from guiapp.widgets.steady_lines import SteadyLines


class NeuronEffect(QWidget):
    """Signals
    -------
    all_on() : all units are to be switched on
    """

    all_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.bars = BeforeAfterBars(self)
        self.bars.setObjectName("effect_bars")
        self.legend = QLabel(self)
        self.legend.setProperty("role", "muted")
        self.legend.setWordWrap(True)
        self.answer = SteadyLines("effect_answer", 2, self)
        self.accuracy = SteadyLines("effect_accuracy", 4, self)
        self.all_on_button = QPushButton(self)
        self.all_on_button.setObjectName("all_units_on")
        self.all_on_button.setEnabled(False)
        KeepKeys(self.all_on_button, BUTTON_KEYS)
        self.all_on_button.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.bars, 1)
        layout.addWidget(self.legend)
        layout.addWidget(self.answer)
        layout.addWidget(self.accuracy)
        layout.addWidget(self.all_on_button)
        self.retranslate()

    @Slot()
    def _ask(self) -> None:
        self.all_on.emit()

    def apply_theme(self, theme: Theme) -> None:
        self.bars.apply_theme(theme)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("What changes without it?"))
        self.legend.setText(self.tr("Outline: all units. Filled: without those that are off."))
        self.all_on_button.setText(self.tr("Switch all units on"))
        self.all_on_button.setToolTip(self.tr("The network answers as a whole again"))
        self.bars.retranslate()
