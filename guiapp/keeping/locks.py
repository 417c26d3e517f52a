"""Which window a file belongs to, and whether that window is still alive."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from PySide6.QtCore import QLockFile

try:
    import fcntl
except ImportError:  # Windows, where nobody can delete the lock of a living program
    fcntl = None  # type: ignore[assignment]


def take_lock(path: Path) -> QLockFile | None:
    """The lock of that path, if no living program holds it; it is given back by ``unlock``.

    QLockFile knows the dead by their process number. In a container the next program often has
    the number of the last one, and after a restart somebody else may, so a lock that the system
    itself does not hold for anyone is taken as well.
    """
    with contextlib.suppress(OSError):
        if not stat.S_ISREG(path.lstat().st_mode):
            return None  # a pipe would keep us waiting for ever
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # a window may be open for days
    if lock.tryLock(0):
        return lock
    if lock.error() == QLockFile.LockError.LockFailedError and _is_held_by_nobody(path):
        return lock if lock.tryLock(0) else None
    return None


def _is_held_by_nobody(path: Path) -> bool:
    """Delete a lock file that no process has locked; whether that was so."""
    if fcntl is None:
        return False
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # somebody may have replaced it after it was opened
        if os.fstat(descriptor).st_ino != path.lstat().st_ino:
            return False
        path.unlink()
        return True
    except OSError:
        return False
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)
