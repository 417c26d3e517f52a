"""Files that bear their name only once they are whole and on the disk."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PART = ".part"  # the ending of ".<16 hexadecimal digits>.part", which is still being written


@contextlib.contextmanager
def taking_the_place_of(target: Path) -> Iterator[BinaryIO]:
    """A file beside the target, which takes its name at the end of the block.

    An older file of that name stays whole until then, and for good if the block fails or the
    process dies.

    Raises
    ------
    OSError : when it cannot be written; nothing is left of it then
    """
    beside = target.with_name(f".{secrets.token_hex(8)}{PART}")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where a system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    # some network file systems refuse it, and the file itself is safe
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
