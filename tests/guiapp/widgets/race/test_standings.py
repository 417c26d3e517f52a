"""The table after k steps: the book's figures to their digits, choosing, copying."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.race import Entry
from engine.surfaces import SURFACES
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.race.racer_look import looks_for
from guiapp.widgets.race.standings import Standings
from tests.guiapp.widgets.race.races import BOOK, VALLEY, book_race

# Deep Learning from Scratch, 6.1.3: the points after one update, after 29 (the last one that
# its script plots) and after 30, with f; Nesterov and RMSProp are not in the script.
FIRST = {
    "SGD": (-6.335, -1.8),
    "Momentum": (-6.93, 1.6),
    "AdaGrad": (-5.5, 0.5),
    "Adam": (-6.7, 1.7),
    "Nesterov": (-6.867, 1.24),
    "RMSProp": (-6.0, 1.0),
}
PLOTTED = {
    "SGD": (-0.387175, -0.0942026),
    "Momentum": (0.814112, 0.272878),
    "AdaGrad": (-0.136185, 9e-17),
    "Adam": (0.0201491, 0.321957),
    "Nesterov": (0.619266, 0.00737368),
    "RMSProp": (-0.748162, 2.9e-8),
}
LAST = {
    "SGD": ((-0.350393, 0.0847823), 0.0133268),
    "Momentum": ((0.896414, 0.0880856), 0.0479370),
    "AdaGrad": ((-0.120162, 2e-17), 0.00072195),
    "Adam": ((0.136007, 0.318245), 0.102205),
    "Nesterov": (None, 0.0237789),
    "RMSProp": (None, 0.0243198),
}


@pytest.fixture
def table(qtbot):
    widget = Standings()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(420, 220)
    with qtbot.waitExposed(widget):
        widget.show()
    show(widget)
    return widget


def show(table: Standings, entries=BOOK, step=30, surface=VALLEY):
    table.set_racers(looks_for(entries))
    table.show_race(book_race(step, entries, surface, surface.start), step)


def cell(table: Standings, row: int, column: int, role=Qt.ItemDataRole.DisplayRole):
    return table.model().index(row, column).data(role)


def copied(table: Standings) -> dict[str, list[str]]:
    """What Ctrl+C puts on the clipboard, by racer."""
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["Racer", "x", "y", "f", "dist.", "step", "State"]
    return {line[0]: line[1:] for line in lines[1:]}


def near(reference: float) -> object:
    """Equal to the digits in which the reference is written."""
    digits = len(f"{reference:g}".partition("e")[0].lstrip("-0.").replace(".", ""))
    return pytest.approx(reference, rel=0.6 * 10.0 ** (1 - digits), abs=0)


def test_the_copy_after_one_update_is_that_of_the_book(table):
    show(table, step=1)
    rows = copied(table)
    for name, (x, y) in FIRST.items():
        assert float(rows[name][0]) == pytest.approx(x, rel=1e-5)
        assert float(rows[name][1]) == pytest.approx(y, rel=1e-5)


def test_the_copy_at_the_last_plotted_point_is_that_of_the_book(table):
    show(table, step=29)
    rows = copied(table)
    for name, (x, y) in PLOTTED.items():
        assert float(rows[name][0]) == near(x)
        assert float(rows[name][1]) == near(y)


def test_the_copy_after_thirty_updates_is_that_of_the_book(table):
    rows = copied(table)
    for name, (point, value) in LAST.items():
        if point is not None:
            assert float(rows[name][0]) == near(point[0])
            assert float(rows[name][1]) == near(point[1])
        assert float(rows[name][2]) == near(value)


def test_copies_and_tooltips_have_all_digits(table):
    lane = book_race().lanes[1]
    exact = [repr(part) for part in (*lane.points[30].tolist(), float(lane.values[30]))]
    assert copied(table)["Momentum"][:3] == exact
    assert [cell(table, 1, k, Qt.ItemDataRole.ToolTipRole) for k in (1, 2, 3)] == exact


def test_a_wide_table_shows_more_digits_than_a_narrow_one(table):
    assert cell(table, 0, 1) == "−0.350"
    table.resize(900, 220)
    assert cell(table, 0, 1) == "−0.350393"  # the digits of the printed table
    table.resize(420, 220)
    assert cell(table, 0, 1) == "−0.350"


def test_the_book_s_six_fit_without_scrolling(table, qtbot):
    table.resize(403, 220)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert table.verticalScrollBar().maximum() == 0


def test_states_are_words(table):
    show(
        table,
        [Entry("sgd", 1.05), Entry("sgd", 10.0), Entry("sgd", 1e-10), Entry("adam", 0.3)],
        300,
    )
    words = [cell(table, row, 6) for row in range(4)]
    assert words == ["left the map", "not finite", "hardly moves", "arrived"]


def test_without_a_known_minimum_there_is_a_dash(table):
    show(table, BOOK, 3, SURFACES["saddle"])
    assert cell(table, 0, 4) == "–"
    assert copied(table)["SGD"][3] == ""


def test_columns_are_named_like_the_axes(table):
    show(table, BOOK, 3, SURFACES["bowl"])
    header = table.model().headerData(1, Qt.Orientation.Horizontal)
    assert header == "x₀"


def test_a_click_and_the_arrow_keys_choose_a_racer(table, qtbot):
    at = table.visualRect(table.model().index(3, 2)).center()
    with qtbot.waitSignal(table.racer_chosen) as chosen:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [3]
    with qtbot.waitSignal(table.racer_chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Up)
    assert chosen.args == [2]


def test_focus_from_outside_is_shown_and_not_reported(table, qtbot):
    with qtbot.assertNotEmitted(table.racer_chosen):
        table.set_focus(4)
        show(table)  # the row stays chosen when the race begins anew
    assert [index.row() for index in table.selectionModel().selectedRows()] == [4]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_racer_has_its_mark(table, theme):
    table.apply_theme(theme)
    for row, look in enumerate(looks_for(BOOK)):
        mark = cell(table, row, 0, Qt.ItemDataRole.DecorationRole)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            image = mark.pixmap(12, mode).toImage()
            middle = image.pixelColor(image.width() // 2, image.height() // 2)
            assert middle.name() == look.color(theme).name()


def test_texts_are_set_anew_when_the_language_changes(table):
    table.setAccessibleName("")
    QApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
    assert table.accessibleName() == "Standings"
