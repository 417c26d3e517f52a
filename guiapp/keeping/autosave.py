"""Saves the run of this window now and then, for the case that the program ends unexpectedly."""

from __future__ import annotations

import contextlib
import math
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

from engine.runs.records import Run
from guiapp.keeping.clerk import Chore, Clerk
from guiapp.keeping.files import load, save
from guiapp.keeping.leftovers import Leftover, Leftovers, file_of, lock_of
from guiapp.keeping.locks import take_lock
from guiapp.keeping.sizes import size_of
from guiapp.keeping.taker import Taker
from guiapp.session import Session

EVERY_S = 60.0
AT_REST_S = 2.0  # a run that rests is saved so much later, but not each of many single steps
MAX_BYTES = 128 * 2**20  # 16 million iterations; what was saved before it grew so large stays

Mark = tuple[str, int, int, str]  # of a run: id, iterations, how many accuracies, name
_NOTHING: Mark = ("", 0, 0, "")


def _held_nowhere(run_id: str, iteration: int) -> bool:
    return False


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
        self._mark = _NOTHING  # of the run that is being saved
        self._saved_mark = _NOTHING  # of the run on the disk, be it in a file that was recovered
        self._own_mark = _NOTHING  # of the run in the file of this window
        self._too_large = ""  # the id of the run of which that was said
        self._saving: Chore | None = None
        self._opening: tuple[Chore, Leftover] | None = None
        self._awaited: tuple[str, Leftover] | None = None  # the run that the session is to begin
        self._taken_up: list[tuple[Leftover, str]] = []  # with the id of its run
        self._recovered: set[str] = set()  # ids of those that are now in the file of this window
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
        if self._present_mark() == self._saved_mark:
            return
        size = size_of(session)
        if size > MAX_BYTES:
            self._say_too_large(size)
            return
        self._mark = self._present_mark()
        self._taker.ask()

    def is_busy(self) -> bool:
        """Whether something is being saved or opened."""
        return self._taker.is_asking() or self._clerk.is_busy()

    def _present_mark(self) -> Mark:
        session = self._session
        measured = len(session.accuracies.iterations)
        return session.run_id, session.recorded_end, measured, session.run_name

    @Slot()
    def _on_settled(self) -> None:
        if self._is_on:
            self._soon.start()

    @Slot(object)
    def _on_taken(self, run: Run) -> None:
        if self._is_on and self._has_lock():
            self._saving = self._clerk.do(partial(save, self.path, run))

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

    def _say_too_large(self, size: int) -> None:
        run_id = self._session.run_id
        if self._too_large != run_id:
            self._too_large = run_id
            text = self.tr(
                "From now on a crash would lose what is new in this run: it takes {size} MiB, and "
                "no more than {limit} MiB are saved while it trains."
            )
            mebibytes = f"{math.ceil(size / 2**20):,}"
            self.failed.emit(text.format(size=mebibytes, limit=f"{MAX_BYTES // 2**20:,}"))

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
            self._saved_mark = self._own_mark = self._mark
            self._has_failed = False
            self._drop_overtaken()
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
        self._opening = self._clerk.do(partial(load, leftover.path)), leftover

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
        self._taken_up.append((leftover, self._session.run_id))
        self._saved_mark = self._present_mark()  # it is on the disk already, in that file
        self.recovered.emit(leftover)

    @Slot(object)
    def _on_rejected(self, error: Exception) -> None:
        if self._awaited is not None:
            leftover, self._awaited = self._awaited[1], None
            self._cannot_open(leftover, str(error))

    def _drop_overtaken(self) -> None:
        """What was recovered and is in the file of this window now."""
        run_id = self._own_mark[0]
        for leftover, its_id in self._taken_up:
            if its_id == run_id:
                self._recovered.add(run_id)
                self._remove(leftover)
        self._taken_up = [one for one in self._taken_up if one[1] != run_id]

    def _remove(self, leftover: Leftover) -> None:
        with contextlib.suppress(OSError):  # then it is offered once more
            self._leftovers().remove(leftover)

    # -- the end ------------------------------------------------------------------------------

    def close(
        self, is_kept: bool = True, holds: Callable[[str, int], bool] = _held_nowhere
    ) -> None:
        """The end of the window. Its file goes; what nobody wanted yet stays for others.

        Parameters
        ----------
        is_kept : whether the run of the session is where it belongs; else its file stays too,
            since there is no other
        holds : whether the run of an id is kept as far as an iteration; what was recovered and
            is not stays as well
        """
        if not is_kept:
            self._save_last()
        self._is_on = False
        self._regular.stop()
        self._soon.stop()
        self._opening = self._awaited = None
        self._clerk.close()
        for leftover, run_id in self._taken_up:
            if holds(run_id, leftover.iteration):
                self._remove(leftover)
        self._taken_up.clear()
        if self._found is not None:
            self._found.release()
        if self._lock is not None:
            if not self._is_needed(is_kept, holds):
                with contextlib.suppress(OSError):  # then it is offered once more
                    self.path.unlink(missing_ok=True)
            self._lock.unlock()
            self._lock = None

    def _save_last(self) -> None:
        self._taker.wait()
        self._clerk.close()
        self.save()
        self._taker.wait()

    def _is_needed(self, is_kept: bool, holds: Callable[[str, int], bool]) -> bool:
        """Whether the file of this window is the only one of its run that anybody may miss."""
        run_id, iteration = self._own_mark[:2]
        if run_id == self._session.run_id and not is_kept:
            return True
        return run_id in self._recovered and not holds(run_id, iteration)
