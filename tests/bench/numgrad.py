"""The full numerical gradient of the article's network against one parameter at a time.

784-100-10, 100 images of MNIST, float64. One at a time is timed on a sample of the parameters and
scaled to all 79,510, since all of them take more than a minute; both sides alternate in one run.

    python tests/bench/numgrad.py [--rounds 5] [--parameters 2000] [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tracemalloc
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import main  # noqa: F401, I001 (one BLAS thread: it stands before NumPy, which reads that)
import numpy as np

from engine.datasets import load_mnist
from engine.gradients import full_numerical_gradient
from engine.network import Network, two_layer_net

H = 1e-4


def one_at_a_time_s(
    network: Network, x: np.ndarray, t: np.ndarray, places: list[tuple[str, int]]
) -> tuple[float, list[float]]:
    """Seconds for the textbook's loop over some parameters, and the slopes that it finds."""
    slopes = []
    start = time.perf_counter()
    for key, index in places:
        flat = network.params[key].reshape(-1)
        center = flat[index]
        flat[index] = center + H
        above = network.loss(x, t)
        flat[index] = center - H
        below = network.loss(x, t)
        flat[index] = center
        slopes.append((above - below) / (2 * H))
    return time.perf_counter() - start, slopes


def extra_mib(network: Network, x: np.ndarray, t: np.ndarray) -> float:
    """The most memory that one full gradient holds at once, beyond what was there before."""
    tracemalloc.start()
    full_numerical_gradient(network, x, t, H)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 2**20


def run() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--parameters", type=int, default=2000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()

    data = load_mnist()
    x, t = data.x_train[:100].astype(np.float64), data.t_train[:100]
    network = two_layer_net(rng=np.random.default_rng(0)).astype(np.float64)
    total = sum(array.size for array in network.params.values())
    rng = np.random.default_rng(1)
    everywhere = [(key, i) for key, array in network.params.items() for i in range(array.size)]
    share = max(1, arguments.parameters // arguments.rounds)

    extra = extra_mib(network, x, t)
    full, textbook, worst = [], [], 0.0
    for _ in range(arguments.rounds):
        start = time.perf_counter()
        found = full_numerical_gradient(network, x, t, H)
        full.append(time.perf_counter() - start)
        places = [everywhere[i] for i in rng.choice(total, share, replace=False)]
        seconds, slopes = one_at_a_time_s(network, x, t, places)
        textbook.append(seconds / share * total)
        differences = (
            abs(slope - found[key].reshape(-1)[index])
            for slope, (key, index) in zip(slopes, places, strict=True)
        )
        worst = max(worst, *differences)
    result = {
        "full_s": round(median(full), 3),
        "one_at_a_time_s": round(median(textbook), 1),
        "ratio": round(median(b / a for a, b in zip(full, textbook, strict=True)), 1),
        "parameters": total,
        "timed_one_at_a_time": share * arguments.rounds,
        "worst_difference": float(f"{worst:.1e}"),
        "extra_memory_mib": round(extra, 1),
    }
    if arguments.json:
        print(json.dumps(result))
        return
    for key, value in result.items():
        print(f"{key:20s} {value}")


if __name__ == "__main__":
    run()
