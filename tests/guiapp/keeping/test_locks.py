"""Which lock files belong to the living."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from guiapp.keeping.locks import take_lock

HOLD = """
import sys
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from pathlib import Path
from guiapp.keeping.locks import take_lock
lock = take_lock(Path(sys.argv[1]))
print(lock is not None, flush=True)
sys.stdin.read()
"""


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    first = take_lock(path)
    assert first is not None
    assert take_lock(path) is None
    first.unlock()
    assert not path.exists()
    again = take_lock(path)
    assert again is not None
    again.unlock()


def test_another_process_holds_it_until_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child, child.stdin, child.stdout:
        assert child.stdout.readline() == "True\n"
        assert take_lock(path) is None
        child.kill()
        child.wait()
    assert path.exists()
    lock = take_lock(path)
    assert lock is not None
    lock.unlock()


@pytest.mark.skipif(sys.platform == "win32", reason="there a living lock cannot be deleted")
def test_a_number_that_somebody_else_has_now_keeps_nobody_alive(tmp_path: Path) -> None:
    """As in a container, where the first process always has the same number."""
    path = tmp_path / "a.lock"
    lock = take_lock(path)
    assert lock is not None
    text = path.read_bytes()
    assert text.startswith(str(os.getpid()).encode())
    lock.unlock()
    path.write_bytes(text)  # nobody holds this one, although its process is alive
    taken = take_lock(path)
    assert taken is not None
    taken.unlock()


def test_where_nothing_can_be_written_there_is_no_lock(tmp_path: Path) -> None:
    assert take_lock(tmp_path / "missing" / "a.lock") is None
    (tmp_path / "folder.lock").mkdir()
    assert take_lock(tmp_path / "folder.lock") is None
    os.mkfifo(tmp_path / "pipe.lock")
    assert take_lock(tmp_path / "pipe.lock") is None
