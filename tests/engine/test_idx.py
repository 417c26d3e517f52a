"""IDX files: what is well formed comes back, everything else is one clear error."""

import gzip
import math
import os
import pickle
import struct
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine import idx
from engine.idx import DatasetError, read_images, read_labels

IMAGES = hnp.arrays(np.uint8, hnp.array_shapes(min_dims=3, max_dims=3, max_side=6))
LABELS = hnp.arrays(np.uint8, st.integers(1, 40))
QUICK = settings(deadline=None, max_examples=60)
FEW_BYTES = 4 << 20  # four blocks, against the hundreds of megabytes that the files below claim


def header(*shape: int, type_code: int = 8) -> bytes:
    return bytes([0, 0, type_code, len(shape)]) + struct.pack(f">{len(shape)}I", *shape)


def idx_bytes(array: np.ndarray) -> bytes:
    return header(*array.shape) + array.astype(np.uint8).tobytes()


def read_from(content: bytes, read: Callable[[Path], Any]) -> Any:
    """Read `content` by way of a file that is gone afterwards, even between hypothesis's tries."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "some-idx-ubyte"
        path.write_bytes(content)
        return read(path)


def peak_bytes(action: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@QUICK
@given(images=IMAGES, packed=st.booleans())
def test_images_come_back(images: np.ndarray, packed: bool) -> None:
    content = idx_bytes(images)
    result = read_from(gzip.compress(content) if packed else content, read_images)
    assert result.dtype == np.uint8
    assert not result.flags.writeable
    np.testing.assert_array_equal(result, images)


@QUICK
@given(labels=LABELS, packed=st.booleans())
def test_labels_come_back(labels: np.ndarray, packed: bool) -> None:
    content = idx_bytes(labels)
    result = read_from(gzip.compress(content) if packed else content, read_labels)
    assert result.dtype == np.int64
    assert not result.flags.writeable
    np.testing.assert_array_equal(result, labels)


def test_a_file_of_two_gzip_members_is_read_as_one() -> None:
    content = idx_bytes(np.arange(100))
    packed = gzip.compress(content[:50]) + gzip.compress(content[50:])
    np.testing.assert_array_equal(read_from(packed, read_labels), np.arange(100))


@QUICK
@given(
    content=st.binary(max_size=200),
    start=st.sampled_from([b"", header(2, 3, 4)[:4], b"\x1f\x8b\x08"]),
)
def test_random_bytes_raise_nothing_but_dataset_errors(content: bytes, start: bytes) -> None:
    for read in (read_images, read_labels):
        try:
            result = read_from(start + content, read)
        except DatasetError:
            continue
        assert result.size >= 1  # by chance a well-formed file


@QUICK
@given(images=IMAGES, packed=st.booleans(), data=st.data())
def test_a_truncated_file_is_refused(images: np.ndarray, packed: bool, data: st.DataObject) -> None:
    content = gzip.compress(idx_bytes(images)) if packed else idx_bytes(images)
    length = data.draw(st.integers(0, len(content) - 1))
    with pytest.raises(DatasetError, match=r"some-idx-ubyte: found .*, expected "):
        read_from(content[:length], read_images)


@QUICK
@given(labels=LABELS, packed=st.booleans(), extra=st.binary(min_size=1, max_size=9))
def test_an_oversized_file_is_refused(labels: np.ndarray, packed: bool, extra: bytes) -> None:
    content = idx_bytes(labels) + extra
    with pytest.raises(DatasetError, match=f"found more bytes .*, expected {len(labels)} for"):
        read_from(gzip.compress(content) if packed else content, read_labels)


@QUICK
@given(data=st.data())
def test_a_damaged_gzip_file_is_refused_or_still_right(data: st.DataObject) -> None:
    images = np.arange(3 * 5 * 4).reshape(3, 5, 4)
    packed = bytearray(gzip.compress(idx_bytes(images)))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        result = read_from(bytes(packed), read_images)
    except DatasetError:
        return
    np.testing.assert_array_equal(result, images)  # e.g. only the time stamp was hit


@pytest.mark.parametrize("place", range(4))
def test_a_wrong_magic_number_is_named(place: int) -> None:
    content = bytearray(idx_bytes(np.zeros((2, 3, 4))))
    content[place] ^= 0x04
    found = content[:4].hex()
    with pytest.raises(DatasetError, match=f"magic number 0x{found}, expected 0x00000803"):
        read_from(bytes(content), read_images)


def test_labels_are_not_images() -> None:
    with pytest.raises(DatasetError, match=r"0x00000803, expected 0x00000801 \(IDX, labels"):
        read_from(idx_bytes(np.zeros((2, 3, 4))), read_labels)


@pytest.mark.parametrize("shape", [(0, 28, 28), (3, 0, 28), (3, 28, 0), (1, 513, 1), (1, 1, 513)])
def test_empty_and_huge_images_are_refused(shape: tuple[int, ...]) -> None:
    content = header(*shape) + bytes(math.prod(shape))
    with pytest.raises(DatasetError, match="sides of 1 to 512 pixels"):
        read_from(content, read_images)


def test_no_labels_are_refused() -> None:
    with pytest.raises(DatasetError, match="claims 0, expected at least one item"):
        read_from(header(0), read_labels)


@QUICK
@given(labels=LABELS, num_classes=st.integers(2, 256))
def test_labels_out_of_range_are_named(labels: np.ndarray, num_classes: int) -> None:
    wrong = np.flatnonzero(labels >= num_classes)

    def read(path: Path) -> np.ndarray:
        return read_labels(path, num_classes)

    if wrong.size == 0:
        np.testing.assert_array_equal(read_from(idx_bytes(labels), read), labels)
        return
    found = f"the label {labels[wrong[0]]} at position {wrong[0]}, "
    with pytest.raises(DatasetError, match=f"{found}expected labels from 0 to {num_classes - 1}"):
        read_from(idx_bytes(labels), read)


@pytest.mark.parametrize(
    "claim",
    [(2**31,), (2**32 - 1,), (idx.MAX_BYTES,), (2**31, 28, 28), (2**31, 1, 1), (4096, 512, 512)],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_claim_allocates_nothing(claim: tuple[int, ...], packed: bool) -> None:
    content = header(*claim) + bytes(10)
    read = read_labels if len(claim) == 1 else read_images

    def attempt() -> None:
        with pytest.raises(DatasetError, match=r"claims|only 10 bytes"):
            read_from(gzip.compress(content) if packed else content, read)

    assert peak_bytes(attempt) < FEW_BYTES


@pytest.mark.parametrize("start", [header(100), header(idx.MAX_BYTES + 1), b""])
def test_a_gzip_bomb_is_bounded(start: bytes) -> None:
    bomb = gzip.compress(start + bytes(64 << 20), compresslevel=6)
    assert len(bomb) < 100_000

    def attempt() -> None:
        with pytest.raises(DatasetError):
            read_from(bomb, read_labels)

    assert peak_bytes(attempt) < FEW_BYTES


def test_reading_needs_little_more_than_the_content() -> None:
    size = 80 * 512 * 512
    content = gzip.compress(header(80, 512, 512) + bytes(size), compresslevel=1)
    assert peak_bytes(lambda: read_from(content, read_images)) < 1.25 * size


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent", tmp_path / "nul\0byte"):
        with pytest.raises(DatasetError, match="found no such file, expected an IDX file"):
            read_images(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a POSIX thing")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DatasetError, match="no such file"):
        read_labels(tmp_path / "pipe")


def test_the_error_tells_its_parts_and_can_be_pickled() -> None:
    error = DatasetError(Path("folder") / "file", "3 images", "4")
    assert isinstance(error, ValueError)
    for same in (error, pickle.loads(pickle.dumps(error))):
        assert (same.path, same.found, same.expected) == (Path("folder/file"), "3 images", "4")
        assert str(same) == f"{Path('folder/file')}: found 3 images, expected 4."
