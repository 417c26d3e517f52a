"""A row of buttons of which one is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from guiapp.widgets.fields.tab_buttons import TabButtons


@pytest.fixture
def tabs(qtbot):
    widget = TabButtons(("first", "second", "third"))
    widget.set_texts({key: (key.title(), f"About {key}") for key in ("first", "second", "third")})
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_the_first_is_chosen_at_first(tabs):
    assert tabs.current() == "first"
    assert tabs.button("first").isChecked()
    assert tabs.button("second").text() == "Second"
    assert tabs.button("second").toolTip() == "About second"


def test_a_click_chooses_and_a_second_one_changes_nothing(tabs, qtbot):
    button = tabs.button("second")
    with qtbot.waitSignal(tabs.chosen) as blocker:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert blocker.args == ["second"]
    assert tabs.current() == "second"
    with qtbot.assertNotEmitted(tabs.chosen):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_program_chooses(tabs, qtbot):
    with qtbot.waitSignal(tabs.chosen, check_params_cb=lambda key: key == "third"):
        tabs.choose("third")
    assert tabs.button("third").isChecked()
    assert not tabs.button("first").isChecked()
    with pytest.raises(KeyError):
        tabs.choose("fourth")


def test_arrow_keys_go_from_one_to_the_next(tabs):
    tabs.button("first").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tabs.button("first"), Qt.Key.Key_Right)
    assert tabs.current() == "second"
