"""Work with files, one piece after another, in a thread of its own.

Writing a run takes 5 to 50 ms, since it waits for the disk. The thread runs while there is
something to do and ends by itself; nothing that was asked for is left undone, not even when the
application ends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot


class Chore:
    """A piece of work, told apart from any other by identity, and what came of it."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self.is_done = False
        self.value: object = None
        self.error: Exception | None = None

    def carry_out(self) -> None:
        """Do it, whatever comes of it."""
        try:
            self.value = self._work()
        except Exception as error:  # told to who asked for it
            self.error = error
        self.is_done = True


class _Worker(QObject):
    """Lives in the thread.

    Signals
    -------
    done(object) : the Chore
    """

    done = Signal(object)

    @Slot(object)
    def carry_out(self, chore: Chore) -> None:
        chore.carry_out()
        self.done.emit(chore)


class Clerk(QObject):
    """Takes work and does it in the order in which it was asked for.

    Signals
    -------
    done(object) : a Chore, in the thread of who asked for it
    """

    done = Signal(object)
    _order = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Chore] = deque()
        self._under_way: Chore | None = None
        self._thread: QThread | None = None
        self._worker: _Worker | None = None

    def do(self, work: Callable[[], object]) -> Chore:
        """Have ``work`` done; it must not touch anything of the window."""
        chore = Chore(work)
        self._waiting.append(chore)
        if self._under_way is None:
            self._send()
        return chore

    def is_busy(self) -> bool:
        """Whether anything is left to do."""
        return self._under_way is not None or bool(self._waiting)

    @Slot()
    def close(self) -> None:
        """Wait for what is under way, and do here what is left."""
        self._rest()
        while self._under_way is not None:
            chore = self._under_way
            if not chore.is_done:  # the thread ended before it began
                chore.carry_out()
            self._under_way = self._waiting.popleft() if self._waiting else None
            self.done.emit(chore)

    def _send(self) -> None:
        chore = self._under_way = self._waiting.popleft()
        if self._thread is None:
            self._make_thread()
        assert self._thread is not None
        if not self._thread.isRunning():
            self._thread.start()
        self._order.emit(chore)

    def _make_thread(self) -> None:
        thread, worker = QThread(), _Worker()
        thread.setObjectName("keeping")
        worker.moveToThread(thread)
        self._order.connect(worker.carry_out)
        worker.done.connect(self._take)
        # both outlive this object by as long as a piece of work takes: see to it when it goes
        self.destroyed.connect(lambda: _end(thread, worker))
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)
        self._thread, self._worker = thread, worker

    @Slot(object)
    def _take(self, chore: Chore) -> None:
        if chore is not self._under_way:
            return  # told by ``close`` in the meantime
        self._under_way = None
        if self._waiting:
            self._send()
        else:
            self._rest()
        self.done.emit(chore)

    def _rest(self) -> None:
        if self._thread is not None:
            _end(self._thread, self._worker)


def _end(thread: QThread, worker: QObject | None) -> None:
    """Let a thread finish what it is at, and wait for it; ``worker`` keeps its object alive."""
    if shiboken6.isValid(thread):  # the end of the application may have come first
        thread.quit()
        thread.wait()
