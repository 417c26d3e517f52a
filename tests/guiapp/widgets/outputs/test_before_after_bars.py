"""Pairs of bars: outline before, filled after."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from guiapp.theme import DARK, LIGHT, Theme
from guiapp.widgets.outputs.before_after_bars import BeforeAfterBars


@pytest.fixture
def bars(qtbot: QtBot) -> BeforeAfterBars:
    bars = BeforeAfterBars()
    qtbot.addWidget(bars)
    bars.resize(300, 120)
    return bars


def accent_pixels(bars: BeforeAfterBars, digit: int, theme: Theme) -> int:
    """How much of a digit's slot, above its name, has the color of the winner."""
    image = bars.grab().toImage()
    top = range(bars.height() - bars.fontMetrics().height() - 6)
    accent = theme.color("accent")
    return sum(
        image.pixelColor(x, y) == accent for x in range(30 * digit, 30 * digit + 30) for y in top
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_filled_bar_of_the_winner_moves_to_another_digit(
    bars: BeforeAfterBars, theme: Theme
) -> None:
    bars.apply_theme(theme)
    before, after = np.full(10, 0.02), np.full(10, 0.02)
    before[3], after[8] = 0.82, 0.82
    bars.set_probabilities(before, None)
    assert accent_pixels(bars, 3, theme) > 300
    assert accent_pixels(bars, 8, theme) == 0
    bars.set_probabilities(before, after)
    assert accent_pixels(bars, 3, theme) == 0
    assert accent_pixels(bars, 8, theme) > 300


def test_figures_under_the_pointer(bars: BeforeAfterBars) -> None:
    assert bars.words_at(QPointF(100, 50)) == ""
    bars.grab()
    before, after = np.zeros(10), np.zeros(10)
    before[3], after[3], after[4] = 1.0, 0.25, 0.75
    bars.set_probabilities(before, None)
    assert "3: 100.0\N{NO-BREAK SPACE}%" in bars.words_at(QPointF(100, 50))
    bars.set_probabilities(before, after)
    words = bars.words_at(QPointF(100, 50))
    assert "100.0" in words
    assert "25.0" in words


def test_what_is_shown_is_a_copy(bars: BeforeAfterBars) -> None:
    before = np.full(10, 0.1)
    bars.set_probabilities(before, before)
    before[0] = 0.9
    shown = bars.after()
    assert shown is not None
    assert shown[0] == 0.1
