"""What one run of a study came to."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.config import TrainConfig
from engine.records import TrainerState
from engine.runs.recording import assemble, new_run_id, now
from engine.runs.records import Run, RunHistory, RunInfo


@dataclass(frozen=True, eq=False)
class Outcome:
    """A run that came to its end, or diverged.

    Attributes
    ----------
    config : its settings
    history : every loss and accuracy of it
    state : where it stands, so that it can be trained on
    seconds : spent in training and evaluation, wherever that was
    """

    config: TrainConfig
    history: RunHistory
    state: TrainerState
    seconds: float

    def as_run(self, name: str = "", group: str = "", color: int = 0) -> Run:
        """A run that can be kept; each call gives it a new identity."""
        info = RunInfo(new_run_id(), name, self.config, 0, now(), color=color, group=group)
        return assemble(info, self.state, self.history, self.seconds)

    def __reduce__(self) -> tuple[Any, ...]:
        # a mapping proxy cannot be sent to another process; the plain dict can
        state = dataclasses.replace(self.state, params=dict(self.state.params))
        return _received, (self.config, self.history, state, self.seconds)


def _received(
    config: TrainConfig, history: RunHistory, state: TrainerState, seconds: float
) -> Outcome:
    """An outcome that came from another process: read-only again, as it was there."""
    figures = (history.losses, history.evaluations, history.rate_changes)
    state = dataclasses.replace(state, params=_read_only(state.params))
    return Outcome(config, RunHistory(*figures), state, seconds)


def _read_only(
    params: Mapping[str, NDArray[np.floating]],
) -> Mapping[str, NDArray[np.floating]]:
    views = {key: array.view() for key, array in params.items()}
    for view in views.values():
        view.flags.writeable = False
    return MappingProxyType(views)
