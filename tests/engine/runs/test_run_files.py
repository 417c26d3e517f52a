from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.config import TrainConfig
from engine.model_files import ModelFileError, load_figures, load_model, save_model
from engine.network import from_snapshot
from engine.optimizers import OPTIMIZERS
from engine.runs import run_files
from engine.runs.recording import Recorder
from engine.runs.records import Ancestor, Run
from engine.runs.run_changes import change_info
from engine.runs.run_files import (
    MAX_NOTE,
    RunFileError,
    load_history,
    load_info,
    load_run,
    load_snapshot,
    save_run,
)
from engine.samplers import SAMPLERS
from engine.trainer import Trainer, load_dataset
from tests.engine.runs.small_runs import (
    assert_same,
    change_array,
    change_header,
    diverged_run,
    members_of,
    small_branch,
    small_run,
)

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run.npz"


# -- what is written is read ------------------------------------------------------------------


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_run_is_read_back_to_the_bit(
    optimizer: str, sampler: str, dtype: str, path: Path
) -> None:
    run = small_run(optimizer=optimizer, sampler=sampler, dtype=dtype)
    save_run(path, run)
    assert_same(load_run(path), run)


@pytest.mark.parametrize("make", [small_branch, diverged_run, lambda: small_run(0)])
def test_branches_diverged_runs_and_runs_without_a_step_are_kept(make: object, path: Path) -> None:
    assert callable(make)
    run = make()
    save_run(path, run)
    assert_same(load_run(path), run)


def test_a_branch_with_another_optimizer_begins_with_an_empty_memory(path: Path) -> None:
    run = small_branch(optimizer="momentum")
    save_run(path, run)
    loaded = load_run(path)
    assert_same(loaded, run)
    assert loaded.base is not None
    assert loaded.base.optimizer["state"] == {}
    assert loaded.info.parent == Ancestor(
        loaded.info.lineage[0].id, "first", loaded.info.lineage[0].config, 20
    )


def test_a_batch_that_was_looked_at_is_drawn_once_more(path: Path) -> None:
    config = TrainConfig(dataset="xor", hidden_sizes=(3,), batch_size=10, iterations=5)
    trainer = Trainer(config, load_dataset(config))
    recorder = Recorder(trainer)
    recorder.add(trainer.step())
    batch = trainer.peek_batch().copy()
    save_run(path, recorder.run())
    again = Trainer(config, trainer.dataset)
    again.restore(load_run(path).state)
    np.testing.assert_array_equal(again.peek_batch(), batch)


def test_the_words_of_a_run_in_any_script(path: Path) -> None:
    run = small_run()
    info = run.info.replace(name="学習率 0.1 ∇", note="一行目\n\tsecond line\n" * 100, color=7)
    save_run(path, Run(info, run.history, run.state))
    assert load_info(path) == info
    longest = info.replace(note="∇" * MAX_NOTE)
    save_run(path, Run(longest, run.history, run.state))
    assert load_info(path).note == "∇" * MAX_NOTE


def test_info_and_history_alone_are_those_of_the_run(path: Path) -> None:
    run = small_branch()
    save_run(path, run)
    assert load_info(path) == run.info
    history = load_history(path)
    for name in ("losses", "evaluations", "rate_changes"):
        np.testing.assert_array_equal(getattr(history, name), getattr(run.history, name))


def test_info_and_history_read_nothing_of_the_parameters(path: Path) -> None:
    save_run(path, small_run())
    change_array(path, "W1", np.full((2, 4), np.nan, np.float32))
    assert load_info(path).iteration == 20
    assert len(load_history(path).losses) == 20
    with pytest.raises(RunFileError, match="W1 holds values that are not finite"):
        load_run(path)


def test_what_was_loaded_is_read_only(path: Path) -> None:
    save_run(path, small_run())
    run = load_run(path)
    arrays = [*run.state.params.values(), *run.state.optimizer["state"]["m"].values()]
    for array in [*arrays, run.history.losses, load_history(path).losses]:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0


def test_numpy_reads_the_file_without_pickle(path: Path) -> None:
    run = small_branch()
    save_run(path, run)
    with np.load(path, allow_pickle=False) as archive:
        assert archive.files[0] == "header"
        assert {"W1", "optimizer/m/b2", "base/W1", "base/optimizer/v/W2"} <= set(archive.files)
        header = json.loads(str(archive["header"]))
        np.testing.assert_array_equal(archive["losses"], run.history.losses)
    assert (header["format"], header["version"]) == ("nablascope-run", 1)
    assert header["lineage"][0]["until"] == header["base"]["iteration"] == 20
    assert header["versions"]["numpy"] == np.__version__


def test_what_numpy_wrote_again_is_read(path: Path) -> None:
    """In another order, so that the header does not come first, and packed."""
    run = small_run()
    save_run(path, run)
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in sorted(archive.files, reverse=True)}
    np.savez_compressed(path, **arrays)
    assert next(iter(members_of(path))) != "header.npy"
    assert load_info(path) == run.info
    assert_same(load_run(path), run)


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    run = small_run()
    save_run(tmp_path / "a", run)
    save_run(tmp_path / "b", load_run(tmp_path / "a"))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


# -- going on exactly -------------------------------------------------------------------------

GO_ON = """
import sys
from pathlib import Path
from engine.runs.recording import Recorder
from engine.runs.run_files import load_run, save_run
from engine.trainer import Trainer, load_dataset

for path in sorted(Path(sys.argv[1]).iterdir()):
    run = load_run(path)
    trainer = Trainer(run.info.config, load_dataset(run.info.config))
    trainer.restore(run.state)
    recorder = Recorder(trainer, goes_on=run)
    while trainer.iteration < 1000:
        recorder.add(trainer.step())
    save_run(path, recorder.run())
"""


def test_500_steps_and_500_in_a_new_process_are_1000(tmp_path: Path) -> None:
    """For each optimizer with each sampler, and once with a learning rate that follows a curve."""
    settings = {
        f"{optimizer}-{sampler}": {"optimizer": optimizer, "sampler": sampler}
        for optimizer in OPTIMIZERS
        for sampler in SAMPLERS
    }
    settings["cosine"] = {"schedule": "cosine", "loss_after_update": True, "dtype": "float64"}
    straight = {}
    for name, changes in settings.items():
        config = TrainConfig(
            dataset="circles",
            hidden_sizes=(8,),
            batch_size=20,
            learning_rate=0.02,
            evaluate_every=100,
        ).replace(**changes)
        trainer = Trainer(config, load_dataset(config))
        recorder = Recorder(trainer)
        while trainer.iteration < 1000:
            recorder.add(trainer.step())
            if trainer.iteration == 500:
                save_run(tmp_path / name, recorder.run())
        straight[name] = recorder.run()
    command = [sys.executable, "-c", GO_ON, str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=120)
    for name, run in straight.items():
        assert run.info.iteration == 1000
        assert_same(
            load_run(tmp_path / name), Run(load_info(tmp_path / name), run.history, run.state)
        )
        assert load_info(tmp_path / name).figures == run.info.figures


# -- writing ----------------------------------------------------------------------------------


def test_an_interrupted_save_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_run(path, small_run())
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RunFileError, match=r"run\.npz: cannot be written \(No space left"):
        save_run(path, small_run(5))
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["run.npz"]


def test_what_could_not_be_read_again_is_not_written(path: Path) -> None:
    run = small_run()
    for info, reason in (
        (run.info.replace(name="x" * 121), "its name is longer than 120 characters"),
        (run.info.replace(note="a\0b"), "its note has control characters"),
        (run.info.replace(iteration=21), "its state is at iteration 20, not 21"),
        (run.info.replace(diverged=True), "other settings"),
        (run.info.replace(seconds=float("nan")), "its seconds is not a finite number"),
        (run.info.replace(created="yesterday"), "no moment in UTC"),
        (run.info.replace(config=run.info.config.replace(seed=8)), "other settings"),
    ):
        with pytest.raises(RunFileError, match=reason):
            save_run(path, Run(info, run.history, run.state))
    assert os.listdir(path.parent) == []


def test_a_run_too_large_to_be_kept_is_refused(path: Path) -> None:
    run = small_run(0)
    history = run.history
    object.__setattr__(history, "losses", np.broadcast_to(np.float64(0.5), (21_000_000,)))
    with pytest.raises(RunFileError, match=r"the run has 160 MiB .* holds at most 160 MiB"):
        save_run(path, run)


def test_numbers_of_numpy_become_plain_ones(path: Path) -> None:
    run = small_run()
    info = run.info.replace(seconds=np.float64(2.5))
    save_run(path, Run(info, run.history, run.state))
    assert type(load_info(path).seconds) is float
    assert load_info(path).seconds == 2.5


# -- other words for a kept run ---------------------------------------------------------------


def test_words_change_and_arrays_stay(path: Path) -> None:
    run = small_branch()
    save_run(path, run)
    before = members_of(path)
    info = change_info(path, name="better", note="why\nnot", color=3, group="")
    assert info == run.info.replace(name="better", note="why\nnot", color=3, group="")
    assert load_info(path) == info
    after = members_of(path)
    assert before.pop("header.npy") != after.pop("header.npy")
    assert before == after


def test_only_words_can_change(path: Path) -> None:
    save_run(path, small_run())
    before = path.read_bytes()
    with pytest.raises(TypeError, match="seconds: only name, note, color, group can change"):
        change_info(path, seconds=3.0)
    for changes, reason in (
        ({"name": "a\nb"}, "its name has control characters"),
        ({"color": 8}, "its color is not a whole number from 0 to 7"),
        ({"note": "x" * (MAX_NOTE + 1)}, "its note is longer"),
        ({"group": None}, "its group is not text"),
    ):
        with pytest.raises(RunFileError, match=reason):
            change_info(path, **changes)
    assert path.read_bytes() == before


def test_a_damaged_file_is_not_written_again(path: Path) -> None:
    save_run(path, small_run())
    change_array(path, "b1", None)
    before = path.read_bytes()
    with pytest.raises(RunFileError, match="missing or too many"):
        change_info(path, name="other")
    assert path.read_bytes() == before


# -- a run as a network -----------------------------------------------------------------------


def test_a_run_is_read_as_a_network(path: Path) -> None:
    run = small_run()
    save_run(path, run)
    for snapshot in (load_model(path), load_snapshot(path)):
        assert (snapshot.iteration, snapshot.config) == (20, run.info.config)
        np.testing.assert_array_equal(snapshot.params["W2"], run.state.params["W2"])
        assert from_snapshot(snapshot).predict(np.zeros((1, 2))).shape == (1, 2)
    assert load_figures(path) == {"test_accuracy": run.info.figures.test_accuracy}


def test_a_run_without_accuracies_has_no_figures(path: Path) -> None:
    save_run(path, small_run(2))
    assert load_figures(path) == {}


def test_a_broken_run_is_refused_as_a_network(path: Path) -> None:
    save_run(path, diverged_run())
    with pytest.raises(ModelFileError, match=r"run\.npz: W1 holds values that are not finite"):
        load_model(path)
    save_run(path, small_run())
    change_header(path, lambda header: header.update(version=2))
    for load in (load_model, load_figures):
        with pytest.raises(ModelFileError, match="made by a later version of Nablascope"):
            load(path)


def test_a_network_alone_is_no_run(path: Path) -> None:
    save_model(path, small_run().state.snapshot())
    for load in (load_run, load_info, load_history):
        with pytest.raises(RunFileError, match="the file of a trained network alone, not of a run"):
            load(path)


def test_a_file_lists_as_quickly_as_its_header_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of the archive's members is not even looked at."""
    save_run(path, small_run())

    def forbidden(*_: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(zipfile, "ZipFile", forbidden)
    assert run_files.load_info(path).name == "first"
