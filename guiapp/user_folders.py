"""Where the user's own runs are kept. Asking makes no folder."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """Everything that belongs to the user and not to the program."""
    from platformdirs import user_data_dir  # 4 ms, which a window that opens need not wait for

    return Path(user_data_dir("Nablascope"))


def runs_folder() -> Path:
    """The runs that were kept."""
    return data_folder() / "runs"


def autosave_folder() -> Path:
    """The runs of open windows, and those of windows that ended unexpectedly."""
    return data_folder() / "autosave"
