"""How far the axes of a growing curve reach: in steps, so that nothing trembles.

Every limit depends only on figures that can do nothing but grow while a run lasts (the newest
iteration, the largest and the smallest loss so far). A limit therefore never moves back and
forth, and it needs no memory of its own.
"""

from __future__ import annotations

import math

ONE_TWO_FIVE = (1.0, 2.0, 5.0)
FINE = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
SMALLEST = 1e-7  # below it a cross entropy is only the 1e-7 inside its logarithm
USUAL = 0.5  # about the first loss of a network trained with squared errors
LARGEST = 1e100  # a diverging loss is drawn up to here; squares must not overflow


def step_up(value: float, mantissas: tuple[float, ...] = ONE_TWO_FIVE) -> float:
    """The smallest m * 10**k that is not below ``value`` > 0, with m of ``mantissas``."""
    power = 10.0 ** math.floor(math.log10(value))
    for mantissa in (*mantissas, 10.0):
        if mantissa * power >= value * (1 - 1e-9):
            return mantissa * power
    return 100.0 * power  # only where log10 was rounded


def step_down(value: float, mantissas: tuple[float, ...] = ONE_TWO_FIVE) -> float:
    """The largest m * 10**k that is not above ``value`` > 0, with m of ``mantissas``."""
    power = 10.0 ** math.floor(math.log10(value))
    fitting = [m * power for m in (0.5, *mantissas) if m * power <= value * (1 + 1e-9)]
    return fitting[-1]


def iteration_limit(last: int, expected: int | None) -> float:
    """The right end of the iteration axis when ``last`` iterations are done.

    Towards a planned end it grows by powers of ten and then takes the end itself: a run at full
    speed reaches its final scale within a few frames, and one at a step a second can be read
    from its first point on. Beyond the plan, or without one, it is the next 1-2-5 number.
    """
    if expected is None or last > expected:
        return step_up(max(last, 10))
    if last <= 0:
        return float(max(expected, 1))
    limit = step_up(max(last, 10), (1.0,))
    return float(expected) if 2 * limit >= expected else limit


def linear_limits(low: float, high: float, reference: float | None) -> tuple[float, float]:
    """Bottom and top of a linear loss axis that shows ``low`` to ``high`` and the reference.

    It stands on zero, as a loss does; ``low`` and ``high`` may be NaN (no loss yet).
    """
    highest = _largest(high, reference)
    top = step_up(min(1.04 * highest, LARGEST), FINE)
    if math.isnan(low) or low > -1e-3 * top:
        return 0.0, top
    return -step_up(min(-1.04 * low, LARGEST), FINE), top


def log_limits(
    low: float, mean_low: float, high: float, reference: float | None
) -> tuple[float, float]:
    """Exponents of ten of bottom and top of a logarithmic loss axis, at least a decade apart.

    The bottom follows the smallest mean; single lucky mini-batches may stretch it by a factor
    of ten at most. ``low``, ``mean_low`` and ``high`` may be NaN (no loss yet).
    """
    anchor = USUAL if reference is None else reference
    top = step_up(min(1.04 * _largest(high, anchor), LARGEST))
    lowest = anchor / 4
    if math.isfinite(mean_low) and math.isfinite(low):
        lowest = min(lowest, mean_low, max(low, mean_low / 10))
    return math.log10(step_down(max(0.95 * lowest, SMALLEST))), math.log10(top)


def _largest(high: float, reference: float | None) -> float:
    candidates = [value for value in (high, reference) if value is not None and value > 0]
    return max(candidates, default=USUAL)


def epoch_ends(low: float, high: float, length: float, most: int) -> range:
    """The epochs, counted from 1, whose ends lie in ``low`` to ``high``: at most ``most``.

    Where there are more, every second, fifth, tenth ... of them.
    """
    every = round(step_up(max((high - low) / length / most, 1.0)))
    first = max(math.ceil(low / (every * length)), 1)
    last = math.floor(high / (every * length))
    return range(first * every, last * every + 1, every)
