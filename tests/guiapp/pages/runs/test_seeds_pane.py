"""Many seeds, from the click to the ledger."""

import multiprocessing

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.config import TrainConfig
from engine.runs.records import RunHistory
from engine.search.published import PUBLISHED, verdict
from guiapp.pages.runs.seeds_pane import SeedsPane, _gates
from guiapp.pages.runs.study_words import StudyWords
from guiapp.theme import DARK
from tests.guiapp.conftest import QUICK
from tests.guiapp.pages.runs.study_panes import Keeper, finish, give_up, shown

ENDLESS = TrainConfig(dataset="circles", iterations=10_000_000, evaluate_every=0)


@pytest.fixture
def keeper(tmp_path):
    return Keeper(tmp_path / "runs")


@pytest.fixture
def pane(ready, keeper, qtbot):
    pane = shown(SeedsPane(ready, keeper), qtbot)
    pane.count.set_value(3)
    return pane


@pytest.fixture
def endless(pane):
    pane.choice.set_train_config(ENDLESS)
    return pane


def cells(table):
    return [line.split("\t") for line in table.table().split("\n")]


def test_it_begins_with_the_settings_of_the_train_page(pane):
    assert pane.config() == QUICK
    assert pane.loss.is_empty()
    assert "Space" in pane.controls.status.text()
    assert not pane.keep.isEnabled()


def test_it_follows_the_train_page(pane, ready, qtbot):
    other = QUICK.replace(hidden_sizes=(5,))
    with qtbot.waitSignal(ready.settled):
        ready.prepare(other)
    assert pane.config() == other


def test_one_key_trains_all_seeds(pane, qtbot):
    with qtbot.waitSignal(pane.study.finished, timeout=30_000):
        QTest.keyClick(pane, Qt.Key.Key_Space)
        assert pane.is_busy()
        assert not pane.choice.isEnabled()
    assert [o.config.seed for o in pane.view().outcomes] == [0, 1, 2]
    assert not pane.loss.is_empty()
    assert not pane.accuracy.is_empty()
    rows = cells(pane.table)
    assert [row[0] for row in rows[1:]] == ["0", "1", "2", "mean", "spread"]
    tests = [float(row[3]) for row in rows[1:4]]
    assert float(rows[4][3]) == pytest.approx(sum(tests) / 3)
    assert float(rows[5][3]) == pytest.approx(max(tests) - min(tests))
    assert "3" in pane._title.text()
    assert pane.choice.isEnabled()


def test_settings_without_a_published_run_have_no_band(pane, qtbot):
    finish(pane, qtbot)
    assert pane.verdicts.isHidden()
    assert "No published run" in pane._no_verdict.text()


def test_the_runs_are_kept_as_one_group(pane, keeper, qtbot):
    finish(pane, qtbot)
    with qtbot.waitSignals([pane.keep.kept, keeper.changed]):
        pane.keep.click()
    entries = keeper.library.entries()
    assert sorted(entry.info.name for entry in entries) == ["Seed 0", "Seed 1", "Seed 2"]
    assert {entry.info.group for entry in entries} == {"Seeds 0 to 2"}
    assert len({entry.info.color for entry in entries}) == 3
    assert not pane.keep.isEnabled()
    finish(pane, qtbot)
    assert pane.keep.isEnabled()


def test_keeping_that_failed_half_way_leaves_no_run_twice(pane, keeper, qtbot, monkeypatch):
    keep, count = keeper.library.keep, []

    def keep_one(run):
        count.append(run)
        if len(count) > 1:
            raise ValueError("The disk is full.")
        keep(run)

    monkeypatch.setattr(keeper.library, "keep", keep_one)
    finish(pane, qtbot)
    with qtbot.waitSignal(pane.keep.failed):
        pane.keep.click()
    monkeypatch.undo()
    with qtbot.waitSignal(pane.keep.kept):
        pane.keep.click()
    kept = sorted(entry.info.name for entry in keeper.library.entries())
    assert kept == ["Seed 0", "Seed 1", "Seed 2"]


def test_a_kept_run_that_cannot_be_written_is_told(pane, keeper, qtbot, monkeypatch):
    def refuse(_run):
        raise ValueError("The disk is full.")

    monkeypatch.setattr(keeper.library, "keep", refuse)
    finish(pane, qtbot)
    with qtbot.waitSignal(pane.keep.failed):
        pane.keep.click()
    assert pane.controls.status.text() == "The disk is full."
    assert pane.keep.isEnabled()


def test_escape_gives_up_at_once(endless, qtbot):
    endless.begin()
    qtbot.waitUntil(lambda: endless.controls.progress_text() != "")
    with qtbot.waitSignal(endless.study.cancelled, timeout=500):
        QTest.keyClick(endless, Qt.Key.Key_Escape)
    assert endless.was_cancelled()
    assert endless.controls.start.isEnabled()
    give_up(endless, qtbot)


def test_it_goes_on_while_another_page_is_looked_at(endless, qtbot):
    endless.begin()
    endless.hide()
    qtbot.waitUntil(lambda: endless.controls._bar.maximum() > 0)
    assert endless.is_busy()
    endless.show()
    assert endless.is_busy()
    give_up(endless, qtbot)


def test_it_ends_with_the_window(ready, keeper, qtbot):
    """The fixture in conftest.py fails on a thread that does not."""
    pane = SeedsPane(ready, keeper)
    pane.choice.set_train_config(ENDLESS)
    pane.controls.where.choose("processes")
    pane.begin()
    qtbot.waitUntil(lambda: len(multiprocessing.active_children()) > 0, timeout=10_000)
    with qtbot.waitSignal(pane.destroyed):
        pane.deleteLater()
    assert not multiprocessing.active_children()


def test_cancelling_leaves_no_process(endless, qtbot):
    endless.controls.where.choose("processes")
    endless.begin()
    qtbot.waitUntil(lambda: len(multiprocessing.active_children()) > 0, timeout=10_000)
    give_up(endless, qtbot)
    qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=500)


def test_it_can_start_while_the_train_page_trains(pane, ready, qtbot):
    with qtbot.waitSignal(pane.study.finished, timeout=30_000):
        ready.start()
        pane.begin()
    qtbot.waitUntil(lambda: ready.iteration == QUICK.iterations)


def test_results_survive_language_and_theme(pane, qtbot):
    view = finish(pane, qtbot)
    rows = cells(pane.table)
    pane.apply_theme(DARK)
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert pane.view() is view
    assert cells(pane.table) == rows
    assert not pane.loss.is_empty()


def test_a_wrong_setting_is_told_and_nothing_starts(pane):
    pane.choice.set_train_config(QUICK.replace(seed=2**63 - 2))
    pane.begin()
    assert not pane.is_busy()
    assert "between" in pane.controls.status.text()


def test_its_keys_are_listed(pane):
    assert [key for key, _ in pane.shortcuts_help()] == ["Space", "Esc", "Ctrl+C"]


def test_gates_and_verdicts_of_a_published_run(qapp):
    article = PUBLISHED["article"]
    gates = _gates(article)
    assert set(gates) == {"loss", "train", "test"}
    assert [gate.iteration for gate in gates["loss"]] == [1, 1000]
    words = StudyWords()
    losses = [2.5] * 900 + [0.4] * 100
    histories = [RunHistory(losses, [(1000, 0.89, test)], []) for test in (0.898, 0.5)]
    found = [
        next(v for v in verdict(article, history) if v.quantity == "test") for history in histories
    ]
    row = words.seeds_verdict(found)
    assert row[0].text == "test accuracy"
    assert row[-1].text == "1 of 2 inside"
    assert words.verdict_cell(found[:1]).text == "inside"
    assert words.verdict_cell(found[1:]).text == "outside"
    assert "outside the expected" in words.verdict_cell(found[1:]).tip
    assert words.verdict_cell(()).text == "\N{EM DASH}"
    assert words.verdict_sentence(found) == "1 of 2 figures are inside the expected band."
