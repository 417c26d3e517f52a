"""One sentence for each moment of a step: what the layer did, and why it matters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.beats.graphs import GRAPHS, MulLayer, Node, buy
from engine.beats.step import Beats, LayerPart
from engine.optimizers import OPTIMIZERS
from guiapp.pages.beats.timeline import BACKWARD, FORWARD, LOSS, UPDATE
from guiapp.widgets.numerals import figure, plain_figure

if TYPE_CHECKING:
    from guiapp.pages.beats.fruit import FruitSubject

ACTIVATION_NAMES = {"sigmoid": "Sigmoid", "relu": "ReLU", "tanh": "tanh"}


class BeatWords(QObject):
    """Sentences in the current language."""

    def beats(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Numbered name and help of these beats."""
        names = self._names()
        form = self.tr("{number} {beat}")
        return {
            key: (form.format(number=number, beat=names[key][0]), names[key][1])
            for number, key in enumerate(keys, start=1)
        }

    def _names(self) -> dict[str, tuple[str, str]]:
        return {
            FORWARD: (
                self.tr("Forward"),
                self.tr("The samples go through the layers: what does the network answer?"),
            ),
            LOSS: (
                self.tr("Loss"),
                self.tr("The answers are compared with the right ones: one number for how wrong."),
            ),
            BACKWARD: (
                self.tr("Backward"),
                self.tr(
                    "Through the same layers back: how much has each number to do with the loss?"
                ),
            ),
            UPDATE: (
                self.tr("Update"),
                self.tr("Each weight moves a little in the direction that lowers the loss."),
            ),
        }

    def before(self, beats: Beats) -> str:
        """Before the first beat."""
        text = self.tr(
            "Before step {iteration}: {count} samples wait at the left. Press Space: they go"
            " forward."
        )
        return text.format(iteration=f"{beats.iteration:,}", count=beats.batch_size)

    def moment(self, beats: Beats, part: LayerPart, beat: str, image: int | None) -> str:
        """What a layer did; ``image`` is the sample that is looked at."""
        if beat == UPDATE:
            return self._update(beats)
        if part.key == "loss":
            return self._loss_back(beats) if beat == BACKWARD else self._loss(beats, image)
        if part.kind != "affine":
            return self._activation(part, beat)
        W = beats.arrays[part.params[0]]
        if beat == FORWARD:
            return self.tr(
                "Forward: each of the {units} sums takes all {inputs} inputs, each times its weight"
                " in {W}, plus a bias."
            ).format(units=W.shape[1], inputs=W.shape[0], W=part.params[0])
        if part.input == "x":
            return self.tr(
                "Backward: the gradient of {W} is input times what came back, summed over all"
                " {count} samples. The input itself is not learned, so the way ends here."
            ).format(W=part.params[0], count=beats.batch_size)
        return self.tr(
            "Backward: the gradient of {W} is input times what came back, summed over all {count}"
            " samples; the gradient of {z} goes on to the left, through {W} transposed."
        ).format(W=part.params[0], count=beats.batch_size, z=part.input)

    def fruit_before(self) -> str:
        return self.tr(
            "Before the purchase: prices, counts and tax wait at the left. Press Space: they go"
            " forward."
        )

    def fruit_moment(self, node: Node, beat: str) -> str:
        """What a node of a purchase did."""
        product = node.layer is MulLayer
        if beat == FORWARD and product:
            return self.tr("Forward: a product keeps both of its inputs; it needs them later.")
        if beat == FORWARD:
            return self.tr("Forward: a sum keeps nothing; it does not need its inputs again.")
        if product:
            return self.tr(
                "Backward: what came back, times the other input. The factors change places."
            )
        return self.tr("Backward: a sum passes on what came back, unchanged, to both sides.")

    def fruit_meaning(self, fruit: FruitSubject) -> str:
        """What two of the gradients say in words."""
        bought = buy(GRAPHS[fruit.name], fruit.purchase_inputs())
        text = self.tr(
            "If an apple cost 1 more, the purchase would cost {apple} more. If the tax factor were"
            " 1 larger, it would cost {tax} more. That is what the gradients say."
        )
        return text.format(
            apple=plain_figure(bought.gradients["apple"]), tax=plain_figure(bought.gradients["tax"])
        )

    # -- inside -------------------------------------------------------------------------------

    def _activation(self, part: LayerPart, beat: str) -> str:
        name = ACTIVATION_NAMES[part.kind]
        if beat == FORWARD:
            return self.tr(
                "Forward: {name} bends each sum on its own; without that, several layers would be"
                " no more than one."
            ).format(name=name)
        return self.tr(
            "Backward: each gradient is multiplied by the slope of {name} at that place; where it"
            " is flat, hardly anything passes."
        ).format(name=name)

    def _loss(self, beats: Beats, image: int | None) -> str:
        if image is not None:
            return self.tr(
                "Loss: softmax makes probabilities y of the scores. This sample alone has the loss"
                " {own}; the mean over all {count} samples, L = {loss}, is what the step lowers."
            ).format(
                own=figure(float(beats.losses[image])),
                loss=figure(beats.loss),
                count=beats.batch_size,
            )
        return self.tr(
            "Loss: softmax makes probabilities y of the scores; compared with the right answers t"
            " they give L = {loss}, the mean over {count} samples."
        ).format(loss=figure(beats.loss), count=beats.batch_size)

    def _loss_back(self, beats: Beats) -> str:
        if beats.step.snapshot.config.loss == "cross_entropy":
            return self.tr(
                "Backward: the gradient begins as y − t, divided by the {count} samples: too"
                " much probability pushes down, too little pulls up."
            ).format(count=beats.batch_size)
        return self.tr(
            "Backward: y − t has to pass the slope of the softmax, which is flat where the network"
            " is sure, even where it is surely wrong."
        )

    def _update(self, beats: Beats) -> str:
        config = beats.step.snapshot.config
        return self.tr(
            "Update: {optimizer}, learning rate {rate}. With the new weights the loss of the same"
            " samples is {after} instead of {before}."
        ).format(
            optimizer=OPTIMIZERS[config.optimizer].NAME,
            rate=plain_figure(beats.optimizer.learning_rate),
            after=figure(beats.loss_after),
            before=figure(beats.loss),
        )
