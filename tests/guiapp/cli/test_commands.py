from __future__ import annotations

import json
import os
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import guiapp
from engine.datasets import load_mnist
from engine.digits import normalize
from engine.model_files import load_model
from engine.network import from_snapshot
from guiapp.cli import commands, qt_probe, terminal
from guiapp.cli.commands import run
from guiapp.cli.predict_command import DEFAULT_MODEL

ROOT = Path(__file__).resolve().parents[3]
QUICK = ("--dataset", "circles", "--batch-size", "10", "--iterations", "40")
REQUIRED = {
    "iterations",
    "final_loss",
    "mean_last_100_loss",
    "train_accuracy",
    "test_accuracy",
    "steps_per_second",
}


def strict_json(text: str) -> dict[str, Any]:
    """One JSON object, without the NaN and Infinity that Python would take."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    values = json.loads(text, parse_constant=refuse)
    assert isinstance(values, dict)
    return values


def error_of(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], code: int = 2) -> str:
    """The one sentence of a command line that fails."""
    assert run(arguments) == code
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Error: ")
    assert "Traceback" not in line
    return line


# -- train ------------------------------------------------------------------------------------


def test_train_prints_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("train", *QUICK, "--seed", "4", "--json")) == 0
    output = capsys.readouterr()
    values = strict_json(output.out)
    assert values.keys() >= REQUIRED
    assert values["iterations"] == 40
    assert values["seed"] == 4
    assert values["preset"] == "article"
    assert values["diverged_at"] is None
    assert 0.0 <= values["test_accuracy"] <= 1.0
    assert values["steps_per_second"] > 0
    assert output.err == ""  # stderr is no terminal here


def test_the_same_seed_gives_the_same_figures(capsys: pytest.CaptureFixture[str]) -> None:
    results = []
    for seed in ("1", "1", "2"):
        run(("train", *QUICK, "--seed", seed, "--json"))
        results.append(strict_json(capsys.readouterr().out)["final_loss"])
    assert results[0] == results[1] != results[2]


def test_train_tells_each_evaluation_and_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("train", *QUICK, "--evaluate-every", "20")) == 0
    out = capsys.readouterr().out
    assert "circles, 2-100-2 sigmoid, SGD 0.1, batch 10, seed 0" in out
    assert "iteration 20/40" in out
    assert "steps per second" in out
    assert "\x1b" not in out


def test_quiet_leaves_the_final_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("train", *QUICK, "--quiet")) == 0
    out = capsys.readouterr().out
    assert out.startswith("iterations")
    assert len(out.splitlines()) == 6


def test_a_diverged_run_says_so_and_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = tmp_path / "model.npz"
    diverging = ("--lr", "1e30", "--activation", "relu", "--save", str(model))
    sentence = error_of(("train", *QUICK, *diverging, "--quiet"), capsys, code=1)
    assert "the loss of iteration 2 is no longer a finite number" in sentence
    assert "--lr" in sentence
    assert not model.exists()


def test_a_diverged_run_is_valid_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("train", *QUICK, "--lr", "1e30", "--activation", "relu", "--json")) == 1
    values = strict_json(capsys.readouterr().out)
    assert values["diverged_at"] == values["iterations"] == 2
    assert values["final_loss"] is None
    assert values["test_accuracy"] is None
    assert values["saved"] is None


def test_a_saved_network_is_the_one_that_was_trained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = tmp_path / "model.npz"
    assert run(("train", *QUICK, "--json", "--save", str(model))) == 0
    assert strict_json(capsys.readouterr().out)["saved"] == str(model)
    assert load_model(model).iteration == 40
    assert load_model(model).config.dataset == "circles"


def test_ctrl_c_ends_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(terminal, "train", interrupted)
    assert run(("train", *QUICK)) == 130
    assert capsys.readouterr().err == (
        "Stopped by Ctrl+C after iteration 0 of 40; nothing was saved.\n"
    )


def test_ctrl_c_while_loading_ends_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("engine.trainer.load_dataset", interrupted)
    assert run(("train", *QUICK)) == 130
    assert capsys.readouterr().err.strip() == "Stopped by Ctrl+C."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--bogus",), "No such option"),
        (("frobnicate",), "No such command"),
        (("--page", "nope"), "'nope' is not one of 'train', 'losses', 'derivatives'"),
        (("--page", "draw", "train"), "are for the window"),
        (("train", "--lr", "fast"), "'fast' is not a valid float"),
        (("train", "--lr", "-1"), "--lr: This must be a finite number above 0, not -1.0."),
        (("train", "--dataset", "mnsit"), "mnsit is not known here"),
        (("train", "--dataset", "."), "expected train-labels-idx1-ubyte"),
        (("train", *QUICK, "--batch-size", "9999"), "--batch-size: The training data have 450"),
        (("train", *QUICK, "--save", "no/such/folder"), "there is no folder"),
        (("train", *QUICK, "--save", "."), "not an ordinary file"),
        (("train", "extra"), "unexpected extra argument"),
        (("predict",), "Missing argument"),
        (("screenshots",), "Missing argument"),
    ],
)
def test_bad_arguments_are_one_sentence(
    arguments: tuple[str, ...],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert sentence in error_of(arguments, capsys)


def loaded_by(arguments: tuple[str, ...], names: tuple[str, ...]) -> list[str]:
    """Which of the packages a command line imports, in a process of its own."""
    code = (
        f"import sys; from guiapp.cli.commands import run; assert run({arguments}) == 0; "
        f"print(sorted({{name.partition('.')[0] for name in sys.modules}} & {set(names)}))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    last: list[str] = json.loads(result.stdout.splitlines()[-1].replace("'", '"'))
    return last


def test_train_imports_no_qt(tmp_path: Path) -> None:
    arguments = ("train", *QUICK, "--save", str(tmp_path / "m.npz"))
    assert loaded_by(arguments, ("PySide6", "shiboken6", "pyqtgraph", "PIL")) == []


def test_help_imports_neither_qt_nor_numpy() -> None:
    for arguments in (("--help",), ("train", "--help"), ("predict", "--help"), ("--version",)):
        assert loaded_by(arguments, ("PySide6", "pyqtgraph", "numpy", "rich", "PIL")) == []


def test_the_help_of_train_says_what_steps_per_second_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(("train", "--help")) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "iterations divided by the time spent in updates" in out


# -- predict ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "digits.npz"
    assert run(("train", "--iterations", "300", "--quiet", "--save", str(path))) == 0
    return path


@pytest.fixture(scope="module")
def digits() -> list[np.ndarray[Any, np.dtype[np.uint8]]]:
    """The first test image of each digit, 0 to 9: (28, 28) light on dark."""
    test = load_mnist().test
    places = [int((test.labels == digit).argmax()) for digit in range(10)]
    return [test.inputs[place].reshape(28, 28).astype(np.uint8) for place in places]


def test_predict_answers_as_the_network_does(
    model: Path,
    digits: list[np.ndarray[Any, np.dtype[np.uint8]]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    paths = []
    for digit, image in enumerate(digits):
        paths += [tmp_path / f"{digit}-light.png", tmp_path / f"{digit}-dark.png"]
        Image.fromarray(image).save(paths[-2])
        Image.fromarray(255 - image).save(paths[-1])
    assert run(("predict", *map(str, paths), "--model", str(model), "--json")) == 0
    values = strict_json(capsys.readouterr().out)
    network = from_snapshot(load_model(model))
    expected = [
        int(network.predict(normalize(image / 255.0).reshape(-1)).argmax()) for image in digits
    ]
    answers = values["predictions"]
    assert [answer["image"] for answer in answers] == [str(path) for path in paths]
    assert [answer["digit"] for answer in answers[::2]] == expected
    assert [answer["digit"] for answer in answers[1::2]] == expected
    assert sum(found == digit for digit, found in enumerate(expected)) >= 7
    for answer in answers:
        assert len(answer["probabilities"]) == 10
        assert sum(answer["probabilities"]) == pytest.approx(1.0, abs=1e-5)
        assert answer["probability"] == max(answer["probabilities"])


def test_predict_tells_the_digit_and_the_next_best(
    model: Path,
    digits: list[np.ndarray[Any, np.dtype[np.uint8]]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "one.png"
    Image.fromarray(255 - digits[1]).save(path)
    assert run(("predict", str(path), "--model", str(model))) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{path}: 1 (")
    assert "%), next " in out


def test_the_other_pictures_are_answered_when_one_is_bad(
    model: Path,
    digits: list[np.ndarray[Any, np.dtype[np.uint8]]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    Image.fromarray(digits[7]).save(good)
    bad.write_text("no picture")
    assert run(("predict", str(bad), str(good), "--model", str(model))) == 2
    output = capsys.readouterr()
    assert output.err == f"Error: {bad}: this is not a PNG, JPEG, GIF or BMP picture.\n"
    assert output.out.startswith(f"{good}: 7")


def test_without_a_model_predict_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    sentence = error_of(("predict", "seven.png"), capsys)
    assert f"`python main.py train --preset fast --save {DEFAULT_MODEL}`" in sentence


def test_the_model_of_the_folder_is_found(
    model: Path,
    digits: list[np.ndarray[Any, np.dtype[np.uint8]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(DEFAULT_MODEL).write_bytes(model.read_bytes())
    Image.fromarray(digits[0]).save("zero.png")
    assert run(("predict", "zero.png")) == 0
    assert capsys.readouterr().out.startswith("zero.png: 0")


def test_a_model_of_points_reads_no_digits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "circles.npz")
    assert run(("train", *QUICK, "--quiet", "--save", path)) == 0
    capsys.readouterr()
    sentence = error_of(("predict", "seven.png", "--model", path), capsys)
    assert "2 numbers and 2 classes" in sentence


def test_a_damaged_model_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "model.npz"
    path.write_bytes(b"PK")
    assert f"Error: {path}: this is not a model" in error_of(
        ("predict", "seven.png", "--model", str(path)), capsys
    )


# -- the window -------------------------------------------------------------------------------


def pretend(monkeypatch: pytest.MonkeyPatch, name: str, run: object) -> None:
    """Put a module with this ``run`` in the place of that of a full name."""
    module = types.ModuleType(name)
    module.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, name, module)
    package, _, last = name.rpartition(".")
    monkeypatch.setattr(sys.modules[package], last, module, raising=False)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), {"page": None, "language": None, "theme": None}),
        (
            ("--page", "descend", "--lang", "ja", "--theme", "dark"),
            {"page": "descend", "language": "ja", "theme": "dark"},
        ),
    ],
)
def test_the_window_opens_as_asked(
    arguments: tuple[str, ...], expected: dict[str, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, str | None]] = []

    def window(**settings: str | None) -> int:
        asked.append(settings)
        return 3

    monkeypatch.setattr(qt_probe, "find_problem", lambda: None)
    pretend(monkeypatch, "guiapp.app", window)
    assert run(arguments) == 3
    assert asked == [expected]


@pytest.fixture
def short_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """The article's run, shortened: the whole of it is in tests/test_main.py."""
    from engine import config

    short = config.PRESETS["article"].replace(dataset="circles", batch_size=10, iterations=20)
    monkeypatch.setattr(config, "PRESETS", {"article": short})


@pytest.mark.usefixtures("short_article")
def test_where_no_window_opens_the_terminal_takes_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = qt_probe.Problem("No window can be opened: it is Sunday.")
    monkeypatch.setattr(qt_probe, "find_problem", lambda: problem)
    assert run(()) == 0
    output = capsys.readouterr()
    assert output.err == "No window can be opened: it is Sunday.\n"
    assert "test accuracy" in output.out


@pytest.mark.usefixtures("short_article")
def test_a_library_missed_by_the_import_only_is_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(qt_probe, "find_problem", lambda: None)
    pretend_failing_import(monkeypatch, "libodd.so.7: cannot open shared object file: none")
    assert run(()) == 0
    assert "libodd.so.7 is missing" in capsys.readouterr().err


def test_a_broken_import_of_our_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_probe, "find_problem", lambda: None)
    pretend_failing_import(monkeypatch, "cannot import name 'nothing'")
    with pytest.raises(ImportError, match="cannot import name 'nothing'"):
        run(())


def pretend_failing_import(monkeypatch: pytest.MonkeyPatch, message: str) -> None:
    class Package(types.ModuleType):
        def __getattr__(self, name: str) -> object:
            raise ImportError(message) if name == "app" else AttributeError(name)

    package = Package("guiapp")
    package.__dict__.update({k: v for k, v in vars(guiapp).items() if k != "app"})
    monkeypatch.setitem(sys.modules, "guiapp", package)
    monkeypatch.delitem(sys.modules, "guiapp.app", raising=False)


# -- screenshots ------------------------------------------------------------------------------


def test_screenshots_are_made_without_a_display(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Path, str | None]] = []

    def pictures(directory: Path) -> int:
        seen.append((directory, os.environ.get("QT_QPA_PLATFORM")))
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(qt_probe, "find_problem", lambda: None)
    pretend(monkeypatch, "guiapp.cli.screenshots", pictures)
    assert run(("screenshots", str(tmp_path / "new" / "folder"))) == 0
    assert seen == [(tmp_path / "new" / "folder", "offscreen")]
    assert seen[0][0].is_dir()


def test_screenshots_without_qt_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    problem = qt_probe.Problem("No window can be opened: it is Sunday.")
    monkeypatch.setattr(qt_probe, "find_problem", lambda: problem)
    assert "it is Sunday" in error_of(("screenshots", str(tmp_path)), capsys, code=1)


def test_a_folder_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(qt_probe, "find_problem", lambda: None)
    (tmp_path / "file").touch()
    assert "cannot be written to" in error_of(("screenshots", str(tmp_path / "file" / "x")), capsys)


# -- a real terminal --------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_terminal_sees_the_curve_and_gets_its_cursor_back() -> None:
    import pty

    reader, writer = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "90", "LINES": "30"}
    with subprocess.Popen(
        [sys.executable, "main.py", "train", *QUICK],
        cwd=ROOT,
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=writer,
    ) as process:
        os.close(writer)
        chunks = []
        try:
            while chunk := os.read(reader, 65536):
                chunks.append(chunk)
        except OSError:  # how Linux says that the other side has closed
            pass
        finally:
            os.close(reader)
    output = b"".join(chunks).decode()
    assert process.returncode == 0
    assert any(0x2800 < ord(character) <= 0x28FF for character in output)
    assert "40 of 40" in output
    assert output.rindex("\x1b[?25h") > output.rindex("\x1b[?25l")
    assert "steps per second" in output


def test_the_entry_point_ends_the_process_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["nablascope", "--bogus"])
    with pytest.raises(SystemExit) as caught:
        commands.main()
    assert caught.value.code == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs Linux's full device")
@pytest.mark.parametrize("extra", [["--json"], []])
def test_output_that_cannot_be_written_is_one_sentence(extra: list[str]) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "train", "--dataset", "circles"]
    command += ["--iterations", "3", "--batch-size", "10", *extra]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    assert done.returncode == 1
    assert "Error: the output could not be written (No space left on device)." in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="closes by its number what a shell closes by >&-")
@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_closed_streams_are_no_crash(extra: list[str], tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    quick = [*("--dataset", "circles", "--iterations", "20", "--save", str(path)), *extra]
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", sys.executable, "main.py", "train", *quick],
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0
    assert path.exists()
