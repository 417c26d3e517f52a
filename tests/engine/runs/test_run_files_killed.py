"""A process that is killed while it saves leaves the previous file or the new one."""

from __future__ import annotations

import itertools
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from engine.runs.library import RunLibrary
from engine.runs.recording import Recorder
from engine.runs.records import Run
from engine.runs.run_files import load_run, save_run
from engine.trainer import Trainer, load_dataset
from tests.engine.runs.small_runs import CONFIG, assert_same

ROOT = Path(__file__).resolve().parents[3]
MOMENTS = 100

# Imports once, then forks for each line that it is sent: the child saves two runs in turn and says
# so before each time. A line of a few bytes reaches a pipe whole or not at all.
SERVER = """
import os, sys
from engine.runs.run_files import load_run, save_run

target, *sources = sys.argv[1:]
runs = [load_run(source) for source in sources]
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        number = 0
        while True:
            os.write(1, b"saves\\n")
            save_run(target, runs[number % 2])
            number += 1
    os.write(1, b"%d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""


def larger_run(name: str, seed: int) -> Run:
    """A run whose file takes 0.4 MiB, as one of the article's network does."""
    config = CONFIG.replace(hidden_sizes=(180, 180), seed=seed)
    trainer = Trainer(config, load_dataset(config))
    recorder = Recorder(trainer, name=name)
    for _ in range(3 + seed):
        recorder.add(trainer.step())
    return recorder.run()


class Server:
    """Starts children that save without end, and kills them."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._stdin: IO[bytes] = process.stdin
        self._lines: IO[bytes] = process.stdout
        self.child = 0

    def start(self) -> None:
        self._stdin.write(b"\n")
        self._stdin.flush()
        self.child = 0
        saves = 0
        while not self.child or not saves:  # either may come first
            line = self._line()
            if line == b"saves":
                saves += 1
            else:
                self.child = int(line)

    def wait_for_save(self) -> None:
        assert self._line() == b"saves"

    def kill(self) -> None:
        os.kill(self.child, signal.SIGKILL)
        self.child = 0
        while self._line() != b"dead":
            continue

    def _line(self) -> bytes:
        line = self._lines.readline()
        assert line.endswith(b"\n"), "the saving process has ended by itself"
        return line.strip()


@contextmanager
def server(target: Path, sources: list[Path]) -> Iterator[Server]:
    command = [sys.executable, "-c", SERVER, *map(str, [target, *sources])]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    # unbuffered, so that a line is seen when it comes
    with subprocess.Popen(command, cwd=ROOT, bufsize=0, **pipes) as process:  # type: ignore[call-overload]
        running = Server(process)
        try:
            yield running
        finally:
            process.kill()
            if running.child:  # it would save without end
                os.kill(running.child, signal.SIGKILL)


def duration_of(running: Server) -> float:
    """Seconds from one save to the next."""
    running.start()
    moments = []
    for _ in range(12):
        running.wait_for_save()
        moments.append(time.perf_counter())
    running.kill()
    return statistics.median(b - a for a, b in itertools.pairwise(moments))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_killed_at_any_of_100_moments_a_save_leaves_a_whole_file(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    target = folder / "run.npz"
    runs = [larger_run("odd", 1), larger_run("even", 2)]
    sources = [tmp_path / "odd.npz", tmp_path / "even.npz"]
    for source, run in zip(sources, runs, strict=True):
        save_run(source, run)
    found = []
    with server(target, sources) as running:
        duration_s = duration_of(running)
        for number in range(MOMENTS):
            running.start()
            for _ in range(1 + number % 2):  # so that either run is on its way
                running.wait_for_save()
            until = time.perf_counter() + duration_s * number / MOMENTS
            while time.perf_counter() < until:
                continue
            running.kill()
            loaded = load_run(target)
            assert_same(loaded, runs[loaded.info.name == "even"])
            found.append(loaded.info.name)
    assert set(found) == {"odd", "even"}
    leftovers = [name for name in os.listdir(folder) if name.endswith(".part")]
    assert len(leftovers) >= MOMENTS // 10, "it was not killed while it wrote"
    check_that_leftovers_are_no_runs(folder, leftovers)


def check_that_leftovers_are_no_runs(folder: Path, leftovers: list[str]) -> None:
    library = RunLibrary(folder)
    assert [entry.path.name for entry in library.entries()] == ["run.npz"]
    assert library.skipped == ()
    assert set(leftovers) <= set(os.listdir(folder)), "they may still be written"
    for name in leftovers:
        two_hours_ago = time.time() - 7200
        os.utime(folder / name, (two_hours_ago, two_hours_ago))
    assert len(library.entries()) == 1
    assert os.listdir(folder) == ["run.npz"]
