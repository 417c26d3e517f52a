"""The Train page in the real window with the real thread, driven by keys and mouse."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from engine.config import PRESETS
from guiapp.app import Desk
from guiapp.history import LossHistory
from guiapp.messages import FULL_SPEED, State
from guiapp.pages.train.page import TrainPage
from guiapp.theme import DARK
from tests.guiapp.conftest import QUICK

Key = Qt.Key


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TrainPage:
    """The page with a small run ready, at full speed."""
    page = desk.window.page("train")
    page.view.form.set_config(QUICK)
    page.view.form.edited.emit(QUICK)
    qtbot.waitUntil(lambda: desk.session.state is State.PAUSED)
    page.view.controls.speed.set_speed(FULL_SPEED)
    page.setFocus()
    return page


def settle(desk: Desk, qtbot: QtBot, key: Key, page: TrainPage) -> None:
    with qtbot.waitSignal(desk.session.settled):
        qtbot.keyClick(page, key)


def test_the_whole_story(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    """Start, the curves grow, pause, no further step, one is exactly one, resume, finish."""
    session = desk.session
    long = QUICK.replace(iterations=20_000, evaluate_every=500)
    page.view.form.set_config(long)
    with qtbot.waitSignal(session.settled):
        page.view.form.edited.emit(long)
    qtbot.keyClick(page, Key.Key_Space)
    qtbot.waitUntil(lambda: session.iteration > 200 and len(session.accuracies) > 1)
    assert not page.view.loss_plot.is_empty()
    assert not page.view.accuracy_plot.is_empty()
    settle(desk, qtbot, Key.Key_Space, page)
    assert session.state is State.PAUSED
    held = session.iteration
    assert page.view.controls.start.text() == "Resume"
    assert page.view.figures.value("iteration") == f"{held:,} / 20,000"
    settle(desk, qtbot, Key.Key_Right, page)
    assert session.iteration == held + 1
    with qtbot.waitSignal(session.settled, timeout=60_000):
        qtbot.mouseClick(page.view.controls.start, Qt.MouseButton.LeftButton)
    assert session.state is State.FINISHED
    assert session.iteration == 20_000
    assert page.view.controls.start.text() == "Train on"
    assert "Finished" in page.view.notice.text()


def test_reset_gives_the_same_first_loss_and_new_seed_another(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    def first_loss() -> float:
        settle(desk, qtbot, Key.Key_Right, page)
        return float(desk.session.losses.value_at(1))

    first = first_loss()
    settle(desk, qtbot, Key.Key_R, page)
    assert desk.session.iteration == 0
    assert page.view.loss_plot.is_empty()
    assert first_loss() == first
    settle(desk, qtbot, Key.Key_N, page)
    assert page.view.form.fields.seed.value() != QUICK.seed
    assert first_loss() != first


def test_learning_rate_typed_while_running_marks_the_plot(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.session.settled):
        desk.session.step(10)
    field = page.view.form.fields.learning_rate
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.05")
    qtbot.keyClick(field, Key.Key_Return)
    settle(desk, qtbot, Key.Key_Right, page)
    assert [c.learning_rate for c in desk.session.rate_changes] == [0.05]
    assert page.view.loss_plot._marks._rates == {11: 0.05}
    assert desk.session.iteration == 11, "the run goes on"


def test_a_changed_setting_waits_for_reset_once_a_run_has_begun(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    settle(desk, qtbot, Key.Key_Right, page)
    page.view.form.fields.batch_size.set_value(10)
    assert desk.session.iteration == 1
    assert "Press R" in page.view.notice.text()
    settle(desk, qtbot, Key.Key_R, page)
    assert desk.session.run is not None
    assert desk.session.run.config.batch_size == 10
    assert "Press R" not in page.view.notice.text()


def test_a_mistake_is_marked_at_its_field(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    field = page.view.form.fields.hidden_sizes
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "many")
    qtbot.keyClick(field, Key.Key_Return)
    assert field.property("invalid") is True
    assert "whole numbers separated by commas" in page.view.form.message.text()
    field.selectAll()
    qtbot.keyClicks(field, "8, 4")
    with qtbot.waitSignal(desk.session.settled):
        qtbot.keyClick(field, Key.Key_Return)
    assert field.property("invalid") is False
    assert page.view.form.message.text() == ""
    assert desk.session.run is not None
    assert desk.session.run.config.hidden_sizes == (8, 4)


def test_a_batch_larger_than_the_data_is_marked(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.session.rejected):
        page.view.form.fields.batch_size.set_value(5000)
    assert "cannot have 5000" in page.view.form.fields.batch_size.error()


def test_divergence_says_where_and_what_to_try(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    config = QUICK.replace(activation="relu", learning_rate=1e38)
    page.view.form.set_config(config)
    with qtbot.waitSignal(desk.session.settled):
        page.view.form.edited.emit(config)
    settle(desk, qtbot, Key.Key_Space, page)
    assert desk.session.state is State.DIVERGED
    # until the diagnosis is there, which knows better what to try
    text, role = page._figure_texts.notice(config)
    assert role == "error"
    assert f"in iteration {desk.session.iteration}" in text
    assert "below 1e38, for example 1e37" in text
    qtbot.waitUntil(lambda: page.autopsy.diagnosis() is not None)
    assert "This run has ended" in page.view.notice.text()
    assert not page.view.loss_plot.is_empty(), "the curves are kept"
    assert not page.view.controls.start.isEnabled()
    settle(desk, qtbot, Key.Key_R, page)
    assert page.view.controls.start.isEnabled()


def test_mnist_shows_weights_and_ten_answers(desk: Desk, qtbot: QtBot) -> None:
    page = desk.window.page("train")
    with qtbot.waitSignal(desk.session.settled, timeout=20_000):
        desk.window.begin()
    assert page.view.learned._pictures.currentWidget() is page.view.learned.weights
    assert page.view.learned.weights._weights is None, "nothing has changed yet"
    with qtbot.waitSignal(desk.session.settled, timeout=20_000):
        desk.session.step(5)
    assert page.view.learned.weights._weights is not None
    assert page.view.learned.weights._weights.shape == (100, 28, 28)
    assert list(page.view.learned.answers._labels) == list(range(10))
    page.view.learned.shown.setCurrentIndex(1)
    snapshot = desk.session.latest_snapshot
    assert snapshot is not None
    np.testing.assert_array_equal(
        page.view.learned.weights._weights[3].ravel(), snapshot.params["W1"][:, 3]
    )


def test_toy_sets_show_regions(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    settle(desk, qtbot, Key.Key_Right, page)
    assert page.view.learned._pictures.currentWidget() is page.view.learned.regions
    assert page.view.learned.regions._probabilities is not None
    assert not page.view.learned.answers.isVisible()


def test_preset_menu_sets_the_whole_form(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    preset = page.view.form.fields.preset
    preset.setCurrentIndex(preset.findData("spirals"))
    with qtbot.waitSignal(desk.session.settled):
        preset.activated.emit(preset.currentIndex())
    assert page.view.form.config() == PRESETS["spirals"]
    assert desk.session.run is not None
    assert desk.session.run.config == PRESETS["spirals"]
    page.view.form.fields.batch_size.set_value(16)
    assert preset.currentData() == "own"


def test_a_hidden_page_draws_nothing_and_catches_up(
    desk: Desk, page: TrainPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    refresh = page.view.loss_plot.refresh

    def count(history: LossHistory) -> None:
        drawn.append(len(history))
        refresh(history)

    monkeypatch.setattr(page.view.loss_plot, "refresh", count)
    desk.window.show_page("descend")
    with qtbot.waitSignal(desk.session.settled):
        desk.session.step(10)
    assert drawn == []
    desk.window.show_page("train")
    assert drawn == [10]


def test_an_exception_in_the_worker_ends_in_a_dialog(
    desk: Desk, page: TrainPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_trainer: object) -> None:
        raise RuntimeError("planted")

    with monkeypatch.context() as patch:
        patch.setattr("engine.trainer.Trainer.update", break_down)
        with qtbot.waitSignal(desk.session.failed):
            qtbot.keyClick(page, Key.Key_Space)
    dialog = desk.window.findChild(QMessageBox, "error_report")
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.informativeText() == "RuntimeError: planted"
    assert "break_down" in dialog.detailedText()
    dialog.accept()
    buttons = page.view.controls.buttons
    with qtbot.waitSignal(desk.session.settled):
        qtbot.mouseClick(buttons["reset"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desk.session.settled):
        qtbot.mouseClick(buttons["start"], Qt.MouseButton.LeftButton)
    assert desk.session.state is State.FINISHED


def test_keys_for_log_axis_speed_and_follow(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Key.Key_L)
    assert page.view.loss_plot.is_log
    qtbot.keyClick(page, Key.Key_Minus)
    assert page.view.controls.speed.speed() == 1000.0
    qtbot.keyClick(page, Key.Key_Plus)
    assert page.view.controls.speed.speed() == FULL_SPEED


def test_theme_reaches_every_plot(desk: Desk, page: TrainPage) -> None:
    desk.window.apply_theme(DARK)
    assert page.view.loss_plot.theme is DARK
    assert page.grab(page.rect()).toImage().pixelColor(QPoint(2, 2)).lightness() < 255


def test_every_control_says_what_it_is(desk: Desk, page: TrainPage) -> None:
    for name, field in page.view.form.fields.by_name.items():
        if field.isHidden():
            continue
        assert field.toolTip(), name
        assert field.accessibleName(), name
    for name, button in page.view.controls.buttons.items():
        assert button.toolTip(), name
        assert button.accessibleName(), name
    assert all(meaning for _, meaning in page.shortcuts_help())


def test_the_form_and_the_run_never_disagree_about_the_learning_rate(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    """SGD -> Adam -> SGD leaves another learning rate in the form, which then is in force."""
    settle(desk, qtbot, Key.Key_Right, page)
    menu = page.view.form.fields.optimizer
    for name in ("adam", "sgd"):
        menu.setCurrentIndex(menu.findData(name))
        menu.activated.emit(menu.currentIndex())
    assert page.view.form.fields.learning_rate.value() == 0.01
    settle(desk, qtbot, Key.Key_Right, page)
    assert desk.session.learning_rate == 0.01


def test_a_change_while_the_data_load_is_not_lost(
    desk: Desk, page: TrainPage, qtbot: QtBot
) -> None:
    settle(desk, qtbot, Key.Key_Right, page)
    page.reset()
    qtbot.waitUntil(lambda: desk.session.state is State.LOADING or desk.session.iteration == 0)
    page.view.form.fields.batch_size.set_value(15)
    qtbot.waitUntil(lambda: desk.session.run.config.batch_size == 15)


def test_space_twice_at_once_is_start_and_pause(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    long = QUICK.replace(iterations=1_000_000)
    page.view.form.set_config(long)
    with qtbot.waitSignal(desk.session.settled):
        page.view.form.edited.emit(long)
    page.toggle()
    with qtbot.waitSignal(desk.session.settled):
        page.toggle()
    assert desk.session.state is State.PAUSED


def test_a_mark_goes_when_the_mistake_does(desk: Desk, page: TrainPage, qtbot: QtBot) -> None:
    form = page.view.form
    with qtbot.waitSignal(desk.session.rejected):
        desk.session.prepare(QUICK.replace(dataset="/nowhere/at/all"))
    assert form.fields.dataset.property("invalid") is True
    assert "/nowhere/at/all" in form.message.text()
    form.fields.iterations.set_value(30)
    assert form.fields.dataset.property("invalid") is False
    assert form.message.text() == ""


def test_a_long_seed_is_shown_to_its_last_digit(page: TrainPage) -> None:
    page.view.form.fields.seed.set_value(9007199254740991)
    assert page.view.form.fields.seed.text() == "9007199254740991"
    assert page.view.form.config().seed == 9007199254740991
