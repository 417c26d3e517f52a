"""A network: layers in a row, a loss at the end, and all parameters under their names.

``params`` maps "W1", "b1", "W2", ... to the arrays that the layers themselves use, so an
optimizer that updates the dictionary in place has updated the network.
Source: Deep Learning from Scratch, 4.4.2 (simpleNet), 4.5.1 (two layers), 5.7.2 (backpropagation).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from engine.activations import ACTIVATIONS, softmax
from engine.gradients import numerical_gradient
from engine.initializers import INITIALIZERS, initial_weights
from engine.layers import LOSS_LAYERS, ActivationLayer, Affine, Array, Labels, Layer, LossLayer
from engine.records import ParamSnapshot

ACCURACY_ROWS = 2000  # rows per chunk: about 6 ms at 784-100-10, and the memory stays small


class Network:
    """Hidden layers and a loss; built by ``simple_net``, ``two_layer_net`` or ``mlp``.

    Attributes
    ----------
    params : dict of str to ndarray
        The live parameters: "W1" (D, H), "b1" (H,), "W2", ...
    dtype : numpy.dtype
        float32 for training, float64 on demand (``astype``).
    """

    def __init__(self, layers: Sequence[Layer], loss_layer: LossLayer) -> None:
        self.layers = tuple(layers)
        self.loss_layer = loss_layer
        self.params: dict[str, Array] = {}
        self._grads: dict[str, Array] = {}
        affine_layers = [layer for layer in self.layers if layer.params]
        for number, layer in enumerate(affine_layers, start=1):
            for key, array in layer.params.items():
                self.params[f"{key}{number}"] = array
                self._grads[f"{key}{number}"] = layer.grads[key]
        self.dtype = self.params["W1"].dtype

    @property
    def input_size(self) -> int:
        """Numbers per sample that ``predict`` expects."""
        return int(self.params["W1"].shape[0])

    @property
    def output_size(self) -> int:
        """Number of classes."""
        return int(self.params[f"W{self._depth()}"].shape[1])

    def _depth(self) -> int:
        return sum(1 for key in self.params if key.startswith("W"))

    # -- forward ------------------------------------------------------------------------------

    def _forward(self, x: Array) -> Array:
        """Logits in a workspace that the next call overwrites."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x: ArrayLike) -> Array:
        """Logits, the scores before softmax: (D,) -> (K,) or (N, D) -> (N, K)."""
        rows = self._rows(x)
        logits = self._forward(rows).copy()
        return logits if np.ndim(x) == 2 else logits[0]

    def probabilities(self, x: ArrayLike) -> Array:
        """Softmax of ``predict``: each row adds up to 1."""
        return softmax(self.predict(x))

    def loss(self, x: ArrayLike, t: ArrayLike) -> float:
        """Mean loss over the batch, in nats for cross entropy; t one-hot or integer labels."""
        rows = self._rows(x)
        return self.loss_layer.forward(self._forward(rows), self._targets(t, len(rows)))

    def accuracy(self, x: ArrayLike, t: ArrayLike) -> float:
        """Share of samples whose largest logit is the right one, in [0, 1]."""
        rows = self._rows(x)
        targets = self._targets(t, len(rows))
        labels = np.asarray(targets.argmax(axis=1) if targets.ndim == 2 else targets, np.intp)
        correct = 0
        for start in range(0, len(rows), ACCURACY_ROWS):
            chunk = slice(start, start + ACCURACY_ROWS)
            correct += self.count_correct(rows[chunk], labels[chunk])
        return correct / len(rows)

    def count_correct(self, x: Array, labels: Labels) -> int:
        """Number of rows of x (N, D), already of the network's dtype, answered rightly."""
        return int(np.count_nonzero(self._forward(x).argmax(axis=1) == labels))

    # -- backward -----------------------------------------------------------------------------

    def loss_and_gradients(self, x: Array, t: Array | Labels) -> tuple[float, dict[str, Array]]:
        """Forward and backward pass of one mini-batch, without a single new large array.

        Parameters
        ----------
        x : (N, D), of the network's dtype
        t : (N,) integer labels or (N, K) one-hot

        Returns
        -------
        The mean loss *before* any update, and the gradients keyed like ``params``. The arrays
        are the network's own and hold until the next call; ``gradient`` gives copies.
        """
        loss = self.loss_layer.forward(self._forward(x), t)
        dout: Array | None = self.loss_layer.backward()
        for position in range(len(self.layers) - 1, -1, -1):
            assert dout is not None
            dout = self.layers[position].backward(dout, need_dx=position > 0)
        return loss, self._grads

    def gradient(self, x: ArrayLike, t: ArrayLike) -> dict[str, Array]:
        """Gradient of ``loss`` by backpropagation, keyed and shaped like ``params``."""
        rows = self._rows(x)
        _, grads = self.loss_and_gradients(rows, self._targets(t, len(rows)))
        return {key: grad.copy() for key, grad in grads.items()}

    def numerical_gradient(self, x: ArrayLike, t: ArrayLike, h: float = 1e-4) -> dict[str, Array]:
        """Gradient of ``loss`` by central differences, one parameter at a time (4.4.2).

        Two losses per parameter: for checking, not for training. Computed on a float64 copy,
        since float32 rounds away most of a step of 1e-4.
        """
        twin = self.astype(np.float64)
        rows, targets = twin._rows(x), np.asarray(t)
        grads: dict[str, Array] = {}
        for key, array in twin.params.items():
            original = array.copy()

            def loss_with(values: Array, array: Array = array) -> float:
                np.copyto(array, values)
                return twin.loss(rows, targets)

            grads[key] = numerical_gradient(loss_with, original, h)
            np.copyto(array, original)
        return grads

    # -- copies and input checks --------------------------------------------------------------

    def astype(self, dtype: DTypeLike) -> Network:
        """An independent copy in float32 or float64."""
        params = {key: array.astype(dtype) for key, array in self.params.items()}
        activations = [la.activation.name for la in self.layers if isinstance(la, ActivationLayer)]
        loss = next(name for name, kind in LOSS_LAYERS.items() if type(self.loss_layer) is kind)
        return _assemble(params, activations[0] if activations else "sigmoid", loss)

    def _rows(self, x: ArrayLike) -> Array:
        rows = np.atleast_2d(np.asarray(x, dtype=self.dtype))
        if rows.ndim != 2 or rows.shape[1] != self.input_size or len(rows) == 0:
            raise ValueError(
                f"x has shape {np.shape(x)}; this network takes ({self.input_size},) "
                f"or (N, {self.input_size}) with at least one row"
            )
        return rows

    def _targets(self, t: ArrayLike, count: int) -> Array | Labels:
        """t as (N,) integer labels or (N, K) one-hot rows."""
        targets = np.asarray(t)
        classes = self.output_size
        if targets.ndim == 1 and count == 1 and len(targets) == classes:
            targets = targets[None, :]  # the one-hot answer of a single sample
        targets = np.atleast_1d(targets)
        if targets.shape not in ((count,), (count, classes)):
            raise ValueError(
                f"t has shape {np.shape(t)}; {count} samples of {classes} classes take labels "
                f"({count},) or one-hot rows ({count}, {classes})"
            )
        if targets.ndim == 1:
            if not np.issubdtype(targets.dtype, np.integer):
                raise ValueError(f"labels are integers; t has dtype {targets.dtype}")
            if targets.min() < 0 or targets.max() >= classes:
                raise ValueError(
                    f"labels run from 0 to {classes - 1}; "
                    f"t holds {targets.min()} to {targets.max()}"
                )
        return targets


# -- builders ---------------------------------------------------------------------------------


def _assemble(params: Mapping[str, Array], activation: str, loss: str) -> Network:
    """The network around given parameter arrays, which it uses without copying them."""
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation {activation!r} is unknown; choose of {sorted(ACTIVATIONS)}")
    if loss not in LOSS_LAYERS:
        raise ValueError(f"loss {loss!r} is unknown; choose of {sorted(LOSS_LAYERS)}")
    depth = sum(1 for key in params if key.startswith("W"))
    dtype = params["W1"].dtype
    layers: list[Layer] = []
    for number in range(1, depth + 1):
        layers.append(Affine(params[f"W{number}"], params.get(f"b{number}")))
        if number < depth:
            layers.append(ActivationLayer(ACTIVATIONS[activation], dtype))
    return Network(layers, LOSS_LAYERS[loss](dtype))


def mlp(
    sizes: Sequence[int],
    activation: str = "sigmoid",
    initializer: str = "std",
    weight_init_std: float = 0.01,
    loss: str = "cross_entropy",
    rng: np.random.Generator | None = None,
    dtype: DTypeLike = np.float32,
) -> Network:
    """A fully connected network of any depth.

    Parameters
    ----------
    sizes : [input, hidden..., output], at least two numbers, each >= 1
    activation : "sigmoid", "relu" or "tanh", after each hidden layer
    initializer : "std" (``weight_init_std`` everywhere), "xavier" or "he"; biases are zero
    loss : "cross_entropy" or "mean_squared_error", both on softmax outputs
    rng : where the weights are drawn from; a fresh unseeded generator when None
    dtype : float32 or float64
    """
    if len(sizes) < 2 or any(int(size) != size or size < 1 for size in sizes):
        raise ValueError(f"sizes takes two or more whole numbers >= 1, got {list(sizes)}")
    if initializer not in INITIALIZERS:
        raise ValueError(
            f"initializer {initializer!r} is unknown; choose of {sorted(INITIALIZERS)}"
        )
    if np.dtype(dtype) not in (np.dtype(np.float32), np.dtype(np.float64)):
        raise ValueError(f"dtype is float32 or float64, got {np.dtype(dtype)}")
    rng = np.random.default_rng() if rng is None else rng
    spread = INITIALIZERS[initializer]
    params: dict[str, Array] = {}
    for number, (fan_in, fan_out) in enumerate(pairwise(sizes), start=1):
        std = spread(fan_in, weight_init_std)
        params[f"W{number}"] = initial_weights(fan_in, fan_out, std, rng, dtype)
        params[f"b{number}"] = np.zeros(fan_out, dtype)
    return _assemble(params, activation, loss)


def two_layer_net(
    input_size: int = 784,
    hidden_size: int = 100,
    output_size: int = 10,
    weight_init_std: float = 0.1,
    activation: str = "sigmoid",
    rng: np.random.Generator | None = None,
    dtype: DTypeLike = np.float32,
) -> Network:
    """The book's TwoLayerNet (4.5.1): Affine, activation, Affine, softmax with cross entropy."""
    sizes = (input_size, hidden_size, output_size)
    return mlp(sizes, activation, "std", weight_init_std, rng=rng, dtype=dtype)


def simple_net(
    W: ArrayLike | None = None,
    rng: np.random.Generator | None = None,
    dtype: DTypeLike = np.float64,
) -> Network:
    """The book's simpleNet (4.4.2): one (2, 3) weight matrix, no bias, softmax, cross entropy.

    ``W`` fixes the weights (any (D, K)); without it they are drawn from N(0, 1).
    """
    if W is None:
        rng = np.random.default_rng() if rng is None else rng
        weights = rng.standard_normal((2, 3)).astype(dtype)
    else:
        weights = np.array(W, dtype=dtype)
        if weights.ndim != 2:
            raise ValueError(f"W is a matrix (inputs, classes), got shape {weights.shape}")
    return _assemble({"W1": weights}, "sigmoid", "cross_entropy")


def from_snapshot(snapshot: ParamSnapshot) -> Network:
    """The network at the moment of the snapshot; shares its read-only arrays."""
    return _assemble(snapshot.params, snapshot.config.activation, snapshot.config.loss)
