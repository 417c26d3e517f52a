"""The Descend page, used as a person would: the race, its steps, its start."""

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSlider

from guiapp.pages.descent.page import DescentPage
from guiapp.theme import LIGHT
from tests.guiapp.pages.descent.hands import (
    LEFT,
    choose,
    click_map,
    enter,
    map_pixel,
    names,
    number,
    press,
    text,
)

# The reference table of the book's comparison (6.1.3 to 6.1.7): optimizer, point after 1 update,
# the last point that the book plots (after 29), point and f after 30.
TABLE = {
    "sgd": ((-6.335, -1.8), (-0.387175, -0.0942026), (-0.350393, 0.0847823), 0.0133268),
    "momentum": ((-6.93, 1.6), (0.814112, 0.272878), (0.896414, 0.0880856), 0.0479370),
    "nesterov": ((-6.867, 1.24), (0.619266, 0.00737368), None, 0.0237789),
    "adagrad": ((-5.5, 0.5), (-0.136185, 9e-17), (-0.120162, 2e-17), 0.00072195),
    "rmsprop": ((-6.0, 1.0), (-0.748162, 2.9e-8), None, 0.0243198),
    "adam": ((-6.7, 1.7), (0.0201491, 0.321957), (0.136007, 0.318245), 0.102205),
}


@pytest.fixture
def page(qtbot):
    widget = DescentPage()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(1278, 740)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    qtbot.waitUntil(widget.view.map.is_surveyed)
    return widget


def lane(page, optimizer="sgd"):
    return next(lane for lane in page.race().lanes if lane.entry.optimizer == optimizer)


def digits(values):
    """As many digits as the table has, the last one rounded."""
    return pytest.approx(values, rel=3e-6, abs=6e-8)


def test_the_page_opens_with_the_book_s_comparison(page):
    race = page.race()
    assert race.surface.name == "valley"
    assert race.start == (-7.0, 2.0)
    assert [entry.learning_rate for entry in race.entries] == [0.95, 0.1, 1.5, 0.3]
    assert names(page) == ["SGD", "Momentum", "AdaGrad", "Adam"]
    assert (page.shown_step(), page.is_playing()) == (0, False)
    assert "Space" in text(page, "sentence")
    assert "4 racers" in text(page, "sentence")
    assert text(page, "position") == "step 0 of 30"


def test_the_page_walks_the_book_s_table(page):
    choose(page, "preset", "six")
    seen = {}
    for _ in range(30):
        press(page, Qt.Key.Key_Right)
        step = page.shown_step()
        seen[step] = {
            each.entry.optimizer: (tuple(each.points[step]), each.values[step])
            for each in page.race().lanes
        }
    assert text(page, "position") == "step 30 of 30"
    for optimizer, (first, plotted, last, f) in TABLE.items():
        assert seen[1][optimizer][0] == digits(first)
        assert seen[29][optimizer][0] == digits(plotted)
        if last is not None:
            assert seen[30][optimizer][0] == digits(last)
        assert seen[30][optimizer][1] == pytest.approx(f, rel=5e-6)


def test_space_plays_to_the_end_where_the_book_s_descent_ends(page, qtbot):
    choose(page, "preset", "descent")
    page.findChild(QSlider, "speed").setValue(99)
    press(page, Qt.Key.Key_Space)
    assert page.is_playing()
    assert page.shown_step() == 1  # at once
    qtbot.waitUntil(lambda: not page.is_playing())
    assert page.shown_step() == 20
    assert lane(page).points[20] == digits((-0.0345876, 0.0461169))
    assert "SGD: It has arrived" in text(page, "sentence")


def test_a_hundred_steps_end_where_the_book_prints(page):
    choose(page, "preset", "descent")
    enter(page, "steps", "100")
    page.go_to(100)
    assert lane(page).points[100] == pytest.approx((-6.1111e-10, 8.1481e-10), rel=1e-4)


def test_space_pauses_and_then_no_step_follows(page, qtbot):
    page.findChild(QSlider, "speed").setValue(4)  # 20 a second
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.shown_step() >= 3)
    press(page, Qt.Key.Key_Space)
    step = page.shown_step()
    assert text(page, "position") == f"step {step} of 30"
    qtbot.wait(150)  # three steps' time
    assert page.shown_step() == step
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.shown_step() > step)


def test_space_at_the_end_plays_again_from_the_start(page):
    page.go_to(30)
    press(page, Qt.Key.Key_Space)
    assert page.is_playing()
    assert page.shown_step() == 1


def test_going_back_shows_the_same_bits(page):
    states = []
    for _ in range(12):
        press(page, Qt.Key.Key_Right)
        states.append([each.points[page.shown_step()].tobytes() for each in page.race().lanes])
    for step in range(12, 0, -1):
        assert page.shown_step() == step
        now = [each.points[step].tobytes() for each in page.race().lanes]
        assert now == states[step - 1]
        press(page, Qt.Key.Key_Left)
    assert page.shown_step() == 0
    press(page, Qt.Key.Key_Left)
    assert page.shown_step() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_R, Qt.Key.Key_Home])
def test_reset_forgets_the_steps_and_keeps_the_settings(page, key):
    enter(page, "learning_rate", "0.3")
    page.go_to(7)
    press(page, key)
    assert page.shown_step() == 0
    assert page.race().steps <= 1
    assert page.race().entries[0].learning_rate == 0.3


@pytest.mark.parametrize(
    ("button", "step"), [("step", 6), ("back", 4), ("reset", 0)], ids=["step", "back", "reset"]
)
def test_the_buttons_do_what_the_keys_do(page, button, step):
    page.go_to(5)
    QTest.mouseClick(page.findChild(QPushButton, button), LEFT)
    assert page.shown_step() == step


def test_scrubbing_goes_to_any_step_and_shows_it(page):
    scrub = page.findChild(QSlider, "scrub")
    scrub.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(scrub, Qt.Key.Key_End)
    assert page.shown_step() == 30
    QTest.keyClick(scrub, Qt.Key.Key_Left)
    assert page.shown_step() == 29
    page.go_to(12)
    assert scrub.value() == 12
    QTest.mouseClick(scrub, LEFT, pos=QPoint(2, scrub.height() // 2))
    assert page.shown_step() < 12


def test_a_click_on_the_curve_goes_to_that_step(page):
    page.go_to(30)
    plot = page.findChild(pg.PlotWidget, "f_plot")
    at = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(5.2, 2)))
    QTest.mouseClick(plot.viewport(), LEFT, pos=at)
    assert page.shown_step() == 5


def test_a_click_on_the_map_moves_everybody_s_start_and_makes_the_same_number_of_steps(page):
    page.go_to(5)
    click_map(page, 4, -6)
    race = page.race()
    assert race.start == pytest.approx((4, -6), abs=0.06)
    assert (number(page, "x0"), number(page, "x1")) == race.start
    assert page.shown_step() == 5
    assert all(len(each.points) >= 6 for each in race.lanes)
    assert all(tuple(each.points[0]) == race.start for each in race.lanes)


def test_dragging_the_start_while_playing_recomputes_at_once_and_plays_on(page, qtbot):
    page.findChild(QSlider, "speed").setValue(4)  # 20 a second
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.shown_step() >= 3)
    viewport, at = map_pixel(page, -5, 6)
    QTest.mousePress(viewport, LEFT, pos=at)
    assert page.race().start == pytest.approx((-5, 6), abs=0.06)
    for x, y in ((-4, 7), (0, 8), (5, 5)):
        QTest.mouseMove(viewport, map_pixel(page, x, y)[1])
        assert page.race().start == pytest.approx((x, y), abs=0.06)
        assert page.race().steps >= page.shown_step() >= 3
        assert page.is_playing()
    step = page.shown_step()
    qtbot.waitUntil(lambda: page.shown_step() > step)  # while the button is down
    QTest.mouseMove(viewport, QPoint(-500, -500))  # far off the map
    x, y = page.race().start
    assert -10 <= x <= 10
    assert -10 <= y <= 10
    QTest.mouseRelease(viewport, LEFT, pos=at)
    step = page.shown_step()
    qtbot.waitUntil(lambda: page.shown_step() > step)


def test_a_drag_over_ground_where_all_end_does_not_end_the_race(page, qtbot):
    choose(page, "preset", "diverges")
    enter(page, "steps", "500")
    enter(page, "learning_rate", "1e60")
    page.go_to(2)
    click_map(page, 1, 1)
    ends = lane(page).diverged_at
    page.go_to(500)
    assert page.shown_step() == ends
    viewport, at = map_pixel(page, 2, 2)
    QTest.mousePress(viewport, LEFT, pos=at)
    assert page.shown_step() == ends
    QTest.mouseRelease(viewport, LEFT, pos=at)


def test_the_start_can_be_typed(page):
    page.go_to(5)
    enter(page, "x0", "-1.5")
    field = page.findChild(QLineEdit, "x1")
    field.setText("０．５")  # as a Japanese input method leaves it
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.race().start == (-1.5, 0.5)
    assert page.shown_step() == 5
    enter(page, "x0", "99")
    assert page.race().start == (-1.5, 0.5)
    assert "not greater than 10" in page.findChild(QLineEdit, "x0").toolTip()


def test_a_learning_rate_of_10_is_explained_as_it_happens(page):
    choose(page, "preset", "diverges")
    press(page, Qt.Key.Key_Right)
    sentence = text(page, "sentence")
    assert sentence.startswith("SGD: The point left the map")
    assert "longer than the last" in sentence
    assert "smaller learning rate" in sentence
    page.go_to(100)
    # the end point is itself driven by rounding: -19 ** 100 times the start, in exact numbers
    assert np.abs(lane(page).points[20]) == pytest.approx(np.array((3, 4)) * 19.0**20)
    assert not page.grab().isNull()


def test_a_descent_beyond_all_numbers_ends_with_an_explanation(page):
    choose(page, "preset", "diverges")
    enter(page, "learning_rate", "1e200")
    page.go_to(100)
    assert page.shown_step() < 100
    assert "range of numbers" in text(page, "sentence")
    assert not page.findChild(QPushButton, "step").isEnabled()
    press(page, Qt.Key.Key_Space)  # plays again from the start
    assert page.shown_step() == 1


def test_the_others_go_on_when_one_has_ended(page):
    enter(page, "learning_rate", "1e200")  # of SGD, the first in focus
    page.go_to(30)
    assert page.shown_step() == 30
    assert lane(page).steps < 30
    assert lane(page, "adam").steps >= 30
    assert "SGD: Step" in text(page, "sentence")


def test_a_learning_rate_of_1e_10_is_explained(page):
    choose(page, "preset", "paralysis")
    press(page, Qt.Key.Key_Right)
    sentence = text(page, "sentence")
    assert "1.0e−9 per step" in sentence
    assert "5.0e9 steps away" in sentence  # from a distance of 5
    assert "larger learning rate" in sentence
    page.go_to(100)
    assert lane(page).points[100] == pytest.approx((-2.99999994, 3.99999992), abs=6e-9)


def test_brackets_change_the_speed(page):
    speed = page.findChild(QSlider, "speed")
    before = speed.value()
    press(page, Qt.Key.Key_BracketRight)
    assert speed.value() == before + 1
    press(page, Qt.Key.Key_BracketLeft)
    assert speed.value() == before


def test_at_full_speed_a_long_race_takes_two_seconds(page, qtbot):
    enter(page, "steps", "5000")
    page.findChild(QSlider, "speed").setValue(99)
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.is_playing(), timeout=20_000)
    assert page.shown_step() == 5000


def test_a_hidden_page_waits_and_goes_on_when_shown(page, qtbot):
    page.findChild(QSlider, "speed").setValue(4)
    press(page, Qt.Key.Key_Space)
    page.hide()
    step = page.shown_step()
    assert page.is_playing()
    page.findChild(QSlider, "speed").setValue(3)
    enter(page, "x0", "-3")  # what is set meanwhile starts no clock
    qtbot.wait(120)
    assert page.shown_step() == step
    page.show()
    qtbot.waitUntil(lambda: page.shown_step() > step)


def test_a_focused_button_keeps_space_for_itself(page):
    page.go_to(5)
    page.findChild(QPushButton, "back").setFocus(Qt.FocusReason.TabFocusReason)
    press(page, Qt.Key.Key_Space)
    assert page.shown_step() == 4
    assert not page.is_playing()


def test_typing_and_then_space_plays_with_what_was_typed(page):
    field = page.findChild(QLineEdit, "learning_rate")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.25")
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert field.text() == "0.25"
    assert page.race().entries[0].learning_rate == 0.25
    assert page.is_playing()


def test_after_enter_the_keys_belong_to_the_page_again(page):
    enter(page, "learning_rate", "0.2")
    press(page, Qt.Key.Key_Right)
    assert page.shown_step() == 1
    assert page.findChild(QLineEdit, "learning_rate").text() == "0.2"


def test_arrows_and_letters_in_a_field_stay_there(page):
    field = page.findChild(QLineEdit, "learning_rate")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClick(field, Qt.Key.Key_Right)
    QTest.keyClick(field, Qt.Key.Key_3)
    assert page.shown_step() == 0
    assert field.cursorPosition() == 2
    assert page.view.views.current() == "view_map"
    assert QApplication.focusWidget() is field
