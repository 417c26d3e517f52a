"""The inner states: figures, scales that do not dance, and what is painted of them."""

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from engine.race import Entry
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.race.racer_look import looks_for
from guiapp.widgets.race.state_bars import StateBars
from guiapp.widgets.race.state_figures import slot_figures
from tests.guiapp.widgets.race.races import BOOK, book_race


@pytest.fixture
def bars(qtbot):
    widget = StateBars()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(420, 220)
    with qtbot.waitExposed(widget):
        widget.show()
    show(widget)
    return widget


def show(bars: StateBars, entries=BOOK, step=30):
    bars.set_racers(looks_for(entries))
    bars.show_race(book_race(step, entries), step)


def lane(optimizer: str, rate: float, steps=30):
    return book_race(steps, [Entry(optimizer, rate)]).lanes[0]


@pytest.mark.parametrize(
    ("optimizer", "slots"),
    [
        ("sgd", []),
        ("momentum", [("v", True)]),
        ("nesterov", [("v", True)]),
        ("adagrad", [("h", False)]),
        ("rmsprop", [("h", False)]),
        ("adam", [("m", True), ("v", False)]),  # Adam's v is a mean of squares
    ],
)
def test_every_optimizer_has_its_slots(optimizer, slots):
    figures = slot_figures(lane(optimizer, 0.1), 10, 10)
    assert [(figure.slot, figure.signed) for figure in figures] == slots


def test_figures_are_those_of_the_lane():
    adagrad = lane("adagrad", 1.5)
    (figure,) = slot_figures(adagrad, 1, 30)
    # after one update h is the square of the gradient at (-7, 2), which is (-0.7, 4)
    assert figure.values == pytest.approx((0.49, 16.0))
    (before,) = slot_figures(adagrad, 0, 0)
    assert before.values == (0.0, 0.0)
    assert before.full == 0.0


def test_the_scale_is_round_and_grows_with_the_furthest_step():
    momentum = lane("momentum", 0.1)
    sizes = [slot_figures(momentum, 0, reached)[0].full for reached in range(31)]
    assert sizes == sorted(sizes)
    largest = abs(momentum.states["v"][:31]).max()
    assert largest <= sizes[-1] <= 2.5 * largest
    assert f"{sizes[-1]:e}"[0] in "125"


def test_a_state_that_overflows_is_shown_all_the_same(bars):
    show(bars, [Entry("momentum", 10.0), Entry("adagrad", 1e300)], 2000)
    assert not bars.grab().isNull()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_have_the_colors_of_their_racers(bars, theme):
    bars.apply_theme(theme)
    image = bars.viewport().grab().toImage()
    columns, rows = range(130, image.width()), range(0, image.height())
    names = {image.pixelColor(x, y).name() for x in columns for y in rows}
    wanted = {look.color(theme).name() for look in looks_for(BOOK) if look.optimizer != "sgd"}
    assert wanted <= names


def test_hovering_gives_the_figures_with_their_digits(bars, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _on: said.append(text))
    row = math.ceil(bars._row_px)
    at = QPoint(200, 2 * row + row // 2)  # AdaGrad
    help_event = QHelpEvent(QEvent.Type.ToolTip, at, bars.viewport().mapToGlobal(at))
    QApplication.sendEvent(bars.viewport(), help_event)
    x, y = book_race().lanes[2].states["h"][30].tolist()
    assert said == [f"AdaGrad, h = ({x:.12g}, {y:.12g}); a full bar is 20"]


def test_the_copy_has_all_digits(bars):
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[:2] for line in lines] == [
        *(["Momentum", "v"], ["AdaGrad", "h"], ["Adam", "m"], ["Adam", "v"]),
        *(["Nesterov", "v"], ["RMSProp", "h"]),
    ]
    x, y = book_race().lanes[1].states["v"][30].tolist()
    assert lines[0].split("\t")[2:] == [repr(x), repr(y)]


def test_many_racers_are_scrolled_to_the_one_in_focus(bars):
    show(bars, [Entry("adam", 0.1 + k / 100) for k in range(24)])
    assert bars.verticalScrollBar().maximum() > 0
    bars.set_focus(23)
    assert bars.verticalScrollBar().value() == bars.verticalScrollBar().maximum()
    bars.set_focus(0)
    assert bars.verticalScrollBar().value() == 0


def test_a_screen_reader_hears_the_racer_in_focus(bars):
    bars.set_focus(1)
    assert bars.accessibleDescription().startswith("Momentum, v (")


def test_without_racers_it_says_what_will_appear(bars):
    bars.set_racers(())
    assert not bars.grab().isNull()
    assert bars.figures() == ""


def test_texts_are_set_anew_when_the_language_changes(bars):
    bars.setAccessibleName("")
    QApplication.sendEvent(bars, QEvent(QEvent.Type.LanguageChange))
    assert bars.accessibleName()
