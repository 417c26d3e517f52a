"""The transport bar reports what is asked for and shows what it is told."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSlider

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.race.transport_bar import TransportBar


@pytest.fixture
def bar(qtbot):
    widget = TransportBar()
    qtbot.addWidget(widget)
    widget.resize(700, 48)
    widget.set_position(3, 20, may_advance=True)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


@pytest.mark.parametrize("name", ["play", "step", "back", "reset"])
def test_each_button_reports_a_click_and_the_space_key_when_focused(bar, qtbot, name):
    signal = getattr(bar, f"{name}_pressed")
    button = bar.findChild(QPushButton, name)
    with qtbot.waitSignal(signal):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    with qtbot.waitSignal(signal):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.accessibleName()
    assert "Shortcut" in button.toolTip()


def test_the_slider_reports_the_user_but_not_the_program(bar, qtbot):
    scrub = bar.findChild(QSlider, "scrub")
    with qtbot.assertNotEmitted(bar.step_chosen):
        bar.set_position(5, 30, may_advance=True)
    assert (scrub.value(), scrub.maximum()) == (5, 30)
    with qtbot.waitSignal(bar.step_chosen) as chosen:
        QTest.mouseClick(scrub, Qt.MouseButton.LeftButton, pos=QPoint(scrub.width() - 2, 8))
    assert chosen.args[0] > 5


def test_buttons_that_can_do_nothing_are_disabled(bar):
    bar.set_position(0, 20, may_advance=True)
    assert not bar.findChild(QPushButton, "back").isEnabled()
    assert not bar.findChild(QPushButton, "reset").isEnabled()
    bar.set_position(20, 20, may_advance=False)
    assert bar.findChild(QPushButton, "back").isEnabled()
    assert not bar.findChild(QPushButton, "step").isEnabled()
    assert bar.findChild(QPushButton, "play").isEnabled()  # plays again from the start


def test_says_where_it_is_in_a_label_of_constant_width(bar):
    label = bar.findChild(QLabel, "position")
    bar.set_position(3, 500, may_advance=True)
    QApplication.processEvents()
    width = label.width()
    bar.set_position(500, 500, may_advance=False)
    QApplication.processEvents()
    assert label.text() == "step 500 of 500"
    assert label.width() == width


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_play_turns_into_pause_and_nothing_moves(bar, theme):
    bar.apply_theme(theme)
    play = bar.findChild(QPushButton, "play")
    geometry, icon = play.geometry(), play.icon().cacheKey()
    bar.set_playing(True)
    QApplication.processEvents()
    assert play.text() == play.accessibleName() == "Pause"
    assert play.icon().cacheKey() != icon
    assert play.geometry() == geometry
    bar.set_playing(False)
    assert play.text() == "Play"


def test_texts_are_set_anew_when_the_language_changes(bar):
    play = bar.findChild(QPushButton, "play")
    play.setText("")
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert play.text() == "Play"
