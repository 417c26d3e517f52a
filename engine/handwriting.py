"""Ways of writing that MNIST hardly knows: ones with a flag and a base, zeros struck through.

Most ones of MNIST are bare sticks. Hands elsewhere give them a flag or a base, and a network that
never saw any reads a 7 or a 2. So strokes are added to images of the training set, and the result
is prepared like any drawing.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets import Dataset
from engine.digits import normalize
from engine.splits import Split

ONES, ZEROS = 6000, 600  # added images: as many ones as there are bare ones, a tenth of the zeros
FLAG_SHARE, BASE_SHARE = 0.7, 0.6  # of the added ones; each has at least one of the two
ROOM_PX = 8  # around the image, for the added strokes
INK = 0.4  # of a pixel that belongs to the stroke

Floats = NDArray[np.floating[Any]]


def with_other_hands(dataset: Dataset, seed: int = 0) -> Dataset:
    """The data set with the added images at the end of its training part.

    Parameters
    ----------
    dataset : images of 28 x 28 whose classes 0 and 1 are those digits; unchanged

    Raises
    ------
    ValueError : for images of another shape, and where there is no 0 or no 1
    """
    if dataset.image_shape != (28, 28):
        raise ValueError(f"The images are {dataset.image_shape}, expected (28, 28).")
    rng, train = np.random.default_rng(seed), dataset.train
    added: list[NDArray[np.uint8]] = []
    labels: list[NDArray[np.int64]] = []
    for digit, count, write in ((1, ONES, flagged_one), (0, ZEROS, struck_zero)):
        places = np.flatnonzero(train.labels == digit)
        if len(places) == 0:
            raise ValueError(f"The training data have no {digit}.")
        drawn = [
            write(image.reshape(28, 28), rng) for image in train.gather(rng.choice(places, count))
        ]
        added.append((np.stack(drawn).reshape(count, -1) * 255 + 0.5).astype(np.uint8))
        labels.append(np.full(count, digit, np.int64))
    inputs = np.concatenate([train.inputs, *added]).astype(np.uint8, copy=False)
    targets = np.concatenate([train.labels, *labels])
    inputs.flags.writeable = targets.flags.writeable = False
    extended = Split(inputs, targets, train.divisor)
    return Dataset(dataset.name, extended, dataset.test, dataset.num_classes, dataset.image_shape)


def flagged_one(image: Floats, rng: np.random.Generator) -> NDArray[np.float32]:
    """A one with a flag at its top, a base at its bottom, or both: (28, 28) float32 in [0, 1]."""
    canvas = np.pad(image, ROOM_PX)
    rows, columns = np.nonzero(canvas > INK)
    top, bottom = rows.min(), rows.max()
    width = 0.9 * max(1.5, float(image.sum()) / max(bottom - top, 8))
    flag = rng.random() < FLAG_SHARE
    base = rng.random() < BASE_SHARE or not flag
    if flag:
        head = np.array([top, columns[rows <= top + 1].mean()])
        length, angle = rng.uniform(3, 10), np.deg2rad(rng.uniform(20, 80))  # from the vertical
        tip = head + length * np.array([np.cos(angle), -np.sin(angle)])
        _draw(canvas, head, tip, width)
    if base:
        foot = np.array([bottom, columns[rows >= bottom - 1].mean()])
        left, right = rng.uniform(2, 8, 2)
        slope = rng.uniform(-0.2, 0.2)
        _draw(
            canvas, foot + left * np.array([slope, -1]), foot + right * np.array([-slope, 1]), width
        )
    return normalize(canvas)


def struck_zero(image: Floats, rng: np.random.Generator) -> NDArray[np.float32]:
    """A zero with a line through it, from the lower left to the upper right: (28, 28) float32."""
    canvas = np.pad(image, ROOM_PX)
    rows, columns = np.nonzero(canvas > INK)
    middle = np.array([rows.mean(), columns.mean()])
    half = np.array([-(np.ptp(rows) + 1) / 2, (np.ptp(columns) + 1) / 2])
    half *= rng.uniform(0.7, 1.4) * rng.uniform(0.8, 1.0, 2)
    _draw(canvas, middle - half, middle + half, rng.uniform(1.5, 3.5))
    return normalize(canvas)


def _draw(canvas: Floats, start: Floats, end: Floats, width: float) -> None:
    """Add a straight stroke from ``start`` to ``end``, (row, column) in px, with round ends."""
    along = end - start
    rows, columns = np.indices(canvas.shape)
    down, across = rows - start[0], columns - start[1]
    share = np.clip((down * along[0] + across * along[1]) / max(along @ along, 1e-6), 0.0, 1.0)
    distance = np.hypot(down - share * along[0], across - share * along[1])
    np.maximum(canvas, np.clip(width / 2 - distance + 0.5, 0.0, 1.0), out=canvas)
