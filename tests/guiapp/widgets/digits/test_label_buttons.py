"""Ten buttons and their keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiapp.theme import LIGHT
from guiapp.widgets.digits.label_buttons import LabelButtons


@pytest.fixture
def buttons(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    widget, window.other = LabelButtons(), QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(window.other)
    layout.addWidget(widget)
    window.other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.apply_theme(LIGHT)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.other.setFocus()
    yield widget
    window.hide()  # and so the window lives until here


@pytest.mark.parametrize("digit", range(10))
def test_a_click_and_a_key_say_which_digit(buttons, qtbot, digit):
    with qtbot.waitSignal(buttons.labeled) as caught:
        buttons.button(digit).click()
    assert caught.args == [digit]
    key = Qt.Key(Qt.Key.Key_0 + digit)
    with qtbot.waitSignal(buttons.labeled) as caught:
        QTest.keyClick(buttons.window().other, key, Qt.KeyboardModifier.ShiftModifier)
    assert caught.args == [digit]


def test_there_is_nothing_to_say_without_a_drawing(buttons, qtbot):
    buttons.set_ready(False)
    with qtbot.assertNotEmitted(buttons.labeled):
        buttons.button(4).click()
        QTest.keyClick(buttons.window().other, Qt.Key.Key_4, Qt.KeyboardModifier.ShiftModifier)


def test_the_keys_rest_while_the_buttons_are_hidden(buttons, qtbot):
    buttons.hide()
    with qtbot.assertNotEmitted(buttons.labeled):
        QTest.keyClick(buttons.window().other, Qt.Key.Key_4, Qt.KeyboardModifier.ShiftModifier)
