"""The keys of the Beats page, and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from guiapp.widgets.keyboard import bind_keys

Key = tuple[str, Callable[[], object]]


class BeatKeys(QObject):
    """Shortcuts that hold while the page or something on it has the focus."""

    def __init__(self, page: QWidget, keys: Iterable[Key]) -> None:
        super().__init__(page)
        self._shortcuts = bind_keys(page, dict(keys))

    def set_enabled(self, keys: Iterable[str], on: bool) -> None:
        """Leave keys to the fields that have the focus, or take them back."""
        for key in keys:
            self._shortcuts[key].setEnabled(on)

    def help(self) -> list[tuple[str, str]]:
        """(key, meaning) pairs in the current language."""
        return [
            ("Space / →", self.tr("Next beat")),
            ("←", self.tr("One beat back")),
            ("Shift+→ / Shift+←", self.tr("One layer further or back")),
            ("P", self.tr("Play slowly, or stop")),
            ("R", self.tr("Back to before the step")),
            ("1 ... 4", self.tr("To the end of that beat")),
            ("[ / ]", self.tr("Look at the layer before or behind")),
            ("B", self.tr("One sample, or the batch mean")),
            (", / .", self.tr("Another sample of the mini-batch")),
            ("Enter", self.tr("Make this step in the training")),
            ("T", self.tr("Take the next step apart")),
            ("N / A", self.tr("The network; apples and oranges")),
            ("F", self.tr("Apples only, or apples and oranges")),
            ("K", self.tr("The book's numbers")),
            ("+ / −", self.tr("On an array: zoom, with 0 for all of it; the arrows move")),
            ("Ctrl+U", self.tr("Read the source")),
        ]
