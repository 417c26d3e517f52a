"""Settings with which a first descent on a surface goes well: where the sliders start."""

from __future__ import annotations

from engine.surfaces import Surface

# For the adaptive three the learning rate is nearly the length of a step, so it goes with the
# size of the map; on the valley, 20 across, these are the rates of the book's comparison (6.1).
_SHARE_OF_SPAN = {"adagrad": 0.075, "rmsprop": 0.005, "adam": 0.015}
# Momentum 0.9 adds up ten steps' worth of gradient, so it takes a tenth of SGD's learning rate.
# The rest above a tenth rounds the valley's 0.95 to the book's 0.1.
_SHARE_OF_SGD = {"momentum": 0.105, "nesterov": 0.105}

_STEPS = {"bowl": 20, "valley": 30, "himmelblau": 60, "saddle": 40}  # the first two as in the book
_MANY_STEPS = 500  # for long valleys with a flat floor


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
    return _STEPS.get(surface.name, _MANY_STEPS)
