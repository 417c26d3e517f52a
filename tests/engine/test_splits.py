"""Splits and data sets: scaling on the way out, nothing else touched."""

from typing import Any

import numpy as np
import pytest

from engine.splits import Dataset, Split


@pytest.fixture
def images() -> Split:
    inputs = np.random.default_rng(0).integers(256, size=(20, 6), dtype=np.uint8)
    return Split(inputs, np.arange(20) % 4, divisor=255.0)


@pytest.fixture
def points() -> Split:
    inputs = np.random.default_rng(1).uniform(-1, 1, size=(8, 2)).astype(np.float32)
    return Split(inputs, np.arange(8) % 2)


def test_x_and_t_are_scaled_inputs_and_labels(images: Split, points: Split) -> None:
    assert len(images) == 20
    assert images.x.dtype == np.float32
    np.testing.assert_allclose(images.x, images.inputs / 255.0, rtol=2e-7)
    assert images.t is images.labels
    np.testing.assert_array_equal(points.x, points.inputs)
    assert not np.shares_memory(points.x, points.inputs)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_gather_and_chunk_fill_out(images: Split, dtype: Any) -> None:
    expected = images.inputs.astype(dtype) / dtype(255)
    indices = np.array([3, 3, 19, 0, -1])
    out = np.full((5, 6), np.nan, dtype)
    assert images.gather(indices, out) is out
    np.testing.assert_allclose(out, expected[indices], rtol=2 * np.finfo(dtype).eps)
    assert images.chunk(7, 12, out) is out
    np.testing.assert_allclose(out, expected[7:12], rtol=2 * np.finfo(dtype).eps)


def test_gather_and_chunk_make_float32_arrays(images: Split) -> None:
    np.testing.assert_array_equal(images.gather(np.array([5, 1])), images.x[[5, 1]])
    np.testing.assert_array_equal(images.chunk(18, 99), images.x[18:])
    assert images.gather(np.array([5])).dtype == np.float32


def test_gather_refuses_indices_and_shapes_that_do_not_fit(images: Split) -> None:
    with pytest.raises(IndexError, match="20"):
        images.gather(np.array([0, 20]))
    with pytest.raises(ValueError, match=r"out has the shape \(3, 6\), expected \(2, 6\)"):
        images.gather(np.array([0, 1]), np.empty((3, 6), np.float32))
    with pytest.raises(ValueError, match=r"expected \(2, 6\)"):
        images.chunk(0, 2, np.empty((2, 1), np.float32))


def test_stored_arrays_are_locked_and_the_callers_are_not() -> None:
    inputs, labels = np.zeros((3, 2), np.float32), np.zeros(3, np.int64)
    split = Split(inputs, labels)
    with pytest.raises(ValueError, match="read-only"):
        split.inputs[0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        split.t[0] = 1
    assert inputs.flags.writeable
    assert labels.flags.writeable
    assert np.shares_memory(split.inputs, inputs)


@pytest.mark.parametrize(
    ("inputs", "labels", "divisor", "message"),
    [
        (np.zeros((3, 2)), np.zeros(3, np.int64), 1.0, "inputs are .* float64"),
        (np.zeros(3, np.float32), np.zeros(3, np.int64), 1.0, r"expected \(N, D\)"),
        (np.zeros((3, 2), np.uint8), np.zeros(2, np.int64), 1.0, r"expected \(3,\) int64"),
        (np.zeros((3, 2), np.uint8), np.zeros(3, np.int8), 1.0, r"\(3,\) int8"),
        (np.zeros((3, 2), np.uint8), np.zeros(3, np.int64), 0.0, "divisor is 0.0"),
        (np.zeros((3, 2), np.uint8), np.zeros(3, np.int64), float("nan"), "divisor is nan"),
        (np.zeros((3, 2), np.uint8), np.zeros(3, np.int64), float("inf"), "divisor is inf"),
    ],
)
def test_a_split_of_wrong_parts_is_refused(
    inputs: Any, labels: Any, divisor: float, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Split(inputs, labels, divisor)


def test_a_dataset_hands_out_its_splits(images: Split) -> None:
    dataset = Dataset("small", images, images, num_classes=4, image_shape=(2, 3))
    assert dataset.input_size == 6
    np.testing.assert_array_equal(dataset.x_train, images.x)
    np.testing.assert_array_equal(dataset.x_test, images.x)
    assert dataset.t_train is images.labels
    assert dataset.t_test is images.labels


def test_a_dataset_of_parts_that_do_not_fit_is_refused(images: Split, points: Split) -> None:
    with pytest.raises(ValueError, match="Test inputs have 2 values, expected 6"):
        Dataset("mixed", images, points, num_classes=4)
    with pytest.raises(ValueError, match=r"image_shape is \(2, 2\), expected 6 pixels"):
        Dataset("cut", images, images, num_classes=4, image_shape=(2, 2))
    with pytest.raises(ValueError, match="train labels go from 0 to 3, expected 0 to 2"):
        Dataset("few", images, images, num_classes=3)
    nothing = Split(np.zeros((0, 6), np.uint8), np.zeros(0, np.int64))
    with pytest.raises(ValueError, match="test split is empty"):
        Dataset("half", images, nothing, num_classes=4)
