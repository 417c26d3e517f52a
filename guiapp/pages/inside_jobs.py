"""What is computed of a snapshot for the page about the inside of the network, and from what."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Generator
from dataclasses import dataclass

from engine.confusion import Answers, answer_slices
from engine.inspection import Inspection, Inspector
from engine.network import from_snapshot
from engine.records import ParamSnapshot
from guiapp.messages import RunStarted

LAYERS, ANSWERS = "layers", "answers"
REMEMBERED = 3  # snapshots; with the start of the run that is four copies of its weights


@dataclass(frozen=True, eq=False)
class Finding:
    """One finished look: at which snapshot, and what came out."""

    topic: str
    snapshot: ParamSnapshot
    result: Inspection | Answers


Job = Generator[int, None, Finding]


class InsideJobs:
    """The jobs of one run; they run one at a time, in a thread of their own.

    The inspector is made by the first job: scaling a thousand images takes a frame by itself.
    """

    def __init__(self, run: RunStarted) -> None:
        self._run = run
        self._inspector: Inspector | None = None
        self._seen: deque[ParamSnapshot] = deque(maxlen=REMEMBERED)
        self._distance = 0  # iterations between the last two that were compared

    def make(self, topic: str, snapshot: ParamSnapshot) -> Job:
        """A job that ends with a ``Finding``. ValueError for an unknown topic."""
        if topic == LAYERS:
            return self._layers(snapshot)
        if topic == ANSWERS:
            return self._answers(snapshot)
        raise ValueError(f"There is no topic {topic!r}; expected {LAYERS!r} or {ANSWERS!r}.")

    def _layers(self, snapshot: ParamSnapshot) -> Job:
        if self._inspector is None:
            self._inspector = Inspector(self._run.initial, self._run.dataset)
            yield 0
        before = self._before(snapshot)
        inspection = yield from self._inspector.inspect(snapshot, before)
        if before is not None:
            self._distance = snapshot.iteration - before.iteration
        if not self._seen or self._seen[-1].iteration < snapshot.iteration:
            self._seen.append(snapshot)
        return Finding(LAYERS, snapshot, inspection)

    def _before(self, snapshot: ParamSnapshot) -> ParamSnapshot | None:
        """The earlier snapshot that lies about as far back as the last one did.

        Steps undo each other in part, so the movement per iteration is smaller the farther two
        snapshots are apart; a pause for an evaluation would show as a spike.
        """
        earlier = [one for one in self._seen if one.iteration < snapshot.iteration]
        if not earlier:
            return None
        if not self._distance:
            return earlier[-1]
        now, last = snapshot.iteration, self._distance
        return min(earlier, key=lambda one: abs(math.log((now - one.iteration) / last)))

    def _answers(self, snapshot: ParamSnapshot) -> Job:
        dataset = self._run.dataset
        network = from_snapshot(snapshot)
        answers = yield from answer_slices(network, dataset.test, dataset.num_classes)
        return Finding(ANSWERS, snapshot, answers)
