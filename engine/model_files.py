"""Trained networks as files: an .npz archive that anyone may have written, so it is read warily.

Inside are the parameters under their names, and "header": JSON with the format's name and
version, the iteration and the configuration. Nothing is unpickled or evaluated, nothing is
allocated by what the file merely claims, and no half-written file ever bears the name asked for.
The file of a run holds a network too, and is read as well.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from engine.archive_kinds import ArchiveError, Kind, visible
from engine.archives import open_archive, read_header, write_archive
from engine.config import MAX_LAYERS, TrainConfig
from engine.records import ParamSnapshot
from engine.runs.run_files import RUN_FORMAT, RunFileError, format_of, load_info, load_snapshot
from engine.stored_params import Params, check_params, config_of

FORMAT = "nablascope-model"
VERSION = 1
MAX_BYTES = 64 * 2**20  # the article's network takes 0.3 MiB, the largest preset 0.9
MAX_HEADER_BYTES = 2**18
MAX_MEMBERS = 2 * (MAX_LAYERS + 1) + 1


class ModelFileError(ArchiveError):
    """A model file that cannot be written or read; the message is one sentence."""


KIND = Kind("model", ModelFileError, FORMAT, VERSION, MAX_BYTES, MAX_MEMBERS, MAX_HEADER_BYTES)


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
    check_params(path, KIND, snapshot.config, snapshot.params)
    header = {
        "format": FORMAT,
        "version": VERSION,
        "iteration": snapshot.iteration,
        "config": snapshot.config.to_dict(),
        "figures": dict(figures or {}),
    }
    write_archive(path, KIND, header, snapshot.params)


def load_model(path: str | Path) -> ParamSnapshot:
    """Read a trained network; ``engine.network.from_snapshot`` makes it a Network.

    Returns
    -------
    Configuration and read-only parameters: finite, in shapes that fit each other and it. Of a
    run, those at its last iteration.

    Raises
    ------
    ModelFileError
        for anything else than such a file: missing, foreign, damaged, too large, ...
    """
    if format_of(path) == RUN_FORMAT:
        try:
            return load_snapshot(path)
        except RunFileError as error:
            raise ModelFileError(path, error.problem) from error
    with open_archive(path, KIND) as archive:
        iteration, config, _ = _check_header(path, archive.header())
        params = {name: archive.array(name) for name in archive.names}
    check_params(path, KIND, config, params)
    return ParamSnapshot(iteration, config, MappingProxyType(params))


def load_figures(path: str | Path) -> dict[str, float]:
    """What was worth knowing of a network when it was saved; {} for files without figures.

    Raises
    ------
    ModelFileError
        as ``load_model``, whose header this reads.
    """
    if format_of(path) == RUN_FORMAT:
        try:
            accuracy = load_info(path).figures.test_accuracy
        except RunFileError as error:
            raise ModelFileError(path, error.problem) from error
        return {} if accuracy is None else {"test_accuracy": accuracy}
    return _check_header(path, read_header(path, KIND))[2]


def _check_header(
    path: str | Path, header: Mapping[str, Any]
) -> tuple[int, TrainConfig, dict[str, float]]:
    """Iteration, configuration and figures."""
    try:
        found = f"{header['format']} {header['version']}"
        iteration, values = header["iteration"], header["config"]
        figures = {str(name): float(value) for name, value in header.get("figures", {}).items()}
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as error:
        raise ModelFileError(path, "its 'header' cannot be read") from error
    if found != f"{FORMAT} {VERSION}":
        expected = f"this program reads {FORMAT} {VERSION}"
        raise ModelFileError(path, f"its format is {visible(found, 60)}, but {expected}")
    if type(iteration) is not int or not 0 <= iteration < 2**63:
        raise ModelFileError(path, "its iteration is not a whole number from 0")
    return iteration, config_of(path, KIND, values), figures
