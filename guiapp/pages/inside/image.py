"""The weights of the first layer, and one test sample's way through the network."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.inside.image_way import ImageWay, contributions, image_way
from engine.network import Network, from_snapshot
from engine.records import ParamSnapshot
from guiapp.messages import RunStarted
from guiapp.pages.inside.image_words import ImageWords
from guiapp.pages.inside.points import PLANE_SIDE, plane_sums, reach
from guiapp.pages.inside.samples import sample_pixels
from guiapp.pages.inside.view import InsideView, Paragraph, fill_side
from guiapp.theme import Theme
from guiapp.widgets.digits.probability_bars import ProbabilityBars
from guiapp.widgets.fields.number_field import FieldMessage, IntegerField
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.network.image_way_view import ImageWayView, WayPicture
from guiapp.widgets.network.signed_picture import SignedPicture
from guiapp.widgets.network.weight_grid import WeightGrid

CHANGE, WEIGHTS = "change", "weights"
BARS_PX = 240


class ImageView(InsideView):
    """Shows snapshots: one sample through a network takes less than a millisecond."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: ParamSnapshot | None = None
        self._unit = (1, 0)  # layer from 1, unit from 0
        self._words = ImageWords(self)
        self._make_pictures()
        self._make_controls()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _make_pictures(self) -> None:
        self.way = ImageWayView(self)
        self.way.setObjectName("way")
        self.bars = ProbabilityBars(self)
        self.bars.setFixedWidth(BARS_PX)
        self.weights = WeightGrid(self)
        self.shown = QComboBox(self)
        self.shown.setObjectName("inside_shown_weights")
        self.shown.addItem("", CHANGE)
        self.shown.addItem("", WEIGHTS)
        self._weights_heading, self._products_heading = QLabel(self), QLabel(self)
        self._plane_heading = QLabel(self)
        for label in (self._weights_heading, self._products_heading, self._plane_heading):
            label.setProperty("role", "muted")
        self._plane_heading.setWordWrap(True)
        self._plane_heading.hide()
        self.unit_weights, self.products = SignedPicture(self), SignedPicture(self)
        self.unit_words = Paragraph("unit_words")

    def _make_controls(self) -> None:
        self.number = IntegerField(0, minimum=0, maximum=0, step=1)
        self.number.setObjectName("sample_number")
        self._number_label = QLabel()
        self._number_label.setBuddy(self.number)
        self._message = FieldMessage(lines=1)
        self._message.watch(self.number)
        self.previous, self.next = QPushButton("◀"), QPushButton("▶")
        for name, button in (("previous_sample", self.previous), ("next_sample", self.next)):
            button.setObjectName(name)
            KeepKeys(button, BUTTON_KEYS)
        self.seen = Paragraph("sample_seen")
        self._notes = Paragraph("sample_notes", "muted")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.way, 1)
        top.addWidget(self.bars)
        unit = QGridLayout()
        unit.setHorizontalSpacing(16)
        unit.setVerticalSpacing(4)
        unit.addWidget(self.unit_words, 0, 0, 1, 2)
        unit.addWidget(self._weights_heading, 1, 0)
        unit.addWidget(self._products_heading, 1, 1)
        unit.addWidget(self.unit_weights, 2, 0)
        unit.addWidget(self.products, 2, 1)
        unit.setRowStretch(2, 1)
        grid = QVBoxLayout()
        grid.setSpacing(4)
        grid.addWidget(self.shown)
        grid.addWidget(self._plane_heading)
        grid.addWidget(self.weights, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(24)
        bottom.addLayout(grid, 1)
        bottom.addLayout(unit, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(top, 1)
        layout.addLayout(bottom, 1)
        choose = QWidget()
        row = QHBoxLayout(choose)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._number_label, self.number, self.previous, self.next):
            row.addWidget(widget)
        fill_side(self.side, choose, self._message, self.seen, 8, self._notes)

    def _connect(self) -> None:
        self.number.value_changed.connect(self._refresh)
        self.previous.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.shown.currentIndexChanged.connect(self._refresh)
        self.way.unit_chosen.connect(self._choose_unit)
        for key, slot in ((",", self._go_back), (".", self._go_on)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    # -- what the page may do -----------------------------------------------------------------

    def begin(self, run: RunStarted) -> None:
        last = self.run
        super().begin(run)
        self._snapshot = None
        self._unit = (1, 0)
        self.number.set_range(0, len(run.dataset.test) - 1)
        if last is None or last.dataset is not run.dataset:
            self.number.set_value(0)
            self.bars.set_class_names([str(k) for k in range(run.dataset.num_classes)])
        self.shown.setVisible(self.shows_images())
        self._plane_heading.setVisible(not self.shows_images())
        self.weights.setMouseTracking(self.shows_images())  # its figures are of weights only
        self.weights.clear()
        self._snapshot = run.initial
        self.retranslate()

    def show_snapshot(self, snapshot: ParamSnapshot) -> None:
        self._snapshot = snapshot
        self._show()

    def show_sample(self, index: int) -> None:
        """Go to a sample of the test data."""
        self.number.set_value(index)

    def sample(self) -> int:
        """The index of the sample that is shown."""
        return self.number.value()

    def sources(self) -> tuple[Callable[..., object], ...]:
        return image_way, contributions

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            (", / .", self.tr("The previous or the next test sample")),
            ("← → ↑ ↓", self.tr("On the units: take another one in hand")),
        ]

    # -- inside -------------------------------------------------------------------------------

    @Slot()
    def _go_back(self) -> None:
        self._step(-1)

    @Slot()
    def _go_on(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if self.run is not None and self.isVisible():
            self.number.set_value((self.sample() + by) % len(self.run.dataset.test))

    @Slot(int, int)
    def _choose_unit(self, layer: int, unit: int) -> None:
        self._unit = (layer, unit)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Something was chosen: show it and say so at once."""
        self.seen.hurry()
        self.unit_words.hurry()
        self._show()

    def _show(self) -> None:
        """Show the sample and the weights as they are: about a millisecond."""
        run, snapshot = self.run, self._snapshot
        if run is None or snapshot is None:
            return
        network = from_snapshot(snapshot)
        index, test, images = self.sample(), run.dataset.test, self.shows_images()
        way = image_way(network, test.chunk(index, index + 1)[0])
        activation = run.config.activation
        titles = self._words.titles(run.config.hidden_sizes, activation, index, images)
        self.way.set_picture(WayPicture(way, sample_pixels(run, index), titles, activation))
        if way.answer is None:
            self.bars.set_empty_text(self._words.no_answer())
        self.bars.set_probabilities(way.probabilities if way.answer is not None else None)
        where = () if images else (self._words.place(way, index),)
        self.seen.keep_saying(*where, self._words.answer(way, int(test.labels[index])))
        self._show_unit(network, way)
        self._show_weights(snapshot)

    def _show_unit(self, network: Network, way: ImageWay) -> None:
        """The unit in hand: a hidden one, or that of the answer where there are none."""
        assert self.run is not None
        layer, unit = self._unit
        if not way.outputs:
            layer, unit = 1, way.answer or 0
        self._unit = (layer, unit)
        self.way.choose(layer, unit)
        shape = self.run.dataset.image_shape if layer == 1 else None
        weights = network.params[f"W{layer}"][:, unit]
        self.unit_weights.set_values(weights, shape)
        self.products.set_values(contributions(network, way, layer, unit), shape)
        bias = float(network.params[f"b{layer}"][unit])
        activation = self.run.config.activation
        self.unit_words.keep_saying(self._words.unit(way, self._unit, weights, bias, activation))

    def _show_weights(self, snapshot: ParamSnapshot) -> None:
        """What each unit of the first layer looks for."""
        assert self.run is not None
        W, shape = snapshot.params["W1"], self.run.dataset.image_shape
        if shape is None:
            half = reach(self.run.dataset.test)
            sums = plane_sums(W, snapshot.params["b1"], half)
            self.weights.set_weights(sums, (PLANE_SIDE, PLANE_SIDE))
            return
        if self.shown.currentData() == WEIGHTS:
            self.weights.set_weights(W, shape)
            return
        change = W - self.run.initial.params["W1"]
        if change.any():
            self.weights.set_weights(change, shape)
        else:
            self.weights.clear()

    def apply_theme(self, theme: Theme) -> None:
        for widget in (self.way, self.bars, self.weights, self.unit_weights, self.products):
            widget.apply_theme(theme)
        self.number.apply_theme(theme)
        self._message.apply_theme(theme)

    def retranslate(self) -> None:
        images = self.shows_images() or self.run is None
        self._words.name_widgets(self, images)
        self._weights_heading.setText(self.tr("Weights of the unit"))
        self._products_heading.setText(self.tr("Input × weight"))
        self._plane_heading.setText(
            self.tr("First layer: at which points each unit's sum is above 0 (blue) or below")
        )
        self.way.set_empty_text(
            self.tr("One test image's way through the network appears here. Press Space to train.")
        )
        self._number_label.setText(self._words.number_label(images))
        self._notes.say(self._words.notes(images))
        self._refresh()
