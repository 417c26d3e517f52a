"""Runs are told apart by color, shape and letter."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from engine.runs.records import COLORS
from guiapp.theme import DARK, LIGHT, Theme
from guiapp.widgets.runs.run_looks import (
    CHIP_PX,
    DARK_HUES,
    LIGHT_HUES,
    MOST,
    SHAPES,
    RunLook,
    chip,
    hue,
    looks_of,
)
from tests.guiapp.widgets.runs.samples import info_of


def luminance(color: QColor) -> float:
    """WCAG 2.1."""
    parts = (color.redF(), color.greenF(), color.blueF())
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_hue_keeps_3_to_1_against_the_plots(theme: Theme) -> None:
    ground = luminance(theme.color("surface"))
    for color in range(COLORS):
        low, high = sorted((ground, luminance(hue(color, theme))))
        assert (high + 0.05) / (low + 0.05) >= 3.0


def test_each_color_has_a_shape_of_its_own() -> None:
    assert len(set(SHAPES)) == len(LIGHT_HUES) == len(DARK_HUES) == COLORS
    assert len(set(LIGHT_HUES)) == len(set(DARK_HUES)) == COLORS


def test_letters_go_by_the_order_and_colors_are_kept() -> None:
    looks = looks_of([info_of(3), info_of(5)])
    assert looks == (RunLook(3, "A"), RunLook(5, "B"))


def test_runs_of_one_color_are_drawn_in_free_ones() -> None:
    infos = [info_of(n).replace(color=2) for n in range(10)]
    looks = looks_of(infos)
    assert looks[0].color == 2
    assert {look.color for look in looks[:8]} == set(range(8))
    assert looks[9].color == 2  # there is no free one any more: the letter tells them apart
    assert len({look.letter for look in looks}) == 10


def test_a_color_that_a_later_run_has_is_not_given_away() -> None:
    infos = [info_of(0), info_of(1).replace(color=0), info_of(2).replace(color=1)]
    assert [look.color for look in looks_of(infos)] == [0, 2, 1]


def test_no_more_runs_than_letters() -> None:
    with pytest.raises(ValueError, match=f"at most {MOST} runs"):
        looks_of([info_of(0)] * (MOST + 1))


@pytest.mark.parametrize("letter", ["", "A"])
def test_a_chip_is_painted(qapp: QApplication, letter: str) -> None:
    image = chip(RunLook(0, letter), LIGHT).pixmap(CHIP_PX, CHIP_PX).toImage()
    assert image.pixelColor(4, image.height() // 2).alpha() > 0
