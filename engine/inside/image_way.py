"""One sample's way through a network: every sum and every output, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engine.activations import softmax
from engine.inside.histograms import Array
from engine.layers import Affine
from engine.network import Network


@dataclass(frozen=True, slots=True, eq=False)
class ImageWay:
    """Copies, read-only.

    Attributes
    ----------
    x : (D,) the sample
    sums : for each Affine layer (H,) what it adds up, x W + b; the last are the logits
    outputs : for each hidden layer (H,) the activations
    probabilities : (K,) softmax of the logits
    """

    x: Array
    sums: tuple[Array, ...]
    outputs: tuple[Array, ...]
    probabilities: Array

    @property
    def answer(self) -> int | None:
        """The most probable class; None where the numbers are not finite."""
        if not np.isfinite(self.probabilities).all():
            return None
        return int(self.probabilities.argmax())


def image_way(network: Network, x: ArrayLike) -> ImageWay:
    """Send one sample (D,) through the network.

    Raises
    ------
    ValueError : when x has not as many numbers as the network takes
    """
    row = np.array(x, dtype=network.dtype)
    if row.shape != (network.input_size,):
        raise ValueError(f"x has shape {row.shape}, expected ({network.input_size},).")
    sums: list[Array] = []
    outputs: list[Array] = []
    passed: Array = row[None, :]
    with np.errstate(all="ignore"):  # a network that has diverged is looked at too
        for layer in network.layers:
            passed = layer.forward(passed)
            (sums if isinstance(layer, Affine) else outputs).append(passed[0].copy())
        probabilities = softmax(sums[-1])
    for array in (row, *sums, *outputs, probabilities):
        array.flags.writeable = False
    return ImageWay(row, tuple(sums), tuple(outputs), probabilities)


def unit_inputs(way: ImageWay, number: int) -> Array:
    """(D,) what comes into Affine layer ``number``: the sample for 1, else the outputs before."""
    return way.x if number == 1 else way.outputs[number - 2]


def contributions(network: Network, way: ImageWay, number: int, unit: int) -> Array:
    """(D,) what each input adds to the sum of a unit of Affine layer ``number``: x_i W_i,unit.

    Together with the bias they add up to ``way.sums[number - 1][unit]``.

    Raises
    ------
    ValueError : when there is no such layer or unit
    """
    if not 1 <= number <= len(way.sums) or not 0 <= unit < len(way.sums[number - 1]):
        raise ValueError(f"There is no unit {unit} in layer {number}.")
    product: Array = unit_inputs(way, number) * network.params[f"W{number}"][:, unit]
    return product
