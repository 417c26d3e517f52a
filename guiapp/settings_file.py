"""The file of the settings, made harmless before Qt reads it.

QSettings takes a value that begins with "@Variant(" apart as a stream of any type there is, and
PySide6 unpickles Python objects in it, so a foreign file could run code. What the window writes
needs none of that: such lines, and all that it cannot have written, are taken out.
"""

from __future__ import annotations

import contextlib
import re
import stat
import tempfile
from pathlib import Path

MAX_BYTES = 2**20  # ours has about one kilobyte
DAMAGED = ".damaged"

# plain ASCII without "@", and of escapes only those that can make none
_VALUE = rb'(?:[ -?A-\[\]-~]|\\["\\nrt])*'
_LINE = re.compile(rb"(?:\[[A-Za-z0-9_%.-]+\]|[A-Za-z0-9_%.-]+=" + _VALUE + rb")?")


def make_safe(path: Path) -> Path:
    """The path of a file that QSettings can be let near; it need not exist yet.

    What is no file of a reasonable size is put aside as "<name>.damaged". Where nothing can be
    changed, the settings of this start are kept in a file among the temporary ones.
    """
    try:
        if not _is_ordinary(path):
            _put_aside(path)
            return path
        content = path.read_bytes()
        clean = cleaned(content)
        if clean != content:
            _rewrite(path, clean)
    except FileNotFoundError:
        return path
    except OSError:
        try:
            _put_aside(path)
        except OSError:
            return Path(tempfile.mkdtemp(prefix="nablascope-")) / path.name
    return path


def cleaned(content: bytes) -> bytes:
    """Only those lines that say nothing but a plain text or number."""
    lines = content.replace(b"\r\n", b"\n").split(b"\n")
    return b"\n".join(line for line in lines if _LINE.fullmatch(line))


def _is_ordinary(path: Path) -> bool:
    """Whether it is a file of a reasonable size, or a link to one; OSError if there is none."""
    status = path.stat()  # a pipe or a device would keep us waiting for ever
    return stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES


def _put_aside(path: Path) -> None:
    aside = path.with_name(path.name + DAMAGED)
    with contextlib.suppress(OSError):
        aside.unlink()  # a folder of that name stays, and so what is in it
    if aside.is_dir():
        aside = Path(tempfile.mkdtemp(prefix=aside.name, dir=path.parent)) / path.name
    path.rename(aside)


def _rewrite(path: Path, content: bytes) -> None:
    from engine.whole_files import taking_the_place_of  # rarely wanted

    with taking_the_place_of(path.resolve()) as file:
        file.write(content)
