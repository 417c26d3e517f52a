"""What the hidden units do: they light up as the pen moves, and can be switched off."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.datasets import load_mnist
from engine.inside.image_way import ImageWay, contributions, image_way
from engine.layers import ActivationLayer
from engine.network import Network
from engine.splits import Dataset
from engine.why.ablation import Unit, hidden_sizes, without_units
from guiapp.background import Background
from guiapp.pages.draw.neuron_card import NeuronCard
from guiapp.pages.draw.neuron_effect import NeuronEffect
from guiapp.pages.draw.neuron_jobs import AccuracyJobs, Measured
from guiapp.pages.draw.neuron_words import NeuronWords
from guiapp.pages.draw.pane import DrawPane, Sight
from guiapp.pages.draw.waiting import Waiting
from guiapp.theme import Theme
from guiapp.widgets.network.image_way_view import WayPicture
from guiapp.widgets.network.units_view import UnitsView

WORDS_MS = 250  # figures are read at 4 Hz; each change of text lays the page out anew
STILL_MS = 300  # a network that has not changed for so long is not in training


class NeuronPane(DrawPane):
    """The units, the one in hand, and what is lost without those that are off."""

    def __init__(
        self, parent: QWidget | None = None, load: Callable[[], Dataset] = load_mnist
    ) -> None:
        """``load`` brings the test images; it is called once, in a thread of its own."""
        super().__init__(parent)
        self._sight: Sight | None = None
        self._unit = Unit(1, 0)
        self._off: frozenset[Unit] = frozenset()
        self._maimed: tuple[Network, frozenset[Unit], Network] | None = None
        self._way: ImageWay | None = None
        self._measured: Measured | None = None
        self._problem = ""
        self._jobs = AccuracyJobs(load)
        self._text = NeuronWords(self)
        content = QWidget()
        self.units = UnitsView(content)
        self.units.setObjectName("units")
        self.card, self.effect = NeuronCard(content), NeuronEffect(content)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for widget, stretch in ((self.units, 9), (self.card, 6), (self.effect, 6)):
            row.addWidget(widget, stretch)
        self.waiting = Waiting(content, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.waiting)
        self._words_timer, self._still_timer = QTimer(self), QTimer(self)
        self.background = Background(self)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        for timer, ms, slot in (
            (self._words_timer, WORDS_MS, self._say),
            (self._still_timer, STILL_MS, self._measure),
        ):
            timer.setSingleShot(True)
            timer.setInterval(ms)
            timer.timeout.connect(slot)
        self.background.finished.connect(self._take)
        self.background.failed.connect(self._fail)
        self.units.unit_chosen.connect(self._choose)
        self.card.switched.connect(self._switch)
        self.effect.all_on.connect(self.switch_all_on)
        shortcut = QShortcut(QKeySequence("O"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.card.toggle)

    # -- what the page may do -----------------------------------------------------------------

    def show_sight(self, sight: Sight) -> None:
        last, self._sight = self._sight, sight
        if not self.waiting.admit(sight):
            return
        network = sight.network
        assert network is not None
        if last is None or last.network is not network:
            self._fit(network)
            self._still_timer.start()  # again and again while training runs
        elif not (self._is_known() or self.background.is_busy() or self._still_timer.isActive()):
            self._still_timer.start()
        self._show()
        if not self._words_timer.isActive():
            self._words_timer.start()

    def unit(self) -> Unit:
        """The one in hand."""
        return self._unit

    def off(self) -> frozenset[Unit]:
        """Those that are switched off."""
        return self._off

    def measured(self) -> Measured | None:
        """The newest accuracies."""
        return self._measured

    @Slot()
    def switch_all_on(self) -> None:
        """Back to the network as it is."""
        self._turn(frozenset())

    def shortcuts_help(self) -> list[tuple[str, str]]:
        """(key, translated meaning) pairs of the pane's own keys."""
        return [
            ("O", self.tr("Switch the chosen hidden unit off or on")),
            ("← → ↑ ↓", self.tr("On the units: take another one in hand")),
        ]

    # -- inside -------------------------------------------------------------------------------

    def _fit(self, network: Network) -> None:
        """Another network may have other units."""
        sizes = hidden_sizes(network)

        def exists(unit: Unit) -> bool:
            return unit.layer <= len(sizes) and unit.number < sizes[unit.layer - 1]

        self._off = frozenset(filter(exists, self._off))
        if not exists(self._unit):
            self._unit = Unit(1, 0)
        self.units.set_off(self._off)

    def _without(self, network: Network) -> Network:
        """The network without the units that are off; a copy takes a millisecond, so it is kept."""
        if not self._off:
            return network
        if self._maimed is None or self._maimed[:2] != (network, self._off):
            self._maimed = network, self._off, without_units(network, self._off)
        return self._maimed[2]

    def _show(self) -> None:
        """Everything but words and figures."""
        sight = self._sight
        if sight is None or sight.image is None or sight.network is None:
            return
        network = sight.network
        maimed = self._without(network)
        way = self._way = image_way(maimed, sight.image.reshape(-1))
        pixels = np.rint(sight.image * 255.0).astype(np.uint8)
        titles = self._text.titles(network, hidden_sizes(network))
        self.units.set_picture(WayPicture(way, pixels, titles, _activation(network)))
        self.effect.bars.set_probabilities(
            sight.probabilities if way.answer is not None else None,
            way.probabilities if self._off else None,
        )
        if not way.outputs:
            self.card.clear()
            return
        self.units.choose(*self._unit)
        layer, number = self._unit
        weights = network.params[f"W{layer}"][:, number]
        shape = sight.image.shape if layer == 1 else None
        self.card.show_weights(weights, contributions(maimed, way, layer, number), shape)

    @Slot()
    def _say(self) -> None:
        """Words and figures."""
        sight, way = self._sight, self._way
        if sight is None or sight.network is None or way is None:
            return
        unit, network = self._unit, sight.network
        if way.outputs:
            layer, number = unit
            heading = self._text.unit(unit, _activation(network))
            self.card.name(heading, self._text.places(unit))
            bias = float(network.params[f"b{layer}"][number])
            z, a = float(way.sums[layer - 1][number]), float(way.outputs[layer - 1][number])
            self.card.show_figures(z, a, bias, is_off=unit in self._off)
        before, off = sight.probabilities, len(self._off)
        if before is None or way.answer is None:
            self.effect.answer.say(
                self.tr("The network's numbers are not finite: it gives no answer any more.")
            )
        else:
            after = way.probabilities
            self.effect.answer.say(self._text.answer(np.asarray(before), after, off))
        self._say_accuracy()

    def _say_accuracy(self) -> None:
        measured, sight = self._measured, self._sight
        if measured is not None and (sight is None or measured.network is not sight.network):
            measured = None  # while training runs, the figures would be those of long ago
        before = None if measured is None else measured.before
        fits = measured is not None and measured.off == self._off
        after = measured.after if measured is not None and fits else None
        text = self._text.accuracy(before, after, len(self._off))
        self.effect.accuracy.say(self._problem or text)
        self.effect.all_on_button.setEnabled(bool(self._off))

    @Slot(int, int)
    def _choose(self, layer: int, number: int) -> None:
        self._unit = Unit(layer, number)
        self._show()
        self._say()

    @Slot(bool)
    def _switch(self, is_off: bool) -> None:
        self._turn(self._off | {self._unit} if is_off else self._off - {self._unit})

    def _turn(self, off: frozenset[Unit]) -> None:
        self._off = off
        self.units.set_off(off)
        self._show()
        self._say()
        self._measure()

    @Slot()
    def _measure(self) -> None:
        """The accuracy of the network as it stands, unless it is known."""
        network = None if self._sight is None else self._sight.network
        if network is None or not self.isVisible():
            return
        if not self._is_known():
            self.background.run(self._jobs.measure(network, self._off))

    def _is_known(self) -> bool:
        known, sight = self._measured, self._sight
        if known is None or sight is None:
            return False
        return known.network is sight.network and known.off == self._off

    @Slot(object)
    def _take(self, measured: Measured) -> None:
        self._measured, self._problem = measured, ""
        self._say_accuracy()

    @Slot(str)
    def _fail(self, problem: str) -> None:
        self._measured, self._problem = None, problem
        self._say_accuracy()

    def apply_theme(self, theme: Theme) -> None:
        for widget in (self.units, self.card, self.effect):
            widget.apply_theme(theme)

    def retranslate(self) -> None:
        self.waiting.set_sentences(
            self.tr(
                "Draw a digit: here the hidden units light up as the pen moves. Click one to see "
                "its weights, and switch it off to see what it is good for."
            ),
            self.tr(
                "No network answers yet. Train one on the handwritten digits (press Space on the "
                "page Train), and its hidden units light up here as you draw."
            ),
        )
        self.units.setToolTip(self.tr("Click a unit to take it in hand"))
        self.card.retranslate()
        self.effect.retranslate()
        self._show()
        self._say()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """What was given up or not begun since nobody saw it."""
        super().showEvent(event)
        self._still_timer.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _activation(network: Network) -> str:
    """The name of the hidden layers' activation; empty where there are none."""
    for layer in network.layers:
        if isinstance(layer, ActivationLayer):
            return layer.activation.name
    return ""
