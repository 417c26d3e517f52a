"""What goes on inside the racer in focus, as arrows at its point."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtGui import QColor

from engine.race import Lane
from guiapp.relief.terrain import compressed
from guiapp.widgets.maps.map_marks import Arrow
from guiapp.widgets.race.race_state import Standing

GRADIENT_PX = (44.0, 104.0)  # the gradient arrow: where the gradient is weak, where it is strong
MOVE_PX = (18.0, 180.0)  # velocities and steps are drawn to scale between these
WITH_VELOCITY = ("momentum", "nesterov")
WITH_ADAPTED_STEP = ("adagrad", "rmsprop", "adam")


def gradient_arrow(
    gradient: tuple[float, float], between: tuple[float, float], color: QColor
) -> Arrow:
    """Against the gradient, as long as its size among those ``between`` two sizes of the map.

    Its own length would say nothing on a map: it is a height over a length, not a length.
    """
    length = math.hypot(*gradient)
    size = 0.0
    if math.isfinite(length):
        share = float(compressed(np.array(length), between))
        size = GRADIENT_PX[0] + share * (GRADIENT_PX[1] - GRADIENT_PX[0])
        size *= min(1.0, length / between[0]) ** 0.25  # near a minimum it shrinks, but late
    return Arrow((-gradient[0], -gradient[1]), size, size, color, "−∇f")


def move_arrow(
    optimizer: str, lane: Lane, now: Standing, color: QColor, step_label: str
) -> Arrow | None:
    """The velocity or the adapted step of a racer, to scale; None for SGD, which has neither."""
    if optimizer in WITH_VELOCITY:
        x, y = lane.states["v"][now.step].tolist()
        return Arrow((x, y), *MOVE_PX, color, "v")
    if optimizer in WITH_ADAPTED_STEP and now.next_step is not None:
        return Arrow(now.next_step, *MOVE_PX, color, step_label)
    return None
