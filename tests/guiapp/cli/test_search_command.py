"""Studies on the command line: tables, files, Ctrl+C, processes, a cluster that loses a worker."""

from __future__ import annotations

import contextlib
import csv
import errno
import json
import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from engine.search.jobs import StudyProgress
from guiapp.cli import study_views
from guiapp.cli.commands import cli, run
from guiapp.cli.search_command import search
from guiapp.cli.study_command import race, seeds

ROOT = Path(__file__).resolve().parents[3]
DATA = ("--dataset", "circles", "--hidden", "8")
SEARCH = ("search", *DATA, "--samples", "100", "--epochs", "3", "--trials", "5")
RUNS = (*DATA, "--iterations", "100", "--batch-size", "20", "--evaluate-every", "50")


@pytest.fixture(autouse=True)
def _commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "commands", {**cli.commands})
    for command in (search, seeds, race):
        assert isinstance(command, click.Command)
        cli.add_command(command)


def json_of(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run((*arguments, "--json")) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    values = json.loads(captured.out)
    assert isinstance(values, dict)
    return values


def error_of(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> str:
    assert run(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Error: ")
    return line


def without_seconds(answer: dict[str, Any]) -> dict[str, Any]:
    for run_ in answer.get("runs", []):
        run_.pop("seconds")
    answer.pop("seconds", None)
    return answer


# -- search -----------------------------------------------------------------------------------


def test_search_prints_its_trials_the_best_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SEARCH) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:5]] == ["1/5", "2/5", "3/5", "4/5", "5/5"]
    assert lines[5].split()[0] == "rank"
    rows = [line.split() for line in lines[6:11]]
    assert [row[0] for row in rows] == [f"Best-{rank}" for rank in range(1, 6)]
    accuracies = [float(row[1]) for row in rows]
    assert accuracies == sorted(accuracies, reverse=True)


def test_search_quiet_prints_the_table_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert run((*SEARCH, "--quiet")) == 0
    assert capsys.readouterr().out.split()[0] == "rank"


def test_search_json_and_csv_say_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "trials.csv"
    answer = json_of((*SEARCH, "--seed", "3", "--csv", str(path)), capsys)
    assert answer["space"]["seed"] == 3
    assert answer["stopped"] is False
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(answer["trials"]) == 5
    for row, trial in zip(rows, answer["trials"], strict=True):
        assert float(row["learning_rate"]) == trial["learning_rate"]
        assert float(row["validation_accuracy"]) == trial["validation_accuracies"][-1]
        assert len(trial["train_accuracies"]) == 3


def test_ranges_are_kept_to(capsys: pytest.CaptureFixture[str]) -> None:
    ranges = ("--lr-range", "0.1", "0.2", "--decay-range", "1e-5", "1e-5", "--validation", "0.5")
    answer = json_of((*SEARCH, *ranges), capsys)
    assert all(0.1 <= trial["learning_rate"] <= 0.2 for trial in answer["trials"])
    assert {trial["weight_decay"] for trial in answer["trials"]} == {1e-5}
    assert answer["space"]["validation_share"] == 0.5


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--trials", "0"), "--trials: This must be between 1 and 100000, not 0."),
        (("--epochs", "-1"), "--epochs: This must be between 1 and 10000, not -1."),
        (("--lr-range", "1", "0.1"), "--lr-range: This must be two numbers, the smaller one first"),
        (("--decay-range", "0", "1"), "--decay-range: This must be between"),
        (("--validation", "0"), "--validation: Of 100 samples this leaves none"),
        (("--hidden", "x"), "--hidden: This must be whole numbers separated by commas, not x."),
        (("--dataset", "cirles"), "--dataset: cirles is not known here"),
        (("--samples", "500"), "samples: This must be between 2 and 450, not 500."),
        (("--workers", "0"), "--workers: There can be 1 to 64 worker processes, not 0."),
        (("--scheduler", "there"), "--scheduler: The address of a scheduler looks like tcp://"),
        (("--workers", "1", "--scheduler", "tcp://a:1"), "Only one of them can be given."),
        (("--csv", "/nowhere/at/all.csv"), "--csv: /nowhere/at/all.csv cannot be written."),
    ],
)
def test_search_refuses_in_a_sentence(
    arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sentence in error_of((*SEARCH, *arguments), capsys)


def test_ctrl_c_shows_the_trials_that_are_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def interrupt(self: study_views.LineView, progress: StudyProgress[Any]) -> None:
        if len(progress.done) == 2:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(study_views.LineView, "show", interrupt)
    path = tmp_path / "trials.csv"
    assert run((*SEARCH, "--csv", str(path))) == 130
    captured = capsys.readouterr()
    assert captured.err == "Stopped by Ctrl+C after 2 of 5 trials.\n"
    assert captured.out.count("Best-") == 2
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3


def test_a_table_that_cannot_be_written_is_shown_and_the_old_one_stays(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "trials.csv"
    path.write_text("old", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert run((*SEARCH, "--quiet", "--csv", str(path))) == 2
    captured = capsys.readouterr()
    assert captured.out.count("Best-") == 5
    assert f"--csv: {path}: cannot be written (No space left on device)." in captured.err
    assert path.read_text(encoding="utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["trials.csv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a special file")
def test_a_special_file_is_no_place_for_the_table(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert f"--csv: {path} cannot be written." in error_of((*SEARCH, "--csv", str(path)), capsys)
    assert path.is_fifo()


def test_a_lost_process_costs_its_own_trial_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Those that were done are shown and written, and it is no success."""

    class Killer(study_views.StudyView):
        def show(self, progress: StudyProgress[Any]) -> None:
            if len(progress.done) >= 2:
                for process in multiprocessing.active_children():
                    process.kill()

    monkeypatch.setattr(study_views, "make_view", lambda *_: Killer())
    path = tmp_path / "trials.csv"
    arguments = ("search", *DATA, "--samples", "100", "--trials", "200", "--workers", "1")
    assert run((*arguments, "--csv", str(path), "--json")) == 1
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    done = len(answer["trials"])
    assert 2 <= done < 200
    assert answer["stopped"] is True
    assert len(path.read_text(encoding="utf-8").splitlines()) == done + 1
    assert captured.err.startswith(f"Error: Given up after {done} of 200 trials. Trial ")
    assert "its worker process was ended from outside." in captured.err


def alive_in_group(group: int) -> list[str]:
    """Processes of a group; those that only wait for their exit code to be read do not count."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # ended in the meantime
            text = path.read_text(encoding="utf-8", errors="replace")
            state, _parent, its_group = text.rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                found.append(text)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("workers", [(), ("--workers", "2")])
def test_a_real_ctrl_c_leaves_one_sentence_and_no_process(workers: tuple[str, ...]) -> None:
    code = (
        "import sys; from guiapp.cli import commands; "
        "from guiapp.cli.search_command import search; commands.cli.add_command(search); "
        "sys.exit(commands.run(sys.argv[1:]))"
    )
    arguments = ("search", *DATA, "--samples", "100", "--trials", "5000", *workers)
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", code, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("1/5000")
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Best-1" in out
    (sentence,) = err.splitlines()
    assert sentence.startswith("Stopped by Ctrl+C after ")
    deadline = time.monotonic() + 10  # the last one is just about to exit
    while left := alive_in_group(process.pid):
        assert time.monotonic() < deadline, left


# -- seeds and race ---------------------------------------------------------------------------


def test_seeds_tells_mean_least_and_largest(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json_of(("seeds", "--count", "3", "--seed", "5", *RUNS), capsys)
    assert [one["seed"] for one in answer["runs"]] == [5, 6, 7]
    losses = [one["final_loss"] for one in answer["runs"]]
    assert answer["spread"]["final_loss"] == {
        "mean": pytest.approx(sum(losses) / 3),
        "min": min(losses),
        "max": max(losses),
    }
    assert answer["runs"][0]["verdicts"] == []
    assert run(("seeds", "--count", "2", *RUNS, "--quiet")) == 0
    table = capsys.readouterr().out
    assert "seeds 0 to 1" in table
    assert "published" not in table


def test_seeds_of_the_article_are_beside_what_was_published(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ("seeds", "--count", "1", "--evaluate-every", "0", "--quiet")
    assert run(arguments) == 0
    table = capsys.readouterr().out
    assert table.count("inside") == 4
    assert "published: the article's network in NumPy, 5 seeds" in table


def test_a_shorter_run_is_beside_nothing_that_it_does_not_reach(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ("seeds", "--count", "1", "--iterations", "50", "--evaluate-every", "0")
    (one,) = json_of(arguments, capsys)["runs"]
    assert [(v["quantity"], v["iteration"]) for v in one["verdicts"]] == [("loss", 1)]


def test_a_diverged_seed_is_told_without_figures(capsys: pytest.CaptureFixture[str]) -> None:
    wild = ("--lr", "1e300", "--loss", "mean_squared_error", "--optimizer", "momentum")
    answer = json_of(("seeds", "--count", "1", *RUNS, *wild), capsys)
    assert answer["runs"][0]["diverged"] is True
    assert answer["runs"][0]["test_accuracy"] is None


def test_race_names_its_racers(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("race", *RUNS, "--quiet", "--rate", "adam=0.02")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [" ".join(line.split()[:2]) for line in lines[1:]] == [
        "SGD 0.01",
        "Momentum 0.01",
        "AdaGrad 0.01",
        "Adam 0.02",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("seeds", "--count", "0"), "--count: This must be between 1 and 1000, not 0."),
        (("seeds", "--lr", "0"), "--lr: This must be a finite number above 0, not 0.0."),
        (("seeds", "--preset", "x"), "--preset: x is not known here"),
        (("seeds", *DATA, "--batch-size", "900"), "batch_size: The training data have 450"),
        (("race", "--optimizers", "sgd,sgd"), "--optimizers: sgd is there twice"),
        (("race", "--optimizers", ","), "--optimizers: At least one optimizer must race."),
        (("race", "--rate", "adam"), "--rate: This must be NAME=RATE with a number, not adam."),
        (("race", "--rate", "adam=-1"), "--rate: This must be a finite number above 0"),
        (("race", "--iterations", "0"), "--iterations: This must be between"),
    ],
)
def test_seeds_and_race_refuse_in_a_sentence(
    arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sentence in error_of(arguments, capsys)


# -- elsewhere --------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [SEARCH, ("seeds", *RUNS), ("race", *RUNS)])
def test_processes_give_the_same_figures(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    alone = without_seconds(json_of(arguments, capsys))
    assert without_seconds(json_of((*arguments, "--workers", "2"), capsys)) == alone


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A scheduler and two worker processes of one thread each."""
    distributed = pytest.importorskip("distributed", reason="it comes with the extra 'cluster'")
    # that a worker was killed is rightly logged as a warning, and here it is meant
    log = logging.getLogger("distributed")
    level = log.level
    log.setLevel(logging.CRITICAL)
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    ) as local:
        yield local
    log.setLevel(level)


def test_a_cluster_that_loses_a_worker_loses_no_trial(
    cluster: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("search", "--trials", "16", "--epochs", "10")
    alone = without_seconds(json_of(arguments, capsys))
    killed: list[int] = []

    class Killer(study_views.StudyView):
        """Ends a worker process when some trials are done."""

        def show(self, progress: StudyProgress[Any]) -> None:
            if len(progress.done) >= 4 and not killed:
                assert len(progress.done) < 16
                killed.append(pid_of(cluster))
                os.kill(killed[0], signal.SIGKILL)

    monkeypatch.setattr(study_views, "make_view", lambda *_: Killer())
    answer = json_of((*arguments, "--scheduler", cluster.scheduler_address), capsys)
    assert len(killed) == 1
    assert without_seconds(answer) == alone
    assert [trial["rank"] for trial in answer["trials"]] == list(range(1, 17))


def pid_of(cluster: Any) -> int:
    """The process of one of the workers."""
    from distributed import Client

    with Client(cluster, set_as_default=False) as client:
        pids: dict[str, int] = client.run(os.getpid)
        return next(iter(pids.values()))
