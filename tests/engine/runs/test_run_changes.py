"""Words changed in a file that others write as well; see test_run_files for the change itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.runs import run_changes
from engine.runs.run_changes import change_info
from engine.runs.run_files import RunFileError, check_run, load_run, save_run
from tests.engine.runs.small_runs import assert_same, small_run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "run.npz"
    save_run(path, small_run(10))
    return path


def test_a_newer_file_of_another_program_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    further = small_run(20)

    def overtaken(*arguments: object) -> object:
        monkeypatch.undo()
        save_run(path, further)
        return check_run(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(run_changes, "check_run", overtaken)
    info = change_info(path, name="renamed")
    assert (info.name, info.iteration) == ("renamed", 20)
    found = load_run(path)
    assert found.info == info
    found_as_it_was = type(found)(further.info, found.history, found.state, found.base)
    assert_same(found_as_it_was, further)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_that_is_taken_away_meanwhile_does_not_come_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_away(*arguments: object) -> object:
        path.unlink()
        return check_run(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(run_changes, "check_run", taken_away)
    with pytest.raises(RunFileError, match=r"run\.npz"):
        change_info(path, name="renamed")
    assert not list(path.parent.iterdir())


def test_where_somebody_writes_all_the_time_it_gives_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*arguments: object) -> object:
        save_run(path, small_run(20))
        return check_run(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(run_changes, "check_run", overtaken)
    with pytest.raises(RunFileError, match="again and again"):
        change_info(path, name="renamed")
    assert load_run(path).info.name == "first"
