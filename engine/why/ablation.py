"""Hidden units switched off: what a network answers without them.

A unit that is switched off passes 0 on. Its outgoing weights are set to 0 for that, not its
incoming ones: a sigmoid unit would otherwise still pass on 0.5.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.inside.confusion import Answers, answer_slices
from engine.network import Network
from engine.splits import Split


class Unit(NamedTuple):
    """A hidden unit: its layer, counted from 1, and its number in it, counted from 0."""

    layer: int
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class SplitAccuracy:
    """How many samples are answered rightly.

    Attributes
    ----------
    samples : N
    right : of all samples
    by_class : (K,) float64, shares in [0, 1] of each class's samples; NaN where it has none
    """

    samples: int
    right: int
    by_class: NDArray[np.float64]

    @property
    def share(self) -> float:
        """The accuracy, in [0, 1]."""
        return self.right / self.samples


def hidden_sizes(network: Network) -> tuple[int, ...]:
    """How many units each hidden layer has, from the first on."""
    depth = sum(1 for key in network.params if key.startswith("W"))
    return tuple(int(network.params[f"W{k}"].shape[1]) for k in range(1, depth))


def without_units(network: Network, units: Iterable[Unit]) -> Network:
    """An independent copy of a network in which some hidden units pass 0 on.

    Raises
    ------
    ValueError : for a unit that there is not
    """
    sizes = hidden_sizes(network)
    copy = network.astype(network.dtype)
    for layer, number in units:
        if not 1 <= layer <= len(sizes) or not 0 <= number < sizes[layer - 1]:
            raise ValueError(f"There is no hidden unit {number} in layer {layer}.")
        copy.params[f"W{layer + 1}"][number] = 0
    return copy


def accuracy_slices(network: Network, split: Split) -> Generator[int, None, SplitAccuracy]:
    """Answer every sample of a split: about 0.2 s for MNIST's test images at 784-256-128-10.

    Yields how many are done every few milliseconds. The network's workspaces are used meanwhile:
    in a thread of its own it must be given a copy, such as ``without_units`` makes.

    Raises
    ------
    ValueError : when the network and the split do not fit
    """
    return _accuracy(answer_slices(network, split, network.output_size), len(split))


def _accuracy(
    slices: Generator[int, None, Answers], samples: int
) -> Generator[int, None, SplitAccuracy]:
    answers = yield from slices
    by_class = answers.class_accuracy
    by_class.flags.writeable = False
    return SplitAccuracy(samples, answers.right, by_class)
