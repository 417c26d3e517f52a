"""The drawing read as a number while it is drawn."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.digits import LEAST_INK, normalize
from engine.network import Network, mlp
from guiapp.pages.draw.number_pane import MOST_DIGITS, NumberPane
from guiapp.pages.draw.pane import Sight
from guiapp.raster import Raster

BAR = [(0.0, -40.0), (0.0, 40.0)]
FLAT = [(-14.0, 0.0), (14.0, 0.0)]


def network() -> Network:
    """Answers 1 to ink in a column, 7 to ink in a row."""
    net = mlp([784, 10])
    for array in net.params.values():
        array[...] = 0.0
    weights = net.params["W1"].reshape(28, 28, 10)
    weights[4:24, 13:16, 1] = 1.0
    weights[13:16, 4:24, 7] = 1.0
    return net


def sight(raster: Raster, net: Network | None) -> Sight:
    image = None if raster.is_empty else normalize(raster.pixels)
    answer = net.probabilities(image.reshape(784)) if net and image is not None else None
    return Sight(raster.pixels, image, net, answer)


def drawn(*places: float, stroke: list[tuple[float, float]] = BAR) -> Raster:
    raster = Raster(280, 9.0)
    raster.draw([[(x + right, 140 + down) for right, down in stroke] for x in places])
    return raster


@pytest.fixture
def pane(qtbot: QtBot) -> NumberPane:
    widget = NumberPane()
    qtbot.addWidget(widget)
    widget.resize(930, 400)
    return widget


def test_two_bars_are_read_as_eleven(pane: NumberPane) -> None:
    pane.show_sight(sight(drawn(80, 160), network()))
    assert pane.reading.sentence.text() == "It reads 1 1: 11"
    assert "multiplied" in pane.reading.remark.text()


def test_digits_stand_from_left_to_right_in_whatever_order_they_are_drawn(
    pane: NumberPane,
) -> None:
    raster = drawn(200)
    raster.draw([[(40 + right * 2.5, 140) for right, _ in FLAT]])
    pane.show_sight(sight(raster, network()))
    assert pane.reading.number == "71"


def test_one_digit_says_what_to_do(pane: NumberPane) -> None:
    pane.show_sight(sight(drawn(140), network()))
    assert pane.reading.number == "1"
    assert "one digit" in pane.reading.remark.text()


def test_one_digit_is_read_from_the_very_picture_of_the_page(pane: NumberPane) -> None:
    raster = drawn(140)
    pane.show_sight(sight(raster, network()))
    np.testing.assert_array_equal(pane.reading.row._images[0], normalize(raster.pixels))


def test_more_digits_than_there_is_room_for(pane: NumberPane) -> None:
    raster = drawn(*(10 + 22 * number for number in range(12)))
    pane.show_sight(sight(raster, network()))
    assert pane.reading.number == "1" * MOST_DIGITS
    assert "12 pieces" in pane.reading.remark.text()


def test_an_empty_drawing_and_nobody_to_answer_are_said(pane: NumberPane) -> None:
    pane.show_sight(sight(Raster(280), network()))
    assert "side by side" in pane.waiting.sentence.text()
    pane.show_sight(sight(drawn(140), None))
    assert "No network answers" in pane.waiting.sentence.text()


def test_ink_without_a_digit_and_a_drawing_that_was_cleared_are_no_error(pane: NumberPane) -> None:
    faint = np.full((280, 280), LEAST_INK / 2, np.float32)
    pane.show_sight(Sight(faint, faint[:28, :28], network(), None))
    assert "side by side" in pane.waiting.sentence.text()
    assert pane.waiting.currentWidget() is pane.waiting.sentence
    raster = drawn(80, 160)
    pane.show_sight(sight(raster, network()))
    raster.clear()  # while another pane is seen: the sight still has the picture of before
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert pane.waiting.currentWidget() is pane.waiting.sentence


def test_a_diverged_network_has_no_answer(pane: NumberPane) -> None:
    net = network()
    net.params["b1"][:] = np.nan
    pane.show_sight(sight(drawn(80, 160), net))
    assert pane.reading.number == ""
    assert "no longer finite" in pane.reading.remark.text()


def test_another_language_says_it_anew(pane: NumberPane) -> None:
    pane.show_sight(sight(drawn(80, 160), network()))
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert pane.reading.sentence.text() == "It reads 1 1: 11"


def test_the_pane_fits(pane: NumberPane) -> None:
    pane.show_sight(sight(drawn(80, 160), network()))
    assert pane.minimumSizeHint().height() <= 360
    assert pane.minimumSizeHint().width() <= 880
