"""The words of the Descend page's settings: names of surfaces, ideas of optimizers, help."""

from __future__ import annotations

from PySide6.QtCore import QObject

# sections of the book; its published code has the other two
_SECTIONS = {"sgd": "4.4.1", "momentum": "6.1.4", "adagrad": "6.1.5", "adam": "6.1.6"}
_CHAPTER = "6.1"


class DescentNames(QObject):
    """Looks words up in the current language, each time it is asked."""

    def surface(self, name: str) -> str:
        """The name of a surface; its key where it has no other."""
        return {
            "bowl": self.tr("Bowl"),
            "valley": self.tr("Long valley"),
            "rosenbrock": self.tr("Rosenbrock's banana"),
            "himmelblau": self.tr("Himmelblau's four minima"),
            "beale": self.tr("Beale's plain"),
            "saddle": self.tr("Saddle"),
        }.get(name, name)

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

    def fields(self) -> dict[str, tuple[str, str]]:
        """(name, help) of each setting by its key."""
        return {
            "surface": (
                self.tr("Surface"),
                self.tr("The function to descend. Another one brings its own start and settings."),
            ),
            "x0": (self.tr("Start, first axis"), self._start_help()),
            "x1": (self.tr("Start, second axis"), self._start_help()),
            "steps": (
                self.tr("Steps"),
                self.tr("After how many steps the descent ends."),
            ),
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
            **self._hyperparameters(),
        }

    def _start_help(self) -> str:
        return self.tr("Where the descent begins. Clicking or dragging on the map sets it too.")

    def _hyperparameters(self) -> dict[str, tuple[str, str]]:
        return {
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
