"""Exported files: whole or not there, and never in the place of another one unasked."""

from __future__ import annotations

import os
from pathlib import Path

from engine.export.errors import ExportError
from engine.whole_files import taking_the_place_of


def write_file(path: Path, content: bytes | str, overwrite: bool = False) -> None:
    """Put a file where it belongs; a crash or a full disk leaves what was there before.

    Raises
    ------
    ExportError : as ``check_target``, and when it cannot be written
    """
    check_target(path, overwrite)
    data = content.encode() if isinstance(content, str) else content
    try:
        with taking_the_place_of(Path(os.path.realpath(path))) as file:
            file.write(data)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror}).") from error


def check_target(path: Path, overwrite: bool = False) -> None:
    """Refuse a place where no file can be put, before the work for it is done.

    Raises
    ------
    ExportError : when there is a folder, a file not to be overwritten, or no folder to put it in
    """
    if os.path.isdir(path):
        raise ExportError(f"{path}: this is a folder, a file was expected.")
    if os.path.lexists(path) and not overwrite:
        raise ExportError(f"{path}: there is such a file already; it was left as it is.")
    if os.path.exists(path) and not os.path.isfile(path):  # a device would not survive it
        raise ExportError(f"{path}: this is not an ordinary file; it was left as it is.")
    if not os.path.isdir(path.parent):
        raise ExportError(f"{path}: there is no folder {path.parent}.")
