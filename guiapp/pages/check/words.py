"""What the Check page says about a check, in whole sentences."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.check.records import GradientCheck
from engine.check.verdicts import Verdict
from engine.config import TrainConfig
from guiapp.widgets.numerals import plain_figure
from guiapp.widgets.rough_figure import rough_figure

TONES = {
    Verdict.AGREES: "good",
    Verdict.LOG_GUARD: "good",
    Verdict.KINKS: "warning",
    Verdict.TOO_COARSE: "warning",
    Verdict.ROUNDING: "warning",
    Verdict.WRONG: "bad",
    Verdict.NOT_FINITE: "bad",
}


class CheckWords(QObject):
    """Translated when asked."""

    def short(self, verdict: Verdict) -> str:
        """A word or two for a table."""
        return {
            Verdict.AGREES: self.tr("agree"),
            Verdict.LOG_GUARD: self.tr("agree, but for 1e-7"),
            Verdict.KINKS: self.tr("ReLU kinks"),
            Verdict.TOO_COARSE: self.tr("h too large"),
            Verdict.ROUNDING: self.tr("rounding"),
            Verdict.WRONG: self.tr("wrong"),
            Verdict.NOT_FINITE: self.tr("not finite"),
        }[verdict]

    def long(self, verdict: Verdict) -> str:
        """What the word in the table means."""
        return {
            Verdict.AGREES: self.tr("No relative error is larger than 1e-4."),
            Verdict.LOG_GUARD: self.tr(
                "The loss adds 1e-7 inside the logarithm; the gradient (y - t) / N leaves it out. "
                "Apart from that they agree."
            ),
            Verdict.KINKS: self.tr(
                "They differ only where a step of h crosses the kink of a ReLU."
            ),
            Verdict.TOO_COARSE: self.tr("Within h the loss bends; a smaller h agrees."),
            Verdict.ROUNDING: self.tr(
                "The two losses differ in their last digits only; a larger h or float64 helps."
            ),
            Verdict.WRONG: self.tr("No choice of h agrees with backpropagation here."),
            Verdict.NOT_FINITE: self.tr("One of the slopes is not a finite number."),
        }[verdict]

    def touched(self, count: int) -> str:
        """How many parameters of an array stand at a kink."""
        text = self.tr("A step of h can cross a ReLU kink at {count} of these parameters.")
        return text.format(count=f"{count:,}")

    def network(self, config: TrainConfig, sizes: tuple[object, ...], iteration: int | None) -> str:
        """Which network a check takes."""
        shape = " \N{RIGHTWARDS ARROW} ".join(map(str, sizes))
        if iteration is None:
            text = self.tr("Fresh weights of the settings, never trained: {shape}, {activation}.")
            return text.format(shape=shape, activation=config.activation)
        text = self.tr("In training, after {iteration} iterations: {shape}, {activation}.")
        count = f"{iteration:,}"
        return text.format(iteration=count, shape=shape, activation=config.activation)

    def verdict(self, check: GradientCheck, broken: bool) -> str:
        """The verdict on the whole, and what to do next; ``broken`` hides no mistake's name."""
        kinds: dict[Verdict, str] = {
            Verdict.AGREES: self.tr(
                "Both methods agree in all {count} parameters: backpropagation computes the "
                "derivative that the definition asks for."
            ),
            Verdict.LOG_GUARD: self.tr(
                "Both methods agree. The little that is left comes from the 1e-7 inside the "
                "logarithm, which the gradient (y - t) / N leaves out: it shows where the network "
                "is sure of a wrong answer."
            ),
            Verdict.KINKS: self._kinks(check),
            Verdict.TOO_COARSE: self.tr(
                "Backpropagation is right; the differences are too rough. Within h = {h} the loss "
                "is no straight line. Take a smaller h, or central differences."
            ),
            Verdict.ROUNDING: self.tr(
                "Backpropagation is right; the differences drown in rounding. With h = {h} both "
                "losses have nearly all digits in common. Take a larger h, or float64."
            ),
            Verdict.WRONG: self._wrong(broken),
            Verdict.NOT_FINITE: self.tr(
                "The loss or a slope is no finite number: this network has diverged. Start it "
                "anew with a smaller learning rate, then check again."
            ),
        }
        if broken and check.verdict <= Verdict.LOG_GUARD:
            return self._unseen(check)
        wrong = [name for name, a in check.arrays.items() if a.verdict is Verdict.WRONG]
        right = [name for name, a in check.arrays.items() if a.verdict is not Verdict.WRONG]
        return kinds[check.verdict].format(
            count=f"{check.parameters:,}",
            h=plain_figure(check.settings.h),
            wrong=", ".join(wrong),
            right=", ".join(right) or "\N{EM DASH}",
        )

    def _unseen(self, check: GradientCheck) -> str:
        """1/N and a softmax of the whole batch are right where there is one sample."""
        text = self.tr(
            "A mistake is planted, and yet both methods agree: with {size} in the batch it changes "
            "nothing. Take a larger batch, and look again."
        )
        return text.format(size=f"{check.batch_size:,}")

    def _kinks(self, check: GradientCheck) -> str:
        text = self.tr(
            "Backpropagation is right; the differences stumble over ReLU kinks: a step of h "
            "carries {near} of {total} pre-activations across 0 ({nearest}). A smaller h meets "
            "fewer."
        )
        near, total = f"{check.kinks.count:,}", f"{check.kinks.total:,}"
        return text.format(near=near, total=total, nearest=self.nearest(check))

    def nearest(self, check: GradientCheck) -> str:
        """The kink that is nearest to 0, by name."""
        if not check.kinks.nearest:
            return "\N{EM DASH}"
        kink = check.kinks.nearest[0]
        text = self.tr("nearest: unit {unit} of layer {layer}, {value} for sample {sample}")
        return text.format(
            value=rough_figure(kink.value, 2),
            layer=kink.layer,
            unit=kink.unit,
            sample=kink.sample,
        )

    def _wrong(self, broken: bool) -> str:
        if broken:
            return self.tr(
                "Backpropagation is wrong, and no h can mend it. Wrong: {wrong}. Right: {right}. "
                "Which mistake leaves such a picture? Answer at the right."
            )
        return self.tr(
            "Backpropagation contradicts the definition of the derivative in {wrong}, whatever h "
            "is. Right: {right}. Look at the backward pass of these layers."
        )


class MistakeWords(QObject):
    """The four mistakes: what to call them, and by which picture one knows them."""

    def name(self, key: str) -> str:
        """For a small button."""
        return {
            "mean": self.tr("1/N forgotten"),
            "transposed": self.tr("Transposed"),
            "activation": self.tr("No derivative"),
            "softmax": self.tr("Batch softmax"),
        }[key]

    def tip(self, key: str) -> str:
        """What went wrong in the code."""
        return {
            "mean": self.tr("The backward pass of the loss forgets to divide by the batch size N."),
            "transposed": self.tr(
                "The slopes of the weights are the product in the wrong order, poured into shape."
            ),
            "activation": self.tr(
                "The activation passes the gradient on without its own derivative."
            ),
            "softmax": self.tr(
                "The softmax is taken over the whole batch at once instead of each row."
            ),
        }[key]

    def picture(self, key: str) -> str:
        """What one sees of it."""
        return {
            "mean": self.tr(
                "Without 1/N every slope is N times too steep, biases too: all points lie beside "
                "the diagonal, as a copy of it."
            ),
            "transposed": self.tr(
                "A transposed product has the right numbers in the wrong places: weights are "
                "scattered, with many on the axes, and all biases stay right."
            ),
            "activation": self.tr(
                "Without the derivative of the activation the last layer stays right, and "
                "everything before it is wrong."
            ),
            "softmax": self.tr(
                "With one softmax over the whole batch even the last biases are wrong, and not "
                "by a common factor."
            ),
        }[key]
