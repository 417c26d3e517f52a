"""The Gradient page, used as a person would: with mouse, keys and typed numbers."""

import numpy as np
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

from engine.gradients import numerical_gradient
from engine.surfaces import SURFACES
from guiapp.pages.gradient.lens import KINDS
from guiapp.pages.gradient.page import GradientPage
from guiapp.pages.gradient.readings import DIGITS, exact
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.fields.log_slider import LogSlider
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.formulas.source_window import SourceWindow
from guiapp.widgets.maps.surface_choice import EXPRESSION

BOWL = SURFACES["bowl"]
BOOK_AXIS = np.arange(-2, 2.5, 0.25)  # gradient_2d.py
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot):
    widget = GradientPage()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(1278, 740)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    qtbot.waitUntil(lambda: bool(quotient(widget, 0)))
    return widget


def text(page, name) -> str:
    return page.findChild(QLabel, name).text()


def readings(page, name) -> tuple[str, str]:
    return text(page, f"reading_{name}_0"), text(page, f"reading_{name}_1")


def quotient(page, index) -> str:
    return page.findChild(FormulaView, f"quotient_{index}").latex()


def click(page, name):
    QTest.mouseClick(page.findChild(QPushButton, name), LEFT)


def press(page, key):
    QTest.keyClick(QApplication.focusWidget() or page, key)


def enter(page, name, number, key=Qt.Key.Key_Return):
    field = page.findChild(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, number)
    QTest.keyClick(field, key)


def choose(page, name, key):
    """Choose from a menu by typing the first letters until it is there."""
    box = page.findChild(QComboBox, name)
    box.setFocus()
    for _ in range(box.count()):
        if box.currentData() == key:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentData() == key:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(key)


def set_step(page, decades_down):
    """Move h from 1 down by so many decades, with the keyboard."""
    slider = page.findChild(LogSlider, "step").findChild(QSlider, "log_slider")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    for _ in range(decades_down):
        QTest.keyClick(slider, Qt.Key.Key_PageDown)


def viewport_pixel(page, x, y):
    plot = page.findChild(pg.PlotWidget, "field")
    scene = plot.getViewBox().mapViewToScene(QPointF(x, y))
    return plot.viewport(), plot.mapFromScene(scene)


# -- first sight ------------------------------------------------------------------------------


def test_the_page_opens_with_the_book_s_field(page):
    lens = page.lens()
    assert lens.surface.name == "bowl"
    assert (lens.count, lens.h, lens.kind, lens.scaling) == (18, 1e-4, "numerical", "true")
    np.testing.assert_array_equal(
        lens.field.points, np.stack(np.meshgrid(BOOK_AXIS, BOOK_AXIS), axis=-1).reshape(-1, 2)
    )
    (arrows,) = lens.sets()
    expected = [-numerical_gradient(BOWL, point) for point in lens.field.points]
    np.testing.assert_array_equal(arrows.vectors, expected)
    assert len(arrows.vectors) == 324
    assert text(page, "count_reading") == "18 × 18 = 324"
    assert text(page, "step_reading") == "h = 0.0001"
    assert "straight at the lowest place (0, 0)" in text(page, "sentence")
    assert text(page, "remark") == ""
    assert text(page, "lesson_place") == "Book 4.4 · Article: Gradient"


@pytest.mark.parametrize(
    ("button", "point", "analytic"),
    [
        ("book_3_4", ("3", "4"), ("6", "8")),
        ("book_0_2", ("0", "2"), ("0", "4")),
        ("book_3_0", ("3", "0"), ("6", "0")),
    ],
)
def test_the_book_s_points_have_the_book_s_gradients(page, button, point, analytic):
    click(page, button)
    assert readings(page, "point") == point
    assert readings(page, "analytic") == analytic
    expected = numerical_gradient(BOWL, [float(part) for part in point])
    shown = [float(part.replace("−", "-")) for part in readings(page, "numerical")]
    np.testing.assert_allclose(shown, expected, atol=1e-13)
    assert page.lens().covers(page.point())  # the area has grown to it


def test_the_numbers_at_three_four_are_the_book_s_to_their_last_digit(page, qtbot):
    click(page, "book_3_4")
    assert readings(page, "numerical") == ("6.00000000000378", "7.999999999999119")
    assert readings(page, "difference") == ("3.780e−12", "−8.811e−13")
    assert text(page, "reading_value_0") == "25"
    assert text(page, "reading_length_0") == "10"
    assert text(page, "reading_direction_0") == "−126.87°"  # atan2(-8, -6)
    qtbot.waitUntil(lambda: quotient(page, 0).endswith("= 6.00000000000378"))
    assert quotient(page, 1).endswith("= 7.999999999999119")
    assert r"\frac{25.00060001 - 24.99940001}{0.0002}" in quotient(page, 0)


def test_level_along_one_axis_the_direction_has_no_sign(page):
    for x, angle in (("-2", "0.00°"), ("2", "180.00°")):
        enter(page, "point_0", x)
        enter(page, "point_1", "0")
        assert text(page, "reading_direction_0") == angle


# -- the point in focus -----------------------------------------------------------------------


def test_a_click_holds_the_nearest_arrow(page):
    viewport, pixel = viewport_pixel(page, 1.04, -0.97)
    QTest.mouseClick(viewport, LEFT, pos=pixel)
    assert page.point() == (1.0, -1.0)
    assert readings(page, "point") == ("1", "−1")
    assert page.findChild(QLineEdit, "point_0").text() == "1"
    assert page.findChild(QLineEdit, "point_1").text() == "-1"


def test_the_pointer_reads_an_arrow_and_gives_the_held_one_back(page):
    viewport, pixel = viewport_pixel(page, -1.5, 0.5)
    QTest.mouseMove(viewport, pixel)
    assert readings(page, "point") == ("−1.5", "0.5")
    assert "pointer" in text(page, "which")
    assert page.point() == (0.0, 2.0)
    QTest.mouseMove(viewport, QPoint(2, 2))
    assert readings(page, "point") == ("0", "2")
    assert text(page, "which") == "At the held point"


def test_arrow_keys_walk_over_the_grid_and_stop_at_its_edge(page):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        press(page, key)
    assert page.point() == (0.25, 1.75)
    for _ in range(20):
        press(page, Qt.Key.Key_Up)
    assert page.point() == (0.25, 2.25)


def test_from_off_the_grid_a_key_leads_to_the_next_arrow(page):
    enter(page, "point_0", "0.3")
    enter(page, "point_1", "0.3")
    assert page.point() == (0.3, 0.3)
    assert readings(page, "point") == ("0.3", "0.3")
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Down)
    assert page.point() == (0.5, 0.25)


def test_arrow_keys_in_a_field_or_slider_are_its_own(page):
    slider = page.findChild(QSlider, "count")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert page.lens().count == 19
    assert page.point() == (0.0, 2.0)


def test_a_point_far_outside_widens_the_area(page):
    enter(page, "point_0", "7")
    assert page.lens().surface.domain == (-5.0, 7.0, -5.0, 5.0)
    assert page.findChild(QLineEdit, "x_max").text() == "7"
    assert readings(page, "analytic") == ("14", "4")


# -- settings ---------------------------------------------------------------------------------


def test_the_four_kinds_are_reached_by_mouse_and_by_v(page):
    QTest.mouseClick(page.findChild(QPushButton, "analytic"), LEFT)
    (arrows,) = page.lens().sets()
    np.testing.assert_array_equal(arrows.vectors, -page.lens().field.analytic)
    press(page, Qt.Key.Key_V)
    below, above = page.lens().sets()
    np.testing.assert_array_equal(below.vectors, -page.lens().field.analytic)
    np.testing.assert_array_equal(above.vectors, -page.lens().field.numerical)
    press(page, Qt.Key.Key_V)
    (arrows,) = page.lens().sets()
    np.testing.assert_array_equal(arrows.vectors, page.lens().field.difference)
    press(page, Qt.Key.Key_V)
    assert page.lens().kind == KINDS[0]


def test_the_difference_is_magnified_and_the_words_say_how_often(page):
    QTest.mouseClick(page.findChild(QPushButton, "difference"), LEFT)
    _, times = page.lens().difference_scale
    assert 1e10 < times < 1e14
    power = int(np.floor(np.log10(times)))
    raised = str(power).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    legend = next(label for label in page.findChildren(QLabel, "lengths"))
    assert f"10{raised} times" in legend.text()
    assert "arrows of the gradient" in legend.toolTip()
    assert "rounding" in text(page, "sentence")


def test_on_a_curved_surface_a_large_h_truncates(page):
    choose(page, "surface", "himmelblau")
    QTest.mouseClick(page.findChild(QPushButton, "difference"), LEFT)
    set_step(page, 1)
    assert page.lens().h == pytest.approx(0.1)
    assert "truncation" in text(page, "sentence")


def test_h_below_the_last_digit_is_explained(page):
    set_step(page, 16)
    assert page.lens().h == pytest.approx(1e-16)
    assert text(page, "step_reading") == "h = 1e−16"
    assert "x + h is x itself" in text(page, "remark")
    assert "not those of the gradient" in text(page, "sentence")
    assert readings(page, "numerical") == ("0", "0") or readings(page, "numerical")[1] == "0"
    click(page, "analytic")
    assert text(page, "remark") == ""


def test_density_by_slider_and_by_brackets(page):
    slider = page.findChild(QSlider, "count")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert page.lens().count == 40
    assert len(page.lens().field.points) == 1600
    assert text(page, "count_reading") == "40 × 40 = 1600"
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert page.lens().count == 6
    page.setFocus()
    press(page, Qt.Key.Key_BracketRight)
    press(page, Qt.Key.Key_BracketRight)
    press(page, Qt.Key.Key_BracketLeft)
    assert page.lens().count == 7
    assert slider.value() == 7


def test_lengths_by_menu_and_by_l(page):
    choose(page, "lengths", "equal")
    assert page.lens().scaling == "equal"
    page.setFocus()
    press(page, Qt.Key.Key_L)
    assert page.lens().scaling == "true"
    assert page.findChild(QComboBox, "lengths").currentData() == "true"


def test_size_multiplies_all_lengths(page):
    before = page.lens().scale.factor
    slider = page.findChild(QSlider, "size")
    slider.setFocus()
    for _ in range(5):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert page.lens().scale.factor == pytest.approx(2 * before, rel=0.05)
    assert text(page, "size_reading") == "× 2"


def test_a_surface_brings_its_area_and_lengths_that_suit_it(page):
    choose(page, "surface", "rosenbrock")
    assert page.lens().surface.domain == SURFACES["rosenbrock"].domain
    assert page.lens().scaling == "compressed"
    assert page.findChild(QLineEdit, "y_max").text() == "3"
    assert page.lens().covers(page.point())
    assert "not the way to the lowest place" in text(page, "sentence")
    choose(page, "surface", "saddle")
    assert page.lens().scaling == "true"
    assert "straight across the contour lines" in text(page, "sentence")
    assert text(page, "reading_axis_0") == "x"


def test_b_brings_the_book_s_field_back(page):
    choose(page, "surface", "beale")
    page.setFocus()
    press(page, Qt.Key.Key_B)
    np.testing.assert_array_equal(np.unique(page.lens().field.points[:, 0]), BOOK_AXIS)
    assert page.lens().surface.name == "bowl"
    assert page.findChild(QComboBox, "surface").currentData() == "bowl"
    assert text(page, "reading_axis_0") == "x₀"
    choose(page, "surface", "saddle")
    click(page, "book")
    assert (page.lens().count, page.lens().scaling, page.lens().h) == (18, "true", 1e-4)


def test_the_area_is_typed_and_a_wrong_one_is_explained(page):
    enter(page, "x_max", "4")
    assert page.lens().surface.domain == (-2.0, 4.0, -2.0, 2.25)
    enter(page, "x_max", "-3")
    assert page.findChild(QLineEdit, "x_max").error()
    assert page.lens().surface.domain == (-2.0, 4.0, -2.0, 2.25)
    enter(page, "x_min", "-4")
    assert not page.findChild(QLineEdit, "x_max").error()
    assert page.lens().surface.domain == (-4.0, -3.0, -2.0, 2.25)
    assert page.point() == (-3.0, 2.0)  # it came along


@pytest.mark.parametrize(("name", "key"), [("contours", Qt.Key.Key_C), ("ground", Qt.Key.Key_G)])
def test_contours_and_ground_by_click_and_key(page, name, key):
    box = page.findChild(QCheckBox, name)
    plot = page.findChild(pg.PlotWidget, "field")
    shown = plot.grab().toImage()
    press(page, key)
    assert not box.isChecked()
    assert plot.grab().toImage() != shown
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert box.isChecked()


# -- one's own formula ------------------------------------------------------------------------


def type_formula(page, qtbot, formula):
    choose(page, "surface", EXPRESSION)
    field = page.findChild(QWidget, "expression").findChild(QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, formula)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.lens().surface.label == formula)


def test_a_typed_formula_has_both_gradients(page, qtbot):
    type_formula(page, qtbot, "x**3 + 2*y")
    page.hold(2.0, 1.0)
    assert readings(page, "analytic") == ("12", "2")
    field = page.lens().field
    np.testing.assert_allclose(field.numerical, field.analytic, atol=1e-7)


def test_where_a_typed_formula_is_not_finite_there_are_crosses_and_words(page, qtbot):
    type_formula(page, qtbot, "sqrt(x) + y**2")
    lost = page.lens().lost()
    assert (lost[:, 0] <= 0).all()
    assert len(lost) > 0
    assert str(len(lost)) in text(page, "remark")
    page.hold(-3.0, 1.0)
    assert readings(page, "numerical")[0] == "NaN"
    assert text(page, "reading_direction_0") == "–"


# -- the rest ---------------------------------------------------------------------------------


def test_the_source_is_that_of_the_functions_that_run(page, qtbot):
    QTest.keyClick(page, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(SourceWindow)))
    (window,) = page.findChildren(SourceWindow)
    source = window.findChild(object, "source_text").toPlainText()
    for name in ("def numerical_partials", "def numerical_diff", "def bowl", "def bowl_gradient"):
        assert name in source
    window.close()


@pytest.mark.parametrize("size", [(1278, 740), (1830, 1050)])
def test_everything_fits(page, size):
    page.resize(*size)
    QApplication.processEvents()
    assert page.size().toTuple() == size
    hint = page.minimumSizeHint()
    assert hint.width() <= 1278
    assert hint.height() <= 740


def test_larger_text_still_fits(page):
    sentence = page.findChild(QLabel, "sentence")
    before = sentence.font().pointSizeF()
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * 1.2)
    page.setFont(font)
    QApplication.processEvents()
    assert sentence.font().pointSizeF() == pytest.approx(before * 1.2)
    hint = page.minimumSizeHint()
    assert hint.width() <= 1278
    assert hint.height() <= 740


def test_both_themes_and_another_language_are_taken(page):
    light = page.grab().toImage()
    page.apply_theme(DARK)
    assert page.grab().toImage() != light
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert text(page, "lesson_title") == "The gradient"
    assert len(page.shortcuts_help()) == 9


def test_every_control_has_a_name_and_says_what_it_does(page):
    for kind in (QSlider, QComboBox, QCheckBox, QPushButton, QLineEdit):
        for control in page.findChildren(kind):
            if control.isVisible():
                named = control.accessibleName() or control.parent().accessibleName()
                assert named, control
                assert control.toolTip() or control.parent().toolTip(), control


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (6.00000000000378, "6.00000000000378"),
        (7.999999999999119, "7.999999999999119"),
        (-4.0, "−4"),
        (0.20000000000131024, "0.2000000000013102"),
        (float("nan"), "NaN"),
        (1e-20, "1e−20"),
    ],
)
def test_figures_keep_their_digits(value, shown):
    assert exact(value) == shown
    assert len(shown) <= DIGITS
