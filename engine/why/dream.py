"""What would make it a 3? Gradient ascent on the picture instead of descent on the weights.

Each step moves the pixels a fixed way in the direction in which the probability of the wanted
class grows fastest, and cuts them to what ink can be.

Source: Deep Learning from Scratch, 4.4.1 (the gradient method), with the input as the variable.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engine.activations import softmax
from engine.layers import Array
from engine.network import Network
from engine.why.input_gradient import log_probability_gradient

STEP_LENGTH = 0.15  # Euclidean: an MNIST image is about 9 long, two of one class lie 4 to 8 apart
STEPS = 120
SURE = 0.99
_KERNEL = (0.25, 0.5, 0.25)


@dataclass(frozen=True, slots=True, eq=False)
class DreamStep:
    """The picture after some steps; arrays read-only.

    Attributes
    ----------
    step : 0 for the picture as it was
    image : (D,) of the network's dtype in [0, 1]
    probabilities : (K,)
    way : Euclidean distance from the picture as it was
    """

    step: int
    image: Array
    probabilities: Array
    way: float


def dream(
    network: Network,
    x: ArrayLike,
    label: int,
    *,
    steps: int = STEPS,
    step_length: float = STEP_LENGTH,
    until: float = SURE,
    image_shape: tuple[int, int] | None = None,
) -> Generator[DreamStep, None, None]:
    """Change an input until the network takes it for ``label``.

    Yields the input as it is, then one picture a step (0.4 ms at 784-256-128-10). Ends after
    ``steps``, or earlier: when the probability of ``label`` reaches ``until``, when no pixel can
    move any more, or when the numbers are not finite.

    Parameters
    ----------
    x : (D,) in [0, 1]
    label : a class of the network
    steps : at most so many, >= 0
    step_length : Euclidean length of one step before it is cut to [0, 1], > 0
    until : a probability above 0; 1 or more never ends the dream before ``steps``
    image_shape : (rows, columns) where neighboring pixels are to change together, as a pen's
        would: the gradient is smoothed with 1-2-1 in both directions. It still leads uphill,
        since the kernel is positive definite but for its edges. None: each pixel by itself.

    Raises
    ------
    ValueError : when an argument is not what it should be
    """
    image = np.array(x, dtype=network.dtype)
    if image.shape != (network.input_size,):
        raise ValueError(f"x has shape {image.shape}, expected ({network.input_size},).")
    if not (image.min() >= 0 and image.max() <= 1):
        raise ValueError("x holds values outside of 0 to 1, or that are no numbers.")
    if not 0 <= label < network.output_size:
        last = network.output_size - 1
        raise ValueError(f"There is no class {label}; they go from 0 to {last}.")
    if steps < 0 or not step_length > 0 or not until > 0:
        found = f"steps {steps}, step_length {step_length}, until {until}"
        raise ValueError(f"{found}: expected steps >= 0 and positive numbers.")
    if image_shape is not None and image_shape[0] * image_shape[1] != image.size:
        raise ValueError(f"image_shape is {image_shape}, expected {image.size} pixels.")
    return _dream(network, image, label, (steps, step_length, until), image_shape)


def _dream(
    network: Network,
    start: Array,
    label: int,
    limits: tuple[int, float, float],
    image_shape: tuple[int, int] | None,
) -> Generator[DreamStep, None, None]:
    steps, step_length, until = limits
    image = start
    for step in range(steps + 1):
        now = _picture(network, step, image, start)
        yield now
        if not float(now.probabilities[label]) < until:  # reached, or not a number
            return
        uphill = log_probability_gradient(network, image, label)
        moved = _moved(image, uphill, step_length, image_shape)
        if moved is None:
            return
        image = moved


def _picture(network: Network, step: int, image: Array, start: Array) -> DreamStep:
    with np.errstate(all="ignore"):
        probabilities = softmax(network.predict(image))
    shown = image.copy()
    for array in (shown, probabilities):
        array.flags.writeable = False
    return DreamStep(step, shown, probabilities, float(np.linalg.norm(image - start)))


def _moved(
    image: Array, uphill: Array, step_length: float, image_shape: tuple[int, int] | None
) -> Array | None:
    """One step; None where there is no way to go."""
    if image_shape is not None:
        uphill = smoothed(uphill.reshape(image_shape)).reshape(-1)
    # pixels that stand at an end of their range and would leave it take no part of the step
    stuck = ((image <= 0) & (uphill < 0)) | ((image >= 1) & (uphill > 0))
    uphill = np.where(stuck, 0, uphill)
    length = float(np.linalg.norm(uphill))
    if not 0 < length < np.inf:
        return None
    moved: Array = np.clip(image + uphill * image.dtype.type(step_length / length), 0, 1)
    return moved


def smoothed(values: Array) -> Array:
    """(rows, columns) -> the same, each value mixed with its neighbors 1-2-1 both ways.

    Beyond the edge there is nothing (0).
    """
    before, here, after = _KERNEL
    for axis in (0, 1):
        rows = np.moveaxis(values, axis, 0)
        mixed = here * rows
        mixed[1:] += before * rows[:-1]
        mixed[:-1] += after * rows[1:]
        values = np.moveaxis(mixed, 0, axis)
    return values
