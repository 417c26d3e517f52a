"""Samples with their labels: a `Split` (training or test) and a `Dataset` of two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Samples as they are stored, and as the network wants them.

    Images stay bytes: MNIST fills 55 MB this way and 220 MB as float32. Batches and chunks are
    scaled as they are taken.

    Attributes
    ----------
    inputs : (N, D) uint8 or float32, read-only
    labels : (N,) int64, read-only
    divisor : what an input is divided by: 255 for images, 1 for points

    Raises
    ------
    ValueError : for other shapes or types, and for a divisor that is not positive and finite
    """

    inputs: NDArray[np.uint8] | NDArray[np.float32]
    labels: NDArray[np.int64]
    divisor: float = 1.0

    def __post_init__(self) -> None:
        inputs, labels = self.inputs, self.labels
        if inputs.ndim != 2 or inputs.dtype not in (np.uint8, np.float32):
            found = f"{inputs.shape} {inputs.dtype}"
            raise ValueError(f"inputs are {found}, expected (N, D) uint8 or float32.")
        if labels.shape != inputs.shape[:1] or labels.dtype != np.int64:
            found = f"{labels.shape} {labels.dtype}"
            raise ValueError(f"labels are {found}, expected ({len(inputs)},) int64.")
        if not 0.0 < self.divisor < float("inf"):
            raise ValueError(f"divisor is {self.divisor}, expected a positive finite number.")
        object.__setattr__(self, "inputs", _read_only(inputs))
        object.__setattr__(self, "labels", _read_only(labels))

    def __len__(self) -> int:
        return len(self.inputs)

    @property
    def x(self) -> NDArray[np.float32]:
        """All inputs, scaled: a fresh (N, D) float32; 188 MB for the training images of MNIST."""
        return self._scaled(self.inputs, None)

    @property
    def t(self) -> NDArray[np.int64]:
        """The labels, (N,) int64, read-only."""
        return self.labels

    def gather(self, indices: NDArray[np.int64], out: Floats | None = None) -> Floats:
        """Scaled inputs of some samples.

        100 images of MNIST into an `out` take 40 us: 12 to copy bytes, the rest to scale them.

        Parameters
        ----------
        indices : (n,) integers in -N .. N - 1
        out : (n, D) float32 or float64 to fill; None makes a float32 array

        Returns
        -------
        (n, D) : `out`, or the new array

        Raises
        ------
        IndexError : for an index out of range
        ValueError : when `out` has another shape
        """
        return self._scaled(self.inputs.take(indices, axis=0), out)

    def chunk(self, start: int, stop: int, out: Floats | None = None) -> Floats:
        """Scaled inputs `start` to `stop` (exclusive, cut off at N), otherwise like `gather`."""
        return self._scaled(self.inputs[start:stop], out)

    def _scaled(self, stored: NDArray[Any], out: Floats | None) -> Floats:
        if out is None:
            out = np.empty(stored.shape, dtype=np.float32)
        elif out.shape != stored.shape:
            raise ValueError(f"out has the shape {out.shape}, expected {stored.shape}.")
        # convert, then scale in place: 17 us for 100 images of MNIST, and 26 in one call
        np.copyto(out, stored)
        return np.multiply(out, out.dtype.type(1.0 / self.divisor), out=out)


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """A training and a test split of one task.

    Attributes
    ----------
    name : a short name, e.g. "mnist"
    train, test : splits with inputs of one size
    num_classes : labels lie in 0 .. num_classes - 1
    image_shape : (rows, columns) when an input is an image, row by row; None for points

    Raises
    ------
    ValueError : when the parts do not fit each other
    """

    name: str
    train: Split
    test: Split
    num_classes: int
    image_shape: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        size = self.input_size
        if self.test.inputs.shape[1] != size:
            found = self.test.inputs.shape[1]
            raise ValueError(f"Test inputs have {found} values, expected {size} as in training.")
        if self.image_shape is not None and self.image_shape[0] * self.image_shape[1] != size:
            raise ValueError(f"image_shape is {self.image_shape}, expected {size} pixels.")
        for part, split in (("train", self.train), ("test", self.test)):
            if len(split) == 0:
                raise ValueError(f"The {part} split is empty, expected at least one sample.")
            low, high = int(split.labels.min()), int(split.labels.max())
            if low < 0 or high >= self.num_classes:
                expected = f"0 to {self.num_classes - 1}"
                raise ValueError(f"{part} labels go from {low} to {high}, expected {expected}.")

    @property
    def input_size(self) -> int:
        """D, the number of values of one input."""
        return int(self.train.inputs.shape[1])

    @property
    def x_train(self) -> NDArray[np.float32]:
        """Scaled training inputs, a fresh (N, D) float32."""
        return self.train.x

    @property
    def t_train(self) -> NDArray[np.int64]:
        """Training labels, (N,) int64, read-only."""
        return self.train.t

    @property
    def x_test(self) -> NDArray[np.float32]:
        """Scaled test inputs, a fresh (N, D) float32."""
        return self.test.x

    @property
    def t_test(self) -> NDArray[np.int64]:
        """Test labels, (N,) int64, read-only."""
        return self.test.t


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    """A locked view: the caller's own array stays as writable as it was."""
    view = array.view()
    view.flags.writeable = False
    return view
