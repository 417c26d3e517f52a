"""How long it takes to list 500 kept runs and to read the curves of 20 of them.

Each run has 10,000 iterations of the article's network (784-100-10, 0.3 MiB of parameters) with
100 evaluations: 200 MB in a temporary folder. The files are in the system's memory when they are
read; a list is read by a library that has not seen the folder before.

    python tests/bench/runs.py [--runs 500] [--curves 20] [--repeats 7] [--json]

Wanted: a list within 0.5 s, with what the window does about it.
"""

from __future__ import annotations

import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from engine.config import PRESETS
from engine.runs.library import Entry, RunLibrary
from engine.runs.recording import assemble
from engine.runs.records import Run, RunHistory, RunInfo
from engine.trainer import Trainer, load_dataset

ITERATIONS = 10_000
EVALUATE_EVERY = 100


def long_run() -> Run:
    """A run as large as one of the article's network, with made-up curves."""
    config = PRESETS["article"].replace(iterations=ITERATIONS, evaluate_every=EVALUATE_EVERY)
    trainer = Trainer(config, load_dataset(config))
    trainer.iteration = ITERATIONS
    rng = np.random.default_rng(0)
    steps = np.arange(1, ITERATIONS + 1)
    losses = 2.3 * np.exp(-steps / 2000) + 0.2 * rng.random(ITERATIONS)
    at = steps[EVALUATE_EVERY - 1 :: EVALUATE_EVERY].astype(float)
    accuracy = 1.0 - np.exp(-at / 1000)
    history = RunHistory(
        losses, np.stack([at, accuracy, accuracy * 0.99], axis=1), np.empty((0, 2))
    )
    info = RunInfo("0" * 16, "", config, ITERATIONS, "2026-01-01T00:00:00+00:00")
    return assemble(info, trainer.state(), history, 12.0)


def fill(library: RunLibrary, count: int) -> None:
    """Keep a run so many times, each with an identity of its own."""
    run = long_run()
    for number in range(count):
        created = f"2026-01-{1 + number // 60:02}T12:{number % 60:02}:00+00:00"
        info = run.info.replace(id=f"{number:016x}", name=f"run {number}", created=created)
        library.keep(Run(info, run.history, run.state))


def timed(action: Callable[[], object], repeats: int) -> float:
    """Median in milliseconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def measure(folder: Path, runs: int, curves: int, repeats: int) -> dict[str, float]:
    """Figures by name, in milliseconds."""
    library = RunLibrary(folder)
    start = time.perf_counter()
    fill(library, runs)
    keep_ms = (time.perf_counter() - start) * 1000 / runs
    entries: list[Entry] = library.entries()
    if len(entries) != runs:
        raise SystemExit(f"{len(entries)} of {runs} runs are listed: {library.skipped[:3]}")
    chosen = entries[:: max(1, runs // curves)][:curves]
    return {
        "keep_one_ms": keep_ms,
        "list_ms": timed(lambda: RunLibrary(folder).entries(), repeats),
        "list_again_ms": timed(library.entries, repeats),
        "curves_ms": timed(lambda: [library.history(entry) for entry in chosen], repeats),
        "load_one_ms": timed(lambda: library.load(entries[0]), repeats),
    }


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--curves", type=int, default=20)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), options.runs, options.curves, options.repeats)
    if options.json:
        print(json.dumps(figures))
        return
    print(f"keep one run                {figures['keep_one_ms']:8.1f} ms")
    print(f"list {options.runs} runs               {figures['list_ms']:8.1f} ms")
    print(f"list them again             {figures['list_again_ms']:8.1f} ms")
    print(f"curves of {options.curves} runs           {figures['curves_ms']:8.1f} ms")
    print(f"load one run                {figures['load_one_ms']:8.1f} ms")


if __name__ == "__main__":
    main()
