"""Everything that makes a race, as one value: what the controls hold and the presets are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.optimizers import OPTIMIZERS
from engine.race import Entry, Race
from engine.surfaces import Surface

Point = tuple[float, float]


@dataclass(frozen=True)
class Racer:
    """One entry of the race and whether it is shown; a hidden one does not run."""

    entry: Entry
    shown: bool = True


def racer(
    optimizer: str, learning_rate: float, hyperparameters: Mapping[str, float] | None = None
) -> Racer:
    """A shown racer; hyperparameters that are not given take the optimizer's defaults."""
    complete = {**OPTIMIZERS[optimizer].hyperparameters, **(hyperparameters or {})}
    return Racer(Entry(optimizer, learning_rate, complete))


@dataclass(frozen=True)
class Setup:
    """A race before it is run.

    Attributes
    ----------
    surface : what is descended
    racers : at least one of them shown
    start : common to all
    limit : the number of steps after which the race ends
    noise : standard deviation of what is added to each part of the gradient, 0 for none
    seed : of the noise
    """

    surface: Surface
    racers: tuple[Racer, ...]
    start: Point
    limit: int
    noise: float = 0.0
    seed: int = 0

    def entries(self) -> tuple[Entry, ...]:
        """Those that run, in the order of the list."""
        return tuple(racer.entry for racer in self.racers if racer.shown)

    def race(self) -> Race:
        """Stand at the start."""
        return Race(self.surface, self.entries(), self.start, noise=self.noise, seed=self.seed)
