"""Files that bear their name only once they are whole and on the disk."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

Check = Callable[[], None] | None

PART = ".part"  # the ending of ".<16 hexadecimal digits>.part", which is still being written
STALE_S = 3600.0  # no file takes an hour to be written

_PART_NAME = re.compile(rf"\.[0-9a-f]{{16}}{re.escape(PART)}")


@contextlib.contextmanager
def taking_the_place_of(target: Path, check: Check = None) -> Iterator[BinaryIO]:
    """A file beside the target, which takes its name at the end of the block.

    An older file of that name stays whole until then, and for good if the block fails or the
    process dies.

    Parameters
    ----------
    check : called when the new file is on the disk; if it raises, the older one stays

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
        if check is not None:
            check()
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def remove_stale_part(path: str | os.PathLike[str]) -> None:
    """Delete what a program left beside a target that was killed while it wrote; any other file
    is left alone."""
    if not _PART_NAME.fullmatch(os.path.basename(path)):
        return
    with contextlib.suppress(OSError):  # another program may have been faster
        status = os.lstat(path)
        if stat.S_ISREG(status.st_mode) and time.time() - status.st_mtime > STALE_S:
            os.unlink(path)


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
