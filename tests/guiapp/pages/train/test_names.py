"""A name that was typed reaches the run that it was meant for, and its file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guiapp.app import Desk
from guiapp.messages import FULL_SPEED, State
from guiapp.pages.train.page import TrainPage
from tests.guiapp.conftest import QUICK
from tests.guiapp.pages.train.test_time_machine import begin

Key = Qt.Key


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TrainPage:
    """The page with a run at its end, which was kept by itself."""
    page = desk.window.page("train")
    assert isinstance(page, TrainPage)
    page.view.controls.speed.set_speed(FULL_SPEED)
    qtbot.waitUntil(desk.window.isActiveWindow)
    begin(desk, page, qtbot, QUICK)
    with qtbot.waitSignal(desk.keeper.kept):
        qtbot.keyClick(page, Key.Key_Space)
    assert desk.session.state is State.FINISHED
    return page


def type_name(page: TrainPage, qtbot: QtBot, name: str) -> None:
    page.view.name.field.setFocus()
    page.view.name.field.selectAll()
    qtbot.keyClicks(page.view.name.field, name)


def names(desk: Desk) -> list[str]:
    return [entry.info.name for entry in desk.keeper.library.entries()]


def test_a_run_that_is_kept_already_is_renamed_where_it_lies(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    type_name(page, qtbot, "mine")
    with qtbot.waitSignal(desk.keeper.changed):
        qtbot.keyClick(page.view.name.field, Key.Key_Return)
    assert names(desk) == ["mine"]


def test_ctrl_s_keeps_under_the_name_that_was_typed(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    type_name(page, qtbot, "mine")
    with qtbot.waitSignal(desk.keeper.kept):
        qtbot.keyClick(page.view.name.field, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert names(desk) == ["mine"]
    assert page.view.notice.text().startswith("Kept as mine.")


@pytest.mark.parametrize("button", ["reset", "new_seed"])
def test_a_name_goes_to_the_run_before_another_is_begun(
    desk: Desk, page: TrainPage, qtbot: QtBot, button: str
) -> None:
    type_name(page, qtbot, "mine")
    with qtbot.waitSignals([desk.keeper.changed, desk.session.run_started]):
        qtbot.mouseClick(page.view.controls.buttons[button], Qt.MouseButton.LeftButton)
    assert names(desk) == ["mine"]
    assert page.view.name.field.text() == desk.session.run_name != "mine"


def test_a_name_survives_the_end_of_the_window(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    type_name(page, qtbot, "mine")
    desk.close()
    assert names(desk) == ["mine"]


def test_a_run_that_is_not_kept_yet_is_not_written_for_its_name(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.session.settled):
        qtbot.keyClick(page, Key.Key_N)
    before = names(desk)
    type_name(page, qtbot, "mine")
    qtbot.keyClick(page.view.name.field, Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.keeper.is_busy())
    assert names(desk) == before
    assert desk.session.run_name == "mine"
