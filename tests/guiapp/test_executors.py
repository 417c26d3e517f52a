"""Worker processes and clusters: the bits of one process, and nothing left running."""

from __future__ import annotations

import builtins
import multiprocessing
import os
import signal
import socket
from typing import Any

import pytest

from engine.search.hyperparameters import SearchSpace, draw_trials, run_search
from engine.search.jobs import JobError
from engine.search.slices import exhaust
from engine.search.studies import run_study
from guiapp.executors import MAX_WORKERS, ExecutorError, cluster_executor, process_pool
from guiapp.worker_processes import NICENESS
from tests.engine.search.test_hyperparameters import assert_same_bits
from tests.engine.search.test_studies import QUICK, assert_all_the_same

# training for hours, so that it is under way when the test gives it up
ENDLESS = QUICK.replace(iterations=100_000_000, evaluate_every=0)


def test_processes_give_the_bits_of_one_by_one_and_none_is_left() -> None:
    configs = [QUICK.replace(seed=seed, optimizer="adam") for seed in range(4)]
    trials = draw_trials(SearchSpace(dataset="circles", samples=100, epochs=3, trials=5))
    with process_pool(2) as pool:
        together = exhaust(run_study(configs, pool))
        results = exhaust(run_search(trials, pool))
        assert len(multiprocessing.active_children()) == 2
    assert multiprocessing.active_children() == []
    assert_all_the_same(exhaust(run_study(configs)), together)
    for one, two in zip(exhaust(run_search(trials)), results, strict=True):
        assert_same_bits(one, two)


def test_a_study_that_is_given_up_leaves_no_process() -> None:
    configs = [QUICK, ENDLESS, ENDLESS.replace(seed=1), ENDLESS.replace(seed=2)]
    pool = process_pool(2)
    study = run_study(configs, pool)
    while next(study).done != (0,):
        pass
    assert len(multiprocessing.active_children()) == 2
    study.close()
    pool.end()
    assert multiprocessing.active_children() == []
    pool.end()  # once more does no harm


def test_workers_are_polite_and_deaf_to_ctrl_c() -> None:
    with process_pool(1) as pool:
        assert pool.submit(os.nice, 0).result() == os.nice(0) + NICENESS
        assert pool.submit(signal.getsignal, signal.SIGINT).result() is signal.SIG_IGN
        assert pool.submit(os.getenv, "OPENBLAS_NUM_THREADS").result() == "1"


def test_a_worker_that_is_killed_is_an_error_that_names_a_run() -> None:
    pool = process_pool(1)
    study = run_study([QUICK, ENDLESS], pool)
    while next(study).done != (0,):
        pass
    (worker,) = multiprocessing.active_children()
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    with pytest.raises(JobError, match=r"^Run 2 of 2 .* its worker process was ended"):
        exhaust(study)
    pool.end()


@pytest.mark.parametrize("workers", [0, -1, MAX_WORKERS + 1])
def test_a_number_of_workers_that_is_none_is_refused(workers: int) -> None:
    with pytest.raises(ExecutorError, match=f"not {workers}"):
        process_pool(workers)


@pytest.mark.parametrize(
    "address", ["", "nowhere", "127.0.0.1:8786", "http://host:80", "tcp://host", "tcp://host:port"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ExecutorError, match=r"looks like tcp://host:8786, not"):
        cluster_executor(address)


def test_a_scheduler_that_does_not_answer_is_named() -> None:
    pytest.importorskip("distributed", reason="distributed comes with the extra 'cluster'")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and never listens
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ExecutorError, match=f"No scheduler answers at {address}"):
            cluster_executor(address, seconds=1)


def test_without_the_extra_one_reads_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("distributed"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(ExecutorError, match=r'pip install "nablascope\[cluster\]"'):
        cluster_executor("tcp://127.0.0.1:8786")
