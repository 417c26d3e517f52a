"""Small two-dimensional tasks, whose decision regions one can see.

Each function draws `samples` points: label i mod K for point i, so the classes are balanced and
every fourth part of the set is like the whole; the last quarter is the test split. Points lie
roughly in [-1, 1] x [-1, 1]. The same arguments give the same bits.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from engine.splits import Dataset, Split

TEST_SHARE = 0.25
MIN_SAMPLES = 20  # below, a split could lack one of five classes
MAX_SAMPLES = 100_000
MAX_SEED = 2**63 - 1
ARMS = (2, 5)  # the fewest and the most

Points = NDArray[np.float64]
Labels = NDArray[np.int64]


def circles(samples: int = 600, noise: float = 0.08, seed: int = 0) -> Dataset:
    """Two rings around the origin, of radius 0.4 (label 0) and 0.85 (label 1).

    Parameters
    ----------
    samples : points in both splits together, 20 to 100,000
    noise : standard deviation added to both coordinates, 0 to 1
    seed : seed of the random numbers, 0 or more

    Raises
    ------
    ValueError : for an argument out of its range
    """

    def clean(labels: Labels, rng: Generator) -> Points:
        angle = rng.uniform(0.0, 2.0 * np.pi, size=len(labels))
        return _polar(np.where(labels == 0, 0.4, 0.85), angle)

    return _toy("circles", clean, 2, samples, noise, seed)


def xor(samples: int = 600, noise: float = 0.05, seed: int = 0) -> Dataset:
    """Four squares: label 0 where both coordinates have the same sign, 1 where they differ.

    Without noise every point keeps 0.1 away from both axes. Parameters and errors: see `circles`.
    """

    def clean(labels: Labels, rng: Generator) -> Points:
        size = rng.uniform(0.1, 1.0, size=(len(labels), 2))
        side = rng.choice([-1.0, 1.0], size=len(labels))
        signs: Points = np.stack([side, side * (1 - 2 * labels)], axis=1)
        return size * signs

    return _toy("xor", clean, 2, samples, noise, seed)


def gaussians(samples: int = 600, noise: float = 0.2, seed: int = 0) -> Dataset:
    """Two round clouds around (-0.45, -0.45) (label 0) and (0.45, 0.45) (label 1).

    `noise` is the standard deviation of the clouds. Parameters and errors: see `circles`.
    """

    def clean(labels: Labels, rng: Generator) -> Points:
        center = 0.9 * labels - 0.45
        return np.stack([center, center], axis=1)

    return _toy("gaussians", clean, 2, samples, noise, seed)


def spirals(samples: int = 600, noise: float = 0.03, seed: int = 0, *, arms: int = 2) -> Dataset:
    """Interleaved spirals, one class an arm (after A. Karpathy's CS231n notes, "Toy data").

    More arms make fewer turns, so that neighbors are 0.36 apart whatever their number.

    Parameters
    ----------
    arms : number of arms and classes, 2 to 5; the others: see `circles`

    Raises
    ------
    ValueError : for an argument out of its range
    """
    _check_whole("arms", arms, *ARMS)

    def clean(labels: Labels, rng: Generator) -> Points:
        # the square root spreads the points evenly: the outer windings are the longer ones
        along = np.sqrt(rng.uniform(0.0, 1.0, size=len(labels)))
        turns = 2.5 / arms * along + labels / arms
        return _polar(0.05 + 0.9 * along, 2.0 * np.pi * turns)

    return _toy("spirals", clean, arms, samples, noise, seed)


TOY_SETS: dict[str, Callable[..., Dataset]] = {
    "circles": circles,
    "xor": xor,
    "gaussians": gaussians,
    "spirals": spirals,
}


def _check_whole(name: str, value: int, low: int, high: int) -> None:
    if not isinstance(value, int | np.integer) or not low <= value <= high:
        raise ValueError(f"{name} is {value!r}, expected a whole number from {low} to {high}.")


def _polar(radius: Points, angle: Points) -> Points:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _toy(
    name: str,
    clean: Callable[[Labels, Generator], Points],
    num_classes: int,
    samples: int,
    noise: float,
    seed: int,
) -> Dataset:
    """Check the arguments, draw points of every class, add noise, and split."""
    _check_whole("samples", samples, MIN_SAMPLES, MAX_SAMPLES)
    _check_whole("seed", seed, 0, MAX_SEED)
    if not 0.0 <= noise <= 1.0:
        raise ValueError(f"noise is {noise}, expected a number from 0 to 1.")
    rng = np.random.default_rng(seed)
    labels = np.arange(samples, dtype=np.int64) % num_classes
    points = clean(labels, rng) + noise * rng.standard_normal((samples, 2))
    inputs = points.astype(np.float32)
    edge = samples - round(TEST_SHARE * samples)
    return Dataset(
        name=name,
        train=Split(inputs[:edge], labels[:edge]),
        test=Split(inputs[edge:], labels[edge:]),
        num_classes=num_classes,
    )
