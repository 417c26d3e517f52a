"""The layers of a network: forward, and directly under it the backward pass that undoes it.

Forward and backward write into workspaces that the layer keeps from one batch to the next: at
batch 100 allocating them anew costs about a fifth of a training step. So what they return is valid
until the layer's next call; whoever wants to keep it, copies it (``Network`` does so for its
callers). No layer ever writes into the array it was given.

Shapes: x (N, D_in), out (N, D_out); ``dout`` is the gradient of the loss with respect to a
layer's output, what ``backward`` returns is the gradient with respect to its input.
Source: Deep Learning from Scratch, 5.5 and 5.6.
"""

from __future__ import annotations

from typing import Literal, Protocol

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.activations import Activation, softmax
from engine.losses import EPSILON, cross_entropy_error, mean_squared_error

Array = NDArray[np.floating]
Labels = NDArray[np.integer]


FEW_COLUMNS = 32


class Layer(Protocol):
    """What a network asks of a hidden layer."""

    params: dict[str, Array]
    grads: dict[str, Array]

    def forward(self, x: Array) -> Array: ...

    def backward(self, dout: Array, need_dx: bool = True) -> Array | None: ...


class Workspace:
    """Arrays kept between calls, made anew only when a batch of another shape comes."""

    def __init__(self, dtype: DTypeLike) -> None:
        self._dtype = np.dtype(dtype)
        self._arrays: dict[str, Array] = {}

    def array(self, name: str, shape: tuple[int, ...], order: Literal["C", "F"] = "C") -> Array:
        """An uninitialized array of that shape, the same one as long as the shape stays."""
        found = self._arrays.get(name)
        if found is None or found.shape != shape:
            found = self._arrays[name] = np.empty(shape, self._dtype, order)
        return found


class Affine:
    """x W + b. Without ``b`` it is the bare product, as in the book's simpleNet (4.4.2)."""

    def __init__(self, W: Array, b: Array | None = None) -> None:
        # Few columns, as of logits, lie column by column: maxima and sums along the classes are
        # then taken over contiguous batches, which makes a softmax of ten classes 6 us faster.
        self._order: Literal["C", "F"] = "F" if W.shape[1] < FEW_COLUMNS else "C"
        self.params: dict[str, Array] = {"W": W} if b is None else {"W": W, "b": b}
        self.grads: dict[str, Array] = {key: np.zeros_like(p) for key, p in self.params.items()}
        self._work = Workspace(W.dtype)
        self._x = W[:0].T

    def forward(self, x: Array) -> Array:
        """(N, D_in) -> (N, D_out)."""
        self._x = x
        W = self.params["W"]
        out = np.matmul(x, W, out=self._work.array("out", (len(x), W.shape[1]), self._order))
        if "b" in self.params:
            np.add(out, self.params["b"], out=out)
        return out

    def backward(self, dout: Array, need_dx: bool = True) -> Array | None:
        """dW = x^T dout, db = sum over the batch of dout, dx = dout W^T.

        The first layer of a network skips dx: it is the gradient of the picture, of the size of
        the largest product of the step, and training has no use for it.
        """
        np.matmul(self._x.T, dout, out=self.grads["W"])
        if "b" in self.params:
            np.add.reduce(dout, axis=0, out=self.grads["b"])
        if not need_dx:
            return None
        W = self.params["W"]
        return np.matmul(dout, W.T, out=self._work.array("dx", (len(dout), W.shape[0])))


class ActivationLayer:
    """A registered activation function applied to each element."""

    def __init__(self, activation: Activation, dtype: DTypeLike) -> None:
        self.activation = activation
        self.params: dict[str, Array] = {}
        self.grads: dict[str, Array] = {}
        self._work = Workspace(dtype)
        self._y: Array = np.empty((0, 0), dtype)

    def forward(self, x: Array) -> Array:
        """(N, D) -> (N, D)."""
        self._y = self.activation.function(x, out=self._work.array("y", x.shape))
        return self._y

    def backward(self, dout: Array, need_dx: bool = True) -> Array | None:
        """dout times the derivative at the output that forward kept."""
        dx = self.activation.derivative(self._y, out=self._work.array("dx", dout.shape))
        return np.multiply(dx, dout, out=dx)


class SoftmaxWithLoss:
    """Softmax per row, then the cross entropy against the right answers.

    ``t`` is one-hot (N, K) or integer labels (N,); the loss is the mean over the batch in nats.
    """

    def __init__(self, dtype: DTypeLike) -> None:
        self._work = Workspace(dtype)
        self.y: Array = np.empty((0, 0), dtype)
        self._t: Array | Labels = np.empty(0, np.intp)
        self._rows = np.arange(0)
        self._right: NDArray[np.integer] = np.arange(0)

    def forward(self, z: Array, t: Array | Labels) -> float:
        """Logits (N, K) and right answers -> loss."""
        self._t = t
        self.y = softmax(z, out=self._work.array("y", z.shape, "F"))
        if t.ndim == 2:
            return cross_entropy_error(self.y, t)
        # The same sum by label: one probability per row instead of a one-hot table, 5 us
        # instead of 23 of a training step of 550. y lies column by column, so the right answer
        # of row n stands at t * N + n.
        if len(self._rows) != len(t):
            self._rows = np.arange(len(t))
        self._right = np.asarray(t * len(t) + self._rows, np.intp)
        right = self.y.T.reshape(-1).take(self._right)
        np.add(right, EPSILON, out=right)
        return float(np.add.reduce(np.log(right, out=right), dtype=np.float64)) / -len(t)

    def backward(self) -> Array:
        """(y - t) / N (Deep Learning from Scratch, 5.6.3).

        The book's form: it leaves out the 1e-7 inside the logarithm, which a gradient check sees
        as a relative difference of about 1e-7 / y.
        """
        dz = self._work.array("dz", self.y.shape, "F")
        if self._t.ndim == 2:
            np.subtract(self.y, self._t, out=dz)
        else:
            np.copyto(dz, self.y)
            dz.T.reshape(-1)[self._right] -= 1.0
        return np.multiply(dz, 1.0 / len(dz), out=dz)


class SoftmaxWithSquaredError:
    """Softmax per row, then half the sum of squared errors: the loss one is told not to take.

    Its gradient carries the softmax's own slope, which vanishes where the network is surely
    wrong; trained beside ``SoftmaxWithLoss`` one sees why classification uses cross entropy.
    """

    def __init__(self, dtype: DTypeLike) -> None:
        self._work = Workspace(dtype)
        self.y: Array = np.empty((0, 0), dtype)
        self._t: Array | Labels = np.empty(0, np.intp)

    def forward(self, z: Array, t: Array | Labels) -> float:
        """Logits (N, K) and right answers -> loss."""
        self._t = t
        self.y = softmax(z, out=self._work.array("y", z.shape))
        return float(mean_squared_error(self.y, t))

    def backward(self) -> Array:
        """y (g - sum_k g_k y_k) with g = (y - t) / N, the softmax's Jacobian times g."""
        y, dz = self.y, self._work.array("dz", self.y.shape)
        np.copyto(dz, y)
        if self._t.ndim == 2:
            np.subtract(dz, self._t, out=dz)
        else:
            dz[np.arange(len(dz)), self._t] -= 1.0
        np.multiply(dz, 1.0 / len(dz), out=dz)
        np.subtract(dz, (dz * y).sum(axis=1, keepdims=True), out=dz)
        return np.multiply(dz, y, out=dz)


LossLayer = SoftmaxWithLoss | SoftmaxWithSquaredError

LOSS_LAYERS: dict[str, type[SoftmaxWithLoss] | type[SoftmaxWithSquaredError]] = {
    "cross_entropy": SoftmaxWithLoss,
    "mean_squared_error": SoftmaxWithSquaredError,
}
