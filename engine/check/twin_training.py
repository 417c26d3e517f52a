"""Two trainings side by side: one with the numerical gradient, one with backpropagation.

From the same weights, on the same mini-batches, by plain gradient descent in float64: so the two
loss curves lie on each other, and only the clock tells them apart (Deep Learning from Scratch,
4.5.2 and 5.7.4).
"""

from __future__ import annotations

import math
import time
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.full_gradient import GradientSweep
from engine.gradients import checked_step
from engine.layers import Array, Labels
from engine.network import Network
from engine.samplers import SAMPLERS
from engine.splits import Split

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class TwinCourse:
    """How far both have come; everything up to now, read-only.

    Attributes
    ----------
    steps : that both have made, of ``planned``
    share : of the numerical step that is under way, in [0, 1)
    numerical_losses, backprop_losses : (steps,) of each step's mini-batch, before the step
    numerical_seconds, backprop_seconds : (steps,) spent on gradients until the end of each step
    apart : largest difference of any two parameters by now
    """

    planned: int
    steps: int
    share: float
    numerical_losses: FloatArray
    backprop_losses: FloatArray
    numerical_seconds: FloatArray
    backprop_seconds: FloatArray
    apart: float


def train_twins(
    network: Network,
    split: Split,
    batch_size: int,
    steps: int,
    learning_rate: float,
    h: float = 1e-4,
    seed: int = 0,
) -> Generator[TwinCourse, None, TwinCourse]:
    """Train two copies of ``network``; yields after each unit of a numerical gradient.

    Parameters
    ----------
    network : left as it is; with a planted mistake only the copy with backpropagation suffers
    split : where the mini-batches are drawn from, ``batch_size`` at a time without replacement
    steps, learning_rate : >= 1, finite and > 0
    h : of the central differences

    Raises
    ------
    ValueError
        When a number is out of range.
    """
    checked_step(h)
    if not (math.isfinite(learning_rate) and learning_rate > 0):
        raise ValueError(f"The learning rate must be a finite number above 0: {learning_rate}.")
    if steps < 1:
        raise ValueError(f"Training takes at least 1 step, not {steps}.")
    size = min(batch_size, len(split))
    sampler = SAMPLERS["without_replacement"](len(split), size, np.random.default_rng(seed))
    twins = _Twins(network, steps, learning_rate, h)
    for _ in range(steps):
        rows = sampler.next()
        x = split.gather(rows, np.empty((size, split.inputs.shape[1])))
        yield from twins.step(x, split.labels[rows])
        yield twins.course()
        if not twins.finite:
            break
    return twins.course()


class _Twins:
    """Both copies, and what was measured of them."""

    def __init__(self, network: Network, planned: int, learning_rate: float, h: float) -> None:
        self.numerical = network.astype(np.float64)
        self.backprop = network.astype(np.float64)
        self.finite = True
        self._planned, self._learning_rate, self._h = planned, learning_rate, h
        self._losses: tuple[list[float], list[float]] = ([], [])
        self._seconds: tuple[list[float], list[float]] = ([], [])
        self._share = 0.0
        self._apart = 0.0

    def step(self, x: Array, t: Labels) -> Generator[TwinCourse, None, None]:
        """One step of both; the quick one first."""
        begin = time.perf_counter()
        with np.errstate(over="ignore", invalid="ignore"):
            loss, grads = self.backprop.loss_and_gradients(x, t)
        quick = time.perf_counter() - begin
        sweep = GradientSweep(self.numerical, x, t, self._h)
        with np.errstate(over="ignore", invalid="ignore"):
            slow_loss = self.numerical.loss(x, t)
        slow, units = 0.0, iter(sweep)
        while True:
            begin = time.perf_counter()
            with np.errstate(over="ignore", invalid="ignore"):
                done = next(units, None)
            slow += time.perf_counter() - begin
            if done is None:
                break
            self._share = min(done / sweep.total, 0.999)
            yield self.course()
        self._share = 0.0
        for k, (value, spent) in enumerate(((slow_loss, slow), (loss, quick))):
            self._losses[k].append(value)
            self._seconds[k].append(spent + (self._seconds[k][-1] if self._seconds[k] else 0.0))
        self.finite = math.isfinite(loss) and math.isfinite(slow_loss)
        if self.finite:
            for params, gradients in (
                (self.numerical.params, sweep.gradients),
                (self.backprop.params, grads),
            ):
                for key, array in params.items():
                    array -= self._learning_rate * gradients[key]
            ours, theirs = self.numerical.params, self.backprop.params
            self._apart = max(float(np.abs(ours[key] - theirs[key]).max()) for key in ours)

    def course(self) -> TwinCourse:
        curves = [np.array(values) for values in (*self._losses, *self._seconds)]
        for curve in curves:
            curve.flags.writeable = False
        slow_losses, losses, slow_seconds, seconds = curves
        return TwinCourse(
            planned=self._planned,
            steps=len(losses),
            share=self._share,
            numerical_losses=slow_losses,
            backprop_losses=losses,
            numerical_seconds=slow_seconds,
            backprop_seconds=seconds,
            apart=self._apart,
        )
