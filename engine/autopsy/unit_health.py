"""Whether the units of a network still pass a gradient on: dead ReLUs, saturated sigmoids.

Both are the same illness. Backpropagation multiplies with the slope of each activation function,
and a unit that stands on a flat part of it for every sample learns nothing any more.
Source: Deep Learning from Scratch, 6.2.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.inside.saturation import idle_units
from engine.layers import ActivationLayer, Affine, Array
from engine.network import Network
from engine.splits import Dataset

PROBE_ROWS = 256  # a unit that 1 % of the samples wake is missed with a chance of 8 %
LEAST_ROWS = 32
PROBE_WORK = 2e7  # multiplications in one examination: about 1 ms
ILL_SHARE = 0.5  # a layer is ill when so many of its units are: healthy ones reach 0.13


@dataclass(frozen=True, slots=True)
class LayerHealth:
    """One hidden layer, as some samples find it.

    Attributes
    ----------
    layer : number of the Affine layer before the activation, from 1: its weights are "W{layer}"
    units, flat : how many there are, and how many of them are dead (ReLU: 0 for every sample) or
        saturated (sigmoid, tanh: less than 5 % of the steepest slope on average)
    """

    layer: int
    units: int
    flat: int

    @property
    def is_ill(self) -> bool:
        """Whether at least half of the units are dead or saturated."""
        return self.flat >= ILL_SHARE * self.units


def examine(network: Network, x: Array) -> tuple[LayerHealth, ...]:
    """The health of every hidden layer for the samples x (N, D), of the network's dtype.

    NaN anywhere makes no unit flat: a run that diverged is another matter.
    """
    return tuple(_health(layer, number, y) for number, layer, _, y in _walk(network, x))


def ill_layer(layers: tuple[LayerHealth, ...]) -> LayerHealth | None:
    """The first ill layer, or None."""
    return next((layer for layer in layers if layer.is_ill), None)


def layer_inputs(network: Network, x: Array, layer: int) -> Array:
    """What goes into the activation function of a hidden layer: (N, units), a copy."""
    return next(z.copy() for number, _, z, _ in _walk(network, x) if number == layer)


def layer_outputs(network: Network, x: Array, layer: int) -> Array:
    """What comes out of the activation function of a hidden layer: (N, units), a copy."""
    return next(y.copy() for number, _, _, y in _walk(network, x) if number == layer)


def probe(dataset: Dataset, network: Network, rows: int = PROBE_ROWS) -> Array:
    """Training samples spread evenly over the set: (n, D) of the network's dtype.

    n is ``rows`` or fewer where the set is smaller.
    """
    count = min(rows, len(dataset.train))
    indices = np.linspace(0, len(dataset.train) - 1, count).astype(np.int64)
    out = np.empty((count, dataset.input_size), network.dtype)
    return dataset.train.gather(indices, out=out)


def affordable_rows(parameter_count: int) -> int:
    """Rows of a probe that costs about a millisecond, 20 in the largest network there can be."""
    return int(min(PROBE_ROWS, max(LEAST_ROWS, PROBE_WORK / parameter_count)))


def _walk(network: Network, x: Array) -> Iterator[tuple[int, ActivationLayer, Array, Array]]:
    """(number, activation layer, its inputs, its outputs), in the layers' own workspaces."""
    number, values = 0, x
    with np.errstate(all="ignore"):
        passed = []
        for layer in network.layers:
            inputs, values = values, layer.forward(values)
            number += isinstance(layer, Affine)
            if isinstance(layer, ActivationLayer):
                passed.append((number, layer, inputs, values))
    yield from passed


def _health(layer: ActivationLayer, number: int, y: Array) -> LayerHealth:
    idle = idle_units(layer.activation.name, y)
    return LayerHealth(number, y.shape[1], int(np.count_nonzero(idle)))
