"""The slider over powers of ten: its values, its keys, its ticks."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from guiapp.widgets.fields.log_slider import LogSlider


@pytest.fixture
def slider(qtbot):
    widget = LogSlider()
    qtbot.addWidget(widget)
    widget.resize(300, widget.sizeHint().height())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def inner(slider: LogSlider) -> QSlider:
    return slider.findChild(QSlider, "log_slider")


@pytest.mark.parametrize("exponent", range(-16, 1))
def test_powers_of_ten_are_hit_exactly(slider, exponent):
    value = float(f"1e{exponent}")
    slider.set_value(value)
    assert slider.value() == value


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(-16.0, 0.0))
def test_goes_to_the_nearest_tick_by_ratio(slider, exponent):
    slider.set_value(10.0**exponent)
    assert math.log10(slider.value()) == pytest.approx(exponent, abs=0.05 + 0.005)
    value = slider.value()
    slider.set_value(value)
    assert slider.value() == value


@pytest.mark.parametrize(("wanted", "end"), [(1e-300, 1e-16), (1e300, 1.0)])
def test_stops_at_its_ends(slider, wanted, end):
    slider.set_value(wanted)
    assert slider.value() == end


def test_announces_a_change_once_and_no_change_never(slider, qtbot):
    with qtbot.waitSignal(slider.value_changed) as changed:
        slider.set_value(1e-4)
    assert changed.args == [1e-4]
    with qtbot.assertNotEmitted(slider.value_changed):
        slider.set_value(1e-4)


def test_arrows_move_by_a_tick_and_pages_by_a_decade(slider):
    slider.set_value(1e-4)
    control = inner(slider)
    control.setFocus()
    for key, value in (
        (Qt.Key.Key_Right, 1.26e-4),
        (Qt.Key.Key_Left, 1e-4),
        (Qt.Key.Key_Up, 1.26e-4),
        (Qt.Key.Key_Down, 1e-4),
        (Qt.Key.Key_PageUp, 1e-3),
        (Qt.Key.Key_PageDown, 1e-4),
        (Qt.Key.Key_Home, 1e-16),
        (Qt.Key.Key_End, 1.0),
    ):
        QTest.keyClick(control, key)
        assert slider.value() == value


def test_is_dragged_with_the_mouse(slider, qtbot):
    slider.set_value(1e-8)
    control = inner(slider)
    start = QPoint(round(slider._x_of(-8)) - control.x(), control.height() // 2)
    goal = QPoint(round(slider._x_of(-4)) - control.x(), control.height() // 2)
    QTest.mousePress(control, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(control, goal)
    QTest.mouseRelease(control, Qt.MouseButton.LeftButton, pos=goal)
    assert math.log10(slider.value()) == pytest.approx(-4, abs=0.15)


def test_keeps_its_keys_from_the_page_only_while_it_has_the_focus(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    slider = LogSlider(page, -3, 0)
    QVBoxLayout(page).addWidget(slider)
    page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    pressed = []
    shortcut = QShortcut(Qt.Key.Key_PageUp, page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: pressed.append(True))
    with qtbot.waitActive(page):
        page.show()
    inner(slider).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(inner(slider), Qt.Key.Key_PageUp)
    assert (slider.value(), len(pressed)) == (1e-2, 0)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert (slider.value(), len(pressed)) == (1e-2, 1)


@pytest.mark.parametrize("width", [160, 300, 900])
@pytest.mark.parametrize(("lowest", "highest"), [(-16, 0), (-3, 1), (-2.5, 0.5)])
def test_the_ticks_stand_under_the_handle_and_within_the_widget(qtbot, width, lowest, highest):
    slider = LogSlider(None, lowest, highest)
    qtbot.addWidget(slider)
    slider.resize(width, slider.sizeHint().height())
    with qtbot.waitExposed(slider):
        slider.show()
    image = slider.grab().toImage()
    background = image.pixelColor(0, 0)
    top = inner(slider).geometry().bottom() + 2
    for decade in range(math.ceil(lowest), math.floor(highest) + 1):
        x = round(slider._x_of(decade))
        near = [image.pixelColor(min(max(x + d, 0), width - 1), top) for d in (-1, 0, 1)]
        assert any(color != background for color in near), decade
    # half a decade between two ticks is empty
    x = round(slider._x_of(math.ceil(lowest) + 0.5))
    assert image.pixelColor(x, top) == background
    assert slider._x_of(lowest) > 0
    assert slider._x_of(highest) < width


def test_says_its_name_and_value_to_a_screen_reader(slider):
    slider.setAccessibleName("Step h")
    slider.set_value(1e-4)
    assert inner(slider).accessibleName() == slider.accessibleName() == "Step h"
    assert inner(slider).accessibleDescription() == "0.0001"


@pytest.mark.parametrize("value", [0.0, -1.0, float("nan"), float("inf")])
def test_refuses_what_has_no_logarithm(slider, value):
    with pytest.raises(ValueError, match="above 0"):
        slider.set_value(value)


@pytest.mark.parametrize(
    ("lowest", "highest", "steps"), [(0, 0, 10), (1, 0, 10), (0, float("inf"), 10), (-1, 0, 0)]
)
def test_refuses_what_is_no_range(qtbot, lowest, highest, steps):
    with pytest.raises(ValueError, match=r"exponents|step"):
        LogSlider(None, lowest, highest, steps)
