"""An .npz archive that anyone may have written: read warily, and never left half-written.

One member is "header": JSON as text. The others are arrays. Nothing is unpickled or evaluated, and
nothing is allocated by what a file merely claims. A file is read array by array, so that reading
takes little more memory than the arrays themselves.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from engine.archive_kinds import ArchiveError, Kind, visible
from engine.whole_files import Check, taking_the_place_of

HEADER = "header"

_SWELLING = 1040  # deflate packs at most 1032 bytes into one
_END_RECORD = struct.Struct("<4s4H2LH")  # the last bytes of a zip archive without a comment
_ZIP64_BYTES = 20
_LOCAL = struct.Struct("<4s5H3L2H")  # what stands before each member
_CHUNK = 2**20
_AHEAD = 16 * 2**10  # a header without ancestors takes 7 kB
_NPY_HEADER = re.compile(
    rb"\x93NUMPY\x01\x00(..)\{'descr': '(<f4|<f8|<U\d{1,6})', 'fortran_order': False, "
    rb"'shape': \((\d{0,9}(?:, \d{1,9}){0,3}),?\), \} *\n",
    re.DOTALL,
)
_NOT_JSON = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError)

Array = NDArray[Any]


# -- writing ----------------------------------------------------------------------------------


def write_archive(
    path: str | Path, kind: Kind, header: Any, arrays: Mapping[str, Array], check: Check = None
) -> None:
    """Write such a file; an older one of that name stays whole until the new one is on the disk.

    The same content gives the same bytes. A link stays a link.

    Parameters
    ----------
    path : taken as it is, without adding ".npz"
    header : what JSON can hold
    arrays : of floats
    check : see ``taking_the_place_of``

    Raises
    ------
    ArchiveError : of the kind, when the file cannot be written
    """
    try:
        members: dict[str, Array] = {HEADER: np.array(json.dumps(header, allow_nan=False))}
    except ValueError as error:
        raise kind.error(path, "its figures are not all finite numbers") from error
    for name, array in arrays.items():
        members[name] = np.asarray(array, array.dtype.newbyteorder("<"), order="C")
    if members[HEADER].nbytes > kind.max_header_bytes - 1024:
        raise kind.error(path, f"its settings and notes are too long for a {kind.noun} file")
    try:
        with taking_the_place_of(Path(os.path.realpath(path)), check) as file:
            np.savez(file, allow_pickle=False, **members)
    except OSError as error:
        raise kind.error(path, f"cannot be written ({error.strerror})") from error
    except ValueError as error:  # a NUL in the path
        raise kind.error(visible(path), "this is no name of a file") from error


# -- reading ----------------------------------------------------------------------------------


class Archive:
    """An archive that is open for reading; made by ``open_archive``.

    Attributes
    ----------
    names : of the arrays, without the header
    """

    def __init__(self, path: str | Path, kind: Kind, file: BinaryIO) -> None:
        self._path, self._kind = path, kind
        _check_outside(path, kind, file)
        self._first = _first_header(file, kind)
        with _damage_told(path, kind):
            self._zip = zipfile.ZipFile(file)
        infos = self._zip.infolist()
        if sum(info.file_size for info in infos) > kind.max_bytes:
            raise kind.error(path, f"unpacked it would be larger than {kind.mebibytes}")
        if any(info.filename != info.orig_filename for info in infos):
            raise kind.error(path, "it has an array with a forbidden name")
        self._infos = {info.filename.removesuffix(".npy"): info for info in infos}
        if len(self._infos) != len(infos):
            raise kind.error(path, "it holds an array twice")
        self.names = tuple(name for name in self._infos if name != HEADER)

    def header(self) -> dict[str, Any]:
        """The JSON object; its format, version and values are still to be checked."""
        info = self._infos.get(HEADER)
        if info is None or not info.file_size:
            problem = f"it has no {HEADER!r}, so it is not a Nablascope {self._kind.noun}"
            raise self._kind.error(self._path, problem)
        if info.file_size > self._kind.max_header_bytes:
            raise self._kind.error(self._path, f"its {HEADER!r} cannot be read")
        content = self._content(info)
        if self._first not in (None, content):  # or what is listed is not what is opened
            raise self._kind.error(self._path, f"it has one {HEADER!r} behind the other")
        return _parse_header(self._path, self._kind, content)

    def array(self, name: str) -> Array:
        """An array, read-only: float32, float64 or text, in C order."""
        return _parse_array(self._path, self._kind, name, self._content(self._infos[name]))

    def _content(self, info: zipfile.ZipInfo) -> bytearray:
        with _damage_told(self._path, self._kind):
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ValueError("LZMA would take the memory that the file asks for")
            if info.file_size > _SWELLING * info.compress_size:
                raise ValueError("more than can be in it")
            # All zeros cost nothing until they are written over. One read() would take twice the
            # size, and without a limit unpack all there is, whatever the size declared.
            content = bytearray(info.file_size)
            rest = memoryview(content)
            with self._zip.open(info) as stream:
                while rest and (chunk := stream.read(min(len(rest), _CHUNK))):
                    rest[: len(chunk)] = chunk
                    rest = rest[len(chunk) :]
            if rest:
                raise ValueError("less than declared")
        return content


@contextlib.contextmanager
def open_archive(path: str | Path, kind: Kind) -> Iterator[Archive]:
    """Open a file that should be such an archive.

    Raises
    ------
    ArchiveError : of the kind, also for what goes wrong within the block
    """
    with _opened(path, kind) as file:
        yield Archive(path, kind, file)


def read_header(path: str | Path, kind: Kind) -> dict[str, Any]:
    """The header alone, as ``Archive.header``; three times as fast where it comes first.

    Raises
    ------
    ArchiveError : of the kind
    """
    with _opened(path, kind) as file:
        _check_outside(path, kind, file)
        content = _first_header(file, kind)
        if content is None:
            return Archive(path, kind, file).header()
        return _parse_header(path, kind, content)


@contextlib.contextmanager
def _opened(path: str | Path, kind: Kind) -> Iterator[BinaryIO]:
    def opener(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))

    try:
        # opening a pipe could wait for ever, also one that has just taken the place of a file
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise kind.error(path, "this is not an ordinary file")
        file = open(path, "rb", opener=opener)  # noqa: SIM115 - closed below
    except OSError as error:
        raise kind.error(path, f"cannot be read ({error.strerror})") from error
    except ArchiveError:
        raise
    except ValueError as error:  # a NUL
        raise kind.error(visible(path), "this is no name of a file") from error
    with file:
        try:
            yield file
        except OSError as error:
            raise kind.error(path, f"cannot be read ({error.strerror})") from error


def _check_outside(path: str | Path, kind: Kind, file: BinaryIO) -> None:
    """Refuse what is too large or no whole archive, and an archive of countless members before
    ``zipfile`` makes an object of each."""
    size = os.fstat(file.fileno()).st_size
    if size > kind.max_bytes:
        raise kind.error(path, f"it is larger than {kind.mebibytes}, which no {kind.noun} is")
    tail_bytes = min(size, _ZIP64_BYTES + _END_RECORD.size)
    file.seek(size - tail_bytes)
    tail = file.read(tail_bytes)
    file.seek(0)
    start = file.read(4)
    with _damage_told(path, kind):
        if start != b"PK\x03\x04":
            raise ValueError("no archive")
        record = _END_RECORD.unpack(tail[-_END_RECORD.size :])
        magic, _, _, _, count, directory_bytes, _, comment_bytes = record
        if magic != b"PK\x05\x06" or comment_bytes or tail.startswith(b"PK\x06\x07"):
            raise ValueError("no end, or one of a larger kind")
    if count > kind.max_members or directory_bytes > 1024 * kind.max_members:
        problem = f"it holds more than the {kind.max_members} arrays of a {kind.noun}"
        raise kind.error(path, problem)


@contextlib.contextmanager
def _damage_told(path: str | Path, kind: Kind) -> Iterator[None]:
    try:
        yield
    except OSError:
        raise
    except Exception as error:  # zipfile, zlib, struct: damage has many names
        problem = f"this is not a {kind.noun} file, or it is damaged"
        raise kind.error(path, problem) from error


def _first_header(file: BinaryIO, kind: Kind) -> bytes | None:
    """The content of the member at the start, if it is the header as ``write_archive`` puts it."""
    file.seek(0)
    start = file.read(_AHEAD)
    if len(start) < _LOCAL.size:
        return None
    *_, flags, method, _, _, crc, packed, size, name_bytes, extra_bytes = _LOCAL.unpack_from(start)
    name_end = _LOCAL.size + name_bytes
    begin = name_end + extra_bytes
    extra = start[name_end:begin]
    if size == packed == 2**32 - 1 and extra[:4] == b"\x01\0\x10\0" and len(extra) == 20:
        size, packed = struct.unpack_from("<QQ", extra, 4)
    named = start[_LOCAL.size : name_end] == f"{HEADER}.npy".encode()
    if not named or flags or method or size != packed or not 0 < size <= kind.max_header_bytes:
        return None
    content = start[begin : begin + size]
    if len(content) < size:
        file.seek(begin)
        content = file.read(size)
    return content if zlib.crc32(content) == crc and len(content) == size else None


def _parse_array(path: str | Path, kind: Kind, name: str, content: bytes | bytearray) -> Array:
    """An .npy file's array, as ``numpy.savez`` writes it.

    NumPy's own reader evaluates the header and makes an array of the size that it claims.
    """
    header = _NPY_HEADER.match(content)
    if header is None or header.end() != 10 + int.from_bytes(header[1], "little"):
        problem = f"{visible(name, 40)} is not an array of float32, float64 or text"
        raise kind.error(path, problem)
    dtype = np.dtype(header[2].decode())
    shape = tuple(int(size) for size in header[3].split(b", ") if size)
    if math.prod(shape) * dtype.itemsize != len(content) - header.end():
        raise kind.error(path, f"{visible(name, 40)} has another size than it says")
    with _damage_told(path, kind):  # no elements, but many of them in a row
        array: Array = np.ndarray(shape, dtype, content, header.end())
    array = array.astype(dtype.newbyteorder("="), copy=False)
    array.flags.writeable = False
    return array


def _parse_header(path: str | Path, kind: Kind, content: bytes | bytearray) -> dict[str, Any]:
    try:
        text = _parse_array(path, kind, HEADER, content)
        if text.dtype.kind != "U" or text.shape:
            raise ValueError("no text")
        header = json.loads(
            text.item(), parse_constant=_no_constant, object_pairs_hook=_without_repeats
        )
        if not isinstance(header, dict):
            raise ValueError("no object")
        return header
    except _NOT_JSON as error:
        raise kind.error(path, f"its {HEADER!r} cannot be read") from error


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name comes twice")
    return found
