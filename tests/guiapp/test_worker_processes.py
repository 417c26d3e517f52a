"""The executor of processes: what any executor does, and an end at any moment."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, wait
from pathlib import Path

import pytest

from engine.config import ConfigError
from guiapp.worker_processes import WorkerProcesses

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def pool() -> Iterator[WorkerProcesses]:
    with WorkerProcesses(2) as executor:
        yield executor
    assert multiprocessing.active_children() == []
    assert not [t for t in threading.enumerate() if t.name == "worker process"]


def endless() -> None:
    threading.Event().wait()


def lock() -> object:
    """What cannot be pickled."""
    return threading.Lock()


def refuse() -> None:
    raise ConfigError("seed", "This is {value}.", value=3)


def test_results_and_errors_come_home(pool: WorkerProcesses) -> None:
    assert list(pool.map(divmod, (7, 9), (2, 4))) == [(3, 1), (2, 1)]
    assert pool.submit(dict, a=1).result() == {"a": 1}
    with pytest.raises(ZeroDivisionError):
        pool.submit(divmod, 1, 0).result()


def test_processes_are_started_as_they_are_wanted(pool: WorkerProcesses) -> None:
    assert multiprocessing.active_children() == []
    assert pool.submit(os.getpid).result() != os.getpid()
    assert len(multiprocessing.active_children()) == 1


def test_what_cannot_be_sent_is_an_error_and_the_process_goes_on(pool: WorkerProcesses) -> None:
    with pytest.raises(RuntimeError, match="the result cannot be sent"):
        pool.submit(lock).result()
    with pytest.raises(TypeError, match="cannot pickle"):
        pool.submit(len, threading.Lock()).result()
    with pytest.raises(TypeError):  # an exception that does not survive being sent
        pool.submit(refuse).result()
    assert pool.submit(len, "abc").result() == 3


def test_a_process_that_is_lost_takes_only_its_own_job_with_it(pool: WorkerProcesses) -> None:
    hanging = [pool.submit(endless) for _ in range(2)]
    waiting = pool.submit(len, "abcd")
    while len(multiprocessing.active_children()) < 2:
        wait(hanging, timeout=0.01)
    victim = multiprocessing.active_children()[0]
    assert victim.pid is not None
    os.kill(victim.pid, signal.SIGKILL)
    done, _ = wait(hanging, return_when="FIRST_COMPLETED")
    with pytest.raises(BrokenExecutor):
        done.pop().result()
    assert waiting.result() == 4  # in a new process


def test_what_has_not_begun_can_be_cancelled(pool: WorkerProcesses) -> None:
    hanging = [pool.submit(endless) for _ in range(2)]
    waiting = [pool.submit(len, "abc") for _ in range(3)]
    assert all(future.cancel() for future in waiting)
    while not all(future.running() for future in hanging):
        wait(hanging, timeout=0.01)
    pool.end()
    for future in hanging:
        with pytest.raises(BrokenExecutor):
            future.result()
    with pytest.raises(RuntimeError, match="no work is taken"):
        pool.submit(len, "abc")


def test_the_end_cancels_what_waits() -> None:
    pool = WorkerProcesses(1)
    hanging, *waiting = (pool.submit(endless) for _ in range(4))
    pool.end()
    assert hanging.done()
    assert all(future.cancelled() for future in waiting)


def test_shutdown_lets_what_was_taken_be_done() -> None:
    pool = WorkerProcesses(1)
    futures = [pool.submit(len, "a" * count) for count in range(4)]
    pool.shutdown()
    assert [future.result() for future in futures] == [0, 1, 2, 3]
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="has no signal masks")
def test_not_even_the_first_process_hears_ctrl_c_while_it_starts() -> None:
    """With it comes Python's resource tracker, whose start lifts the mask that was set before."""
    code = (
        "import signal\n"
        "from guiapp.worker_processes import WorkerProcesses\n"
        "with WorkerProcesses(1) as pool:\n"
        "    mask = pool.submit(signal.pthread_sigmask, signal.SIG_BLOCK, []).result()\n"
        "print(signal.SIGINT in mask)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"


@pytest.mark.skipif(sys.platform != "linux", reason="waits for a process that is no child")
def test_a_process_ends_with_its_parent() -> None:
    """Killed, the parent could tell it nothing."""
    code = (
        "import os, time\n"
        "from guiapp.worker_processes import WorkerProcesses\n"
        "pool = WorkerProcesses(1)\n"
        "print(pool.submit(os.getpid).result(), flush=True)\n"
        "pool.submit(time.sleep, 600).result()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
    readable, _, _ = select.select([worker], [], [], 10)  # readable once it has ended
    os.close(worker)
    assert readable
