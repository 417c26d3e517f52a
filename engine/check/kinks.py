"""Where ReLU bends: pre-activations so near to 0 that a step of h may cross it.

A difference quotient across the kink mixes the slopes of both sides, while backpropagation takes
that of one side. So there the two differ, and neither is wrong.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.gradients import checked_step
from engine.layers import ActivationLayer, Affine, Array
from engine.network import Network

NEAREST = 50  # kinks that are kept by name; their number is not limited
TINIEST = 1e-300  # an input of 0 moves nothing, not even a sum of exactly 0
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Kink:
    """A pre-activation within reach of 0.

    Attributes
    ----------
    layer : number of the Affine layer that makes it, from 1
    unit, sample : its column and its row in the batch
    value : the pre-activation, which is 0 at the kink
    """

    layer: int
    unit: int
    sample: int
    value: float


@dataclass(frozen=True)
class Kinks:
    """All that are within reach of one h.

    Attributes
    ----------
    count, total : pre-activations within reach, and all there are (0 where nothing bends)
    nearest : the nearest ones, nearest first
    touched : for each parameter whether a change of it by h can carry a pre-activation across 0;
        keyed and shaped like ``network.params``, read-only; empty where nothing bends
    """

    count: int
    total: int
    nearest: tuple[Kink, ...]
    touched: Mapping[str, BoolArray]


def find_kinks(network: Network, x: ArrayLike, h: float) -> Kinks:
    """The kinks that a change of any one parameter by ``h`` may reach; see ``kink_search``."""
    search = kink_search(network, x, h)
    while True:
        try:
            next(search)
        except StopIteration as end:
            found: Kinks = end.value
            return found


def kink_search(network: Network, x: ArrayLike, h: float) -> Generator[None, None, Kinks]:
    """Look for the kinks of a batch ``x`` (N, D) in float64; yields now and then.

    A weight w[i, j] moves the pre-activation of its unit by h * x[i]; a later one by at most as
    much times the absolute weights on the way, since ReLU never has a slope above 1. So in deep
    networks ``touched`` may name a parameter too many, but never misses one.
    """
    h = checked_step(h)
    twin = network.astype(np.float64)
    activations = [layer for layer in twin.layers if isinstance(layer, ActivationLayer)]
    if not activations or activations[0].activation.name != "relu":
        return Kinks(0, 0, (), {})
    inputs, sums = _passes(twin, twin._rows(x))
    weights = [layer.params["W"] for layer in twin.layers if isinstance(layer, Affine)]
    touched = {key: np.zeros(p.shape, np.bool_) for key, p in twin.params.items()}
    found: list[Kink] = []
    count = 0
    for position, z in enumerate(sums[:-1]):
        reach = h * np.maximum(1.0, np.abs(inputs[position]).max(axis=1, keepdims=True))
        near = np.argwhere(np.abs(z) <= reach)
        count += len(near)
        values = z[near[:, 0], near[:, 1]]
        for k in np.argsort(np.abs(values), kind="stable")[:NEAREST]:
            sample, unit = near[k]
            found.append(Kink(position + 1, int(unit), int(sample), float(values[k])))
        yield from _mark(position, inputs[position], sums, weights, h, touched)
    for array in touched.values():
        array.flags.writeable = False
    found.sort(key=lambda kink: abs(kink.value))
    return Kinks(count, sum(z.size for z in sums[:-1]), tuple(found[:NEAREST]), touched)


def _passes(network: Network, x: Array) -> tuple[list[Array], list[Array]]:
    """What goes into each Affine layer, and what comes out of it."""
    inputs, sums = [], []
    with np.errstate(over="ignore", invalid="ignore"):
        for layer in network.layers:
            if isinstance(layer, Affine):
                inputs.append(x)
                x = layer.forward(x).copy()
                sums.append(x)
            else:
                x = layer.forward(x).copy()
    return inputs, sums


def _mark(
    position: int,
    x: Array,
    sums: list[Array],
    weights: list[Array],
    h: float,
    touched: dict[str, BoolArray],
) -> Iterator[None]:
    """Mark the parameters of one Affine layer."""
    size = np.abs(x)
    smallest = np.abs(sums[position]) / h  # the input from which on a step carries across
    carried = np.eye(weights[position].shape[1])  # the most that a later sum changes with a unit
    for later in range(position + 1, len(weights) - 1):
        with np.errstate(over="ignore", invalid="ignore"):
            carried = carried @ np.abs(weights[later])
        for unit in range(len(carried)):
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                ratio = np.abs(sums[later]) / (h * carried[unit])
                # 0/0, a sum of 0 that does not depend on this unit, is no kink of it
                smallest[:, unit] = np.fmin(smallest[:, unit], np.fmin.reduce(ratio, axis=1))
            yield
    for unit in range(len(carried)):
        limit = np.maximum(smallest[:, unit], TINIEST)
        touched[f"W{position + 1}"][:, unit] = (size >= limit[:, None]).any(axis=0)
        if f"b{position + 1}" in touched:
            touched[f"b{position + 1}"][unit] = bool((limit <= 1.0).any())
        yield
