from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.export.errors import ExportError
from engine.export.writing import check_target, write_file


def test_bytes_and_text_are_written(tmp_path: Path) -> None:
    write_file(tmp_path / "a", b"\x00\xff")
    write_file(tmp_path / "b", "\u65e5\n")
    assert (tmp_path / "a").read_bytes() == b"\x00\xff"
    assert (tmp_path / "b").read_bytes() == "\u65e5\n".encode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_another_file_stays_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    with pytest.raises(ExportError, match="such a file already"):
        write_file(path, "new")
    assert path.read_text() == "old"
    write_file(path, "new", overwrite=True)
    assert path.read_text() == "new"


def test_places_for_no_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="this is a folder"):
        check_target(tmp_path, overwrite=True)
    with pytest.raises(ExportError, match="there is no folder"):
        write_file(tmp_path / "none" / "a", "x")


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        write_file(path, "new", overwrite=True)
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a special file")
def test_a_special_file_stays(tmp_path: Path) -> None:
    """Renaming over /dev/null would replace it for all programs."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(ExportError, match="not an ordinary file"):
        write_file(path, "x", overwrite=True)
    assert path.is_fifo()


def test_a_name_that_is_too_long_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write_file(tmp_path / ("x" * 5000), "x")
