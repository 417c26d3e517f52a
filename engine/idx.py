"""IDX files, the format of MNIST: a magic number, big-endian sizes, then one byte a value.

The magic number is two zero bytes, a type code (8: unsigned bytes) and the number of dimensions;
one 32-bit size for each dimension follows (Y. LeCun, "The MNIST database of handwritten digits").
A file may be gzip-compressed; its first two bytes tell, not its name.

A header only *claims* sizes. Memory here grows with the bytes that really arrive, stops one byte
after the claim, and no claim above `MAX_BYTES` is followed at all: neither a lying header nor a
gzip bomb can ask for more.
"""

from __future__ import annotations

import gzip
import math
import zlib
from pathlib import Path
from typing import IO, cast

import numpy as np
from numpy.typing import NDArray

MAX_BYTES = 1 << 30  # the largest relative of MNIST, EMNIST "by class", has 547 million
MAX_IMAGE_SIDE = 512
BLOCK_BYTES = 1 << 20  # 47 MB unpack in 0.20 s, as fast as zlib alone; 8 KiB blocks need 0.30 s
GZIP_MAGIC = b"\x1f\x8b"
UNSIGNED_BYTE = 0x08


class DatasetError(ValueError):
    """A data file or folder is not what it should be.

    Attributes
    ----------
    path : the file or folder
    found, expected : what was there, and what should have been
    """

    def __init__(self, path: Path, found: str, expected: str) -> None:
        super().__init__(path, found, expected)  # as given, so that the error can be pickled
        self.path = path
        self.found = found
        self.expected = expected

    def __str__(self) -> str:
        return f"{self.path}: found {self.found}, expected {self.expected}."


def read_images(path: Path) -> NDArray[np.uint8]:
    """Read an IDX file of gray images.

    Returns
    -------
    (N, rows, columns) uint8, read-only, N >= 1, sides of 1 to `MAX_IMAGE_SIDE` pixels

    Raises
    ------
    DatasetError : for anything else than such a file, complete and with nothing after its end
    """
    return _read(path, dimensions=3)


def read_labels(path: Path, num_classes: int | None = None) -> NDArray[np.int64]:
    """Read an IDX file of labels.

    Parameters
    ----------
    num_classes : labels must lie in 0 .. num_classes - 1; None admits every byte, 0 .. 255

    Returns
    -------
    (N,) int64, read-only, N >= 1

    Raises
    ------
    DatasetError : for anything else than such a file, and for a label out of range
    """
    labels = _read(path, dimensions=1)
    if num_classes is not None and labels.max() >= num_classes:
        first = int(np.argmax(labels >= num_classes))
        found = f"the label {labels[first]} at position {first}"
        raise DatasetError(path, found, f"labels from 0 to {num_classes - 1}")
    wide = labels.astype(np.int64)
    wide.flags.writeable = False
    return wide


def _read(path: Path, dimensions: int) -> NDArray[np.uint8]:
    """Open `path`, compressed or not; each way in which reading can fail becomes one error."""
    if not path.is_file():  # a pipe or a device could keep us waiting for ever
        raise DatasetError(path, "no such file", "an IDX file")
    try:
        with path.open("rb") as file:
            packed = file.read(len(GZIP_MAGIC)) == GZIP_MAGIC
            file.seek(0)
            if not packed:
                return _parse(file, path, dimensions)
            with gzip.GzipFile(fileobj=file) as unpacked:
                return _parse(cast("IO[bytes]", unpacked), path, dimensions)
    except (OSError, EOFError, zlib.error) as error:
        expected = "a readable IDX file, complete if it is compressed"
        raise DatasetError(path, f"a problem while reading ({error})", expected) from error


def _parse(content: IO[bytes], path: Path, dimensions: int) -> NDArray[np.uint8]:
    shape = _read_header(content, path, dimensions)
    size = math.prod(shape)  # a Python integer: it cannot overflow
    body = bytearray()
    while len(body) <= size:
        block = content.read(min(BLOCK_BYTES, size + 1 - len(body)))
        if not block:
            break
        body += block
    if len(body) != size:
        found = f"only {len(body)}" if len(body) < size else "more"
        raise DatasetError(path, f"{found} bytes after the header", f"{size} for {_times(shape)}")
    array = np.frombuffer(body, dtype=np.uint8).reshape(shape)
    array.flags.writeable = False
    return array


def _read_header(content: IO[bytes], path: Path, dimensions: int) -> tuple[int, ...]:
    magic = bytes([0, 0, UNSIGNED_BYTE, dimensions])
    start = content.read(len(magic))
    if start != magic:
        found = f"the magic number 0x{start.hex()}" if len(start) == len(magic) else "no header"
        kind = "images" if dimensions > 1 else "labels"
        raise DatasetError(path, found, f"0x{magic.hex()} (IDX, {kind} in unsigned bytes)")
    sizes = content.read(4 * dimensions)
    if len(sizes) < 4 * dimensions:
        found = f"a header of {len(magic) + len(sizes)} bytes"
        raise DatasetError(path, found, f"a header of {len(magic) + 4 * dimensions} bytes")
    shape = tuple(int(size) for size in np.frombuffer(sizes, dtype=">u4"))
    if min(shape) < 1 or max(shape[1:], default=1) > MAX_IMAGE_SIDE:
        sides = f" with sides of 1 to {MAX_IMAGE_SIDE} pixels" if dimensions > 1 else ""
        expected = f"at least one item{sides}"
        raise DatasetError(path, f"a header that claims {_times(shape)}", expected)
    if math.prod(shape) > MAX_BYTES:
        found = f"a header that claims {_times(shape)} bytes"
        raise DatasetError(path, found, f"{MAX_BYTES} bytes at most")
    return shape


def _times(shape: tuple[int, ...]) -> str:
    return " x ".join(map(str, shape))
