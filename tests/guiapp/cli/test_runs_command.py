from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from engine.export.numpy_script import script_of
from engine.runs.library import RunLibrary
from engine.runs.records import Run
from engine.runs.run_files import load_run, save_run
from guiapp.cli import qt_probe, run_choice, run_tables
from guiapp.cli.runs_command import SORT, runs
from tests.engine.export.small_runs import branched, small_run

ROOT = Path(__file__).resolve().parents[3]
Call = Callable[..., Result]


def identified(run: Run, run_id: str, **changes: Any) -> Run:
    return Run(run.info.replace(id=run_id, **changes), run.history, run.state, run.base)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunLibrary:
    """Three runs."""
    kept = RunLibrary(tmp_path / "runs")
    begun = "2026-01-{:02}T12:00:00+00:00"
    plain = small_run("plain", iterations=60)
    kept.keep(identified(plain, "aa00000000000000", created=begun.format(3), seconds=75.0))
    adam = small_run("with adam", optimizer="adam", learning_rate=0.01, iterations=60)
    kept.keep(identified(adam, "aabb000000000000", created=begun.format(1), note="a thought"))
    other = branched(plain, 5, learning_rate=0.5)
    kept.keep(identified(other, "cc00000000000000", created=begun.format(2), name="branch"))
    monkeypatch.setattr(run_choice, "library", lambda: kept)
    return kept


@pytest.fixture
def call(library: RunLibrary) -> Call:
    def carry_out(*arguments: object, code: int = 0) -> Result:
        result = CliRunner().invoke(runs, [str(argument) for argument in arguments])
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return result

    return carry_out


def sentence(result: Result) -> str:
    """The error, which is one line."""
    *_, line = result.stderr.splitlines()
    assert line.startswith("Error: ")
    return line


# -- list, show, compare ----------------------------------------------------------------------


def test_list_shows_each_run_newest_first(call: Call) -> None:
    _, *rows = call("list").stdout.splitlines()
    assert [row.split()[0] for row in rows] == ["aa000000", "cc000000", "aabb0000"]
    assert "plain" in rows[0]
    assert "1:15" in rows[0]
    assert "2026-01-03 12:00" in rows[0]
    assert "65" in rows[1].split()


def test_where_there_is_little_room_names_are_cut_and_figures_whole(library: RunLibrary) -> None:
    entries = library.entries()
    library.change(entries[0], name="\u65e5\u672c\u8a9e" * 20)
    entries = library.entries()
    wide = run_tables.list_lines(entries, 1000)
    narrow = run_tables.list_lines(entries, 100)
    assert {cell_len(line) for line in narrow} == {100}
    assert narrow[1].count("\u2026") == 1
    for long, short in zip(wide, narrow, strict=True):
        assert long.split("  ")[-7:] == short.split("  ")[-7:]


@pytest.mark.parametrize("field", sorted(SORT))
def test_list_sorts_by_each_figure(call: Call, field: str) -> None:
    values = json.loads(call("list", "--sort", field, "--json").stdout)
    figures = [value["figures"] for value in values]
    keys: dict[str, list[Any]] = {
        "begun": [value["created"] for value in values],
        "name": [value["name"] for value in values],
        "iterations": [value["iteration"] for value in values],
        "loss": [figure["final_loss"] for figure in figures],
        "train": [figure["train_accuracy"] for figure in figures],
        "test": [figure["test_accuracy"] for figure in figures],
        "best": [figure["best_test_accuracy"] for figure in figures],
        "time": [value["seconds"] for value in values],
    }
    assert keys[field] == sorted(keys[field], reverse=field not in ("name", "loss", "time"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ADAM", ["with adam"]),
        ("thought", ["with adam"]),
        ("sgd", ["plain", "branch"]),
        ("cc00", ["branch"]),
        ("circles", ["plain", "branch", "with adam"]),
        ("xyz", []),
    ],
)
def test_list_filters(call: Call, text: str, names: list[str]) -> None:
    values = json.loads(call("list", "--filter", text, "--json").stdout)
    assert [value["name"] for value in values] == names


def test_a_list_of_nothing_says_so(call: Call, library: RunLibrary) -> None:
    assert call("list", "--filter", "xyz").stdout == "No run matches.\n"
    library.remove(library.entries())
    assert "no kept runs" in call("list").stdout


def test_what_is_no_run_is_named_on_stderr(call: Call, library: RunLibrary) -> None:
    (library.folder / "notes.npz").write_text("nothing")
    result = call("list")
    assert "Left out: " in result.stderr
    assert "notes.npz" in result.stderr
    assert len(result.stdout.splitlines()) == 4


def test_show_tells_all(call: Call) -> None:
    text = call("show", "branch").stdout
    for part in ("cc00000000000000", "plain", "after iteration 60", "learning rate", "0.5", "65"):
        assert part in text
    values = json.loads(call("show", "aabb", "--json").stdout)
    assert values["note"] == "a thought"
    assert values["config"]["optimizer"] == "adam"
    assert json.loads(call("show", "cc", "--json").stdout)["lineage"][0]["until"] == 60


def test_compare_shows_only_what_differs(call: Call) -> None:
    lines = call("compare", "plain", "with adam").stdout.splitlines()
    names = [line[:16].strip() for line in lines]
    assert names[1:5] == ["optimizer", "beta1", "beta2", "learning rate"]
    assert "final loss" in names
    assert not any("dataset" in line or "seed" in line for line in lines)
    values = json.loads(call("compare", "plain", "with adam", "--json").stdout)
    assert values["differing"]["learning_rate"] == [0.1, 0.01]
    assert [run["name"] for run in values["runs"]] == ["plain", "with adam"]


def test_compare_takes_two_different_runs(call: Call) -> None:
    assert "two different runs" in sentence(call("compare", "plain", "aa000000", code=2))
    assert "two different runs" in sentence(call("compare", code=2))


# -- which run --------------------------------------------------------------------------------


def test_a_run_is_named_by_id_name_or_path(call: Call, library: RunLibrary, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.npz"
    save_run(elsewhere, small_run("on its own", iterations=2))
    kept = library.path_of("cc00000000000000")
    for given, name in (
        ("cc", "branch"),
        ("CC00", "branch"),
        ("with adam", "with adam"),
        (elsewhere, "on its own"),
        (kept, "branch"),
    ):
        assert json.loads(call("show", given, "--json").stdout)["name"] == name


def test_an_ambiguous_name_lists_the_candidates(call: Call) -> None:
    line = sentence(call("show", "aa", code=2))
    assert line == 'Error: "aa" may be any of aa000000 (plain) and aabb0000 (with adam).'


def test_a_whole_name_goes_before_the_beginning_of_an_id(call: Call, library: RunLibrary) -> None:
    call("rename", "branch", "aa")
    assert json.loads(call("show", "aa", "--json").stdout)["id"] == "cc00000000000000"


def test_two_runs_of_one_name_are_ambiguous(call: Call) -> None:
    call("rename", "branch", "plain")
    line = sentence(call("show", "plain", code=2))
    assert line == 'Error: "plain" may be any of aa000000 (plain) and cc000000 (plain).'


@pytest.mark.parametrize("name", ["nothing", "", "a\x1b[31mb", "zz" * 100])
def test_no_such_run(call: Call, name: str) -> None:
    line = sentence(call("show", name, code=2))
    assert "There is no run" in line
    assert "\x1b" not in line


def test_a_file_that_is_no_run(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "text.npz"
    path.write_text("nothing")
    assert str(path) in sentence(call("show", path, code=2))


# -- changes ----------------------------------------------------------------------------------


def test_rename_and_note(call: Call, library: RunLibrary) -> None:
    call("rename", "plain", "  another name ")
    call("note", "another name", "line one\nline two")
    (entry,) = [e for e in library.entries() if e.info.id.startswith("aa00")]
    assert entry.info.name == "another name"
    assert entry.info.note == "line one\nline two"
    sentence(call("rename", "cc", "x" * 100_000, code=2))


def test_remove_moves_and_says_where(call: Call, library: RunLibrary, tmp_path: Path) -> None:
    out = call("remove", "plain", "cc").stdout
    assert out.startswith("2 runs moved to ")
    folder = Path(out.strip().removeprefix("2 runs moved to "))
    assert len(list(folder.iterdir())) == 2
    assert [entry.info.name for entry in library.entries()] == ["with adam"]
    elsewhere = tmp_path / "elsewhere.npz"
    save_run(elsewhere, small_run(iterations=2))
    assert "not among the kept runs" in sentence(call("remove", elsewhere, code=2))
    assert elsewhere.exists()


def test_removed_runs_are_listed_and_brought_back(call: Call, library: RunLibrary) -> None:
    assert "no removed runs" in call("restore").stdout
    assert "no removed runs" in call("restore", "--all").stdout
    told = call("remove", "plain", "cc").stderr
    assert "`runs restore`" in told
    assert "7 days" in told
    call("remove", "with adam")
    _, *rows = call("restore").stdout.splitlines()
    assert {row.split()[0] for row in rows} == {"aa000000", "cc000000", "aabb0000"}
    assert call("restore", "branch", "cc").stdout.startswith("1 run brought back")
    assert [entry.info.name for entry in library.entries()] == ["branch"]
    assert "no removed run" in sentence(call("restore", "branch", code=2))
    assert "not both" in sentence(call("restore", "plain", "--all", code=2))
    assert call("restore", "--all").stdout.startswith("2 runs brought back")
    assert len(library.entries()) == 3
    assert library.removed() == []


def test_a_run_kept_again_is_not_replaced_by_the_removed_one(
    call: Call, library: RunLibrary
) -> None:
    (entry,) = [e for e in library.entries() if e.info.name == "plain"]
    run = library.load(entry)
    for note in ("older", "newer"):
        library.keep(Run(run.info.replace(note=note), run.history, run.state, run.base))
        call("remove", "plain")
        os.utime(library.removed()[0].path.parent, (1000.0, 1000.0) if note == "older" else None)
    call("restore", "plain")
    assert [e.info.note for e in library.entries() if e.info.name == "plain"] == ["newer"]
    result = call("restore", "plain")
    assert "plain was kept again" in result.stderr
    assert result.stdout.startswith("0 runs")
    assert [e.info.note for e in library.entries() if e.info.name == "plain"] == ["newer"]


# -- export -----------------------------------------------------------------------------------


def test_everything_at_once(call: Call, library: RunLibrary, tmp_path: Path, qapp: object) -> None:
    pytest.importorskip("onnx")
    pytest.importorskip("tensorboardX")
    out = tmp_path / "out"
    out.mkdir()
    names = {
        "csv": "a.csv",
        "png": "a.png",
        "svg": "a.svg",
        "onnx": "a.onnx",
        "npz": "a.npz",
        "tensorboard": "logs",
        "script": "a.py",
        "bundle": "a.zip",
    }
    options = [part for kind, name in names.items() for part in (f"--{kind}", out / name)]
    result = call("export", "plain", *options)
    assert result.stderr == ""
    assert len(result.stdout.splitlines()) == len(names)
    run = load_run(out / "a.npz")
    assert len(list(csv.reader(io.StringIO((out / "a.csv").read_text())))) == 61
    assert (out / "a.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in (out / "a.svg").read_bytes()
    assert (out / "a.py").read_text() == script_of(run.info, run.history.rate_changes)
    kept = library.path_of("aa00000000000000")
    assert kept is not None
    assert (out / "a.npz").read_bytes() == kept.read_bytes()
    assert [path.name for path in (out / "logs").iterdir()] == ["plain"]
    with zipfile.ZipFile(out / "a.zip") as archive:
        assert archive.read("run.npz") == kept.read_bytes()
        assert {"curves.png", "curves.svg", "model.onnx", "script.py"} < set(archive.namelist())


def test_several_runs_in_one_csv_and_a_folder_each(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("tensorboardX")
    call("export", "plain", "cc", "--csv", tmp_path / "a.csv", "--tensorboard", tmp_path / "logs")
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text())))
    assert {row[0] for row in rows[1:]} == {"plain", "branch"}
    assert {path.name for path in (tmp_path / "logs").iterdir()} == {"plain", "branch"}


@pytest.mark.parametrize("kind", ["onnx", "npz", "script", "bundle"])
def test_what_holds_one_run_takes_one(call: Call, tmp_path: Path, kind: str) -> None:
    line = sentence(call("export", "plain", "cc", f"--{kind}", tmp_path / "a", code=2))
    assert f"--{kind} takes one run, not 2" in line


def test_files_are_replaced_only_by_force(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine")
    other = tmp_path / "a.py"
    result = call("export", "plain", "--script", other, "--csv", path, code=2)
    assert "there is such a file already" in sentence(result)
    assert path.read_text() == "mine"
    assert not other.exists()  # nothing was written before it was clear
    call("export", "plain", "--csv", path, "--force")
    assert path.read_text().startswith("iteration,")


def test_a_run_is_never_replaced_by_what_is_made_of_it(call: Call, library: RunLibrary) -> None:
    path = library.path_of("aa00000000000000")
    assert path is not None
    line = sentence(call("export", "plain", "--csv", path, "--force", code=2))
    assert "the file of the run itself" in line
    load_run(path)


def test_two_exports_want_two_files(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a"
    line = sentence(call("export", "plain", "--csv", path, "--script", path, code=2))
    assert "another option names the same file" in line


def test_one_export_that_fails_leaves_none(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told as an error has not been done by half."""
    table = tmp_path / "a.csv"
    events = tmp_path / "events"
    (events / "with adam").mkdir(parents=True)
    result = call("export", "with adam", "--csv", table, "--tensorboard", events, code=2)
    assert "there is such a folder already" in sentence(result)
    monkeypatch.setitem(sys.modules, "onnx", None)
    call("export", "with adam", "--csv", table, "--onnx", tmp_path / "a.onnx", code=2)
    monkeypatch.setitem(sys.modules, "tensorboardX", None)
    call("export", "with adam", "--csv", table, "--tensorboard", tmp_path / "e", code=2)
    assert not table.exists()


def test_export_of_nothing_names_the_options(call: Call) -> None:
    line = sentence(call("export", "plain", code=2))
    assert "--csv" in line
    assert "--bundle" in line


def test_a_missing_library_is_a_sentence(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert "nablascope[onnx]" in sentence(
        call("export", "plain", "--onnx", tmp_path / "a.onnx", code=2)
    )
    monkeypatch.setitem(sys.modules, "tensorboardX", None)
    assert "nablascope[tensorboard]" in sentence(
        call("export", "plain", "--tensorboard", tmp_path / "logs", code=2)
    )
    assert not (tmp_path / "a.onnx").exists()


def test_where_qt_is_missing_a_sentence_says_so(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = qt_probe.Problem("No window can be opened: libEGL is missing; install it.")
    monkeypatch.setattr(qt_probe, "find_problem", lambda: problem)
    line = sentence(call("export", "plain", "--png", tmp_path / "a.png", code=2))
    assert line == "Error: The curves cannot be drawn: libEGL is missing; install it."
    result = call("export", "plain", "--bundle", tmp_path / "a.zip")
    assert "no pictures" in result.stderr
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert "curves.png" not in archive.namelist()


# -- as a process -----------------------------------------------------------------------------


def test_only_pictures_load_qt(library: RunLibrary, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from engine.runs.library import RunLibrary\n"
        "from guiapp.cli import run_choice\n"
        "from guiapp.cli.runs_command import runs\n"
        "def call(*arguments):\n"
        "    runs.main([*arguments], standalone_mode=False)\n"
        "    return any(name in sys.modules for name in ('PySide6', 'shiboken6', 'pyqtgraph'))\n"
        f"run_choice.library = lambda: RunLibrary(Path({str(library.folder)!r}))\n"
        f"out = {str(tmp_path)!r}\n"
        "plain = [call('list'), call('show', 'cc'), call('compare', 'aa00', 'cc'),\n"
        "    call('export', 'cc', '--csv', f'{out}/a.csv', '--script', f'{out}/a.py')]\n"
        "print(plain, call('export', 'cc', 'aa00', '--png', f'{out}/a.png'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[False, False, False, False] True"
    assert done.stderr == ""
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_help_loads_neither_numpy_nor_qt() -> None:
    code = (
        "import sys\n"
        "from guiapp.cli.runs_command import runs\n"
        "for words in (['--help'], ['list', '--help'], ['export', '--help']):\n"
        "    runs.main(words, standalone_mode=False)\n"
        "print([name for name in ('numpy', 'PySide6', 'rich') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_five_hundred_runs_are_listed_quickly(call: Call, library: RunLibrary) -> None:
    run = small_run(iterations=20)
    for index in range(500):
        save_run(library.folder / f"x-{index:016x}.npz", identified(run, f"{index:016x}"))
    began = time.perf_counter()
    result = call("list")
    seconds = time.perf_counter() - began
    assert len(result.stdout.splitlines()) == 504
    assert seconds < 2.0  # 0.3 s on a quiet machine, 0.1 s once the files are known
