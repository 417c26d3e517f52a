"""The keys of the Descend page: what they do, and how they are listed under F1."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_REPEATED = ("Right", "Left")  # a key that is held goes on stepping


def add_shortcuts(page: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
    """Bind each key, as "Ctrl+Up", to what it does while the focus is anywhere on ``page``."""
    for key, action in actions.items():
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(key in _REPEATED)
        shortcut.activated.connect(action)


class KeyHelp(QObject):
    """Looks words up in the current language, each time it is asked."""

    def lines(self) -> list[tuple[str, str]]:
        """(key, translated meaning) pairs."""
        return [
            (_name("Space"), self.tr("Let the racers descend, or pause")),
            (_name("Right"), self.tr("Make one step")),
            (_name("Left"), self.tr("Take back one step")),
            (_name("R"), self.tr("Go back to the start (Home does the same)")),
            (_name("]"), self.tr("Faster")),
            (_name("["), self.tr("Slower")),
            ("Ctrl+Up / Ctrl+Down", self.tr("Put the racer above or below in focus")),
            ("M / 3", self.tr("Show the map, or the surface in 3-D")),
            ("S / I / F", self.tr("Show standings, inner state or formula")),
            (_name("D"), self.tr("Plot f or the distance to the minimum")),
            (_name("L"), self.tr("Plot on a logarithmic or a linear axis")),
            (_name("N"), self.tr("Add noise to the gradient, or not")),
            (_name("Ctrl+S"), self.tr("Save pictures, figures or an animation")),
        ]


def _name(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
