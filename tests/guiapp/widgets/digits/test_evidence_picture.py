"""Ink in gray, evidence in the two signed colors."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from guiapp.theme import DARK, LIGHT, Theme
from guiapp.widgets.digits.evidence_picture import EvidencePicture


@pytest.fixture
def picture(qtbot: QtBot) -> EvidencePicture:
    picture = EvidencePicture()
    qtbot.addWidget(picture)
    picture.resize(42, 42)  # ten pixels to each of 4 x 4
    return picture


def color(picture: EvidencePicture, row: int, column: int) -> QColor:
    return picture.grab().toImage().pixelColor(6 + 10 * column, 6 + 10 * row)


def far(one: QColor, other: QColor) -> int:
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)
    return max(abs(a - b) for a, b in pairs)  # type: ignore[operator]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_colors(picture: EvidencePicture, theme: Theme) -> None:
    image, signed = np.zeros((4, 4)), np.zeros((4, 4))
    image[0] = 1.0
    signed[0, 0], signed[1, 1], signed[2, 2] = 2.0, -2.0, 0.02
    picture.apply_theme(theme)
    picture.set_picture(image, signed)
    assert far(color(picture, 0, 0), theme.color("positive")) <= 1
    assert far(color(picture, 1, 1), theme.color("negative")) <= 1
    assert far(color(picture, 3, 3), theme.color("surface")) <= 1
    assert far(color(picture, 2, 2), theme.color("surface")) > 8  # faint values are lifted
    ink = color(picture, 0, 3)
    assert 30 < far(ink, theme.color("surface")) < 100  # seen, but quiet


def test_without_values_the_ink_stands_alone(picture: EvidencePicture) -> None:
    picture.set_picture(np.eye(4))
    assert far(color(picture, 1, 1), LIGHT.color("text")) <= 1
    assert far(color(picture, 1, 2), LIGHT.color("surface")) <= 1


def test_a_peak_of_ones_own_keeps_small_changes_small(picture: EvidencePicture) -> None:
    signed = np.full((4, 4), 0.01)
    picture.set_picture(np.zeros((4, 4)), signed, peak=1.0)
    assert far(color(picture, 1, 1), LIGHT.color("surface")) < 30
    picture.set_picture(np.zeros((4, 4)), signed)
    assert far(color(picture, 1, 1), LIGHT.color("positive")) <= 1


def test_no_values_anywhere_and_values_that_are_none(picture: EvidencePicture) -> None:
    picture.set_picture(np.zeros((4, 4)), np.zeros((4, 4)))
    assert far(color(picture, 1, 1), LIGHT.color("surface")) <= 1
    picture.set_picture(np.zeros((4, 4)), np.full((4, 4), np.nan))
    assert far(color(picture, 1, 1), LIGHT.color("surface")) <= 1
    picture.set_picture(None)
    picture.grab()
    assert picture.words_at(QPointF(20, 20)) == ""


def test_the_figures_of_a_pixel(picture: EvidencePicture) -> None:
    image, signed = np.zeros((4, 4)), np.zeros((4, 4))
    image[2, 1], signed[2, 1] = 0.5, -0.25
    picture.set_picture(image, signed)
    picture.set_pixel_text("{row} {column} {ink} {value}")
    assert picture.words_at(QPointF(16, 26)) == "3 2 0.50 −0.250"
    assert picture.words_at(QPointF(-5, 26)) == ""
