"""The bar that offers a run back, or says what went wrong."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.recovery_bar import Offer, RecoveryBar

NOW = Offer("<b>bold</b>", 12345, time.time())
OLD = Offer("old", 7, 86_400.0 * 365)
DAMAGED = Offer("", 0, 0.0, "/z: this is not a run file.")


@pytest.fixture
def bar(qtbot: QtBot) -> RecoveryBar:
    bar = RecoveryBar()
    qtbot.addWidget(bar)
    bar.apply_theme(LIGHT)
    bar.resize(1200, 40)
    return bar


def test_it_is_hidden_until_there_is_something(bar: RecoveryBar) -> None:
    assert bar.isHidden()
    assert bar.offered() is None


def test_a_run_is_offered_in_words(bar: RecoveryBar) -> None:
    bar.offer(NOW)
    saved_at = time.strftime("%H:%M", time.localtime(NOW.saved_at))
    assert bar.text.text() == (
        "The last session ended unexpectedly. Run <b>bold</b> at iteration 12,345 was saved at "
        f"{saved_at}."
    )
    assert bar.text.textFormat() is Qt.TextFormat.PlainText
    assert bar.accessibleName() == bar.text.text()
    assert bar.isVisible()
    assert bar.open_button.isVisible()
    assert bar.discard_button.isVisible()
    assert not bar.close_button.isVisible()
    bar.offer(OLD, 2)
    assert "was saved on 1971-01-01 at" in bar.text.text()
    assert bar.text.text().endswith("(Others that were saved: 2.)")


def test_the_buttons_do_what_they_say(bar: RecoveryBar, qtbot: QtBot) -> None:
    bar.offer(NOW)
    with qtbot.waitSignal(bar.open_pressed):
        qtbot.mouseClick(bar.open_button, Qt.MouseButton.LeftButton)
    bar.set_usable(False)
    assert not bar.open_button.isEnabled()
    bar.offer(OLD)
    with qtbot.waitSignal(bar.discard_pressed):
        qtbot.mouseClick(bar.discard_button, Qt.MouseButton.LeftButton)
    bar.show_problem("No room is left.")
    assert bar.text.text() == "No room is left."
    with qtbot.waitSignal(bar.close_pressed):
        qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)


def test_a_damaged_run_can_only_be_discarded(bar: RecoveryBar) -> None:
    bar.offer(DAMAGED)
    assert DAMAGED.sentence in bar.text.text()
    assert not bar.open_button.isVisible()
    assert bar.discard_button.isVisible()


def test_it_is_reached_with_tab_and_pressed_with_space(bar: RecoveryBar, qtbot: QtBot) -> None:
    bar.offer(NOW)
    with qtbot.waitActive(bar):
        bar.activateWindow()
    bar.open_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bar.open_button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is bar.discard_button
    with qtbot.waitSignal(bar.discard_pressed):
        qtbot.keyClick(bar.discard_button, Qt.Key.Key_Space)
    for button in (bar.open_button, bar.discard_button, bar.close_button):
        assert button.focusPolicy() is Qt.FocusPolicy.TabFocus
        assert button.accessibleName() != ""
        assert button.toolTip() != ""


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_takes_the_theme(bar: RecoveryBar, theme: object) -> None:
    assert theme in (LIGHT, DARK)
    chosen = LIGHT if theme is LIGHT else DARK
    bar.apply_theme(chosen)
    bar.offer(NOW)
    picture = bar.grab().toImage()
    assert picture.pixelColor(1, 8).name() == chosen.warning
    assert picture.pixelColor(10, 3).name() == chosen.surface


def test_it_is_written_anew_in_another_language(bar: RecoveryBar) -> None:
    bar.offer(NOW)
    before = bar.text.text()
    bar.text.setText("")
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.text.text() == before


def test_a_long_name_makes_no_window_wider(bar: RecoveryBar) -> None:
    bar.offer(Offer("n" * 120, 10**8, time.time()))
    assert bar.minimumSizeHint().width() < 400
