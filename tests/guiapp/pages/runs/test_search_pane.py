"""The book's search for hyper-parameters."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.search.search_space import SearchSpace
from guiapp.pages.runs.search_pane import SearchPane
from guiapp.pages.runs.search_settings import SearchSettings
from guiapp.theme import DARK
from tests.guiapp.pages.runs.study_panes import Keeper, finish, give_up, shown


@pytest.fixture
def pane(session, tmp_path, qtbot):
    pane = shown(SearchPane(session, Keeper(tmp_path / "runs")), qtbot)
    for name, value in (("trials", 6), ("samples", 50), ("epochs", 3)):
        pane.settings.numbers[name].set_value(value)
    return pane


def test_the_settings_are_the_book_s(qtbot):
    settings = SearchSettings()
    qtbot.addWidget(settings)
    assert settings.space() == SearchSpace()
    settings.numbers["trials"].set_value(7)
    settings.rates.high.set_value(1.0)
    assert settings.space() == SearchSpace(trials=7, learning_rates=(1e-6, 1.0))
    with qtbot.waitSignal(settings.changed):
        settings.book.click()
    assert settings.space() == SearchSpace()


def test_it_begins_empty(pane):
    assert pane.results() == ()
    assert "Space" in pane.controls.status.text()


def test_grid_points_and_table_show_the_same_trials(pane, qtbot):
    finish(pane, qtbot)
    numbers = [result.trial.number for result in pane.results()]
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
    assert [trial.number for trial in pane.grid.trials()] == numbers
    assert len(pane.scatter._dots.points()) == 6
    rows = [line.split("\t") for line in pane.table.table().split("\n")]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4", "5", "6"]
    best = pane.results()[0]
    assert float(rows[1][1]) == best.validation_accuracy
    assert float(rows[1][2]) == best.trial.learning_rate
    assert float(rows[1][3]) == best.trial.weight_decay
    assert pane.grid.trials()[0].titles[0].startswith("Best-1 (val acc .")


@pytest.mark.parametrize("where", ["grid", "scatter", "table"])
def test_a_trial_pointed_at_is_marked_everywhere(pane, qtbot, where):
    finish(pane, qtbot)
    number = pane.results()[3].trial.number
    if where == "grid":
        pane.grid.hovered.emit(number)
    elif where == "scatter":
        pane.scatter.met.emit(number)
    else:
        pane.table.row_hovered.emit(3)
    assert pane.marked() == number
    assert pane.table.chosen() == 3
    assert pane.grid._marked == number
    assert len(pane.scatter._ring.points()) == 1
    assert f"Trial {number}, rank 4" in pane._reading.text()
    pane.grid.hovered.emit(-1)
    assert pane.marked() == -1
    assert pane.table.chosen() == -1
    assert pane._reading.text() == ""


def test_the_table_is_copied_for_a_spreadsheet(pane, qtbot):
    finish(pane, qtbot)
    pane.table.copy_table()
    head = QGuiApplication.clipboard().text().split("\n")[0]
    assert head == "rank\tval acc\tlearning rate\tdecay λ"


def test_the_same_seed_finds_the_same(pane, qtbot):
    first = [r.validation_accuracy for r in finish(pane, qtbot).results]
    assert [r.validation_accuracy for r in finish(pane, qtbot).results] == first


def test_trials_that_diverge_stand_at_the_end(pane, qtbot):
    pane.settings.rates.low.set_value(1e-6)
    pane.settings.rates.high.set_value(1e3)
    finish(pane, qtbot)
    diverged = [r for r in pane.results() if r.validation_accuracy is None]
    assert diverged
    assert pane.results()[-1] in diverged
    assert len(pane.grid.trials()) == 6 - len(diverged)
    pane.mark(diverged[0].trial.number)
    assert "diverged" in pane._reading.text()


def test_a_range_the_wrong_way_round_is_told(pane):
    pane.settings.rates.low.set_value(0.5)
    pane.begin()
    assert not pane.is_busy()
    assert "smaller one first" in pane.controls.status.text()


def test_given_up_what_has_ended_stays(pane, qtbot):
    pane.settings.numbers["trials"].set_value(500)
    pane.begin()
    qtbot.waitUntil(lambda: len(pane.results()) > 1, timeout=20_000)
    give_up(pane, qtbot)
    assert pane.was_cancelled()
    count = len(pane.results())
    assert 1 < count < 500
    QApplication.processEvents()
    assert len(pane.results()) == count


def test_results_survive_language_and_theme(pane, qtbot):
    finish(pane, qtbot)
    rows = pane.table.table()
    pane.apply_theme(DARK)
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert pane.table.table() == rows
    assert len(pane.grid.trials()) == 6
