"""An executor of processes that can be given up at any moment.

``ProcessPoolExecutor`` cannot: its processes share one pipe for their results, and when one is
ended while it writes, the thread that reads waits for the rest for ever, and the program with it.
Here each process has a pipe of its own, with a thread at this end that sends it one job at a time.
A process that is gone is the end of its pipe, and of no job but its own.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

Result = TypeVar("Result")

NICENESS = 10  # the window, and whatever else the machine is used for, comes first


@dataclass(frozen=True, eq=False)
class _Call:
    """What was submitted."""

    future: Future[Any]
    function: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


class WorkerProcesses(Executor):
    """Processes of this machine, of low priority, each started when there is work for it.

    They are spawned, not forked: a copy of a process with threads and a window would not work.
    What is submitted, and what comes back, must be picklable.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._processes: list[SpawnProcess] = []
        self._closed = False  # takes no more work
        self._ended = False  # starts no more processes

    def submit(
        self, function: Callable[..., Result], /, *args: Any, **kwargs: Any
    ) -> Future[Result]:
        """As of any executor. A job whose process is lost ends in BrokenExecutor."""
        future: Future[Result] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("no work is taken after the end")
            self._calls.put(_Call(future, function, args, kwargs))
            if len(self._threads) < self._workers:
                thread = threading.Thread(target=self._serve, name="worker process", daemon=True)
                self._threads.append(thread)
                thread.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work; what has begun goes on to its end."""
        with self._lock:
            if not self._closed:
                self._closed = True
                if cancel_futures:
                    self._cancel_waiting()
                for _ in self._threads:
                    self._calls.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def end(self) -> None:
        """Give up what is unfinished; no process is left when this returns."""
        with self._lock:
            self._ended = True
            for process in self._processes:
                process.terminate()
            self._cancel_waiting()
        self.shutdown()

    def __exit__(self, *_error: object) -> None:
        self.end()

    def _cancel_waiting(self) -> None:
        """Cancel what no process has begun with; the marks of the end stay."""
        marks = 0
        with contextlib.suppress(queue.Empty):
            while True:
                call = self._calls.get_nowait()
                if call is None:
                    marks += 1
                elif call.future.cancel():
                    call.future.set_running_or_notify_cancel()
        for _ in range(marks):
            self._calls.put(None)

    def _serve(self) -> None:
        """Look after one process, in a thread of its own."""
        process: SpawnProcess | None = None
        connection: Connection | None = None
        while (call := self._calls.get()) is not None:
            if not call.future.set_running_or_notify_cancel():
                continue
            try:
                if process is None or connection is None:
                    process, connection = self._start()
                connection.send((call.function, call.args, call.kwargs))
                succeeded, value = connection.recv()
            except (EOFError, OSError) as error:
                _let_go(process, connection)
                process = connection = None  # the next call has a new one
                call.future.set_exception(_lost(error))
            except Exception as error:  # cannot be sent, or not be received
                call.future.set_exception(error)
            else:
                _answer(call.future, succeeded, value)
        _let_go(process, connection)

    def _start(self) -> tuple[SpawnProcess, Connection]:
        here, there = multiprocessing.Pipe()
        process = _DeafProcess(target=_work, args=(there,), daemon=True)
        with self._lock:
            if self._ended:
                raise EOFError("ended before it began")
            process.start()
            self._processes = [p for p in self._processes if p.is_alive()] + [process]
        there.close()  # so that this end hears when the process is gone
        return process, here


def _answer(future: Future[Any], succeeded: bool, value: Any) -> None:
    if succeeded:
        future.set_result(value)
    else:
        future.set_exception(value)


def _lost(error: Exception) -> BrokenExecutor:
    broken = BrokenExecutor("a worker process was ended while it was at work")
    broken.__cause__ = error
    return broken


def _let_go(process: SpawnProcess | None, connection: Connection | None) -> None:
    """Close the pipe, on which a process that waits for work ends, and wait for it."""
    if connection is not None:
        connection.close()
    if process is not None:
        process.join()


class _DeafProcess(SpawnProcess):
    """Does not hear Ctrl+C, not even before its first line is carried out."""

    def start(self) -> None:
        if not hasattr(signal, "pthread_sigmask"):  # Windows
            super().start()
            return
        # Python's own helper process is started with the first one, and would undo what follows
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # is inherited
        try:
            super().start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection) -> None:
    """What a worker process does: one call after another, until nobody is left to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who shares the terminal
    with contextlib.suppress(AttributeError, OSError):  # Windows has no such thing
        os.nice(NICENESS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            answer = _outcome(*connection.recv())
            try:
                connection.send(answer)
            except (EOFError, OSError):
                raise
            except Exception as error:  # cannot be sent
                sentence = f"the result cannot be sent: {type(error).__name__}: {error}"
                connection.send((False, RuntimeError(sentence)))


def _outcome(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[bool, Any]:
    try:
        return True, function(*args, **kwargs)
    except Exception as error:
        return False, error


def _end_with_parent() -> None:
    """A parent that was killed cannot end its workers, which would train on for nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
