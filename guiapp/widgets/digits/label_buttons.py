"""Ten buttons, one for each digit: what a drawing is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from guiapp.theme import Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.numerals import tabular

DIGITS = 10


class LabelButtons(QWidget):
    """Signals
    -------
    labeled(int) : a button was clicked, or its key (Shift+0 to Shift+9) pressed anywhere in the
        window while this is visible
    """

    labeled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = QLabel(self)
        self._buttons = tuple(QPushButton(str(digit), self) for digit in range(DIGITS))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._word)
        layout.addSpacing(4)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for digit, button in enumerate(self._buttons):
            button.setObjectName(f"label_{digit}")
            button.setFont(tabular(button.font()))
            button.setSizePolicy(policy)
            button.setMinimumWidth(22)
            button.setMaximumWidth(48)
            KeepKeys(button, BUTTON_KEYS)
            button.clicked.connect(partial(self.labeled.emit, digit))
            # the focus is mostly on the canvas, which is not among the parents of this widget
            shortcut = QShortcut(QKeySequence(f"Shift+{digit}"), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(button.click)
            layout.addWidget(button)
        self.retranslate()

    def button(self, digit: int) -> QPushButton:
        return self._buttons[digit]

    def set_ready(self, is_ready: bool) -> None:
        """Whether there is anything to be labeled."""
        for button in self._buttons:
            button.setEnabled(is_ready)

    def apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(f"""
            QPushButton {{
                border: 1px solid {theme.border}; border-radius: 4px; padding: 4px 0;
                color: {theme.text}; background: {theme.raised}; font-weight: 600;
            }}
            QPushButton:hover {{ background: {theme.grid}; }}
            QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 3px 0; }}
            QPushButton:pressed {{ background: {theme.accent}; color: {theme.on_accent}; }}
            QPushButton:disabled {{ color: {theme.muted}; background: {theme.window}; }}
        """)

    def retranslate(self) -> None:
        self._word.setText(self.tr("This is a"))
        for digit, button in enumerate(self._buttons):
            text = self.tr(
                "Add the drawing to my digits as a {digit}, for the network to learn from. "
                "Shortcut: Shift+{digit}"
            )
            button.setToolTip(text.format(digit=digit))
            button.setAccessibleName(self.tr("This is a {digit}").format(digit=digit))
