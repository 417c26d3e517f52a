"""The words of an autopsy in the reader's language: sentences, pictures, trials."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject

from engine.autopsy import sentences as say
from engine.autopsy.records import Histogram, Quantity, Remedy, Span, Statement
from guiapp.widgets.rough_figure import rough_figure

DIGITS = 3  # of a figure in a sentence
FINE_DIGITS = 4  # of losses: 2.303 is known to readers
FINE = ("loss", "level")
NAMES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU", "he": "He", "xavier": "Xavier"}


class AutopsyTexts(QObject):
    """One translation per sentence of ``engine.autopsy.sentences``."""

    def statement(self, statement: Statement) -> str:
        """The sentence with its figures, ready to be shown."""
        values = {
            name: _written(value, FINE_DIGITS if name in FINE else DIGITS)
            for name, value in statement.values.items()
        }
        return self.sentences()[statement.sentence].format(**values)

    def sentences(self) -> dict[str, str]:
        """English sentence -> translated sentence, both with their placeholders."""
        return {**self._symptoms(), **self._rates(), **self._causes(), **self._remedies()}

    def _symptoms(self) -> dict[str, str]:
        return {
            say.DIVERGED: self.tr(
                "The loss stopped being a number in iteration {end}. It began in layer {layer} in "
                "iteration {onset}."
            ),
            say.PLATEAU: self.tr(
                "Since iteration {onset} the loss stays at {loss}, no better than ln {classes} = "
                "{level}: nothing has been learned."
            ),
            say.PLATEAU_UNEVEN: self.tr(
                "Since iteration {onset} the loss stays at {loss}, no better than {level}: nothing "
                "has been learned but how frequent each class is."
            ),
            say.PLATEAU_SQUARED: self.tr(
                "Since iteration {onset} the squared error stays at {loss}, no better than "
                "{level}: nothing has been learned."
            ),
            say.DEAD: self.tr(
                "{flat} of {units} ReLU units in layer {layer} are dead, half of the layer since "
                "iteration {onset}: they answer 0 to every sample."
            ),
            say.SATURATED: self.tr(
                "{flat} of {units} {activation} units in layer {layer} are saturated, half of the "
                "layer since iteration {onset}: they stand where the curve is flat."
            ),
        }

    def _rates(self) -> dict[str, str]:
        return {
            say.RATE_TOO_LARGE: self.tr(
                "Probably the learning rate {rate} is too large: the step of iteration {onset} "
                "moved the weights of layer {layer} by {ratio} times their size."
            ),
            say.RATE_TOO_LARGE_UNMEASURED: self.tr(
                "Probably the learning rate {rate} is too large."
            ),
            say.RATE_TOO_SMALL: self.tr(
                "Probably the learning rate {rate} is too small: a step moves the weights of layer "
                "{layer} by only {ratio} times their size."
            ),
            say.RATE_TOO_SMALL_UNMEASURED: self.tr(
                "Probably the learning rate {rate} is too small."
            ),
        }

    def _causes(self) -> dict[str, str]:
        return {
            say.FIRST_WEIGHTS_TOO_LARGE: self.tr(
                "Probably the first weights are too large: their standard deviation in layer "
                "{layer} is {std}; {initializer} takes {suited}."
            ),
            say.FIRST_WEIGHTS_TOO_SMALL: self.tr(
                "Probably the first weights are too small: their standard deviation in layer "
                "{layer} is {std}; {initializer} takes {suited}."
            ),
            say.DEAD_RELU: self.tr(
                "Probably dead ReLU units: {flat} of {units} in layer {layer} answer 0 to every "
                "sample, and where a unit is 0, so is its gradient."
            ),
            say.SATURATED_UNITS: self.tr(
                "Probably saturated units: {flat} of {units} in layer {layer} stand where "
                "{activation} is flat, and a flat curve passes no gradient on."
            ),
            say.VANISHING_GRADIENT: self.tr(
                "Probably the gradient vanishes on its way back through {activation}: a step moves "
                "the weights of layer {layer} by only {ratio} times their size, those of the last "
                "by {last}."
            ),
            say.VANISHING_GRADIENT_UNMEASURED: self.tr(
                "Probably the gradient vanishes on its way back through the {activation} layers."
            ),
            say.NO_HIDDEN_LAYER: self.tr(
                "Probably the network is too simple: without a hidden layer it can only draw "
                "straight borders."
            ),
            say.UNKNOWN: self.tr(
                "None of {count} changes made it learn; perhaps these data cannot be told apart."
            ),
        }

    def _remedies(self) -> dict[str, str]:
        return {
            say.TAKE_RATE: self.tr("Restart with learning rate {rate}"),
            say.TAKE_INITIALIZER: self.tr("Restart with {initializer} weights"),
            say.TAKE_INITIALIZER_AND_RATE: self.tr(
                "Restart with {initializer} weights and learning rate {rate}"
            ),
            say.TAKE_RELU: self.tr("Restart with ReLU and {initializer} weights"),
            say.TAKE_HIDDEN_LAYER: self.tr("Restart with a hidden layer of {units} units"),
        }

    def trial(self, remedy: Remedy) -> str:
        """What came out when a remedy was tried."""
        trial = remedy.trial
        if trial is None:
            return self.tr("Not tried: there was no time.")
        if not math.isfinite(trial.loss):
            text = self.tr("Tried from the same seed: it diverged in iteration {iterations}.")
            return text.format(iterations=_written(trial.iterations))
        return self.tr(
            "Tried from the same seed: loss {loss} after {iterations} iterations; the failed run "
            "had {failed} after {failed_iterations}."
        ).format(
            loss=_written(trial.loss, FINE_DIGITS),
            iterations=_written(trial.iterations),
            failed=_written(trial.failed_loss, FINE_DIGITS),
            failed_iterations=_written(trial.failed_iterations),
        )

    def quantity(self, histogram: Histogram) -> str:
        """The heading above the pictures of a layer."""
        text = {
            Quantity.WEIGHTS: self.tr("Layer {layer}: weights"),
            Quantity.INPUTS: self.tr(
                "Layer {layer}: what goes into the ReLU; below 0 it is silent"
            ),
            Quantity.OUTPUTS: self.tr("Layer {layer}: outputs of the units"),
        }[histogram.quantity]
        return text.format(layer=histogram.layer)

    def moment(self, histogram: Histogram) -> str:
        """When a picture was taken."""
        if histogram.iteration == 0:
            return self.tr("Before: the first weights")
        text = self.tr("Before: iteration {iteration}")
        return text.format(iteration=_written(histogram.iteration))

    def end(self, histogram: Histogram) -> str:
        """The picture of the end of the run."""
        text = self.tr("After: iteration {iteration}")
        return text.format(iteration=_written(histogram.iteration))

    def cured(self, histogram: Histogram) -> str:
        """The picture of the trial."""
        text = self.tr("With the remedy: iteration {iteration}")
        return text.format(iteration=_written(histogram.iteration))

    def remark(self, histogram: Histogram) -> str:
        """How many numbers are in no bin, or nothing."""
        if histogram.not_finite:
            text = self.tr("{count} are not finite")
            return text.format(count=_written(histogram.not_finite))
        if histogram.beyond:
            return self.tr("{count} beyond").format(count=_written(histogram.beyond))
        return ""


def _written(value: object, digits: int = DIGITS) -> str:
    """A value as it stands in a sentence."""
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return rough_figure(value, digits)
    if isinstance(value, Span):
        return str(value)
    return NAMES.get(str(value), str(value))
