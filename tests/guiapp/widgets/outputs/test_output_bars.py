"""Ten bars: dragged, walked with keys, typed; what is painted where; the arrows on them."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.outputs.output_bars import OutputBars
from guiapp.widgets.outputs.output_bars_layout import Part, lay_out, least_height
from guiapp.widgets.outputs.output_bars_picture import (
    Outputs,
    probability_figure,
    score_figure,
    slope_figure,
)
from guiapp.widgets.outputs.push_arrow import HEADROOM, REACH, arrow_length

BOOK = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
PUSH = np.where(np.arange(10) == 2, -0.4, BOOK)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bars(qtbot):
    widget = OutputBars()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(560, 340)
    widget.set_outputs(Outputs(BOOK, 2, PUSH), "mean squared error")
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    return widget


@pytest.fixture
def moves(bars):
    """What the bars ask for; they follow, as a page would let them."""
    asked = []

    def follow(index, value):
        asked.append((index, value))
        values = bars.outputs().values.copy()
        values[index] = value
        bars.set_outputs(Outputs(values, bars.outputs().right, PUSH))

    bars.moved.connect(follow)
    return asked


def at(bars, index, value) -> QPoint:
    layout = bars.layout_now()
    return QPointF(layout.middle(index), layout.height_of(value)).toPoint()


def middle_of(bars, row, index) -> QPoint:
    return bars.layout_now().cell(row, index).center().toPoint()


def typed(bars) -> QLineEdit:
    return bars.findChild(QLineEdit, "typed_output")


def column_colors(image: QImage, x: int) -> list[str]:
    return [image.pixelColor(x, y).name() for y in range(image.height())]


# -- mouse ------------------------------------------------------------------------------------


def test_dragging_asks_for_the_value_under_the_mouse_within_the_scale(bars, moves):
    QTest.mousePress(bars, LEFT, pos=at(bars, 3, 0.25))
    QTest.mouseMove(bars, at(bars, 3, 0.5))
    QTest.mouseMove(bars, at(bars, 5, 0.75))  # the bar that was grabbed, wherever the mouse goes
    QTest.mouseMove(bars, QPoint(10, -500))
    QTest.mouseMove(bars, QPoint(10, 5000))
    QTest.mouseRelease(bars, LEFT, pos=QPoint(10, 5000))
    assert [index for index, _ in moves] == [3] * 5
    values = [value for _, value in moves]
    assert values == pytest.approx([0.25, 0.5, 0.75, 1.0, 0.0], abs=0.004)
    assert values[3:] == [1.0, 0.0]
    assert all(value == round(value, 3) for value in values)
    QTest.mouseMove(bars, at(bars, 3, 0.5))
    assert len(moves) == 5


def test_the_other_buttons_drag_nothing(bars, moves):
    QTest.mouseClick(bars, Qt.MouseButton.MiddleButton, pos=at(bars, 3, 0.25))
    assert moves == []


def test_a_click_on_a_label_chooses_the_right_answer(bars, moves, qtbot):
    with qtbot.waitSignal(bars.right_chosen) as chosen:
        QTest.mouseClick(bars, LEFT, pos=middle_of(bars, bars.layout_now().labels, 7))
    assert chosen.args == [7]
    assert moves == []


def test_a_double_click_types_a_value_and_leaves_the_bar_as_it_was(bars, moves):
    place = at(bars, 2, 0.2)
    QTest.mouseClick(bars, LEFT, pos=place)
    QTest.mouseDClick(bars, LEFT, pos=place)
    assert moves[-1] == (2, 0.6)
    assert typed(bars).isVisible()
    assert typed(bars).text() == "0.6"
    QTest.keyClicks(typed(bars), "0.333")
    QTest.keyClick(typed(bars), Qt.Key.Key_Return)
    assert moves[-1] == (2, 0.333)
    assert not typed(bars).isVisible()
    assert bars.hasFocus()


def test_the_cursor_says_what_can_be_done(bars):
    layout = bars.layout_now()
    for place, shape in (
        (at(bars, 2, 0.3), Qt.CursorShape.SizeVerCursor),
        (middle_of(bars, layout.figures, 2), Qt.CursorShape.IBeamCursor),
        (middle_of(bars, layout.labels, 2), Qt.CursorShape.PointingHandCursor),
        (QPoint(2, 20), Qt.CursorShape.ArrowCursor),
    ):
        QTest.mouseMove(bars, place)
        assert bars.cursor().shape() == shape


# -- keys -------------------------------------------------------------------------------------


def test_arrow_keys_walk_and_raise_and_lower(bars, moves):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(bars, key)
    assert moves == [(2, 0.61), (2, 0.6)]
    QTest.keyClick(bars, Qt.Key.Key_PageUp)
    QTest.keyClick(bars, Qt.Key.Key_End)
    QTest.keyClick(bars, Qt.Key.Key_Home)
    assert moves[2:] == [(2, 0.7), (2, 1.0), (2, 0.0)]
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert moves[-1] == (2, 0.0)  # there is nothing below
    for _ in range(3):
        QTest.keyClick(bars, Qt.Key.Key_Left)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    assert moves[-1] == (9, 0.01)


def test_a_digit_chooses_the_right_answer(bars, qtbot):
    with qtbot.waitSignal(bars.right_chosen) as chosen:
        QTest.keyClick(bars, Qt.Key.Key_4)
    assert chosen.args == [4]


def test_enter_types_and_escape_takes_nothing(bars, moves):
    QTest.keyClick(bars, Qt.Key.Key_Right)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert typed(bars).text() == "0.05"
    QTest.keyClicks(typed(bars), "0.9")
    QTest.keyClick(typed(bars), Qt.Key.Key_Escape)
    assert moves == []
    assert not typed(bars).isVisible()
    assert bars.hasFocus()


@pytest.mark.qt_log_ignore("does not support")  # raise(), without a screen
def test_a_wrong_number_is_explained_and_can_be_mended(bars, moves, qtbot):
    bars.type_value(4)
    QTest.keyClicks(typed(bars), "1.5")
    QTest.keyClick(typed(bars), Qt.Key.Key_Return)
    assert moves == []
    assert typed(bars).isVisible()
    assert "not greater than 1" in typed(bars).error()
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text() == typed(bars).error()
    QTest.keyClick(typed(bars), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(typed(bars), "0.15")
    QTest.keyClick(typed(bars), Qt.Key.Key_Return)
    assert moves == [(4, 0.15)]
    QToolTip.hideText()


def test_what_is_typed_counts_when_the_field_is_left(bars, moves):
    bars.type_value(4)
    QTest.keyClicks(typed(bars), "0.25")
    bars.setFocus()
    assert moves == [(4, 0.25)]
    assert not typed(bars).isVisible()


def test_scores_have_their_own_scale_and_steps(bars, moves):
    scores = np.zeros(10)
    bars.set_outputs(Outputs(scores, 2, PUSH, np.full(10, 0.1)))
    QTest.mouseClick(bars, LEFT, pos=at(bars, 1, -3.0))
    assert moves[-1][0] == 1
    assert moves[-1][1] == pytest.approx(-3.0, abs=0.06)
    bars.set_outputs(Outputs(scores, 2, PUSH, np.full(10, 0.1)))
    QTest.keyClick(bars, Qt.Key.Key_End)
    assert moves[-1] == (1, 6.0)


# -- what is said -----------------------------------------------------------------------------


def tip_at(bars, place: QPoint) -> str:
    QApplication.sendEvent(bars, QHelpEvent(QEvent.Type.ToolTip, place, bars.mapToGlobal(place)))
    return QToolTip.text()


@pytest.mark.qt_log_ignore("does not support")  # raise(), without a screen
def test_hovering_tells_value_gradient_and_direction(bars):
    text = tip_at(bars, at(bars, 2, 0.3))
    assert "Output 2: 0.6" in text
    assert "Gradient of mean squared error: -0.4" in text
    assert "should rise" in text
    assert "should fall" in tip_at(bars, at(bars, 7, 0.3))
    assert "Nothing pushes" in tip_at(bars, at(bars, 9, 0.3))
    assert "Make 5 the right answer" in tip_at(bars, middle_of(bars, bars.layout_now().labels, 5))
    QToolTip.hideText()


def test_a_screen_reader_hears_the_bar_that_the_keys_move(bars):
    QTest.keyClick(bars, Qt.Key.Key_Right)
    assert bars.accessibleDescription() == "Output 1: 0.05. Right answer: 2"


def test_the_figures_are_copied_with_all_digits(bars):
    QTest.keyClick(bars, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Right\ty\t∂E/∂y"
    assert lines[3] == "2\t0.6\t-0.4"
    assert len(lines) == 11


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        (probability_figure, 0.6, "0.600"),
        (probability_figure, 0.0, "0"),
        (probability_figure, 6.14e-6, "6.1e−6"),
        (score_figure, -2.5, "−2.50"),
        (slope_figure, -0.0, "0"),
        (slope_figure, -0.0402, "−0.040"),
        (slope_figure, -11.11, "−11.1"),
        (slope_figure, -1e7, "−1.0e7"),
        (slope_figure, -math.inf, "−∞"),
        (slope_figure, 3.9e-5, "4e−5"),
    ],
)
def test_figures_are_short_enough_for_a_column(form, value, text):
    assert form(value) == text
    assert len(text) <= 7


# -- picture ----------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_bars_are_as_high_as_their_values_and_the_right_one_stands_out(bars, theme):
    bars.apply_theme(theme)
    bars.set_outputs(Outputs(np.where(np.arange(10) == 5, 0.8, 0.02), 5))
    layout = bars.layout_now()
    image = bars.grab().toImage()
    colors = column_colors(image, round(layout.middle(5)) + 8)
    assert colors.index(theme.accent) == pytest.approx(layout.height_of(0.8), abs=2.5)
    other = column_colors(image, round(layout.middle(4)) + 8)
    assert theme.accent not in other[: round(layout.labels.top()) - 2]


def test_arrows_are_orange_and_point_against_the_gradient(bars):
    image = bars.grab().toImage()
    layout = bars.layout_now()

    def orange(index: int) -> list[int]:
        column = column_colors(image, round(layout.middle(index)))
        below = round(layout.legend.bottom())  # the legend has an arrow too
        return [y for y in range(below, len(column)) if column[y] == LIGHT.gradient]

    assert max(orange(2)) <= layout.height_of(0.6) + 2  # pulled upwards
    assert min(orange(2)) < layout.height_of(0.7)
    assert max(orange(7)) == pytest.approx(layout.height_of(0.1), abs=4)  # pressed from above
    assert orange(9) == []


def test_another_font_makes_room_for_itself(bars):
    before = bars.layout_now().bars.height()
    font = bars.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    bars.setFont(font)
    assert bars.layout_now().bars.height() < before


@given(st.integers(360, 2000), st.integers(0, 900), st.floats(12, 30), st.booleans(), st.data())
def test_parts_lie_below_each_other_and_are_found_where_they_lie(wide, more, line, scores, data):
    span = (-6.0, 6.0) if scores else (0.0, 1.0)
    high = math.ceil(least_height(line)) + more
    layout = lay_out((wide, high), line, 48.0, span, softmax=scores)
    parts = [layout.legend, layout.bars, layout.figures, layout.slopes]
    parts += [layout.probabilities, layout.percentages] if scores else []
    parts.append(layout.labels)
    for upper, lower in pairwise(parts):
        assert upper.bottom() <= lower.top() + 0.5
    index = data.draw(st.integers(0, 9))
    value = data.draw(st.floats(*span))
    assert layout.value_at(layout.height_of(value)) == pytest.approx(value, abs=1e-9)
    middle = layout.middle(index)
    assert layout.find(QPointF(middle, layout.height_of(value))) == (Part.BAR, index)
    assert layout.find(layout.cell(layout.labels, index).center()) == (Part.LABEL, index)


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_arrows_grow_with_the_gradient_and_stay_within_reach(one, other):
    lengths = arrow_length(one, 100.0), arrow_length(other, 100.0)
    assert all(abs(length) <= REACH * 100.0 for length in lengths)
    if one < other:
        assert lengths[0] >= lengths[1]
    assert arrow_length(-one, 100.0) == -lengths[0]


def test_lengths_of_arrows_in_figures():
    assert arrow_length(-1.0, 100.0) == pytest.approx(100 * HEADROOM)
    assert arrow_length(-math.inf, 100.0) == REACH * 100
    assert arrow_length(math.nan, 100.0) == 0.0
