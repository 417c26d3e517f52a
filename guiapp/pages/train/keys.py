"""The keys of the Train page: what each does, and its words for the list under F1."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from guiapp.pages.train.page import TrainPage

REPEATING = ("Right", "Left", "Ctrl+Left", "Ctrl+Right", "+", "-")  # while they are held down


def actions(page: TrainPage) -> dict[str, Callable[[], object]]:
    """Key -> what it does."""
    machine, speed, plot = page.machine, page.view.controls.speed, page.view.loss_plot
    return {
        "Space": page.toggle,
        "Right": page.step,
        "Left": machine.back,
        "Ctrl+Left": machine.leap_back,
        "Ctrl+Right": machine.leap_on,
        "Shift+Home": machine.to_start,
        "Shift+End": machine.to_newest,
        "B": page.branch,
        "Ctrl+S": page.keep,
        "E": page.run_epoch,
        "R": page.reset,
        "N": page.new_seed,
        "L": lambda: plot.set_log(not plot.is_log),
        "F": plot.follow,
        "A": page.autopsy.toggle,
        "Ctrl+R": page.view.autopsy.take_remedy,
        "Esc": page.autopsy.hide,
        "+": speed.faster,
        "-": speed.slower,
    }


class KeyWords(QObject):
    """In the language of the window."""

    def rows(self) -> list[tuple[str, str]]:
        """(key, meaning) pairs."""
        return [
            ("Space", self.tr("Start, pause or resume")),
            ("→", self.tr("One iteration")),
            ("←", self.tr("One iteration back")),
            ("Ctrl+← / Ctrl+→", self.tr("A twentieth of the run back or on")),
            ("Shift+Home / Shift+End", self.tr("First or newest moment of the run")),
            (self.tr("Drag a curve"), self.tr("Go to a moment of the run")),
            (self.tr("Shift+drag"), self.tr("Move the visible part of the curves")),
            ("B", self.tr("Branch: go on as another run with the settings of the form")),
            ("Ctrl+S", self.tr("Keep this run")),
            ("E", self.tr("One epoch")),
            ("R", self.tr("Reset to the same weights")),
            ("N", self.tr("New seed")),
            ("+ / -", self.tr("Faster or slower")),
            ("L", self.tr("Linear or logarithmic loss")),
            ("F", self.tr("Follow the newest iteration again")),
            ("A", self.tr("Show or hide why a run failed")),
            ("Ctrl+R", self.tr("Restart with the remedy of a diagnosis")),
            ("Esc", self.tr("Hide why a run failed")),
        ]
