from __future__ import annotations

import importlib.util
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from engine.config import TrainConfig
from engine.export.bundle import bundle
from engine.export.curves_csv import curves_csv
from engine.export.errors import ExportError
from engine.export.numpy_script import script_of
from engine.runs.records import Run
from engine.runs.run_files import load_run, save_run
from tests.engine.export.small_runs import SMALL, recorded, small_run

PICTURES = {"curves.png": b"a png", "curves.svg": b"<svg/>"}


def opened(content: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return archive


def test_everything_is_in_it(tmp_path: Path) -> None:
    run = small_run("a name")
    save_run(tmp_path / "kept.npz", run)
    run_file = (tmp_path / "kept.npz").read_bytes()
    archive = opened(bundle(run, run_file, PICTURES))
    names = archive.namelist()
    assert names[:5] == ["README.txt", "run.npz", "config.json", "metrics.csv", "script.py"]
    assert set(PICTURES) < set(names)
    assert ("model.onnx" in names) == (importlib.util.find_spec("onnx") is not None)
    assert archive.read("run.npz") == run_file
    assert TrainConfig.from_dict(json.loads(archive.read("config.json"))) == run.info.config
    assert archive.read("metrics.csv").decode() == curves_csv([recorded(run)])
    assert archive.read("script.py").decode() == script_of(run.info)
    assert archive.read("curves.png") == b"a png"


def test_the_run_file_of_a_bundle_can_be_gone_on_with(tmp_path: Path) -> None:
    run = small_run()
    save_run(tmp_path / "kept.npz", run)
    archive = opened(bundle(run, (tmp_path / "kept.npz").read_bytes(), {}))
    archive.extract("run.npz", tmp_path)
    assert load_run(tmp_path / "run.npz").state.iteration == 120


def test_the_readme_names_each_file_and_how_to_go_on() -> None:
    archive = opened(bundle(small_run("my run"), b"a run", PICTURES))
    text = archive.read("README.txt").decode()
    assert text.startswith("my run: a run of 120 iterations")
    for name in set(archive.namelist()) - {"README.txt"}:
        assert f"\n{name}" in text
    assert "python main.py train --resume run.npz --iterations 1120" in text
    assert "python script.py losses.csv" in text


def test_of_a_diverged_run_the_readme_does_not_say_how_to_go_on() -> None:
    run = small_run(learning_rate=1e38, activation="relu")
    assert run.info.diverged
    assert b"--resume" not in opened(bundle(run, b"a run", {})).read("README.txt")


def test_the_same_run_gives_the_same_bytes() -> None:
    run = small_run()
    content = bundle(run, b"a run", PICTURES)
    assert content == bundle(run, b"a run", PICTURES)
    assert {entry.date_time for entry in opened(content).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_where_there_is_no_script_the_readme_says_why() -> None:
    run = small_run()
    augmented = run.info.replace(config=SMALL.replace(dataset="mnist", augment=True))
    archive = opened(bundle(Run(augmented, run.history, run.state), b"a run", {}))
    assert "script.py" not in archive.namelist()
    text = archive.read("README.txt").decode()
    assert "script.py is not here. A run whose images are augmented" in text
    assert "python script.py" not in text


def test_without_onnx_the_readme_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    archive = opened(bundle(small_run(), b"a run", {}))
    assert "model.onnx" not in archive.namelist()
    assert "nablascope[onnx]" in archive.read("README.txt").decode()


@pytest.mark.parametrize("name", ["run.npz", "../a", "a/b", "a\\b", ".hidden", "README.txt", "c:x"])
def test_no_other_file_takes_a_place_that_is_not_its_own(name: str) -> None:
    with pytest.raises(ExportError, match="no name for another file"):
        bundle(small_run(iterations=1), b"a run", {name: b""})
