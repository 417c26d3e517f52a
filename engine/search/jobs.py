"""Jobs that do not depend on each other: one after another here, or spread over an executor.

The executor is injected: any of the interface of ``concurrent.futures`` will do. Where a job runs
and which one ends first does not change a result.
"""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from engine.search.slices import exhaust

WAIT_S = 0.05  # the longest silence while workers work

Result = TypeVar("Result")


class JobError(ValueError):
    """A job that could not be done; the sentence names it."""


@dataclass(frozen=True)
class Job(Generic[Result]):
    """Work that can be sent to another process.

    Attributes
    ----------
    name : what an error says of it, for instance "Seed 3"
    steps : a function at the top level of a module; yields the share done, returns the result
    arguments : of ``steps``; picklable if the job is to be sent away
    """

    name: str
    steps: Callable[..., Generator[float, None, Result]]
    arguments: tuple[Any, ...]

    def begin(self) -> Generator[float, None, Result]:
        """The work, to be pulled."""
        return self.steps(*self.arguments)

    def error(self, cause: BaseException) -> JobError:
        """What to tell of a failure."""
        if isinstance(cause, JobError):
            return cause
        if isinstance(cause, BrokenExecutor):
            return JobError(
                f"{self.name} was not finished: its worker process was ended from outside."
            )
        if isinstance(cause, CancelledError):
            return JobError(f"{self.name} was not finished: the workers gave it up.")
        kind = "" if isinstance(cause, ValueError) else f"{type(cause).__name__}: "
        return JobError(f"{self.name}: {kind}{cause}")


@dataclass(frozen=True)
class StudyProgress(Generic[Result]):
    """How far several jobs are.

    Attributes
    ----------
    done : numbers of the finished jobs, in the order in which they ended
    results : what they gave, in the same order
    fraction : of the whole work, 0 to 1
    latest : the result that this report is about, or None if nothing has ended since the last;
        a listener that may miss reports looks at ``results``
    """

    done: tuple[int, ...]
    results: tuple[Result, ...]
    fraction: float
    latest: Result | None = None


def carry_out(job: Job[Result]) -> Result:
    """A job from its beginning to its end, in whatever process this is called.

    Raises
    ------
    JobError
        for whatever went wrong. Other exceptions cannot be relied upon to survive the way home:
        one whose ``__init__`` takes more than a sentence breaks the whole pool.
    """
    try:
        return exhaust(job.begin())
    except Exception as error:
        raise job.error(error) from error


def run_jobs(
    jobs: Sequence[Job[Result]], executor: Executor | None = None
) -> Generator[StudyProgress[Result], None, tuple[Result, ...]]:
    """Carry out all jobs.

    Parameters
    ----------
    executor : where they run; None runs them here, one after another, in slices of about 10 ms.
        Closing the generator cancels what has not begun; the executor stays the caller's.

    Yields
    ------
    Progress at each slice or, with an executor, at least every 50 ms, and when a job has ended.

    Returns
    -------
    The results in the order of ``jobs``.

    Raises
    ------
    JobError
        when one of them fails; the others are given up.
    """
    if executor is None:
        return (yield from _one_by_one(jobs))
    return (yield from _spread(jobs, executor))


def _one_by_one(
    jobs: Sequence[Job[Result]],
) -> Generator[StudyProgress[Result], None, tuple[Result, ...]]:
    results: tuple[Result, ...] = ()
    for number, job in enumerate(jobs):
        done = tuple(range(number))
        with contextlib.closing(job.begin()) as steps:
            while True:
                try:
                    share = next(steps)
                except StopIteration as end:
                    results = (*results, end.value)
                    break
                except Exception as error:
                    raise job.error(error) from error
                yield StudyProgress(done, results, (number + share) / len(jobs))
        yield StudyProgress((*done, number), results, (number + 1) / len(jobs), results[-1])
    return results


def _spread(
    jobs: Sequence[Job[Result]], executor: Executor
) -> Generator[StudyProgress[Result], None, tuple[Result, ...]]:
    numbers: dict[Future[Result], int] = {}
    found: dict[int, Result] = {}
    # `concurrent.futures.wait` would lock all of thousands of futures each time, and leave them
    # locked where Ctrl+C meets it
    ended: queue.SimpleQueue[Future[Result]] = queue.SimpleQueue()
    try:
        for number, job in enumerate(jobs):
            future = _submit(executor, job)
            numbers[future] = number
            future.add_done_callback(ended.put)
        while len(found) < len(jobs):
            try:
                future = ended.get(timeout=WAIT_S)
            except queue.Empty:
                yield _report(found, len(jobs), None)
                continue
            number = numbers.pop(future)
            found[number] = result = _result(future, jobs[number])
            del future  # a cluster remembers a result as long as anybody holds its future
            yield _report(found, len(jobs), result)
    finally:
        for future in numbers:
            future.cancel()
    return tuple(found[number] for number in range(len(jobs)))


def _report(found: dict[int, Result], count: int, latest: Result | None) -> StudyProgress[Result]:
    return StudyProgress(tuple(found), tuple(found.values()), len(found) / count, latest)


def _submit(executor: Executor, job: Job[Result]) -> Future[Result]:
    try:
        return executor.submit(carry_out, job)
    except Exception as error:  # broken already, or shut down
        raise job.error(error) from error


def _result(future: Future[Result], job: Job[Result]) -> Result:
    try:
        return future.result()
    except Exception as error:
        raise job.error(error) from error
