"""Branching while other commands are under way."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.records import StepResult
from guiapp.app import Desk
from guiapp.messages import FULL_SPEED, State
from guiapp.pages.train.page import TrainPage
from guiapp.session import Session
from tests.guiapp.conftest import QUICK
from tests.guiapp.pages.train.test_time_machine import begin, pixel


def has_step(session: Session) -> bool:
    return any(isinstance(item, StepResult) for item in session._mailbox._items)


def test_a_step_made_while_the_parent_is_kept_does_not_lose_the_branch(
    desk: Desk, qtbot: QtBot
) -> None:
    page = desk.window.page("train")
    assert isinstance(page, TrainPage)
    page.view.controls.speed.set_speed(FULL_SPEED)
    qtbot.waitUntil(desk.window.isActiveWindow)
    begin(desk, page, qtbot, QUICK)
    with qtbot.waitSignal(desk.keeper.kept):
        qtbot.keyClick(page, Qt.Key.Key_Space)
    session = desk.session
    desk.autosave.close()  # it would ask for the run as well
    end = session.recorded_end
    with qtbot.waitSignal(session.run_started):
        qtbot.keyClick(page, Qt.Key.Key_B)
        session.step()
        stop = time.monotonic() + 5.0
        while time.monotonic() < stop and not has_step(session):
            pass  # the window is busy: both answers will be there at once
    assert session.lineage[-1].until == end + 1
    with qtbot.waitSignal(session.run_started):
        qtbot.keyClick(page, Qt.Key.Key_B)
    assert len(session.lineage) == 2


@pytest.mark.parametrize("other", [True, False])
def test_a_rate_typed_while_a_run_is_on_its_way_is_the_one_that_trains(
    desk: Desk, qtbot: QtBot, other: bool
) -> None:
    page = desk.window.page("train")
    assert isinstance(page, TrainPage)
    begin(desk, page, qtbot, QUICK)
    if other:  # settings between which there is more than a rate
        page.settings.set_config(QUICK.replace(batch_size=15))
    with qtbot.waitSignal(desk.session.settled):
        qtbot.keyClick(page, Qt.Key.Key_R)
        page.view.form.fields.learning_rate.set_value(0.25)
    with qtbot.waitSignal(desk.session.settled):
        qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.view.form.fields.learning_rate.value() == 0.25
    assert page.settings.in_force.learning_rate == desk.session.learning_rate == 0.25


def test_a_rate_typed_while_a_run_is_opened_does_not_meet_that_run(
    desk: Desk, qtbot: QtBot
) -> None:
    page = desk.window.page("train")
    assert isinstance(page, TrainPage)
    page.view.controls.speed.set_speed(FULL_SPEED)
    begin(desk, page, qtbot, QUICK)
    with qtbot.waitSignal(desk.keeper.kept) as kept:
        qtbot.keyClick(page, Qt.Key.Key_Space)
    with qtbot.waitSignal(desk.session.settled):
        desk.session.open_run(desk.keeper.library.load(kept.args[0]))
        page.view.form.fields.learning_rate.set_value(0.25)
    with qtbot.waitSignal(desk.session.settled):
        qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.view.form.fields.learning_rate.value() == QUICK.learning_rate
    assert desk.session.learning_rate == QUICK.learning_rate


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Space])
def test_a_key_right_after_a_click_counts_from_the_place_of_the_click(
    desk: Desk, qtbot: QtBot, key: Qt.Key
) -> None:
    """A click waits whether it is a double click; a key says that it is none."""
    page = desk.window.page("train")
    assert isinstance(page, TrainPage)
    page.view.controls.speed.set_speed(FULL_SPEED)
    begin(desk, page, qtbot, QUICK)
    with qtbot.waitSignal(desk.keeper.kept):
        qtbot.keyClick(page, Qt.Key.Key_Space)
    viewport, place = page.view.loss_plot.area.view.viewport(), pixel(page.view.loss_plot, 20)
    moments: list[int] = []
    desk.session.moved.connect(lambda: moments.append(desk.session.iteration))
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(page, key)
    if key == Qt.Key.Key_Left:
        qtbot.waitUntil(lambda: desk.session.iteration == 19)
        assert moments[-1] == 19
    else:
        qtbot.waitUntil(lambda: desk.session.state is State.FINISHED and bool(moments))
        assert not page.view.loss_plot._scrub._click.isActive()  # nothing comes later
        assert desk.session.iteration == 40
        assert moments == [20]
