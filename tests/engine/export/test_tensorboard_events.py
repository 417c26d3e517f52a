from __future__ import annotations

import datetime
import json
import math
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.export.errors import ExportError
from engine.export.series import Recorded, learning_rates, trailing_mean
from engine.export.tensorboard_events import FILE_PREFIX, write_events
from engine.runs.records import RunHistory
from tests.engine.export.small_runs import recorded, small_run

pytest.importorskip("tensorboardX", reason="tensorboardX comes with the extra 'tensorboard'")


def accumulator(folder: Path) -> Any:
    event_accumulator = pytest.importorskip(
        "tensorboard.backend.event_processing.event_accumulator",
        reason="tensorboard comes with the extra 'test'",
    )
    every = {"scalars": 0, "tensors": 0}  # all points
    found = event_accumulator.EventAccumulator(str(folder), size_guidance=every)
    found.Reload()
    return found


def scalars(found: Any, tag: str) -> tuple[list[int], list[float]]:
    events = found.Scalars(tag)
    return [event.step for event in events], [event.value for event in events]


def test_tensorboard_reads_every_figure_back(tmp_path: Path) -> None:
    run = recorded(small_run(schedule="cosine"))
    write_events(tmp_path / "run", run)
    found = accumulator(tmp_path / "run")
    steps = list(range(1, 121))
    expected = {
        "loss": (steps, run.history.losses),
        "loss_mean_100": (steps, trailing_mean(run.history.losses)),
        "learning_rate": (steps, learning_rates(run.info, run.history)),
        "accuracy/train": ([50, 100, 120], run.history.evaluations[:, 1]),
        "accuracy/test": ([50, 100, 120], run.history.evaluations[:, 2]),
    }
    assert set(found.Tags()["scalars"]) == set(expected)
    for tag, (at, values) in expected.items():
        found_steps, found_values = scalars(found, tag)
        assert found_steps == at
        np.testing.assert_array_equal(np.float32(found_values), np.float32(values))


def test_the_settings_are_a_text(tmp_path: Path) -> None:
    run = small_run("a *name* <b>")
    write_events(tmp_path / "run", recorded(run))
    (event,) = accumulator(tmp_path / "run").Tensors("run/text_summary")
    text = event.tensor_proto.string_val[0].decode()
    assert all(line.startswith("    ") for line in text.splitlines())  # markdown for code
    values = json.loads(text)
    assert values.pop("name") == "a *name* <b>"
    assert values.pop("note") == ""
    assert values == run.info.config.to_dict()


def test_events_stand_at_the_seconds_of_training(tmp_path: Path) -> None:
    run = small_run()
    write_events(tmp_path / "run", recorded(run))
    events = accumulator(tmp_path / "run").Scalars("loss")
    began = datetime.datetime.fromisoformat(run.info.created).timestamp()
    assert events[-1].wall_time == pytest.approx(began + 1.5, abs=1e-5)
    assert events[59].wall_time == pytest.approx(began + 0.75, abs=1e-5)


def test_what_is_not_finite_is_written_as_it_is(tmp_path: Path) -> None:
    info = small_run(iterations=1).info
    history = RunHistory(np.array([0.5, math.inf, math.nan]), np.empty(0), np.empty(0))
    write_events(tmp_path / "run", Recorded(info, history))
    _, values = scalars(accumulator(tmp_path / "run"), "loss")
    np.testing.assert_array_equal(values, [0.5, math.inf, math.nan])


def test_ten_thousand_iterations_in_five_seconds_without_a_thread(tmp_path: Path) -> None:
    info = small_run(iterations=1).info.replace(iteration=10_000)
    losses = np.random.default_rng(0).uniform(0, 2, 10_000)
    at = np.arange(100, 10_001, 100)
    history = RunHistory(losses, np.stack([at, at / 2e4, at / 3e4], axis=1), np.empty(0))
    before = threading.active_count()
    began = time.perf_counter()
    write_events(tmp_path / "run", Recorded(info, history))
    assert time.perf_counter() - began < 5.0
    assert threading.active_count() == before
    steps, _ = scalars(accumulator(tmp_path / "run"), "loss")
    assert steps == list(range(1, 10_001))


def test_a_folder_that_exists_is_kept_unless_told(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    write_events(folder, recorded(small_run(iterations=5)))
    with pytest.raises(ExportError, match="such a folder already"):
        write_events(folder, recorded(small_run(iterations=7)))
    write_events(folder, recorded(small_run(iterations=7)), overwrite=True)
    assert len(accumulator(folder).Scalars("loss")) == 7
    (folder / "thesis.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"holds thesis\.txt"):
        write_events(folder, recorded(small_run(iterations=7)), overwrite=True)
    assert (folder / "thesis.txt").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("mine")
    with pytest.raises(ExportError, match="this is a file"):
        write_events(tmp_path / "run", recorded(small_run(iterations=1)), overwrite=True)


def test_a_failure_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tensorboardX

    def full(self: object, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tensorboardX.RecordWriter, "write", full)
    with pytest.raises(ExportError, match="No space left"):
        write_events(tmp_path / "run", recorded(small_run(iterations=1)))
    assert list(tmp_path.iterdir()) == []


def test_the_file_bears_the_name_that_tensorboard_looks_for(tmp_path: Path) -> None:
    write_events(tmp_path / "run", recorded(small_run(iterations=1)))
    (path,) = (tmp_path / "run").iterdir()
    assert path.name.startswith(FILE_PREFIX)
    assert "tfevents" in path.name


def test_without_the_package_a_sentence_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tensorboardX", None)
    with pytest.raises(ExportError, match=r'tensorboardX; .* "nablascope\[tensorboard\]"$'):
        write_events(tmp_path / "run", recorded(small_run(iterations=1)))
    assert list(tmp_path.iterdir()) == []
