"""Optimizers raced on data."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from engine.search.optimizer_race import BOOK_RACE, RACE_RATES, RACERS
from guiapp.pages.runs.race_pane import RacePane, _gates
from guiapp.theme import DARK
from guiapp.widgets.studies.config_choice import BOOK, TRAIN
from tests.guiapp.conftest import QUICK
from tests.guiapp.pages.runs.study_panes import Keeper, finish, shown


@pytest.fixture
def keeper(tmp_path):
    return Keeper(tmp_path / "runs")


@pytest.fixture
def pane(ready, keeper, qtbot):
    return shown(RacePane(ready, keeper), qtbot)


@pytest.fixture
def quick(pane):
    pane.choice.choose(TRAIN)
    return pane


def test_it_begins_with_the_book_s_comparison(pane):
    assert pane.choice.config() == BOOK_RACE
    assert pane.racers.optimizers() == RACERS
    assert pane.plot.is_empty()


def test_the_button_brings_the_book_s_comparison_back(quick):
    quick.racers.set_racers(("adam",), {**RACE_RATES, "adam": 0.5})
    quick.book.click()
    assert quick.choice.current() == BOOK
    assert quick.racers.optimizers() == RACERS
    assert quick.racers.rates() == dict(RACE_RATES)


def test_all_racers_have_the_same_weights_and_batches(quick, qtbot):
    view = finish(quick, qtbot)
    assert [o.config.optimizer for o in view.outcomes] == list(RACERS)
    # measured before the update, the first loss depends on weights and mini-batch alone
    assert len({o.history.losses[0] for o in view.outcomes}) == 1
    assert {o.config.replace(optimizer="sgd", learning_rate=1.0) for o in view.outcomes} == {
        QUICK.replace(optimizer="sgd", learning_rate=1.0)
    }
    assert [e.text for e in quick.plot.legend.entries()] == ["SGD", "Momentum", "AdaGrad", "Adam"]
    rows = [line.split("\t") for line in quick.table.table().split("\n")]
    assert [row[0] for row in rows[1:]] == ["SGD", "Momentum", "AdaGrad", "Adam"]
    losses = {row[0]: float(row[2]) for row in rows[1:]}
    best = min(losses, key=losses.get)
    assert best in quick.controls.status.text()


def test_only_those_that_are_ticked_race_with_their_own_rates(quick, qtbot):
    quick.racers.set_racers(("sgd", "adam"), {**RACE_RATES, "adam": 0.25})
    view = finish(quick, qtbot)
    assert [o.config.learning_rate for o in view.outcomes] == [0.01, 0.25]


def test_without_a_racer_there_is_no_race(quick):
    quick.racers.set_racers((), RACE_RATES)
    quick.begin()
    assert not quick.is_busy()
    assert quick.controls.status.text() == "At least one optimizer must race."


def test_racers_are_kept(quick, keeper, qtbot):
    finish(quick, qtbot)
    with qtbot.waitSignal(quick.keep.kept):
        quick.keep.click()
    names = sorted(entry.info.name for entry in keeper.library.entries())
    assert names == ["AdaGrad 0.01", "Adam 0.001", "Momentum 0.01", "SGD 0.01"]


def test_the_axis_of_losses_can_be_logarithmic(quick, qtbot):
    view = finish(quick, qtbot)
    quick.axis.choose("log")
    drawn = quick.plot._items[0].getData()[1]
    assert drawn[-1] == pytest.approx(np.log10(view.losses[0][-1]))


def test_the_row_under_the_pointer_is_a_heavier_line(quick, qtbot):
    finish(quick, qtbot)
    quick.table.row_hovered.emit(2)
    widths = [item.opts["pen"].widthF() for item in quick.plot._items]
    assert widths[2] == max(widths) > widths[0]


def test_results_survive_language_and_theme(quick, qtbot):
    finish(quick, qtbot)
    rows = quick.table.table()
    quick.apply_theme(DARK)
    QApplication.sendEvent(quick, QEvent(QEvent.Type.LanguageChange))
    assert quick.table.table() == rows
    assert not quick.plot.is_empty()


def test_the_book_s_racers_have_gates():
    for name in RACERS:
        config = BOOK_RACE.replace(optimizer=name, learning_rate=RACE_RATES[name])
        assert [gate.iteration for gate in _gates(config)] == [1050, 2000]
    assert _gates(QUICK) == ()
