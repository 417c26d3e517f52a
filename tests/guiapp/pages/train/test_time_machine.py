"""Going back on the Train page, branching and keeping, in the real window by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.config import PRESETS, TrainConfig
from engine.trainer import Trainer, load_dataset
from guiapp.app import Desk
from guiapp.messages import FULL_SPEED, State
from guiapp.pages.train.curves import first_weights
from guiapp.pages.train.page import TrainPage
from guiapp.widgets.curves.curve_run import RunCurvePlot
from tests.guiapp.conftest import QUICK

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
CONFIG = QUICK.replace(iterations=200, evaluate_every=50)
LONG = CONFIG.replace(iterations=1_000_000, evaluate_every=0)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TrainPage:
    """The page with a run at its end, 200 iterations."""
    page = desk.window.page("train")
    assert isinstance(page, TrainPage)
    page.view.controls.speed.set_speed(FULL_SPEED)
    qtbot.waitUntil(desk.window.isActiveWindow)
    begin(desk, page, qtbot, CONFIG)
    with qtbot.waitSignal(desk.session.settled):
        qtbot.keyClick(page, Key.Key_Space)
    qtbot.waitUntil(lambda: not desk.keeper.is_busy())
    assert desk.session.state is State.FINISHED
    return page


def begin(desk: Desk, page: TrainPage, qtbot: QtBot, config: TrainConfig) -> None:
    page.setFocus()
    page.settings.set_config(config)
    with qtbot.waitSignal(desk.session.settled, timeout=30_000):
        qtbot.keyClick(page, Key.Key_R)


def pixel(plot: RunCurvePlot, iteration: float) -> QPoint:
    area = plot.area
    place = QPointF(area.to_x_px(iteration), area.rect.height() / 2)
    return area.view.mapFromScene(area.box.mapToScene(place))


def drag(plot: RunCurvePlot, *iterations: float) -> None:
    """The button goes down at the first and up at the last."""
    viewport = plot.area.view.viewport()
    QTest.mousePress(viewport, LEFT, Mod.NoModifier, pixel(plot, iterations[0]))
    for iteration in iterations[1:]:
        QTest.mouseMove(viewport, pixel(plot, iteration))
    QTest.mouseRelease(viewport, LEFT, Mod.NoModifier, pixel(plot, iterations[-1]))


def there(desk: Desk, qtbot: QtBot, iteration: int) -> None:
    qtbot.waitUntil(lambda: desk.session.iteration == iteration)
    qtbot.waitUntil(lambda: desk.session.state is State.PAUSED)


def press(
    desk: Desk,
    page: TrainPage,
    qtbot: QtBot,
    key: Key,
    iteration: int,
    modifier: Mod = Mod.NoModifier,
) -> None:
    """Press a key that leads to an iteration."""
    qtbot.keyClick(page, key, modifier)
    qtbot.waitUntil(lambda: desk.session.iteration == iteration)


def go_to(desk: Desk, page: TrainPage, qtbot: QtBot, iteration: int) -> None:
    page.machine.go_to(iteration)
    there(desk, qtbot, iteration)


def set_rate(page: TrainPage, qtbot: QtBot, rate: str) -> None:
    field = page.view.form.fields.learning_rate
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, rate)
    qtbot.keyClick(field, Key.Key_Return)
    page.setFocus()


def branched(desk: Desk, qtbot: QtBot, press: Callable[[], object]) -> None:
    with qtbot.waitSignal(desk.session.run_started):
        press()
    assert desk.session.lineage


def trained(config: TrainConfig, iterations: int) -> Trainer:
    trainer = Trainer(config, load_dataset(config))
    for _ in range(iterations):
        trainer.update()
    return trainer


@pytest.mark.parametrize("name", ["loss_plot", "accuracy_plot"])
def test_a_drag_over_a_curve_brings_everything_to_that_moment(
    desk: Desk, page: TrainPage, qtbot: QtBot, name: str
) -> None:
    plot: RunCurvePlot = getattr(page.view, name)
    drag(plot, 180, 150, 83)
    at = page.machine.moment()
    assert at == pytest.approx(83, abs=1)
    there(desk, qtbot, at)
    assert_array_equal(
        desk.session.latest_snapshot.params["W1"], trained(CONFIG, at).network.params["W1"]
    )
    for other in page.view.plots:
        assert other.moment() == at
        assert other.area.moment.isVisible()
    assert page.view.figures.value("iteration") == f"{at} / 200"
    assert page.view.figures.value("loss") == f"{desk.session.losses.smoothed_at(at):.4f}"
    assert page.view.progress.value() == at
    assert page.view.notice.text().startswith(f"You are at iteration {at} of 200. Space goes on")
    assert page.view.controls.start.text() == "Resume"
    assert len(desk.session.losses) == 200, "nothing was forgotten"


def test_a_drag_while_it_trains_pauses_it(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    begin(desk, page, qtbot, LONG)
    qtbot.keyClick(page, Key.Key_Space)
    qtbot.waitUntil(lambda: desk.session.iteration > 500)
    shown = page.view.loss_plot.area.x_range[1]
    drag(page.view.loss_plot, 0.5 * shown, 0.2 * shown, 0.1 * shown)
    at = page.machine.moment()
    there(desk, qtbot, at)
    assert desk.session.recorded_end > at
    assert not desk.session.asked_to_run


def test_the_keys(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    press(desk, page, qtbot, Key.Key_Left, 199)
    press(desk, page, qtbot, Key.Key_Left, 198)
    press(desk, page, qtbot, Key.Key_Left, 188, Mod.ControlModifier)
    press(desk, page, qtbot, Key.Key_Right, 198, Mod.ControlModifier)
    press(desk, page, qtbot, Key.Key_Right, 199)
    press(desk, page, qtbot, Key.Key_Home, 0, Mod.ShiftModifier)
    press(desk, page, qtbot, Key.Key_End, 200, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: desk.session.state is State.FINISHED)
    assert page.view.loss_plot.moment() is None
    for _ in range(5):  # faster than it can follow
        qtbot.keyClick(page, Key.Key_Left)
    qtbot.waitUntil(lambda: desk.session.iteration == 195)
    helped = " ".join(key for key, _ in page.shortcuts_help())
    for key in ("←", "Ctrl+←", "Shift+Home", "B", "Ctrl+S"):
        assert key in helped


def test_the_keys_work_while_a_plot_has_the_focus(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    view = page.view.loss_plot.area.view
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Left)
    there(desk, qtbot, 199)
    qtbot.keyClick(view, Key.Key_Home)
    assert page.view.loss_plot.is_following
    assert desk.session.iteration == 199, "Home shows the whole run, and goes nowhere"


def test_space_goes_on_over_the_same_steps(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    before = desk.session.losses.losses.copy()
    weights = desk.session.latest_snapshot.params["W1"].copy()
    run_id = desk.session.run_id
    go_to(desk, page, qtbot, 60)
    qtbot.keyClick(page, Key.Key_Space)
    qtbot.waitUntil(lambda: desk.session.state is State.FINISHED)
    assert desk.session.iteration == 200
    assert desk.session.run_id == run_id
    assert_array_equal(desk.session.losses.losses, before)
    assert_array_equal(desk.session.latest_snapshot.params["W1"], weights)
    assert page.view.loss_plot.moment() is None
    measured = desk.session.accuracies.values[1, -1]
    qtbot.waitUntil(lambda: page.view.figures.value("test") == f"{measured:.4f}")


def test_a_command_waits_until_the_moment_is_reached(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    page.machine.go_to(60)
    page.branch()  # at once
    qtbot.waitUntil(lambda: bool(desk.session.lineage))
    assert desk.session.lineage[-1].until == 60


@pytest.mark.parametrize("how", ["key", "button"])
def test_a_branch_with_another_learning_rate(
    desk: Desk, page: TrainPage, qtbot: QtBot, how: str
) -> None:
    session = desk.session
    parent_id, parent_name = session.run_id, session.run_name
    means, losses = session.losses.means.copy(), session.losses.losses.copy()
    go_to(desk, page, qtbot, 60)
    set_rate(page, qtbot, "0.05")
    assert "Space or B goes on from here with the changed settings" in page.view.notice.text()
    assert session.learning_rate == 0.5, "the recorded past is as it was"
    if how == "key":
        branched(desk, qtbot, lambda: qtbot.keyClick(page, Key.Key_B))
    else:
        button = page.view.controls.buttons["branch"]
        branched(desk, qtbot, lambda: qtbot.mouseClick(button, LEFT))
    there(desk, qtbot, 60)
    (parent,) = session.lineage
    assert (parent.id, parent.until) == (parent_id, 60)
    assert session.run.config == CONFIG.replace(learning_rate=0.05)
    assert page.view.notice.text().startswith(f"Branched from {parent_name} at iteration 60.")
    for plot in page.view.plots:
        still = plot.area.backdrop.still
        assert still.legend[-1][0] == f"parent: {parent_name}"
        assert any(rule.at == pytest.approx(plot.area.to_x_px(60)) for rule in still.rules)
    ghost = page.view.loss_plot._ghost
    assert ghost is not None
    x, y = ghost.points(0, 200, 1000)
    assert_array_equal(x, np.arange(60, 201))
    assert_array_equal(y, means[59:])
    assert_array_equal(session.losses.losses, losses[:60])
    # what was learned counts from iteration 0, as before
    assert_array_equal(
        first_weights(session.run).params["W1"], trained(CONFIG, 0).network.params["W1"]
    )
    # the parent was kept, so that its other future is not lost
    assert [entry.info.id for entry in desk.keeper.library.entries()] == [parent_id]

    with qtbot.waitSignal(session.settled):
        qtbot.keyClick(page, Key.Key_Space)
    assert session.iteration == 200
    assert not np.array_equal(session.losses.losses, losses)
    # back, but not beyond the beginning
    page.machine.go_to(0)
    there(desk, qtbot, 60)
    assert f"here this run was branched from {parent_name}" in page.view.notice.text()
    assert "Earlier moments belong to that run" in page.view.notice.text()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Right, Key.Key_E])
def test_going_on_with_other_settings_is_a_branch(
    desk: Desk, page: TrainPage, qtbot: QtBot, key: Key
) -> None:
    run_id = desk.session.run_id
    go_to(desk, page, qtbot, 60)
    menu = page.view.form.fields.optimizer
    menu.setCurrentIndex(menu.findData("adam"))
    menu.activated.emit(menu.currentIndex())
    assert "as a branch" in page.view.notice.text()
    branched(desk, qtbot, lambda: qtbot.keyClick(page, key))
    ends = {Key.Key_Space: 200, Key.Key_Right: 61, Key.Key_E: desk.session.iteration}
    if key != Key.Key_E:
        qtbot.waitUntil(lambda: desk.session.iteration == ends[key])
    else:
        qtbot.waitUntil(lambda: desk.session.iteration > 61)
    qtbot.waitUntil(lambda: desk.session.state is not State.RUNNING)
    assert desk.session.lineage[-1].id == run_id
    assert desk.session.lineage[-1].until == 60
    assert desk.session.run.config.optimizer == "adam"
    assert page.view.form.config().optimizer == "adam"


def test_what_cannot_change_on_the_way_is_named(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    go_to(desk, page, qtbot, 60)
    page.view.form.fields.batch_size.set_value(10)
    text = page.view.notice.text()
    assert "What cannot change on the way: Batch size." in text
    assert "Press R" in text
    qtbot.keyClick(page, Key.Key_B)
    qtbot.wait(50)
    assert desk.session.lineage == ()
    with qtbot.waitSignal(desk.session.run_started):
        qtbot.keyClick(page, Key.Key_R)
    assert desk.session.run.config.batch_size == 10
    qtbot.waitUntil(lambda: desk.session.recorded_end == 0)


def test_a_learning_rate_changed_back_is_no_branch(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    go_to(desk, page, qtbot, 60)
    set_rate(page, qtbot, "0.05")
    set_rate(page, qtbot, "0.5")
    assert "over the same steps" in page.view.notice.text()
    press(desk, page, qtbot, Key.Key_Right, 61)
    assert desk.session.lineage == ()


def test_a_learning_rate_set_in_the_past_holds_at_the_newest(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    """The form and the run never disagree about it."""
    go_to(desk, page, qtbot, 60)
    set_rate(page, qtbot, "0.05")
    press(desk, page, qtbot, Key.Key_End, 200, Mod.ShiftModifier)
    with qtbot.waitSignal(desk.session.settled):
        qtbot.keyClick(page, Key.Key_Right)
    qtbot.waitUntil(lambda: desk.session.iteration == 201)
    assert desk.session.lineage == ()
    assert [(c.iteration, c.learning_rate) for c in desk.session.rate_changes] == [(201, 0.05)]


def test_b_while_it_trains_branches_and_trains_on(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    begin(desk, page, qtbot, LONG)
    qtbot.keyClick(page, Key.Key_Space)
    qtbot.waitUntil(lambda: desk.session.iteration > 100)
    menu = page.view.form.fields.optimizer
    menu.setCurrentIndex(menu.findData("momentum"))
    menu.activated.emit(menu.currentIndex())
    assert "Press B" in page.view.notice.text()
    branched(desk, qtbot, lambda: qtbot.keyClick(page, Key.Key_B))
    until = desk.session.lineage[-1].until
    qtbot.waitUntil(lambda: desk.session.iteration > until + 50)
    with qtbot.waitSignal(desk.session.settled):
        qtbot.keyClick(page, Key.Key_Space)
    assert desk.session.state is State.PAUSED


def test_keeping_says_the_name(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    field = page.view.name.field
    assert field.text() == desk.session.run_name
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "  my   run ")
    qtbot.keyClick(field, Key.Key_Return)
    assert desk.session.run_name == field.text() == "my run"
    assert not field.hasFocus()
    with qtbot.waitSignal(desk.keeper.kept):
        qtbot.keyClick(page, Key.Key_S, Mod.ControlModifier)
    assert page.view.notice.text() == "Kept as my run. You find it again under Runs."
    assert [entry.info.name for entry in desk.keeper.library.entries()] == ["my run"]
    press(desk, page, qtbot, Key.Key_Left, 199)
    qtbot.waitUntil(lambda: "You are at" in page.view.notice.text())


def test_a_name_that_was_not_meant(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    field, name = page.view.name.field, desk.session.run_name
    for text, key in (("wrong", Key.Key_Escape), ("   ", Key.Key_Return)):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, key)
        assert field.text() == desk.session.run_name == name


def test_a_kept_branch_that_is_opened_shows_its_parent(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    session, library = desk.session, desk.keeper.library
    means = session.losses.means.copy()
    go_to(desk, page, qtbot, 60)
    set_rate(page, qtbot, "0.05")
    branched(desk, qtbot, lambda: qtbot.keyClick(page, Key.Key_Space))
    qtbot.waitUntil(lambda: session.state is State.FINISHED)
    branch_id = session.run_id
    qtbot.waitUntil(lambda: len(library.entries()) == 2 and not desk.keeper.is_busy())
    begin(desk, page, qtbot, QUICK.replace(seed=5))
    assert page.view.loss_plot._ghost is None
    (entry,) = [entry for entry in library.entries() if entry.info.id == branch_id]
    with qtbot.waitSignal(desk.keeper.opened):
        desk.keeper.open(entry)
    assert session.run_id == branch_id
    assert page.view.form.config() == CONFIG.replace(learning_rate=0.05)
    ghost = page.view.loss_plot._ghost
    assert ghost is not None
    assert_array_equal(ghost.points(0, 200, 1000)[1], means[59:])
    assert any("branched" in r.label for r in page.view.loss_plot.area.backdrop.still.rules)


def test_a_hidden_page_catches_up_with_the_moment(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    desk.window.show_page("descend")
    desk.session.go_to(70)
    there(desk, qtbot, 70)
    desk.window.show_page("train")
    assert page.view.loss_plot.moment() == 70
    assert "You are at iteration 70" in page.view.notice.text()


def test_the_notice_fits_its_two_lines(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    go_to(desk, page, qtbot, 60)
    notice = page.view.notice
    assert notice.heightForWidth(notice.width()) <= notice.height()


def test_published_bands_and_the_verdict(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    """The article's run ends where it is expected."""
    session = desk.session
    begin(desk, page, qtbot, PRESETS["article"])
    loss, accuracy = page.view.plots
    assert {band.meaning for band in loss._bands} == {"loss"}
    assert {band.meaning for band in accuracy._bands} == {"train", "test"}
    assert loss.area.backdrop.still.legend[-1][0] == "expected (article, 5 seeds)"
    qtbot.keyClick(page, Key.Key_Space)
    qtbot.waitUntil(lambda: session.state is State.FINISHED, timeout=60_000)
    qtbot.waitUntil(lambda: "inside the expected band" in page.view.notice.text(), timeout=30_000)
    loss.menu.bands.trigger()
    assert accuracy.area.backdrop.still.scenery is None, "hidden in both"
    begin(desk, page, qtbot, CONFIG)
    assert loss._bands == accuracy._bands == ()


def test_the_diagnosis_waits_while_one_is_back_in_time(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    begin(desk, page, qtbot, CONFIG.replace(activation="relu", learning_rate=1e38))
    qtbot.keyClick(page, Key.Key_Space)
    qtbot.waitUntil(lambda: page.autopsy.diagnosis() is not None, timeout=30_000)
    assert page.view.autopsy.isVisible()
    qtbot.waitUntil(lambda: desk.session.state is State.DIVERGED)
    end = desk.session.recorded_end
    qtbot.keyClick(page, Key.Key_Home, Mod.ShiftModifier)
    there(desk, qtbot, 0)
    assert page.view.autopsy.isHidden()
    assert page.view.controls.start.isEnabled()
    qtbot.keyClick(page, Key.Key_End, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: desk.session.iteration == end)
    qtbot.waitUntil(lambda: desk.session.state is State.DIVERGED)
    assert not page.view.controls.buttons["branch"].isEnabled()


def test_the_bands_speak_the_language_of_the_window(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    begin(desk, page, qtbot, PRESETS["article"])
    backdrop = page.view.loss_plot.area.backdrop
    english = backdrop.still.legend[-1][0]
    assert english == "expected (article, 5 seeds)"
    desk.language.switch("ja")
    qtbot.waitUntil(lambda: backdrop.still.legend[-1][0] != english)
