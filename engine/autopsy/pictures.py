"""The histograms of an autopsy: one layer before, after, and with the remedy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.autopsy.records import BINS, Course, Histogram, Quantity, Remedy, Symptom
from engine.autopsy.unit_health import layer_inputs, layer_outputs, probe
from engine.layers import Array
from engine.network import Network

MIDDLE = (1.0, 99.0)  # percent: a few inputs of dead units lie thousands away
ROOM = 0.1  # of the width, on either side of 0 at least
LIMITS = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}


@dataclass(frozen=True, eq=False)
class Camera:
    """Looks at one layer of several networks through the same samples.

    Attributes
    ----------
    is_ill : whether the layer's units are dead or saturated
    layer : the Affine layer, from 1
    """

    course: Course
    is_ill: bool
    layer: int

    @property
    def quantity(self) -> Quantity:
        """What shows the trouble best: weights that grew, inputs of dead units, or outputs."""
        config = self.course.config
        if self.course.symptom is Symptom.DIVERGED or self.layer > len(config.hidden_sizes):
            return Quantity.WEIGHTS
        if self.is_ill and config.activation == "relu":
            return Quantity.INPUTS  # the outputs of dead units are one bar at 0
        return Quantity.OUTPUTS

    def of(
        self, network: Network, iteration: int, limits: tuple[float, float] | None = None
    ) -> Histogram:
        """The layer of a network that has made so many updates; of outputs within ``limits``."""
        quantity, layer = self.quantity, self.layer
        if quantity is Quantity.WEIGHTS:
            return Histogram.of(network.params[f"W{layer}"], quantity, layer, iteration)
        x = probe(self.course.dataset, network)
        if quantity is Quantity.INPUTS:
            inputs = layer_inputs(network, x, layer)
            return Histogram.of(inputs, quantity, layer, iteration, _around_zero(inputs))
        return Histogram.of(layer_outputs(network, x, layer), quantity, layer, iteration, limits)

    def shows(self, remedy: Remedy) -> bool:
        """Whether a remedied network has the same layer, to be laid beside."""
        failed, config = self.course.config, remedy.config
        same = (config.activation, config.hidden_sizes) == (failed.activation, failed.hidden_sizes)
        return same and remedy.trial is not None

    def limits(self, *networks: Network) -> tuple[float, float] | None:
        """Of outputs: the same for all networks, so that one sees how little some differ."""
        if self.quantity is not Quantity.OUTPUTS:
            return None
        fixed = LIMITS.get(self.course.config.activation)
        if fixed is not None:
            return fixed
        tops = [0.0]
        for network in networks:
            outputs = layer_outputs(network, probe(self.course.dataset, network), self.layer)
            finite = outputs[np.isfinite(outputs)]
            tops.append(float(np.percentile(finite, MIDDLE[1])) if finite.size else 0.0)
        return 0.0, max(tops)


def _around_zero(values: Array) -> tuple[float, float]:
    """Limits between which 98 % of the finite values lie, and 0 at the edge of a bin.

    A bin on both sides of 0 would show dead units half awake.
    """
    finite = values[np.isfinite(values)]
    low, high = np.percentile(finite, MIDDLE).tolist() if finite.size else (0.0, 0.0)
    room = ROOM * (max(high, 0.0) - min(low, 0.0)) or 1.0
    below, above = max(-low, room), max(high, room)
    bins = min(max(round(BINS * below / (below + above)), 1), BINS - 1)
    width = max(below / bins, above / (BINS - bins))
    return -bins * width, (BINS - bins) * width
