"""The book's experiment with the first weights, put into words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from engine.inside.activation_experiment import SAMPLES, UNITS, ActivationExperiment
from engine.inside.histograms import Spread
from guiapp.pages.inside.figures import percent
from guiapp.widgets.network.histogram_paint import Cell
from guiapp.widgets.network.histogram_table import Row
from guiapp.widgets.numerals import plain_figure, short_figure

CROWDED = 0.5  # share of saturated outputs
DIED = 0.05  # last layer's std over the first's: nearly nothing is left
SAME = 0.05  # std of sigmoid outputs that all say the same
DWINDLING = 0.45  # Xavier with sigmoid keeps 0.56 of it, with ReLU 0.26
EXPLODING = 10.0


class ExperimentWords(QObject):
    """Reads experiments; says things in the language of the window."""

    def headings(self, layers: int) -> list[str]:
        """Of the columns."""
        return [self.tr("Layer {number}").format(number=k + 1) for k in range(layers)]

    def rows(self, experiments: Sequence[ActivationExperiment]) -> list[Row]:
        """A row for each kind of weights."""
        return [self._row(one) for one in experiments]

    def _row(self, one: ActivationExperiment) -> Row:
        cells = tuple(Cell(layer.histogram, note=self._note(layer)) for layer in one.layers)
        return Row(self._name(one), (self._verdict(one),), cells)

    def _name(self, one: ActivationExperiment) -> str:
        std = plain_figure(float(f"{one.weight_std:.3g}"))
        if one.initializer == "xavier":
            return self.tr("Xavier: std √(1/n) = {std}").format(std=std)
        if one.initializer == "he":
            return self.tr("He: std √(2/n) = {std}").format(std=std)
        return self.tr("std {std}").format(std=std)

    def _note(self, layer: Spread) -> str:
        text = self.tr("{mean} ± {std}")
        return text.format(mean=short_figure(layer.mean), std=short_figure(layer.std))

    def _verdict(self, one: ActivationExperiment) -> str:
        """One sentence about the five histograms."""
        first, last = one.layers[0], one.layers[-1]
        if one.saturated[-1] >= CROWDED:
            text = self.tr("Outputs crowd at the ends: {share} are saturated in layer 5.")
            return text.format(share=percent(one.saturated[-1]))
        if last.std > EXPLODING * first.std:
            text = self.tr("Outputs explode: std {first} → {last}, most lie beyond the axis.")
        elif last.std < DIED * first.std:
            text = self.tr("Outputs die away: std {first} → {last}. No gradient comes back.")
        elif one.activation == "sigmoid" and last.std < SAME:
            text = self.tr("All outputs are about 0.5: 100 units say what one could say.")
        elif last.std < DWINDLING * first.std:
            text = self.tr("The spread dwindles slowly: std {first} → {last}.")
        else:
            text = self.tr("The outputs stay spread out: std {first} → {last}.")
        return text.format(first=short_figure(first.std), last=short_figure(last.std))

    def sentences(self, activation: str, experiments: Sequence[ActivationExperiment]) -> list[str]:
        """What the four rows teach together; nothing before they are there."""
        if not experiments:
            return []
        if activation == "relu":
            return [
                self.tr(
                    "A ReLU lets half of the sums through, so the weights must be √2 wider: with "
                    "He's std √(2/n) the outputs of layer 5 are about as wide as those of layer "
                    "1, with Xavier's they shrink from layer to layer."
                )
            ]
        return [
            self.tr(
                "Too wide, and the outputs sit at the ends, where the slope is nearly 0: the "
                "gradient vanishes. Too narrow, and all units say the same: a layer is worth one "
                "unit. Xavier's std √(1/n) keeps the outputs apart through all five layers."
            )
        ]

    def notes(self) -> str:
        """How it is done."""
        text = self.tr(
            "{samples} inputs of {units} random numbers from N(0, 1) go through five layers of "
            "{units} units with random weights and no bias; nothing is trained. Each histogram "
            "has 30 bins, with mean ± standard deviation below it. A seed gives the same "
            "numbers every time."
        )
        return text.format(samples=f"{SAMPLES:,}", units=UNITS)
