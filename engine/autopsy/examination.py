"""Why did this run fail? When and where it began, what it probably came from, what would help.

The run is replayed from its seed to find the first bad step. Then what might have caused it is
put to the test: the run is begun again with one thing changed, and the change with which the same
weights and mini-batches learn names the cause. Where a replay would take too long, the snapshots
taken while the run went on bracket the first bad step instead.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from itertools import count

from engine.autopsy.evidence import Evidence, conclude
from engine.autopsy.ignorance import ignorance_level
from engine.autopsy.records import Course, Diagnosis, Symptom
from engine.autopsy.remedies import Outcome, candidates, on_trial
from engine.autopsy.replay import ReplayError, Site, recorded, replayed

REPLAY_S = 12.0  # the article's network makes 15,000 iterations in that time
TRIALS_S = 8.0
MEASURED = 20  # iterations after which it is known how long a replay takes


class Autopsy:
    """One examination, iteration by iteration, so that it can be watched and given up.

    Iterating does the work and yields the number of iterations made; the generator returns the
    Diagnosis, or None if nothing is wrong: no layer is ill, or the run learns all the same and no
    remedy learns better.

    Parameters
    ----------
    course : what is known of the run
    clock : seconds; by it the replay and the trials end in time, after some 20 s at most
    """

    def __init__(self, course: Course, clock: Callable[[], float] = time.monotonic) -> None:
        self._course = course
        self._clock = clock
        dataset = course.dataset
        self._level = ignorance_level(course.config.loss, dataset.train.labels, dataset.num_classes)

    def __iter__(self) -> Generator[int, None, Diagnosis | None]:
        course = self._course
        if not course.iterations:
            return None
        site = yield from self._find_site()
        if site.onset is None and course.symptom in (Symptom.DEAD, Symptom.SATURATED):
            return None
        remedies = candidates(course, site, self._level)
        onset = course.iterations if site.onset is None else site.onset.last
        outcomes: list[Outcome] = []
        deadline = self._clock() + TRIALS_S
        for remedy in remedies:
            trial = on_trial(remedy, course, onset, self._level)
            outcome = yield from self._until(trial, deadline)
            if outcome is None:
                break
            outcomes.append(outcome)
            if outcome.cures:
                break
        if course.learns(self._level) and not any(outcome.cures for outcome in outcomes):
            return None
        return conclude(Evidence(course, site, self._level, remedies, tuple(outcomes)))

    def _find_site(self) -> Generator[int, None, Site]:
        """By a replay if there is time for it, else by the snapshots."""
        job = replayed(self._course)
        begin = self._clock()
        share = min(1.0, MEASURED / self._course.iterations)
        for made in count(1):
            try:
                iteration = next(job)
            except StopIteration as end:
                site: Site = end.value
                return site
            except ReplayError:
                break
            yield iteration
            spent = self._clock() - begin
            if spent > (share if made == MEASURED else 1.0) * REPLAY_S:
                job.close()
                break
        return recorded(self._course)

    def _until(
        self, trial: Generator[int, None, Outcome], deadline: float
    ) -> Generator[int, None, Outcome | None]:
        """Pull a trial to its end; None if the time is over before."""
        while self._clock() <= deadline:
            try:
                iteration = next(trial)
            except StopIteration as end:
                outcome: Outcome = end.value
                return outcome
            yield iteration
        trial.close()
        return None
