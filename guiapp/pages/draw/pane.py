"""What the panes of the Draw page are given, and what they have in common."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from engine.network import Network
from guiapp.theme import Theme


@dataclass(frozen=True, eq=False)
class Sight:
    """A drawing as it is at the moment, what the network sees of it, and who answers.

    Attributes
    ----------
    raster : (H, W) float32 in [0, 1], ink 1: a read-only view that follows the drawing; copy it
        to keep it
    image : (28, 28) float32 in [0, 1], or None where there is no ink
    network : who answers, 784 inputs and 10 classes; None where nobody can
    probabilities : (10,) float of the answer, or None without one
    """

    raster: NDArray[np.float32]
    image: NDArray[np.float32] | None
    network: Network | None
    probabilities: NDArray[np.floating] | None


class DrawPane(QWidget):
    """One of the panes below the answer, of which one is seen at a time."""

    def show_sight(self, sight: Sight) -> None:
        """Show another drawing or another network; called at every movement of the pen while
        the pane is visible, and when it becomes visible. It has some 3 ms.
        """
        raise NotImplementedError

    def shortcuts_help(self) -> list[tuple[str, str]]:
        """(key, translated meaning) pairs of the pane's own keys; by default there are none."""
        return []

    def apply_theme(self, theme: Theme) -> None:
        """Take over the colors."""
        raise NotImplementedError
