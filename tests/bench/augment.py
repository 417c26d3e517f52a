"""What augmentation costs: the same training with and without it, alternating.

python tests/bench/augment.py [--rounds 7] [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import main  # noqa: F401 (one BLAS thread, before NumPy is imported)
from engine.config import PRESETS, TrainConfig
from engine.trainer import Trainer, load_dataset, overflow_is_news

STEPS = 150
DRAW = PRESETS["draw"]
NETWORKS = {"draw": DRAW, "256_128": DRAW.replace(hidden_sizes=(256, 128))}


def steps_per_s(trainer: Trainer) -> float:
    start = time.perf_counter()
    with overflow_is_news():
        for _ in range(STEPS):
            trainer.update()
    return STEPS / (time.perf_counter() - start)


def measure(config: TrainConfig, rounds: int) -> dict[str, float]:
    """Steps per second of both, and the median of their ratios."""
    dataset = load_dataset(config)
    trainers = [Trainer(config.replace(augment=on), dataset) for on in (False, True)]
    pairs = []
    for number in range(rounds + 1):
        pair = [steps_per_s(trainer) for trainer in trainers]
        if number > 0:  # the first round warms up
            pairs.append(pair)
    plain, augmented = (median(column) for column in zip(*pairs, strict=True))
    ratio = median(one / other for other, one in pairs)
    return {"plain_per_s": plain, "augmented_per_s": augmented, "ratio": ratio}


def report() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = {
        f"{name}_{key}": round(value, 3)
        for name, config in NETWORKS.items()
        for key, value in measure(config, arguments.rounds).items()
    }
    if arguments.json:
        sys.stdout.write(json.dumps(result) + "\n")
        return
    for key, value in result.items():
        sys.stdout.write(f"{key:<26} {value:g}\n")


if __name__ == "__main__":
    report()
