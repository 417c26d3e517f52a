"""The list of racers: it shows what it is told and reports what was asked for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTreeWidget

from engine.race import Entry
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.race.racer_list import MOST, RacerList
from guiapp.widgets.race.racer_look import looks_for
from guiapp.widgets.race.racer_mark import racer_mark

ENTRIES = [Entry("sgd", 0.95), Entry("momentum", 0.1, {"momentum": 0.5}), Entry("adam", 1e-10)]


@pytest.fixture
def racers(qtbot):
    widget = RacerList()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.show_racers(ENTRIES, looks_for(ENTRIES), [True, False, True])
    widget.set_focus(0)
    widget.resize(300, 240)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def rows(racers) -> QTreeWidget:
    return racers.findChild(QTreeWidget, "racers")


def texts(racers):
    tree = rows(racers)
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [tuple(item.text(column) for column in range(3)) for item in items]


def click(racers, row, x):
    tree = rows(racers)
    middle = tree.visualItemRect(tree.topLevelItem(row)).center().y()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, middle))


def test_each_row_has_name_rate_and_settings(racers):
    assert texts(racers) == [
        ("SGD", "η 0.95", ""),
        ("Momentum", "η 0.1", "α 0.5"),
        ("Adam", "η 1e−10", "β 0.9 · 0.999"),
    ]
    states = [rows(racers).topLevelItem(row).checkState(0) for row in range(3)]
    checked, unchecked = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert states == [checked, unchecked, checked]


def test_showing_and_focusing_emit_nothing(racers, qtbot):
    with qtbot.assertNotEmitted(racers.focus_chosen), qtbot.assertNotEmitted(racers.shown_toggled):
        racers.show_racers(ENTRIES[:2], looks_for(ENTRIES[:2]), [True, True])
        racers.set_focus(1)
    assert racers.focus() == 1
    assert len(texts(racers)) == 2


def test_a_click_on_a_name_asks_for_the_focus(racers, qtbot):
    with qtbot.waitSignal(racers.focus_chosen, check_params_cb=lambda row: row == 2):
        click(racers, 2, 100)


def test_a_click_on_the_tick_asks_to_show(racers, qtbot):
    asked = []
    racers.shown_toggled.connect(lambda row, on: asked.append((row, on)))
    click(racers, 1, 12)
    assert asked == [(1, True)]


@pytest.mark.parametrize(
    ("name", "signal", "arguments"),
    [
        ("add_racer", "add_pressed", []),
        ("duplicate_racer", "duplicate_pressed", [2]),
        ("remove_racer", "remove_pressed", [2]),
    ],
)
def test_the_buttons_ask(racers, qtbot, name, signal, arguments):
    racers.set_focus(2)
    with qtbot.waitSignal(getattr(racers, signal)) as blocker:
        QTest.mouseClick(racers.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    assert blocker.args == arguments


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier, "add_pressed"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "remove_pressed"),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, "duplicate_pressed"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "focus_chosen"),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, "shown_toggled"),
    ],
)
def test_the_keys_ask(racers, qtbot, key, modifier, signal):
    with qtbot.waitSignal(getattr(racers, signal)):
        QTest.keyClick(rows(racers), key, modifier)


def test_one_racer_cannot_be_removed_and_enough_is_enough(racers):
    def enabled(name):
        return racers.findChild(QPushButton, name).isEnabled()

    racers.show_racers(ENTRIES[:1], looks_for(ENTRIES[:1]), [True])
    assert (enabled("add_racer"), enabled("remove_racer")) == (True, False)
    many = [Entry("sgd", 0.1 + row) for row in range(MOST)]
    racers.show_racers(many, looks_for(many), [True] * MOST)
    assert (enabled("add_racer"), enabled("duplicate_racer")) == (False, False)
    assert enabled("remove_racer")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_mark_has_the_color_of_its_racer(qapp, theme):
    look = looks_for(ENTRIES)[1]
    image = racer_mark(look, theme).toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.name() == look.color(theme).name()


def test_names_are_never_cut(racers):
    tree = rows(racers)
    for row in range(3):
        needed = tree.fontMetrics().horizontalAdvance(tree.topLevelItem(row).text(0))
        assert tree.columnWidth(0) >= needed + 30 + 26  # mark and tick
