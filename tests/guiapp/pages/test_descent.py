"""The Descend page, used as a person would: with keys, mouse and typed numbers."""

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from engine.optimizers import OPTIMIZERS
from engine.surfaces import SURFACES
from guiapp.pages.descent import DescentPage
from guiapp.theme import DARK, LIGHT


@pytest.fixture
def page(qtbot):
    widget = DescentPage()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(1260, 700)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    QApplication.processEvents()
    return widget


def press(page, key):
    QTest.keyClick(QApplication.focusWidget() or page, key)


def text(page, name) -> str:
    return page.findChild(QLabel, name).text()


def enter(page, name, number, key=Qt.Key.Key_Return):
    """Type a number into a field, as with the keyboard."""
    field = page.findChild(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, number)
    QTest.keyClick(field, key)


def choose(page, name, key):
    box = page.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(key))


def map_pixel(page, x, y) -> tuple[QWidget, QPoint]:
    plot = page.findChild(pg.PlotWidget, "map")
    scene = plot.getViewBox().mapViewToScene(QPointF(x, y))
    return plot.viewport(), plot.mapFromScene(scene)


def test_the_first_sight_is_the_book_s_descent_at_its_start(page):
    walk = page.walk()
    assert (walk.surface.name, walk.optimizer, walk.learning_rate) == ("bowl", "sgd", 0.1)
    assert (walk.step, walk.limit, walk.point) == (0, 20, (-3.0, 4.0))
    assert not page.is_playing()
    assert "Space" in text(page, "sentence")
    assert text(page, "formula") == (
        "x ← x − η ∇f = (−3.00, 4.00) − 0.1 · (−6.00, 8.00) = (−2.40, 3.20)"
    )
    assert text(page, "reading_point") == "(−3.0000, 4.0000)"
    assert text(page, "reading_value") == "25.0000"
    assert text(page, "reading_gradient") == "(−6.0000, 8.0000)"
    assert text(page, "reading_gradient_length") == "10.0000"
    assert text(page, "reading_step_length") == "1.0000"
    assert text(page, "position") == "step 0 of 20"


def test_space_plays_to_the_end_where_the_book_ends(page, qtbot):
    page.findChild(QSlider, "speed").setValue(99)
    press(page, Qt.Key.Key_Space)
    assert page.is_playing()
    assert page.walk().step == 1  # at once
    qtbot.waitUntil(lambda: not page.is_playing())
    assert page.walk().step == 20
    assert page.walk().point == pytest.approx((-0.0345876, 0.0461169), abs=5e-8)
    assert text(page, "reading_point") == "(−0.0346, 0.0461)"
    assert "arrived" in text(page, "sentence")


def test_space_pauses_and_then_no_step_follows(page, qtbot):
    page.findChild(QSlider, "speed").setValue(4)  # 20 a second
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.walk().step >= 3)
    press(page, Qt.Key.Key_Space)
    step = page.walk().step
    assert text(page, "position") == f"step {step} of 20"
    qtbot.wait(150)  # three steps' time
    assert page.walk().step == step
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.walk().step > step)


def test_space_at_the_end_plays_again_from_the_start(page):
    page.go_to(20)
    press(page, Qt.Key.Key_Space)
    assert page.is_playing()
    assert page.walk().step == 1


def test_right_is_exactly_one_step_and_left_takes_it_back(page):
    press(page, Qt.Key.Key_Right)
    assert page.walk().step == 1
    assert page.walk().point == pytest.approx((-2.4, 3.2))
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Left)
    assert page.walk().step == 1
    assert text(page, "reading_point") == "(−2.4000, 3.2000)"
    press(page, Qt.Key.Key_Left)
    press(page, Qt.Key.Key_Left)
    assert page.walk().step == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_R, Qt.Key.Key_Home])
def test_reset_forgets_the_steps_and_keeps_the_settings(page, key):
    enter(page, "learning_rate", "0.3")
    page.go_to(7)
    press(page, key)
    walk = page.walk()
    assert (walk.step, walk.reached, walk.learning_rate) == (0, 0, 0.3)


@pytest.mark.parametrize(
    ("button", "step"), [("step", 6), ("back", 4), ("reset", 0)], ids=["step", "back", "reset"]
)
def test_the_buttons_do_what_the_keys_do(page, button, step):
    page.go_to(5)
    QTest.mouseClick(page.findChild(QPushButton, button), Qt.MouseButton.LeftButton)
    assert page.walk().step == step


def test_scrubbing_goes_to_any_step_and_back_to_the_same_point(page):
    scrub = page.findChild(QSlider, "scrub")
    scrub.setValue(12)
    point = page.walk().point
    assert page.walk().step == 12
    scrub.setValue(3)
    assert page.walk().step == 3
    scrub.setValue(12)
    assert page.walk().point == point
    QTest.mouseClick(scrub, Qt.MouseButton.LeftButton, pos=QPoint(2, scrub.height() // 2))
    assert page.walk().step < 12


def test_a_click_on_the_curve_goes_to_that_step(page):
    page.go_to(20)
    plot = page.findChild(pg.PlotWidget, "f_plot")
    box = plot.getViewBox()
    at = plot.mapFromScene(box.mapViewToScene(QPointF(5.2, 10)))
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.walk().step == 5


def test_a_click_on_the_map_sets_the_start(page):
    page.go_to(5)
    viewport, at = map_pixel(page, 2, -3)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    walk = page.walk()
    assert walk.step == 0
    assert walk.start == pytest.approx((2, -3), abs=0.03)
    assert float(page.findChild(QLineEdit, "x0").text()) == walk.start[0]
    assert float(page.findChild(QLineEdit, "x1").text()) == walk.start[1]


def test_dragging_on_the_map_moves_the_start_live(page):
    viewport, at = map_pixel(page, 1, 1)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert page.walk().start == pytest.approx((1, 1), abs=0.03)
    QTest.mouseMove(viewport, map_pixel(page, 2, 3)[1])
    assert page.walk().start == pytest.approx((2, 3), abs=0.03)
    QTest.mouseMove(viewport, QPoint(-500, -500))  # far off the map
    x, y = page.walk().start
    assert -5 <= x <= 5
    assert -5 <= y <= 5
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at)


def test_the_start_can_be_typed(page):
    page.go_to(5)
    enter(page, "x0", "-1.5")
    field = page.findChild(QLineEdit, "x1")
    field.setText("０．５")  # as a Japanese input method leaves it
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.walk().start == (-1.5, 0.5)
    enter(page, "x0", "99")
    assert page.walk().start == (-1.5, 0.5)
    assert "not greater than 5" in page.findChild(QLineEdit, "x0").toolTip()


def test_a_learning_rate_of_10_is_explained_as_it_happens(page):
    enter(page, "learning_rate", "10")
    assert page.walk().step == 0
    press(page, Qt.Key.Key_Right)
    sentence = text(page, "sentence")
    assert "left the map" in sentence
    assert "longer than the last" in sentence
    assert "smaller learning rate" in sentence
    page.go_to(20)
    assert not page.grab().isNull()


def test_a_descent_beyond_all_numbers_ends_with_an_explanation(page):
    enter(page, "learning_rate", "1e200")
    page.go_to(20)
    assert "range of numbers" in text(page, "sentence")
    assert not page.findChild(QPushButton, "step").isEnabled()
    press(page, Qt.Key.Key_Space)  # plays again from the start
    assert page.walk().step == 1


def test_a_learning_rate_of_1e_10_is_explained(page):
    enter(page, "learning_rate", "1e-10")
    press(page, Qt.Key.Key_Right)
    sentence = text(page, "sentence")
    assert "1.0e−9 per step" in sentence
    assert "5.0e9 steps away" in sentence  # from a distance of 5
    assert "larger learning rate" in sentence


def test_a_wrong_learning_rate_is_marked_and_changes_nothing(page):
    page.go_to(5)
    enter(page, "learning_rate", "-1")
    assert (page.walk().step, page.walk().learning_rate) == (5, 0.1)
    assert "greater than 0" in page.findChild(QLineEdit, "learning_rate").toolTip()
    labels = [label.text() for label in page.findChildren(QLabel)]
    assert "Learning rate η: Type a number greater than 0." in labels


def test_typing_and_then_space_plays_with_what_was_typed(page):
    field = page.findChild(QLineEdit, "learning_rate")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.25")
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert field.text() == "0.25"
    assert page.walk().learning_rate == 0.25
    assert page.is_playing()


def test_after_enter_the_keys_belong_to_the_page_again(page):
    enter(page, "learning_rate", "0.2")
    press(page, Qt.Key.Key_Right)
    assert page.walk().step == 1
    assert page.findChild(QLineEdit, "learning_rate").text() == "0.2"


def test_arrows_and_letters_in_a_field_stay_there(page):
    field = page.findChild(QLineEdit, "learning_rate")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClick(field, Qt.Key.Key_Right)
    assert page.walk().step == 0
    assert field.cursorPosition() == 1


def test_changing_settings_while_playing_plays_on_from_the_start(page, qtbot):
    page.findChild(QSlider, "speed").setValue(4)
    enter(page, "steps", "1000")
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.walk().step >= 3)
    enter(page, "learning_rate", "0.05")
    assert page.is_playing()
    assert page.walk().learning_rate == 0.05
    assert page.walk().step < 3
    qtbot.waitUntil(lambda: page.walk().step >= 2)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_has_its_settings_and_its_words(page, optimizer):
    choose(page, "surface", "valley")
    choose(page, "optimizer", optimizer)
    walk = page.walk()
    assert walk.optimizer == optimizer
    assert walk.hyperparameters == dict(OPTIMIZERS[optimizer].hyperparameters)
    for name in ("momentum", "decay_rate", "beta1", "beta2"):
        field = page.findChild(QLineEdit, name)
        assert field.isVisible() == (name in OPTIMIZERS[optimizer].hyperparameters)
    formulas = set()
    for step in range(4):
        page.go_to(step)
        formulas.add(text(page, "formula"))
    assert len(formulas) == 4


def test_a_hyperparameter_restarts_with_its_new_value(page):
    choose(page, "optimizer", "momentum")
    page.go_to(3)
    enter(page, "momentum", "0.5")
    assert page.walk().hyperparameters == {"momentum": 0.5}
    assert page.walk().step == 0
    enter(page, "momentum", "1")
    assert page.walk().hyperparameters == {"momentum": 0.5}
    assert "less than 1" in page.findChild(QLineEdit, "momentum").toolTip()


@pytest.mark.parametrize("name", SURFACES)
def test_every_surface_brings_its_start_and_runs(page, name):
    choose(page, "surface", name)
    walk = page.walk()
    assert walk.surface is SURFACES[name]
    assert walk.start == SURFACES[name].start
    page.go_to(walk.limit)
    assert text(page, "sentence")
    assert not page.grab().isNull()


def test_the_logarithm_is_offered_where_f_has_one(page):
    log = page.findChild(QCheckBox, "log")
    press(page, Qt.Key.Key_L)
    assert log.isChecked()
    choose(page, "surface", "saddle")
    page.go_to(40)
    assert not log.isEnabled()
    assert "negative" in log.toolTip()
    press(page, Qt.Key.Key_L)
    assert log.isChecked()


def test_brackets_change_the_speed(page):
    speed = page.findChild(QSlider, "speed").value()
    press(page, Qt.Key.Key_BracketRight)
    assert page.findChild(QSlider, "speed").value() == speed + 1
    press(page, Qt.Key.Key_BracketLeft)
    assert page.findChild(QSlider, "speed").value() == speed


def test_at_full_speed_a_long_descent_takes_two_seconds(page, qtbot):
    enter(page, "steps", "5000")
    page.findChild(QSlider, "speed").setValue(99)
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.is_playing(), timeout=20_000)
    assert page.walk().step == 5000


def test_a_hidden_page_stops_its_timer_and_goes_on_when_shown(page, qtbot):
    page.findChild(QSlider, "speed").setValue(4)
    press(page, Qt.Key.Key_Space)
    page.hide()
    step = page.walk().step
    assert not page._timer.isActive()
    assert page.is_playing()
    qtbot.wait(120)
    assert page.walk().step == step
    page.show()
    qtbot.waitUntil(lambda: page.walk().step > step)


def test_a_change_of_settings_on_a_hidden_page_starts_no_timer(page):
    press(page, Qt.Key.Key_Space)
    page.hide()
    page.findChild(QLineEdit, "learning_rate").set_value(0.2)
    page.findChild(QSlider, "speed").setValue(0)
    assert not page._timer.isActive()


def test_a_focused_button_keeps_space_for_itself(page):
    page.go_to(5)
    back = page.findChild(QPushButton, "back")
    back.setFocus(Qt.FocusReason.TabFocusReason)
    press(page, Qt.Key.Key_Space)
    assert page.walk().step == 4
    assert not page.is_playing()


def test_tab_reaches_every_control_and_play_first(page):
    page.setFocus()
    reached = []
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().objectName())
    assert reached[0] == "play"
    assert {"scrub", "log", "surface", "x0", "x1", "steps", "optimizer", "learning_rate",
            "speed"} <= set(reached)  # fmt: skip


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_theme_reaches_the_plots(page, theme):
    page.apply_theme(theme)
    for name in ("map", "f_plot"):
        image = page.findChild(pg.PlotWidget, name).viewport().grab().toImage()
        assert image.pixelColor(1, 1).name() == theme.surface
    enter(page, "learning_rate", "10")
    page.step()
    color = page.findChild(QLabel, "sentence").palette().windowText().color().name()
    assert color == theme.bad


def test_a_change_of_language_sets_every_text_anew(page):
    page.go_to(3)
    controls = [page.findChild(QCheckBox, "log"), page.findChild(QPushButton, "play")]
    labels = [label for label in page.findChildren(QLabel) if label.text()]
    before = {label: label.text() for label in labels}
    for widget in (*controls, *labels):
        widget.setText("")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    QApplication.processEvents()
    formula = {page.findChild(QLabel, name) for name in ("formula",)}
    figures = {label for label in labels if label.objectName().startswith("reading_")}
    for label in set(labels) - formula - figures:  # symbols and figures need no translation
        assert label.text() == before[label]
    assert all(widget.text() for widget in controls)


def test_every_control_says_what_it_does(page):
    kinds = (QLineEdit, QComboBox, QSlider, QPushButton, QCheckBox)
    controls = [c for kind in kinds for c in page.findChildren(kind) if c.isVisible()]
    assert len(controls) >= 13
    for control in controls:
        name = control.accessibleName() or getattr(control, "text", str)()
        assert control.toolTip(), control.objectName()
        assert name, control.objectName()
    assert page.title()
    assert page.hint()
    keys = [key for key, _ in page.shortcuts_help()]
    assert {"Space", "Right", "Left", "R"} <= set(keys)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("scale", [1.0, 1.2])
def test_nothing_is_cut_off_on_a_small_screen(qtbot, optimizer, scale):
    """1366 x 768 less the rail, the title bar and the task bar; also with larger text."""
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(font.pointSizeF() * scale)
    QApplication.setFont(larger)
    try:
        page = DescentPage()
        qtbot.addWidget(page)
        page.resize(1260, 680)
        with qtbot.waitExposed(page):
            page.show()
        choose(page, "surface", "beale")
        choose(page, "optimizer", optimizer)
        page.go_to(40)
        QApplication.processEvents()
        needed = page.minimumSizeHint()
        assert needed.width() <= 1260
        assert needed.height() <= 680
        for label in page.findChildren(QLabel):
            if not label.isVisible() or not label.text():
                continue
            if label.wordWrap():
                assert label.heightForWidth(label.width()) <= label.height(), label.text()
            else:
                assert label.sizeHint().width() <= label.width(), label.text()
    finally:
        QApplication.setFont(font)
