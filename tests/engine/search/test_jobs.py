"""Jobs: the same results wherever they run, errors that name the job, and nothing left over."""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import Executor, Future, ThreadPoolExecutor

import pytest

from engine.config import TOO_MANY_LAYERS, ConfigError
from engine.search.jobs import Job, JobError, StudyProgress, carry_out, run_jobs
from engine.search.slices import exhaust, in_slices


def counting(value: int) -> Generator[float, None, int]:
    """Yields twice, and returns a multiple."""
    yield 0.0
    yield 0.5
    return 10 * value


def failing(value: int) -> Generator[float, None, int]:
    yield 0.0
    raise ConfigError("hidden_sizes", TOO_MANY_LAYERS, high=6, value=value)


def broken(value: int) -> Generator[float, None, int]:
    yield 0.0
    raise KeyError(value)


def jobs_of(count: int) -> list[Job[int]]:
    return [Job(f"Job {number}", counting, (number,)) for number in range(count)]


class Manual(Executor):
    """An executor whose work is done when the test says so."""

    def __init__(self) -> None:
        self.futures: list[Future[object]] = []

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        self.futures.append(future)
        return future


def test_one_by_one_the_fraction_rises_and_each_result_is_told_once() -> None:
    study = run_jobs(jobs_of(2))
    seen: list[StudyProgress[int]] = []
    while True:
        try:
            seen.append(next(study))
        except StopIteration as end:
            results = end.value
            break
    assert results == (0, 10)
    assert [progress.fraction for progress in seen] == [0.0, 0.25, 0.5, 0.5, 0.75, 1.0]
    assert [progress.done for progress in seen][-2:] == [(0,), (0, 1)]
    assert [p.latest for p in seen if p.latest is not None] == [0, 10]
    assert seen[3].results == (0,)


def test_an_executor_gives_results_in_the_order_of_the_jobs_whatever_ended_first() -> None:
    executor = Manual()
    study = run_jobs(jobs_of(3), executor)
    assert next(study).done == ()  # nobody has begun, and yet there is a report
    for number in (2, 0, 1):
        executor.futures[number].set_running_or_notify_cancel()
        executor.futures[number].set_result(number * 10)
        progress = next(study)
        assert progress.done[-1] == number
        assert progress.latest == number * 10
    assert progress.done == (2, 0, 1)
    assert progress.results == (20, 0, 10)
    assert progress.fraction == 1.0
    assert exhaust(study) == (0, 10, 20)


def test_closing_cancels_what_has_not_begun() -> None:
    executor = Manual()
    study = run_jobs(jobs_of(3), executor)
    next(study)
    executor.futures[0].set_running_or_notify_cancel()
    study.close()
    assert [future.cancelled() for future in executor.futures] == [False, True, True]


def test_closing_ends_the_job_at_work() -> None:
    ended = []

    def patient() -> Generator[float, None, int]:
        try:
            while True:
                yield 0.0
        finally:
            ended.append(True)

    study = run_jobs([Job("Job", patient, ())])
    next(study)
    study.close()
    assert ended == [True]


def test_no_jobs_are_done_at_once() -> None:
    assert exhaust(run_jobs([])) == ()
    assert exhaust(run_jobs([], Manual())) == ()


@pytest.mark.parametrize("threads", [0, 2])
def test_an_error_names_its_job_and_ends_the_others(threads: int) -> None:
    jobs = [*jobs_of(2), Job("Run 3 (SGD)", failing, (7,)), *jobs_of(2)]
    expected = r"^Run 3 \(SGD\): hidden_sizes: At most 6 hidden layers, not 7.$"
    if not threads:
        with pytest.raises(JobError, match=expected):
            exhaust(run_jobs(jobs))
        return
    with ThreadPoolExecutor(threads) as executor, pytest.raises(JobError, match=expected):
        exhaust(run_jobs(jobs, executor))


def test_a_bug_tells_its_kind() -> None:
    with pytest.raises(JobError, match=r"^Job: KeyError: 'missing'$"):
        carry_out(Job("Job", broken, ("missing",)))


def test_an_executor_that_is_shut_down_is_an_error() -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    with pytest.raises(JobError, match=r"^Job 0: RuntimeError"):
        exhaust(run_jobs(jobs_of(1), executor))


def test_work_that_the_workers_gave_up_is_an_error() -> None:
    executor = Manual()
    study = run_jobs(jobs_of(1), executor)
    next(study)
    executor.futures[0].cancel()
    executor.futures[0].set_running_or_notify_cancel()
    with pytest.raises(JobError, match=r"^Job 0 was not finished: the workers gave it up.$"):
        exhaust(study)


def test_slices_count_the_work_and_not_the_rest() -> None:
    shares = [0.25, 0.5, 1.0]
    slices = in_slices(iter(shares))
    assert 0 <= exhaust(slices) < 1
