"""Loss functions, each with its gradient directly under it.

``y`` is what the network says, one sample ``(K,)`` or a batch ``(N, K)``; ``t`` is what it should
have said: one-hot (or any target) of the shape of ``y``, or integer labels, a scalar for one
sample and ``(N,)`` for a batch. A batch counts as the mean over its samples, so a loss does not
grow with the batch and neither does the learning rate that suits it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.floating[Any]]

EPSILON = 1e-7  # inside the logarithm: log(0) becomes -16.1 instead of -inf


def mean_squared_error(y: ArrayLike, t: ArrayLike) -> float:
    """Half the squared distance between answer and target, mean over the batch.

    ``L = 1/2 * sum_k (y_k - t_k)**2`` (Deep Learning from Scratch, 4.2.1).

    Parameters
    ----------
    y : (K,) or (N, K) float32 or float64
    t : one-hot of the shape of ``y``, or integer labels () or (N,) in 0..K-1

    Raises
    ------
    ValueError
        When ``t`` does not fit ``y``.
    """
    outputs, targets, samples = _matched(y, t)
    return float(0.5 * np.sum((outputs - targets) ** 2, dtype=np.float64) / samples)


def mean_squared_error_gradient(y: ArrayLike, t: ArrayLike) -> FloatArray:
    """``dL/dy = (y - t) / N``; shape and float dtype of ``y``."""
    outputs, targets, samples = _matched(y, t)
    gradient: FloatArray = (outputs - targets) / samples
    return gradient


def cross_entropy_error(y: ArrayLike, t: ArrayLike) -> float:
    """Minus the logarithm of the probability given to the right class, mean over the batch.

    ``L = -sum_k t_k * log(y_k + 1e-7)`` (Deep Learning from Scratch, 4.2.2 and 4.2.4).

    Parameters
    ----------
    y : (K,) or (N, K) float32 or float64, probabilities in [0, 1]
    t : one-hot of the shape of ``y``, or integer labels () or (N,) in 0..K-1

    Raises
    ------
    ValueError
        When ``t`` does not fit ``y``.
    """
    outputs, targets, samples = _matched(y, t)
    return float(-np.sum(targets * np.log(outputs + EPSILON), dtype=np.float64) / samples)


def cross_entropy_error_gradient(y: ArrayLike, t: ArrayLike) -> FloatArray:
    """``dL/dy = -t / (y + 1e-7) / N``; shape and float dtype of ``y``."""
    outputs, targets, samples = _matched(y, t)
    gradient: FloatArray = -targets / (outputs + EPSILON) / samples
    return gradient


@dataclass(frozen=True)
class Loss:
    """A loss and its gradient, both functions of ``(y, t)``, under the name that selects them."""

    name: str
    function: Callable[[ArrayLike, ArrayLike], float]
    gradient: Callable[[ArrayLike, ArrayLike], FloatArray]


LOSSES: dict[str, Loss] = {
    loss.name: loss
    for loss in (
        Loss("cross_entropy", cross_entropy_error, cross_entropy_error_gradient),
        Loss("mean_squared_error", mean_squared_error, mean_squared_error_gradient),
    )
}


def _matched(y: ArrayLike, t: ArrayLike) -> tuple[FloatArray, FloatArray, int]:
    """``y`` as floats, ``t`` as a target of the same shape and dtype, and the number of samples."""
    outputs = np.asarray(y)
    if outputs.dtype.kind in "iu":
        outputs = outputs.astype(np.float64)
    if outputs.dtype.kind != "f":
        raise ValueError(f"y must hold real numbers, not {outputs.dtype}.")
    if outputs.ndim not in (1, 2) or outputs.size == 0:
        raise ValueError(
            f"y must have the shape (K,) or (N, K) with at least one entry, not {outputs.shape}."
        )
    samples = 1 if outputs.ndim == 1 else len(outputs)

    targets = np.asarray(t)
    if targets.shape == outputs.shape:
        if targets.dtype.kind not in "biuf":
            raise ValueError(f"t must hold real numbers, not {targets.dtype}.")
        return outputs, targets.astype(outputs.dtype, copy=False), samples
    if targets.shape == outputs.shape[:-1] and targets.dtype.kind in "iu":
        return outputs, _one_hot(targets, outputs), samples
    raise ValueError(
        f"t must be one-hot of shape {outputs.shape} or integer labels of shape "
        f"{outputs.shape[:-1]} to fit y, not {targets.dtype} of shape {targets.shape}."
    )


def _one_hot(labels: NDArray[Any], outputs: FloatArray) -> FloatArray:
    """Zeros like ``outputs`` with a one at each label."""
    classes = outputs.shape[-1]
    if labels.min() < 0 or labels.max() >= classes:
        strays = labels[(labels < 0) | (labels >= classes)]
        raise ValueError(
            f"Labels in t must lie in 0..{classes - 1}, one for each column of y; "
            f"found {strays.flat[0]}."
        )
    targets = np.zeros_like(outputs)
    rows = targets.reshape(-1, classes)  # a view: also one sample is a row
    rows[np.arange(len(rows)), labels.reshape(-1)] = 1.0
    return targets
