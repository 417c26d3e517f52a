"""Can a run be kept there? Better known before it is trained than after."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from engine.optimizers import OPTIMIZERS
from engine.runs.records import Run
from engine.runs.run_files import RunFileError, check_run
from engine.runs.run_headers import KIND


def check_target(path: str | Path, run: Run) -> None:
    """Refuse a place where a run cannot be written once it was trained.

    Parameters
    ----------
    run : where it begins, with the settings under which it is to be trained

    Raises
    ------
    RunFileError
        when its words cannot be kept, the file would be too large, the folder is missing or
        write-protected, or the name is that of something else than a file
    """
    check_run(path, run)
    size, room = _least_size(run), KIND.max_bytes - KIND.max_header_bytes
    if size > room:
        problem = f"the run would have {size / 2**20:.0f} MiB of parameters and history"
        raise RunFileError(path, f"{problem}, and a run file has room for {room / 2**20:.0f} MiB")
    folder = os.path.dirname(os.path.realpath(path))
    if not os.path.isdir(folder):
        raise RunFileError(path, f"there is no folder {folder}")
    try:
        # permissions alone do not tell: try it with a name of the same length
        handle, trial = tempfile.mkstemp(dir=folder, prefix=os.path.basename(path)[:-8])
    except OSError as error:
        raise RunFileError(path, f"cannot be written ({error.strerror})") from error
    os.close(handle)
    os.unlink(trial)


def _least_size(run: Run) -> int:
    """Bytes of all arrays after the next update, from which on an optimizer remembers something;
    how long the history becomes is not known, as a run may be stopped at any moment."""
    params = sum(array.nbytes for array in run.state.params.values())
    base = 0 if run.base is None else run.base.nbytes
    arrays = (run.history.losses, run.history.evaluations, run.history.rate_changes)
    history = sum(array.nbytes for array in arrays)
    return params * (1 + len(OPTIMIZERS[run.state.config.optimizer].SLOTS)) + base + history
