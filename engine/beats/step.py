"""One training step in four beats: forward, loss, backward, update, and every number in between.

The step is the trainer's own: the same mini-batch, the same layers in the same order, the same
optimizer with the same memory, run on a copy, so its numbers equal those of ``Trainer.update`` to
the bit. The arrays bear the book's names: x, a1 = x W1 + b1, z1 = h(a1), a2, ..., y, t; "d" in
front of a name is the gradient of the mean loss with respect to it.
Source: Deep Learning from Scratch, 3.4 (the names), 5.5, 5.6, 5.7.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.beats.terms import Cell, Explanation, explain
from engine.layers import ActivationLayer, Affine, Array, Layer, LossLayer
from engine.losses import LOSSES
from engine.network import Network, from_snapshot
from engine.optimizers import Optimizer, make_optimizer
from engine.records import NextStep, ParamSnapshot
from engine.trainer import overflow_is_news

LARGEST_BYTES = 512 * 2**20  # of kept arrays; the article's step keeps 1.7 MB
State = Mapping[str, Mapping[str, NDArray[np.floating]]]


class StepTooLargeError(ValueError):
    """A step that would keep more numbers than there should be in memory."""


@dataclass(frozen=True)
class LayerPart:
    """A layer of the step, by the names of its arrays.

    Attributes
    ----------
    key : "affine1", "activation1", ..., "loss"
    kind : "affine", the activation's name, or the loss's
    number : 1 for W1, a1 and z1; of the loss the number of the last Affine layer
    input, output : names of the arrays that go in and come out; the loss layer puts out "y"
    layer : the class whose ``forward`` and ``backward`` were run
    params : ("W1", "b1") or ()
    """

    key: str
    kind: str
    number: int
    input: str
    output: str
    layer: type[Affine] | type[ActivationLayer] | type[LossLayer]
    params: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Beats:
    """A training step taken apart. All arrays are read-only copies.

    Attributes
    ----------
    step : what it was made from
    layers : in the order of the forward pass; the loss layer comes last
    arrays : by name, per image along the first axis: x (N, D), a1, z1, ..., y (N, K), t (N, K)
        one-hot, the slopes s1 of the activations, and the gradients da1, dz1, ...; and of the
        whole batch L (N,) float64, W1, b1, dW1, db1, W1_after, b1_after, W1_change, ...
    labels : (N,) int64, the right answers
    losses : (N,) float64, the loss of each image
    loss, loss_after : the mean loss before the update, and of the same images after it
    optimizer : after the update
    state_before, state_after : the optimizer's memory by slot and parameter
    """

    step: NextStep
    layers: tuple[LayerPart, ...]
    arrays: Mapping[str, NDArray[Any]]
    labels: NDArray[np.int64]
    losses: NDArray[np.float64]
    loss: float
    loss_after: float
    optimizer: Optimizer
    state_before: State
    state_after: State

    @property
    def iteration(self) -> int:
        """The number that this step has in the run, counted from 1."""
        return self.step.snapshot.iteration + 1

    @property
    def batch_size(self) -> int:
        return len(self.labels)

    @property
    def reported_loss(self) -> float:
        """The loss as ``StepResult`` reports it for this iteration."""
        after = self.step.snapshot.config.loss_after_update
        return self.loss_after if after else self.loss

    def is_per_image(self, name: str) -> bool:
        """Whether the array has one row per image."""
        return name in ("x", "y", "t") or name.lstrip("d")[0] in "azs"

    def shown(self, name: str, image: int | None = None) -> NDArray[Any]:
        """The array for one image of the batch, or for the batch as a whole.

        Values are averaged over the batch; gradients are added up, since each bears its 1/N
        already: both are the mean over the images. Arrays of parameters are given as they are.
        """
        array = self.arrays[name]
        if not self.is_per_image(name):
            return array
        if image is not None:
            return np.asarray(array[image])
        total = array.sum(axis=0, dtype=np.float64)
        return np.asarray(total if name.startswith("d") else total / self.batch_size)

    def explain(self, cell: Cell, most: int = 12) -> Explanation:
        """What made this number: the terms of its sum or product, top contributions first.

        Raises
        ------
        ValueError
            When there is no such cell.
        """
        return explain(self, cell, most)


def take_apart(step: NextStep) -> Beats:
    """Make the step on a copy and keep all its numbers.

    2 ms for the article's network. ``StepTooLargeError`` beyond ``LARGEST_BYTES``.
    """
    work = taking_apart(step)
    while True:
        try:
            next(work)
        except StopIteration as end:
            beats: Beats = end.value
            return beats


def taking_apart(step: NextStep) -> Generator[str, None, Beats]:
    """``take_apart`` layer by layer, for callers that must stay responsive; yields layer keys."""
    config, dataset = step.snapshot.config, step.dataset
    _refuse_if_too_large(step)
    network = _copy_of(step.snapshot)
    optimizer = make_optimizer(config.optimizer, config.learning_rate, **config.optimizer_params)
    if step.optimizer is not None:
        optimizer.load_state_dict(step.optimizer)
    kept = _Kept()
    x = step.inputs()
    labels = dataset.train.labels[step.indices]
    parts = _parts_of(network, config.loss)
    kept["x"] = x
    for layer, part in zip(network.layers, parts, strict=False):
        with overflow_is_news():
            x = layer.forward(x)
        kept[part.output] = x
        yield part.key
    with overflow_is_news():
        loss = network.loss_layer.forward(x, labels)
    kept["y"] = network.loss_layer.y
    kept["t"] = np.eye(dataset.num_classes, dtype=config.dtype)[labels]
    losses = np.array(LOSSES[config.loss].per_sample(kept["y"], labels), np.float64)
    kept["L"] = losses
    yield parts[-1].key
    yield from _go_back(network, parts, kept)
    state_before = _frozen_state(optimizer)
    with overflow_is_news():
        _update(network, optimizer, kept, learns=math.isfinite(loss))
        loss_after = network.loss(kept["x"], labels)
    yield "update"
    return Beats(
        step,
        parts,
        MappingProxyType(dict(kept)),
        _frozen(labels),
        _frozen(losses),
        loss,
        loss_after,
        optimizer,
        state_before,
        _frozen_state(optimizer),
    )


def _go_back(
    network: Network, parts: tuple[LayerPart, ...], kept: _Kept
) -> Generator[str, None, None]:
    """From the loss to the first layer; the gradient of x is not computed, as in training."""
    slope = network.loss_layer.backward()
    kept["d" + parts[-1].input] = slope
    dout: Array | None = slope
    yield parts[-1].key
    for position in range(len(network.layers) - 1, -1, -1):
        layer, part = network.layers[position], parts[position]
        assert dout is not None
        with overflow_is_news():
            dout = layer.backward(dout, need_dx=position > 0)
        for name, short in zip(part.params, layer.params, strict=True):
            kept["d" + name] = layer.grads[short]
        if dout is not None:
            kept["d" + part.input] = dout
        if isinstance(layer, ActivationLayer):
            slope = layer.activation.derivative(kept[part.output])
            kept[f"s{part.number}"] = np.asarray(slope, dout.dtype if dout is not None else None)
        yield part.key


def _update(network: Network, optimizer: Optimizer, kept: _Kept, learns: bool) -> None:
    """The optimizer's step; a loss that is not finite is not learned from."""
    for name, array in network.params.items():
        kept[name] = array
    if learns:
        grads = {name: kept["d" + name] for name in network.params}
        optimizer.update(network.params, grads)
    for name, array in network.params.items():
        kept[name + "_after"] = array
        kept[name + "_change"] = array - kept[name]


class _Kept(dict[str, NDArray[Any]]):
    """Arrays by name; what is put in is copied and locked."""

    def __setitem__(self, name: str, array: NDArray[Any]) -> None:
        super().__setitem__(name, _frozen(array))


def _frozen(array: NDArray[Any]) -> NDArray[Any]:
    copy = np.array(array)
    copy.flags.writeable = False
    return copy


def _frozen_state(optimizer: Optimizer) -> State:
    return {
        slot: {name: _frozen(array) for name, array in arrays.items()}
        for slot, arrays in optimizer.state.items()
    }


def _copy_of(snapshot: ParamSnapshot) -> Network:
    """The network with parameters of its own, which an optimizer may change."""
    params = {name: array.copy() for name, array in snapshot.params.items()}
    return from_snapshot(ParamSnapshot(snapshot.iteration, snapshot.config, params))


def _parts_of(network: Network, loss: str) -> tuple[LayerPart, ...]:
    parts: list[LayerPart] = []
    number, name = 0, "x"
    for layer in network.layers:
        if isinstance(layer, ActivationLayer):
            kind, key, output = layer.activation.name, f"activation{number}", f"z{number}"
        else:
            number += 1
            kind, key, output = "affine", f"affine{number}", f"a{number}"
        params = tuple(f"{short}{number}" for short in layer.params)
        parts.append(LayerPart(key, kind, number, name, output, _class_of(layer), params))
        name = output
    return (*parts, LayerPart("loss", loss, number, name, "y", type(network.loss_layer)))


def _class_of(layer: Layer) -> type[Affine] | type[ActivationLayer]:
    return ActivationLayer if isinstance(layer, ActivationLayer) else Affine


def bytes_kept(step: NextStep) -> int:
    """What the arrays of a step will take: of a unit a, z, s and two gradients; W four times."""
    params = step.snapshot.params
    units = sum(array.size for name, array in params.items() if name.startswith("b"))
    numbers = len(step.indices) * (step.dataset.input_size + 5 * units)
    numbers += 4 * sum(array.size for array in params.values())
    return int(numbers * params["W1"].itemsize)


def _refuse_if_too_large(step: NextStep) -> None:
    size = bytes_kept(step)
    if size > LARGEST_BYTES:
        raise StepTooLargeError(
            f"This step would keep {size // 2**20} MiB of numbers, expected at most "
            f"{LARGEST_BYTES // 2**20} MiB; a smaller mini-batch can be taken apart."
        )
