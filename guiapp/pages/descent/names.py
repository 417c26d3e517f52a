"""The words of the Descend page's settings: presets, ideas of optimizers, help for fields."""

from __future__ import annotations

from PySide6.QtCore import QObject

# sections of the book; its published code has the other two
_SECTIONS = {"sgd": "4.4.1", "momentum": "6.1.4", "adagrad": "6.1.5", "adam": "6.1.6"}
_CHAPTER = "6.1"

Texts = dict[str, tuple[str, str]]


class DescentNames(QObject):
    """Looks words up in the current language, each time it is asked."""

    def presets(self) -> Texts:
        """(name, help) of each preset by its key."""
        return {
            "four": (
                self.tr("Book 6.1: four optimizers"),
                self.tr("The book's comparison: SGD, Momentum, AdaGrad and Adam in a long valley."),
            ),
            "six": (
                self.tr("All six optimizers"),
                self.tr("The book's comparison with Nesterov and RMSProp added."),
            ),
            "descent": (
                self.tr("Book 4.4.1: gradient descent"),
                self.tr("The book's first descent: 20 steps with a learning rate of 0.1."),
            ),
            "diverges": (
                self.tr("Diverges: learning rate 10"),
                self.tr("Each step is longer than the last: the book's first warning."),
            ),
            "paralysis": (
                self.tr("Paralysis: learning rate 1e−10"),
                self.tr("The point moves, but too little to be seen: the book's second warning."),
            ),
            "rates": (
                self.tr("One optimizer, three learning rates"),
                self.tr("SGD three times: too careful, about right, and nearly too bold."),
            ),
            "saddle": (
                self.tr("Saddle: no slope, no minimum"),
                self.tr("Which of them gets away from the ridge first?"),
            ),
            "ravine": (
                self.tr("Ravine of condition 100"),
                self.tr("100 times more curved across than along: one learning rate fits badly."),
            ),
        }

    def source(self, optimizer: str) -> str:
        """Where the optimizer is explained."""
        text = self.tr("Deep Learning from Scratch, {section}")
        return text.format(section=_SECTIONS.get(optimizer, _CHAPTER))

    def idea(self, optimizer: str) -> str:
        """What the optimizer does with what it remembers, in a sentence or two."""
        return {
            "sgd": self.tr(
                "Remembers nothing: every step is the learning rate times the gradient, downhill."
            ),
            "momentum": self.tr(
                "Remembers a velocity v, like a ball: slopes in one direction add up, slopes to "
                "and fro cancel out."
            ),
            "nesterov": self.tr(
                "Momentum that looks ahead: it corrects the velocity v where that is about to "
                "carry the point."
            ),
            "adagrad": self.tr(
                "Remembers in h the sum of all squared gradients: along an axis with much slope "
                "so far, steps become short."
            ),
            "rmsprop": self.tr(
                "AdaGrad that forgets: h is a moving mean of squared gradients, so steps do not "
                "shrink forever."
            ),
            "adam": self.tr(
                "Remembers both: m, a moving mean of gradients, gives the direction; v, one of "
                "squared gradients, the scale."
            ),
        }.get(optimizer, "")

    def course(self) -> Texts:
        """(name, help) of the settings that all racers share."""
        start = self.tr("Where all racers start. Clicking or dragging on the map sets it too.")
        return {
            "x0": (self.tr("Start, first axis"), start),
            "x1": (self.tr("Start, second axis"), start),
            "steps": (self.tr("Steps"), self.tr("After how many steps the race ends.")),
            "noisy": (
                self.tr("Noise on the gradient"),
                self.tr(
                    "A mini-batch in miniature: to each part of the gradient a random number is "
                    "added, as if it had been computed from a few examples only. Right on "
                    "average, wrong at every single step. Shortcut: N"
                ),
            ),
            "noise": (
                self.tr("Noise σ"),
                self.tr(
                    "The standard deviation of the noise: the smaller a mini-batch, the larger "
                    "it is. All racers feel the same noise."
                ),
            ),
            "seed": (
                self.tr("Seed"),
                self.tr("Another seed draws other noise; the same one draws the same again."),
            ),
        }

    def fields(self) -> Texts:
        """(name, help) of each setting of a racer by its key."""
        return {
            "optimizer": (
                self.tr("Optimizer"),
                self.tr(
                    "The rule that turns gradients into steps. Another one brings a learning "
                    "rate that suits it."
                ),
            ),
            "learning_rate": (
                self.tr("Learning rate η"),
                self.tr(
                    "How far to go for a gradient of length 1. Too large and the point jumps out "
                    "of the valley (try 10), too small and it hardly moves (try 1e-10)."
                ),
            ),
            "momentum": (
                self.tr("Momentum α"),
                self.tr("How much of the velocity is kept at each step: 0.9 is ten steps' worth."),
            ),
            "decay_rate": (
                self.tr("Decay rate ρ"),
                self.tr("How slowly earlier squared gradients are forgotten."),
            ),
            "beta1": (
                self.tr("Decay β₁"),
                self.tr("How slowly the direction m forgets earlier gradients."),
            ),
            "beta2": (
                self.tr("Decay β₂"),
                self.tr("How slowly the scale v forgets earlier squared gradients."),
            ),
        }
