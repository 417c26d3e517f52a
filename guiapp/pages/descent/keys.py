"""The keys of the Descend page, as they are listed under F1."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guiapp.widgets.keyboard import key_name


class KeyHelp(QObject):
    """Looks words up in the current language, each time it is asked."""

    def lines(self) -> list[tuple[str, str]]:
        """(key, translated meaning) pairs."""
        return [
            (key_name("Space"), self.tr("Let the racers descend, or pause")),
            (key_name("Right"), self.tr("Make one step")),
            (key_name("Left"), self.tr("Take back one step")),
            (key_name("R"), self.tr("Go back to the start (Home does the same)")),
            (key_name("]"), self.tr("Faster")),
            (key_name("["), self.tr("Slower")),
            ("Ctrl+Up / Ctrl+Down", self.tr("Put the racer above or below in focus")),
            ("M / 3", self.tr("Show the map, or the surface in 3-D")),
            ("S / I / F", self.tr("Show standings, inner state or formula")),
            (key_name("D"), self.tr("Plot f or the distance to the minimum")),
            (key_name("L"), self.tr("Plot on a logarithmic or a linear axis")),
            (key_name("N"), self.tr("Add noise to the gradient, or not")),
            (key_name("Ctrl+S"), self.tr("Save pictures, figures or an animation")),
        ]
