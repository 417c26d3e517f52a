"""A run as a file: an .npz archive with all that is needed to go on to the bit.

Members: "header" (JSON), the parameters "W1", "b1", ..., what the optimizer remembers of each as
"optimizer/<slot>/W1", the same of the moment where a branch began under "base/", and the history:
"losses", "evaluations", "rate_changes". A file that anyone may have written is read warily; see
``engine.archives``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.archive_kinds import ArchiveError, visible
from engine.archives import Archive, open_archive, read_header, write_archive
from engine.records import ParamSnapshot, TrainerState
from engine.runs.records import MAX_NAME, MAX_NOTE, Run, RunHistory, RunInfo
from engine.runs.run_headers import (
    KIND,
    RUN_FORMAT,
    RunFileError,
    Standing,
    info_of,
    slots_of,
    standings_of,
    to_header,
)
from engine.stored_params import check_array, check_names, check_params, param_names

__all__ = [
    "MAX_NAME",
    "MAX_NOTE",
    "RUN_FORMAT",
    "RunFileError",
    "check_run",
    "format_of",
    "load_history",
    "load_info",
    "load_run",
    "load_snapshot",
    "save_run",
]

_ROWS = 2**16
_HISTORY = ("losses", "evaluations", "rate_changes")

Arrays = Mapping[str, NDArray[Any]]
Parts = tuple[RunInfo, Standing, Standing | None]  # the last is the base


# -- writing ----------------------------------------------------------------------------------


def save_run(path: str | Path, run: Run) -> None:
    """Write a run; an older file of that name stays whole until the new one is on the disk.

    The same run gives the same bytes.

    Raises
    ------
    RunFileError
        when the file cannot be written, or could not be read again.
    """
    header, arrays = check_run(path, run)
    write_archive(path, KIND, header, arrays)


def check_run(path: str | Path, run: Run) -> tuple[dict[str, Any], Arrays]:
    """The header and the arrays of a run that can be written and read again.

    Raises
    ------
    RunFileError
        when it could not, or when there is something else than a file in its place.
    """
    if os.path.exists(path) and not os.path.isfile(path):  # a device would not survive it
        raise RunFileError(path, "this is not an ordinary file, so no run is written to it")
    if run.state.config != run.info.config or run.state.diverged != run.info.diverged:
        raise RunFileError(path, "the run's state belongs to other settings than it says")
    # numbers of NumPy become plain ones, and what is checked is what will be read
    header, arrays = json.loads(json.dumps(to_header(run))), _arrays_of(run)
    size = sum(array.nbytes for array in arrays.values())
    if size > KIND.max_bytes - KIND.max_header_bytes:
        problem = f"the run has {size / 2**20:.0f} MiB of parameters and history"
        raise RunFileError(path, f"{problem}, and a run file holds at most {KIND.mebibytes}")
    _run_of(path, _check_parts(path, header, set(arrays)), arrays)
    return header, arrays


def _arrays_of(run: Run) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {name: getattr(run.history, name) for name in _HISTORY}
    for prefix, state in (("", run.state), ("base/", run.base)):
        if state is None:
            continue
        arrays |= {f"{prefix}{name}": array for name, array in state.params.items()}
        for slot, held in state.optimizer["state"].items():
            arrays |= {f"{prefix}optimizer/{slot}/{name}": a for name, a in held.items()}
    return arrays


# -- reading ----------------------------------------------------------------------------------


def load_run(path: str | Path) -> Run:
    """Read a run whole; it can be shown and trained on.

    Raises
    ------
    RunFileError
        for anything else than such a file: missing, foreign, damaged, too large, ...
    """
    with open_archive(path, KIND) as archive:
        parts = _check_parts(path, archive.header(), set(archive.names))  # before they are read
        arrays = {name: archive.array(name) for name in archive.names}
    return _run_of(path, parts, arrays)


def load_info(path: str | Path) -> RunInfo:
    """What a list shows of a run; reads the header only, 0.2 ms a file.

    Raises
    ------
    RunFileError : as ``load_run``, as far as the header goes
    """
    return info_of(path, read_header(path, KIND))


def load_history(path: str | Path) -> RunHistory:
    """The figures of a run; reads nothing of its parameters.

    Raises
    ------
    RunFileError : as ``load_run``, as far as the header and the history go
    """
    with open_archive(path, KIND) as archive:
        info = info_of(path, archive.header())
        arrays = _read(path, archive, _HISTORY)
    _check_history(path, info, arrays)
    return RunHistory(*(arrays[name] for name in _HISTORY))


def load_snapshot(path: str | Path) -> ParamSnapshot:
    """The network of a run at its last iteration: finite parameters, read-only.

    Raises
    ------
    RunFileError : as ``load_run``, as far as the header and these parameters go
    """
    with open_archive(path, KIND) as archive:
        info = info_of(path, archive.header())
        params = _read(path, archive, param_names(info.config))
    check_params(path, KIND, info.config, params)
    return ParamSnapshot(info.iteration, info.config, MappingProxyType(params))


def format_of(path: str | Path) -> str | None:
    """What kind of file its header says it is; None for what is none of ours."""
    try:
        return str(read_header(path, KIND).get("format"))
    except ArchiveError:
        return None


def _read(path: str | Path, archive: Archive, names: tuple[str, ...]) -> dict[str, NDArray[Any]]:
    for name in names:
        if name not in archive.names:
            raise RunFileError(path, f"it lacks the array {name}")
    return {name: archive.array(name) for name in names}


# -- both -------------------------------------------------------------------------------------


def _run_of(path: str | Path, parts: Parts, arrays: Arrays) -> Run:
    """The run, once everything was found to fit together."""
    info, standing, base = parts
    _check_history(path, info, arrays)
    state = _state(path, "", info, standing, arrays)
    begin = None if base is None else _state(path, "base/", info, base, arrays)
    # copies, which are not worth making before all is checked
    return Run(info, RunHistory(*(arrays[name] for name in _HISTORY)), state, begin)


def _check_parts(path: str | Path, header: Mapping[str, Any], names: set[str]) -> Parts:
    """What the header says, once the arrays were found to be those that it calls for."""
    info = info_of(path, header)
    standing, base = standings_of(path, header, info)
    expected = {*_HISTORY, *_names("", info, standing)}
    if base is not None:
        expected |= _names("base/", info, base)
    check_names(path, KIND, names, expected)
    return info, standing, base


def _names(prefix: str, info: RunInfo, standing: Standing) -> set[str]:
    params = param_names(info.config)
    slots = slots_of(info.config, standing.optimizer)
    held = {f"{prefix}optimizer/{slot}/{name}" for slot in slots for name in params}
    return {prefix + name for name in params} | held


def _state(
    path: str | Path, prefix: str, info: RunInfo, standing: Standing, arrays: Arrays
) -> TrainerState:
    config, names = info.config, param_names(info.config)
    diverged = info.diverged and standing.iteration == info.iteration
    params = {name: arrays[prefix + name] for name in names}
    check_params(path, KIND, config, params, finite=not diverged, prefix=prefix)
    slots: dict[str, dict[str, NDArray[Any]]] = {}
    for slot in slots_of(config, standing.optimizer):
        slots[slot] = {name: arrays[f"{prefix}optimizer/{slot}/{name}"] for name in names}
        for name, array in slots[slot].items():
            full = f"{prefix}optimizer/{slot}/{name}"
            check_array(path, KIND, full, array, params[name].shape, config.dtype)
    return TrainerState(
        standing.iteration,
        config,
        MappingProxyType(params),
        {**standing.optimizer, "state": slots},
        standing.sampler,
        standing.learning_rate,
        diverged,
    )


def _check_history(path: str | Path, info: RunInfo, arrays: Arrays) -> None:
    """Refuse a history that does not fit its header."""
    for name, columns in zip(_HISTORY, ((), (3,), (2,)), strict=True):
        array = arrays[name]
        if array.dtype != np.float64 or not array.ndim or array.shape[1:] != columns:
            found = f"{name} is {array.shape} {visible(array.dtype, 20)}"
            raise RunFileError(path, f"{found}, but {('n', *columns)} float64 was expected")
    losses, evaluations, changes = (arrays[name] for name in _HISTORY)
    if len(losses) != info.iteration:
        problem = f"it has {len(losses)} losses, but its iteration is {info.iteration}"
        raise RunFileError(path, problem)
    if info.diverged != bool(len(losses) and not np.isfinite(losses[-1])):
        raise RunFileError(path, "its last loss does not fit whether it diverged")
    if not _rises(evaluations, info.iteration, strictly=True):
        raise RunFileError(path, "its evaluations are not at rising iterations of the run")
    if not _between(evaluations, 0.0, 1.0):
        raise RunFileError(path, "its evaluations have accuracies that are not between 0 and 1")
    # a change may wait for the next update
    if not _rises(changes, info.iteration + 1, strictly=False):
        raise RunFileError(path, "its rate_changes are not at rising iterations of the run")
    if not _between(changes, sys.float_info.min, sys.float_info.max):
        raise RunFileError(path, "its rate_changes are not finite numbers above 0")


def _rises(rows: NDArray[np.float64], most: int, strictly: bool) -> bool:
    """Whether the first column has whole numbers from 0 to ``most`` in rising order."""
    last = -1.0
    for start in range(0, len(rows), _ROWS):  # so that checking takes no memory to speak of
        iterations = rows[start : start + _ROWS, 0]
        steps = np.diff(iterations, prepend=last)
        whole = (iterations >= 0) & (iterations <= most) & (iterations == np.floor(iterations))
        if not (whole & ((steps > 0) if strictly else (steps >= 0))).all():
            return False
        last = iterations[-1]
    return True


def _between(rows: NDArray[np.float64], low: float, high: float) -> bool:
    """Whether all columns but the first are in a range."""
    blocks = (rows[start : start + _ROWS, 1:] for start in range(0, len(rows), _ROWS))
    return all(((block >= low) & (block <= high)).all() for block in blocks)
