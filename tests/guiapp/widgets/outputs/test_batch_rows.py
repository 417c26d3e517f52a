"""Rows of a mini-batch: choosing with mouse and keys, and what stands in them."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.outputs.batch_rows import BatchRow, BatchRows

LEFT = Qt.MouseButton.LeftButton


def some_rows(count: int) -> list[BatchRow]:
    rng = np.random.default_rng(0)
    return [BatchRow(rng.dirichlet(np.ones(10)), k, k / 3, f"{k / 3:.4f}") for k in range(count)]


@pytest.fixture
def rows(qtbot):
    widget = BatchRows()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(300, 300)
    widget.set_rows(some_rows(4), 1)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    return widget


def test_a_click_takes_a_row_in_hand(rows, qtbot):
    with qtbot.waitSignal(rows.row_chosen) as chosen:
        QTest.mouseClick(rows, LEFT, pos=rows.row_rect(3).center().toPoint())
    assert chosen.args == [3]


def test_a_click_below_the_last_row_wants_another_one(rows, qtbot):
    with qtbot.waitSignal(rows.more_wanted):
        QTest.mouseClick(rows, LEFT, pos=rows.row_rect(4).center().toPoint())
    with qtbot.assertNotEmitted(rows.more_wanted), qtbot.assertNotEmitted(rows.row_chosen):
        QTest.mouseClick(rows, LEFT, pos=rows.row_rect(6).center().toPoint())
    rows.set_rows(some_rows(8), 1)
    with qtbot.assertNotEmitted(rows.more_wanted):
        QTest.mouseClick(rows, LEFT, pos=rows.rect().bottomLeft())


def test_arrow_keys_walk_to_the_ends_and_no_further(rows, qtbot):
    chosen = []
    rows.row_chosen.connect(chosen.append)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert chosen == [2, 0]
    rows.set_rows(some_rows(4), 3)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert chosen == [2, 0]


def test_the_rows_are_copied_with_all_digits(rows):
    QTest.keyClick(rows, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 4
    parts = lines[2].split("\t")
    assert parts[:2] == ["2", repr(2 / 3)]
    assert [float(part) for part in parts[2:]] == some_rows(4)[2].probabilities.tolist()


def test_a_screen_reader_hears_the_row_in_hand(rows):
    assert rows.accessibleDescription() == "Row 2 of 4: right answer 1, loss 0.3333"


def test_a_change_of_one_row_is_painted(rows):
    before = rows.grab().toImage()
    changed = some_rows(4)
    changed[3] = BatchRow(np.eye(10)[5], 5, 0.0, "0.0000")
    rows.set_rows(changed, 1)
    after = rows.grab().toImage()
    y = round(rows.row_rect(0).center().y()), round(rows.row_rect(3).center().y())

    def line(image, height):
        return [image.pixelColor(x, height).name() for x in range(image.width())]

    assert line(before, y[0]) == line(after, y[0])
    assert line(before, y[1]) != line(after, y[1])
    rows.apply_theme(DARK)
    assert rows.grab().toImage() != after
