"""The measures of the Losses page in words."""

from __future__ import annotations

from PySide6.QtCore import QObject


class LossNames(QObject):
    """Names and explanations in the current language; the keys are those of ``engine.losses``."""

    def names(self) -> dict[str, str]:
        """What each measure is called."""
        return {
            "mean_squared_error": self.tr("Mean squared error"),
            "cross_entropy": self.tr("Cross entropy"),
            "accuracy": self.tr("Accuracy"),
        }

    def tips(self) -> dict[str, str]:
        """What each means to learning."""
        return {
            "mean_squared_error": self.tr(
                "Half the squared distance to the right answer: every output is pulled, by as "
                "much as it is off. Shortcut: M"
            ),
            "cross_entropy": self.tr(
                "Minus the logarithm of the probability of the right class: the surer the "
                "network was of something wrong, the harder it is pushed. Shortcut: C"
            ),
            "accuracy": self.tr(
                "1 if the largest output is the right one, else 0: what one wants in the end, "
                "but it pushes no output anywhere. Shortcut: A"
            ),
        }
