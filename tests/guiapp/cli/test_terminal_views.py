from __future__ import annotations

import io
import re

import pytest

from engine.config import TrainConfig
from engine.runs.recording import Recorder
from engine.trainer import Trainer, load_dataset
from guiapp.cli.terminal import TrainingSummary, train
from guiapp.cli.terminal_views import LineView, LiveView, make_console, make_view, print_summary

CONFIG = TrainConfig(
    dataset="circles", hidden_sizes=(8,), batch_size=10, iterations=60, evaluate_every=25
)
HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"


class Terminal(io.StringIO):
    """A stream that passes for a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 100 x 30 characters, whatever this one is."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "30")


def run(stream: io.StringIO) -> str:
    console = make_console(stream)
    train(Recorder(Trainer(CONFIG, load_dataset(CONFIG))), make_view(console, "the title"))
    return stream.getvalue()


def test_a_pipe_gets_a_plain_line_for_each_evaluation() -> None:
    lines = run(io.StringIO()).splitlines()
    assert lines[0] == "the title"
    assert [line.split()[1] for line in lines[1:]] == ["25/60", "50/60", "60/60"]
    assert "train accuracy 0." in lines[1]
    assert "test accuracy 0." in lines[1]
    assert lines[1].endswith("steps/s")
    assert all(len(line) > 80 for line in lines[1:])  # not wrapped at 80 columns


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"])
def test_a_pipe_gets_no_control_codes_even_if_forced(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "1")
    output = run(io.StringIO())
    assert output.isascii()
    assert "\x1b" not in output
    assert "\r" not in output


def test_a_terminal_gets_curve_bar_and_figures() -> None:
    output = run(Terminal())
    assert "the title" in output
    assert any(0x2800 < ord(character) <= 0x28FF for character in output)
    assert "loss" in output
    assert "iteration" in output
    assert "60 of 60" in output
    assert "steps/s" in output
    assert output.index(HIDE_CURSOR) < output.index(SHOW_CURSOR)


def test_the_cursor_comes_back_after_an_interruption() -> None:
    terminal = Terminal()
    view = make_view(make_console(terminal), "title")
    with pytest.raises(KeyboardInterrupt), view:
        raise KeyboardInterrupt
    assert terminal.getvalue().rindex(SHOW_CURSOR) > terminal.getvalue().rindex(HIDE_CURSOR)


@pytest.mark.parametrize(
    ("name", "value"),
    [("TERM", "dumb"), ("LINES", "9"), ("COLUMNS", "29")],
    ids=["dumb", "few-lines", "narrow"],
)
def test_a_terminal_that_cannot_show_it_gets_lines(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert type(make_view(make_console(Terminal()), "title")) is LineView


def test_a_terminal_without_unicode_gets_lines() -> None:
    class Latin(Terminal):
        encoding = "iso-8859-1"

    assert type(make_view(make_console(Latin()), "title")) is LineView
    assert type(make_view(make_console(Terminal()), "title")) is LiveView


@pytest.mark.parametrize(("columns", "widest"), [("30", 28), ("60", 58), ("400", 100)])
def test_the_curve_takes_the_width_of_the_terminal_up_to_a_hundred(
    columns: str, widest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", run(Terminal()))
    rows = [line for line in plain.replace("\r", "\n").split("\n") if "│" in line]
    assert {len(row) for row in rows} == {widest}


def test_the_final_figures_stand_one_a_line() -> None:
    stream = io.StringIO()
    summary = TrainingSummary(1000, 0.36781, 0.40642, 0.8911, 0.8967, 1834.4)
    print_summary(make_console(stream), summary)
    assert [line.split() for line in stream.getvalue().splitlines()] == [
        ["iterations", "1000"],
        ["final", "loss", "0.3678"],
        ["mean", "loss", "of", "the", "last", "100", "0.4064"],
        ["train", "accuracy", "0.8911"],
        ["test", "accuracy", "0.8967"],
        ["steps", "per", "second", "1834"],
    ]
