"""The confusion matrix as it is painted, chosen from and copied."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.network.confusion_grid import ConfusionGrid
from guiapp.widgets.network.confusion_paint import cell_colors

LEFT = Qt.MouseButton.LeftButton
COUNTS = np.array([[90, 10, 0], [1, 99, 0], [0, 0, 0]])
ACCURACY = np.array([0.9, 0.99, np.nan])


@pytest.fixture
def grid(qtbot):
    widget = ConfusionGrid()
    qtbot.addWidget(widget)
    widget.resize(500, 400)
    widget.set_counts(COUNTS, ACCURACY)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_click_chooses_a_cell(grid, qtbot):
    with qtbot.waitSignal(grid.cell_chosen) as caught:
        QTest.mouseClick(grid, LEFT, pos=grid.cell_box(0, 1).center().toPoint())
    assert caught.args == [0, 1]
    assert grid.chosen() == (0, 1)
    with qtbot.assertNotEmitted(grid.cell_chosen):
        QTest.mouseClick(grid, LEFT, pos=QPoint(1, 1))


def test_arrows_walk_within_the_matrix(grid):
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.chosen() == (0, 0)  # the first key only enters it
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.chosen() == (1, 1)
    for _ in range(4):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.chosen() == (1, 2)


def test_rows_are_right_classes(grid):
    words = "10 of 100 test samples of class 0 are answered 1."
    assert grid.words_at(grid.cell_box(0, 1).center()) == words
    assert grid.words_at(QPointF(1, 1)) == ""


def test_rare_mistakes_are_seen():
    colors = cell_colors(COUNTS, LIGHT) & 0xFFFFFF
    ground = int(LIGHT.surface[1:], 16)
    assert colors[0, 2] == ground
    assert colors[2, 2] == ground  # a class without samples
    assert len({ground, *colors[1, :2].tolist()}) == 3
    # one of a hundred is a tenth of the way from the ground to the color of mistakes, times 0.85
    red, bad = 255 - (colors[1, 0] >> 8 & 0xFF), 255 - LIGHT.color("bad").green()
    assert red == pytest.approx(0.085 * bad, abs=1)


def test_the_matrix_can_be_copied(grid):
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    expected = "right\\answer\t0\t1\t2\n0\t90\t10\t0\n1\t1\t99\t0\n2\t0\t0\t0"
    assert QGuiApplication.clipboard().text() == expected


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_is_painted_at_any_size(grid, theme):
    grid.apply_theme(theme)
    for size in ((500, 400), (320, 240), (1200, 900)):
        grid.resize(*size)
        assert not grid.grab().isNull()
        last = grid.cell_box(2, 2)
        assert last.right() < size[0]
        assert last.bottom() <= size[1]


def test_it_forgets(grid):
    grid.choose(2, 2)
    grid.set_counts(np.eye(2, dtype=int), np.ones(2))
    assert grid.chosen() is None  # there is no third class any more
    grid.set_empty_text("Mistakes appear here.")
    grid.clear()
    assert grid.counts() is None
    assert grid.figures() == ""
    assert not grid.grab().isNull()


def test_a_matrix_is_a_square(grid):
    with pytest.raises(ValueError, match=r"a square of counts expected, got \(2, 3\)"):
        grid.set_counts(np.zeros((2, 3), int), np.ones(2))
