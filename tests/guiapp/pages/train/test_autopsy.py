"""The Train page says why a run failed, and starts it again, in the real window by real events."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.autopsy.records import Cause, Symptom
from engine.config import TrainConfig
from guiapp.app import Desk
from guiapp.messages import FULL_SPEED, State
from guiapp.pages.train.page import TrainPage
from tests.engine.autopsy.failed_runs import CIRCLES, STUCK

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
DEADLY = CIRCLES.replace(learning_rate=20.0)
EXAMINED_MS = 30_000


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TrainPage:
    page = desk.window.page("train")
    assert isinstance(page, TrainPage)
    page.view.controls.speed.set_speed(FULL_SPEED)
    return page


def prepare(desk: Desk, page: TrainPage, qtbot: QtBot, config: TrainConfig) -> None:
    page.view.form.set_config(config)
    page.settings.config = config  # ``edited`` would prepare a run of its own, and settle once more
    page.setFocus()
    with qtbot.waitSignal(desk.session.settled):
        qtbot.keyClick(page, Key.Key_R)


def fail(desk: Desk, page: TrainPage, qtbot: QtBot, config: TrainConfig) -> None:
    """Run it until there is a diagnosis and the run is at rest."""
    prepare(desk, page, qtbot, config)
    with qtbot.waitSignal(page.autopsy.examined, timeout=EXAMINED_MS):
        qtbot.keyClick(page, Key.Key_Space)
    qtbot.waitUntil(lambda: desk.session.state is not State.RUNNING)


def at_rest(page: TrainPage) -> bool:
    return not page.autopsy.background.is_busy()


def test_dead_units_are_named_and_one_click_cures_them(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    fail(desk, page, qtbot, DEADLY)
    panel = page.view.autopsy
    assert panel.isVisible()
    diagnosis = panel.diagnosis()
    assert diagnosis is not None
    assert diagnosis.symptom is Symptom.DEAD
    assert panel.restart.text() == "Restart with learning rate 2"
    with qtbot.waitSignal(desk.session.run_started):
        qtbot.mouseClick(panel.restart, LEFT)
    assert panel.isHidden()
    assert page.view.form.config() == DEADLY.replace(learning_rate=2.0)
    qtbot.waitUntil(lambda: desk.session.state is State.FINISHED, timeout=EXAMINED_MS)
    run = desk.session.run
    assert run is not None
    assert run.config.seed == DEADLY.seed
    assert float(desk.session.losses.means[-1]) < 0.3
    qtbot.waitUntil(lambda: at_rest(page), timeout=EXAMINED_MS)
    assert panel.isHidden(), "the cured run is healthy"


def test_divergence_is_explained_below_the_curves(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    fail(desk, page, qtbot, CIRCLES.replace(learning_rate=1e38))
    diagnosis = page.autopsy.diagnosis()
    assert diagnosis is not None
    assert diagnosis.symptom is Symptom.DIVERGED
    assert "stopped being a number in iteration 2" in page.view.autopsy.text.text()
    assert "This run has ended" in page.view.notice.text()
    assert page.view.loss_plot.isVisible()
    assert page.view.accuracy_plot.isVisible()
    page.view.form.fields.batch_size.set_value(16)
    assert "The settings were changed" in page.view.notice.text()


def test_a_learning_rate_typed_while_it_ran_is_respected(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    prepare(desk, page, qtbot, CIRCLES)
    with qtbot.waitSignal(desk.session.settled):
        desk.session.step(300)
    field = page.view.form.fields.learning_rate
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1e37")
    qtbot.keyClick(field, Key.Key_Return)
    with qtbot.waitSignal(page.autopsy.examined, timeout=EXAMINED_MS):
        qtbot.keyClick(page, Key.Key_Space)
    diagnosis = page.autopsy.diagnosis()
    assert diagnosis is not None
    assert diagnosis.cause is Cause.LEARNING_RATE_TOO_LARGE
    assert diagnosis.onset.is_exact
    assert diagnosis.onset.last == 301
    assert diagnosis.remedy is not None
    assert diagnosis.remedy.config == CIRCLES


def test_a_plateau_is_named_once_it_is_one(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    fail(desk, page, qtbot, STUCK)
    diagnosis = page.autopsy.diagnosis()
    assert diagnosis is not None
    assert diagnosis.symptom is Symptom.PLATEAU
    assert "ln 2 = 0.6931" in page.view.autopsy.text.text()


def test_a_plateau_that_ends_takes_the_strip_away(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    fail(desk, page, qtbot, STUCK)
    assert page.view.autopsy.isVisible()
    losses = desk.session.losses.losses.copy()
    losses[-200:] = 0.1  # it begins to learn after all
    desk.session.losses.clear()
    desk.session.losses.append(losses)
    with qtbot.waitSignal(desk.session.settled):
        desk.session.step(1)
    assert page.view.autopsy.isHidden()


def test_the_last_weights_are_looked_at_however_soon_they_come(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    prepare(desk, page, qtbot, DEADLY)
    page.autopsy._next_look = math.inf
    with qtbot.waitSignal(page.autopsy.examined, timeout=EXAMINED_MS):
        qtbot.keyClick(page, Key.Key_Space)
    assert page.view.autopsy.isVisible()


def places(page: TrainPage) -> list[QRect]:
    view = page.view
    return [w.geometry() for w in (view.loss_plot, view.accuracy_plot, view.notice, view.figures)]


@pytest.mark.parametrize("scale", [1.0, 1.2])
def test_nothing_moves_when_it_appears_or_is_hidden(
    desk: Desk, page: TrainPage, qtbot: QtBot, scale: float
) -> None:
    desk.window.text_scale_chosen.emit(scale)
    prepare(desk, page, qtbot, STUCK)
    before = places(page)
    window = desk.window.size()
    fail(desk, page, qtbot, STUCK)
    for hidden in (False, True):
        qtbot.waitUntil(lambda hidden=hidden: page.view.autopsy.isHidden() is hidden)
        QApplication.processEvents()
        assert places(page) == before
        page.autopsy.toggle()
    assert desk.window.size() == window


def test_keys_hide_show_and_restart(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    fail(desk, page, qtbot, DEADLY)
    view = page.view
    again = "Press A to see again"
    for key in (Key.Key_A, Key.Key_Escape):
        assert view.autopsy.isVisible()
        assert again not in view.notice.text()
        qtbot.keyClick(page, key)
        assert view.learned.isVisible()
        assert view.autopsy.isHidden()
        assert again in view.notice.text()
        qtbot.keyClick(page, Key.Key_A)
    qtbot.mouseClick(view.autopsy.hide_button, LEFT)
    with qtbot.waitSignal(desk.session.settled):
        desk.session.step(1)
    qtbot.waitUntil(lambda: at_rest(page))
    assert view.autopsy.isHidden(), "it does not come back by itself"
    qtbot.keyClick(page, Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.iteration > 0, "a remedy that cannot be seen is not taken"
    qtbot.keyClick(page, Key.Key_A)
    with qtbot.waitSignal(desk.session.run_started):
        qtbot.keyClick(page, Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert page.view.form.config() == DEADLY.replace(learning_rate=2.0)


def test_a_healthy_run_is_not_spoken_of(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    prepare(desk, page, qtbot, CIRCLES)
    with qtbot.waitSignal(desk.session.settled, timeout=EXAMINED_MS):
        qtbot.keyClick(page, Key.Key_Space)
    assert desk.session.state is State.FINISHED
    assert at_rest(page)
    assert page.view.autopsy.isHidden()


def test_on_another_page_it_waits_for_the_return(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    prepare(desk, page, qtbot, DEADLY)
    desk.window.show_page("losses")
    with qtbot.waitSignal(desk.session.settled, timeout=EXAMINED_MS):
        desk.session.start()
    assert at_rest(page)
    assert page.view.autopsy.isHidden()
    with qtbot.waitSignal(page.autopsy.examined, timeout=EXAMINED_MS):
        desk.window.show_page("train")
    assert page.view.autopsy.isVisible()


def test_a_new_run_gives_an_examination_up(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    prepare(desk, page, qtbot, DEADLY)
    with qtbot.waitSignal(desk.session.settled, timeout=EXAMINED_MS):
        qtbot.keyClick(page, Key.Key_Space)
    with qtbot.waitSignal(desk.session.run_started):
        qtbot.keyClick(page, Key.Key_R)
    assert at_rest(page)
    assert page.view.autopsy.isHidden()


@pytest.mark.parametrize("scale", [1.0, 1.2])
def test_no_text_of_it_is_cut(desk: Desk, page: TrainPage, qtbot: QtBot, scale: float) -> None:
    desk.window.text_scale_chosen.emit(scale)
    fail(desk, page, qtbot, STUCK)
    panel = page.view.autopsy
    QApplication.processEvents()
    for label in (panel.text, panel.trial, panel.heading):
        assert label.height() >= label.heightForWidth(label.width())
    for button in (panel.restart, panel.hide_button):
        assert button.width() >= button.sizeHint().width()
        assert panel.rect().contains(button.geometry())
    for histogram in (panel.before, panel.after):
        assert histogram.height() >= histogram.minimumSizeHint().height()
