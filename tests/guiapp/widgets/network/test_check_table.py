"""The table of the check: chosen by click and key, copied with all digits."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.network.check_table import Cell, CheckTable

ROWS = [(Cell("W1"), Cell("0.1", "0.123456")), (Cell("b1"), Cell("0.2", "0.234567", "bad"))]


@pytest.fixture
def table(qtbot):
    widget = CheckTable(2, True)
    qtbot.addWidget(widget)
    widget.set_headings([("array", "which"), ("error", "how much")])
    widget.set_rows(ROWS)
    widget.apply_theme(LIGHT)
    widget.resize(240, 120)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def click_row(table, row):
    place = table.visualItemRect(table.item(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_and_an_arrow_key_choose_a_row(table, qtbot):
    chosen = []
    table.row_chosen.connect(chosen.append)
    click_row(table, 0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert chosen == [0, 1]


def test_a_choice_that_was_taken_back_can_be_made_again(table):
    chosen = []
    table.row_chosen.connect(chosen.append)
    click_row(table, 1)
    table.clear_choice()
    click_row(table, 1)
    assert chosen == [1, 1]


def test_new_rows_choose_nothing_by_themselves(table, qtbot):
    click_row(table, 1)
    with qtbot.assertNotEmitted(table.row_chosen):
        table.set_rows(ROWS)
        table.set_rows(ROWS[:1])
    assert table.rowCount() == 1


def test_it_is_copied_with_all_digits(table):
    click_row(table, 0)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "array\terror\nW1\t0.123456\nb1\t0.234567"


def test_tooltips_and_colors(table):
    for theme in (DARK, LIGHT):
        table.apply_theme(theme)
        assert table.item(1, 1).foreground().color() == theme.color("bad")
        assert table.item(0, 0).foreground().color() == theme.color("text")
    assert table.item(0, 1).toolTip() == "0.123456"
    QApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))


def test_room_for_rows_is_kept_whatever_the_headings(table, qtbot):
    table.keep_room_for(2)
    table.set_headings([("配列", ""), ("誤差", "")])
    QApplication.processEvents()
    assert not table.verticalScrollBar().isVisible()
    low = table.height()
    table.keep_room_for(3)
    assert table.height() == low + table.verticalHeader().defaultSectionSize()


def test_columns_are_as_wide_as_what_is_filled_in(table):
    before = table.columnWidth(0)
    table.set_rows([(Cell("W1[783, 99]" * 2), Cell("0.1"))])
    assert table.columnWidth(0) > before
    assert table.item(0, 0).text() == "W1[783, 99]" * 2
