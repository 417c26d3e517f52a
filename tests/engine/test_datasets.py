"""MNIST as it comes with the program, folders of IDX files, one-hot rows."""

import gzip
import hashlib
import struct
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import datasets, toys
from engine.datasets import (
    MNIST_FOLDER,
    Dataset,
    DatasetError,
    load_idx_folder,
    load_mnist,
    to_one_hot,
)

MD5 = {
    "train-images-idx3-ubyte.gz": "f68b3c2dcbeaaa9fbdd348bbdeb94873",
    "train-labels-idx1-ubyte.gz": "d53e105ee54ea40749a09fcbcd1e9432",
    "t10k-images-idx3-ubyte.gz": "9fb629c4189551a2d022fa330f9573f3",
    "t10k-labels-idx1-ubyte.gz": "ec29112dd5afa0611ce80d1b7f02629c",
}


@pytest.fixture(scope="module")
def mnist() -> Dataset:
    return load_mnist()


def write_idx(path: Path, array: np.ndarray) -> None:
    header = struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape)
    content = header + array.astype(np.uint8).tobytes()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small relative of MNIST: 12 and 6 images of 4 x 5 pixels."""
    folder = tmp_path / "tiny-mnist"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for stem, count in (("train", 12), ("t10k", 6)):
        write_idx(folder / f"{stem}-images-idx3-ubyte", rng.integers(256, size=(count, 4, 5)))
        write_idx(folder / f"{stem}-labels-idx1-ubyte", np.arange(count) % 10)
    return folder


@pytest.mark.parametrize("name", MD5)
def test_the_files_are_the_published_ones(name: str) -> None:
    digest = hashlib.md5((MNIST_FOLDER / name).read_bytes(), usedforsecurity=False)
    assert digest.hexdigest() == MD5[name]


def test_mnist_is_complete(mnist: Dataset) -> None:
    assert (mnist.name, mnist.num_classes, mnist.image_shape) == ("mnist", 10, (28, 28))
    assert (len(mnist.train), len(mnist.test), mnist.input_size) == (60_000, 10_000, 784)
    assert mnist.train.inputs.dtype == np.uint8
    assert mnist.t_train[:5].tolist() == [5, 0, 4, 1, 9]
    assert mnist.t_test[:5].tolist() == [7, 2, 1, 0, 4]
    counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert np.bincount(mnist.t_train).tolist() == counts
    # the mean and deviation that everyone normalizes MNIST with
    assert mnist.train.inputs.mean() / 255 == pytest.approx(0.1307, abs=5e-5)
    assert mnist.train.inputs.std() / 255 == pytest.approx(0.3081, abs=5e-5)


def test_mnist_pixels_lie_between_0_and_1(mnist: Dataset) -> None:
    x_test = mnist.x_test
    assert x_test.dtype == np.float32
    assert x_test.shape == (10_000, 784)
    assert (x_test.min(), x_test.max()) == (0.0, 1.0)


def test_loading_mnist_needs_little_more_than_its_bytes() -> None:
    tracemalloc.start()
    try:
        dataset = load_mnist()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1.3 * (dataset.train.inputs.nbytes + dataset.test.inputs.nbytes)


def test_a_folder_is_read_and_named(folder: Path) -> None:
    dataset = load_idx_folder(folder)
    assert (dataset.name, dataset.num_classes, dataset.image_shape) == ("tiny-mnist", 10, (4, 5))
    assert (len(dataset.train), len(dataset.test), dataset.input_size) == (12, 6, 20)
    assert dataset.t_test.tolist() == [0, 1, 2, 3, 4, 5]
    np.testing.assert_array_equal(load_mnist(str(folder)).x_train, dataset.x_train)


@pytest.mark.parametrize("mark", ["-", "."])
@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_all_usual_names_are_found(folder: Path, mark: str, suffix: str) -> None:
    expected = load_idx_folder(folder)
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        path.unlink()
        name = path.name.replace("-idx", f"{mark}idx") + suffix
        (folder / name).write_bytes(gzip.compress(content) if suffix else content)
    dataset = load_idx_folder(folder)
    np.testing.assert_array_equal(dataset.x_train, expected.x_train)
    np.testing.assert_array_equal(dataset.t_test, expected.t_test)


@pytest.mark.parametrize("missing", ["train-images", "train-labels", "t10k-images", "t10k-labels"])
def test_a_missing_file_is_named(folder: Path, missing: str) -> None:
    next(folder.glob(f"{missing}*")).unlink()
    with pytest.raises(DatasetError, match=f"tiny-mnist: found no .*, expected {missing}-idx"):
        load_idx_folder(folder)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="absent: found no such folder"):
        load_idx_folder(tmp_path / "absent")


@given(count=st.integers(1, 30).filter(lambda count: count != 12), of=st.sampled_from("il"))
def test_counts_must_agree(tmp_path_factory: pytest.TempPathFactory, count: int, of: str) -> None:
    folder = tmp_path_factory.mktemp("counts")
    images, labels = (count, 12) if of == "i" else (12, count)
    for stem in ("train", "t10k"):
        write_idx(folder / f"{stem}-images-idx3-ubyte", np.zeros((images, 2, 2)))
        write_idx(folder / f"{stem}-labels-idx1-ubyte", np.zeros(labels))
    message = f"train-images-idx3-ubyte: found {images} images, expected {labels}, one for each"
    with pytest.raises(DatasetError, match=message):
        load_idx_folder(folder)


def test_image_shapes_must_agree(folder: Path) -> None:
    write_idx(folder / "t10k-images-idx3-ubyte", np.zeros((6, 5, 4)))
    with pytest.raises(DatasetError, match=r"t10k-images.* 5 x 4 pixels, expected 4 x 5"):
        load_idx_folder(folder)


@pytest.mark.parametrize("stem", ["train", "t10k"])
def test_a_label_out_of_range_is_refused(folder: Path, stem: str) -> None:
    path = folder / f"{stem}-labels-idx1-ubyte"
    content = bytearray(path.read_bytes())
    content[-1] = 10
    path.write_bytes(content)
    for load in (load_mnist, load_idx_folder):
        with pytest.raises(DatasetError, match=f"{path.name}: found the label 10 at .* 0 to 9"):
            load(folder)


def test_more_classes_on_demand(folder: Path) -> None:
    write_idx(folder / "train-labels-idx1-ubyte", np.arange(12) * 4)
    assert load_idx_folder(folder, num_classes=None).num_classes == 45
    assert load_idx_folder(folder, num_classes=62).num_classes == 62
    write_idx(folder / "t10k-labels-idx1-ubyte", np.arange(6) + 40)
    with pytest.raises(DatasetError, match=r"t10k-labels.* the label 45 at position 5"):
        load_idx_folder(folder, num_classes=None)


@pytest.mark.parametrize("num_classes", [-1, 1, 257])
def test_a_senseless_number_of_classes_is_refused(folder: Path, num_classes: int) -> None:
    with pytest.raises(ValueError, match=f"num_classes is {num_classes}, expected 2 to 256"):
        load_idx_folder(folder, num_classes)


@given(labels=st.lists(st.integers(0, 6)), num_classes=st.integers(7, 12))
def test_one_hot_rows_say_the_labels(labels: list[int], num_classes: int) -> None:
    one_hot = to_one_hot(labels, num_classes)
    assert one_hot.dtype == np.float32
    assert one_hot.shape == (len(labels), num_classes)
    np.testing.assert_array_equal(np.flatnonzero(one_hot) % num_classes, labels)
    np.testing.assert_array_equal(one_hot.sum(axis=1), np.ones(len(labels)))


def test_one_hot_of_a_single_label() -> None:
    assert to_one_hot(2, 4).tolist() == [0, 0, 1, 0]
    assert to_one_hot(np.array([1, 0], np.uint8), 2).tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([0, 3], "labels go from 0 to 3, expected 0 to 2"),
        ([-1, 2], "labels go from -1 to 2, expected 0 to 2"),
        ([0.0, 1.0], r"labels are \(2,\) float64, expected \(N,\) integers"),
        ([[0, 1]], r"labels are \(1, 2\)"),
        ([True], "bool"),
    ],
)
def test_one_hot_refuses_other_labels(labels: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        to_one_hot(labels, 3)


def test_everything_is_named_in_one_place() -> None:
    assert datasets.TOY_SETS is toys.TOY_SETS
    assert all(getattr(datasets, name) is make for name, make in toys.TOY_SETS.items())
    assert all(hasattr(datasets, name) for name in datasets.__all__)
