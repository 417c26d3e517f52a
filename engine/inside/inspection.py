"""A network in the middle of its training, looked at layer by layer.

A fixed probe of training samples runs through the network once forward and once backward. What
comes of it are figures and histograms small enough to be drawn, frozen, without a reference to
the network. The work is done in pieces of some milliseconds, so that who must stay responsive or
leave the machine to the training can do it bit by bit.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.activations import softmax
from engine.inside.histograms import Array, Histogram, Spread, magnitude_histogram, measure
from engine.inside.saturation import ENDS, idle_units, saturated_share
from engine.layers import ActivationLayer, Affine
from engine.network import Network, from_snapshot
from engine.records import ParamSnapshot
from engine.splits import Dataset

PROBE_ROWS = 500  # 7 ms of work in the article's network
TOO_MUCH_OUTSIDE = 0.01  # of the values: from there on an axis is widened
WIDTH_STD = 5.0  # ends of an axis, in root mean squares of what is shown on it
FAR_TOO_WIDE = 50.0  # so many times the width that is needed: then it is fitted anew
BOUNDED = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "softmax": (0.0, 1.0)}

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class LayerState:
    """One Affine layer and what follows it, at one moment.

    Attributes
    ----------
    number : 1 for the layer next to the input
    units : H
    activation : its name, or "softmax" for the last layer
    outputs : of all probe samples, (N, H) numbers; the zeros of a ReLU are counted apart
    weights : of W, (D, H) numbers
    gradients : magnitudes of the gradient of W, on a logarithmic axis
    idle : share of units that are dead (ReLU) or stuck (sigmoid, tanh), see ``idle_units``; None
        for the last layer
    saturated : share of outputs near an end, see ``saturated_share``; None unless sigmoid or tanh
    gradient_norm : Euclidean length of the gradient of W and b, of the probe's mean loss
    weight_norm : Euclidean length of W
    update_ratio : how far the next update moves W, as a share of its length, see
        ``update_ratios``; None where that is not known
    """

    number: int
    units: int
    activation: str
    outputs: Spread
    weights: Spread
    gradients: Histogram
    idle: float | None
    saturated: float | None
    gradient_norm: float
    weight_norm: float
    update_ratio: float | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """All layers of a snapshot, beside those of the start of its run in the same bins.

    Attributes
    ----------
    iteration : of the snapshot
    loss : mean over the probe
    layers, start : one ``LayerState`` each, first layer first
    rows : samples of the probe
    """

    iteration: int
    loss: float
    layers: tuple[LayerState, ...]
    start: tuple[LayerState, ...]
    rows: int


class Inspector:
    """Inspects the snapshots of one run, each against the run's start.

    Edges stay as long as 99 % of the values lie between them; then they widen in round steps,
    for the start as well, so that the two histograms of a layer always have the same bins.
    """

    def __init__(self, start: ParamSnapshot, dataset: Dataset, rows: int = PROBE_ROWS) -> None:
        """The probe are the first ``rows`` training samples, or all where there are fewer."""
        if rows < 1:
            raise ValueError(f"A probe takes at least one sample, not {rows}.")
        count = min(rows, len(dataset.train))
        self._x = np.empty((count, dataset.input_size), start.params["W1"].dtype)
        dataset.train.chunk(0, count, out=self._x)
        self._t = dataset.train.labels[:count]
        self._initial = start
        self._start: list[_Begun] = []

    def inspect(
        self, snapshot: ParamSnapshot, ratios: Sequence[float | None] = ()
    ) -> Generator[int, None, Inspection]:
        """Look at a snapshot; yields after each piece of work how many there were.

        Parameters
        ----------
        ratios : the ``update_ratio`` of each layer, where they are known
        """
        done = 0
        if not self._start:
            for _ in self._begin():
                yield (done := done + 1)
        network = from_snapshot(snapshot)
        run = _Pass(network, self._x, self._t)
        for _ in run:
            yield (done := done + 1)
        states = []
        known = ratios or (None,) * len(run.layers)
        for begun, layer, ratio in zip(self._start, run.layers, known, strict=True):
            begun.fit_axes(layer)
            states.append(_state(layer, begun, ratio))
            yield (done := done + 1)
        start = tuple(begun.state() for begun in self._start)
        return Inspection(snapshot.iteration, run.loss, tuple(states), start, len(self._x))

    def _begin(self) -> Iterator[None]:
        """Remember the start of the run."""
        run = _Pass(from_snapshot(self._initial), self._x, self._t)
        yield from run
        self._start = [_Begun(layer) for layer in run.layers]


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """What a pass has found out about an Affine layer: the arrays, not yet their histograms."""

    number: int
    activation: str
    outputs: Array  # (N, H)
    W: Array
    gradients: dict[str, Array]


class _Pass:
    """The probe forward and backward through a network, one layer for each turn of the loop."""

    def __init__(self, network: Network, x: Array, t: NDArray[np.int64]) -> None:
        self._network, self._x, self._t = network, x, t
        self.loss = float("nan")
        self.layers: list[_Layer] = []

    def __iter__(self) -> Iterator[None]:
        layers = self._network.layers
        passed = [self._x]
        for layer in layers:
            with np.errstate(all="ignore"):  # a run that diverges is looked at too
                passed.append(layer.forward(passed[-1]))
            yield
        with np.errstate(all="ignore"):
            self.loss = self._network.loss_layer.forward(passed[-1], self._t)
            dout: Array | None = self._network.loss_layer.backward()
        for position in range(len(layers) - 1, -1, -1):
            assert dout is not None
            with np.errstate(all="ignore"):
                dout = layers[position].backward(dout, need_dx=position > 0)
            yield
        self._collect(passed)

    def _collect(self, passed: list[Array]) -> None:
        layers = self._network.layers
        for position, layer in enumerate(layers):
            if not isinstance(layer, Affine):
                continue
            follower = layers[position + 1] if position + 1 < len(layers) else None
            if isinstance(follower, ActivationLayer):
                name, outputs = follower.activation.name, passed[position + 2]
            else:
                with np.errstate(all="ignore"):
                    name, outputs = "softmax", softmax(passed[position + 1])
            number = len(self.layers) + 1
            self.layers.append(_Layer(number, name, outputs, layer.params["W"], layer.grads))


class _Begun:
    """A layer at the start of the run, and the axes that it shares with all later states."""

    def __init__(self, layer: _Layer) -> None:
        self._layer = layer
        self._state: LayerState | None = None
        self.outputs: Ends = (0.0, 1.0)
        self.weights: Ends = (-1.0, 1.0)
        self._is_fresh = True

    def fit_axes(self, now: _Layer) -> None:
        """Widen the axes if they no longer hold what is to be shown."""
        outputs, weights = self.outputs, self.weights
        if now.activation in BOUNDED:
            outputs = BOUNDED[now.activation]
        else:
            end = self._end(outputs[1], self._layer.outputs, now.outputs)
            outputs = (0.0, end)
        end = self._end(weights[1], self._layer.W, now.W)
        weights = (-end, end)
        if (outputs, weights) != (self.outputs, self.weights) or self._is_fresh:
            self.outputs, self.weights = outputs, weights
            self._state, self._is_fresh = None, False

    def _end(self, present: float, start: Array, now: Array) -> float:
        """The end of an axis that holds the start and the present."""
        wanted = round_up(WIDTH_STD * max(_rms(start), _rms(now)))
        with np.errstate(invalid="ignore"):
            outside = np.count_nonzero(np.abs(now) > present) / max(1, now.size)
        keeps = outside <= TOO_MUCH_OUTSIDE and wanted > present / FAR_TOO_WIDE
        return present if keeps and not self._is_fresh else wanted

    def state(self) -> LayerState:
        """The layer at the start, in the present bins."""
        if self._state is None:
            self._state = _state(self._layer, self, None)
        return self._state


def _state(layer: _Layer, axes: _Begun, update_ratio: float | None) -> LayerState:
    """The figures and histograms of a layer."""
    name, y = layer.activation, layer.outputs
    hidden = name != "softmax"
    with np.errstate(all="ignore"):  # a run that diverges is looked at too
        norm = math.hypot(*(_length(gradient) for gradient in layer.gradients.values()))
        weight_norm = _length(layer.W)
    return LayerState(
        number=layer.number,
        units=y.shape[1],
        activation=name,
        outputs=measure(y, *axes.outputs, zeros_apart=name == "relu"),
        weights=measure(layer.W, *axes.weights),
        gradients=magnitude_histogram(layer.gradients["W"]),
        idle=float(idle_units(name, y).mean()) if hidden else None,
        saturated=saturated_share(name, y) if name in ENDS else None,
        gradient_norm=norm,
        weight_norm=weight_norm,
        update_ratio=update_ratio,
    )


def _length(array: Array) -> float:
    """Euclidean length of all the numbers of an array."""
    flat = array.reshape(-1)
    square = float(np.vdot(flat, flat))
    if not math.isfinite(square):  # float32 overflows at a length of 1.8e19
        wide = flat.astype(np.float64)
        square = float(np.vdot(wide, wide))
    return math.sqrt(square)


def _rms(array: Array) -> float:
    """Root mean square; 0 where a number is not finite."""
    with np.errstate(all="ignore"):
        found = _length(array) / math.sqrt(max(1, array.size))
    return found if math.isfinite(found) else 0.0


def round_up(value: float) -> float:
    """The next number of the series 1, 2, 5, 10, ... that is not smaller; 1 for 0 and below."""
    if not (0.0 < value < float("inf")):
        return 1.0
    unit = 10.0 ** math.floor(math.log10(value))
    for step in (1.0, 2.0, 5.0):
        if value <= step * unit * (1 + 1e-12):
            return step * unit
    return 10.0 * unit
