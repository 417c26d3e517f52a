"""Ten buttons in a row, one a digit."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys

DIGITS = 10
LEAST_PX = 22


class DigitButtons(QWidget):
    """Signals
    -------
    chosen(int) : a digit was pressed, also the one that was pressed last
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for digit in range(DIGITS):
            button = QPushButton(str(digit), self)
            button.setObjectName(f"digit_{digit}")
            button.setCheckable(True)
            button.setMinimumWidth(LEAST_PX)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            KeepKeys(button, BUTTON_KEYS)
            self._group.addButton(button, digit)
            layout.addWidget(button)
        self._group.idClicked.connect(self._press)
        self.apply_theme(LIGHT)

    def current(self) -> int | None:
        """The digit that was pressed last."""
        digit = self._group.checkedId()
        return digit if digit >= 0 else None

    def press(self, digit: int) -> None:
        """As if the button had been pressed."""
        self.button(digit).click()

    def button(self, digit: int) -> QPushButton:
        """The button of a digit, 0 to 9."""
        button = self._group.button(digit)
        assert isinstance(button, QPushButton)
        return button

    def set_tip(self, tip: str) -> None:
        """What pressing a button does: translated, with {digit}."""
        for digit in range(DIGITS):
            text = tip.format(digit=digit)
            self.button(digit).setToolTip(text)
            self.button(digit).setAccessibleName(text)

    def apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(f"""
            QPushButton {{
                border: 1px solid {theme.border}; border-radius: 3px; padding: 3px 0px;
                color: {theme.text}; background: {theme.raised};
            }}
            QPushButton:hover {{ background: {theme.grid}; }}
            QPushButton:checked {{
                color: {theme.on_accent}; background: {theme.accent};
                border: 1px solid {theme.accent}; font-weight: 600;
            }}
            QPushButton:focus {{ border: 1px solid {theme.text}; }}
            QPushButton:disabled {{ color: {theme.border}; }}
        """)

    @Slot(int)
    def _press(self, digit: int) -> None:
        self.chosen.emit(digit)
