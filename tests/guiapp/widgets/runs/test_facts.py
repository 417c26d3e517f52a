"""The table that says which run was better, and why."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.config import PRESETS, TrainConfig
from engine.runs.records import Figures
from guiapp.widgets.runs.facts import MOST_COLUMNS, FactsMaker, differences, nearest_preset
from guiapp.widgets.runs.facts_table import SHARE_ROLE, FactsTable
from guiapp.widgets.runs.run_looks import looks_of
from tests.guiapp.widgets.runs.samples import info_of


def test_what_only_comes_with_the_optimizer_is_not_a_difference_of_its_own() -> None:
    sgd, adam = TrainConfig(), TrainConfig(optimizer="adam", learning_rate=0.001)
    assert list(differences([sgd, adam])) == ["optimizer", "learning_rate"]
    heavy = TrainConfig(optimizer="momentum", optimizer_params={"momentum": 0.5})
    assert list(differences([sgd, heavy])) == ["optimizer", "momentum"]
    usual = TrainConfig(optimizer="momentum")
    assert differences([usual, heavy]) == {"momentum": (0.9, 0.5)}


def test_few_runs_stand_beside_each_other(qapp: QApplication) -> None:
    infos = [info_of(0), info_of(1, learning_rate=0.5)]
    facts = FactsMaker().comparison(infos, looks_of(infos))
    assert facts.heads == ("Run", "run 0", "run 1")
    assert [look.letter for look in facts.looks if look is not None] == ["A", "B"]
    rows = {row[0].text: row[1:] for row in facts.rows}
    assert list(rows) == ["Test", "Loss", "Learning rate", "Best test", "Train"]
    assert [cell.text for cell in rows["Learning rate"]] == ["0.1", "0.5"]
    # run 0 falls to the lower loss and the higher accuracy
    assert [cell.is_strong for cell in rows["Test"]] == [True, False]
    assert [cell.is_strong for cell in rows["Loss"]] == [True, False]
    assert [cell.share for cell in rows["Loss"]] == [1.0, 0.06]


def test_many_runs_stand_below_each_other(qapp: QApplication) -> None:
    infos = [info_of(n, seed=n) for n in range(MOST_COLUMNS + 1)]
    facts = FactsMaker().comparison(infos, looks_of(infos))
    assert facts.heads == ("Run", "Test", "Loss", "Seed", "Best test", "Train")
    assert len(facts.rows) == len(infos)
    assert all(row[0].look is not None for row in facts.rows)


def test_none_is_better_where_all_are_equal_or_unknown(qapp: QApplication) -> None:
    infos = [info_of(0), info_of(0)]
    facts = FactsMaker().comparison(infos, looks_of(infos))
    assert not any(cell.is_strong for row in facts.rows for cell in row)
    unknown = Figures(None, None, None, None, None)
    infos = [info_of(0).replace(figures=unknown), info_of(1)]
    facts = FactsMaker().comparison(infos, looks_of(infos))
    assert facts.rows[0][1].text == "–"
    assert facts.rows[0][1].share is None


def test_a_run_is_shown_against_its_preset_with_the_differences_first(qapp: QApplication) -> None:
    info = info_of(0).replace(config=PRESETS["chapter5"].replace(learning_rate=0.3))
    facts = FactsMaker().single(info)
    assert facts.heads[2] == "Book, chapter 5: ReLU"
    assert [cell.text for cell in facts.rows[0]] == ["Learning rate", "0.3", "0.1"]
    assert facts.rows[0][0].is_strong
    assert not facts.rows[1][0].is_strong


def test_a_run_far_from_every_preset_has_none() -> None:
    assert nearest_preset(TrainConfig(dataset="xor")) is None
    assert nearest_preset(PRESETS["spirals"]) == "spirals"


def test_the_table_copies_all_digits(qtbot: QtBot) -> None:
    table = FactsTable()
    qtbot.addWidget(table)
    infos = [info_of(0), info_of(1)]
    table.show_facts(FactsMaker().comparison(infos, looks_of(infos)))
    assert table.table.index(0, 1).data(SHARE_ROLE) == 1.0
    table.copy()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0] == ["Run", "run 0", "run 1"]
    assert lines[1][1] == repr(infos[0].figures.test_accuracy)
