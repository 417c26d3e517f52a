"""What is refused before a run is trained, so that it is not trained for nothing."""

from __future__ import annotations

import dataclasses
import errno
import os
import tempfile
from pathlib import Path
from typing import Any, NoReturn

import pytest

from engine.runs.records import Ancestor, Run
from engine.runs.run_files import RunFileError, save_run
from engine.runs.run_headers import MAX_LINEAGE
from engine.runs.run_targets import check_target
from tests.engine.runs.small_runs import small_run


def with_info(run: Run, **changes: Any) -> Run:
    return dataclasses.replace(run, info=run.info.replace(**changes))


def test_a_sound_place_is_left_as_it_was(tmp_path: Path) -> None:
    check_target(tmp_path / "run.npz", small_run(0))
    assert list(tmp_path.iterdir()) == []
    save_run(tmp_path / "run.npz", small_run(3))
    before = (tmp_path / "run.npz").read_bytes()
    check_target(tmp_path / "run.npz", small_run(0))
    assert (tmp_path / "run.npz").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_words_that_cannot_be_kept(tmp_path: Path) -> None:
    with pytest.raises(RunFileError, match="its name has control characters"):
        check_target(tmp_path / "run.npz", with_info(small_run(0), name="a\nb"))
    with pytest.raises(RunFileError, match="its name is longer than"):
        check_target(tmp_path / "run.npz", with_info(small_run(0), name="x" * 10_000))
    run = small_run(0)
    lineage = (Ancestor(run.info.id, "", run.info.config, 0),) * (MAX_LINEAGE + 1)
    with pytest.raises(RunFileError, match="its lineage"):
        check_target(tmp_path / "run.npz", with_info(run, lineage=lineage))


def test_what_an_optimizer_will_remember_counts(tmp_path: Path) -> None:
    """6 x 1024 units, float64: 40 MiB of weights, and with Adam three times as much and a base."""
    sizes: dict[str, Any] = {"hidden_sizes": (1024,) * 6, "dtype": "float64"}
    run = small_run(0, **sizes)
    check_target(tmp_path / "run.npz", run)
    with pytest.raises(RunFileError, match=r"have 160 MiB .* has room for 159 MiB"):
        check_target(tmp_path / "run.npz", dataclasses.replace(run, base=run.state))


def test_places_for_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RunFileError, match="there is no folder"):
        check_target(tmp_path / "none" / "run.npz", small_run(0))
    with pytest.raises(RunFileError, match="not an ordinary file"):
        check_target(tmp_path, small_run(0))
    with pytest.raises(RunFileError, match="cannot be written"):
        check_target(tmp_path / ("x" * 300), small_run(0))

    def refuse(**_where: object) -> NoReturn:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(RunFileError, match="Read-only file system"):
        check_target(tmp_path / "run.npz", small_run(0))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a special file")
def test_a_special_file_stays(tmp_path: Path) -> None:
    """Renaming over /dev/null would replace it for all programs."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    for refused in (check_target, save_run):
        with pytest.raises(RunFileError, match="not an ordinary file"):
            refused(path, small_run(2))
    assert path.is_fifo()
