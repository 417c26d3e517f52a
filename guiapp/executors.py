"""Where a study may run besides this process: processes of this machine, or a cluster.

Both are executors of ``concurrent.futures``, which is all that the engine asks for. Whoever makes
one ends it by ``end``, or leaves a ``with`` block: then nothing runs on, finished or not.
"""

from __future__ import annotations

import re
import socket
import urllib.parse
from collections.abc import Callable
from concurrent.futures import Executor, Future
from types import TracebackType
from typing import Any, TypeVar

from guiapp.worker_processes import WorkerProcesses

Result = TypeVar("Result")

MAX_WORKERS = 64
ANSWER_S = 10.0  # how long a scheduler may take to answer
RETRIES = 2  # of a run whose worker is in trouble; a lost worker's runs are begun anew anyway
ADDRESS = re.compile(r"(tcp|tls|ws|wss|ucx|inproc)://\S+")

NO_ADDRESS = "The address of a scheduler looks like tcp://host:8786, not {address}."
NOT_INSTALLED = (
    "A cluster needs the library distributed, which is not installed: "
    'pip install "nablascope[cluster]"'
)
NO_ANSWER = "No scheduler answers at {address} within {seconds:g} seconds ({why})."


class ExecutorError(ValueError):
    """An executor that cannot be had."""


class Cluster(Executor):
    """The workers of a dask.distributed scheduler, which goes on when this is ended."""

    def __init__(self, client: Any) -> None:
        self._client = client
        # pure: two runs of the same settings would be taken for one
        self._executor = client.get_executor(pure=False, retries=RETRIES)

    def submit(
        self, function: Callable[..., Result], /, *args: Any, **kwargs: Any
    ) -> Future[Result]:
        """As of any executor; what is sent must be importable at the workers."""
        future: Future[Result] = self._executor.submit(function, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work; cancelled is what has not ended, unless it is waited for."""
        self._executor.shutdown(wait=wait and not cancel_futures)

    def end(self) -> None:
        """Give up what is unfinished and leave the cluster."""
        self.shutdown(cancel_futures=True)
        self._client.close()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()


def process_pool(workers: int) -> WorkerProcesses:
    """``workers`` processes of low priority, started when there is work for them.

    Each loads its data for itself. That the products of matrices run in one thread each is set
    in the environment before the program starts, and inherited.
    """
    if not 1 <= workers <= MAX_WORKERS:
        raise ExecutorError(f"There can be 1 to {MAX_WORKERS} worker processes, not {workers}.")
    return WorkerProcesses(workers)


def cluster_executor(address: str, seconds: float = ANSWER_S) -> Cluster:
    """The workers behind a scheduler; Nablascope has to be installed there in the same version.

    Raises
    ------
    ExecutorError
        if the address is none, nobody answers there, or the extra is not installed
    """
    if not ADDRESS.fullmatch(address):
        raise ExecutorError(NO_ADDRESS.format(address=address or "nothing"))
    try:
        from distributed import Client
    except ImportError as error:
        raise ExecutorError(NOT_INSTALLED) from error
    try:
        _knock(address, seconds)
        client = Client(  # type: ignore[no-untyped-call]
            address, timeout=seconds, set_as_default=False
        )
    except ExecutorError:
        raise
    except (OSError, ValueError) as error:
        why = " ".join(str(error).split()) or type(error).__name__
        sentence = NO_ANSWER.format(address=address, seconds=seconds, why=why)
        raise ExecutorError(sentence) from error
    return Cluster(client)


def _knock(address: str, seconds: float) -> None:
    """See whether anybody listens. A client that was refused tries on for all of its time, and
    complains once more when it is collected."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme == "tcp":
        try:
            place = (parts.hostname, parts.port)
        except ValueError as error:
            raise ExecutorError(NO_ADDRESS.format(address=address)) from error
        if None in place:
            raise ExecutorError(NO_ADDRESS.format(address=address))
        socket.create_connection(place, seconds).close()
