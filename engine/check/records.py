"""What a gradient check is asked and what it finds: frozen records, safe in any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.check.kinks import Kinks
from engine.check.probe import Place
from engine.check.verdicts import Verdict
from engine.full_gradient import Scheme
from engine.gradients import checked_step

FloatArray = NDArray[np.floating[Any]]


class Phase(IntEnum):
    """What a check is at."""

    BACKPROP = 0
    NUMERICAL = 1
    KINKS = 2
    JUDGING = 3


@dataclass(frozen=True)
class CheckSettings:
    """How to ask.

    Attributes
    ----------
    h : step of the difference quotient, finite, > 0
    scheme : "central" or "forward"
    dtype : "float64" or "float32", of both gradients
    sample : how many parameters of each array are checked, one at a time; None checks all
    seed : of the choice of the sample
    """

    h: float = 1e-4
    scheme: Scheme = "central"
    dtype: str = "float64"
    sample: int | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        checked_step(self.h)
        if self.scheme not in ("central", "forward"):
            raise ValueError(f'scheme is "central" or "forward", not {self.scheme!r}.')
        if self.dtype not in ("float64", "float32"):
            raise ValueError(f'dtype is "float64" or "float32", not {self.dtype!r}.')
        if self.sample is not None and self.sample < 1:
            raise ValueError(f"A sample has at least 1 parameter, not {self.sample}.")


@dataclass(frozen=True)
class CheckProgress:
    """Yielded while a check runs: what it is at, and how many parameters of how many are done."""

    phase: Phase
    done: int
    total: int


@dataclass(frozen=True)
class ArrayCheck:
    """One parameter array.

    Attributes
    ----------
    name, shape : of the array
    positions : (P,) flat indices of the parameters that were compared, rising
    numerical, backprop, errors : (P,) read-only; ``errors`` are relative, see ``relative_errors``
    median, worst : of ``errors``
    verdict : Verdict
    touched : how many of the P may cross a ReLU kink
    """

    name: str
    shape: tuple[int, ...]
    positions: NDArray[np.intp]
    numerical: FloatArray
    backprop: FloatArray
    errors: FloatArray
    median: float
    worst: float
    verdict: Verdict
    touched: int


@dataclass(frozen=True)
class Offender:
    """A parameter with one of the largest relative errors."""

    name: str
    index: tuple[int, ...]
    numerical: float
    backprop: float
    error: float
    near_kink: bool

    @property
    def place(self) -> Place:
        return self.name, self.index


@dataclass(frozen=True)
class Cost:
    """What a method took for the parameters that were compared.

    Attributes
    ----------
    passes : forward passes of the whole batch that its definition asks for
    rows : rows that were really sent through (a part of) the network
    seconds : measured
    """

    passes: int
    rows: int
    seconds: float


@dataclass(frozen=True)
class GradientCheck:
    """The result, frozen and read-only.

    Attributes
    ----------
    settings, batch_size, loss : what was asked, and the loss of the batch
    arrays : name -> ArrayCheck, in the order of ``network.params``
    offenders : the parameters with the largest relative errors, worst first
    kinks : Kinks within reach of h
    verdict : the gravest of the arrays'
    numerical, backprop : Cost
    """

    settings: CheckSettings
    batch_size: int
    loss: float
    arrays: Mapping[str, ArrayCheck]
    offenders: tuple[Offender, ...]
    kinks: Kinks
    verdict: Verdict
    numerical: Cost
    backprop: Cost

    @property
    def parameters(self) -> int:
        """How many were compared."""
        return sum(len(array.positions) for array in self.arrays.values())

    @property
    def ratio(self) -> float:
        """How many times longer the numerical gradient took."""
        return self.numerical.seconds / max(self.backprop.seconds, 1e-9)
