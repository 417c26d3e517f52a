"""The hidden unit in hand: its weights, its figures, and its switch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from guiapp.theme import Theme
from guiapp.widgets.figure_row import FigureRow
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.network.picture_pair import PicturePair
from guiapp.widgets.network.signed_picture import SignedPicture
from guiapp.widgets.numerals import short_figure
from guiapp.widgets.steady_lines import SteadyLines

Floats = NDArray[np.floating]


class NeuronCard(QWidget):
    """Signals
    -------
    switched(bool) : by the user; True is off
    """

    switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.weights, self.products = SignedPicture(self), SignedPicture(self)
        self.weights.setObjectName("unit_weights")
        self.products.setObjectName("unit_products")
        self.pair = PicturePair(self.weights, self.products, self)
        self.figures = FigureRow(("z", "a", "bias"), self)
        self.off = QCheckBox(self)
        self.off.setObjectName("unit_off")
        KeepKeys(self.off, BUTTON_KEYS)
        self.off.clicked.connect(self.switched)
        self.notes = SteadyLines("unit_notes", 3, self)
        self.notes.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.pair, 100)
        layout.addWidget(self.figures)
        layout.addWidget(self.off)
        layout.addWidget(self.notes)
        layout.addStretch(1)
        self.retranslate()

    def show_weights(
        self, weights: Floats, products: Floats, shape: tuple[int, int] | None
    ) -> None:
        """(D,) weights of the unit, and times what comes in; ``shape`` where that is an image."""
        self.off.setEnabled(True)
        self.weights.set_values(weights, shape)
        self.products.set_values(products, shape)

    def name(self, heading: str, places: str) -> None:
        """Which unit it is, and what the cells of its pictures are; translated."""
        if self.heading.text() != heading:
            self.heading.setText(heading)
        self.pair.setToolTip(places)

    def show_figures(self, z: float, a: float, bias: float, *, is_off: bool) -> None:
        """The sum, what comes out, the bias, and whether it is passed on."""
        for key, value in (("z", z), ("a", a), ("bias", bias)):
            self.figures.set_value(key, short_figure(value))
        self.off.setChecked(is_off)
        if is_off:
            text = self.tr("Switched off, it passes on 0 instead of {a}.")
        elif a == 0:
            text = self.tr("It gives 0 for this drawing: nobody would miss it now.")
        else:
            text = self.tr("z adds up what the right picture shows and the bias; a is passed on.")
        self.notes.say(text.format(a=short_figure(a)))

    def clear(self) -> None:
        """The network has no hidden units."""
        for picture in (self.weights, self.products):
            picture.set_values(np.empty(0), None)
        self.name(self.tr("No hidden units"), "")
        self.off.setEnabled(False)
        self.notes.say(self.tr("The scores of this network hang on the pixels directly."))

    @Slot()
    def toggle(self) -> None:
        """As if the switch had been clicked."""
        self.off.click()

    def apply_theme(self, theme: Theme) -> None:
        self.weights.apply_theme(theme)
        self.products.apply_theme(theme)

    def retranslate(self) -> None:
        self.off.setText(self.tr("Switched off"))
        self.off.setToolTip(
            self.tr(
                "The unit passes on 0, whatever comes in: the answer and the test accuracy show "
                "what it is good for (O)"
            )
        )
        for key, name, tip in (
            ("z", self.tr("Sum z"), self.tr("What comes in times the weights, and the bias")),
            ("a", self.tr("Output a"), self.tr("The activation function of z: what is passed on")),
            ("bias", self.tr("Bias b"), self.tr("What the sum starts from")),
        ):
            self.figures.set_name(key, name, tip)
        self.pair.set_captions(self.tr("Weights"), self.tr("Input × weight"))
        self.weights.setAccessibleName(self.tr("Weights of the unit in hand"))
        self.products.setAccessibleName(self.tr("What each input adds to the unit's sum"))
