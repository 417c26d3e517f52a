"""How an optimizer's curve looks in a race on data: its color as everywhere, and a dash."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from engine.optimizers import OPTIMIZERS
from guiapp.widgets.race.racer_look import RacerLook

# the book's four are all different; the sixth has a color that is like nobody's
_DASHES = {
    "sgd": Qt.PenStyle.SolidLine,
    "momentum": Qt.PenStyle.DashLine,
    "nesterov": Qt.PenStyle.DashDotDotLine,
    "adagrad": Qt.PenStyle.DotLine,
    "rmsprop": Qt.PenStyle.SolidLine,
    "adam": Qt.PenStyle.DashDotLine,
}


@dataclass(frozen=True)
class CurveLook(RacerLook):
    """Of an optimizer that races once."""

    @property
    def pen_style(self) -> Qt.PenStyle:
        """The dash of its line, one per optimizer."""
        return _DASHES[self.optimizer]


def curve_look(optimizer: str) -> CurveLook:
    """By the key in ``OPTIMIZERS``."""
    return CurveLook(optimizer, OPTIMIZERS[optimizer].NAME)
