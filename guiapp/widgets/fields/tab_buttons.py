"""A row of small buttons of which one is chosen: views and panes that take each other's place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys

_KEYS = (*BUTTON_KEYS, Qt.Key.Key_Left, Qt.Key.Key_Right)  # these go from one to the next


class TabButtons(QWidget):
    """Signals
    -------
    chosen(str) : the key of another button, by user or program
    """

    chosen = Signal(str)

    def __init__(self, keys: Iterable[str], parent: QWidget | None = None) -> None:
        """One button per key; the first is chosen. The key is also the button's object name."""
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for key in keys:
            button = QPushButton(self)
            button.setObjectName(key)
            button.setCheckable(True)
            KeepKeys(button, _KEYS)
            self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button)
        self._current = next(iter(self._buttons))
        self._buttons[self._current].setChecked(True)
        self._group.buttonToggled.connect(self._take)
        self.apply_theme(LIGHT)

    def current(self) -> str:
        """The key of the chosen button."""
        return self._current

    @Slot(str)
    def choose(self, key: str) -> None:
        """Choose a button; KeyError when there is none with this key."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        return self._buttons[key]

    def set_texts(self, texts: Mapping[str, tuple[str, str]]) -> None:
        """(word, help) by key, translated."""
        for key, (word, tip) in texts.items():
            self._buttons[key].setText(word)
            self._buttons[key].setToolTip(tip)
            self._buttons[key].setAccessibleName(word)

    def apply_theme(self, theme: Theme) -> None:
        # no bold for the chosen one: its width would change and push its neighbors
        self.setStyleSheet(f"""
            QPushButton {{
                border: none; border-bottom: 2px solid {theme.border}; border-radius: 0;
                padding: 3px 10px 3px 10px; color: {theme.muted}; background: transparent;
            }}
            QPushButton:hover {{ color: {theme.text}; background: {theme.grid}; }}
            QPushButton:checked {{
                color: {theme.text}; border-bottom: 2px solid {theme.accent};
            }}
            QPushButton:focus {{ color: {theme.accent}; background: {theme.grid}; }}
            QPushButton:disabled {{ color: {theme.border}; }}
        """)

    @Slot()
    def _take(self) -> None:
        checked = self._group.checkedButton()
        if checked is not None and checked.objectName() != self._current:
            self._current = checked.objectName()
            self.chosen.emit(self._current)
