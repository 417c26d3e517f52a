"""How well a network reads real people's digits, drawn on the canvas of the Draw page.

Recorded strokes are scaled to 110 to 240 px, laid at a random place of the 280-px canvas, drawn
with its default pen and read through the canvas's own code: ``guiapp.raster.Raster`` ->
``engine.digits.normalize`` -> ``Network.predict``. "Core" are the samples with no doubtful label
and no struck-through zero.

    python tests/bench/strokes.py FILE [--model M] [--seed 0] [--json] [--events]

FILE is gzip JSON: a list of {label, writer, suspect, slashed_zero, strokes: [[[x, y], ...], ...]}.
With --events each sample is drawn with mouse events on the real widget instead (on Qt's offscreen
platform unless QT_QPA_PLATFORM says otherwise). A file that cannot be used: exit code 2.
"""

from __future__ import annotations

import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from engine.model_files import ModelFileError, load_model
from engine.network import Network, from_snapshot
from guiapp.raster import PEN_WIDTH_PX
from tests.bench.stroke_files import Sample, Strokes, StrokesError, load_strokes
from tests.bench.stroke_replay import drawn, placed, places

DEFAULT_MODEL = ROOT / "resources" / "models" / "default.npz"
SHOWN_MISTAKES = 12

Draw = Callable[[Strokes], NDArray[np.float32]]


def load_network(path: str | Path) -> Network:
    """The network of a model file, which has to take 28 x 28 and tell ten digits apart."""
    network = from_snapshot(load_model(path))
    if (network.input_size, network.output_size) != (784, 10):
        found = f"{network.input_size} inputs and {network.output_size} classes"
        raise ModelFileError(path, f"this network has {found}, but a digit needs 784 and 10")
    return network


def replay(samples: list[Sample], network: Network, seed: int, draw: Draw) -> NDArray[np.int64]:
    """(N,) the digit that the network reads in each sample."""
    answers = np.empty(len(samples), np.int64)
    spots = places(len(samples), seed)
    for number, (sample, place) in enumerate(zip(samples, spots, strict=True)):
        image = draw(placed(sample.strokes, place, PEN_WIDTH_PX))
        answers[number] = int(network.predict(image.reshape(-1)).argmax())
    return answers


def share(right: Iterable[bool]) -> float | None:
    """Fraction that is right; None of nothing."""
    marks = list(right)
    return sum(marks) / len(marks) if marks else None


def by_writer(samples: list[Sample], right: list[bool]) -> dict[str, list[bool]]:
    """Which samples of each writer were read."""
    marks: dict[str, list[bool]] = {}
    for sample, hit in zip(samples, right, strict=True):
        marks.setdefault(sample.writer, []).append(hit)
    return marks


def figures(samples: list[Sample], answers: NDArray[np.int64]) -> dict[str, Any]:
    """Accuracies as fractions of 1; None where there is no sample."""
    right = [s.label == int(answer) for s, answer in zip(samples, answers, strict=True)]
    pairs = list(zip(samples, right, strict=True))
    writers = [sum(marks) / len(marks) for marks in by_writer(samples, right).values()]
    return {
        "all": share(right),
        "core": share(hit for s, hit in pairs if s.core),
        "per_digit_core": {
            str(digit): share(hit for s, hit in pairs if s.core and s.label == digit)
            for digit in range(10)
        },
        "writer_mean": sum(writers) / len(writers),
    }


def percent(value: float | None) -> str:
    """A fraction as a reader likes it."""
    return f"{100 * value:6.2f} %" if value is not None else "   none"


def report(samples: list[Sample], answers: NDArray[np.int64]) -> None:
    """Everything for a reader: overall, core, per digit, per writer, what is taken for what."""
    found = figures(samples, answers)
    right = [s.label == int(answer) for s, answer in zip(samples, answers, strict=True)]
    marks = by_writer(samples, right)
    rates = {writer: sum(hits) / len(hits) for writer, hits in marks.items()}
    counts = Counter(s.label for s in samples if s.core)
    print(f"all samples    {percent(found['all'])}  of {len(samples):,}")
    print(f"core samples   {percent(found['core'])}  of {counts.total():,}")
    median_rate = f"median {percent(median(rates.values())).strip()}"
    print(f"mean of writers{percent(found['writer_mean'])}  of {len(rates)}, {median_rate}")
    print("\ncore samples, digit by digit")
    for digit in range(10):
        rate = found["per_digit_core"][str(digit)]
        print(f"  {digit}  {percent(rate)}  of {counts[digit]}")
    print("\nwriters, all samples, from the least read on")
    cells = [
        f"{writer[:12]:12} {percent(rates[writer])} of {len(marks[writer]):<4}"
        for writer in sorted(rates, key=lambda name: (rates[name], name))
    ]
    for start in range(0, len(cells), 3):
        print("  " + "  ".join(cells[start : start + 3]).rstrip())
    report_mistakes(samples, answers)


def report_mistakes(samples: list[Sample], answers: NDArray[np.int64]) -> None:
    """Which digits are taken for which, the most frequent ones."""
    taken = Counter(
        (s.label, int(answer))
        for s, answer in zip(samples, answers, strict=True)
        if s.core and s.label != int(answer)
    )
    print("\nmost frequent mistakes, core samples")
    for (label, answer), count in taken.most_common(SHOWN_MISTAKES):
        print(f"  {label} taken for {answer}: {count}")


def measured(options: argparse.Namespace, samples: list[Sample]) -> NDArray[np.int64]:
    """(N,) the digits read, on the way that was asked for."""
    network = load_network(options.model)
    if not options.events:
        return replay(samples, network, options.seed, drawn)
    from PySide6.QtWidgets import QApplication

    from guiapp.app import make_application
    from tests.bench.stroke_events import MouseHand

    application = QApplication.instance() or make_application(["nablascope"])
    hand = MouseHand()
    answers = replay(samples, network, options.seed, hand.drawn)
    hand.close()
    application.processEvents()
    return answers


def run(options: argparse.Namespace) -> None:
    """Measure and print."""
    samples = load_strokes(options.file)
    start = time.perf_counter()
    answers = measured(options, samples)
    seconds = time.perf_counter() - start
    if options.json:
        about = {"samples": len(samples), "model": str(options.model), "seed": options.seed}
        print(json.dumps({**figures(samples, answers), **about}))
        return
    way = "mouse events on the canvas" if options.events else "the canvas's code"
    each = f"{seconds:.1f} s, {1e3 * seconds / len(samples):.1f} ms a sample"
    print(f"{options.file} through {way}\nread by {options.model}, seed {options.seed} ({each})\n")
    report(samples, answers)


def main(arguments: list[str] | None = None) -> int:
    """0, or 2 with one sentence on the error channel when a file cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", metavar="FILE", help="recorded strokes, gzip JSON")
    parser.add_argument("--model", default=DEFAULT_MODEL, metavar="M", help="a model file")
    parser.add_argument("--seed", type=int, default=0, help="of the sizes and places")
    parser.add_argument("--json", action="store_true", help="one object on the output")
    parser.add_argument("--events", action="store_true", help="mouse events on the real widget")
    options = parser.parse_args(arguments)
    if options.seed < 0:
        parser.error("--seed is a whole number from 0")
    try:
        run(options)
    except (StrokesError, ModelFileError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
