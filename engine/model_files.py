"""Trained networks as files: an .npz archive that anyone may have written, so it is read warily.

Inside are the parameters under their names, and "header": JSON with the format's name and
version, the iteration and the configuration. Nothing is unpickled or evaluated, nothing is
allocated by what the file merely claims, and no half-written file ever bears the name asked for.
"""

from __future__ import annotations

import io
import itertools
import json
import math
import os
import re
import secrets
import struct
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.config import MAX_LAYERS, ConfigError, TrainConfig
from engine.records import ParamSnapshot

FORMAT = "nablascope-model"
VERSION = 1
HEADER = "header"
MAX_BYTES = 64 * 2**20  # the article's network takes 0.3 MiB, the largest preset 0.9
MAX_HEADER_BYTES = 2**18
MAX_MEMBERS = 2 * (MAX_LAYERS + 1) + 1

_DAMAGED = "this is not a model file, or it is damaged"
_END_RECORD = struct.Struct("<4s4H2LH")  # the last bytes of a zip archive without a comment
_ZIP64_BYTES = 20
_NPY_HEADER = re.compile(
    rb"\x93NUMPY\x01\x00(..)\{'descr': '(<f4|<f8|<U\d{1,6})', 'fortran_order': False, "
    rb"'shape': \((\d{0,7}(?:, \d{1,7})*),?\), \} *\n",
    re.DOTALL,
)

Params = Mapping[str, NDArray[np.floating[Any]]]


class ModelFileError(ValueError):
    """A model file that cannot be written or read; the message is one sentence."""

    def __init__(self, path: str | Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}.")


_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError)


# -- writing ----------------------------------------------------------------------------------


def check_target(path: str | Path, params: Params) -> None:
    """Find out whether a network can be saved there; worth asking before it is trained.

    Raises
    ------
    ModelFileError
        when the network is too large, the folder is missing or write-protected, or the name is
        that of something else than a file.
    """
    size = sum(array.nbytes for array in params.values())
    if size > MAX_BYTES - MAX_HEADER_BYTES:
        problem = f"the network has {size / 2**20:.0f} MiB of parameters"
        raise ModelFileError(path, f"{problem}, and a model file holds at most 64 MiB")
    folder = os.path.dirname(os.path.realpath(path))
    if os.path.exists(path) and not os.path.isfile(path):
        raise ModelFileError(path, "this is not an ordinary file, so no model is written to it")
    if not os.path.isdir(folder):
        raise ModelFileError(path, f"there is no folder {folder}")
    try:
        # permissions alone do not tell: try it with a name of the same length
        handle, trial = tempfile.mkstemp(dir=folder, prefix=os.path.basename(path)[:-8])
    except OSError as error:
        raise ModelFileError(path, f"it cannot be written ({error.strerror})") from error
    os.close(handle)
    os.unlink(trial)


def save_model(
    path: str | Path, snapshot: ParamSnapshot, figures: Mapping[str, float] | None = None
) -> None:
    """Write a trained network; an older file of that name stays whole until the new one is.

    The same snapshot and figures give the same bytes.

    Parameters
    ----------
    path : taken as it is, without adding ".npz"
    figures : what is worth knowing of it, as {"test_accuracy": 0.99}: finite numbers

    Raises
    ------
    ModelFileError
        when the file cannot be written, or could not be read again.
    """
    check_target(path, snapshot.params)
    _check_params(path, snapshot.config, snapshot.params)
    header = {
        "format": FORMAT,
        "version": VERSION,
        "iteration": snapshot.iteration,
        "config": snapshot.config.to_dict(),
        "figures": dict(figures or {}),
    }
    arrays: dict[str, Any] = {HEADER: np.array(json.dumps(header))}
    for name, array in snapshot.params.items():
        arrays[name] = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    try:
        _replace(Path(os.path.realpath(path)), content.getvalue())
    except OSError as error:
        raise ModelFileError(path, f"cannot be written ({error.strerror})") from error


def _replace(target: Path, content: bytes) -> None:
    """Write beside the target, wait for the disk, and only then take its name."""
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


# -- reading ----------------------------------------------------------------------------------


def load_model(path: str | Path) -> ParamSnapshot:
    """Read a trained network; ``engine.network.from_snapshot`` makes it a Network.

    Returns
    -------
    Configuration and read-only parameters: finite, in shapes that fit each other and it.

    Raises
    ------
    ModelFileError
        for anything else than such a file: missing, foreign, damaged, too large, ...
    """
    members = _unpack(path, _read(path))
    iteration, config, _ = _parse_header(path, members.pop(HEADER, b""))
    params = {}
    for name, content in members.items():
        array = _parse_array(path, name, content)
        if array.dtype.kind != "f":
            raise ModelFileError(path, f"{name} holds text, but {config.dtype} was expected")
        params[name] = array.astype(array.dtype.newbyteorder("="))
        params[name].flags.writeable = False
    _check_params(path, config, params)
    return ParamSnapshot(iteration, config, MappingProxyType(params))


def load_figures(path: str | Path) -> dict[str, float]:
    """What was worth knowing of a network when it was saved; {} for files without figures.

    Raises
    ------
    ModelFileError
        as ``load_model``, whose header this reads.
    """
    members = _unpack(path, _read(path))
    return _parse_header(path, members.get(HEADER, b""))[2]


def _read(path: str | Path) -> bytes:
    file = Path(path)
    try:
        if file.exists() and not file.is_file():  # opening a pipe could wait for ever
            raise ModelFileError(path, "this is not an ordinary file")
        if file.stat().st_size > MAX_BYTES:
            raise ModelFileError(path, "it is larger than 64 MiB, which no model is")
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES)
    except OSError as error:
        raise ModelFileError(path, f"cannot be read ({error.strerror})") from error


def _unpack(path: str | Path, content: bytes) -> dict[str, bytes]:
    """The archive's members by name, without ".npy"; 64 MiB at most in all."""
    _check_directory(path, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > MAX_BYTES:
                raise ModelFileError(path, "unpacked it would be larger than 64 MiB")
            # read() goes no further than the declared size, and checks the sum
            members = {info.filename.removesuffix(".npy"): archive.read(info) for info in infos}
    except ModelFileError:
        raise
    except Exception as error:  # zipfile, zlib, struct: damage has many names
        raise ModelFileError(path, _DAMAGED) from error
    if len(members) != len(infos):
        raise ModelFileError(path, "it holds an array twice")
    return members


def _check_directory(path: str | Path, content: bytes) -> None:
    """Refuse an archive of countless members before ``zipfile`` makes an object of each."""
    tail = content[-_END_RECORD.size :]
    if len(tail) < _END_RECORD.size or not content.startswith(b"PK\x03\x04"):
        raise ModelFileError(path, _DAMAGED)
    magic, _, _, _, count, directory_bytes, _, comment_bytes = _END_RECORD.unpack(tail)
    before = content[: -_END_RECORD.size][-_ZIP64_BYTES:]
    if magic != b"PK\x05\x06" or comment_bytes or before.startswith(b"PK\x06\x07"):
        raise ModelFileError(path, _DAMAGED)
    if count > MAX_MEMBERS or directory_bytes > 1024 * MAX_MEMBERS:
        raise ModelFileError(path, f"it holds more than the {MAX_MEMBERS} arrays of a model")


def _parse_array(path: str | Path, name: str, content: bytes) -> NDArray[Any]:
    """An .npy file's array, as ``numpy.savez`` writes it.

    NumPy's own reader evaluates the header and makes an array of the size that it claims.
    """
    header = _NPY_HEADER.match(content)
    if header is None or header.end() != 10 + int.from_bytes(header[1], "little"):
        raise ModelFileError(path, f"{name[:40]} is not an array of float32, float64 or text")
    dtype = np.dtype(header[2].decode())
    shape = tuple(int(size) for size in header[3].split(b", ") if size)
    data = memoryview(content)[header.end() :]
    if math.prod(shape) * dtype.itemsize != len(data) or not data:
        raise ModelFileError(path, f"{name[:40]} has another size than it says")
    array: NDArray[Any] = np.frombuffer(data, dtype).reshape(shape)
    return array


def _parse_header(path: str | Path, content: bytes) -> tuple[int, TrainConfig, dict[str, float]]:
    """Iteration, configuration and figures."""
    if not content:
        raise ModelFileError(path, f"it has no {HEADER!r}, so it is not a Nablascope model")
    try:
        text = _parse_array(path, HEADER, content[:MAX_HEADER_BYTES])
        header = json.loads(str(text), parse_constant=_no_constant)
        found = f"{header['format']} {header['version']}"
        iteration, values = header["iteration"], header["config"]
        figures = {str(name): float(value) for name, value in header.get("figures", {}).items()}
    except _UNREADABLE as error:
        raise ModelFileError(path, f"its {HEADER!r} cannot be read") from error
    if found != f"{FORMAT} {VERSION}":
        expected = f"this program reads {FORMAT} {VERSION}"
        raise ModelFileError(path, f"its format is {found[:60]}, but {expected}")
    if type(iteration) is not int or not 0 <= iteration < 2**63:
        raise ModelFileError(path, "its iteration is not a whole number from 0")
    try:
        return iteration, TrainConfig.from_dict(values), figures
    except ConfigError as error:
        reason = str(error)[:200].rstrip(".")
        raise ModelFileError(path, f"its configuration is not valid ({reason})") from error
    except (TypeError, ArithmeticError) as error:  # no mapping; a number of 400 digits
        raise ModelFileError(path, "its configuration is not valid") from error


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


# -- both -------------------------------------------------------------------------------------


def _check_params(path: str | Path, config: TrainConfig, params: Params) -> None:
    """Refuse parameters that are not those of a network of this configuration."""
    depth = len(config.hidden_sizes) + 1
    names = {f"{kind}{layer}" for kind in "Wb" for layer in range(1, depth + 1)}
    if set(params) != names:
        differing = ", ".join(sorted(set(params) ^ names))[:100]
        raise ModelFileError(path, f"missing or too many for its configuration: {differing}")
    inputs = params["W1"].shape[0] if params["W1"].ndim == 2 else 1
    sizes = (inputs, *config.hidden_sizes, params[f"b{depth}"].size)
    for layer, (rows, columns) in enumerate(itertools.pairwise(sizes), start=1):
        _check_array(path, f"W{layer}", params[f"W{layer}"], (rows, columns), config.dtype)
        _check_array(path, f"b{layer}", params[f"b{layer}"], (columns,), config.dtype)


def _check_array(
    path: str | Path, name: str, array: NDArray[Any], shape: tuple[int, ...], dtype: str
) -> None:
    if array.shape != shape or array.dtype != dtype:
        found = f"{name} is {array.shape} {array.dtype}"
        raise ModelFileError(path, f"{found}, but {shape} {dtype} was expected")
    if not np.isfinite(array).all():
        raise ModelFileError(path, f"{name} holds values that are not finite numbers")
