"""What the settings in the form would mean for the run, at the moment where one is."""

from __future__ import annotations

from enum import Enum, auto

from engine.config import TrainConfig
from engine.runs.branching import fixed_changes


class Departure(Enum):
    """How a run with the wanted settings departs from the present one."""

    NONE = auto()  # they are in force
    RATE = auto()  # another learning rate from here on, in the same run
    BRANCH = auto()  # a run of its own from this moment on
    ANEW = auto()  # something differs that cannot change on the way


def departure(in_force: TrainConfig, wanted: TrainConfig, is_rewound: bool) -> Departure:
    """``in_force`` : settings and learning rate of the next new iteration.

    After going back even another learning rate takes a branch: what is recorded would not follow
    from it.
    """
    if wanted == in_force:
        return Departure.NONE
    if fixed_changes(in_force, wanted):
        return Departure.ANEW
    if not is_rewound and wanted == in_force.replace(learning_rate=wanted.learning_rate):
        return Departure.RATE
    return Departure.BRANCH
