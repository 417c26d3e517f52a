"""What leaves the engine: frozen results, safe to hand to another thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.augment import augmenter_of
from engine.config import TrainConfig
from engine.samplers import SamplerState
from engine.splits import Dataset, Floats


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Accuracy over the whole training and test sets after ``iteration`` updates, in [0, 1]."""

    iteration: int
    train_accuracy: float
    test_accuracy: float


@dataclass(frozen=True, slots=True)
class StepResult:
    """One iteration.

    ``loss`` is the mini-batch's mean loss before its update, or after it where the configuration
    says ``loss_after_update``.
    """

    iteration: int  # counted from 1
    loss: float
    learning_rate: float
    evaluation: Evaluation | None = None


@dataclass(frozen=True, slots=True)
class ParamSnapshot:
    """Copied, read-only parameters after ``iteration`` updates."""

    iteration: int
    config: TrainConfig
    params: Mapping[str, NDArray[np.floating]]


@dataclass(frozen=True, slots=True, eq=False)
class NextStep:
    """Everything that the next update will depend on, copied before it is made.

    Attributes
    ----------
    snapshot : the parameters, the settings and the updates made so far
    dataset : shared, its arrays are read-only
    indices : (batch_size,) int64, read-only: the training samples of the next mini-batch
    optimizer : its ``state_dict``, or None for one that has not made any update
    """

    snapshot: ParamSnapshot
    dataset: Dataset
    indices: NDArray[np.int64]
    optimizer: Mapping[str, Any] | None = None

    def inputs(self) -> Floats:
        """(batch_size, D) what goes into the network: fresh, of its dtype."""
        config, count = self.snapshot.config, len(self.indices)
        x = self.dataset.train.gather(
            self.indices, out=np.empty((count, self.dataset.input_size), config.dtype)
        )
        augmenter = augmenter_of(config)
        return x if augmenter is None else augmenter.apply(x, self.snapshot.iteration)


@dataclass(frozen=True, slots=True, eq=False)
class TrainerState:
    """All that training depends on after ``iteration`` updates, copied: a trainer that is
    restored to it makes the same updates to the bit.

    Attributes
    ----------
    iteration : updates made
    config : the settings; weights and mini-batches began with its seed
    params : read-only arrays by name
    optimizer : the optimizer's ``state_dict``
    sampler : where the mini-batches stand
    learning_rate : the one that was set last; a schedule uses a part of it
    diverged : whether the last loss was not finite
    """

    iteration: int
    config: TrainConfig
    params: Mapping[str, NDArray[np.floating]]
    optimizer: Mapping[str, Any]
    sampler: SamplerState
    learning_rate: float
    diverged: bool = False

    @property
    def nbytes(self) -> int:
        """Memory of its arrays."""
        slots = self.optimizer["state"].values()
        arrays = [*self.params.values(), *(a for slot in slots for a in slot.values())]
        return sum(array.nbytes for array in arrays)

    def snapshot(self) -> ParamSnapshot:
        """The parameters alone; shares the read-only arrays."""
        return ParamSnapshot(self.iteration, self.config, self.params)
