"""The settings and the views of the Descend page, both ways: racers, surface, noise, panes."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QTreeWidget,
)

from engine.optimizers import OPTIMIZERS
from engine.surfaces import SURFACES
from guiapp.pages.descent.page import DescentPage
from guiapp.pages.descent.presets import PRESETS
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.fields.expression_field import ExpressionField
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.maps.surface_3d import Surface3D
from tests.guiapp.pages.descent.hands import (
    choose,
    click,
    click_row,
    enter,
    names,
    number,
    press,
    rows,
    text,
    wait_for_map,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


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


def optimizers(page):
    return [entry.optimizer for entry in page.race().entries]


# -- presets and surfaces -------------------------------------------------------------------------


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_can_be_chosen_and_run(page, qtbot, key):
    choose(page, "preset", key)
    preset, race = PRESETS[key], page.race()
    assert race.surface.name == preset.surface
    assert race.start == preset.start
    assert race.entries == tuple(racer.entry for racer in preset.racers)
    assert page.findChild(QComboBox, "preset").currentData() == key
    page.go_to(preset.limit)
    assert text(page, "sentence")
    qtbot.waitUntil(page.view.map.is_surveyed)
    assert not page.grab().isNull()


def test_a_changed_preset_is_one_s_own(page):
    box = page.findChild(QComboBox, "preset")
    assert box.currentData() == "four"
    enter(page, "learning_rate", "0.5")
    assert box.currentIndex() == -1
    choose(page, "preset", "four")
    assert page.race().entries[0].learning_rate == 0.95


@pytest.mark.parametrize("name", SURFACES)
def test_every_surface_brings_its_start_and_keeps_the_racers(page, qtbot, name):
    choose(page, "surface", "bowl" if name != "bowl" else "saddle")
    page.go_to(7)
    choose(page, "surface", name)
    race = page.race()
    assert race.surface.name == name
    assert race.start == race.surface.start
    assert (number(page, "x0"), number(page, "x1")) == race.start
    assert optimizers(page) == ["sgd", "momentum", "adagrad", "adam"]
    assert page.shown_step() == 7  # the steps made so far are made again
    assert race.surface.latex in page.view.formula.latex()
    page.go_to(int(number(page, "steps")))
    assert text(page, "sentence")


def test_the_condition_makes_the_ravine_narrower_and_keeps_start_and_rates(page, qtbot):
    choose(page, "preset", "ravine")
    page.go_to(10)
    enter(page, "condition", "400")
    race = page.race()
    assert race.surface(race.start) == pytest.approx((81 + 400 * 4) / 2)
    assert race.start == (-9.0, 2.0)
    assert race.entries[0].learning_rate == 0.018
    assert page.shown_step() == 10
    assert "left the map" in text(page, "sentence")  # 0.018 is above 2 / 400
    enter(page, "condition", "0.5")
    assert page.race() is race
    assert "not less than 1" in page.findChild(QLineEdit, "condition").toolTip()


def test_surface_and_condition_are_shown_as_they_are_set(page, qtbot):
    choice = page.view.controls._choice
    choice.set_surface("ravine", 25)
    assert page.findChild(QLineEdit, "condition").isVisible()
    assert number(page, "condition") == 25
    assert page.findChild(QComboBox, "surface").currentData() == "ravine"
    choice.set_surface("bowl")
    assert not page.findChild(QLineEdit, "condition").isVisible()


# -- racers ---------------------------------------------------------------------------------------


def test_adding_duplicating_and_removing_with_the_mouse(page):
    page.go_to(4)
    click(page, "add_racer")
    assert names(page) == ["SGD", "Momentum", "AdaGrad", "Adam", "Nesterov"]
    assert optimizers(page)[-1] == "nesterov"
    assert page.shown_step() == 4
    click_row(page, 0)
    click(page, "duplicate_racer")
    assert names(page)[:2] == ["SGD", "SGD"]
    assert page.view.controls.field.focus == 1
    enter(page, "learning_rate", "0.5")
    assert [entry.learning_rate for entry in page.race().entries[:2]] == [0.95, 0.5]
    assert "SGD 0.5:" in text(page, "sentence")
    click(page, "remove_racer")
    assert names(page)[:2] == ["SGD", "Momentum"]


def test_adding_duplicating_and_removing_with_keys(page):
    tree = rows(page)
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert number(page, "learning_rate") == 0.1
    QTest.keyClick(tree, Qt.Key.Key_D, CONTROL)
    assert names(page) == ["SGD", "Momentum", "Momentum", "AdaGrad", "Adam"]
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    QTest.keyClick(tree, Qt.Key.Key_Insert)
    assert names(page) == ["SGD", "Momentum", "AdaGrad", "Adam", "Nesterov"]


def test_the_last_racer_stays(page):
    choose(page, "preset", "descent")
    assert not page.findChild(QPushButton, "remove_racer").isEnabled()
    rows(page).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rows(page), Qt.Key.Key_Delete)
    assert names(page) == ["SGD"]
    click_row(page, 0, x=12)
    assert rows(page).topLevelItem(0).checkState(0) == Qt.CheckState.Checked
    assert optimizers(page) == ["sgd"]


def test_twenty_four_racers_are_the_most_and_scroll_in_the_list(page):
    for _ in range(30):
        click(page, "add_racer")
    assert len(page.race().lanes) == 24
    assert not page.findChild(QPushButton, "add_racer").isEnabled()
    assert not page.findChild(QPushButton, "duplicate_racer").isEnabled()
    assert page.height() == 740
    page.go_to(5)
    assert not page.grab().isNull()


def test_a_hidden_racer_does_not_run_and_comes_back_as_it_was(page):
    page.go_to(6)
    click_row(page, 1, x=12)
    assert optimizers(page) == ["sgd", "adagrad", "adam"]
    assert names(page)[1] == "Momentum"
    looks = [look.label for look in page.view.controls.field.shown_looks()]
    assert looks == ["SGD", "AdaGrad", "Adam"]
    rows(page).setFocus(Qt.FocusReason.TabFocusReason)
    page.view.controls.racers.focus(1)
    QTest.keyClick(rows(page), Qt.Key.Key_Space)
    assert optimizers(page) == ["sgd", "momentum", "adagrad", "adam"]
    assert not page.is_playing()
    assert page.shown_step() == 6


def test_the_focus_moves_by_click_by_key_and_from_the_pictures(page):
    click_row(page, 2)
    assert page.findChild(QComboBox, "optimizer").currentData() == "adagrad"
    assert number(page, "learning_rate") == 1.5
    press(page, Qt.Key.Key_Down, CONTROL)
    assert page.findChild(QComboBox, "optimizer").currentData() == "adam"
    press(page, Qt.Key.Key_Down, CONTROL)
    assert page.view.controls.field.focus == 0
    press(page, Qt.Key.Key_Up, CONTROL)
    assert page.view.controls.field.focus == 3
    page.view.map.racer_chosen.emit(1)
    assert page.view.controls.field.focus == 1
    assert rows(page).currentItem().text(0) == "Momentum"
    page.go_to(3)
    assert text(page, "sentence").startswith("Momentum:")
    page.view.standings.racer_chosen.emit(2)
    assert text(page, "sentence").startswith("AdaGrad:")


def test_what_was_being_typed_belongs_to_the_racer_before(page):
    field = page.findChild(QLineEdit, "learning_rate")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.7")
    click_row(page, 1)
    assert [entry.learning_rate for entry in page.race().entries[:2]] == [0.7, 0.1]
    assert field.text() == "0.1"


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_has_its_settings_and_its_words(page, optimizer):
    choose(page, "optimizer", optimizer)
    entry = page.race().entries[0]
    assert entry.optimizer == optimizer
    assert dict(entry.hyperparameters) == dict(OPTIMIZERS[optimizer].hyperparameters)
    assert text(page, "idea")
    for name in ("momentum", "decay_rate", "beta1", "beta2"):
        field = page.findChild(QLineEdit, name)
        assert field.isVisible() == (name in OPTIMIZERS[optimizer].hyperparameters)


@pytest.mark.parametrize(
    ("optimizer", "name"),
    [("momentum", "momentum"), ("rmsprop", "decay_rate"), ("adam", "beta1"), ("adam", "beta2")],
)
def test_a_hyperparameter_makes_the_steps_again(page, optimizer, name):
    choose(page, "optimizer", optimizer)
    page.go_to(3)
    enter(page, name, "0.5")
    assert page.race().entries[0].hyperparameters[name] == 0.5
    assert "0.5" in rows(page).topLevelItem(0).text(2)
    assert page.shown_step() == 3
    enter(page, name, "1")
    assert page.race().entries[0].hyperparameters[name] == 0.5
    assert "less than 1" in page.findChild(QLineEdit, name).toolTip()


def test_a_wrong_learning_rate_is_marked_and_changes_nothing(page):
    page.go_to(5)
    enter(page, "learning_rate", "-1")
    assert page.race().entries[0].learning_rate == 0.95
    assert page.shown_step() == 5
    labels = [label.text() for label in page.findChildren(QLabel)]
    assert "Learning rate η: Type a number greater than 0." in labels


def test_changing_settings_while_playing_plays_on(page, qtbot):
    page.findChild(QSlider, "speed").setValue(4)
    enter(page, "steps", "1000")
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.shown_step() >= 3)
    enter(page, "learning_rate", "0.05")
    assert page.is_playing()
    assert page.shown_step() >= 3
    step = page.shown_step()
    qtbot.waitUntil(lambda: page.shown_step() > step)


def test_fewer_steps_take_the_look_back_to_the_last(page):
    page.go_to(30)
    enter(page, "steps", "10")
    assert page.shown_step() == 10
    assert page.findChild(QSlider, "scrub").maximum() == 10


# -- noise ----------------------------------------------------------------------------------------


def test_noise_is_switched_by_key_and_click_and_explained(page):
    page.go_to(5)
    exact = page.race().lanes[0].points[5].copy()
    press(page, Qt.Key.Key_N)
    box = page.findChild(QCheckBox, "noisy")
    assert box.isChecked()
    assert page.race().noise == 0.5
    assert (page.race().lanes[0].points[5] != exact).all()
    assert "mini-batch" in text(page, "sentence")
    enter(page, "noise", "2")
    enter(page, "seed", "7")
    assert (page.race().noise, page.race().seed) == (2.0, 7)
    click(page, "noisy", QCheckBox)
    assert page.race().noise == 0
    assert not page.findChild(QLineEdit, "noise").isEnabled()
    assert (page.race().lanes[0].points[5] == exact).all()
    assert page.shown_step() == 5


# -- views ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_I, "pane_state"),
        (Qt.Key.Key_F, "pane_rule"),
        (Qt.Key.Key_S, "pane_standings"),
    ],
)
def test_the_panes_take_each_other_s_place(page, key, name):
    view = page.view
    panes = {
        "pane_state": view.state_bars,
        "pane_rule": view.rule,
        "pane_standings": view.standings,
    }
    press(page, key)
    assert view.pane_tabs.current() == name
    assert panes[name].isVisible()
    click(page, "pane_rule")
    assert view.rule.isVisible()
    assert view.pane_tabs.button("pane_rule").isChecked()


def test_the_formula_follows_step_and_focus(page, qtbot):
    press(page, Qt.Key.Key_F)
    first = page.view.rule.latex()
    assert len(first) == 2
    press(page, Qt.Key.Key_Right)
    assert page.view.rule.latex()[0] == first[0]
    assert page.view.rule.latex()[1] != first[1]
    click_row(page, 3)
    assert len(page.view.rule.latex()) == 6
    view = page.findChild(FormulaView, "rule_0")
    assert view.latex().startswith("m ")


def test_value_and_distance_by_key_and_click(page, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(page.view.curves, "set_quantity", asked.append)
    press(page, Qt.Key.Key_D)
    assert page.view.quantity.current() == "distance"
    click(page, "value")
    assert asked == ["distance", "value"]


def test_without_a_known_minimum_there_is_no_distance(page, qtbot):
    choose(page, "surface", "saddle")
    assert not page.view.quantity.button("distance").isEnabled()


def test_the_logarithm_is_offered_where_f_has_one(page, qtbot):
    log = page.findChild(QCheckBox, "log")
    press(page, Qt.Key.Key_L)
    assert log.isChecked()
    choose(page, "surface", "saddle")
    page.go_to(40)
    assert not log.isEnabled()
    assert "negative" in log.toolTip()
    press(page, Qt.Key.Key_L)
    assert log.isChecked()


def test_without_opengl_a_sentence_says_so_and_the_map_remains(page, monkeypatch):
    monkeypatch.setattr(Surface3D, "why_not", staticmethod(lambda: "There is no OpenGL here."))
    press(page, Qt.Key.Key_3)
    assert page.view.views.current() == "view_map"
    assert page.view.map.isVisible()
    assert text(page, "sentence") == "There is no OpenGL here."
    press(page, Qt.Key.Key_Right)
    assert text(page, "sentence").startswith("SGD:")


def test_where_there_is_opengl_both_views_are_told_the_same(page, monkeypatch):
    told = []
    monkeypatch.setattr(Surface3D, "why_not", staticmethod(lambda: None))
    monkeypatch.setattr(page.view.space, "show_race", lambda race, step: told.append((race, step)))
    press(page, Qt.Key.Key_3)
    assert page.view.pictures.currentWidget() is page.view.space
    press(page, Qt.Key.Key_Right)
    assert told[-1] == (page.race(), 1)
    press(page, Qt.Key.Key_M)
    assert page.view.map.isVisible()
    assert page.view.views.button("view_map").isChecked()


# -- the whole ------------------------------------------------------------------------------------


def test_the_source_is_that_of_focus_race_and_surface(page, monkeypatch):
    seen = []
    monkeypatch.setattr(page.view.head.source, "set_functions", lambda *f: seen.append(f))
    click_row(page, 3)
    shown = [function.__name__ for function in seen[-1]]
    assert shown == ["Adam", "Race", "valley", "valley_gradient"]
    choose(page, "surface", "expression")
    assert [function.__name__ for function in seen[-1]][1:] == ["Race", "Expression"]


@pytest.mark.parametrize("typed", ["x0^2 + x1^2", "x_0^2 + x_1^2"])
def test_a_formula_in_the_book_s_names_is_shown_with_them(page, typed):
    choose(page, "surface", "expression")
    type_formula(page, typed)
    assert page.view.formula.latex().startswith("f(x_0, x_1) = x_{0}^{2} + x_{1}^{2}")


def test_tab_reaches_every_control_and_play_first(page):
    page.setFocus()
    reached = []
    for _ in range(45):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().objectName())
    assert reached[0] == "play"
    assert {
        *("scrub", "log", "preset", "surface", "x0", "x1", "steps", "noisy", "racers"),
        *("add_racer", "duplicate_racer", "remove_racer", "optimizer", "learning_rate", "speed"),
        *("view_map", "value", "pane_standings"),  # within these the arrow keys go on
    } <= set(reached)


def test_every_control_says_what_it_does(page):
    kinds = (QLineEdit, QComboBox, QSlider, QPushButton, QCheckBox, QTreeWidget)
    controls = [c for kind in kinds for c in page.findChildren(kind) if c.isVisible()]
    assert len(controls) >= 25
    for control in controls:
        assert control.accessibleName() or control.text(), control.objectName()
        assert control.toolTip(), control.objectName()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_theme_reaches_words_and_list(page, theme):
    page.apply_theme(theme)
    choose(page, "preset", "diverges")
    page.step()
    color = page.findChild(QLabel, "sentence").palette().windowText().color().name()
    assert color == theme.bad


def test_the_page_fits_without_widening(page):
    for key in PRESETS:
        choose(page, "preset", key)
    assert page.minimumSizeHint().width() <= 1278
    assert page.minimumSizeHint().height() <= 740


def test_a_change_of_language_sets_every_text_anew(page):
    page.go_to(3)
    buttons = [
        *page.findChildren(QPushButton),
        *page.findChildren(QCheckBox),
    ]
    buttons = [button for button in buttons if button.isVisible() and button.text()]
    before = {button: button.text() for button in buttons}
    for button in buttons:
        button.setText("")
    sentence = page.findChild(QLabel, "sentence")
    said = sentence.text()
    sentence.clear()
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    for widget in page.findChildren(QLabel):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    QApplication.processEvents()
    assert {button: button.text() for button in buttons} == before
    assert sentence.text() == said


def test_the_help_names_the_keys(page):
    keys = " ".join(key for key, _ in page.shortcuts_help())
    for key in (
        "Space",
        "Right",
        "Left",
        "R",
        "Ctrl+Up",
        "M / 3",
        "S / I / F",
        "D",
        "L",
        "N",
        "Ctrl+S",
    ):
        assert key in keys


# -- one's own formula and files ------------------------------------------------------------------


def type_formula(page, typed):
    edit = page.findChild(ExpressionField, "expression").findChild(QLineEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    wait_for_map(page)


def test_one_s_own_formula_is_raced_on(page):
    choose(page, "surface", "expression")
    page.go_to(5)
    type_formula(page, "x**2 + 3*y**2")
    race = page.race()
    assert race.surface.label == "x**2 + 3*y**2"
    assert page.shown_step() == 5
    x, y = race.lanes[0].points[4]
    rate = race.entries[0].learning_rate
    assert race.lanes[0].points[5] == pytest.approx((x - rate * 2 * x, y - rate * 6 * y))
    assert race.surface.latex in page.view.formula.latex()
    assert not page.view.quantity.button("distance").isEnabled()  # nobody knows the minimum
    press(page, Qt.Key.Key_Right)  # after Enter the keys belong to the page
    assert page.shown_step() == 6
    assert page.findChild(ExpressionField, "expression").text() == "x**2 + 3*y**2"


def test_a_wrong_formula_leaves_the_race_alone(page):
    choose(page, "surface", "expression")
    race = page.race()
    type_formula(page, "x**2 + __import__('os')")
    assert page.race() is race
    field = page.findChild(ExpressionField, "expression")
    assert field.error()


def test_a_start_without_ground_is_explained(page):
    choose(page, "surface", "expression")
    type_formula(page, "sqrt(x) + y**2")
    assert "x < 0" in page.findChild(ExpressionField, "expression").message()
    assert page.race().start[0] > 0  # moved to where there is ground
    enter(page, "x0", "-3")
    page.go_to(5)
    assert page.shown_step() == 0
    assert "no finite value at the start" in text(page, "sentence")
    assert not page.findChild(QPushButton, "step").isEnabled()
    enter(page, "x0", "4")
    page.go_to(2)
    assert page.shown_step() == 2


def test_the_save_button_offers_what_is_shown(page):
    page.go_to(3)
    button = page.findChild(QPushButton, "export")
    menu = button.menu()
    assert menu.isEmpty() is False
    assert page._export._picture() is page.view.map
    lines = page._export._csv().splitlines()
    assert len(lines) == 1 + 4 * 4  # a heading; four racers from step 0 to 3
    assert lines[1].startswith("0,SGD,sgd,0.95,-7.0,2.0,")
    assert page._export._last_step() == 3
    assert page._export._speed() == 5
    page.findChild(QSlider, "speed").setValue(99)
    assert page._export._speed() == 60


def test_a_frame_of_the_animation_leaves_the_page_as_it_was(page):
    page.go_to(9)
    now = page.view.map.grab().toImage()
    early, late = page._export._frame(1), page._export._frame(9)
    assert early != late
    assert early.size() == late.size() == page.view.map.size()
    assert page.shown_step() == 9
    assert page.view.map.grab().toImage() == now
