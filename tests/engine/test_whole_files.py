"""What a killed program left beside a file is cleaned up, and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from engine.whole_files import STALE_S, remove_stale_part

PART_NAME = ".0123456789abcdef.part"


@pytest.mark.parametrize(
    ("name", "age_s", "stays"),
    [
        (PART_NAME, STALE_S + 60, False),
        (PART_NAME, STALE_S - 60, True),
        (".0123456789ABCDEF.part", STALE_S + 60, True),
        (".other.part", STALE_S + 60, True),
        ("0123456789abcdef.part", STALE_S + 60, True),
        (f"{PART_NAME}.txt", STALE_S + 60, True),
    ],
)
def test_only_old_parts_go(tmp_path: Path, name: str, age_s: float, stays: bool) -> None:
    path = tmp_path / name
    path.write_bytes(b"half")
    moment = time.time() - age_s
    os.utime(path, (moment, moment))
    remove_stale_part(path)
    assert path.exists() is stays


def test_what_is_no_ordinary_file_is_left_alone(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / PART_NAME
    target.write_bytes(b"mine")
    link.symlink_to(target)
    os.utime(link, (0, 0), follow_symlinks=False)
    remove_stale_part(link)
    assert link.is_symlink()
    link.unlink()
    link.mkdir()
    os.utime(link, (0, 0))
    remove_stale_part(link)
    assert link.is_dir()
    remove_stale_part(tmp_path / ".fedcba9876543210.part")  # gone already
