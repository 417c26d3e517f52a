from __future__ import annotations

import io
import os
import pickle
import stat
import sys
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.archive_kinds import ArchiveError, Kind, is_visible, visible
from engine.archives import open_archive, read_header, write_archive
from engine.model_files import save_model
from engine.whole_files import taking_the_place_of
from tests.engine.runs.small_runs import small_run


class TestError(ArchiveError):
    __test__ = False


KIND = Kind(
    "test", TestError, "nablascope-test", 1, max_bytes=2**20, max_members=4, max_header_bytes=2**14
)
HEADER = {"format": "nablascope-test", "version": 1, "word": "∇ 学習"}
ARRAYS = {"a": np.arange(6.0).reshape(2, 3), "b": np.zeros((0, 3), np.float32)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a file"


def test_what_is_written_is_read(path: Path) -> None:
    write_archive(path, KIND, HEADER, ARRAYS)
    assert read_header(path, KIND) == HEADER
    with open_archive(path, KIND) as archive:
        assert archive.header() == HEADER
        assert archive.names == ("a", "b")
        for name, expected in ARRAYS.items():
            array = archive.array(name)
            assert (array.shape, array.dtype) == (expected.shape, expected.dtype)
            np.testing.assert_array_equal(array, expected)
            assert not array.flags.writeable


def test_no_more_memory_is_taken_than_the_array_has(path: Path) -> None:
    """Also of a packed member, which zlib would unpack twice over if asked for the whole."""
    kind = Kind("test", TestError, "x", 1, 2**26, 4, 2**14)
    np.savez_compressed(path.with_suffix(".npz"), header=np.array("{}"), a=np.zeros(2**22))
    with open_archive(path.with_suffix(".npz"), kind) as archive:
        tracemalloc.start()
        try:
            archive.array("a")
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 2**25 + 4 * 2**20


def test_the_bytes_are_those_of_numpy(path: Path) -> None:
    """Model files had been written by ``numpy.savez`` into memory: their bytes are the same."""
    snapshot = small_run(optimizer="sgd").state.snapshot()
    save_model(path, snapshot)
    content = io.BytesIO()
    with np.load(path) as archive:
        np.savez(content, allow_pickle=False, header=archive["header"], **snapshot.params)
    assert path.read_bytes() == content.getvalue()


def test_arrays_of_another_order_in_memory_or_bytes_are_written_alike(tmp_path: Path) -> None:
    turned = {
        "a": np.asfortranarray(ARRAYS["a"]).astype(">f8"),
        "b": ARRAYS["b"],
    }
    write_archive(tmp_path / "1", KIND, HEADER, ARRAYS)
    write_archive(tmp_path / "2", KIND, HEADER, turned)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_a_header_that_is_too_long_or_not_finite_is_not_written(path: Path) -> None:
    with pytest.raises(TestError, match="its settings and notes are too long for a test file"):
        write_archive(path, KIND, HEADER | {"note": "x" * 4096}, ARRAYS)
    with pytest.raises(TestError, match="its figures are not all finite numbers"):
        write_archive(path, KIND, HEADER | {"note": float("nan")}, ARRAYS)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_no_place(tmp_path: Path) -> None:
    with pytest.raises(TestError, match="cannot be written"):
        write_archive(tmp_path / "missing" / "file", KIND, HEADER, ARRAYS)
    with pytest.raises(TestError, match="cannot be written"):
        write_archive(tmp_path, KIND, HEADER, ARRAYS)


def test_the_members_around_the_limits(path: Path) -> None:
    full = {f"x{number}": np.zeros(1) for number in range(3)}
    write_archive(path, KIND, HEADER, full)
    read_header(path, KIND)
    write_archive(path, KIND, HEADER, full | {"y": np.zeros(1)})
    with pytest.raises(TestError, match="it holds more than the 4 arrays of a test"):
        read_header(path, KIND)
    write_archive(path, KIND, HEADER, {"a": np.zeros(2**17)})
    with pytest.raises(TestError, match="it is larger than 1 MiB, which no test is"):
        read_header(path, KIND)


def test_the_sum_is_checked_of_what_is_read_alone(path: Path) -> None:
    """One damaged array leaves the header and the others readable."""
    write_archive(path, KIND, HEADER, ARRAYS)
    content = bytearray(path.read_bytes())
    content[content.index(np.float64(5.0).tobytes())] ^= 1
    path.write_bytes(content)
    with open_archive(path, KIND) as archive:
        assert archive.header() == HEADER
        archive.array("b")
        with pytest.raises(TestError, match="or it is damaged"):
            archive.array("a")


def test_a_damaged_header_is_not_shown(path: Path) -> None:
    write_archive(path, KIND, HEADER, ARRAYS)
    content = bytearray(path.read_bytes())
    content[content.index(b"w\0\0\0o")] = ord("W")
    path.write_bytes(content)
    with pytest.raises(TestError, match="or it is damaged"):
        read_header(path, KIND)


def test_errors_survive_the_way_to_another_process() -> None:
    error = TestError("a/path", "it is bad")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.problem) == (TestError, "a/path: it is bad.", "it is bad")


def test_a_failure_within_the_block_leaves_the_old_file(path: Path) -> None:
    path.write_text("old")

    def interrupted() -> None:
        with taking_the_place_of(path) as file:
            file.write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text() == "old"
    assert os.listdir(path.parent) == [path.name]


def test_file_and_folder_are_on_the_disk_before_and_after_the_name_changes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        steps.append("folder" if is_folder else "file")
        fsync(descriptor)

    def replaced(self: Path, target: Path) -> Path:
        steps.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    write_archive(path, KIND, HEADER, ARRAYS)
    assert steps == (["file", "name"] if sys.platform == "win32" else ["file", "name", "folder"])


def test_a_link_stays_a_link_and_permissions_are_the_usual(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    write_archive(link, KIND, HEADER, ARRAYS)
    assert link.is_symlink()
    real = tmp_path / "real"
    assert real.stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = os.stat(__file__)
    os.mkfifo(path)
    monkeypatch.setattr(os, "stat", lambda *_, **__: usual)  # it was a file just now
    with pytest.raises(TestError):
        read_header(path, KIND)


def test_foreign_words_are_shown_on_one_line() -> None:
    assert visible("a\nb\x1b[2J\u202ec") == "a?b?[2J?c"
    assert visible("x" * 300) == "x" * 200
    assert is_visible("学習 ∇ é")
    assert not is_visible("a\nb")
    assert is_visible("a\nb\tc", lines=True)
    assert not is_visible("a\nb\0", lines=True)


def test_an_archive_with_a_comment_is_refused(path: Path) -> None:
    """Its end would have to be searched for, and could be found at several places."""
    write_archive(path, KIND, HEADER, ARRAYS)
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"hello"
    with pytest.raises(TestError, match="or it is damaged"):
        read_header(path, KIND)
