"""The window as a whole: pages, theme, language, text size, closing, errors, reference counts."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from guiapp.app import Desk
from guiapp.messages import State
from guiapp.page_keys import PAGES, page_shortcut
from guiapp.settings import Settings
from guiapp.theme import DARK, LIGHT
from tests.guiapp.conftest import QUICK


def test_the_rail_goes_to_every_page(desk: Desk, qtbot: QtBot) -> None:
    for index, key in enumerate(PAGES):
        button = desk.window._rail_buttons.button(index)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert desk.window.current_page is desk.window.page(key)
        assert key == desk.window.current_page.KEY
        assert button.text() != ""
        assert f"({page_shortcut(key)})" in button.toolTip()
    with pytest.raises(ValueError, match="no page 'nowhere'"):
        desk.window.show_page("nowhere")


def test_theme_switches_everywhere_and_is_remembered(desk: Desk, settings: Settings) -> None:
    assert desk.appearance.theme is LIGHT
    desk.window._theme_actions["dark"].trigger()
    assert settings.theme == "dark"
    assert desk.appearance.theme is DARK
    assert desk.window.palette().window().color().name() == DARK.window
    desk.window._theme_actions["light"].trigger()
    assert desk.appearance.theme is LIGHT


def test_language_switches_without_a_restart(desk: Desk, settings: Settings, qtbot: QtBot) -> None:
    view = desk.window.page("train").view
    assert view.controls.start.text() == "Start"
    desk.window._language_actions["ja"].trigger()
    assert settings.language == "ja"
    qtbot.waitUntil(lambda: view.controls.start.text() == "開始")
    assert desk.window._rail_buttons.button(0).text() == "学習"
    assert view.form.fields.labels["learning_rate"].text() == "学習率"
    desk.window._language_actions["en"].trigger()
    qtbot.waitUntil(lambda: view.controls.start.text() == "Start")


def test_text_size_follows_the_keys(desk: Desk, settings: Settings, qtbot: QtBot) -> None:
    before = desk.window.font().pointSizeF()
    desk.window._larger.trigger()
    assert desk.window.font().pointSizeF() == pytest.approx(before * 1.1, rel=0.02)
    desk.window._normal.trigger()
    assert settings.text_scale == 1.0
    assert desk.window.font().pointSizeF() == pytest.approx(before)


def test_all_text_grows_alike_and_goes_on_doing_so(desk: Desk, qtbot: QtBot) -> None:
    def ratios() -> dict[QLabel, float]:
        found = {}
        for key in PAGES:
            desk.window.show_page(key)
            page = desk.window.current_page
            labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
            size = page.font().pointSizeF()
            found.update({label: label.font().pointSizeF() / size for label in labels})
        return found

    before = ratios()
    for _ in range(2):  # a style sheet gives labels an earlier font back, not always the last one
        desk.window._larger.trigger()
        after = ratios()
        assert after == pytest.approx(before)
    desk.window._normal.trigger()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_rail_fits_a_small_screen_in_large_text(
    desk: Desk, language: str, qtbot: QtBot
) -> None:
    """1366 x 768 without the title bar, text 20 % larger; no button covers another."""
    desk.window._language_actions[language].trigger()
    desk.settings.text_scale = 1.2
    desk.appearance.apply()
    desk.window.resize(1366, 740)
    buttons = [*desk.window._rail_buttons.buttons(), desk.window._view_button]
    qtbot.waitUntil(lambda: buttons[0].height() >= buttons[0].sizeHint().height())
    assert desk.window.height() == 740
    for upper, lower in pairwise(buttons):
        assert upper.geometry().bottom() < lower.geometry().top()
    assert buttons[-1].geometry().bottom() < desk.window.height()


def test_ctrl_l_leads_to_the_runs(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current_page.KEY == "runs"
    desk.window.current_page.page_requested.emit("train")
    assert desk.window.current_page.KEY == "train"


def test_f1_lists_the_keys_of_the_page(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_shortcuts()
    dialog = desk.window.findChild(QDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_closing_while_training_leaves_no_thread(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.session.settled):
        desk.session.prepare(QUICK.replace(iterations=10_000_000))
    desk.session.start()
    qtbot.waitUntil(lambda: desk.session.iteration > 100)
    assert desk.session.state is State.RUNNING
    assert desk.close(), "the thread must end within a second"
    assert not desk.session._thread.isRunning()
    assert not desk.window.isVisible()


def test_an_exception_in_the_window_is_shown_and_not_lost(
    desk: Desk, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise KeyError("planted")
    except KeyError as error:
        desk.errors.hook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: desk.errors._dialog is not None)
    dialog = desk.errors._dialog
    assert dialog is not None
    assert "planted" in dialog.detailedText()
    assert "planted" in capsys.readouterr().err
    desk.errors.show_report("second", "not stacked on the first")
    assert desk.errors._dialog is dialog
    dialog.accept()
    assert desk.errors._dialog is None


class _Painted(QWidget):
    emitted = Signal(object, bool)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Nothing to paint: the call itself is what is counted."""


class _Listener(QObject):
    def hear(self, _nothing: object, _flag: bool) -> None:
        """Nothing to do: the call itself is what is counted."""


def test_signals_and_paints_keep_the_reference_counts(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 lost a reference to None and True at each of them, and the
    process aborted within seconds; hence the bound in pyproject.toml."""
    widget, listener = _Painted(), _Listener()
    qtbot.addWidget(widget)
    widget.emitted.connect(listener.hear)
    widget.show()
    qtbot.waitExposed(widget)

    def work() -> None:
        for _ in range(50):
            widget.emitted.emit(None, True)
            widget.repaint()

    work()
    before = sys.getrefcount(None), sys.getrefcount(True)
    work()
    after = sys.getrefcount(None), sys.getrefcount(True)
    # immortal objects (Python 3.12) do not count at all; elsewhere a loss would be 50 or more
    assert after[0] > before[0] - 25
    assert after[1] > before[1] - 25
