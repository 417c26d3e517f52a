"""The speed slider: its stops, its figure, its keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QVBoxLayout, QWidget

from guiapp.messages import FULL_SPEED
from guiapp.widgets.fields.speed_slider import STOPS, SpeedSlider


@pytest.fixture
def slider(qtbot):
    widget = SpeedSlider()
    qtbot.addWidget(widget)
    widget.resize(300, 60)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def inner(slider: SpeedSlider) -> QSlider:
    return slider.findChild(QSlider, "speed")


def test_offers_each_stop_and_then_full_speed(slider):
    seen = [slider.speed()]
    slider.speed_changed.connect(seen.append)
    for _ in range(20):
        slider.faster()
    assert seen == [*STOPS, FULL_SPEED]


@pytest.mark.parametrize("speed", [*STOPS, FULL_SPEED])
def test_shows_the_speed_that_was_set(slider, speed):
    slider.set_speed(speed)
    assert slider.speed() == speed
    shown = slider.findChild(QLabel, "speed_value").text()
    assert shown == ("full speed" if speed == FULL_SPEED else f"{speed:g}")
    assert shown == slider.text()


@pytest.mark.parametrize(
    ("wanted", "nearest"), [(3.0, 2.0), (3.3, 5.0), (0.1, 1.0), (1e9, 1000.0), (30.0, 20.0)]
)
def test_takes_the_nearest_stop_by_ratio(slider, wanted, nearest):
    slider.set_speed(wanted)
    assert slider.speed() == nearest


def test_announces_a_change_once_and_no_change_never(slider, qtbot):
    with qtbot.waitSignal(slider.speed_changed) as changed:
        slider.set_speed(100.0)
    assert changed.args == [100.0]
    with qtbot.assertNotEmitted(slider.speed_changed):
        slider.set_speed(100.0)


def test_arrow_keys_move_by_one_stop(slider):
    inner(slider).setFocus()
    QTest.keyClick(inner(slider), Qt.Key.Key_Right)
    assert slider.speed() == STOPS[1]
    QTest.keyClick(inner(slider), Qt.Key.Key_Left)
    assert slider.speed() == STOPS[0]


def test_a_click_at_the_far_end_of_the_groove_goes_faster(slider):
    groove = inner(slider)
    QTest.mouseClick(groove, Qt.MouseButton.LeftButton, pos=QPoint(groove.width() - 3, 8))
    assert slider.speed() > STOPS[0]


def test_keeps_its_arrow_keys_from_a_shortcut_of_the_page_only_while_it_has_the_focus(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    slider = SpeedSlider(page)
    QVBoxLayout(page).addWidget(slider)
    page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    pressed = []
    shortcut = QShortcut(Qt.Key.Key_Right, page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: pressed.append(True))
    with qtbot.waitActive(page):
        page.show()

    inner(slider).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(inner(slider), Qt.Key.Key_Right)
    assert (slider.speed(), len(pressed)) == (STOPS[1], 0)

    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert (slider.speed(), len(pressed)) == (STOPS[1], 1)


def test_takes_other_stops_and_leaves_full_speed_out(qtbot):
    slider = SpeedSlider(stops=(1, 10), full=False)
    qtbot.addWidget(slider)
    slider.set_speed(FULL_SPEED)
    assert slider.speed() == 10.0


@pytest.mark.parametrize("stops", [(), (0.0, 1.0), (2.0, 1.0), (1.0, 1.0)])
def test_refuses_stops_that_do_not_rise(qtbot, stops):
    with pytest.raises(ValueError, match="rising"):
        SpeedSlider(stops=stops)


@pytest.mark.parametrize("speed", [-1.0, float("nan"), float("inf")])
def test_refuses_what_is_no_speed(slider, speed):
    with pytest.raises(ValueError, match="speed"):
        slider.set_speed(speed)


def test_the_figure_does_not_change_its_width(slider):
    label = slider.findChild(QLabel, "speed_value")
    slider.set_speed(1.0)
    QApplication.sendPostedEvents()
    width = label.width()
    slider.set_speed(FULL_SPEED)
    QApplication.sendPostedEvents()
    assert label.width() == width


def test_every_text_is_set_anew_when_the_language_changes(slider):
    label = slider.findChild(QLabel, "speed_value")
    label.setText("")
    inner(slider).setToolTip("")
    QApplication.sendEvent(slider, QEvent(QEvent.Type.LanguageChange))
    assert label.text() == slider.text()
    assert inner(slider).toolTip()
    assert inner(slider).accessibleName()
