"""A light watch over a run: it suspects, and leaves proof to the autopsy.

It reads what is there anyway: the mean losses and a snapshot of the weights now and then. Looking
at a snapshot takes about a millisecond, in whichever thread one likes, and the training none.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.autopsy.ignorance import LEARNED, STUCK, ignorance_level
from engine.autopsy.records import Course, Symptom
from engine.autopsy.replay import parameter_count
from engine.autopsy.unit_health import affordable_rows, examine, ill_layer, probe
from engine.config import TrainConfig
from engine.network import from_snapshot
from engine.records import ParamSnapshot
from engine.splits import Dataset

# Chapter 4's network (std 0.01) stays at ln 10 for 200 iterations and then learns.
PATIENCE = 500  # iterations before a plateau is called one
STAY = 400  # of them, the last ones, no better than knowing nothing
SETTLED = 300  # iterations before half a layer of ill units counts: the first steps are the wildest
FIRST_LOOK = 20  # iterations before a whole layer of them does
PAUSE = 2  # times the iterations, after an autopsy that found nothing


class Watch:
    """Watches one run from its first weights on."""

    def __init__(self, config: TrainConfig, dataset: Dataset, initial: ParamSnapshot) -> None:
        self._config, self._dataset = config, dataset
        labels = dataset.train.labels
        self._level = ignorance_level(config.loss, labels, dataset.num_classes)
        network = from_snapshot(initial)
        self._x = probe(dataset, network, affordable_rows(parameter_count(network)))
        self._first = self._healthy = self._latest = initial
        self._previous: ParamSnapshot | None = None
        self._ill: ParamSnapshot | None = None
        self._not_before = 0

    @property
    def level(self) -> float:
        """The loss of knowing nothing."""
        return self._level

    def stays(self, means: NDArray[np.float64]) -> bool:
        """Whether a run with these trailing mean losses (n,) is stuck where it knows nothing."""
        if len(means) < max(PATIENCE, self._not_before):
            return False
        return bool((means[-STAY:] >= STUCK * self._level).all())

    def has_recovered(self, means: NDArray[np.float64]) -> bool:
        """Whether a run that was stuck has begun to learn after all."""
        return bool(len(means) and means[-1] < LEARNED * self._level)

    def see(self, snapshot: ParamSnapshot) -> Symptom | None:
        """What the units of a snapshot make one suspect; remembers it for the autopsy."""
        self.remember(snapshot)
        layer = ill_layer(examine(from_snapshot(snapshot), self._x))
        if layer is None:
            self._healthy, self._ill = snapshot, None
            return None
        self._ill = self._ill or snapshot
        patience = FIRST_LOOK if layer.flat == layer.units else SETTLED
        if snapshot.iteration < max(patience, self._not_before):
            return None
        return Symptom.DEAD if self._config.activation == "relu" else Symptom.SATURATED

    def remember(self, snapshot: ParamSnapshot) -> None:
        """Keep a snapshot for the autopsy without a look at its units."""
        if snapshot is not self._latest:
            self._previous, self._latest = self._latest, snapshot

    def excuse(self, iteration: int) -> None:
        """Nothing was wrong at ``iteration``: suspect nothing until it has doubled."""
        self._not_before = PAUSE * iteration

    def course(
        self,
        symptom: Symptom,
        losses: NDArray[np.float64],
        rate_changes: tuple[tuple[int, float], ...],
    ) -> Course:
        """All that an autopsy needs to know; ``losses`` (n,) are copied."""
        copied = np.array(losses, np.float64)
        copied.flags.writeable = False
        seen = (self._first, self._healthy, self._ill, self._previous, self._latest)
        by_iteration = {s.iteration: s for s in seen if s and s.iteration <= len(copied)}
        snapshots = tuple(by_iteration[key] for key in sorted(by_iteration))
        return Course(self._config, self._dataset, symptom, copied, rate_changes, snapshots)
