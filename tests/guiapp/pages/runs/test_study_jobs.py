"""Studies as generators: views grow, processes end."""

import itertools
import multiprocessing

import numpy as np
import pytest

from engine.config import TrainConfig
from engine.search.optimizer_race import race_configs
from engine.search.search_space import SearchSpace, draw_trials
from engine.search.seeds import seed_configs
from guiapp.pages.runs.study_jobs import (
    keep_job,
    race_job,
    same_data,
    search_job,
    seeds_job,
    spread,
)
from tests.guiapp.conftest import QUICK


def pull(job):
    """All reports of a job, and what it returned."""
    reports = []
    while True:
        try:
            reports.append(next(job))
        except StopIteration as end:
            return reports, end.value


def test_the_bands_grow_as_seeds_end():
    reports, view = pull(seeds_job(seed_configs(QUICK, 3), None))
    assert [len(r.view.outcomes) for r in reports if r.view is not None][-1] == 3
    assert {(r.done, r.total) for r in reports} >= {(1, 3), (2, 3), (3, 3)}
    shares = [r.share for r in reports]
    assert shares == sorted(shares)
    assert [o.config.seed for o in view.outcomes] == [0, 1, 2]
    assert len(view.loss) == QUICK.iterations
    assert view.test.iterations.tolist() == [20, 40]
    assert (view.loss.low <= view.loss.high).all()


def test_a_view_is_made_once_for_each_result():
    reports, _ = pull(seeds_job(seed_configs(QUICK, 3), None))
    views = [view for view, _ in itertools.groupby(r.view for r in reports)]
    assert len(views) == len({id(view) for view in views}) <= 4


def test_racers_have_smoothed_losses():
    configs = race_configs(QUICK, ("sgd", "adam"))
    _, view = pull(race_job(configs, None))
    assert [o.config.optimizer for o in view.outcomes] == ["sgd", "adam"]
    raw = view.outcomes[0].history.losses
    assert view.losses[0][-1] == pytest.approx(raw.mean())
    assert view.losses[0][0] == raw[0]


def test_trials_come_best_first():
    space = SearchSpace(dataset="circles", samples=100, epochs=3, hidden_sizes=(8,))
    reports, view = pull(search_job(draw_trials(space, 6), None))
    accuracies = [r.validation_accuracy for r in view.results]
    assert accuracies == sorted(accuracies, reverse=True)
    assert len(view.results) == reports[-1].total == 6


def test_no_process_is_left_when_a_study_is_given_up():
    long = TrainConfig(dataset="circles", iterations=1_000_000)
    job = seeds_job(seed_configs(long, 4), 2)
    next(job)
    assert len(multiprocessing.active_children()) == 2
    job.close()
    assert not multiprocessing.active_children()


def test_processes_give_the_same_bits():
    configs = seed_configs(QUICK, 2)
    _, here = pull(seeds_job(configs, None))
    _, there = pull(seeds_job(configs, 2))
    for ours, theirs in zip(here.outcomes, there.outcomes, strict=True):
        np.testing.assert_array_equal(ours.history.losses, theirs.history.losses)
    assert not multiprocessing.active_children()


def test_spread_hands_over_no_executor_for_the_window():
    def study(executor):
        yield executor
        return ()

    assert pull(spread(study, None)) == ([None], ())


def test_keeping_goes_one_by_one():
    kept = []
    assert pull(keep_job(kept.append, ["a", "b"])) == ([0, 1], 2)
    assert kept == ["a", "b"]


def test_what_makes_the_data_the_same():
    assert same_data(QUICK, QUICK.replace(seed=9, hidden_sizes=(3,), learning_rate=1.0))
    assert not same_data(QUICK, QUICK.replace(toy_seed=1))
