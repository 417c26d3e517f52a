"""An autopsy ends in time, whatever the run: by the snapshots, without a trial, or given up."""

from __future__ import annotations

from engine.autopsy.examination import Autopsy
from engine.autopsy.records import Course, Span, Symptom
from engine.config import TrainConfig
from engine.trainer import Trainer, overflow_is_news
from tests.engine.autopsy.failed_runs import CIRCLES, course_of, dataset_of, examined


class Clock:
    """Seconds that pass at each look: an hour for the replay, none for the rest."""

    def __init__(self, step_s: float) -> None:
        self.now, self.step_s = 0.0, step_s

    def __call__(self) -> float:
        self.now += self.step_s
        return self.now


def bracketed(config: TrainConfig, moments: tuple[int, ...]) -> Course:
    """A course of dead units with snapshots after so many iterations."""
    course = course_of(config, Symptom.DEAD)
    trainer = Trainer(config, dataset_of(config))
    snapshots = []
    for iteration in range(config.iterations + 1):
        if iteration in moments:
            snapshots.append(trainer.snapshot())
        with overflow_is_news():
            trainer.update()
    return Course(config, course.dataset, Symptom.DEAD, course.losses, (), tuple(snapshots))


def test_where_a_replay_takes_too_long_two_snapshots_bracket_the_onset() -> None:
    course = bracketed(CIRCLES.replace(learning_rate=20.0), (0, 1, 100, 600))
    diagnosis = examined(course, clock=Clock(100.0))
    assert diagnosis is not None
    assert diagnosis.onset == Span(1, 100)
    assert not diagnosis.onset.is_exact
    assert str(diagnosis.onset) == "1–100"
    assert diagnosis.tried == (), "no time for a trial either"
    assert diagnosis.remedy is not None
    assert diagnosis.remedy.trial is None
    assert diagnosis.remedy.config.learning_rate == 2.0


def test_a_run_that_cannot_be_repeated_is_told_by_its_snapshots() -> None:
    course = bracketed(CIRCLES.replace(learning_rate=20.0), (0, 1, 100, 600))
    other = course.losses.copy()
    other[4] += 1e-3
    changed = Course(course.config, course.dataset, Symptom.DEAD, other, (), course.snapshots)
    diagnosis = examined(changed)
    assert diagnosis is not None
    assert diagnosis.onset == Span(1, 100)


def test_an_autopsy_can_be_given_up() -> None:
    job = iter(Autopsy(course_of(CIRCLES, Symptom.PLATEAU)))
    assert [next(job) for _ in range(3)] == [1, 2, 3]
    job.close()
