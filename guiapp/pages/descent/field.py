"""The racers of the page, hidden ones included, and which of them is in focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.optimizers import OPTIMIZERS
from engine.race import Entry
from engine.surfaces import Surface
from guiapp.pages.descent.presets import suggested_learning_rate
from guiapp.pages.descent.setup import Racer, racer
from guiapp.widgets.race.racer_list import MOST
from guiapp.widgets.race.racer_look import RacerLook, looks_for


class Field:
    """At least one racer, at least one of them shown, at most ``MOST``.

    Attributes
    ----------
    racers : in the order of the list
    focus : the row of the racer whose settings, state and formula are shown
    """

    def __init__(self, racers: Sequence[Racer]) -> None:
        self.racers: tuple[Racer, ...] = ()
        self.focus = 0
        self.take(racers)

    def take(self, racers: Sequence[Racer]) -> None:
        """Other racers altogether, the first in focus."""
        self.racers, self.focus = tuple(racers), 0

    def entry(self) -> Entry:
        """The racer in focus."""
        return self.racers[self.focus].entry

    def replace(self, entry: Entry) -> None:
        """Other settings for the racer in focus."""
        changed = replace(self.racers[self.focus], entry=entry)
        self.racers = (*self.racers[: self.focus], changed, *self.racers[self.focus + 1 :])

    def add(self, surface: Surface) -> None:
        """An optimizer that does not run yet, or SGD, with a rate that suits the surface.

        Where that one runs already, the rate is halved: two equal racers teach nothing.
        """
        running = {racer.entry.optimizer for racer in self.racers}
        optimizer = next((key for key in OPTIMIZERS if key not in running), next(iter(OPTIMIZERS)))
        rate = suggested_learning_rate(surface, optimizer)
        newcomer = racer(optimizer, rate)
        while any(other.entry == newcomer.entry for other in self.racers):
            rate = float(f"{rate / 2:.2g}")
            newcomer = racer(optimizer, rate)
        self._insert(len(self.racers), newcomer)

    def duplicate(self, row: int) -> None:
        """The same once more, right below."""
        self._insert(row + 1, replace(self.racers[row], shown=True))

    def remove(self, row: int) -> None:
        """Take a racer away, unless it is the last one."""
        if len(self.racers) < 2:
            return
        self.racers = (*self.racers[:row], *self.racers[row + 1 :])
        if self.focus > row or self.focus == len(self.racers):
            self.focus -= 1
        if not any(racer.shown for racer in self.racers):
            self.show(self.focus, True)

    def show(self, row: int, shown: bool) -> bool:
        """Show or hide a racer; False when that is refused, because nobody would be left."""
        others = (racer.shown for index, racer in enumerate(self.racers) if index != row)
        if not shown and not any(others):
            return False
        changed = replace(self.racers[row], shown=shown)
        self.racers = (*self.racers[:row], changed, *self.racers[row + 1 :])
        return True

    def change_all(self, change: Callable[[Entry], Entry]) -> None:
        """Other settings for every racer, as on another surface."""
        self.racers = tuple(replace(racer, entry=change(racer.entry)) for racer in self.racers)

    def looks(self) -> tuple[RacerLook, ...]:
        """Of all; a hidden racer keeps its color, so those of the others stay as they are."""
        return looks_for([racer.entry for racer in self.racers])

    def shown_looks(self) -> tuple[RacerLook, ...]:
        """Of those that run."""
        pairs = zip(self.looks(), self.racers, strict=True)
        return tuple(look for look, racer in pairs if racer.shown)

    def lane(self) -> int:
        """The place of the racer in focus among those that run; of the first, if it is hidden."""
        if not self.racers[self.focus].shown:
            return 0
        return sum(racer.shown for racer in self.racers[: self.focus])

    def row_of(self, lane: int) -> int:
        """The row of the racer that runs at this place."""
        shown = [row for row, racer in enumerate(self.racers) if racer.shown]
        return shown[lane]

    def _insert(self, row: int, newcomer: Racer) -> None:
        if len(self.racers) >= MOST:
            return
        self.racers = (*self.racers[:row], newcomer, *self.racers[row:])
        self.focus = row
