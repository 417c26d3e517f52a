"""A run lived through once more, to see where it went wrong.

The same configuration gives the same bits, so a run need not have been recorded: it is made again
and looked at every now and then; from the last time that it was well on, at every step. Copies of
the whole trainer, taken on the way, spare a second replay.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Generator, Mapping
from dataclasses import dataclass

import numpy as np

from engine.autopsy.records import Course, Span, Symptom
from engine.autopsy.unit_health import LayerHealth, affordable_rows, examine, ill_layer, probe
from engine.layers import Array
from engine.network import Network, from_snapshot
from engine.trainer import Trainer, overflow_is_news

LOOKS = 100  # at a whole run; one costs as much as two to five steps
GROWN = 10.0  # times the largest first weight; MNIST and the toy sets stay below 5 in health


@dataclass(frozen=True, eq=False)
class Site:
    """Where a run went wrong.

    Attributes
    ----------
    onset : when, or None if no layer is ill (a plateau may have other causes)
    layer : in which Affine layer, from 1
    before, after : the network one update earlier (or before the first), and at the end
    health : of the hidden layers at the end
    step_ratios : how far the step of the onset, else the last step, moved the weights of each
        layer, in parts of their norm; empty if that is not known
    """

    onset: Span | None
    layer: int
    before: Network
    after: Network
    health: tuple[LayerHealth, ...]
    step_ratios: tuple[float, ...] = ()


class ReplayError(Exception):
    """The replay gave another loss than the run: the data, say, have changed meanwhile."""


class Replay:
    """The run of a course from its first weights on, with its changes of the learning rate."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._changes = dict(course.rate_changes)
        self.trainer = Trainer(course.config, course.dataset)

    @property
    def network(self) -> Network:
        """The live network."""
        return self.trainer.network

    @property
    def iteration(self) -> int:
        """Updates made."""
        return self.trainer.iteration

    def step(self) -> None:
        """One update; raises ReplayError if its loss is not that of the run."""
        trainer = self.trainer
        rate = self._changes.get(trainer.iteration + 1)
        if rate is not None:
            trainer.set_learning_rate(rate)
        with overflow_is_news():
            loss = trainer.update().loss
        known = float(self._course.losses[trainer.iteration - 1])
        if loss != known and (math.isfinite(loss) or math.isfinite(known)):
            raise ReplayError(f"iteration {trainer.iteration}: loss {loss!r}, not {known!r}")

    def fork(self) -> Replay:
        """An independent copy that goes on from here; the data are shared."""
        twin = copy.copy(self)
        course = self._course
        shared = {id(part): part for part in (course.dataset, course.config)}
        twin.trainer = copy.deepcopy(self.trainer, shared)
        return twin


class Looker:
    """Looks at networks of one course for the illness that its symptom speaks of."""

    def __init__(self, course: Course, first: Network) -> None:
        self._diverged = course.symptom is Symptom.DIVERGED
        self._x = probe(course.dataset, first, affordable_rows(parameter_count(first)))
        self._largest = [largest(first, layer) for layer in range(1, depth(first) + 1)]

    def health(self, network: Network) -> tuple[LayerHealth, ...]:
        """Of every hidden layer."""
        return examine(network, self._x)

    def ill(self, network: Network) -> int | None:
        """The layer that is ill, or None.

        Where the loss diverged, that is the layer whose weights have grown most, if to more than
        ten times their largest first value; else the first whose units are dead or saturated.
        """
        if not self._diverged:
            layer = ill_layer(self.health(network))
            return None if layer is None else layer.layer
        with np.errstate(all="ignore"):
            growth = [largest(network, k) / max(w, 1e-3) for k, w in enumerate(self._largest, 1)]
        growth = [g if math.isfinite(g) else math.inf for g in growth]
        return growth.index(max(growth)) + 1 if max(growth) > GROWN else None


def replayed(course: Course) -> Generator[int, None, Site]:
    """Live through the run once more: a generator of the iterations done.

    It returns the Site, and raises ReplayError if the run cannot be repeated.
    """
    replay = Replay(course)
    looker = Looker(course, replay.network)
    start = replay.fork()
    healthy = None if looker.ill(start.network) else start
    stride = max(1, course.iterations // LOOKS)
    ill: int | None = None
    weights: Mapping[str, Array] = {}
    for iteration in range(1, course.iterations + 1):
        is_last = iteration == course.iterations
        if is_last:
            weights = replay.trainer.snapshot().params
        replay.step()
        yield iteration
        if is_last or iteration % stride == 0:
            ill = looker.ill(replay.network)
            if ill is None and not is_last:
                healthy = replay.fork()
    after, health = replay.network, looker.health(replay.network)
    if ill is not None and healthy is not None:
        end = min(course.iterations, healthy.iteration + stride)
        return (yield from _narrowed(healthy, end, looker, after))
    ratios = step_ratios(weights, after)
    if ill is None:
        return Site(None, 1, start.network, after, health, ratios)
    layer = looker.ill(start.network) or 1
    return Site(Span(-1, 0), layer, start.network, after, health, ratios)


def _narrowed(
    replay: Replay, end: int, looker: Looker, after: Network
) -> Generator[int, None, Site]:
    """The Site: the last step, from a healthy look to iteration ``end``, that made a layer ill."""
    onset = layer = 0
    was_ill = False
    before = replay.trainer.snapshot()
    ratios: tuple[float, ...] = ()
    while replay.iteration < end:
        previous = replay.trainer.snapshot()
        replay.step()
        yield replay.iteration
        ill = looker.ill(replay.network)
        if ill is not None and not was_ill:
            onset, layer, before = replay.iteration, ill, previous
            ratios = step_ratios(previous.params, replay.network)
        was_ill = ill is not None
    health = looker.health(after)
    return Site(Span(onset - 1, onset), layer, from_snapshot(before), after, health, ratios)


def recorded(course: Course) -> Site:
    """The Site as far as the snapshots of the course tell it: between two of them."""
    networks = [from_snapshot(snapshot) for snapshot in course.snapshots]
    first, last = networks[0], networks[-1]
    looker = Looker(course, first)
    health = looker.health(last)
    ill = [looker.ill(network) for network in networks]
    if ill[-1] is None:
        return Site(None, 1, first, last, health)
    if ill[0] is not None:
        return Site(Span(-1, 0), ill[0], first, last, health)
    position = max(index for index, layer in enumerate(ill) if layer is None)
    here, there = course.snapshots[position : position + 2]
    layer = ill[position + 1] or 1
    span = Span(here.iteration, there.iteration)
    return Site(span, layer, networks[position], last, health)


def step_ratios(weights: Mapping[str, Array], network: Network) -> tuple[float, ...]:
    """Norm of the change since ``weights``, in parts of their norm, for each layer's weights."""
    ratios = []
    with np.errstate(all="ignore"):
        for layer in range(1, depth(network) + 1) if weights else ():
            old = weights[f"W{layer}"].astype(np.float64)
            change = network.params[f"W{layer}"] - old
            norm = float(np.linalg.norm(old))
            ratios.append(float(np.linalg.norm(change)) / norm if norm else math.inf)
    return tuple(ratios)


def largest(network: Network, layer: int) -> float:
    """Largest absolute value among the weights and biases of a layer; NaN if one is NaN."""
    arrays = [network.params[f"{kind}{layer}"] for kind in ("W", "b")]
    return max((float(np.abs(array).max()) for array in arrays), key=_nan_first)


def _nan_first(value: float) -> float:
    return math.inf if math.isnan(value) else value


def depth(network: Network) -> int:
    """Number of Affine layers."""
    return sum(1 for key in network.params if key.startswith("W"))


def parameter_count(network: Network) -> int:
    """Numbers that training changes."""
    return sum(array.size for array in network.params.values())
