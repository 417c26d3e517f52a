"""Formulas on screen: painted in both themes, never cut off, at most four a second."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QGuiApplication, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.formulas import formula_view
from guiapp.widgets.formulas.formula_view import INTERVAL_MS, FormulaView, formula

FRACTION = r"\frac{f(5+10^{-4}) - f(5-10^{-4})}{2\cdot 10^{-4}} = 0.1999999999990898"


class Clock:
    """A time in milliseconds that stands still until it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def view(qtbot, clock):
    view = FormulaView(clock=clock)
    qtbot.addWidget(view)
    view.resize(600, view.height())
    with qtbot.waitActive(view):
        view.show()
    view.clearFocus()
    return view


def painted(view: FormulaView, ratio: int = 1) -> QImage:
    """The widget alone, on nothing."""
    pixmap = QPixmap(view.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    view.render(pixmap, QPoint(), renderFlags=QWidget.RenderFlag.IgnoreMask)
    return pixmap.toImage()


def ink(image: QImage) -> list[tuple[int, int, QColor]]:
    """The pixels with something on them."""
    return [
        (x, y, image.pixelColor(x, y))
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).alpha() > 16
    ]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_is_painted_in_the_text_color_of_the_theme(view, theme):
    view.set_latex(FRACTION)
    view.apply_theme(theme)
    full = [color for *_, color in ink(painted(view)) if color.alpha() == 255]
    assert len(full) > 20
    assert {color.name() for color in full} == {theme.text}


def test_stands_at_the_left_with_its_axis_in_the_middle(view):
    view.set_latex("-")
    pixels = ink(painted(view))
    assert min(x for x, *_ in pixels) < 6
    middle = sum(y + 0.5 for _, y, _ in pixels) / len(pixels)
    assert middle == pytest.approx(view.height() / 2, abs=1)


def test_the_axis_stays_where_it_is_when_the_formula_gets_higher(view, clock):
    rows = []
    for latex in ("--", r"--\frac{1}{2}"):
        clock.now += INTERVAL_MS
        view.set_latex(latex)
        pixels = [(x, y) for x, y, _ in ink(painted(view))]
        left = min(x for x, _ in pixels)
        rows.append({y for x, y in pixels if x == left + 2})
    assert rows[0] == rows[1] != set()


def test_one_line_holds_a_fraction_and_a_sum_at_full_size(view):
    for latex in (FRACTION, r"E = -\sum_{k=1}^{K} t_k \log y_k"):
        shown = formula(latex, LIGHT.text)
        assert view._em(shown) == view._full_em()


@pytest.mark.parametrize("times", [1, 3, 8])
def test_a_long_formula_shrinks_and_is_not_cut_off(view, times):
    view.set_latex(r" \cdot ".join([FRACTION] * times))
    image = painted(view)
    right = [x for x, *_ in ink(image)]
    assert max(right) < view.width() - 1
    assert not any(image.pixelColor(view.width() - 1, y).alpha() for y in range(view.height()))
    if times > 1:
        assert max(right) > 0.85 * view.width()


def test_a_tall_formula_shrinks_and_is_not_cut_off(view):
    view.set_latex(r"\frac{\frac{\frac{a}{b}}{c}}{\frac{d}{\frac{e}{\sqrt{g}}}}")
    rows = [y for _, y, _ in ink(painted(view))]
    assert min(rows) >= 0
    assert max(rows) < view.height()
    assert max(rows) - min(rows) > 0.75 * view.height()


def test_a_digit_more_or_less_does_not_change_the_size(view):
    sizes = {
        view._em(formula(FRACTION + " + " + FRACTION + digits, LIGHT.text))
        for digits in ("", "1", "12")
    }
    assert len(sizes) == 1
    assert sizes.pop() < view._full_em()


def test_is_sharp_on_a_fine_screen(view):
    """Twice the pixels show details, not the same pixels twice as large."""
    view.set_latex(FRACTION)
    coarse, fine = painted(view), painted(view, 2)
    assert fine.size() == coarse.size() * 2
    enlarged = coarse.scaled(fine.size())
    assert len(ink(fine)) > 2 * len(ink(coarse))
    assert fine != enlarged
    # the bar of the fraction is 1 px high: twice as fine it ends more sharply than when enlarged
    blurred = sum(0 < enlarged.pixelColor(40, y).alpha() < 255 for y in range(enlarged.height()))
    sharp = sum(0 < fine.pixelColor(40, y).alpha() < 255 for y in range(fine.height()))
    assert sharp <= blurred


def test_the_height_does_not_depend_on_what_is_shown(qtbot):
    view, double = FormulaView(), FormulaView(lines=2)
    for widget in (view, double):
        qtbot.addWidget(widget)
    height, hint = view.height(), view.sizeHint()
    view.set_latex(FRACTION)
    assert (view.height(), view.sizeHint()) == (height, hint)
    assert view.minimumHeight() == view.maximumHeight() == height
    assert double.height() == pytest.approx(2 * height, abs=1)


def test_follows_the_font(view):
    view.set_latex("x = 3")
    before, height = len(ink(painted(view))), view.height()
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 1.5)
    view.setFont(font)
    assert view.height() == pytest.approx(1.5 * height, abs=2)
    assert len(ink(painted(view))) > 1.5 * before


def test_the_first_is_shown_at_once_and_of_those_that_follow_the_last(view, clock, qtbot):
    view.set_latex("a = 1")
    first = painted(view)
    assert ink(first)
    for number in (2, 3, 4):
        view.set_latex(f"a = {number}")
    assert view.latex() == "a = 4"
    assert painted(view) == first

    clock.now = INTERVAL_MS  # the timer set 250 ms ago finds that it is time
    qtbot.waitUntil(lambda: painted(view) != first)
    last = painted(view)
    clock.now += INTERVAL_MS
    view.set_latex("b")
    clock.now += INTERVAL_MS
    view.set_latex("a = 4")
    assert painted(view) == last  # neither 2 nor 3 was what came out


def test_setting_the_same_formula_again_does_nothing(view, clock, monkeypatch):
    view.set_latex("a")
    clock.now += INTERVAL_MS
    monkeypatch.setattr(formula_view, "formula", lambda *_: pytest.fail("typeset again"))
    view.set_latex("a")


def test_what_was_typeset_before_is_taken_from_the_cache(view, clock):
    formula.cache_clear()
    for latex in ("a", "b", "a", "b"):
        view.set_latex(latex)
        clock.now += INTERVAL_MS
    assert (formula.cache_info().hits, formula.cache_info().misses) == (2, 2)


def test_another_color_is_not_typeset_again(view):
    from guiapp.widgets.formulas.typesetter import typeset

    view.set_latex("q = 7.25")
    before = typeset.cache_info().misses
    view.apply_theme(DARK)
    view.apply_theme(LIGHT)
    assert typeset.cache_info().misses == before


@pytest.mark.parametrize("latex", [r"\frac{a}", r"\nonsense", "x^", r"\left("])
@pytest.mark.parametrize("waits", [False, True], ids=["at once", "while another waits"])
def test_a_mistake_is_raised_where_it_is_made(view, latex, waits):
    view.set_latex("a = 1")
    if waits:
        view.set_latex("a = 2")
    kept = view.latex()
    with pytest.raises(ValueError, match="cannot be typeset"):
        view.set_latex(latex)
    assert view.latex() == kept
    assert ink(painted(view))


def test_shows_nothing_for_an_empty_text(view, clock):
    assert not ink(painted(view))
    view.set_latex("a")
    clock.now += INTERVAL_MS
    view.set_latex("")
    assert not ink(painted(view))


def test_a_waiting_formula_does_not_outlive_its_widget(qtbot, clock):
    view = FormulaView(clock=clock)
    view.set_latex("a")
    view.set_latex("b")
    timer = view._timer
    with qtbot.waitSignal(timer.destroyed):
        view.deleteLater()


def test_is_read_out_as_latex(view):
    view.set_latex(FRACTION)
    assert view.accessibleName() == FRACTION


@pytest.mark.qt_log_ignore("This plugin does not support")  # of menus on the offscreen platform
def test_the_context_menu_copies_the_latex(view, qtbot):
    view.set_latex(FRACTION)
    middle = view.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, middle, view.mapToGlobal(middle), Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(view, event)
    menu = view.findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    (copy,) = menu.actions()
    assert copy.text() == "Copy as LaTeX"
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(copy).center())
    assert QGuiApplication.clipboard().text() == FRACTION


def test_is_reached_by_tab_and_copied_by_key(view, qtbot):
    view.set_latex("a = 5")
    assert view.focusPolicy() == Qt.FocusPolicy.TabFocus
    before = painted(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.hasFocus)
    assert painted(view).pixelColor(300, 0).name() == LIGHT.accent
    assert painted(view) != before
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a = 5"


def test_may_become_narrow(view):
    view.set_latex(FRACTION)
    view.resize(QSize(80, view.height()))
    assert view.minimumSizeHint().width() <= 80
    assert max(x for x, *_ in ink(painted(view))) < 80
