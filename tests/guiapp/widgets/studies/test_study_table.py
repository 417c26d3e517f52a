"""A table whose rows can be pointed at from both sides."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from guiapp.theme import LIGHT
from guiapp.widgets.plots.plot_axes import axis_font
from guiapp.widgets.studies.study_table import Cell, StudyTable


@pytest.fixture
def table(qtbot):
    table = StudyTable("figures", 2)
    qtbot.addWidget(table)
    table.apply_theme(LIGHT)
    table.set_headings((("seed", ""), ("loss", "")))
    table.set_rows([(Cell(str(k)), Cell(f"{k / 3:.2f}", repr(k / 3))) for k in range(30)])
    table.resize(200, 120)
    table.show()
    return table


def test_the_row_under_the_pointer_is_told(table, qtbot):
    with qtbot.waitSignal(table.row_hovered) as told:
        table.entered.emit(table.model().index(3, 1))
    assert told.args == [3]
    with qtbot.waitSignal(table.row_hovered) as told:
        QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert told.args == [-1]


def test_a_row_marked_from_outside_is_seen_and_told_to_nobody(table, qtbot):
    with qtbot.assertNotEmitted(table.row_chosen):
        table.mark(25)
    assert table.chosen() == 25
    assert table.viewport().rect().intersects(table.visualRect(table.model().index(25, 0)))
    table.mark(-1)
    assert table.chosen() == -1


def test_it_is_copied_with_all_digits(table):
    table.copy_table()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "seed\tloss"
    assert lines[2] == f"1\t{1 / 3!r}"


def test_heading_and_cells_have_the_font_of_axes(table):
    table.apply_theme(LIGHT)
    size = axis_font().pointSizeF()
    header = table.horizontalHeader()
    for widget in (table, header, header.viewport()):
        assert widget.font().pointSizeF() == pytest.approx(size)
