"""How the scores of a network change with the pixels of one image: backpropagation on the input.

Training asks for the gradient with respect to the weights; carried through the first layer as
well, the same backward pass says what each pixel does to the answer.

Source: Deep Learning from Scratch, 5.5 and 5.6 (the layers); Simonyan, Vedaldi and Zisserman,
Deep Inside Convolutional Networks (2013), for the use that is made of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engine.activations import softmax
from engine.layers import Array
from engine.network import Network


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Which pixels speak for one class rather than for its strongest rival.

    Attributes
    ----------
    label : the class
    rival : of the other classes the one with the highest logit
    margin : logit of the class minus that of the rival, above 0 where the class is the answer
    gradient : (D,) of the margin with respect to the input, read-only
    contributions : (D,) gradient times input, read-only. With relu they add up to the margin,
        but for what the biases bring; with curved activations that is an approximation.
    """

    label: int
    rival: int
    margin: float
    gradient: Array
    contributions: Array

    @property
    def rest(self) -> float:
        """The part of the margin that no pixel explains: what the biases bring."""
        return self.margin - float(self.contributions.sum(dtype=np.float64))


def input_gradient(network: Network, x: ArrayLike, direction: ArrayLike) -> Array:
    """Gradient of sum_k direction_k z_k, z the logits, with respect to the input.

    Forward through all layers, then backward through all of them, the first one included. About
    0.5 ms at 784-256-128-10. As at any backward pass, the network's own weight gradients are
    overwritten; its parameters are not touched.

    Parameters
    ----------
    x : (D,) one input
    direction : (K,) what is asked about: 1 at a class and 0 elsewhere for its logit

    Returns
    -------
    (D,) of the network's dtype, a new array

    Raises
    ------
    ValueError : when x or direction does not fit the network
    """
    row = _row(network, x)
    dout: Array | None = _direction(network, direction)[None, :]
    passed = row
    with np.errstate(all="ignore"):  # a network that has diverged is looked at too
        for layer in network.layers:
            passed = layer.forward(passed)
        for layer in reversed(network.layers):
            assert dout is not None
            dout = layer.backward(dout)
    assert dout is not None
    gradient: Array = dout[0].copy()
    return gradient


def logit_gradient(network: Network, x: ArrayLike, label: int) -> Array:
    """Gradient of the logit of ``label``: (D,) -> (D,); errors as of ``input_gradient``."""
    return input_gradient(network, x, _one_hot(network, label))


def log_probability_gradient(network: Network, x: ArrayLike, label: int) -> Array:
    """Gradient of log softmax(z)[label]: (D,) -> (D,); errors as of ``input_gradient``.

    Its direction in the logits is t - y, the book's y - t with the sign of ascent (5.6.3): raise
    the class, lower the others by their probabilities.
    """
    target = _one_hot(network, label)
    with np.errstate(all="ignore"):
        y = softmax(network.predict(_row(network, x)))[0]
    return input_gradient(network, x, target - y)


def evidence(network: Network, x: ArrayLike, label: int) -> Evidence:
    """Lay out what speaks for and against ``label``, compared with its strongest rival.

    The comparison matters: ink that raises the score of a 3 may raise that of a 5 still more.

    Parameters
    ----------
    x : (D,) one input
    label : a class of the network

    Raises
    ------
    ValueError : when x or label does not fit the network, or for a network of a single class
    """
    row = _row(network, x)
    direction = _one_hot(network, label)
    if network.output_size < 2:
        raise ValueError("A network of one class has no rival to compare it with.")
    with np.errstate(all="ignore"):
        logits = network.predict(row)[0]
    others = np.where(direction == 1, -np.inf, logits)
    rival = int(others.argmax())
    direction[rival] = -1
    gradient = input_gradient(network, row[0], direction)
    with np.errstate(all="ignore"):
        contributions: Array = gradient * row[0]
    for array in (gradient, contributions):
        array.flags.writeable = False
    margin = float(logits[label]) - float(logits[rival])
    return Evidence(label, rival, margin, gradient, contributions)


def _row(network: Network, x: ArrayLike) -> Array:
    """One input as a batch of one, in the network's dtype."""
    row = np.asarray(x, dtype=network.dtype)
    if row.shape != (network.input_size,):
        raise ValueError(f"x has shape {row.shape}, expected ({network.input_size},).")
    return row[None, :]


def _direction(network: Network, direction: ArrayLike) -> Array:
    values = np.array(direction, dtype=network.dtype)
    if values.shape != (network.output_size,):
        raise ValueError(f"direction has shape {values.shape}, expected ({network.output_size},).")
    return values


def _one_hot(network: Network, label: int) -> Array:
    classes = network.output_size
    if not 0 <= label < classes:
        raise ValueError(f"There is no class {label}; they go from 0 to {classes - 1}.")
    target = np.zeros(classes, network.dtype)
    target[label] = 1
    return target
