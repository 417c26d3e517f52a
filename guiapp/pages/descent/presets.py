"""Races worth looking at, and settings with which a racer gets on well on a surface."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.race import Entry
from engine.surfaces import Surface
from guiapp.pages.descent.setup import Racer, racer

Point = tuple[float, float]

# For the adaptive three the learning rate is nearly the length of a step, so it goes with the
# size of the map; on the valley, 20 across, these are the rates of the book's comparison (6.1).
_SHARE_OF_SPAN = {"adagrad": 0.075, "rmsprop": 0.005, "adam": 0.015}
# Momentum 0.9 adds up ten steps' worth of gradient, so it takes a tenth of SGD's learning rate.
# The rest above a tenth rounds the valley's 0.95 to the book's 0.1.
_SHARE_OF_SGD = {"momentum": 0.105, "nesterov": 0.105}

_STEPS = {"bowl": 20, "valley": 30, "himmelblau": 60, "saddle": 40}  # the first two as in the book
_SOME_STEPS = 100  # on the ravine SGD's slow axis shrinks by 1 - 1/50 a step: to a seventh
_MANY_STEPS = 500  # for long valleys with a flat floor
_SHORT = ("ravine", "three_hump_camel", "rastrigin", "ackley", "plateau", "expression")


def suggested_learning_rate(surface: Surface, optimizer: str) -> float:
    """A learning rate, of one or two digits, with which ``optimizer`` does well on ``surface``."""
    if optimizer in _SHARE_OF_SPAN:
        x_min, x_max, y_min, y_max = surface.domain
        rate = _SHARE_OF_SPAN[optimizer] * max(x_max - x_min, y_max - y_min)
        return float(f"{rate:.2g}")
    if optimizer in _SHARE_OF_SGD:
        return float(f"{surface.learning_rate * _SHARE_OF_SGD[optimizer]:.1g}")
    return surface.learning_rate


def suggested_steps(surface: Surface) -> int:
    """How many steps are enough to see what happens there."""
    return _STEPS.get(surface.name, _SOME_STEPS if surface.name in _SHORT else _MANY_STEPS)


SLOWEST, FASTEST = 1e-300, 1e300  # beyond, scaling a rate ends in 0 or infinity


def carried_over(entry: Entry, before: Surface, after: Surface) -> Entry:
    """The racer on another surface: as much faster or slower than suggested as it was before.

    So the book's racers get suitable rates everywhere, and three of the same kind with different
    rates stay different.
    """
    suggested = suggested_learning_rate(before, entry.optimizer)
    rate = entry.learning_rate / suggested * suggested_learning_rate(after, entry.optimizer)
    rate = min(max(float(f"{rate:.3g}"), SLOWEST), FASTEST)
    return Entry(entry.optimizer, rate, dict(entry.hyperparameters))


@dataclass(frozen=True)
class Preset:
    """A race by the name of its surface; ``condition`` is that of the ravine."""

    surface: str
    racers: tuple[Racer, ...]
    start: Point
    limit: int
    condition: float = field(default=100.0)


_FOUR = (
    racer("sgd", 0.95),
    racer("momentum", 0.1),
    racer("adagrad", 1.5),
    racer("adam", 0.3),
)
_SIX = (*_FOUR[:2], racer("nesterov", 0.1), _FOUR[2], racer("rmsprop", 0.1), _FOUR[3])
_VALLEY = (-7.0, 2.0)
_BOWL = (-3.0, 4.0)

PRESETS: dict[str, Preset] = {
    "four": Preset("valley", _FOUR, _VALLEY, 30),
    "six": Preset("valley", _SIX, _VALLEY, 30),
    "descent": Preset("bowl", (racer("sgd", 0.1),), _BOWL, 20),
    "diverges": Preset("bowl", (racer("sgd", 10.0),), _BOWL, 100),
    "paralysis": Preset("bowl", (racer("sgd", 1e-10),), _BOWL, 100),
    "rates": Preset(
        "valley", (racer("sgd", 0.1), racer("sgd", 0.5), racer("sgd", 0.99)), _VALLEY, 60
    ),
    "saddle": Preset(
        "saddle",
        (racer("sgd", 0.1), racer("momentum", 0.01), racer("adagrad", 0.6), racer("adam", 0.12)),
        (-3.0, 0.05),
        40,
    ),
    "ravine": Preset(
        "ravine",
        (
            racer("sgd", 0.018),
            racer("momentum", 0.01),
            racer("nesterov", 0.01),
            racer("adam", 0.3),
        ),
        (-9.0, 2.0),
        100,
    ),
}
FIRST = "four"
