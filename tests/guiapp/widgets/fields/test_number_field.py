"""Number fields: what counts as a number, when it counts, and how a mistake is shown."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.fields.number_field import FieldMessage, IntegerField, NumberField, parse_number
from guiapp.widgets.fields.typed_numbers import next_round_number, whole_neighbor


def shown(qtbot, field):
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    return field


def type_over(field, text, key=Qt.Key.Key_Return):
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.95", 0.95),
        ("1e-10", 1e-10),
        ("10", 10.0),
        (" -3 ", -3.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("+1E+3", 1000.0),
        ("−3", -3.0),
        ("０．９５", 0.95),
        ("１ｅ－４", 1e-4),
        ("ー１。５", -1.5),
    ],
)
def test_reads_numbers_as_they_are_typed(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "-", ".", "1e", "abc", "1 2", "0,95", "1_0", "nan", "inf",
                                  "1e999", "0x10", "٣"])  # fmt: skip
def test_refuses_what_is_no_finite_number(text):
    assert parse_number(text) is None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_reads_back_every_float(value):
    assert parse_number(repr(value)) == value


@given(st.floats(1e-200, 1e200))
def test_round_neighbors_lie_on_either_side_and_are_round(value):
    above, below = next_round_number(value, up=True), next_round_number(value, up=False)
    assert below < value < above
    for neighbor in (above, below):
        assert f"{neighbor:.9e}"[0] in "125"
        assert float(f"{neighbor:.0e}") == pytest.approx(neighbor)


def test_round_numbers_form_the_1_2_5_series_through_zero():
    series = [0.1]
    for _ in range(6):
        series.append(next_round_number(series[-1], up=True))
    assert series == [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0]
    assert next_round_number(-1.0, up=True) == -0.5
    assert next_round_number(0.0, up=False) == -0.01
    assert [whole_neighbor(n, up=True) for n in (-1, 0, 1, 2, 3, 5)] == [0, 1, 2, 5, 5, 10]
    assert [whole_neighbor(n, up=False) for n in (10, 2, 1, 0)] == [5, 1, 0, -1]


@pytest.mark.parametrize("text", ["0.95", "1e-10", "10"])
def test_takes_what_is_confirmed_with_enter(qtbot, text):
    field = shown(qtbot, NumberField(0.1, minimum=0.0, above=True))
    with qtbot.waitSignal(field.value_changed) as changed:
        type_over(field, text)
    assert changed.args == [float(text)]
    assert field.value() == float(text)
    assert field.text() == text


def test_takes_nothing_before_it_is_confirmed(qtbot):
    field = shown(qtbot, NumberField(0.1))
    with qtbot.assertNotEmitted(field.value_changed):
        field.selectAll()
        QTest.keyClicks(field, "1e-1")
    assert field.value() == 0.1
    QTest.keyClicks(field, "0")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 1e-10


def test_takes_what_stands_there_when_the_focus_leaves(qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    first, second = NumberField(1.0), NumberField(2.0)
    layout.addWidget(first)
    layout.addWidget(second)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "3")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert first.value() == 3.0
    assert second.hasFocus()
    assert second.selectedText() == "2"


def test_full_width_figures_become_plain_ones(qtbot):
    field = shown(qtbot, NumberField(0.1))
    field.setText("０．９５")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (0.95, "0.95")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-1", "greater than 0"),
        ("0", "greater than 0"),
        ("1", "less than 1"),
        ("2", "less than 1"),
        ("much", "not a number"),
        ("", "not a number"),
    ],
)
def test_marks_a_mistake_and_keeps_the_last_number(qtbot, text, words):
    field = NumberField(0.5, minimum=0.0, maximum=1.0, above=True, below=True)
    field.setToolTip("what it does")
    shown(qtbot, field)
    messages = []
    field.message.connect(messages.append)
    with qtbot.assertNotEmitted(field.value_changed):
        if text:
            type_over(field, text)
        else:
            field.selectAll()
            QTest.keyClick(field, Qt.Key.Key_Delete)
            QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 0.5
    assert not field.is_valid()
    assert words in messages[-1]
    assert words in field.toolTip()
    assert "what it does" in field.toolTip()
    assert field.accessibleDescription() == messages[-1]

    type_over(field, "0.25")
    assert field.is_valid()
    assert messages[-1] == ""
    assert field.toolTip() == "what it does"
    assert field.value() == 0.25


def test_bounds_belong_to_the_range_unless_they_are_left_out(qtbot):
    field = shown(qtbot, NumberField(0.5, minimum=0.0, maximum=1.0))
    for bound in ("0", "1"):
        type_over(field, bound)
        assert field.is_valid()
    type_over(field, "1.5")
    assert "not greater than 1" in field.error()
    type_over(field, "-0.5")
    assert "not less than 0" in field.error()


def test_an_unfinished_number_is_no_mistake_yet_but_a_letter_is(qtbot):
    field = shown(qtbot, NumberField(0.1, minimum=0.0, above=True))
    field.selectAll()
    for key in "1e-":
        QTest.keyClicks(field, key)
        assert field.error() == ""
    QTest.keyClicks(field, "x")
    assert "not a number" in field.error()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "4")
    assert field.error() == ""


def test_arrow_keys_walk_round_numbers_within_the_range(qtbot):
    field = shown(qtbot, NumberField(0.1, minimum=0.0, maximum=1.0, above=True))
    values = []
    field.value_changed.connect(values.append)
    for _ in range(5):
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert values == [0.2, 0.5, 1.0]
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert (field.value(), field.text()) == (0.5, "0.5")


def test_arrow_keys_add_a_step_where_there_is_one_and_stop_at_the_bound(qtbot):
    field = shown(qtbot, NumberField(0.7, maximum=1.0, step=0.1))
    for expected in (0.8, 0.9, 1.0, 1.0):
        QTest.keyClick(field, Qt.Key.Key_Up)
        assert field.value() == expected  # exactly: no 0.7999999999999999


def test_arrow_keys_start_from_what_was_typed(qtbot):
    field = shown(qtbot, NumberField(0.1))
    field.selectAll()
    QTest.keyClicks(field, "30")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 50.0


def test_whole_numbers_only_where_they_are_asked_for(qtbot):
    field = shown(qtbot, IntegerField(100, minimum=1))
    type_over(field, "2.5")
    assert "whole" in field.error()
    assert field.value() == 100
    type_over(field, "1e3")
    assert field.value() == 1000
    assert isinstance(field.value(), int)
    assert field.text() == "1000"


def test_set_value_announces_only_news_and_refuses_nonsense(qtbot):
    field = shown(qtbot, NumberField(1.0, minimum=0.0))
    with qtbot.assertNotEmitted(field.value_changed):
        field.set_value(1.0)
    with qtbot.waitSignal(field.value_changed):
        field.set_value(2.0)
    for bad in (-1.0, math.nan, math.inf):
        with pytest.raises(ValueError, match=r"Type|not a number"):
            field.set_value(bad)
    assert field.value() == 2.0


def test_a_value_keeps_the_digits_that_are_not_shown(qtbot):
    field = shown(qtbot, NumberField(0.0))
    field.set_value(1 / 3)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 1 / 3


def test_a_range_that_leaves_the_value_out_marks_it(qtbot):
    field = shown(qtbot, NumberField(5.0))
    field.set_range(0.0, 1.0)
    assert "not greater than 1" in field.error()
    assert field.value() == 5.0
    with pytest.raises(ValueError, match="empty"):
        field.set_range(1.0, 0.0)


def test_an_error_from_outside_stays_until_the_number_is_edited(qtbot):
    field = shown(qtbot, NumberField(5.0))
    field.set_error("Larger than the data set.")
    assert field.error() == "Larger than the data set."
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not field.is_valid()
    type_over(field, "4")
    assert field.is_valid()


def test_space_confirms_and_is_left_to_the_page(qtbot):
    page = QWidget()
    field = NumberField(0.1)
    QVBoxLayout(page).addWidget(field)
    qtbot.addWidget(page)
    seen = []
    shortcut = QShortcut(Qt.Key.Key_Space, page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: seen.append(field.value()))
    with qtbot.waitActive(page):
        page.show()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "10")
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert seen == [10.0]
    assert field.text() == "10"


def test_the_message_below_names_the_first_field_with_a_mistake(qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    first, second, message = NumberField(1.0), NumberField(2.0), FieldMessage()
    first.setAccessibleName("First")
    second.setAccessibleName("Second")
    message.watch(first, second)
    for widget in (first, second, message):
        layout.addWidget(widget)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    height = page.height()
    second.set_error("wrong.")
    assert message.text() == "Second: wrong."
    first.set_error("wrong too.")
    assert message.text() == "First: wrong too."
    first.clear_error()
    second.clear_error()
    assert message.text() == ""
    assert page.height() == height


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_mark_is_drawn_in_the_color_of_what_is_bad(qtbot, theme):
    field = shown(qtbot, NumberField(1.0))
    field.apply_theme(theme)
    before = field.grab().toImage()
    field.set_error("wrong.")
    after = field.grab().toImage()
    middle = after.height() // 2
    assert after.pixelColor(1, middle).name() == theme.bad
    assert before.pixelColor(1, middle).name() != theme.bad


def test_an_own_complaint_is_made_anew_when_the_language_changes(qtbot):
    field = shown(qtbot, NumberField(1.0))
    type_over(field, "x")
    sentence = field.error()
    QApplication.sendEvent(field, QEvent(QEvent.Type.LanguageChange))
    assert field.error() == sentence
    field.set_error("from outside")
    QApplication.sendEvent(field, QEvent(QEvent.Type.LanguageChange))
    assert field.error() == "from outside"
