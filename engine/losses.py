"""Loss functions, each with its gradient directly under it; and accuracy, which is none.

``y`` is what the network says, one sample ``(K,)`` or a batch ``(N, K)``; ``t`` is what it should
have said: one-hot (or any target) of the shape of ``y``, or integer labels, a scalar for one
sample and ``(N,)`` for a batch. A batch counts as the mean over its samples, so a loss does not
grow with the batch and neither does the learning rate that suits it. What a ``*_per_sample``
function gives is the same before the mean is taken.
"""

from __future__ import annotations

import math
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


def mean_squared_error_per_sample(y: ArrayLike, t: ArrayLike) -> FloatArray:
    """``E_n = 1/2 * sum_k (y_nk - t_nk)**2``: float64, (N,) for a batch and () for one sample.

    ``dE_n/dy_n`` is ``mean_squared_error_gradient`` of the row alone.
    """
    outputs, targets, _ = _matched(y, t)
    return np.asarray(0.5 * np.sum((outputs - targets) ** 2, axis=-1, dtype=np.float64))


def cross_entropy_error(y: ArrayLike, t: ArrayLike, *, epsilon: float = EPSILON) -> float:
    """Minus the logarithm of the probability given to the right class, mean over the batch.

    ``L = -sum_k t_k * log(y_k + 1e-7)`` (Deep Learning from Scratch, 4.2.2 and 4.2.4).

    Parameters
    ----------
    y : (K,) or (N, K) float32 or float64, probabilities in [0, 1]
    t : one-hot of the shape of ``y``, or integer labels () or (N,) in 0..K-1
    epsilon : added inside the logarithm, >= 0. With 0 the loss is infinite, without a warning,
        where a right class has the probability 0; a class with t_k = 0 costs nothing even there.

    Raises
    ------
    ValueError
        When ``t`` does not fit ``y``, or ``epsilon`` is negative or not finite.
    """
    outputs, targets, samples = _matched(y, t)
    return float(-np.sum(_log_terms(outputs, targets, epsilon), dtype=np.float64) / samples)


def cross_entropy_error_gradient(
    y: ArrayLike, t: ArrayLike, *, epsilon: float = EPSILON
) -> FloatArray:
    """``dL/dy = -t / (y + 1e-7) / N``; shape and float dtype of ``y``.

    With ``epsilon=0`` minus infinity, without a warning, where a right class has probability 0.
    """
    outputs, targets, samples = _matched(y, t)
    if epsilon != 0:
        gradient: FloatArray = -targets / (outputs + _checked(epsilon)) / samples
        return gradient
    wanted = targets != 0  # 0/0 is no slope: what t does not want is not asked for
    with np.errstate(divide="ignore"):
        return np.divide(-targets, outputs, out=np.zeros_like(outputs), where=wanted) / samples


def cross_entropy_error_per_sample(
    y: ArrayLike, t: ArrayLike, *, epsilon: float = EPSILON
) -> FloatArray:
    """``E_n = -sum_k t_nk * log(y_nk + 1e-7)``: float64, (N,) for a batch and () for one sample.

    ``dE_n/dy_n`` is ``cross_entropy_error_gradient`` of the row alone.
    """
    outputs, targets, _ = _matched(y, t)
    return np.asarray(-np.sum(_log_terms(outputs, targets, epsilon), axis=-1, dtype=np.float64))


def accuracy(y: ArrayLike, t: ArrayLike) -> float:
    """Share of the samples whose largest output is that of the right class, in [0, 1].

    It moves in steps of 1/N, and of equal outputs the first counts as the largest. No loss, and
    why not is the subject of Deep Learning from Scratch, 4.2.5.

    Parameters
    ----------
    y : (K,) or (N, K) float32 or float64
    t : one-hot of the shape of ``y``, or integer labels () or (N,) in 0..K-1

    Raises
    ------
    ValueError
        When ``t`` does not fit ``y``.
    """
    return float(np.mean(accuracy_per_sample(y, t)))


def accuracy_gradient(y: ArrayLike, t: ArrayLike) -> FloatArray:
    """Zero for every output; shape and float dtype of ``y``.

    A small change of an output changes nothing unless two outputs are equally large, and there
    accuracy jumps and has no derivative: nowhere does it say which way to go.
    """
    outputs, _, _ = _matched(y, t)
    return np.zeros_like(outputs)


def accuracy_per_sample(y: ArrayLike, t: ArrayLike) -> FloatArray:
    """1 where the largest output is the right one, else 0: float64, (N,), or () for one sample.

    Its derivative is ``accuracy_gradient``.
    """
    outputs, targets, _ = _matched(y, t)
    return np.asarray(outputs.argmax(axis=-1) == targets.argmax(axis=-1), dtype=np.float64)


@dataclass(frozen=True)
class Loss:
    """A loss and its gradient, both functions of ``(y, t)``, under the name that selects them.

    ``per_sample`` is the loss of each sample, of which ``function`` is the mean.
    """

    name: str
    function: Callable[[ArrayLike, ArrayLike], float]
    gradient: Callable[[ArrayLike, ArrayLike], FloatArray]
    per_sample: Callable[[ArrayLike, ArrayLike], FloatArray]


LOSSES: dict[str, Loss] = {
    loss.name: loss
    for loss in (
        Loss(
            "cross_entropy",
            cross_entropy_error,
            cross_entropy_error_gradient,
            cross_entropy_error_per_sample,
        ),
        Loss(
            "mean_squared_error",
            mean_squared_error,
            mean_squared_error_gradient,
            mean_squared_error_per_sample,
        ),
    )
}

# What can be measured of an answer: the losses, which can be descended, and accuracy, which cannot
MEASURES: dict[str, Loss] = {
    **LOSSES,
    "accuracy": Loss("accuracy", accuracy, accuracy_gradient, accuracy_per_sample),
}


def _log_terms(outputs: FloatArray, targets: FloatArray, epsilon: float) -> FloatArray:
    """``t * log(y + epsilon)``; with no epsilon, 0 * log(0) is the limit it has, 0."""
    if epsilon != 0:
        terms: FloatArray = targets * np.log(outputs + _checked(epsilon))
        return terms
    with np.errstate(divide="ignore"):
        logs = np.log(outputs, out=np.zeros_like(outputs), where=targets != 0)
    return targets * logs


def _checked(epsilon: float) -> float:
    if not (epsilon >= 0 and math.isfinite(epsilon)):
        raise ValueError(f"epsilon must be a finite number >= 0, not {epsilon!r}.")
    return epsilon


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
