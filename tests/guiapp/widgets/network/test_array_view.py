"""Arrays as cells: pointing, choosing, zooming and moving with mouse and keys."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.network.array_paint import NUMBER_SIZES, _font_for
from guiapp.widgets.network.array_row import ArrayRow, Panel, shared_out
from guiapp.widgets.network.array_view import ArrayView
from guiapp.widgets.network.cell_colors import CellGrid

LEFT = Qt.MouseButton.LeftButton
MATRIX = np.linspace(-1.0, 1.0, 784 * 100).reshape(784, 100)


@pytest.fixture
def view(qtbot):
    widget = ArrayView()
    qtbot.addWidget(widget)
    widget.resize(320, 240)
    widget.show_array("W1", "784 × 100", CellGrid(MATRIX, 100), False)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def wheel(view, place: QPointF, notches: int) -> None:
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("index", [(0, 0), (783, 99), (400, 50)])
def test_the_mouse_names_the_cell_under_it(view, qtbot, index):
    assert view.index_under(view.middle_of(index)) == index
    QTest.mouseMove(view, QPoint(1, 1))
    with qtbot.waitSignal(view.pointed) as found:
        QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert found.args == [None]


def test_beside_the_cells_is_no_cell(view):
    assert view.index_under(QPointF(10, 2)) is None  # the heading
    assert view.index_under(QPointF(319.9, 239.9)) is None


def test_the_wheel_zooms_to_single_cells_and_a_double_click_back(view):
    place = view.middle_of((392, 50))
    for _ in range(40):
        wheel(view, place, 1)
    assert max(view.window_seen().seen) < 20
    assert view.index_under(place)[0] == pytest.approx(392, abs=2)
    assert not view.grab().isNull()
    QTest.mouseDClick(view, LEFT, pos=place.toPoint())
    assert view.window_seen().is_whole


def test_dragging_moves_and_chooses_nothing(view, qtbot):
    for _ in range(30):
        wheel(view, QPointF(160, 120), 1)
    before = view.window_seen()
    with qtbot.assertNotEmitted(view.chosen):
        QTest.mousePress(view, LEFT, pos=QPoint(160, 120))
        QTest.mouseMove(view, QPoint(120, 100))
        QTest.mouseMove(view, QPoint(80, 80))
        QTest.mouseRelease(view, LEFT, pos=QPoint(80, 80))
    after = view.window_seen()
    assert after.left > before.left
    assert after.top > before.top


def test_a_click_chooses(view, qtbot):
    with qtbot.waitSignal(view.chosen) as found:
        QTest.mouseClick(view, LEFT, pos=view.middle_of((10, 20)).toPoint())
    assert found.args[0][1] == 20


def test_arrow_keys_walk_from_cell_to_cell(view, qtbot):
    view.setFocus()
    view.set_marks([], (10, 20))
    for key, index in (
        (Qt.Key.Key_Right, (10, 21)),
        (Qt.Key.Key_Left, (10, 19)),
        (Qt.Key.Key_Up, (9, 20)),
        (Qt.Key.Key_Down, (11, 20)),
    ):
        with qtbot.waitSignal(view.chosen) as found:
            QTest.keyClick(view, key)
        assert found.args == [index]
    view.set_marks([], (0, 0))
    with qtbot.assertNotEmitted(view.chosen):
        QTest.keyClick(view, Qt.Key.Key_Up)


def test_keys_zoom(view):
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert not view.window_seen().is_whole
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.window_seen().is_whole


def test_new_numbers_keep_the_zoom_and_another_array_does_not(view):
    wheel(view, QPointF(160, 120), 5)
    seen = view.window_seen()
    view.show_array("W1", "784 × 100", CellGrid(MATRIX * 2, 100), False)
    assert view.window_seen() == seen
    view.show_array("W2", "784 × 100", CellGrid(MATRIX, 100), False)
    assert view.window_seen().is_whole


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_cells_have_the_colors_of_their_numbers(qtbot, theme):
    widget = ArrayView()
    qtbot.addWidget(widget)
    widget.apply_theme(theme)
    widget.resize(100, 240)
    widget.show_array("a", "3", CellGrid(np.array([1.0, 0.0, -1.0]), 1), False)
    image = widget.grab().toImage()
    for index, meaning in (((0,), "positive"), ((1,), "surface"), ((2,), "negative")):
        corner = widget.middle_of(index) - QPointF(24, 8)  # beside the number
        assert image.pixelColor(corner.toPoint()) == QColor(getattr(theme, meaning))


def test_numbers_that_are_no_numbers_can_be_painted(view):
    values = np.array([np.nan, np.inf, -np.inf, 1.0])
    view.show_array("a", "4", CellGrid(values, 1), False)
    assert not view.grab().isNull()
    view.show_array("a", "4", CellGrid(values * np.nan, 1, is_known=False), False)
    assert not view.grab().isNull()


# -- several of them --------------------------------------------------------------------------


@pytest.fixture
def row(qtbot):
    widget = ArrayRow()
    qtbot.addWidget(widget)
    widget.resize(900, 240)
    widget.set_panels(
        [
            Panel("x", "x", "784", CellGrid(np.zeros(784), 28), True),
            Panel("W1", "W1", "784 × 100", CellGrid(MATRIX, 100), False, "·"),
            Panel("a1", "a1", "10", CellGrid(np.arange(10.0), 1), False, "="),
        ]
    )
    widget.show()
    return widget


def test_arrays_stand_side_by_side_within_the_row(row):
    edges = [(row.view(key).x(), row.view(key).geometry().right()) for key in ("x", "W1", "a1")]
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert edges[-1][1] <= row.width()
    assert row.view("W1").width() > row.view("a1").width()
    row.resize(300, 240)
    assert row.view("a1").geometry().right() <= 300


def test_the_row_says_which_array_was_meant(row, qtbot):
    view = row.view("a1")
    with qtbot.waitSignal(row.chosen) as found:
        QTest.mouseClick(view, LEFT, pos=view.middle_of((3,)).toPoint())
    assert found.args == ["a1", (3,)]


def test_a_note_takes_the_place_of_arrays(row):
    row.set_note("Nothing yet")
    assert row.panels() == ()
    with pytest.raises(KeyError):
        row.view("x")
    assert not row.grab().isNull()


WIDTHS = st.lists(st.tuples(st.integers(1, 300), st.integers(0, 900)), min_size=1, max_size=7)


@given(st.integers(0, 3000), WIDTHS)
def test_room_is_shared_out_between_least_and_most(room: int, widths) -> None:
    least = [width for width, _ in widths]
    most = [width + more for width, more in widths]
    shared = shared_out(room, least, most)
    assert sum(shared) <= max(room, len(widths))
    if room >= sum(least):
        pairs = zip(least, shared, most, strict=True)
        assert all(low <= width <= high for low, width, high in pairs)
        left = room - sum(shared)
        growing = sum(width < high for width, high in zip(shared, most, strict=True))
        assert left < growing or growing == 0


def test_numbers_are_as_large_as_fits_and_all_or_none_are_seen(view):
    base = view.font()
    texts = ["0.00", "−0.00218"]
    sizes = [_font_for(base, texts, (width, 40.0)) for width in (400.0, 80.0, 30.0)]
    assert sizes[0].pointSizeF() == pytest.approx(base.pointSizeF() * NUMBER_SIZES[0])
    assert sizes[1].pointSizeF() <= sizes[0].pointSizeF()
    assert sizes[2] is None
    assert _font_for(base, texts, (400.0, 8.0)) is None


def test_a_sign_stands_beside_the_cells_it_is_between(row):
    assert row.view("a1").cells_height() < row.view("x").height()
    row.set_panels(
        [
            Panel("da1", "da1", "8", CellGrid(np.arange(8.0), 1)),
            Panel("dW1", "dW1", "2 × 8", CellGrid(np.ones((2, 8)), 8), False, "="),
        ]
    )
    image = row.grab().toImage()
    view = row.view("dW1")
    x = range(view.x() - 24, view.x() - 4)
    background = image.pixelColor(view.x() - 27, row.height() - 2)
    inked = [
        y for y in range(image.height()) if any(image.pixelColor(i, y) != background for i in x)
    ]
    assert inked
    assert max(inked) < view.heading_height() + view.cells_height()
