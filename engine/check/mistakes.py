"""Four classic mistakes of backpropagation, each in a small layer that is otherwise right.

All of them are in the backward pass: the loss stays right, and so does the numerical gradient,
which knows nothing but the loss. That is why a gradient check finds them, and training, which
often still goes downhill, does not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from numpy.typing import DTypeLike

from engine.activations import softmax
from engine.layers import (
    ActivationLayer,
    Affine,
    Array,
    Labels,
    Layer,
    LossLayer,
    SoftmaxWithLoss,
    SoftmaxWithSquaredError,
)
from engine.network import Network


class SumOverBatch(SoftmaxWithLoss):
    """The loss is the mean over the batch, its gradient that of the sum: 1/N is forgotten."""

    def backward(self) -> Array:
        return super().backward() * len(self.y)


class SumOverBatchSquaredError(SoftmaxWithSquaredError):
    """The same with squared errors."""

    def backward(self) -> Array:
        return super().backward() * len(self.y)


class TransposedAffine(Affine):
    """``dout^T x`` instead of ``x^T dout``, made to fit: right numbers in wrong places."""

    def backward(self, dout: Array, need_dx: bool = True) -> Array | None:
        dx = super().backward(dout, need_dx)
        dW = self.grads["W"]
        dW[...] = (dout.T @ self._x).reshape(dW.shape)
        return dx


class PassThroughActivation(ActivationLayer):
    """The derivative of the activation function is missing: ``dout`` goes through as it is."""

    def backward(self, dout: Array, need_dx: bool = True) -> Array | None:
        return dout.copy()


class WholeBatchSoftmax(SoftmaxWithLoss):
    """Backward gets probabilities that add up to 1 over the whole batch instead of each row."""

    def forward(self, z: Array, t: Array | Labels) -> float:
        loss = super().forward(z, t)
        self.y = softmax(z.reshape(1, -1)).reshape(z.shape)
        return loss


class WholeBatchSquaredError(SoftmaxWithSquaredError):
    """The same with squared errors."""

    def forward(self, z: Array, t: Array | Labels) -> float:
        loss = super().forward(z, t)
        self.y = softmax(z.reshape(1, -1)).reshape(z.shape)
        return loss


@dataclass(frozen=True)
class Mistake:
    """What is put in the place of which layer; None leaves it as it is.

    Attributes
    ----------
    name : the key in MISTAKES
    classes : the layers with the mistake, for reading
    hidden : a layer of the network -> the one to take its place
    loss : a loss layer and dtype -> the one to take its place
    """

    name: str
    classes: tuple[type, ...]
    hidden: Callable[[Layer, DTypeLike], Layer | None]
    loss: Callable[[LossLayer, DTypeLike], LossLayer | None]

    def fits(self, network: Network) -> bool:
        """Whether it changes a gradient at all.

        Without a hidden layer there is no activation to forget, and a matrix of one row or
        column is, poured out, the same as its transpose.
        """
        if self.name == "activation":
            return any(isinstance(layer, ActivationLayer) for layer in network.layers)
        if self.name == "transposed":
            return any(min(p.shape) > 1 for p in network.params.values() if p.ndim == 2)
        return True


class FlawedNetwork(Network):
    """A copy of a network with one mistake in its backward pass; ``astype`` keeps the mistake.

    Attributes
    ----------
    mistake : Mistake
    """

    def __init__(self, sound: Network, mistake: Mistake) -> None:
        twin = Network.astype(sound, sound.dtype)
        layers = [mistake.hidden(layer, twin.dtype) or layer for layer in twin.layers]
        super().__init__(layers, mistake.loss(twin.loss_layer, twin.dtype) or twin.loss_layer)
        self.mistake = mistake
        self._sound = twin  # with the same parameter arrays

    def astype(self, dtype: DTypeLike) -> FlawedNetwork:
        return FlawedNetwork(self._sound.astype(dtype), self.mistake)


def plant(name: str, network: Network) -> FlawedNetwork:
    """A copy of ``network`` with the mistake ``name`` of MISTAKES in it.

    Raises
    ------
    ValueError
        When there is no such mistake, or this network has no place for it.
    """
    if name not in MISTAKES:
        raise ValueError(f"mistake {name!r} is unknown; choose of {sorted(MISTAKES)}")
    mistake = MISTAKES[name]
    if not mistake.fits(network):
        raise ValueError(f"the mistake {name!r} changes nothing in this network")
    return FlawedNetwork(network, mistake)


def _keep_hidden(layer: Layer, dtype: DTypeLike) -> Layer | None:
    return None


def _keep_loss(layer: LossLayer, dtype: DTypeLike) -> LossLayer | None:
    return None


def _sum_over_batch(layer: LossLayer, dtype: DTypeLike) -> LossLayer:
    cross = isinstance(layer, SoftmaxWithLoss)
    return SumOverBatch(dtype) if cross else SumOverBatchSquaredError(dtype)


def _whole_batch(layer: LossLayer, dtype: DTypeLike) -> LossLayer:
    cross = isinstance(layer, SoftmaxWithLoss)
    return WholeBatchSoftmax(dtype) if cross else WholeBatchSquaredError(dtype)


def _transposed(layer: Layer, dtype: DTypeLike) -> Layer | None:
    if not isinstance(layer, Affine):
        return None
    return TransposedAffine(layer.params["W"], layer.params.get("b"))


def _pass_through(layer: Layer, dtype: DTypeLike) -> Layer | None:
    if not isinstance(layer, ActivationLayer):
        return None
    return PassThroughActivation(layer.activation, dtype)


MISTAKES: dict[str, Mistake] = {
    mistake.name: mistake
    for mistake in (
        Mistake("mean", (SumOverBatch, SumOverBatchSquaredError), _keep_hidden, _sum_over_batch),
        Mistake("transposed", (TransposedAffine,), _transposed, _keep_loss),
        Mistake("activation", (PassThroughActivation,), _pass_through, _keep_loss),
        Mistake("softmax", (WholeBatchSoftmax, WholeBatchSquaredError), _keep_hidden, _whole_batch),
    )
}
