"""Pixels for and against, neighbors, and a picture that becomes another digit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.splits import Dataset
from engine.why.input_gradient import evidence
from guiapp.pages.draw.why_pane import WhyPane
from guiapp.theme import DARK
from tests.guiapp.pages.draw.sights import drawing, few_images, network, nothing, sight


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[WhyPane]:
    pane = WhyPane(load=few_images)
    qtbot.addWidget(pane)
    pane.resize(930, 400)
    pane.show()
    qtbot.waitExposed(pane)
    yield pane
    pane.hide()


def seek(pane: WhyPane, qtbot: QtBot, image: np.ndarray | None = None) -> None:
    with qtbot.waitSignal(pane.nearest.background.finished):
        pane.show_sight(sight(network(), image))


def test_it_says_what_will_appear_and_what_to_do(pane: WhyPane) -> None:
    pane.show_sight(nothing(network()))
    assert pane.waiting.currentWidget() is pane.waiting.sentence
    assert "Draw a digit" in pane.waiting.sentence.text()
    pane.show_sight(nothing(None))
    assert "Train one" in pane.waiting.sentence.text()
    pane.show_sight(sight(None))
    assert pane.waiting.currentWidget() is pane.waiting.sentence
    assert "Train one" in pane.waiting.sentence.text()


def test_the_pictures_are_gradient_and_contributions_of_the_answer(
    pane: WhyPane, qtbot: QtBot
) -> None:
    net = network()
    pane.show_sight(sight(net))
    answer = int(net.predict(drawing().reshape(-1)).argmax())
    expected = evidence(net, drawing().reshape(-1), answer)
    products, gradient = pane.evidence.products.signed(), pane.evidence.gradient.signed()
    assert products is not None
    assert gradient is not None
    assert np.array_equal(products.reshape(-1), expected.contributions)
    assert np.array_equal(gradient.reshape(-1), expected.gradient)
    start = f"{answer} rather than {expected.rival}: "
    qtbot.waitUntil(lambda: pane.evidence.words.text().startswith(start))
    assert "biases" in pane.evidence.words.text()


def test_another_digit_can_be_asked_about(pane: WhyPane) -> None:
    net = network()
    pane.show_sight(sight(net))
    pane.evidence.question.setCurrentIndex(1 + 4)
    found = pane.evidence.evidence()
    assert found is not None
    assert found.label == 4
    assert pane.evidence.words.text().startswith("4 rather than ")


def test_a_network_that_has_diverged_has_no_evidence(pane: WhyPane, qtbot: QtBot) -> None:
    net = network()
    net.params["W1"][...] = np.nan
    pane.show_sight(sight(net))
    assert pane.evidence.evidence() is None
    qtbot.waitUntil(lambda: "no answer" in pane.evidence.words.text())
    pane.dream.digits.press(3)
    qtbot.waitUntil(lambda: not pane.dream.is_running())
    assert "not finite" in pane.dream.words.text()
    pane.grab()


def test_five_neighbors_with_labels_and_distances(pane: WhyPane, qtbot: QtBot) -> None:
    seek(pane, qtbot)
    samples = pane.nearest.gallery.samples()
    assert [s.index for s in samples] == [0, 1, 2, 3, 4]
    assert samples[0].caption == "0 at 0.00"
    assert samples[1].caption == f"1 at {40 / 255:.2f}"
    assert "Training image 1: a 1" in samples[1].words
    assert pane.nearest.words.text().startswith("1 of 5 are labeled 0.")


def test_the_images_are_loaded_once_and_the_same_drawing_is_not_sought_again(
    qtbot: QtBot,
) -> None:
    calls: list[int] = []

    def load() -> Dataset:
        calls.append(1)
        return few_images()

    pane = WhyPane(load=load)
    qtbot.addWidget(pane)
    pane.show()
    seek(pane, qtbot)
    first = pane.nearest.found()
    pane.show_sight(sight(network(seed=1)))  # another network, the same drawing
    assert not pane.nearest.background.is_busy()
    assert pane.nearest.found() is first
    seek(pane, qtbot, drawing(15))
    assert pane.nearest.found() is not first
    assert calls == [1]
    pane.hide()


def test_a_search_that_was_given_up_is_made_when_the_pane_is_seen_again(
    pane: WhyPane, qtbot: QtBot
) -> None:
    pane.show_sight(sight(network()))
    pane.hide()
    assert pane.nearest.found() is None
    with qtbot.waitSignal(pane.nearest.background.finished):
        pane.show()
    assert pane.nearest.found() is not None


def test_neighbors_of_an_earlier_drawing_are_not_taken_for_those_of_this_one(
    pane: WhyPane, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pane.nearest.background.finished):
        pane.show_sight(sight(network(), drawing(8)))
        pane.show_sight(sight(network(), drawing(13)))  # waits for the pen to rest
    pane.hide()
    with qtbot.waitSignal(pane.nearest.background.finished):
        pane.show()
    assert [s.index for s in pane.nearest.gallery.samples()][:2] == [3, 4]


def test_images_that_cannot_be_read_are_explained(qtbot: QtBot) -> None:
    def load() -> Dataset:
        raise ValueError("resources/mnist: no such folder.")

    pane = WhyPane(load=load)
    qtbot.addWidget(pane)
    pane.show()
    with qtbot.waitSignal(pane.nearest.background.failed):
        pane.show_sight(sight(network()))
    assert pane.nearest.found() is None
    pane.grab()
    pane.hide()


def test_the_picture_changes_step_by_step_until_it_is_the_digit(
    pane: WhyPane, qtbot: QtBot
) -> None:
    pane.show_sight(sight(network((784, 10))))
    part = pane.dream
    assert not part.play.isEnabled()
    qtbot.mouseClick(part.digits.button(6), Qt.MouseButton.LeftButton)
    assert part.is_running()
    assert part.play.text() == "Stop"
    assert len(part.steps()) == 1
    qtbot.waitUntil(lambda: not part.is_running(), timeout=20_000)
    steps = part.steps()
    assert steps[-1].probabilities[6] >= 0.99
    assert part.step.value() == part.step.maximum() == len(steps) - 1
    shown, change = part.picture.image(), part.change.signed()
    assert shown is not None
    assert change is not None
    assert np.array_equal(shown.reshape(-1), steps[-1].image)
    assert np.array_equal(change, shown - drawing())
    assert "it is a 6" in part.words.text()


def test_it_says_when_it_comes_no_further(pane: WhyPane, qtbot: QtBot) -> None:
    net = network((784, 10))
    net.params["W1"][...] = 0.0  # no pixel has a say
    pane.show_sight(sight(net))
    pane.dream.digits.press(6)
    qtbot.waitUntil(lambda: not pane.dream.is_running())
    assert "Step 0 is the last one: 6 has come to 10.0" in pane.dream.words.text()


def test_an_earlier_step_can_be_looked_at(pane: WhyPane, qtbot: QtBot) -> None:
    pane.show_sight(sight(network()))
    part = pane.dream
    part.digits.press(6)
    qtbot.waitUntil(lambda: len(part.steps()) >= 4)
    part.toggle()
    part.step.setValue(1)
    shown = part.picture.image()
    assert shown is not None
    assert np.array_equal(shown.reshape(-1), part.steps()[1].image)
    assert part.words.text().startswith("Step 1: the probability of 6 is ")
    count = len(part.steps())
    part.toggle()  # goes on where it stopped
    assert part.step.value() == part.step.maximum()
    qtbot.waitUntil(lambda: len(part.steps()) > count)


def test_another_drawing_ends_the_dream_and_another_network_does_not(
    pane: WhyPane, qtbot: QtBot
) -> None:
    pane.show_sight(sight(network()))
    part = pane.dream
    part.digits.press(6)
    qtbot.waitUntil(lambda: len(part.steps()) >= 2)
    pane.show_sight(sight(network(seed=1)))
    assert part.is_running()
    pane.show_sight(sight(network(), drawing(14)))
    assert not part.is_running()
    assert part.steps() == ()
    shown = part.picture.image()
    assert shown is not None
    assert np.array_equal(shown, drawing(14))
    part.toggle()  # the digit is still chosen
    assert part.is_running()


def test_each_pixel_by_itself_makes_another_dream(pane: WhyPane, qtbot: QtBot) -> None:
    pane.show_sight(sight(network()))
    part = pane.dream
    part.digits.press(6)
    qtbot.waitUntil(lambda: len(part.steps()) >= 2)
    together = part.steps()[1].image
    part.smooth.click()
    qtbot.waitUntil(lambda: len(part.steps()) >= 2)
    assert not np.array_equal(part.steps()[1].image, together)


def test_nothing_moves_while_the_pane_is_hidden(pane: WhyPane) -> None:
    pane.show_sight(sight(network()))
    pane.dream.digits.press(6)
    pane.hide()
    assert not pane.dream.is_running()


def test_p_plays_and_stops(pane: WhyPane, qtbot: QtBot) -> None:
    pane.show_sight(sight(network()))
    pane.dream.digits.press(6)
    pane.activateWindow()
    qtbot.waitActive(pane)
    qtbot.keyClick(pane, Qt.Key.Key_P)
    assert not pane.dream.is_running()
    qtbot.keyClick(pane, Qt.Key.Key_P)
    assert pane.dream.is_running()
    assert pane.shortcuts_help()[0][0] == "P"


def test_theme_and_language_are_taken_over(pane: WhyPane, qtbot: QtBot) -> None:
    seek(pane, qtbot)
    pane.apply_theme(DARK)
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    pane.grab()
    assert pane.evidence.question.itemText(0) == "For the answer"


def test_it_has_room_where_it_will_stand(pane: WhyPane) -> None:
    pane.show_sight(sight(network()))
    assert pane.minimumSizeHint().width() <= 880
    assert pane.minimumSizeHint().height() <= 360
