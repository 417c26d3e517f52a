from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model_files import ModelFileError, load_model
from engine.runs import run_files
from engine.runs.run_files import RunFileError, load_history, load_info, load_run, save_run
from tests.engine.runs.hostile_files import HOSTILE
from tests.engine.runs.small_runs import assert_same, small_branch, text_header

ROOT = Path(__file__).resolve().parents[3]
RUN = small_branch()


@pytest.fixture(scope="module")
def sound_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("runs") / "sound.npz"
    save_run(path, RUN)
    return path


def sentence_of(path: Path) -> str:
    with pytest.raises(RunFileError) as caught:
        load_run(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.endswith(".")
    assert len(message) < len(str(path)) + 300
    assert message.isprintable()
    return message


def test_there_are_more_than_forty() -> None:
    assert len(HOSTILE) >= 40


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(
    name: str, sound_file: Path, tmp_path: Path
) -> None:
    spoil, reason = HOSTILE[name]
    path = tmp_path / "run.npz"
    shutil.copy(sound_file, path)
    spoil(path)
    with pytest.raises(RunFileError, match=reason):
        load_run(path)
    sentence_of(path)
    for load in (load_info, load_history, load_model):  # read less, so they may be content
        with contextlib.suppress(RunFileError, ModelFileError):
            load(path)
    assert set(os.listdir(tmp_path)) <= {"run.npz"}, "something came out of the file"


MEASURED = """
import re, sys
from pathlib import Path
from engine.runs.run_files import RunFileError, load_run

def peak_kib():  # getrusage would begin with the peak of the process that started this one
    return int(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1])

paths = sorted(Path(sys.argv[1]).iterdir())
before = peak_kib()
for path in paths:
    try:
        load_run(path)
    except RunFileError:
        continue
    raise SystemExit(f"{path} was read")
print((peak_kib() - before) / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted otherwise elsewhere")
def test_refusing_takes_no_memory_to_speak_of(sound_file: Path, tmp_path: Path) -> None:
    """All of them one after another; one has 159 MiB of arrays, and 200 MiB would be too many."""
    for number, (spoil, _) in enumerate(HOSTILE.values()):
        path = tmp_path / f"{number}.npz"
        shutil.copy(sound_file, path)
        spoil(path)
    command = [sys.executable, "-c", MEASURED, str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert 150.0 < float(done.stdout) < 200.0


@pytest.mark.parametrize("depth", [100, *range(880, 1000, 7), 3000])
def test_no_depth_of_nesting_escapes_as_another_error(
    depth: int, sound_file: Path, tmp_path: Path
) -> None:
    """What can just be parsed may be too deep to be shown in a sentence."""
    path = tmp_path / "run.npz"
    nested = "[" * depth + "]" * depth
    for place in ('"dataset": "circles"', '"name": "second"', '"created": "'):
        shutil.copy(sound_file, path)
        text = text_header(path)
        start = text.index(place) + place.index(":") + 2
        end = text.index('"', start + 1) + 1
        text_header(path, text[:start] + nested + text[end:])
        sentence_of(path)


@pytest.mark.skipif(os.name == "nt", reason="no such permissions")
def test_an_unreadable_file_is_named(sound_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", forbidden)
    assert "cannot be read (Permission denied)" in sentence_of(sound_file)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(RunFileError, match="a\\?b: this is no name of a file"):
        load_run("a\0b")
    with pytest.raises(RunFileError, match="a\\?b: this is no name of a file"):
        save_run("a\0b", RUN)


@given(data=st.data())
def test_damage_of_any_kind_ends_in_a_sentence(sound_file: Path, data: st.DataObject) -> None:
    content = bytearray(sound_file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(content)) | st.just(len(content)))
    damaged = sound_file.with_name("damaged.npz")
    damaged.write_bytes(content[:end])
    try:
        loaded = load_run(damaged)
    except RunFileError:
        sentence_of(damaged)
    else:  # the damage fell on bytes without meaning
        assert_same(loaded, RUN)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(data=st.data(), value=JSON)
def test_any_value_anywhere_in_the_header_ends_in_a_sentence_or_a_sound_run(
    sound_file: Path, data: st.DataObject, value: object
) -> None:
    """The values are put in at random places, also within the state and the ancestors."""
    header = run_files.read_header(sound_file, run_files.KIND)
    place: object = header
    while True:
        assert isinstance(place, dict | list)
        keys = sorted(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]  # type: ignore[call-overload]
        if isinstance(inner, dict | list) and inner and data.draw(st.booleans()):
            place = inner
            continue
        place[key] = value  # type: ignore[call-overload, index]
        break
    arrays = run_files._arrays_of(RUN)
    with contextlib.suppress(RunFileError):
        parts = run_files._check_parts("run.npz", header, set(arrays))
        run = run_files._run_of("run.npz", parts, arrays)
        save_run(sound_file.with_name("again.npz"), run)
        assert_same(load_run(sound_file.with_name("again.npz")), run)
