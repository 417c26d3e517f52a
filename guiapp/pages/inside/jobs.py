"""What is computed of a snapshot for the page about the inside of the network, and from what."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from engine.inside.confusion import Answers, answer_slices
from engine.inside.inspection import Inspection, Inspector
from engine.inside.update_ratio import update_ratios
from engine.network import from_snapshot
from engine.records import NextStep, ParamSnapshot
from guiapp.messages import RunStarted

LAYERS, ANSWERS = "layers", "answers"


@dataclass(frozen=True, eq=False)
class Finding:
    """One finished look: at which snapshot, and what came out."""

    topic: str
    snapshot: ParamSnapshot
    result: Inspection | Answers


Job = Generator[int | None, None, Finding]


class InsideJobs:
    """The jobs of one run; they run one at a time, in a thread of their own.

    The inspector is made by the first job: scaling a thousand images takes a frame by itself.
    """

    def __init__(self, run: RunStarted) -> None:
        self._run = run
        self._inspector: Inspector | None = None

    def layers(self, snapshot: ParamSnapshot, step: NextStep | None) -> Job:
        """A look at the layers; ``step`` is the one that follows the snapshot, if any does."""
        if self._inspector is None:
            self._inspector = Inspector(self._run.initial, self._run.dataset)
            yield 0
        ratios: tuple[float | None, ...] = ()
        if step is not None:
            ratios = yield from update_ratios(step)
        inspection = yield from self._inspector.inspect(snapshot, ratios)
        return Finding(LAYERS, snapshot, inspection)

    def answers(self, snapshot: ParamSnapshot) -> Job:
        """The answers to the whole test set."""
        dataset = self._run.dataset
        network = from_snapshot(snapshot)
        answers = yield from answer_slices(network, dataset.test, dataset.num_classes)
        return Finding(ANSWERS, snapshot, answers)
