"""The inner states of a race as figures, with the scales of their bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.race import Lane
from guiapp.relief.levels import round_step


@dataclass(frozen=True)
class SlotFigure:
    """What one slot (v, h or m) of one racer holds.

    Attributes
    ----------
    slot : its letter
    values : along x and y
    full : the size at which a bar is full; 0 as long as nothing has happened
    signed : whether it can be negative, so that its bars start in the middle
    """

    slot: str
    values: tuple[float, float]
    full: float
    signed: bool


def slot_figures(lane: Lane, step: int, reached: int) -> tuple[SlotFigure, ...]:
    """The slots of a racer after ``step`` updates; nothing for SGD, which remembers nothing.

    The scale is a round number above the largest value up to step ``reached``, the same for
    both axes: it grows in steps, so that bars do not dance.
    """
    step, reached = min(step, lane.steps), min(reached, lane.steps)
    figures = []
    for slot, rows in lane.states.items():
        x, y = rows[step].tolist()
        figures.append(SlotFigure(slot, (x, y), _full(rows[: reached + 1]), _is_signed(lane, slot)))
    return tuple(figures)


def as_table(names: Sequence[str], figures: Sequence[Sequence[SlotFigure]]) -> str:
    """All values with all their digits: a line per slot, name, slot, x and y by tabs."""
    return "\n".join(
        "\t".join((name, figure.slot, *(repr(value) for value in figure.values)))
        for name, slots in zip(names, figures, strict=True)
        for figure in slots
    )


def _full(rows: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> float:
    finite = np.abs(rows[np.isfinite(rows)])
    largest = float(finite.max(initial=0.0))
    return round_step(largest) if 1e-300 < largest < 1e300 else largest


def _is_signed(lane: Lane, slot: str) -> bool:
    """Velocities and means of gradients have a direction; sums of squares have none."""
    return slot == "m" or (slot == "v" and "m" not in lane.states)
