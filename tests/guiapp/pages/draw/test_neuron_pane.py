"""Hidden units: lit, looked at, switched off."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.inside.image_way import contributions, image_way
from engine.splits import Dataset
from engine.why.ablation import Unit, without_units
from guiapp.pages.draw.neuron_pane import NeuronPane
from guiapp.theme import DARK
from tests.guiapp.pages.draw.sights import drawing, few_images, network, nothing, sight

X = drawing().reshape(-1)


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[NeuronPane]:
    pane = NeuronPane(load=few_images)
    qtbot.addWidget(pane)
    pane.resize(930, 400)
    pane.show()
    qtbot.waitExposed(pane)
    yield pane
    pane.hide()


def lit(pane: NeuronPane, layer: int) -> np.ndarray:
    picture = pane.units.picture()
    assert picture is not None
    return np.asarray(picture.way.outputs[layer - 1])


def click(pane: NeuronPane, qtbot: QtBot, layer: int, number: int) -> None:
    at = pane.units.unit_box(layer, number).center().toPoint()
    qtbot.mouseClick(pane.units, Qt.MouseButton.LeftButton, pos=at)


def test_it_says_what_will_appear_and_what_to_do(pane: NeuronPane) -> None:
    pane.show_sight(nothing(network()))
    assert "Draw a digit" in pane.waiting.sentence.text()
    pane.show_sight(nothing(None))
    assert "Train one" in pane.waiting.sentence.text()


def test_the_units_light_up_with_each_drawing(pane: NeuronPane) -> None:
    net = network()
    for column in (12, 16):
        pane.show_sight(sight(net, drawing(column)))
        way = image_way(net, drawing(column).reshape(-1))
        assert np.array_equal(lit(pane, 1), way.outputs[0])
        assert np.array_equal(lit(pane, 2), way.outputs[1])


@pytest.mark.parametrize(("layer", "number"), [(1, 7), (2, 3)])
def test_a_click_shows_weights_and_figures(
    pane: NeuronPane, qtbot: QtBot, layer: int, number: int
) -> None:
    net = network()
    pane.show_sight(sight(net))
    click(pane, qtbot, layer, number)
    assert pane.unit() == Unit(layer, number)
    way = image_way(net, X)
    card = pane.card
    assert np.array_equal(card.weights.values(), net.params[f"W{layer}"][:, number])
    assert np.array_equal(card.products.values(), contributions(net, way, layer, number))
    z, a = float(way.sums[layer - 1][number]), float(way.outputs[layer - 1][number])
    assert float(card.figures.value("z").replace("−", "-")) == pytest.approx(z, rel=5e-3)
    assert float(card.figures.value("a")) == pytest.approx(a, rel=5e-3)
    assert card.figures.value("bias") == "0.00"
    assert card.heading.text() == f"Unit {number + 1} of layer {layer} (relu)"
    assert not card.off.isChecked()


def test_a_unit_that_is_off_changes_answer_and_test_accuracy(
    pane: NeuronPane, qtbot: QtBot
) -> None:
    net = network()
    strongest = int(image_way(net, X).outputs[0].argmax())
    pane.show_sight(sight(net))
    click(pane, qtbot, 1, strongest)
    with qtbot.waitSignal(pane.background.finished):
        pane.card.off.click()
    unit = Unit(1, strongest)
    assert pane.off() == {unit}
    assert pane.units.off() == {unit}
    maimed = without_units(net, [unit])
    before, after = pane.effect.bars.before(), pane.effect.bars.after()
    assert before == pytest.approx(net.probabilities(X))
    assert after == pytest.approx(maimed.probabilities(X))
    measured = pane.measured()
    assert measured is not None
    assert measured.after is not None
    test = few_images().test
    assert measured.before.share == pytest.approx(net.accuracy(test.x, test.t))
    assert measured.after.share == pytest.approx(maimed.accuracy(test.x, test.t))
    assert "→" in pane.effect.accuracy.text()
    assert "1 off" in pane.effect.answer.text()
    assert "passes on 0 instead of" in pane.card.notes.text()


def test_several_units_may_be_off_and_all_be_switched_on(pane: NeuronPane, qtbot: QtBot) -> None:
    net = network()
    pane.show_sight(sight(net))
    for layer, number in ((1, 2), (1, 3), (2, 0)):
        click(pane, qtbot, layer, number)
        pane.card.off.click()
    assert pane.off() == {Unit(1, 2), Unit(1, 3), Unit(2, 0)}
    maimed = without_units(net, pane.off())
    assert pane.effect.bars.after() == pytest.approx(maimed.probabilities(X))
    assert np.array_equal(lit(pane, 2), image_way(maimed, X).outputs[1])
    click(pane, qtbot, 1, 3)
    assert pane.card.off.isChecked()
    pane.card.off.click()
    assert pane.off() == {Unit(1, 2), Unit(2, 0)}
    qtbot.mouseClick(pane.effect.all_on_button, Qt.MouseButton.LeftButton)
    assert pane.off() == frozenset()
    assert pane.effect.bars.after() is None
    assert not pane.effect.all_on_button.isEnabled()
    assert "All units are on" in pane.effect.answer.text()


def test_what_is_off_stays_off_for_the_next_drawing_and_network(
    pane: NeuronPane, qtbot: QtBot
) -> None:
    pane.show_sight(sight(network()))
    click(pane, qtbot, 1, 11)
    pane.card.off.click()
    other = network(seed=5)
    pane.show_sight(sight(other, drawing(15)))
    assert pane.off() == {Unit(1, 11)}
    expected = without_units(other, pane.off()).probabilities(drawing(15).reshape(-1))
    assert pane.effect.bars.after() == pytest.approx(expected)
    pane.show_sight(sight(network((784, 6, 10))))  # it has no twelfth unit
    assert pane.off() == frozenset()
    assert pane.unit() == Unit(1, 0)


def test_the_accuracy_is_measured_when_the_network_stands_still(
    pane: NeuronPane, qtbot: QtBot
) -> None:
    """A snapshot with every frame, as in training, starts no measurement."""
    for seed in range(5):
        pane.show_sight(sight(network(seed=seed)))
        assert not pane.background.is_busy()
    with qtbot.waitSignal(pane.background.finished):
        pass
    measured = pane.measured()
    assert measured is not None
    assert measured.after is None
    assert "Test accuracy with all units" in pane.effect.accuracy.text()


def test_the_accuracy_of_an_earlier_network_is_not_told_of_this_one(
    pane: NeuronPane, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pane.background.finished):
        pane.show_sight(sight(network(seed=0)))
    assert "with all units" in pane.effect.accuracy.text()
    pane.show_sight(sight(network(seed=1)))
    pane.retranslate()  # says everything anew, without waiting for its timer
    assert "stands still" in pane.effect.accuracy.text()
    with qtbot.waitSignal(pane.background.finished):
        pass
    assert "with all units" in pane.effect.accuracy.text()


def test_a_measurement_that_was_given_up_is_made_later(pane: NeuronPane, qtbot: QtBot) -> None:
    pane.show_sight(sight(network()))
    pane.card.off.click()
    pane.hide()
    assert pane.measured() is None
    with qtbot.waitSignal(pane.background.finished):
        pane.show()


def test_images_that_cannot_be_read_are_explained(qtbot: QtBot) -> None:
    def load() -> Dataset:
        raise ValueError("resources/mnist: no such folder.")

    pane = NeuronPane(load=load)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_sight(sight(network()))
    with qtbot.waitSignal(pane.background.failed):
        pane.card.off.click()
    assert pane.effect.accuracy.text() == "resources/mnist: no such folder."
    pane.hide()


def test_a_network_without_hidden_units(pane: NeuronPane, qtbot: QtBot) -> None:
    pane.show_sight(sight(network((784, 10))))
    assert pane.card.heading.text() == "No hidden units"
    assert not pane.card.off.isEnabled()
    pane.grab()
    pane.show_sight(sight(network()))
    assert pane.card.off.isEnabled()


def test_a_network_that_has_diverged(pane: NeuronPane, qtbot: QtBot) -> None:
    net = network()
    net.params["W2"][...] = np.nan
    pane.show_sight(sight(net))
    pane.grab()
    qtbot.waitUntil(lambda: "not finite" in pane.effect.answer.text())
    assert pane.effect.bars.before() is None


def test_o_switches_the_chosen_unit(pane: NeuronPane, qtbot: QtBot) -> None:
    pane.show_sight(sight(network()))
    pane.activateWindow()
    qtbot.waitActive(pane)
    qtbot.keyClick(pane, Qt.Key.Key_O)
    assert pane.off() == {Unit(1, 0)}
    qtbot.keyClick(pane, Qt.Key.Key_O)
    assert pane.off() == frozenset()


def test_theme_and_language_are_taken_over(pane: NeuronPane) -> None:
    pane.show_sight(sight(network()))
    pane.apply_theme(DARK)
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    pane.grab()
    assert pane.card.off.text() == "Switched off"


def test_it_has_room_where_it_will_stand(pane: NeuronPane) -> None:
    pane.show_sight(sight(network()))
    assert pane.minimumSizeHint().width() <= 880
    assert pane.minimumSizeHint().height() <= 360
