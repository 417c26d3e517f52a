"""How fast the engine trains, against its bound and against others, in one run.

The work is the article's: 784-100-10, sigmoid, batch 100, float32, one BLAS thread, a fresh
mini-batch from the 60,000 images in every step, no accuracy in between. All contenders take turns
in short rounds, so that a busy moment of the machine hits all of them; quoted are medians of
steps per second and the median over the rounds of the ratio to the Trainer.

    python tests/bench/throughput.py [--rounds 40] [--json]
"""

from __future__ import annotations

import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import importlib.util
import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from engine.config import PRESETS
from engine.datasets import Dataset, load_mnist
from engine.trainer import Trainer, overflow_is_news

BATCH, INPUTS, HIDDEN, CLASSES, RATE = 100, 784, 100, 10, 0.1
Step = Callable[[], Any]


def trainer_step(dataset: Dataset) -> Step:
    """Ours, as the window and the command line use it: updates within ``overflow_is_news``."""
    trainer = Trainer(PRESETS["article"].replace(evaluate_every=0, iterations=10_000_000), dataset)
    return trainer.update


def bound_step(dataset: Dataset) -> Step:
    """The two large matrix products and nothing else: no step can be faster than these."""
    rng = np.random.default_rng(0)
    x = dataset.train.chunk(0, BATCH)
    W = (0.1 * rng.standard_normal((INPUTS, HIDDEN))).astype(np.float32)
    da = rng.standard_normal((BATCH, HIDDEN)).astype(np.float32)
    a, dW = np.empty((BATCH, HIDDEN), np.float32), np.empty((INPUTS, HIDDEN), np.float32)

    def step() -> None:
        np.matmul(x, W, out=a)
        np.matmul(x.T, da, out=dW)

    return step


def textbook_step(dataset: Dataset) -> Step:
    """The same network as chapter 4 of the book writes it, in float64 and with new arrays.

    Its structure is kept: one-hot answers, a sigmoid computed anew (twice) for its derivative,
    and after the update the loss of the same mini-batch with a forward pass of its own.
    """
    rng = np.random.default_rng(0)
    x_train = dataset.x_train.astype(np.float64)
    t_train = np.eye(CLASSES)[dataset.t_train]
    W1 = 0.1 * rng.standard_normal((INPUTS, HIDDEN))
    b1 = np.zeros(HIDDEN)
    W2 = 0.1 * rng.standard_normal((HIDDEN, CLASSES))
    b2 = np.zeros(CLASSES)
    params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

    def sigmoid(a: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-a))

    def softmax(a: np.ndarray) -> np.ndarray:
        e = np.exp(a - np.max(a, axis=1, keepdims=True))
        return e / np.sum(e, axis=1, keepdims=True)

    def step() -> float:
        batch_mask = rng.choice(len(x_train), BATCH)
        x, t = x_train[batch_mask], t_train[batch_mask]
        a1 = np.dot(x, params["W1"]) + params["b1"]
        z1 = sigmoid(a1)
        y = softmax(np.dot(z1, params["W2"]) + params["b2"])
        dy = (y - t) / BATCH
        dz1 = np.dot(dy, params["W2"].T) * (1 - sigmoid(a1)) * sigmoid(a1)
        grads = {
            "W1": np.dot(x.T, dz1),
            "b1": np.sum(dz1, axis=0),
            "W2": np.dot(z1.T, dy),
            "b2": np.sum(dy, axis=0),
        }
        for key in params:
            params[key] -= RATE * grads[key]
        z1 = sigmoid(np.dot(x, params["W1"]) + params["b1"])
        y = softmax(np.dot(z1, params["W2"]) + params["b2"])
        return float(-np.sum(np.log(y[np.arange(BATCH), t.argmax(axis=1)] + 1e-7)) / BATCH)

    return step


def torch_step(dataset: Dataset) -> Step:
    """PyTorch eager, one thread, float32 images in memory."""
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(0)
    x_train = torch.from_numpy(dataset.x_train)
    t_train = torch.from_numpy(dataset.t_train.copy())
    model = torch.nn.Sequential(
        torch.nn.Linear(INPUTS, HIDDEN), torch.nn.Sigmoid(), torch.nn.Linear(HIDDEN, CLASSES)
    )
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    criterion = torch.nn.CrossEntropyLoss()

    def step() -> None:
        indices = torch.randint(len(x_train), (BATCH,))
        optimizer.zero_grad()
        loss = criterion(model(x_train[indices]), t_train[indices])
        loss.backward()
        optimizer.step()
        loss.item()

    return step


def sklearn_step(dataset: Dataset) -> Step:
    """scikit-learn's MLPClassifier, logistic units, plain SGD, one ``partial_fit`` per batch."""
    from sklearn.neural_network import MLPClassifier

    rng = np.random.default_rng(0)
    x_train, t_train = dataset.x_train, dataset.t_train
    model = MLPClassifier(
        (HIDDEN,),
        activation="logistic",
        solver="sgd",
        learning_rate_init=RATE,
        batch_size=BATCH,
        momentum=0.0,
        nesterovs_momentum=False,
        alpha=0.0,
    )
    classes = np.arange(CLASSES)

    def step() -> None:
        indices = rng.integers(len(x_train), size=BATCH)
        model.partial_fit(x_train[indices], t_train[indices], classes=classes)

    return step


def sklearn_epoch(dataset: Dataset) -> tuple[Callable[[], int], int]:
    """scikit-learn's own loop (``fit``), which spares it the checks of ``partial_fit``."""
    from sklearn.neural_network import MLPClassifier

    rows = 10_000
    x_train, t_train = dataset.x_train[:rows], dataset.t_train[:rows]

    def fit() -> int:
        model = MLPClassifier(
            (HIDDEN,),
            activation="logistic",
            solver="sgd",
            learning_rate_init=RATE,
            batch_size=BATCH,
            momentum=0.0,
            nesterovs_momentum=False,
            alpha=0.0,
            max_iter=2,
            n_iter_no_change=10,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # says that two epochs do not converge
            model.fit(x_train, t_train)
        return 2 * rows // BATCH

    return fit, rows


def timed(step: Step, count: int) -> float:
    """Steps per second over ``count`` steps."""
    start = time.perf_counter()
    with overflow_is_news():
        for _ in range(count):
            step()
    return count / (time.perf_counter() - start)


def timed_fit(fit: Callable[[], int]) -> float:
    start = time.perf_counter()
    steps = fit()
    return steps / (time.perf_counter() - start)


def measure(rounds: int, steps: int) -> dict[str, list[float]]:
    """Steps per second of every contender, round by round, in turn."""
    dataset = load_mnist()
    contenders: dict[str, Callable[[], float]] = {}

    def add(name: str, step: Step) -> None:
        timed(step, 50)  # warm up
        contenders[name] = lambda: timed(step, steps)

    add("trainer", trainer_step(dataset))
    add("bound", bound_step(dataset))
    add("textbook", textbook_step(dataset))
    if importlib.util.find_spec("torch"):
        add("torch", torch_step(dataset))
    if importlib.util.find_spec("sklearn"):
        add("sklearn", sklearn_step(dataset))
        fit, _ = sklearn_epoch(dataset)
        contenders["sklearn_fit"] = lambda: timed_fit(fit)
    rates: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            rates[name].append(run())
    return rates


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--steps", type=int, default=200, help="steps per round and contender")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rates = measure(arguments.rounds, arguments.steps)
    ours = rates["trainer"]
    result: dict[str, Any] = {
        "steps_per_second": {name: round(median(values), 1) for name, values in rates.items()},
        "trainer_over": {
            name: round(median(a / b for a, b in zip(ours, values, strict=True)), 3)
            for name, values in rates.items()
            if name != "trainer"
        },
        "rounds": arguments.rounds,
    }
    if arguments.json:
        print(json.dumps(result))
        return
    for name, rate in result["steps_per_second"].items():
        ratio = result["trainer_over"].get(name)
        print(
            f"{name:12s} {rate:8.1f} steps/s" + (f"   trainer / {name} = {ratio}" if ratio else "")
        )


if __name__ == "__main__":
    main()
