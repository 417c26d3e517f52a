"""The histograms of an autopsy: one layer before, after, and with the remedy."""

from __future__ import annotations

from dataclasses import dataclass

from engine.autopsy_records import Course, Histogram, Quantity, Remedy, Symptom
from engine.network import Network
from engine.unit_health import layer_inputs, layer_outputs, probe

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

    def of(self, network: Network, iteration: int) -> Histogram:
        """The layer of a network that has made so many updates."""
        quantity, layer = self.quantity, self.layer
        if quantity is Quantity.WEIGHTS:
            return Histogram.of(network.params[f"W{layer}"], quantity, layer, iteration)
        x = probe(self.course.dataset, network)
        if quantity is Quantity.INPUTS:
            return Histogram.of(layer_inputs(network, x, layer), quantity, layer, iteration)
        limits = LIMITS.get(self.course.config.activation)
        return Histogram.of(layer_outputs(network, x, layer), quantity, layer, iteration, limits)

    def of_trial(self, remedy: Remedy, network: Network) -> Histogram | None:
        """The layer at the end of a trial; None where the remedy has no such layer."""
        failed, config = self.course.config, remedy.config
        same = (config.activation, config.hidden_sizes) == (failed.activation, failed.hidden_sizes)
        if remedy.trial is None or not same:
            return None
        return self.of(network, remedy.trial.iterations)
