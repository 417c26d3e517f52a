"""Work of the engine that takes more than a frame, away from the window's thread.

The engine offers such work as an iterator. It is pulled here for about 20 ms at a time; between
two such slices the thread looks after its orders, so that it can be given up without a flag or a
lock. The thread runs while there is a job, and ends by itself with the job, when the widget it
works for is hidden or deleted, and with the application; so none is left over.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, Signal, Slot

SLICE_MS = 20.0


@dataclass(frozen=True, eq=False)
class _Order:
    """One job, told apart from any other by identity."""

    job: Iterator[object]


class _Worker(QObject):
    """Lives in the thread; of its orders the last one counts.

    Signals
    -------
    advanced(object, object) : the order and what it yielded last; the next one only after ``take``
    ended(object, object, object) : the order, its value and the exception it met (one is None)
    idle() : there is nothing to do, since the job was given up
    """

    advanced = Signal(object, object)
    ended = Signal(object, object, object)
    idle = Signal()
    _go_on = Signal(object)

    def __init__(self, slice_ms: float) -> None:
        super().__init__()
        self._slice_s = slice_ms / 1000.0
        self._order: _Order | None = None
        self._news: list[object] = []  # what was yielded last, if it was not reported yet
        self._may_report = True
        self._go_on.connect(self._work, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def start(self, order: _Order) -> None:
        self.drop()
        self._order = order
        self._go_on.emit(order)

    @Slot(object)
    def halt(self, order: _Order) -> None:
        if order is self._order:
            self.drop()
            self.idle.emit()

    @Slot(object)
    def take(self, order: _Order) -> None:
        """The last report has arrived: there may be another."""
        if order is self._order:
            self._may_report = True

    def drop(self) -> None:
        """Forget the job and free what it holds."""
        order, self._order = self._order, None
        self._news.clear()
        self._may_report = True
        if order is not None:
            _close(order.job)

    @Slot(object)
    def _work(self, order: _Order) -> None:
        """One slice."""
        if order is not self._order:
            return  # given up in the meantime
        deadline = time.perf_counter() + self._slice_s
        try:
            self._news = [next(order.job)]
            while time.perf_counter() < deadline:
                self._news = [next(order.job)]
        except StopIteration as end:
            self._end(order, end.value, None)
        except Exception as error:  # a bug or a bad input: reported, and the window stays usable
            self._end(order, None, error)
        else:
            if self._may_report:
                self._report(order)
            self._go_on.emit(order)

    def _report(self, order: _Order) -> None:
        for news in self._news:
            self._may_report = False
            self.advanced.emit(order, news)
        self._news = []

    def _end(self, order: _Order, value: object, error: Exception | None) -> None:
        self._report(order)
        self._order = None
        self._may_report = True
        self.ended.emit(order, value, error)


class Background(QObject):
    """Runs one job at a time; a new one takes the place of the old one.

    The parent is the widget that shows what comes out: when it is hidden, the job is given up.
    A job is a generator of the engine, or anything else that can be iterated, in which no step
    takes much longer than a slice. What it yields must not be changed by it afterwards.

    Signals
    -------
    advanced(object) : what the job yielded last, at most once a slice and not before the last one
        was dealt with; the very last one always comes, before ``finished``
    finished(object) : what the job returned (None for an iterator that returns nothing)
    failed(str) : a sentence that says what the job met
    cancelled() : the job was given up: by ``cancel``, by another ``run``, or since it is hidden

    Each job ends in exactly one of the last three. They may start the next job.
    """

    advanced = Signal(object)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    _start = Signal(object)
    _halt = Signal(object)
    _taken = Signal(object)

    def __init__(self, parent: QObject | None = None, slice_ms: float = SLICE_MS) -> None:
        super().__init__(parent)
        self._slice_ms = slice_ms
        self._order: _Order | None = None
        self._thread: QThread | None = None
        self._worker: _Worker | None = None
        if parent is not None:
            parent.installEventFilter(self)

    def run(self, job: Iterable[object]) -> None:
        """Begin with ``job``; one that is under way is cancelled first."""
        self.cancel()
        if self._thread is None:
            self._make_thread()
        assert self._thread is not None
        if not self._thread.isRunning():
            self._thread.start()
        self._order = _Order(iter(job))
        self._start.emit(self._order)

    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._order is not None

    @Slot()
    def cancel(self) -> None:
        """Give up the job; nothing more is heard of it. Returns at once."""
        order, self._order = self._order, None
        if order is not None:
            self._halt.emit(order)
            self.cancelled.emit()

    @Slot()
    def close(self) -> None:
        """Give up the job and end the thread, after at most a slice; ``run`` starts it again."""
        self.cancel()
        self._rest()

    def _make_thread(self) -> None:
        thread, worker = QThread(), _Worker(self._slice_ms)
        thread.setObjectName("background")
        worker.moveToThread(thread)
        self._start.connect(worker.start)
        self._halt.connect(worker.halt)
        self._taken.connect(worker.take)
        worker.advanced.connect(self._advance)
        worker.ended.connect(self._end)
        worker.idle.connect(self._on_idle)
        # both outlive this object by as long as a slice takes: see to it when it goes
        self.destroyed.connect(lambda: _end_thread(thread, worker))
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)
        self._thread, self._worker = thread, worker

    @Slot(object, object)
    def _advance(self, order: _Order, news: object) -> None:
        if order is self._order:
            self.advanced.emit(news)
            self._taken.emit(order)

    @Slot(object, object, object)
    def _end(self, order: _Order, value: object, error: Exception | None) -> None:
        if order is not self._order:
            return  # given up in the meantime
        self._order = None
        if error is None:
            self.finished.emit(value)
        else:
            self.failed.emit(_sentence(error))
        if self._order is None:  # else one of those who listened has begun another job
            self._rest()

    @Slot()
    def _on_idle(self) -> None:
        if self._order is None:  # else there is another job by now
            self._rest()

    def _rest(self) -> None:
        if self._thread is not None:
            _end_thread(self._thread, self._worker)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Rest when the widget is hidden by the program; one in a minimized window works on."""
        if (
            event.type() == QEvent.Type.Hide
            and not event.spontaneous()
            and watched is self.parent()
        ):
            self.close()
        return super().eventFilter(watched, event)


def _end_thread(thread: QThread, worker: _Worker | None) -> None:
    """Let a thread finish its slice, wait for it, and free the job that it was at."""
    if shiboken6.isValid(thread):  # the end of the application may have come first
        thread.quit()
        thread.wait()
    if worker is not None and shiboken6.isValid(worker):
        worker.drop()  # nobody else is at it any more


def _close(job: Any) -> None:
    if hasattr(job, "close"):  # a generator
        job.close()


def _sentence(error: Exception) -> str:
    """A bad input explains itself; of a bug one wants to know the kind."""
    return str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
