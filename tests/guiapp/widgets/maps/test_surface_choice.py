"""The choice of a surface: menu, condition, one's own formula."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from engine.surfaces import SURFACES
from guiapp.theme import DARK
from guiapp.widgets.fields.expression_field import ExpressionField
from guiapp.widgets.maps.surface_choice import EXPRESSION, SurfaceChoice
from guiapp.widgets.maps.surface_names import SurfaceNames


@pytest.fixture
def choice(qtbot):
    widget = SurfaceChoice()
    qtbot.addWidget(widget)
    widget.apply_theme(DARK)
    widget.resize(300, 120)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def menu(choice) -> QComboBox:
    return choice.findChild(QComboBox, "surface")


def own(choice) -> ExpressionField:
    return choice.findChild(ExpressionField, "expression")


def type_formula(choice, text):
    edit = own(choice).findChild(QLineEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_the_menu_has_every_surface_and_one_s_own(choice):
    keys = [menu(choice).itemData(index) for index in range(menu(choice).count())]
    assert keys == [*SURFACES, EXPRESSION]
    names = SurfaceNames()
    assert all(names.name(key) != key for key in keys)
    assert all(names.idea(key) for key in SURFACES if key != "ravine")


@pytest.mark.parametrize("name", SURFACES)
def test_the_program_sets_a_surface_in_silence(choice, qtbot, name):
    with qtbot.assertNotEmitted(choice.chosen), qtbot.assertNotEmitted(choice.reshaped):
        choice.set_surface(name)
    assert choice.surface().name == name
    assert menu(choice).currentData() == name


def test_the_user_chooses_with_the_keyboard(choice, qtbot):
    menu(choice).setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(choice.chosen):
        QTest.keyClick(menu(choice), Qt.Key.Key_Down)
    assert choice.surface() is SURFACES["valley"]


def test_an_unknown_surface_is_refused(choice):
    with pytest.raises(ValueError, match="no surface"):
        choice.set_surface("moon")


def test_the_condition_is_typed_and_its_bound_said(choice, qtbot):
    choice.set_surface("ravine", 50)
    field = choice.findChild(QLineEdit, "condition")
    assert field.text() == "50"
    assert choice.surface()((1.0, 1.0)) == pytest.approx((1 + 50) / 2)
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(choice.reshaped), qtbot.waitSignal(choice.entered):
        QTest.keyClicks(field, "200")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert choice.surface()((1.0, 1.0)) == pytest.approx((1 + 200) / 2)
    assert "0.01" in choice._bound.text()  # 2 / 200


def test_one_s_own_formula_becomes_the_surface(choice, qtbot):
    choice.set_surface(EXPRESSION)
    with qtbot.waitSignal(choice.reshaped), qtbot.waitSignal(choice.entered):
        type_formula(choice, "x**2 + 3*y**2")
    surface = choice.surface()
    assert surface.name == EXPRESSION
    assert surface((2.0, 1.0)) == pytest.approx(7)
    assert tuple(surface.gradient((2.0, 1.0))) == pytest.approx((4, 6))


def test_a_wrong_formula_keeps_the_surface_and_the_focus(choice, qtbot):
    choice.set_surface(EXPRESSION)
    before = choice.surface()
    with qtbot.assertNotEmitted(choice.reshaped), qtbot.assertNotEmitted(choice.entered):
        type_formula(choice, "x**2 + import os")
    assert choice.surface() is before
    assert own(choice).error()


def test_a_region_that_is_not_finite_is_explained_beside_the_field(choice):
    choice.set_surface(EXPRESSION)
    type_formula(choice, "sqrt(x) + y**2")
    assert "x < 0" in own(choice).message()
    type_formula(choice, "x**2 + y**2")
    assert "x < 0" not in own(choice).message()


def test_nothing_moves_when_another_surface_is_chosen(choice):
    heights = set()
    for name in ("bowl", "ravine", EXPRESSION):
        choice.set_surface(name)
        heights.add(choice.sizeHint().height())
    assert len(heights) == 1
