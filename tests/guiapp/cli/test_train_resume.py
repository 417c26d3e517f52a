"""``train --resume`` and ``--save-run``: a run goes on elsewhere as if nothing had been."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from numpy.testing import assert_array_equal

from engine.config import TrainConfig
from engine.records import StepResult
from engine.runs import run_files
from engine.runs.recording import Recorder
from engine.runs.records import Run
from engine.runs.run_files import RunFileError, load_run, save_run
from engine.trainer import Trainer, load_dataset
from guiapp.cli.commands import run
from guiapp.cli.run_options import CalmInterrupt
from tests.guiapp.cli.test_commands import ROOT, error_of, strict_json

QUICK = ("--dataset", "circles", "--batch-size", "20", "--evaluate-every", "25", "--quiet")


def train(*arguments: str) -> None:
    assert run(("train", *arguments)) == 0


def same(one: Run, other: Run) -> None:
    assert_array_equal(one.history.losses, other.history.losses)
    assert_array_equal(one.history.evaluations, other.history.evaluations)
    assert one.state.sampler == other.state.sampler
    for key, array in one.state.params.items():
        assert array.tobytes() == other.state.params[key].tobytes()


@pytest.fixture
def half(tmp_path: Path) -> Path:
    """A run of 50 iterations with Adam."""
    path = tmp_path / "half.npz"
    train(*QUICK, "--optimizer", "adam", "--iterations", "50", "--save-run", str(path))
    return path


def test_a_resumed_run_is_the_whole_run(tmp_path: Path, half: Path) -> None:
    resumed, whole = tmp_path / "resumed.npz", tmp_path / "whole.npz"
    code = f"import sys; sys.argv[1:] = ['train', '--resume', {str(half)!r}, '--iterations', "
    code += f"'100', '--quiet', '--save-run', {str(resumed)!r}]; import main; main.main()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    train(*QUICK, "--optimizer", "adam", "--iterations", "100", "--save-run", str(whole))
    one, other = load_run(resumed), load_run(whole)
    same(one, other)
    assert one.info.id == load_run(half).info.id, "it is still the same run"
    assert one.info.lineage == ()
    assert one.info.seconds > load_run(half).info.seconds > 0


def test_the_name_is_kept_or_given(tmp_path: Path, half: Path) -> None:
    path = tmp_path / "named.npz"
    assert load_run(half).info.name == "2-100-2 sigmoid, Adam 0.001, seed 0"
    train("--resume", str(half), "--iterations", "60", "--name", "my run", "--quiet",
          "--save-run", str(path))  # fmt: skip
    assert load_run(path).info.name == "my run"


def test_another_optimizer_makes_a_branch(tmp_path: Path, half: Path) -> None:
    path = tmp_path / "branch.npz"
    train("--resume", str(half), "--iterations", "80", "--optimizer", "sgd", "--lr", "0.5",
          "--quiet", "--save-run", str(path))  # fmt: skip
    parent, branch = load_run(half), load_run(path)
    assert branch.info.id != parent.info.id
    assert [(a.id, a.until) for a in branch.info.lineage] == [(parent.info.id, 50)]
    assert branch.info.name == "2-100-2 sigmoid, SGD 0.5, seed 0"
    assert branch.first_iteration == 50
    assert_array_equal(branch.history.losses[:50], parent.history.losses)
    assert branch.history.rate_changes.tolist() == [[51, 0.5]]
    assert len(branch.history.losses) == 80


def test_json_names_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "run.npz"
    train(*QUICK, "--iterations", "10", "--json", "--save-run", str(path))
    assert strict_json(capsys.readouterr().out)["saved_run"] == str(path)


def test_predict_reads_a_run_file_too(half: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from engine.model_files import load_model

    for key, array in load_model(half).params.items():
        assert_array_equal(array, load_run(half).state.params[key])


def test_a_diverged_run_is_written_but_not_resumed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "diverged.npz"
    arguments = (*QUICK, "--activation", "relu", "--lr", "1e30", "--initializer", "he")
    assert run(("train", *arguments, "--iterations", "50", "--save-run", str(path))) == 1
    capsys.readouterr()
    assert load_run(path).info.diverged
    assert "diverged in iteration" in error_of(("train", "--resume", str(path)), capsys)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "is at iteration 50 of 50 already; say with --iterations how far it is to go."),
        (("--iterations", "40"), "is at iteration 50 of 40 already"),
        (("--hidden", "7"), "--hidden: A run that goes on keeps its hidden_sizes, which is (100,)"),
        (("--seed", "3"), "--seed: A run that goes on keeps its seed, which is 0"),
        (("--preset", "fast"), "--preset is for a new run; --resume takes its file's settings."),
        (("--iterations", "90", "--lr", "nan"), "--lr: This must be a finite number above 0"),
    ],
)
def test_what_cannot_go_on_is_refused(
    half: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], sentence: str
) -> None:
    assert sentence in error_of(("train", "--resume", str(half), *options), capsys)


def test_a_file_that_is_no_run_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "no-run.npz"
    assert f"{path}: cannot be read" in error_of(("train", "--resume", str(path)), capsys)
    path.write_text("nothing")
    assert str(path) in error_of(("train", "--resume", str(path)), capsys)


def test_ctrl_c_saves_a_run_that_goes_on_to_the_bit(tmp_path: Path) -> None:
    """A real process, a real SIGINT, while it makes the updates."""
    path, resumed, whole = (tmp_path / f"{name}.npz" for name in ("stopped", "resumed", "whole"))
    command = [sys.executable, "main.py", "train", "--dataset", "circles", "--batch-size", "20"]
    process = subprocess.Popen(
        [*command, "--iterations", "100000000", "--evaluate-every", "50", "--save-run", str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    assert process.stdout.readline()  # it trains
    for line in process.stdout:
        if "50" in line:
            break
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert f"the run was saved to {path}, and --resume goes on with it." in errors
    stopped = load_run(path).info.iteration
    end = str(stopped + 40)
    train("--resume", str(path), "--iterations", end, "--quiet", "--save-run", str(resumed))
    train("--dataset", "circles", "--batch-size", "20", "--iterations", end, "--quiet",
          "--evaluate-every", "50", "--save-run", str(whole))  # fmt: skip
    assert_array_equal(load_run(resumed).history.losses, load_run(whole).history.losses)
    assert_array_equal(load_run(resumed).state.params["W1"], load_run(whole).state.params["W1"])


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        (("--save-run", "none/run.npz"), "there is no folder"),
        (("--save-run", "run.npz", "--name", "a\nb"), "its name has control characters"),
        (("--save-run", "both", "--save", "./both"), "--save-run: --save names the same file."),
    ],
)
def test_what_could_not_be_written_is_not_trained(
    extra: tuple[str, ...],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Trainer, "update", lambda _trainer: pytest.fail("it was trained"))
    assert sentence in error_of(["train", *QUICK, *extra], capsys)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_costs_the_file_and_not_the_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, _run: Run) -> None:
        raise RunFileError(path, "cannot be written (No space left on device)")

    monkeypatch.setattr(run_files, "save_run", full)
    places = ("--save-run", str(tmp_path / "run.npz"), "--save", str(tmp_path / "model.npz"))
    assert run(["train", *QUICK, "--iterations", "30", "--json", *places]) == 2
    captured = capsys.readouterr()
    answer = strict_json(captured.out)
    assert (answer["iterations"], answer["saved_run"]) == (30, None)
    assert answer["saved"] == str(tmp_path / "model.npz")
    assert "run.npz: cannot be written (No space left on device)." in captured.err
    assert [path.name for path in tmp_path.iterdir()] == ["model.npz"]


def test_data_that_became_others_are_a_sentence(
    tmp_path: Path, half: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = TrainConfig(dataset="spirals", toy_arms=5)
    monkeypatch.setattr("engine.trainer.load_dataset", lambda _config: load_dataset(other))
    error = error_of(["train", "--resume", str(half), "--iterations", "60"], capsys)
    assert "The run does not fit the data circles as they are now: W2 of the state" in error


def test_a_learning_rate_that_is_asked_for_is_taken(tmp_path: Path) -> None:
    """It was changed in the window; the settings still have the one of the beginning."""
    by_hand, resumed = tmp_path / "by_hand.npz", tmp_path / "resumed.npz"
    config = TrainConfig(dataset="circles", batch_size=20, iterations=20, learning_rate=0.1)
    trainer = Trainer(config, load_dataset(config))
    recorder = Recorder(trainer)
    for iteration in range(20):
        if iteration == 10:
            trainer.set_learning_rate(0.01)
        recorder.add(trainer.step())
    save_run(by_hand, recorder.run())
    more = ("--resume", str(by_hand), "--iterations", "30", "--quiet", "--save-run", str(resumed))
    train(*more)
    assert load_run(resumed).history.rate_changes.tolist() == [[11.0, 0.01]]
    train(*more, "--lr", "0.1")
    assert load_run(resumed).history.rate_changes.tolist() == [[11.0, 0.01], [21.0, 0.1]]
    assert load_run(resumed).info.lineage == ()


def test_a_second_ctrl_c_amid_an_update_saves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mini-batch is drawn, but not learned from: going on from there would skip it."""
    update = Trainer.peek_batch

    def press_twice(trainer: Trainer) -> object:
        batch = update(trainer)
        if trainer.iteration == 7:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
        return batch

    monkeypatch.setattr(Trainer, "peek_batch", press_twice)
    path = tmp_path / "run.npz"
    assert run(["train", *QUICK, "--save-run", str(path)]) == 130
    error = capsys.readouterr().err
    assert "Stopped by Ctrl+C after iteration 7 of 1000; nothing was saved" in error
    assert not path.exists()


def test_ctrl_c_ends_training_with_the_update_that_it_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And one more, while the run is being written, does not interrupt that."""
    update, write = Trainer.update, run_files.write_archive

    def press(trainer: Trainer) -> StepResult:
        if trainer.iteration == 7:
            signal.raise_signal(signal.SIGINT)
        return update(trainer)

    def press_again(*arguments: object) -> None:
        signal.raise_signal(signal.SIGINT)
        write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Trainer, "update", press)
    monkeypatch.setattr(run_files, "write_archive", press_again)
    path = tmp_path / "run.npz"
    assert run(["train", *QUICK, "--save-run", str(path)]) == 130
    assert "the run was saved to" in capsys.readouterr().err
    assert load_run(path).info.iteration == 8


def test_a_calm_interrupt_interrupts_the_second_time() -> None:
    with CalmInterrupt() as interrupt:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        assert not interrupt.is_held
        assert interrupt.ends_training()
        signal.raise_signal(signal.SIGINT)  # is not heard any more
        assert interrupt.is_held
