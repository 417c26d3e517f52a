from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.runs import library as library_module
from engine.runs.library import REMOVED, Entry, RunLibrary
from engine.runs.records import Run, RunInfo
from engine.runs.run_files import RunFileError, load_info, save_run
from tests.engine.runs.small_runs import assert_same, small_run

ROOT = Path(__file__).resolve().parents[3]
RUN = small_run()


def named(number: int, created: str | None = None, **changes: object) -> Run:
    """A run with an identity of its own."""
    created = created or f"2026-01-{number + 1:02}T12:00:00+00:00"
    identity = {"id": f"{number:016x}", "created": created, "name": f"run {number}"}
    return Run(RUN.info.replace(**{**identity, **changes}), RUN.history, RUN.state)


def names(library: RunLibrary) -> list[str]:
    return [entry.info.name for entry in library.entries()]


@pytest.fixture
def library(tmp_path: Path) -> RunLibrary:
    return RunLibrary(tmp_path / "data" / "runs")


def test_a_missing_folder_has_no_runs_and_is_made_when_one_is_kept(library: RunLibrary) -> None:
    assert library.entries() == []
    assert library.path_of("0" * 16) is None
    assert not library.folder.exists()
    entry = library.keep(named(3))
    assert entry.path == library.folder / "20260104T120000Z-0000000000000003.npz"
    assert library.entries() == [entry]
    assert library.path_of("0000000000000003") == entry.path
    assert_same(library.load(entry), named(3))
    assert len(library.history(entry).losses) == 20


def test_the_newest_comes_first(library: RunLibrary) -> None:
    for number in (2, 0, 3, 1):
        library.keep(named(number))
    library.keep(named(9, created="2026-01-02T12:00:00+00:00"))  # as old as number 1
    assert names(library) == ["run 3", "run 2", "run 9", "run 1", "run 0"]


def test_a_run_of_the_same_id_replaces_the_older_file(library: RunLibrary) -> None:
    library.keep(named(1))
    library.keep(named(1, name="again"))
    assert names(library) == ["again"]
    library.keep(named(1, created="2025-12-31T23:59:59+00:00", name="begun earlier"))
    assert names(library) == ["begun earlier"]
    assert os.listdir(library.folder) == ["20251231T235959Z-0000000000000001.npz"]


def test_a_copy_under_another_name_stands_back_and_is_never_deleted(library: RunLibrary) -> None:
    entry = library.keep(named(1))
    copy = library.folder / f"backup-{entry.info.id}.npz"
    copy.write_bytes(entry.path.read_bytes())
    assert library.entries() == [entry]
    assert library.skipped[0].sentence == f"{copy}: this is the same run as {entry.path.name}."
    library.keep(named(1, name="again"))
    assert copy.exists()
    library.remove(library.entries())
    assert [entry.path for entry in library.entries()] == [copy]
    assert library.path_of("0000000000000001") == copy


def test_words_change(library: RunLibrary) -> None:
    entry = library.keep(named(1))
    changed = library.change(entry, name="better", color=5, note="why")
    assert changed.path == entry.path
    assert library.entries() == [changed]
    assert changed.info == entry.info.replace(name="better", color=5, note="why")


def test_foreign_files_are_skipped_with_a_sentence(library: RunLibrary, tmp_path: Path) -> None:
    entry = library.keep(named(1))
    outside = tmp_path / "outside.npz"
    save_run(outside, named(2))
    (library.folder / "notes.txt").write_text("not a run")
    (library.folder / "folder.npz").mkdir()
    (library.folder / "link.npz").symlink_to(outside)
    (library.folder / "cut.npz").write_bytes(entry.path.read_bytes()[:-5])
    (library.folder / ".hidden.npz").write_bytes(b"")
    assert library.entries() == [entry]
    sentences = {item.path.name: item.sentence for item in library.skipped}
    assert sentences.keys() == {"notes.txt", "folder.npz", "link.npz", "cut.npz"}
    assert sentences["notes.txt"].endswith("not a run file, or it is damaged.")
    assert sentences["link.npz"].endswith("link.npz: this is not an ordinary file.")
    (library.folder / "cut.npz").unlink()
    library.entries()
    assert "cut.npz" not in {item.path.name for item in library.skipped}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_not_waited_for(library: RunLibrary) -> None:
    library.keep(named(1))
    os.mkfifo(library.folder / "pipe.npz")
    assert names(library) == ["run 1"]
    assert len(library.skipped) == 1


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    library = RunLibrary(tmp_path / "file")
    with pytest.raises(RunFileError, match=r"file: cannot be read \(Not a directory\)"):
        library.entries()
    with pytest.raises(RunFileError, match=r"cannot be made \(File exists\)"):
        library.keep(named(1))


# -- removing ---------------------------------------------------------------------------------


def test_what_was_removed_can_be_put_back(library: RunLibrary) -> None:
    entries = [library.keep(named(number)) for number in range(4)]
    removal = library.remove(entries[1:3])
    assert names(library) == ["run 3", "run 0"]
    assert library.skipped == ()
    assert library.restore(removal) == entries[1:3]
    assert names(library) == ["run 3", "run 2", "run 1", "run 0"]
    assert library.restore(removal) == []
    library.empty_removed()
    assert sorted(os.listdir(library.folder)) == [entry.path.name for entry in entries]


def test_removals_are_put_back_in_any_order(library: RunLibrary) -> None:
    entry = library.keep(named(1))
    first = library.remove([entry])
    again = library.keep(named(1, name="again"))
    second = library.remove([again])
    library.restore(second)
    assert library.restore(first) == [], "what was kept since then stays"
    assert names(library) == ["again"]


def test_one_that_cannot_be_read_does_not_hide_the_others_put_back(library: RunLibrary) -> None:
    for number in range(3):
        library.keep(named(number))
    removal = library.remove(library.entries())
    (removal.folder / removal.names[1]).write_bytes(b"spoiled")
    assert [entry.info.name for entry in library.restore(removal)] == ["run 2", "run 0"]
    assert names(library) == ["run 2", "run 0"]
    assert len(library.skipped) == 1


def test_what_can_be_put_back_is_listed(library: RunLibrary) -> None:
    assert library.removed() == []
    for number in range(3):
        library.keep(named(number))
    newest, *older = library.entries()
    first = library.remove(older)
    os.utime(first.folder, (1000.0, 1000.0))
    last = library.remove([newest])
    found = library.removed()
    assert [entry.info.name for entry in found] == ["run 2", "run 1", "run 0"]
    assert {entry.path.parent for entry in found} == {first.folder, last.folder}
    assert tuple(entry.path.name for entry in found[1:]) == first.names
    library.restore(last)
    (first.folder / first.names[0]).write_bytes(b"spoiled")
    assert [entry.info.name for entry in library.removed()] == ["run 0"]


def test_what_cannot_be_removed_whole_stays_whole(
    library: RunLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [library.keep(named(number)) for number in range(3)]
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if self == entries[2].path:
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(RunFileError, match=r"0002\.npz: cannot be moved \(Permission denied\)"):
        library.remove(entries)
    assert names(library) == ["run 2", "run 1", "run 0"]


def test_what_was_removed_can_be_deleted_for_good(library: RunLibrary) -> None:
    removals = [library.remove([library.keep(named(number))]) for number in range(2)]
    library.empty_removed()
    assert os.listdir(library.folder) == []
    assert [library.restore(removal) for removal in removals] == [[], []]
    library.empty_removed()


def test_a_link_in_place_of_the_hidden_folder_is_not_followed(
    library: RunLibrary, tmp_path: Path
) -> None:
    entry = library.keep(named(1))
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "folder").mkdir(parents=True)
    (elsewhere / "folder" / "precious.npz").write_text("kept")
    hidden = library.folder / REMOVED
    hidden.symlink_to(elsewhere)
    library.empty_removed()
    with pytest.raises(RunFileError, match="this is a link"):
        library.remove([entry])
    hidden.unlink()
    hidden.mkdir()
    (hidden / "link").symlink_to(elsewhere / "folder")
    library.empty_removed()
    assert (elsewhere / "folder" / "precious.npz").exists()
    assert names(library) == ["run 1"]


# -- others at work ---------------------------------------------------------------------------


def test_a_file_that_vanishes_meanwhile_is_left_out(
    library: RunLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = library.keep(named(1))
    library.keep(named(2))
    before_reading = load_info

    def read_late(path: Path) -> RunInfo:
        if path == gone.path:
            path.unlink()
        return before_reading(path)

    monkeypatch.setattr(library_module, "load_info", read_late)
    assert names(library) == ["run 2"]
    assert library.skipped == ()
    assert library.remove([gone]).names == ()
    with pytest.raises(RunFileError, match="No such file"):
        library.load(gone)
    with pytest.raises(RunFileError, match="No such file"):
        library.change(gone, name="x")


def test_a_file_that_is_as_it_was_is_not_read_again(
    library: RunLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [library.keep(named(number)) for number in range(3)]
    read: list[Path] = []

    def counted(path: Path) -> RunInfo:
        read.append(path)
        return load_info(path)

    monkeypatch.setattr(library_module, "load_info", counted)
    library.entries()
    assert len(read) == 3
    RunLibrary(library.folder).change(kept[1], name="changed by another program")
    assert names(library) == ["run 2", "changed by another program", "run 0"]
    assert read[3:] == [kept[1].path]


def test_what_was_left_by_a_killed_program_is_cleaned_up_after_an_hour(
    library: RunLibrary,
) -> None:
    library.keep(named(1))
    stale, fresh = ".0123456789abcdef.part", ".fedcba9876543210.part"
    others = (".other.part", ".0123456789abcdef.part.txt", "0123456789abcdef.part")
    for name in (stale, fresh, *others):
        (library.folder / name).write_bytes(b"half a run")
    two_hours_ago = time.time() - 7200
    for name in (stale, *others):
        os.utime(library.folder / name, (two_hours_ago, two_hours_ago))
    assert names(library) == ["run 1"]
    left = set(os.listdir(library.folder))
    assert stale not in left
    assert {fresh, *others} <= left


OTHER_PROGRAM = """
import sys
from pathlib import Path
from engine.runs.library import RunLibrary
from engine.runs.run_files import load_run

folder, source, number = sys.argv[1:]
library, run = RunLibrary(Path(folder)), load_run(source)
for step in range(25):
    info = run.info.replace(id=f"{(step % 5) + 100 * int(number):016x}", name=f"of {number}")
    entry = library.keep(type(run)(info, run.history, run.state))
    shared = run.info.replace(id="f" * 16, name=f"of {number}")
    library.keep(type(run)(shared, run.history, run.state))
    library.entries()
    assert not library.skipped, library.skipped
    library.change(entry, note=str(step))
    removal = library.remove([entry])
    if step % 2:
        library.restore(removal)
"""


def test_two_programs_at_once_do_not_break_each_other(library: RunLibrary, tmp_path: Path) -> None:
    source = tmp_path / "source.npz"
    save_run(source, named(0))
    command = [sys.executable, "-c", OTHER_PROGRAM, str(library.folder), str(source)]
    programs = [
        subprocess.Popen([*command, number], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for number in "12"
    ]
    for program in programs:
        _, errors = program.communicate(timeout=60)
        assert program.returncode == 0, errors
    runs: list[Entry] = library.entries()
    assert library.skipped == ()
    for number in "12":
        assert sum(entry.info.name == f"of {number}" for entry in runs) >= 5 // 2
    for entry in runs:
        assert len(library.load(entry).history.losses) == 20
