"""Data to learn from: MNIST, any folder of IDX files, and two-dimensional toy sets.

The one door to all data: what `splits`, `toys`, `samplers` and `idx` define is named here too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.idx import DatasetError, read_images, read_labels
from engine.samplers import SAMPLERS, Sampler, ShuffledEpochs, WithoutReplacement, WithReplacement
from engine.splits import Dataset, Split
from engine.toys import TOY_SETS, circles, gaussians, spirals, xor

__all__ = [
    "MNIST_FOLDER",
    "SAMPLERS",
    "TOY_SETS",
    "Dataset",
    "DatasetError",
    "Sampler",
    "ShuffledEpochs",
    "Split",
    "WithReplacement",
    "WithoutReplacement",
    "circles",
    "gaussians",
    "load_idx_folder",
    "load_mnist",
    "spirals",
    "to_one_hot",
    "xor",
]

MNIST_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "mnist"
MAX_CLASSES = 256  # a label is one byte


def load_mnist(folder: str | Path | None = None) -> Dataset:
    """Load MNIST: 60,000 training and 10,000 test images of 28 x 28 pixels, digits 0 to 9.

    Takes 0.22-0.34 s and 58 MB at its peak (the images alone are 55 MB).

    Parameters
    ----------
    folder : where the four files are; None means the ones that come with the program

    Raises
    ------
    DatasetError : when a file is missing or is not what it should be
    """
    return _load("mnist", MNIST_FOLDER if folder is None else Path(folder), num_classes=10)


def load_idx_folder(folder: str | Path, num_classes: int | None = 10) -> Dataset:
    """Load any folder of IDX files named as MNIST's are, e.g. Fashion-MNIST.

    Parameters
    ----------
    folder : holds {train,t10k}-{images-idx3,labels-idx1}-ubyte, each with or without .gz;
        ".idx3-ubyte" with a dot is as good. The data set is named after the folder.
    num_classes : 2 to 256. MNIST's relatives have 10 classes, and a label above 9 then is a
        mistake worth an error. None takes the largest training label plus one (for EMNIST).

    Raises
    ------
    DatasetError : when a file is missing, is not what it should be, or does not fit the others
    ValueError : for num_classes out of its range
    """
    if num_classes is not None and not 2 <= num_classes <= MAX_CLASSES:
        raise ValueError(f"num_classes is {num_classes}, expected 2 to {MAX_CLASSES}.")
    folder = Path(folder)
    return _load(folder.resolve().name, folder, num_classes)


def to_one_hot(labels: ArrayLike, num_classes: int) -> NDArray[np.float32]:
    """Turn each label into a row that is 1 in the label's place and 0 elsewhere.

    Parameters
    ----------
    labels : (N,) or a single one, integers in 0 .. num_classes - 1

    Returns
    -------
    (N, num_classes) float32; (num_classes,) for a single label

    Raises
    ------
    ValueError : for labels of another type, shape or range
    """
    index = np.asarray(labels)
    if index.ndim > 1 or not (np.issubdtype(index.dtype, np.integer) or index.size == 0):
        found = f"{index.shape} {index.dtype}"
        raise ValueError(f"labels are {found}, expected (N,) integers.")
    if index.size and not (index.min() >= 0 and index.max() < num_classes):
        found = f"{index.min()} to {index.max()}"
        raise ValueError(f"labels go from {found}, expected 0 to {num_classes - 1}.")
    one_hot = np.zeros((*index.shape, num_classes), dtype=np.float32)
    np.put_along_axis(one_hot, index[..., np.newaxis].astype(np.int64), 1.0, axis=-1)
    return one_hot


def _load(name: str, folder: Path, num_classes: int | None) -> Dataset:
    train_labels = read_labels(_find(folder, "train-labels", 1), num_classes)
    if num_classes is None:
        num_classes = max(2, int(train_labels.max()) + 1)
    test_labels = read_labels(_find(folder, "t10k-labels", 1), num_classes)
    train, image_shape = _split(_find(folder, "train-images", 3), train_labels)
    test_path = _find(folder, "t10k-images", 3)
    test, test_shape = _split(test_path, test_labels)
    if test_shape != image_shape:
        found = f"images of {test_shape[0]} x {test_shape[1]} pixels"
        expected = f"{image_shape[0]} x {image_shape[1]} as in the training set"
        raise DatasetError(test_path, found, expected)
    return Dataset(name, train, test, num_classes, image_shape)


def _split(images_path: Path, labels: NDArray[np.int64]) -> tuple[Split, tuple[int, int]]:
    images: NDArray[Any] = read_images(images_path)
    count, rows, columns = images.shape
    if count != len(labels):
        raise DatasetError(images_path, f"{count} images", f"{len(labels)}, one for each label")
    return Split(images.reshape(count, rows * columns), labels, divisor=255.0), (rows, columns)


def _find(folder: Path, stem: str, dimensions: int) -> Path:
    """The first of the usual names that exists; where both do, the uncompressed file is faster."""
    names = [
        f"{stem}{mark}idx{dimensions}-ubyte{suffix}" for suffix in ("", ".gz") for mark in "-."
    ]
    for name in names:
        if (folder / name).is_file():
            return folder / name
    found = f"no file of the {stem.replace('-', ' ')}" if folder.is_dir() else "no such folder"
    raise DatasetError(folder, found, f"{names[0]}, with or without .gz")
