"""The Losses page, used as a person would: with keys, mouse and typed numbers."""

import math

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QWidget,
)

from engine.losses import (
    accuracy,
    accuracy_gradient,
    cross_entropy_error,
    cross_entropy_error_gradient,
    mean_squared_error,
    mean_squared_error_gradient,
)
from guiapp.pages.losses.controls import LossControls
from guiapp.pages.losses.page import LossesPage
from guiapp.pages.losses.sheet import BOOK_AGREES, BOOK_SAYS_7
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.formulas.source_window import SourceWindow
from guiapp.widgets.outputs.batch_rows import BatchRows
from guiapp.widgets.outputs.mini_bars import MiniBars
from guiapp.widgets.outputs.output_bars import OutputBars

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot):
    widget = LossesPage()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(1278, 740)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    QApplication.processEvents()
    return widget


def text(page, name) -> str:
    return page.findChild(QLabel, name).text()


def click(page, name):
    kinds = QPushButton, QRadioButton, QCheckBox
    button = next(found for kind in kinds if (found := page.findChild(kind, name)))
    QTest.mouseClick(button, LEFT, pos=QPoint(10, button.height() // 2))


def press(page, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)


def bars_of(page) -> OutputBars:
    return page.findChild(OutputBars, "outputs")


def spot(page, index, value) -> QPoint:
    layout = bars_of(page).layout_now()
    return QPointF(layout.middle(index), layout.height_of(value)).toPoint()


def drag(page, index, *values):
    """With the mouse, from the first value over the others."""
    bars = bars_of(page)
    QTest.mousePress(bars, LEFT, pos=spot(page, index, values[0]))
    for value in values[1:]:
        QTest.mouseMove(bars, spot(page, index, value))
    QTest.mouseRelease(bars, LEFT, pos=spot(page, index, values[-1]))


def curve_spot(page, p) -> tuple[QWidget, QPoint]:
    plot = page.findChild(pg.PlotWidget, "loss_plot")
    scene = plot.getViewBox().mapViewToScene(QPointF(p, 1.0))
    return plot.viewport(), plot.mapFromScene(scene)


def formula(page, name="formula_with_numbers") -> str:
    return page.findChild(FormulaView, name).latex()


# -- the book's numbers -----------------------------------------------------------------------


def test_the_first_sight_is_the_book_s_first_example(page, qtbot):
    assert tuple(bars_of(page).outputs().values) == BOOK_AGREES
    assert bars_of(page).outputs().right == 2
    assert page.focus_measure() == "cross_entropy"
    assert text(page, "value_mean_squared_error") == "0.0975"
    assert text(page, "digits_mean_squared_error") == "0.09750000000000003"
    assert text(page, "value_cross_entropy") == "0.5108"
    assert text(page, "digits_cross_entropy") == "0.510825457099338"
    assert text(page, "value_accuracy") == "1"
    qtbot.waitUntil(lambda: "0.51083" in formula(page))


def test_the_book_s_second_example_is_a_click_away_and_back(page):
    click(page, "says_7")
    assert tuple(bars_of(page).outputs().values) == BOOK_SAYS_7
    assert text(page, "value_mean_squared_error") == "0.5975"
    assert text(page, "value_cross_entropy") == "2.3026"
    assert text(page, "digits_cross_entropy") == "2.302584092994546"
    assert text(page, "value_accuracy") == "0"
    assert "7 is the largest, not 2" in text(page, "digits_accuracy")
    click(page, "agrees")
    assert text(page, "digits_mean_squared_error") == "0.09750000000000003"


def test_every_figure_can_be_selected_and_has_all_its_digits_in_a_tooltip(page):
    for key in ("mean_squared_error", "cross_entropy", "accuracy"):
        for name in (f"value_{key}", f"digits_{key}"):
            label = page.findChild(QLabel, name)
            selectable = Qt.TextInteractionFlag.TextSelectableByMouse
            assert label.textInteractionFlags() & selectable
            assert label.toolTip() == repr(page.sheet().measure(key))


def test_no_chance_costs_16_with_the_1e_7_and_infinity_without(page, qtbot):
    click(page, "rule_out")
    assert text(page, "value_cross_entropy") == "16.1181"
    assert "16.118" in text(page, "sentence")
    click(page, "guard")
    assert text(page, "value_cross_entropy") == "∞"
    assert text(page, "mean") == "∞"
    assert "Infinity" in text(page, "sentence")
    qtbot.waitUntil(lambda: formula(page).startswith(r"E = -\log 0 = \infty"))
    assert "10^{-7}" not in formula(page, "general_formula")
    click(page, "guard")
    assert text(page, "value_cross_entropy") == "16.1181"


def test_knowing_nothing_costs_log_10(page):
    click(page, "know_nothing")
    assert (bars_of(page).outputs().values == 0.1).all()
    assert "log 10 = 2.302585" in text(page, "sentence")
    texts = page.findChild(pg.PlotWidget, "loss_plot").items()
    written = [item.toPlainText() for item in texts if isinstance(item, pg.TextItem)]
    assert written == ["knowing nothing: log 10 = 2.302585"]


# -- moving the bars --------------------------------------------------------------------------


def test_dragging_a_bar_moves_figures_arrows_and_curve_together(page):
    drag(page, 2, 0.6, 0.5, 0.3)
    y = page.sheet().probabilities()
    assert y[2] == pytest.approx(0.3, abs=0.005)
    assert y.sum() == pytest.approx(1.0)
    shown = bars_of(page).outputs()
    np.testing.assert_array_equal(shown.values, y)
    np.testing.assert_array_equal(shown.gradient, cross_entropy_error_gradient(y, 2))
    assert text(page, "value_cross_entropy") == f"{cross_entropy_error(y, 2):.4f}"
    assert text(page, "digits_mean_squared_error") == repr(mean_squared_error(y, 2))
    dots = page.findChild(pg.PlotWidget, "loss_plot").items()
    points = {
        (float(x), float(height))
        for dot in dots
        if isinstance(dot, pg.ScatterPlotItem) and dot.isVisible()
        for x, height in zip(*dot.getData(), strict=True)
    }
    assert (y[2], cross_entropy_error(y, 2)) in points
    assert (y[2], mean_squared_error(y, 2)) in points
    assert (y[2], accuracy(y, 2)) in points


def test_the_bars_come_back_from_a_drag_to_the_end(page):
    drag(page, 2, 0.6, 0.9, 1.3, 0.6)
    np.testing.assert_allclose(page.sheet().probabilities(), BOOK_AGREES, atol=0.004)


def test_keys_move_a_bar(page):
    bars_of(page).setFocus()
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Up)
    assert page.sheet().probabilities()[1] == pytest.approx(0.06)
    press(page, Qt.Key.Key_5)
    assert page.sheet().right == 5
    assert bars_of(page).outputs().right == 5


def test_a_value_can_be_typed_and_keys_typed_there_are_no_shortcuts(page):
    bars_of(page).setFocus()
    press(page, Qt.Key.Key_Return)
    field = page.findChild(QLineEdit, "typed_output")
    QTest.keyClicks(field, "2.5e-1")
    press(page, Qt.Key.Key_Return)
    assert page.sheet().probabilities()[0] == 0.25
    assert page.sheet().right == 2  # the 2 and the 5 were digits, the e no switch of the 1e-7
    assert page.sheet().guarded


def test_clicking_a_label_chooses_the_right_answer(page):
    layout = bars_of(page).layout_now()
    place = layout.cell(layout.labels, 7).center().toPoint()
    QTest.mouseClick(bars_of(page), LEFT, pos=place)
    assert page.sheet().right == 7
    assert text(page, "digits_cross_entropy") == repr(cross_entropy_error(BOOK_AGREES, 7))
    assert tuple(page.sheet().probabilities()) == BOOK_AGREES


def test_dragging_on_the_curve_moves_the_probability_of_the_right_class(page):
    viewport, place = curve_spot(page, 0.6)
    QTest.mousePress(viewport, LEFT, pos=place)
    QTest.mouseMove(viewport, curve_spot(page, 0.2)[1])
    QTest.mouseRelease(viewport, LEFT, pos=curve_spot(page, 0.2)[1])
    y = page.sheet().probabilities()
    assert y[2] == pytest.approx(0.2, abs=0.005)
    np.testing.assert_array_equal(bars_of(page).outputs().values, y)


# -- which measure ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "shortcut", "gradient"),
    [
        ("mean_squared_error", Qt.Key.Key_M, mean_squared_error_gradient),
        ("cross_entropy", Qt.Key.Key_C, cross_entropy_error_gradient),
        ("accuracy", Qt.Key.Key_A, accuracy_gradient),
    ],
)
def test_a_measure_is_chosen_by_key_tile_or_button(page, key, shortcut, gradient):
    expected = gradient(np.array(BOOK_AGREES), 2)
    for choose in (
        lambda: press(page, shortcut),
        lambda: QTest.mouseClick(page.findChild(MiniBars, f"bars_{key}"), LEFT),
        lambda: click(page, f"focus_{key}"),
    ):
        page.set_focus_measure("accuracy" if key != "accuracy" else "cross_entropy")
        choose()
        assert page.focus_measure() == key
        np.testing.assert_array_equal(bars_of(page).outputs().gradient, expected)
        checked = [b.objectName() for b in page.findChildren(QRadioButton) if b.isChecked()]
        assert sorted(checked) == sorted([f"focus_{key}", "probabilities"])


def test_the_three_tiles_show_three_gradients_side_by_side(page):
    click(page, "says_7")
    for key, gradient in (
        ("mean_squared_error", mean_squared_error_gradient),
        ("cross_entropy", cross_entropy_error_gradient),
        ("accuracy", accuracy_gradient),
    ):
        shown = page.findChild(MiniBars, f"bars_{key}").bars()
        np.testing.assert_array_equal(shown.gradient, gradient(np.array(BOOK_SAYS_7), 2))
        assert tuple(shown.values) == BOOK_SAYS_7


def test_why_accuracy_cannot_be_descended_is_said_with_numbers(page):
    press(page, Qt.Key.Key_A)
    said = text(page, "sentence")
    assert "cannot be descended" in said
    assert "p = 0.600" in said
    assert "p = 0.200" in said  # below it another output is larger
    assert "gradient is 0" in said
    drag(page, 2, 0.1)
    assert "jumps to 1" in text(page, "sentence")
    page.findChild(QSlider, "count").setValue(4)
    assert "steps of 1/4 = 0.25" in text(page, "sentence")


def test_formulas_follow_the_measure_and_the_numbers(page, qtbot):
    press(page, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: "(0.6 - 1)^2" in formula(page))
    assert "= 0.0975" in formula(page)
    assert r"\frac{1}{2}" in formula(page, "general_formula")
    drag(page, 2, 0.5, 0.4)
    qtbot.waitUntil(lambda: "= 0.0975" not in formula(page))
    press(page, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: r"\arg\max" in formula(page))


# -- scores -----------------------------------------------------------------------------------


def test_scores_go_through_softmax_and_the_push_is_y_minus_t(page, qtbot):
    click(page, "scores")
    shown = bars_of(page).outputs()
    assert shown.probabilities is not None
    assert shown.probabilities.sum() == pytest.approx(1.0)
    expected = shown.probabilities - np.eye(10)[2]
    np.testing.assert_allclose(shown.gradient, expected)
    qtbot.waitUntil(lambda: "e^{z_k}" in formula(page, "general_formula"))
    before = shown.values.copy()
    drag(page, 4, 1.0, 5.0)
    after = bars_of(page).outputs().values
    assert after[4] == pytest.approx(5.0, abs=0.1)
    np.testing.assert_array_equal(np.delete(after, 4), np.delete(before, 4))
    assert "y − t" in text(page, "sentence")
    click(page, "probabilities")
    assert bars_of(page).outputs().probabilities is None
    assert page.sheet().probabilities()[4] > 0.8


def test_squared_error_grows_weak_where_softmax_is_surely_wrong(page):
    press(page, Qt.Key.Key_S)
    press(page, Qt.Key.Key_M)
    drag(page, 2, -5.5)
    assert abs(bars_of(page).outputs().gradient[2]) < 1e-3
    assert "hardly pushes" in text(page, "sentence")


def test_the_curve_can_be_dragged_with_scores_too(page):
    click(page, "scores")
    viewport, place = curve_spot(page, 0.3)
    QTest.mouseClick(viewport, LEFT, pos=place)
    assert page.sheet().probabilities()[2] == pytest.approx(0.3, abs=0.008)


def test_presets_that_no_score_can_reach_switch_to_probabilities(page):
    click(page, "scores")
    click(page, "rule_out")
    assert page.findChild(QRadioButton, "probabilities").isChecked()
    assert page.sheet().probabilities()[2] == 0.0


# -- mini-batch -------------------------------------------------------------------------------


def test_a_mini_batch_shows_each_row_s_loss_and_the_mean(page, qtbot):
    slider = page.findChild(QSlider, "count")
    slider.setFocus()
    for _ in range(3):
        press(page, Qt.Key.Key_Right)
    sheet, rows = page.sheet(), page.findChild(BatchRows, "rows")
    assert sheet.count == 4
    losses = [row.loss for row in rows.rows()]
    assert losses == sheet.measures_of_rows("cross_entropy").tolist()
    mean = cross_entropy_error(sheet.rows(), sheet.labels[:4])
    assert text(page, "mean") == f"{mean:.4f}"
    assert "mean of 4 rows" in text(page, "digits_mean_squared_error")
    qtbot.waitUntil(lambda: r"\frac{1}{4}" in formula(page))


def test_a_clicked_row_is_edited_with_the_large_bars_and_only_that_one(page):
    rows = page.findChild(BatchRows, "rows")
    for count in (1, 2):
        QTest.mouseClick(rows, LEFT, pos=rows.row_rect(count).center().toPoint())
    assert page.sheet().count == 3
    QTest.mouseClick(rows, LEFT, pos=rows.row_rect(2).center().toPoint())
    assert page.sheet().row == rows.current() == 2
    before = page.sheet().rows()
    np.testing.assert_array_equal(bars_of(page).outputs().values, before[2])
    drag(page, 0, 0.5)
    after = page.sheet().rows()
    np.testing.assert_array_equal(after[:2], before[:2])
    assert after[2, 0] == pytest.approx(0.5, abs=0.005)
    assert rows.rows()[2].loss == page.sheet().measure("cross_entropy")


def test_brackets_walk_the_rows_and_fewer_rows_take_an_earlier_one_in_hand(page):
    page.findChild(QSlider, "count").setValue(3)
    for _ in range(4):
        press(page, Qt.Key.Key_BracketRight)
    assert page.sheet().row == 2
    press(page, Qt.Key.Key_BracketLeft)
    assert page.sheet().row == 1
    page.findChild(QSlider, "count").setValue(1)
    assert page.sheet().row == 0
    assert tuple(bars_of(page).outputs().values) == BOOK_AGREES


# -- the page as a page -----------------------------------------------------------------------


def test_keys_of_the_presets(page):
    for key, modifier, loss in (
        (Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier, 2.302584092994546),
        (Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, 0.510825457099338),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier, -math.log(1e-7)),
        (Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, math.inf),
        (Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, math.log(10)),
    ):
        press(page, key, modifier)
        assert page.sheet().measure("cross_entropy") == pytest.approx(loss)
    assert not page.findChild(QCheckBox, "guard").isChecked()


@pytest.mark.qt_log_ignore("does not support")  # raise(), without a screen
def test_the_source_is_that_of_the_engine(page, qtbot):
    press(page, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.findChild(SourceWindow) is not None)
    window = page.findChild(SourceWindow)
    qtbot.waitUntil(window.isVisible)
    sources = "\n".join(source.text for source in window.sources())
    assert "def cross_entropy_error(" in sources
    assert "def cross_entropy_error_gradient(" in sources
    page.set_focus_measure("accuracy")
    assert any("def accuracy_gradient(" in source.text for source in window.sources())
    click(page, "scores")
    page.set_focus_measure("cross_entropy")
    assert any("class SoftmaxWithLoss" in source.text for source in window.sources())
    assert any("def softmax(" in source.text for source in window.sources())
    window.close()


def test_every_shortcut_is_listed_once(page):
    keys = [key for key, _ in page.shortcuts_help()]
    assert len(set(keys)) == len(keys)


def test_each_control_says_what_it_does(page):
    kinds = QPushButton, QRadioButton, QCheckBox, QSlider
    controls = [control for kind in kinds for control in page.findChildren(kind)]
    assert len(controls) >= 11
    for control in controls:
        assert control.toolTip()
        assert control.accessibleName() or control.text()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_takes_another_theme_and_language(page):
    before = page.grab().toImage()
    page.apply_theme(DARK)
    assert page.grab().toImage() != before
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert text(page, "value_cross_entropy") == "0.5108"


@pytest.mark.parametrize("scale", [1.0, 1.2])
def test_it_fits_a_small_screen_with_room_to_spare(page, qtbot, scale):
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    page.setFont(font)
    page.findChild(QSlider, "count").setValue(8)
    click(page, "scores")
    QApplication.processEvents()
    least = page.minimumSizeHint()
    assert least.width() <= 1278
    assert least.height() <= 740
    for button in page.findChild(LossControls).findChildren(QAbstractButton):
        needed = button.fontMetrics().horizontalAdvance(button.text())
        assert needed * 1.2 <= button.width() - 12


def test_every_sentence_fits_also_in_larger_text_and_a_longer_language(page):
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * 1.2)
    page.setFont(font)
    QApplication.processEvents()
    label, seen = page.findChild(QLabel, "sentence"), set()

    def look(sheet_change=lambda: None):
        sheet_change()
        for key in ("mean_squared_error", "cross_entropy", "accuracy"):
            page.set_focus_measure(key)
            seen.add(label.text())
            assert label.heightForWidth(round(label.width() / 1.2)) <= label.height()

    for name in ("agrees", "says_7", "know_nothing", "rule_out", "guard"):
        look(lambda name=name: click(page, name))
    look(lambda: drag(page, 2, 1.0))
    look(lambda: page.findChild(QSlider, "count").setValue(8))
    look(lambda: click(page, "scores"))
    look(lambda: drag(page, 2, -5.9))
    assert len(seen) >= 15
