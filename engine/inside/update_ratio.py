"""How far the next update moves the weights, as a share of their length.

Source of the update: Deep Learning from Scratch, 6.1; the ratio is a usual measure of whether a
learning rate suits a layer: about 0.001 is common.
"""

from __future__ import annotations

import math
from collections.abc import Generator

import numpy as np

from engine.inside.histograms import Array
from engine.network import Network, from_snapshot
from engine.optimizers import make_optimizer
from engine.records import NextStep

ROWS = 500  # of the mini-batch at once, so that a huge one needs no more memory


def update_ratios(
    step: NextStep, rows: int = ROWS
) -> Generator[None, None, tuple[float | None, ...]]:
    """Foretell the next update; yields after each piece of the mini-batch.

    Two snapshots some hundred steps apart would not do: steps undo each other in part, and their
    distance, divided by the steps between, came out 2 to 7 times too small in the article's run.

    Returns
    -------
    For each Affine layer the Euclidean length of the update of W over that of W; None where W is
    0, and where the numbers are not finite, since then there is no update.
    """
    config = step.snapshot.config
    network = from_snapshot(step.snapshot)
    loss, gradients = yield from _gradients(network, step, rows)
    optimizer = make_optimizer(config.optimizer, config.learning_rate, **config.optimizer_params)
    if step.optimizer is not None:
        optimizer.load_state_dict(step.optimizer)
    before = step.snapshot.params
    after = {key: array.copy() for key, array in before.items()}
    names = [key for key in before if key.startswith("W")]
    if not math.isfinite(loss):
        return (None,) * len(names)
    with np.errstate(all="ignore"):  # a run that is about to diverge is looked at too
        optimizer.update(after, gradients)
        return tuple(_ratio(before[key], after[key]) for key in names)


def _gradients(
    network: Network, step: NextStep, rows: int
) -> Generator[None, None, tuple[float, dict[str, Array]]]:
    """The mean loss of the mini-batch and its gradients, as the means over its pieces."""
    inputs, labels = step.inputs(), step.dataset.train.labels[step.indices]
    count = len(labels)
    loss, total = 0.0, dict[str, Array]()
    for start in range(0, count, rows):
        x, t = inputs[start : start + rows], labels[start : start + rows]
        with np.errstate(all="ignore"):
            part, gradients = network.loss_and_gradients(x, t)
            share = len(t) / count
            loss += share * part
            for key, gradient in gradients.items():
                total[key] = total.get(key, 0.0) + share * gradient
        yield
    return loss, total


def _ratio(before: Array, after: Array) -> float | None:
    length, moved = float(np.linalg.norm(before)), float(np.linalg.norm(after - before))
    return moved / length if length > 0.0 and math.isfinite(moved / length) else None
