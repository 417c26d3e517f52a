"""What the ledger costs: 500 runs listed, and 20 of them drawn over each other while one pans.

Both plots are panned for some seconds as by a mouse, with 20 runs of 10,000 iterations and, in
turn, with none: a frame is moving the view, preparing the curves, and painting both plots. The
runs of the list are real files of 784-100-10 networks with 10,000 iterations each.

    python tests/bench/overlay.py [--runs 20] [--seconds 3] [--files 500] [--json]

Runs on Qt's offscreen platform unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import argparse
import dataclasses
import json
import math
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

ITERATIONS = 10_000
SIZE = (1240, 380)  # of both plots and the table in a window of 1366 x 768


def history(seed: int) -> Any:
    from engine.runs.records import RunHistory

    k = np.arange(1, ITERATIONS + 1)
    noise = np.random.default_rng(seed).normal(size=ITERATIONS)
    losses = (0.2 + 0.01 * seed + 2.1 * np.exp(-k / (300 + 60 * seed))) * np.exp(0.2 * noise)
    at = np.arange(0, ITERATIONS + 1, 600)
    test = 0.97 - 0.005 * seed - 0.87 * np.exp(-at / (400 + 60 * seed))
    return RunHistory(losses, np.column_stack((at, test + 0.01, test)), np.empty((0, 2)))


def drawn(count: int) -> list[Any]:
    from guiapp.widgets.runs.overlay_frame import DrawnRun
    from guiapp.widgets.runs.run_curves import RunCurves
    from guiapp.widgets.runs.run_looks import RunLook

    return [
        DrawnRun(RunLook(n % 8, chr(65 + n)), f"run {n}", RunCurves.of(history(n)))
        for n in range(count)
    ]


def pan(view: Any, seconds: float) -> list[float]:
    """Milliseconds of each frame while the view swings over a third of the run."""
    times = []
    begin = time.perf_counter()
    while (now := time.perf_counter()) - begin < seconds:
        middle = (0.5 + 0.15 * math.sin(4.0 * (now - begin))) * ITERATIONS
        view.loss.area.set_ranges((middle - 0.35 * ITERATIONS, middle + 0.35 * ITERATIONS), None)
        for plot in (view.loss, view.accuracy):
            plot.area.view.viewport().repaint()
        times.append(1000 * (time.perf_counter() - now))
    return times


def frames(runs: int, seconds: float) -> dict[str, float]:
    """Both sides in turn, three rounds each; the times are of all frames of a side."""
    from guiapp.app import make_application
    from guiapp.widgets.runs.comparison_view import ComparisonView

    make_application(["overlay"])
    full, empty = ComparisonView(), ComparisonView()
    for view in (full, empty):
        view.resize(*SIZE)
        view.show()
    curves = drawn(runs)
    begin = time.perf_counter()
    full.show_curves(curves)
    full.grab()
    first_ms = 1000 * (time.perf_counter() - begin)
    empty.loss.area.set_ranges((0, ITERATIONS), None)
    pairs: list[tuple[list[float], list[float]]] = []
    for number in range(4):
        pair = (pan(full, seconds / 3), pan(empty, seconds / 3))
        if number > 0:  # the first round warms up
            pairs.append(pair)
    filled, bare = (sorted(t for times in side for t in times) for side in zip(*pairs, strict=True))
    return {
        "first_ms": first_ms,
        "frame_ms": median(filled),
        "frame_p95_ms": filled[int(0.95 * len(filled))],
        "frame_max_ms": filled[-1],
        "frames_per_s": 1000 / (sum(filled) / len(filled)),
        "empty_frame_ms": median(bare),
    }


def listing(files: int) -> dict[str, float]:
    """A folder never read before, then once more as it is, then put into the table."""
    from engine.config import TrainConfig
    from engine.runs.library import RunLibrary
    from engine.runs.recording import Recorder, new_run_id
    from engine.trainer import Trainer, load_dataset
    from guiapp.widgets.runs.run_table import RunTable

    config = TrainConfig(iterations=ITERATIONS)
    trainer = Trainer(config, load_dataset(config))
    run = Recorder(trainer).run()
    past = history(0)
    state = dataclasses.replace(run.state, iteration=ITERATIONS)
    with tempfile.TemporaryDirectory() as folder:
        library = RunLibrary(Path(folder))
        for number in range(files):
            info = run.info.replace(
                id=new_run_id(),
                name=f"run {number}",
                iteration=ITERATIONS,
                figures=past.figures(),
            )
            library.keep(dataclasses.replace(run, info=info, history=past, state=state))
        library = RunLibrary(Path(folder))
        times = [time.perf_counter()]
        entries = library.entries()
        times.append(time.perf_counter())
        library.entries()
        times.append(time.perf_counter())
        table = RunTable()
        table.resize(1240, 240)
        table.show()
        begin = time.perf_counter()
        table.set_entries(entries)
        table.grab()
        shown = time.perf_counter() - begin
        begin = time.perf_counter()
        table.set_words("adam")
        filtered = time.perf_counter() - begin
    assert len(entries) == files, library.skipped
    return {
        "list_ms": 1000 * (times[1] - times[0]),
        "list_again_ms": 1000 * (times[2] - times[1]),
        "table_ms": 1000 * shown,
        "filter_ms": 1000 * filtered,
    }


def report() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = frames(arguments.runs, arguments.seconds)
    if arguments.files:
        result |= listing(arguments.files)
    if arguments.json:
        sys.stdout.write(json.dumps(result) + "\n")
        return
    for key, value in result.items():
        sys.stdout.write(f"{key:<16} {value:.1f}\n")


if __name__ == "__main__":
    report()
