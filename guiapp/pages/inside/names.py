"""The names on the page about the inside of the network, and what its buttons do."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guiapp.messages import RunStarted

VIEWS = ("layers", "image", "confusion", "wrong", "experiment")


class InsideNames(QObject):
    """Words in the language of the window."""

    def tabs(self) -> dict[str, tuple[str, str]]:
        """Key of a view -> (word, help)."""
        return {
            "layers": (
                self.tr("Layers"),
                self.tr("Outputs, weights and gradients of every layer, against the start (1)"),
            ),
            "image": (
                self.tr("Weights, one image"),
                self.tr("What the first layer looks for, and one image's way (2)"),
            ),
            "confusion": (
                self.tr("Confusion"),
                self.tr("Which classes the network takes for which (3)"),
            ),
            "wrong": (
                self.tr("Confidently wrong"),
                self.tr("The mistakes that the network is most sure of (4)"),
            ),
            "experiment": (
                self.tr("Experiment 6.2.2"),
                self.tr("Why the spread of the first weights matters in deep networks (5)"),
            ),
        }

    def start_words(self) -> dict[bool, str]:
        """Whether training runs -> what the large button is called."""
        return {True: self.tr("Pause"), False: self.tr("Train")}

    def start_help(self) -> str:
        return self.tr("Start, pause or resume the training (Space)")

    def step(self) -> tuple[str, str]:
        """(word, help) of the button for one iteration."""
        return (
            self.tr("1 iteration"),
            self.tr("One mini-batch: forward, loss, gradient, update (Right arrow)"),
        )

    def where(self, run: RunStarted | None, iteration: int) -> str:
        """Which weights are shown."""
        if run is None:
            return self.tr("No network is loaded yet.")
        name = "MNIST" if run.config.dataset == "mnist" else run.dataset.name
        text = self.tr("{data}, weights after iteration {iteration}")
        return text.format(data=name, iteration=f"{iteration:,}")

    def keys(self) -> list[tuple[str, str]]:
        """For the list of keys, those of all views."""
        return [
            ("Space", self.tr("Start, pause or resume")),
            ("→", self.tr("One iteration")),
            ("←", self.tr("One iteration back")),
            ("1 ... 5", self.tr("Layers, weights, confusion, mistakes, experiment")),
            ("Ctrl+U", self.tr("Read the source")),
        ]
