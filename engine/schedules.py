"""How the learning rate falls while a run goes on.

Source: Loshchilov and Hutter, "SGDR: Stochastic gradient descent with warm restarts", 2017 (the
cosine, without its restarts).
"""

from __future__ import annotations

import math
from collections.abc import Callable

LEAST_SHARE = 0.01  # of the learning rate at the end of a run, and for those that go on


def constant(progress: float) -> float:
    """1, all the time."""
    return 1.0


def cosine(progress: float) -> float:
    """From 1 at ``progress`` 0 along half a cosine to LEAST_SHARE at 1."""
    return LEAST_SHARE + (1.0 - LEAST_SHARE) * 0.5 * (1.0 + math.cos(math.pi * progress))


# of the part of the run that is done, in [0, 1]: the share of the learning rate that is used
SCHEDULES: dict[str, Callable[[float], float]] = {"constant": constant, "cosine": cosine}
