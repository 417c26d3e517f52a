"""One sample's way through the network, put into words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from engine.inside.histograms import Array
from engine.inside.image_way import ImageWay, unit_inputs
from guiapp.pages.inside.figures import percent
from guiapp.pages.inside.layer_words import NAMES
from guiapp.widgets.numerals import short_figure

if TYPE_CHECKING:
    from guiapp.pages.inside.image import ImageView

FEW_INPUTS = 4  # their products can be written out


class ImageWords(QObject):
    """Sentences in the language of the window."""

    def titles(
        self, sizes: Sequence[int], activation: str, index: int, images: bool
    ) -> tuple[str, ...]:
        """Over the sample, and over each hidden layer."""
        first = self.tr("Test image {index}") if images else self.tr("Test point {index}")
        text = self.tr("Layer {number}: {count} {activation}")
        layers = (
            text.format(number=k, count=size, activation=NAMES[activation])
            for k, size in enumerate(sizes, start=1)
        )
        return first.format(index=index), *layers

    def answer(self, way: ImageWay, label: int) -> str:
        """What the network says of the sample, and how many units speak for it."""
        answer = way.answer
        if answer is None:
            return self.no_answer()
        if answer == label:
            text = self.tr("Right: it is a {label}, and the network gives that {sure}.")
        else:
            text = self.tr(
                "Wrong: it is a {label}, to which the network gives {given}; its answer is "
                "{answer} with {sure}."
            )
        first = text.format(
            label=label,
            answer=answer,
            sure=percent(float(way.probabilities[answer])),
            given=percent(float(way.probabilities[label])),
        )
        return first if not way.outputs else f"{first}\n\n{self._about_units(way)}"

    def no_answer(self) -> str:
        """In place of the probabilities of a network that has diverged."""
        return self.tr("The network's numbers are not finite: it gives no answer any more.")

    def place(self, way: ImageWay, index: int) -> str:
        """Where a point lies."""
        text = self.tr("Test point {index} lies at ({point}).")
        return text.format(index=index, point=", ".join(map(short_figure, way.x.tolist())))

    def _about_units(self, way: ImageWay) -> str:
        sizes = np.abs(np.asarray(way.outputs[0], np.float64))
        if not sizes.any():
            return self.tr("All units of layer 1 give 0: nothing of it passes on.")
        strong = int(np.count_nonzero(sizes > 0.5 * sizes.max()))
        text = self.tr(
            "{strong} of layer 1's {count} units are at more than half of the strongest output."
        )
        return text.format(strong=strong, count=len(sizes))

    def unit(
        self, way: ImageWay, unit: tuple[int, int], weights: Array, bias: float, activation: str
    ) -> str:
        """How the unit in hand, (layer from 1, unit from 0), comes by its output."""
        layer, number = unit
        is_output = layer > len(way.outputs)
        if is_output:
            name = self.tr("The output for {number}").format(number=number)
        else:
            name = self.tr("Unit {unit} of layer {layer}").format(unit=number + 1, layer=layer)
        first = self._sum(way, unit, weights, bias).format(name=name)
        if is_output:
            output = percent(float(way.probabilities[number]))
            second = self.tr("Softmax makes {output} of it.").format(output=output)
            return f"{first} {second}"
        output = short_figure(float(way.outputs[layer - 1][number]))
        second = self.tr("Through {activation} it becomes {output}.")
        return f"{first} {second.format(activation=NAMES[activation], output=output)}"

    def _sum(self, way: ImageWay, unit: tuple[int, int], weights: Array, bias: float) -> str:
        """What the unit adds up; its {name} is still to be put in."""
        inputs = unit_inputs(way, unit[0])
        total = short_figure(float(way.sums[unit[0] - 1][unit[1]]))
        figures: dict[str, object] = {"name": "{name}", "bias": short_figure(bias), "sum": total}
        if len(inputs) <= FEW_INPUTS:
            pairs = zip(inputs.tolist(), weights.tolist(), strict=True)
            figures["terms"] = " + ".join(
                f"{short_figure(x)} × {short_figure(w)}" for x, w in pairs
            )
            return self.tr("{name}: {terms} + bias {bias} = {sum}.").format(**figures)
        with np.errstate(all="ignore"):
            products = float(np.dot(inputs.astype(np.float64), weights.astype(np.float64)))
        figures |= {"count": f"{len(inputs):,}", "products": short_figure(products)}
        text = self.tr(
            "{name}: the {count} products add up to {products}; with the bias {bias} the sum is "
            "{sum}."
        )
        return text.format(**figures)

    def number_label(self, images: bool) -> str:
        """Before the field of the sample's number."""
        return self.tr("Test image") if images else self.tr("Test point")

    def notes(self, images: bool) -> str:
        """What the pictures are."""
        if images:
            return self.tr(
                "Click a unit to see its weights and what each pixel adds to its sum: blue "
                "speaks for the unit, orange against it. What the first layer looks for stands "
                "in its weights; later layers see only the outputs before them."
            )
        return self.tr(
            "Click a unit to see its weights and what each input adds to its sum: blue speaks "
            "for the unit, orange against it."
        )

    def name_widgets(self, view: ImageView, images: bool) -> None:
        """Names and help of the controls."""
        view.shown.setItemText(0, self.tr("First-layer weights: change since the start"))
        view.shown.setItemText(1, self.tr("First-layer weights: as they are"))
        view.shown.setAccessibleName(self.tr("Which weights are shown"))
        view.shown.setToolTip(
            self.tr(
                "One picture per hidden unit: blue where a pixel speaks for the unit, orange "
                "where it speaks against. The change shows what was learned; the weights still "
                "hold the first random numbers."
            )
        )
        view.weights.set_empty_text(self.tr("No weight has changed yet. Press Space to train."))
        view.number.setAccessibleName(self.number_label(images))
        view.number.setToolTip(self.tr("Which sample of the test data goes through the network"))
        for button, name, tip in (
            (view.previous, self.tr("Previous sample"), self.tr("The sample before (,)")),
            (view.next, self.tr("Next sample"), self.tr("The next sample of the test data (.)")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
        view.unit_weights.setAccessibleName(self.tr("Weights of the unit in hand"))
        view.products.setAccessibleName(self.tr("What each input adds to the unit's sum"))
        view.bars.set_empty_text(self.tr("The network's answer appears here."))
