"""The number in words, its digits, and how sure the reading is."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from guiapp.theme import DARK, LIGHT, Theme
from guiapp.widgets.digits.number_reading import NumberReading, percent

SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def reading(qtbot: QtBot) -> NumberReading:
    widget = NumberReading()
    qtbot.addWidget(widget)
    widget.resize(930, 400)
    return widget


def answers(*digits: int, sure: float = 0.91) -> np.ndarray:
    probabilities = np.full((len(digits), 10), (1 - sure) / 9)
    probabilities[np.arange(len(digits)), digits] = sure
    return probabilities


def images(count: int) -> np.ndarray:
    return np.random.default_rng(0).random((count, 28, 28), np.float32)


def test_digits_are_read_together(reading: NumberReading) -> None:
    reading.set_digits(images(3), answers(2, 0, 7))
    assert reading.sentence.text() == "It reads 2 0 7: 207"
    assert reading.number == "207"
    assert f"75.4{SPACE}%" in reading.remark.text()  # 0.91 cubed
    assert reading.row.accessibleDescription() == reading.sentence.text()


def test_a_leading_zero_is_kept(reading: NumberReading) -> None:
    reading.set_digits(images(2), answers(0, 7))
    assert reading.sentence.text() == "It reads 0 7: 07"


def test_one_digit_with_a_remark(reading: NumberReading) -> None:
    reading.set_digits(images(1), answers(4), "Draw another.")
    assert reading.sentence.text() == "It reads 4"
    assert reading.remark.text() == "Draw another."


def test_a_message_takes_the_place_of_digits(reading: NumberReading) -> None:
    reading.set_digits(images(3), answers(2, 0, 7))
    reading.set_message("No answer.")
    assert reading.number == ""
    assert reading.sentence.text() == ""
    assert reading.remark.text() == "No answer."


@pytest.mark.parametrize("count", [1, 3, 10])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_pictures_are_painted_at_every_number(
    reading: NumberReading, count: int, theme: Theme
) -> None:
    reading.apply_theme(theme)
    reading.set_digits(np.ones((count, 28, 28), np.float32), answers(*range(count)))
    shot = reading.row.grab().toImage()
    pitch = min(212.0, reading.row.width() / count)
    for index in range(count):
        color = shot.pixelColor(round(index * pitch) + 10, 10)
        assert color == theme.color("text")


@pytest.mark.parametrize(
    ("share", "text"),
    [(1.0, "100.0"), (0.99996, "> 99.9"), (0.5, "50.0"), (0.0001, "< 0.1"), (0.0, "0.0")],
)
def test_only_certainty_is_100_percent(share: float, text: str) -> None:
    assert percent(share) == f"{text}{SPACE}%"
