"""Ten buttons, one signal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guiapp.theme import DARK
from guiapp.widgets.digits.digit_buttons import DigitButtons


def test_a_press_is_reported_each_time_and_shown(qtbot: QtBot) -> None:
    buttons = DigitButtons()
    qtbot.addWidget(buttons)
    buttons.apply_theme(DARK)
    pressed: list[int] = []
    buttons.chosen.connect(pressed.append)
    assert buttons.current() is None
    qtbot.mouseClick(buttons.button(3), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons.button(3), Qt.MouseButton.LeftButton)
    buttons.press(0)
    assert pressed == [3, 3, 0]
    assert buttons.current() == 0
    assert not buttons.button(3).isChecked()


def test_each_button_says_what_it_does(qtbot: QtBot) -> None:
    buttons = DigitButtons()
    qtbot.addWidget(buttons)
    buttons.set_tip("make it a {digit}")
    assert buttons.button(7).toolTip() == "make it a 7"
    assert buttons.button(7).accessibleName() == "make it a 7"
