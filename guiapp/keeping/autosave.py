"""Saves the run of this window now and then, for the case that the program ends unexpectedly."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

from engine.optimizers import OPTIMIZERS
from engine.runs.records import Run
from guiapp.keeping.clerk import Chore, Clerk
from guiapp.keeping.leftovers import Leftover, Leftovers, file_of, lock_of
from guiapp.keeping.locks import take_lock
from guiapp.keeping.taker import Taker
from guiapp.session import Session

EVERY_S = 60.0
AT_REST_S = 2.0  # a run that rests is saved so much later, but not each of many single steps
MAX_BYTES = 128 * 2**20  # 16 million iterations; what was saved before it grew so large stays

Mark = tuple[object, ...]


class Autosave(QObject):
    """One file for each window, "<token>.npz", and a lock that says that the window is alive.

    Signals
    -------
    saved() : the run is on the disk as far as it had come
    recovered(Leftover) : the session has its run
    failed(str) : a sentence; saving says it once until it succeeds again
    unreadable(Leftover) : it cannot be opened; its sentence says why
    """

    saved = Signal()
    recovered = Signal(object)
    failed = Signal(str)
    unreadable = Signal(object)

    def __init__(
        self,
        session: Session,
        folder: Path | Callable[[], Path],
        every_s: float = EVERY_S,
        parent: QObject | None = None,
    ) -> None:
        """``folder`` may be what tells it when it is first wanted; ``every_s`` 0 saves never."""
        super().__init__(parent)
        self._session = session
        self._where = folder
        self._is_on = every_s > 0
        self._token = secrets.token_hex(8)
        self._lock: QLockFile | None = None
        self._found: Leftovers | None = None
        self._mark: Mark = ()  # of the run that is being saved
        self._saved_mark: Mark = ()
        self._saving: Chore | None = None
        self._opening: tuple[Chore, Leftover] | None = None
        self._awaited: tuple[str, Leftover] | None = None  # the run that the session is to begin
        self._taken_up: list[Leftover] = []
        self._has_failed = False
        self._taker = Taker(session, self)
        self._clerk = Clerk(self)
        self._regular, self._soon = QTimer(self), QTimer(self)
        self._regular.setInterval(max(1, round(every_s * 1000)))
        self._soon.setInterval(round(min(every_s, AT_REST_S) * 1000))
        self._soon.setSingleShot(True)
        for timer in (self._regular, self._soon):
            timer.timeout.connect(self.save)
        self._taker.taken.connect(self._on_taken)
        self._clerk.done.connect(self._on_done)
        session.settled.connect(self._on_settled)
        session.run_started.connect(self._on_run_started)
        session.rejected.connect(self._on_rejected)
        if self._is_on:
            self._regular.start()

    @property
    def folder(self) -> Path:
        """Where all windows save; it need not exist."""
        if not isinstance(self._where, Path):
            self._where = self._where()
        return self._where

    @property
    def path(self) -> Path:
        """The file of this window; it need not exist."""
        return file_of(self.folder, self._token)

    # -- saving -------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Save the run if it has come on since."""
        session = self._session
        is_free = not (self._taker.is_asking() or self._saving)
        if not (self._is_on and is_free and session.recorded_end > 0):
            return
        if self._present_mark() != self._saved_mark and self._size() <= MAX_BYTES:
            self._mark = self._present_mark()
            self._taker.ask()

    def is_busy(self) -> bool:
        """Whether something is being saved or opened."""
        return self._taker.is_asking() or self._clerk.is_busy()

    def _present_mark(self) -> Mark:
        session = self._session
        measured = len(session.accuracies.iterations)
        return session.run_id, session.recorded_end, measured, session.run_name

    def _size(self) -> int:
        """About so many bytes the run takes."""
        run = self._session.run
        if run is None:
            return 0
        copies = 1 + len(OPTIMIZERS[run.config.optimizer].SLOTS)
        states = 2 if self._session.lineage else 1
        params = run.parameter_count * (4 if run.config.dtype == "float32" else 8)
        return params * copies * states + 8 * self._session.recorded_end

    @Slot()
    def _on_settled(self) -> None:
        if self._is_on:
            self._soon.start()

    @Slot(object)
    def _on_taken(self, run: Run) -> None:
        if self._is_on and self._has_lock():
            self._saving = self._clerk.do(partial(_save, self.path, run))

    def _has_lock(self) -> bool:
        """Whether the file is known to be that of a living window."""
        if self._lock is None:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                self._fail_to_save(f"{self.folder}: cannot be made ({error.strerror}).")
                return False
            self._lock = take_lock(lock_of(self.folder, self._token))
            if self._lock is None:
                self._fail_to_save(f"{self.folder}: cannot be written to.")
        return self._lock is not None

    def _fail_to_save(self, reason: str) -> None:
        if not self._has_failed:
            self._has_failed = True
            text = self.tr("A crash would lose this run, since it cannot be saved: {reason}")
            self.failed.emit(text.format(reason=reason))

    @Slot(object)
    def _on_done(self, chore: Chore) -> None:
        error = chore.error
        if error is not None and not isinstance(error, ValueError):
            self._saving = None
            raise error  # a bug, to be reported where bugs are
        if chore is self._saving:
            self._saving = None
            if error is not None:
                self._fail_to_save(str(error))
                return
            self._saved_mark, self._has_failed = self._mark, False
            self._drop_taken_up()
            self.saved.emit()
        elif self._opening is not None and chore is self._opening[0]:
            leftover, self._opening = self._opening[1], None
            if isinstance(chore.value, Run):
                self._awaited = chore.value.info.id, leftover
                self._session.open_run(chore.value)
            else:
                self._cannot_open(leftover, str(error))

    # -- after a crash ------------------------------------------------------------------------

    def leftover(self) -> list[Leftover]:
        """What other windows lost, newest first; from now on it is kept for this window."""
        return self._leftovers().find(self._token)

    def recover(self, leftover: Leftover) -> None:
        """Give the session its run; ``recovered`` or ``unreadable`` follows. Its file stays until
        this window saves something itself, or is closed."""
        self._opening = self._clerk.do(partial(_load, leftover.path)), leftover

    def discard(self, leftover: Leftover) -> None:
        """Delete it."""
        try:
            self._leftovers().remove(leftover)
        except OSError as error:
            text = self.tr("{path} cannot be deleted ({reason}).")
            self.failed.emit(text.format(path=leftover.path, reason=error.strerror))

    def _leftovers(self) -> Leftovers:
        if self._found is None:
            self._found = Leftovers(self.folder)
        return self._found

    def _cannot_open(self, leftover: Leftover, sentence: str) -> None:
        token, path, saved_at = leftover.token, leftover.path, leftover.saved_at
        self.unreadable.emit(Leftover(token, path, "", 0, saved_at, sentence))

    @Slot()
    def _on_run_started(self) -> None:
        if self._awaited is None or self._session.run_id != self._awaited[0]:
            return
        leftover, self._awaited = self._awaited[1], None
        self._taken_up.append(leftover)
        self._saved_mark = self._present_mark()  # it is on the disk already, in that file
        self.recovered.emit(leftover)

    @Slot(object)
    def _on_rejected(self, error: Exception) -> None:
        if self._awaited is not None:
            leftover, self._awaited = self._awaited[1], None
            self._cannot_open(leftover, str(error))

    def _drop_taken_up(self) -> None:
        for leftover in self._taken_up:
            with contextlib.suppress(OSError):  # then it is offered once more
                self._leftovers().remove(leftover)
        self._taken_up.clear()

    # -- the end ------------------------------------------------------------------------------

    def close(self) -> None:
        """A clean end: nothing is left to recover but what others lost and nobody wanted yet."""
        self._is_on = False
        self._regular.stop()
        self._soon.stop()
        self._opening = self._awaited = None
        self._clerk.close()
        self._drop_taken_up()
        if self._found is not None:
            self._found.release()
        if self._lock is not None:
            with contextlib.suppress(OSError):  # then it is offered once more
                self.path.unlink(missing_ok=True)
            self._lock.unlock()
            self._lock = None


def _save(path: Path, run: Run) -> None:
    """Runs in the thread."""
    from engine.runs.run_files import save_run

    save_run(path, run)


def _load(path: Path) -> Run:
    """Runs in the thread."""
    from engine.runs.run_files import load_run

    return load_run(path)
