"""The table of histograms: what stands where, what is copied, what is painted."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QTest

from engine.inside.histograms import histogram, magnitude_histogram
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.network.histogram_paint import DECADES, Cell
from guiapp.widgets.network.histogram_table import HistogramTable, Row

VALUES = np.array([-0.9, -0.1, 0.1, 0.1, 0.6])


def a_row(title="Layer 1", lines=("a", "b")):
    now = histogram(VALUES, -1.0, 1.0, 4)
    start = histogram(VALUES / 2, -1.0, 1.0, 4)
    sizes = magnitude_histogram(np.array([1e-3, 1e-4]))
    cells = (Cell(now, start, "signed", note="std 0.5"), Cell(sizes, None, "gradient", DECADES))
    return Row(title, lines, cells)


@pytest.fixture
def table(qtbot):
    widget = HistogramTable()
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    widget.set_table(("weights", "gradients"), [a_row(), a_row("Layer 2")])
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def color_at(table, x, y):
    return table.grab().toImage().pixelColor(round(x), round(y))


def test_bars_have_the_colors_of_signed_weights(table):
    table.apply_theme(LIGHT)
    box = table.cell_box(0, 0)
    foot = box.bottom() - 3
    # bins: [-1, -0.5) has 1, [-0.5, 0) 1, [0, 0.5) 2, [0.5, 1] 1
    left = color_at(table, box.left() + 0.15 * box.width(), foot)
    right = color_at(table, box.left() + 0.65 * box.width(), foot)
    assert left.red() > left.blue()  # the orange of weights below zero
    assert right.blue() > right.red()
    top = color_at(table, box.left() + 0.1 * box.width(), box.top() + 0.3 * box.height())
    assert top == LIGHT.color("surface")  # one value of five does not reach so high


def test_an_empty_table_says_what_will_come(table):
    table.set_empty_text("Histograms appear here.")
    table.set_table((), ())
    assert not table.grab().isNull()
    assert table.rows() == ()


def test_words_under_the_pointer(table):
    box = table.cell_box(1, 0)
    at = QPointF(box.left() + 0.6 * box.width(), box.center().y())
    assert table.words_at(at) == "0 to 0.5: 40.00 % now, 60.00 % at the start"
    box = table.cell_box(0, 1)
    at = QPointF(box.left() + (10 - 3 - 0.01) / 11 * box.width(), box.center().y())
    assert table.words_at(at) == "5.6e−4 to 1e−3: 0.00 %"
    assert table.words_at(QPointF(12, table.cell_box(1, 0).top() + 2)) == "Layer 2\na\nb"
    assert table.words_at(QPointF(12, 2)) == ""


def test_the_figures_can_be_copied(table):
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "row\tcolumn\tfrom\tto\tshare\tshare_at_start"
    assert lines[1] == "Layer 1\tweights\t-1\t-0.5\t0.2\t0"
    assert len(lines) == 1 + 2 * (4 + 44)


def test_rows_and_headings_must_fit(table):
    with pytest.raises(ValueError, match="3 cells expected, got 2"):
        table.set_table(("a", "b", "c"), [a_row()])


def test_only_whole_lines_are_painted(table):
    """Seven rows in little room: nothing is cut through, and the tooltip has the rest."""
    lines = tuple(f"line {k}" for k in range(9))
    table.set_table(("w", "g"), [a_row(f"Layer {k}", lines) for k in range(7)])
    assert not table.grab().isNull()
    assert "line 8" in table.words_at(QPointF(12, table.cell_box(3, 0).top() + 2))


def test_a_histogram_without_anything_in_it(table):
    nothing = Cell(histogram(np.array([np.nan, np.inf]), 0.0, 1.0))
    table.set_table(("w",), [Row("Layer 1", (), (nothing,)), Row("Layer 2", (), (Cell(None),))])
    table.apply_theme(DARK)
    assert not table.grab().isNull()
    box = table.cell_box(1, 0)
    assert table.words_at(box.center()) == ""


def test_larger_text_leaves_room_for_the_axis(table):
    font = QFont(table.font())
    before = table.cell_box(0, 0).height()
    font.setPointSizeF(2 * font.pointSizeF())
    table.setFont(font)
    assert table.cell_box(0, 0).height() < before
