"""The table of kept runs by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from engine.runs.library import Entry
from engine.runs.records import MAX_NAME, Ancestor, Figures
from guiapp.theme import DARK
from guiapp.widgets.runs.run_looks import RunLook
from guiapp.widgets.runs.run_model import BEST, LOSS, NAME, PARENT, RATE, TEST
from guiapp.widgets.runs.run_table import RunTable
from tests.guiapp.widgets.runs.samples import entry_of, info_of


def entries() -> list[Entry]:
    """Newest first, as the library gives them."""
    parent = info_of(0, "the first")
    child = info_of(1, "a branch", optimizer="adam", learning_rate=0.001).replace(
        lineage=(Ancestor(parent.id, parent.name, parent.config, 500),)
    )
    third = info_of(2, "deep one", hidden_sizes=(50, 20), learning_rate=2.0).replace(
        figures=Figures(None, None, None, None, None), diverged=True
    )
    return [entry_of(info) for info in (third, child, parent)]


@pytest.fixture
def table(qtbot: QtBot) -> RunTable:
    table = RunTable()
    qtbot.addWidget(table)
    table.resize(1200, 300)
    table.set_entries(entries())
    table.show()
    qtbot.waitExposed(table)
    return table


def names(table: RunTable) -> list[str]:
    return [entry.info.name for entry in table.entries()]


def text(table: RunTable, row: int, column: int) -> str:
    return str(table.filter.index(row, column).data())


def test_it_begins_with_the_newest_and_says_what_each_is(table: RunTable) -> None:
    assert names(table) == ["deep one", "a branch", "the first"]
    assert text(table, 1, RATE) == "0.001"
    assert text(table, 1, PARENT) == "↳ the first @ 500"
    assert text(table, 0, LOSS) == "diverged"
    assert text(table, 0, TEST) == "–"
    best = table.filter.index(2, BEST).data(Qt.ItemDataRole.ToolTipRole)
    assert "1,000" in best


@pytest.mark.parametrize(
    ("column", "rising"),
    [
        (RATE, ["a branch", "the first", "deep one"]),
        (NAME, ["a branch", "deep one", "the first"]),
        (TEST, ["a branch", "the first", "deep one"]),
    ],
)
def test_sorting_puts_what_has_no_figure_last(
    table: RunTable, column: int, rising: list[str]
) -> None:
    table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert names(table) == rising
    table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    falling = rising[::-1]
    if column == TEST:
        falling = ["the first", "a branch", "deep one"]
    assert names(table) == falling


def test_without_sorting_the_newest_is_first_again(table: RunTable) -> None:
    table.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
    table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["deep one", "a branch", "the first"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("adam", ["a branch"]),
        ("ADAM 0.001", ["a branch"]),
        ("adam 0.7", []),
        ("50-20", ["deep one"]),
        ("  ", ["deep one", "a branch", "the first"]),
        ("mnist first", ["a branch", "the first"]),  # the branch by its parent
    ],
)
def test_the_filter_wants_all_words(table: RunTable, words: str, found: list[str]) -> None:
    table.set_words(words)
    assert names(table) == found


def test_a_note_is_found(table: RunTable) -> None:
    noted = table.runs.entry(0)
    table.runs.replace(Entry(noted.path, noted.info.replace(note="Too FAST")))
    table.set_words("fast")
    assert names(table) == ["deep one"]


def test_several_are_chosen_and_stay_so_over_a_reload(table: RunTable, qtbot: QtBot) -> None:
    ids = [entries()[0].info.id, entries()[2].info.id]
    with qtbot.waitSignal(table.chosen) as chosen:
        table.choose(ids, ids[1])
    assert [entry.info.id for entry in chosen.args[0]] == ids
    more = entry_of(info_of(7, "newer"))
    with qtbot.waitSignal(table.chosen):
        table.set_entries([more, *entries()])
    assert [entry.info.id for entry in table.chosen_entries()] == ids
    assert table.currentIndex().row() == 3


def test_the_same_runs_again_change_nothing(table: RunTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.runs.modelReset):
        table.set_entries(entries())


def test_what_the_filter_hides_is_not_chosen(table: RunTable) -> None:
    table.selectAll()
    table.set_words("adam")
    assert [entry.info.name for entry in table.chosen_entries()] == ["a branch"]


def test_keys_open_remove_and_rename(table: RunTable, qtbot: QtBot) -> None:
    first = entries()[0]
    table.choose([first.info.id], first.info.id)
    table.setFocus()
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].info.id == first.info.id
    with qtbot.waitSignal(table.removal_requested):
        QTest.keyClick(table, Qt.Key.Key_Delete)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "deep one"
    editor.setText("  another   name ")
    with qtbot.waitSignal(table.renamed) as renamed:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args[0].info.id == first.info.id
    assert renamed.args[1] == "another name"
    assert text(table, 0, NAME) == "deep one"  # until the library has it


@pytest.mark.parametrize("name", ["", "   ", "deep one"])
def test_an_empty_or_equal_name_changes_nothing(table: RunTable, qtbot: QtBot, name: str) -> None:
    with qtbot.assertNotEmitted(table.renamed):
        table.filter.setData(table.filter.index(0, NAME), name)


def test_a_name_from_the_clipboard_is_one_that_can_be_kept(table: RunTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.renamed) as renamed:
        table.filter.setData(table.filter.index(0, NAME), "\u202ae\x00vil " + "x" * 500)
    assert renamed.args[1] == ("evil " + "x" * 500)[:MAX_NAME]


def test_runs_that_come_while_a_name_is_edited_wait(table: RunTable, qtbot: QtBot) -> None:
    second = entries()[1]
    table.choose([second.info.id], second.info.id)
    table.rename()
    editor = table.viewport().findChild(QLineEdit)
    editor.setText("hal")
    table.set_entries([entry_of(info_of(7, "newer")), *entries()])
    assert table.viewport().findChild(QLineEdit) is editor
    QTest.keyClicks(editor, "f")
    with qtbot.waitSignal(table.renamed) as renamed:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args[0].info.id == second.info.id
    assert renamed.args[1] == "half"
    qtbot.waitUntil(lambda: names(table)[0] == "newer")
    assert [entry.info.id for entry in table.chosen_entries()] == [second.info.id]


def test_runs_that_came_while_a_name_was_edited_are_shown_after_esc_too(
    table: RunTable, qtbot: QtBot
) -> None:
    table.choose([entries()[1].info.id], entries()[1].info.id)
    table.rename()
    table.set_entries(entries()[:2])
    QTest.keyClick(table.viewport().findChild(QLineEdit), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: names(table) == ["deep one", "a branch"])


def test_a_double_click_opens(table: RunTable, qtbot: QtBot) -> None:
    place = table.visualRect(table.filter.index(1, RATE)).center()
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[0].info.name == "a branch"


def test_copy_gives_all_digits_by_tabs(table: RunTable) -> None:
    branch = entries()[1]
    table.choose([branch.info.id])
    table.copy()
    head, line = QGuiApplication.clipboard().text().split("\n")
    cells = line.split("\t")
    assert head.split("\t")[NAME] == "Run"
    assert cells[TEST] == repr(branch.info.figures.test_accuracy)
    assert cells[RATE] == "0.001"


def test_the_open_run_is_bold_and_a_drawn_one_has_its_letter(table: RunTable) -> None:
    font = table.filter.index(1, NAME).data(Qt.ItemDataRole.FontRole)
    assert not font.bold()
    table.runs.set_open(entries()[1].info.id)
    assert table.filter.index(1, NAME).data(Qt.ItemDataRole.FontRole).bold()
    shape = table.filter.index(1, NAME).data(Qt.ItemDataRole.DecorationRole)
    table.runs.set_looks({entries()[1].info.id: RunLook(1, "B")})
    letter = table.filter.index(1, NAME).data(Qt.ItemDataRole.DecorationRole)
    assert shape.pixmap(16, 16).toImage() != letter.pixmap(16, 16).toImage()


def test_it_takes_a_theme_and_has_no_cell_outside(table: RunTable) -> None:
    table.apply_theme(DARK)
    assert DARK.surface in table.styleSheet()
    assert table.runs.data(QModelIndex()) is None
