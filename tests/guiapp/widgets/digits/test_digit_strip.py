"""The strip of my digits: what is marked, what is selected, and its keys."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.digits.digit_strip import DigitStrip, StripDigit


def digits(*pairs):
    ink = np.zeros((28, 28), np.uint8)
    ink[4:24, 12:16] = 255
    return [StripDigit(f"{k}.png", ink, label, answer) for k, (label, answer) in enumerate(pairs)]


@pytest.fixture
def strip(qtbot):
    widget = DigitStrip()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.set_digits(digits((3, 3), (4, 9), (5, None)))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_the_wrong_one_is_marked_in_words_and_color(strip):
    texts = [strip.item(row).text() for row in range(3)]
    assert texts[0] == "3"
    assert "4" in texts[1]
    assert "9" in texts[1]
    assert texts[2] == "5"
    assert "takes it for a 9" in strip.item(1).toolTip()
    for theme in (LIGHT, DARK):
        strip.apply_theme(theme)
        assert strip.item(1).foreground().color() == theme.color("bad")
        assert strip.item(0).foreground().color() == theme.color("text")


def test_a_click_selects_and_the_selection_stays_with_its_digit(strip):
    center = strip.visualItemRect(strip.item(1)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=center)
    assert strip.selected() == "1.png"
    strip.set_digits(list(reversed(digits((3, 3), (4, 4), (5, None)))))
    assert strip.selected() == "1.png"
    strip.set_digits(digits((3, 3)))
    assert strip.selected() is None


def test_delete_asks_for_the_selected_one(strip, qtbot):
    with qtbot.assertNotEmitted(strip.removal_requested):
        QTest.keyClick(strip, Qt.Key.Key_Delete)
    strip.select("2.png")
    with qtbot.waitSignal(strip.removal_requested) as caught:
        QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert caught.args == ["2.png"]


def test_ctrl_z_is_the_strips_own_while_it_has_the_focus(strip, qtbot):
    with qtbot.waitSignal(strip.undo_requested):
        QTest.keyClick(strip, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_the_empty_strip_is_painted_with_its_sentence(strip):
    strip.set_digits([])
    before = strip.grab().toImage()
    strip.set_empty_text("Your own digits will stand here.")
    assert strip.grab().toImage() != before


def test_five_hundred_are_laid_out_without_a_sideways_bar(strip):
    strip.set_digits(digits(*[(3, 3)] * 500))
    assert strip.count() == 500
    assert not strip.horizontalScrollBar().isVisible()
