"""Branching while other commands are under way."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.records import StepResult
from guiapp.app import Desk
from guiapp.messages import FULL_SPEED
from guiapp.pages.train.page import TrainPage
from guiapp.session import Session
from tests.guiapp.conftest import QUICK
from tests.guiapp.pages.train.test_time_machine import begin


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
