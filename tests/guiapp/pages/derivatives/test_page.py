"""The Derivative page, used as a person would: with keys, mouse and typed numbers."""

import math

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from engine.curves import CURVES
from engine.differences import difference_quotient
from engine.surfaces import SURFACES
from guiapp.pages.derivatives.page import DerivativesPage
from guiapp.pages.derivatives.study import Verdict
from guiapp.pages.derivatives.surface import POINTS
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.cutaway.cutaway_plot import CutawayPlot
from guiapp.widgets.fields.expression_field import ExpressionField
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.plots.lens_plot import LensPlot


@pytest.fixture
def page(qtbot):
    widget = DerivativesPage()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(1278, 740)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    QApplication.processEvents()
    return widget


def press(page, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)


def text(page, name) -> str:
    return page.findChild(QLabel, name).text()


def formula(page, name) -> str:
    return page.findChild(FormulaView, name).latex()


def click(page, name):
    QTest.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def enter(page, name, number):
    """Type a number into a field, as with the keyboard."""
    field = page.findChild(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, number)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(page, name, key):
    box = page.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(key))


def drag(page, name, *places):
    """Drag in a plot through places in its own coordinates."""
    plot = page.findChild(pg.PlotWidget, name)
    box = plot.getViewBox()
    pixels = [plot.mapFromScene(box.mapViewToScene(QPointF(*place))) for place in places]
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixels[0])
    for at in pixels[1:]:
        QTest.mouseMove(plot.viewport(), at)
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixels[-1])


# -- one variable -----------------------------------------------------------------------------


def test_the_first_sight_is_the_book_s_first_slope(page):
    study = page.study()
    assert (study.curve.name, study.x, study.h) == ("parabola", 5.0, 1e-4)
    assert (study.method, study.precision) == ("central", "float64")
    assert study.quotient.value == 0.1999999999990898
    assert text(page, "reading_quotient") == "0.1999999999990898"
    assert text(page, "reading_exact") == "0.2"
    assert text(page, "reading_error") == "9.1e−13"
    assert formula(page, "quotient").endswith("= 0.1999999999990898")
    assert formula(page, "definition").startswith("f(x) = 0.01x^2 + 0.1x")
    assert r"\lim_{h \to 0}" in formula(page, "definition")


def test_the_book_s_buttons_set_everything(page, qtbot):
    choose(page, "curve", "cubic")
    click(page, "float32")
    click(page, "forward")
    enter(page, "h", "0.5")
    click(page, "book_10")
    assert page.study().quotient.value == 0.2999999999986347
    assert text(page, "reading_quotient") == "0.2999999999986347"
    qtbot.waitUntil(lambda: formula(page, "quotient").endswith("= 0.2999999999986347"))
    assert page.findChild(QLineEdit, "h").text() == "0.0001"
    assert page.findChild(QPushButton, "central").isChecked()
    click(page, "book_5")
    assert text(page, "reading_quotient") == "0.1999999999990898"
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_B)
    assert page.study().x == 5.0


def test_the_vanishing_h_is_lost_and_the_page_says_why(page, qtbot):
    click(page, "vanishing")
    study = page.study()
    assert (study.h, study.quotient.value) == (1e-50, 0.0)
    assert study.verdict is Verdict.LOST
    sentence = text(page, "sentence")
    assert "x + h is x" in sentence
    assert "8.9e−16 apart" in sentence
    assert text(page, "reading_spacing") == "8.88e−16"
    assert text(page, "reading_quotient") == "0"
    qtbot.waitUntil(lambda: formula(page, "quotient").endswith("= 0"))
    assert r"2 \times 10^{-50}" in formula(page, "quotient")
    assert page.findChild(LensPlot, "lens").lens().few
    press(page, Qt.Key.Key_P)
    assert page.study().verdict is Verdict.NO_STEP
    assert "0 / 0" in text(page, "sentence")
    qtbot.waitUntil(lambda: formula(page, "quotient").endswith(r"\frac{0}{0}"))


def test_in_float32_1e_8_rounds_away(page):
    enter(page, "h", "1e-8")
    assert page.study().verdict is Verdict.STRAIGHT
    click(page, "float32")
    assert page.study().verdict is Verdict.LOST
    assert "float32" in text(page, "sentence")
    assert text(page, "reading_spacing") == "4.77e−7"


def test_dragging_the_point_moves_x_everywhere(page):
    drag(page, "secant_plot", (5, 2), (12, 2), (15, 2))
    assert page.study().x == pytest.approx(15, abs=0.05)
    assert float(page.findChild(QLineEdit, "x").text()) == page.study().x
    slope = 0.02 * page.study().x + 0.1
    assert float(text(page, "reading_quotient")) == pytest.approx(slope, abs=1e-9)
    assert page.findChild(LensPlot, "lens").lens().center == page.study().x


def test_dragging_on_the_errors_sets_h_everywhere(page):
    drag(page, "error_plot", (-4, -8), (-6, -8))
    assert page.study().h == 1e-6
    assert page.findChild(QLineEdit, "h").text() == "1e-06"
    assert page.findChild(QSlider, "log_slider").value() == 100


def test_the_slider_sets_h_and_a_typed_h_moves_the_slider(page):
    slider = page.findChild(QSlider, "log_slider")
    slider.setValue(80)
    assert page.study().h == 1e-8
    enter(page, "h", "3e-5")
    assert page.study().h == 3e-5  # not the nearest tick of the slider
    assert slider.value() == 115
    enter(page, "h", "1e-50")
    assert (page.study().h, slider.value()) == (1e-50, 0)
    enter(page, "h", "0")
    assert page.study().h == 1e-50
    assert "greater than 0" in page.findChild(QLineEdit, "h").toolTip()


def test_keys_move_the_point_and_change_h(page):
    press(page, Qt.Key.Key_Right)
    assert page.study().x == 5.2
    press(page, Qt.Key.Key_Left)
    press(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.study().x == 4.98
    press(page, Qt.Key.Key_PageDown)
    assert page.study().h == 1e-5
    for _ in range(20):
        press(page, Qt.Key.Key_PageUp)
    assert page.study().h == 1.0
    press(page, Qt.Key.Key_F)
    assert page.study().method == "forward"
    press(page, Qt.Key.Key_P)
    assert page.study().precision == "float32"
    press(page, Qt.Key.Key_M)
    assert page.is_partial()


def test_keys_in_a_field_stay_there(page):
    field = page.findChild(QLineEdit, "x")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClick(field, Qt.Key.Key_Right)
    assert page.study().x == 5.0
    assert field.cursorPosition() == 1
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert page.study().x == 5.1


@pytest.mark.parametrize("name", CURVES)
@pytest.mark.parametrize("method", ["central", "forward"])
@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_every_function_is_shown_at_every_h(page, name, method, precision):
    choose(page, "curve", name)
    click(page, method)
    click(page, precision)
    curve = CURVES[name]
    assert page.study().x == curve.start
    for h in ("1", "1e-3", "1e-7", "1e-13", "1e-16", "1e-50"):
        enter(page, "h", h)
        wanted = difference_quotient(curve.function, curve.start, float(h), method, precision)
        assert repr(page.study().quotient.value) == repr(wanted.value)
        assert text(page, "sentence")
    assert not page.grab().isNull()


def test_too_large_and_too_small_an_h_are_told_apart(page):
    choose(page, "curve", "cubic")
    sentences = {}
    for h, verdict in (("0.1", Verdict.BENT), ("1e-5", Verdict.GOOD), ("1e-12", Verdict.ROUNDED)):
        enter(page, "h", h)
        assert page.study().verdict is verdict
        sentences[verdict] = text(page, "sentence")
    assert "a quarter" in sentences[Verdict.BENT]
    assert "good h" in sentences[Verdict.GOOD]
    assert "first 11 digits" in sentences[Verdict.ROUNDED]
    assert "7e−6" in sentences[Verdict.ROUNDED]
    click(page, "forward")
    enter(page, "h", "0.1")
    assert "half the h it is half" in text(page, "sentence")


def test_the_kink_is_put_into_words(page):
    choose(page, "curve", "absolute")
    enter(page, "x", "0.25")
    enter(page, "h", "0.5")
    assert page.study().verdict is Verdict.OVER_KINK
    assert "below 0.25" in text(page, "sentence")
    click(page, "forward")
    assert page.study().verdict is Verdict.STRAIGHT
    enter(page, "x", "0")
    assert page.study().verdict is Verdict.ON_KINK
    assert "from −1 to 1" in text(page, "sentence")
    assert "answers 1" in text(page, "sentence")
    click(page, "central")
    assert "answers 0" in text(page, "sentence")
    assert text(page, "reading_exact") == "NaN"
    assert not page.grab().isNull()


def test_one_s_own_function_is_differentiated_exactly(page):
    choose(page, "curve", "expression")
    field = page.findChild(ExpressionField)
    assert field.isVisible()
    field.set_text("x^3 - exp(x)")
    enter(page, "x", "2")
    study = page.study()
    assert study.curve.name == "expression"
    assert study.exact == pytest.approx(12 - math.exp(2), abs=1e-14)
    assert study.quotient.value == pytest.approx(study.exact, abs=1e-6)
    assert "x^{3}" in formula(page, "definition").replace("x^3", "x^{3}")
    click(page, "float32")
    assert text(page, "sentence")
    choose(page, "curve", "sigmoid")
    assert not field.isVisible()


def test_a_kink_of_one_s_own_is_found(page):
    choose(page, "curve", "expression")
    page.findChild(ExpressionField).set_text("abs(x - 1)")
    enter(page, "x", "0.9")
    enter(page, "h", "0.2")
    assert page.study().verdict is Verdict.OVER_KINK
    assert "kink at 1 " in text(page, "sentence")
    enter(page, "x", "1")
    assert page.study().verdict is Verdict.ON_KINK


def test_where_f_has_no_value_the_page_says_so(page):
    choose(page, "curve", "expression")
    field = page.findChild(ExpressionField)
    field.set_text("log(x)")
    remarks = [label.text() for label in field.findChildren(QLabel)]
    assert any("finite from x = 0" in remark for remark in remarks)
    enter(page, "x", "-1")
    assert page.study().verdict is Verdict.NO_VALUE
    assert "no number" in text(page, "sentence")
    enter(page, "x", "0.5")
    enter(page, "h", "1")
    assert page.study().verdict is Verdict.NO_NEIGHBOR
    assert "no difference to divide" in text(page, "sentence")
    assert not page.grab().isNull()


# -- partial derivatives ----------------------------------------------------------------------


@pytest.fixture
def partial(page):
    click(page, "partial")
    return page


def test_the_book_s_partial_derivatives(partial):
    first, second = partial.partial_study().slices
    assert (first.quotient.value, second.quotient.value) == (6.00000000000378, 7.999999999999119)
    assert text(partial, "reading_slope_0") == "6.00000000000378"
    assert text(partial, "reading_slope_1") == "7.999999999999119"
    assert (text(partial, "reading_exact_0"), text(partial, "reading_exact_1")) == ("6", "8")
    assert formula(partial, "partial_0").endswith("= 6.00000000000378")
    assert formula(partial, "partial_1").endswith("= 7.999999999999119")
    assert "4.3.3" in text(partial, "lesson_place")
    sentence = text(partial, "sentence")
    assert "held at 4" in sentence
    assert "= 6.0000" in sentence


def test_what_is_called_the_slope_is_right_also_where_the_quotient_is_not(partial):
    enter(partial, "h", "1e-15")
    assert partial.partial_study().slices[0].quotient.value != pytest.approx(6, abs=0.01)
    assert "= 6.0000" in text(partial, "sentence")
    assert "= 8.0000" in text(partial, "sentence")


def test_dragging_a_slice_moves_one_variable_only(partial):
    drag(partial, "slice_0", (3, 25), (1, 25), (-2, 25))
    assert partial.partial_study().point == (pytest.approx(-2, abs=0.05), 4.0)
    drag(partial, "slice_1", (4, 25), (2, 25))
    assert partial.partial_study().point[1] == pytest.approx(2, abs=0.05)
    assert float(partial.findChild(QLineEdit, "x1").text()) == partial.partial_study().point[1]


def test_dragging_on_the_surface_moves_both(partial, qtbot):
    plot = partial.findChild(CutawayPlot)
    start = plot.pixel_of(3, 4).toPoint()
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(plot, start + QPoint(0, -20 * step))
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=start + QPoint(0, -80))
    x, y = partial.partial_study().point
    assert x < 2
    assert y < 3
    assert float(partial.findChild(QLineEdit, "x0").text()) == x
    slopes = [float(text(partial, f"reading_slope_{axis}").replace("−", "-")) for axis in (0, 1)]
    assert slopes == pytest.approx([2 * x, 2 * y], abs=1e-8)
    qtbot.waitUntil(lambda: text(partial, "reading_slope_0").replace("−", "-") in
                    formula(partial, "partial_0"))  # fmt: skip
    click(partial, "book_point")
    assert partial.partial_study().point == (3.0, 4.0)


def test_typed_points_and_arrow_keys_move_the_point(partial):
    enter(partial, "x0", "-1")
    assert partial.partial_study().point == (-1.0, 4.0)
    press(partial, Qt.Key.Key_Right)
    press(partial, Qt.Key.Key_Down)
    assert partial.partial_study().point == pytest.approx((-0.9, 3.9))
    enter(partial, "x1", "77")
    assert partial.partial_study().point == pytest.approx((-0.9, 3.9))
    for _ in range(90):
        press(partial, Qt.Key.Key_Left)
    assert partial.partial_study().point[0] == -5.0


@pytest.mark.parametrize("name", POINTS)
def test_every_surface_is_shown_with_its_slopes(partial, name):
    choose(partial, "surface", name)
    study = partial.partial_study()
    assert study.surface is SURFACES[name]
    assert study.point == POINTS[name]
    gradient = SURFACES[name].gradient(study.point)
    for axis in (0, 1):
        assert study.exact[axis] == gradient[axis]
        assert study.slices[axis].quotient.value == pytest.approx(gradient[axis], abs=1e-6)
    assert not partial.grab().isNull()


def test_h_counts_for_partial_derivatives_too(partial):
    enter(partial, "h", "1e-50")
    assert "Make h larger" in text(partial, "sentence")
    assert text(partial, "reading_slope_0") == "0"
    click(partial, "forward")
    enter(partial, "h", "0.5")
    assert float(text(partial, "reading_slope_0")) == pytest.approx(6.5)
    assert not partial.findChild(QPushButton, "float32").isVisible()
    press(partial, Qt.Key.Key_P)
    press(partial, Qt.Key.Key_M)
    assert page_precision(partial) == "float64"


def page_precision(page) -> str:
    return page.study().precision


# -- the page as a whole ----------------------------------------------------------------------


def test_the_source_button_shows_what_runs(page):
    def shown() -> list[str]:
        return [function.__name__ for function in page._head.source._functions]

    assert {"numerical_diff", "parabola", "parabola_derivative"} <= set(shown())
    choose(page, "curve", "sigmoid")
    assert "sigmoid_derivative" in shown()
    choose(page, "curve", "expression")
    assert {"__call__", "gradient"} <= set(shown())
    page._head.source.open_source()
    assert "def numerical_diff" in page.findChild(QPlainTextEdit).toPlainText()
    click(page, "partial")
    assert {"numerical_diff", "bowl", "bowl_gradient"} <= set(shown())


@pytest.mark.parametrize("mode", ["one_variable", "partial"])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_theme_reaches_every_picture(page, mode, theme):
    click(page, mode)
    page.apply_theme(theme)
    for plot in page.findChildren(pg.PlotWidget):
        if plot.isVisible():
            image = plot.viewport().grab().toImage()
            assert image.pixelColor(1, 1).name() == theme.surface, plot.objectName()


@pytest.mark.parametrize("mode", ["one_variable", "partial"])
def test_every_control_says_what_it_does(page, mode):
    click(page, mode)
    kinds = (QLineEdit, QComboBox, QSlider, QPushButton)
    controls = [c for kind in kinds for c in page.findChildren(kind) if c.isVisible()]
    assert len(controls) >= 9
    for control in controls:
        inside = isinstance(control.parentWidget(), QWidget) and control.parentWidget().toolTip()
        name = control.accessibleName() or getattr(control, "text", str)()
        assert control.toolTip() or inside, control.objectName()
        assert name, control.objectName()
    assert {"F", "P", "B", "M"} <= {key for key, _ in page.shortcuts_help()}


@pytest.mark.parametrize("mode", ["one_variable", "partial"])
def test_tab_reaches_every_control(page, mode):
    click(page, mode)
    page.setFocus()
    reached = set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget().objectName())
    fields = {"curve", "x"} if mode == "one_variable" else {"surface", "x0", "x1"}
    assert fields | {"h", "log_slider", "source", "vanishing"} <= reached
    assert reached & {"one_variable", "partial"}  # arrow keys go on from one tab to the next
    assert reached & {"central", "forward"}


@pytest.mark.parametrize("mode", ["one_variable", "partial"])
def test_a_change_of_language_sets_every_text_anew(page, mode):
    click(page, mode)
    labels = [label for label in page.findChildren(QLabel) if label.text() and label.isVisible()]
    before = {label: label.text() for label in labels}
    own = {label for label in labels if label.objectName().startswith("reading_")}
    for label in set(labels) - own:
        label.setText("")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    QApplication.processEvents()
    for label in labels:
        assert label.text() == before[label]


@pytest.mark.parametrize("scale", [1.0, 1.2])
@pytest.mark.parametrize("mode", ["one_variable", "partial"])
def test_nothing_is_cut_off_on_a_small_screen(qtbot, mode, scale):
    """1366 x 768 less the rail, the title bar and the task bar; also with larger text."""
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(font.pointSizeF() * scale)
    QApplication.setFont(larger)
    try:
        page = DerivativesPage()
        qtbot.addWidget(page)
        page.resize(1260, 680)
        with qtbot.waitExposed(page):
            page.show()
        click(page, mode)
        if mode == "one_variable":
            choose(page, "curve", "sigmoid")
        for h in ("1e-4", "1e-16", "1e-50"):
            enter(page, "h", h)
            QApplication.processEvents()
            needed = page.minimumSizeHint()
            assert needed.width() <= 1260
            assert needed.height() <= 680
            assert (page.width(), page.height()) == (1260, 680)
            for label in page.findChildren(QLabel):
                if not label.isVisible() or not label.text():
                    continue
                if label.wordWrap():
                    assert label.heightForWidth(label.width()) <= label.height(), label.text()
                else:
                    assert label.sizeHint().width() <= label.width(), label.text()
    finally:
        QApplication.setFont(font)
