"""The gradient check: does backpropagation give what the definition of the derivative gives?

Both gradients of one network and one batch are set against each other, parameter by parameter.
Where they differ, a second opinion (a central difference in float64 with a step of 1e-5) tells
whether backpropagation is wrong or only the first difference quotient was a bad one, and why.
Source: Deep Learning from Scratch, 4.4.2 and 5.7.3.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.check.kinks import Kinks, kink_search
from engine.check.probe import Probe
from engine.check.records import (
    ArrayCheck,
    CheckProgress,
    CheckSettings,
    Cost,
    GradientCheck,
    Offender,
    Phase,
)
from engine.check.verdicts import Judge, Verdict, relative_errors
from engine.full_gradient import GradientSweep
from engine.network import Network

OFFENDERS = 20
REPEATS = 5  # backpropagation takes 1 ms or less, so the quickest of some runs is meant
FloatArray = NDArray[np.floating[Any]]


def check_gradients(
    network: Network, x: ArrayLike, t: ArrayLike, settings: CheckSettings | None = None
) -> GradientCheck:
    """Compare both gradients of ``network.loss(x, t)``; see ``run_check``."""
    run = run_check(network, x, t, settings or CheckSettings())
    while True:
        try:
            next(run)
        except StopIteration as end:
            check: GradientCheck = end.value
            return check


def run_check(
    network: Network, x: ArrayLike, t: ArrayLike, settings: CheckSettings
) -> Generator[CheckProgress, None, GradientCheck]:
    """The check as an iterator that can be given up; returns a GradientCheck.

    Parameters
    ----------
    network : left as it is; may have a planted mistake (``engine.check.mistakes``)
    x : (D,) or (N, D)
    t : integer labels or one-hot

    Raises
    ------
    ValueError
        When ``x`` or ``t`` do not fit the network.
    """
    probe = Probe(network, x, t, settings.dtype)
    positions = _choose(probe.network, settings)
    total = sum(len(where) for where in positions.values())
    start = CheckProgress(Phase.BACKPROP, 0, total)
    yield start
    backprop, seconds = yield from _reporting(_timed_backprop(probe), start)
    numerical, cost = yield from _numerical(probe, network, x, t, settings, positions)
    search = kink_search(network, x, settings.h)
    kinks = yield from _reporting(search, CheckProgress(Phase.KINKS, total, total))
    judge = Judge(network, x, t, settings.h, settings.scheme, settings.dtype, kinks)
    yield from _reporting(judge.prepare(), CheckProgress(Phase.JUDGING, total, total))
    arrays: dict[str, ArrayCheck] = {}
    for name, where in positions.items():
        yield CheckProgress(Phase.JUDGING, total, total)
        mine = backprop[name].reshape(-1)[where]
        judging = judge.judge(name, where, numerical[name], mine)
        verdict = yield from _reporting(judging, CheckProgress(Phase.JUDGING, total, total))
        arrays[name] = _compared(name, probe, where, numerical[name], mine, verdict, kinks)
    return GradientCheck(
        settings=settings,
        batch_size=len(probe),
        loss=judge.loss,
        arrays=arrays,
        offenders=_offenders(arrays, kinks),
        kinks=kinks,
        verdict=max(array.verdict for array in arrays.values()),
        numerical=cost,
        backprop=Cost(1, len(probe), seconds),
    )


def _reporting(
    work: Generator[None, None, Any], progress: CheckProgress
) -> Generator[CheckProgress, None, Any]:
    """The same work, with something to tell at each pause."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
        yield progress


def _choose(network: Network, settings: CheckSettings) -> dict[str, NDArray[np.intp]]:
    """Flat indices of what is to be compared, by array."""
    rng = np.random.default_rng(settings.seed)
    chosen = {}
    for name, array in network.params.items():
        where = np.arange(array.size)
        if settings.sample is not None and settings.sample < array.size:
            where = np.sort(rng.choice(array.size, settings.sample, replace=False))
        where.flags.writeable = False
        chosen[name] = where
    return chosen


def _timed_backprop(
    probe: Probe,
) -> Generator[None, None, tuple[dict[str, FloatArray], float]]:
    gradients = probe.backprop()  # also makes the workspaces
    best = np.inf
    for _ in range(REPEATS):
        yield
        begin = time.perf_counter()
        gradients = probe.backprop()
        best = min(best, time.perf_counter() - begin)
    return gradients, best


def _numerical(
    probe: Probe,
    network: Network,
    x: ArrayLike,
    t: ArrayLike,
    settings: CheckSettings,
    positions: Mapping[str, NDArray[np.intp]],
) -> Generator[CheckProgress, None, tuple[dict[str, FloatArray], Cost]]:
    """The numerical gradient at ``positions``, and what it took."""
    total = sum(len(where) for where in positions.values())
    passes = 2 * total if settings.scheme == "central" else total + 1
    found: dict[str, FloatArray] = {}
    seconds = 0.0
    if settings.sample is None:
        sweep = GradientSweep(
            network, x, t, settings.h, scheme=settings.scheme, dtype=settings.dtype
        )
        units: Iterator[int] = iter(sweep)
        while True:
            begin = time.perf_counter()
            with np.errstate(over="ignore", invalid="ignore"):
                done = next(units, None)
            seconds += time.perf_counter() - begin
            if done is None:
                break
            yield CheckProgress(Phase.NUMERICAL, done, total)
        found = {name: g.reshape(-1)[positions[name]] for name, g in sweep.gradients.items()}
        return found, Cost(passes, sweep.rows, seconds)
    done = 0
    for name, where in positions.items():
        shape = probe.network.params[name].shape
        found[name] = np.empty(len(where))
        for k, position in enumerate(where):
            begin = time.perf_counter()
            place = name, tuple(int(i) for i in np.unravel_index(position, shape))
            found[name][k] = probe.slope(place, settings.h, settings.scheme)
            seconds += time.perf_counter() - begin
            done += 1
            yield CheckProgress(Phase.NUMERICAL, done, total)
    return found, Cost(passes, probe.passes * len(probe), seconds)


def _compared(
    name: str,
    probe: Probe,
    where: NDArray[np.intp],
    numerical: FloatArray,
    backprop: FloatArray,
    verdict: Verdict,
    kinks: Kinks,
) -> ArrayCheck:
    errors = relative_errors(numerical, backprop)
    for array in (numerical, backprop, errors):
        array.flags.writeable = False
    touched = kinks.touched.get(name)
    return ArrayCheck(
        name=name,
        shape=probe.network.params[name].shape,
        positions=where,
        numerical=numerical,
        backprop=backprop,
        errors=errors,
        median=float(np.median(errors)),
        worst=float(errors.max()),
        verdict=verdict,
        touched=0 if touched is None else int(np.count_nonzero(touched.reshape(-1)[where])),
    )


def _offenders(arrays: Mapping[str, ArrayCheck], kinks: Kinks) -> tuple[Offender, ...]:
    """The largest errors of all arrays together; nan counts as the largest."""
    found = []
    for array in arrays.values():
        ranked = np.nan_to_num(array.errors, nan=np.inf)
        for k in np.argsort(-ranked, kind="stable")[:OFFENDERS]:
            index = tuple(int(i) for i in np.unravel_index(array.positions[k], array.shape))
            touched = kinks.touched.get(array.name)
            found.append(
                Offender(
                    array.name,
                    index,
                    float(array.numerical[k]),
                    float(array.backprop[k]),
                    float(array.errors[k]),
                    touched is not None and bool(touched[index]),
                )
            )
    found.sort(key=lambda one: -np.nan_to_num(one.error, nan=np.inf))
    return tuple(found[:OFFENDERS])
