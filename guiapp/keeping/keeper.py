"""Keeps runs: when the user says so, and by itself those that have reached their end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from engine.runs.records import Run
from guiapp.keeping.clerk import Chore, Clerk
from guiapp.keeping.taker import Taker
from guiapp.messages import State
from guiapp.session import Session
from guiapp.settings import Settings

if TYPE_CHECKING:  # 10 ms, which a window that opens need not wait for
    from engine.runs.library import Entry, RunLibrary

UNDO_S = 3600.0  # another window, or whoever opens the next, may still bring back what was deleted
CLOSE_WAIT_MS = 1000  # for the training thread to hand over a run that is to be kept


class Keeper(QObject):
    """The door between the session and the kept runs.

    Signals
    -------
    kept(Entry) : the run of the session is among the kept ones, by ``keep`` or at its end
    opened(Entry) : the session was given this run
    failed(str) : a sentence that says why something could not be kept or opened
    changed() : the kept runs are others than before
    """

    kept = Signal(object)
    opened = Signal(object)
    failed = Signal(str)
    changed = Signal()

    def __init__(
        self,
        session: Session,
        library: RunLibrary | Callable[[], RunLibrary],
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        """``library`` may be what makes it when it is first wanted."""
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._library: RunLibrary | None = None
        self._make_library = library if callable(library) else lambda: library
        self._own_library: RunLibrary | None = None  # for the thread alone: it remembers files
        self._taker = Taker(session, self)
        self._clerk = Clerk(self)
        self._is_automatic = False
        self._kept_end = ("", 0)  # the id and iteration of what was kept or opened last
        self._known_name = ("", "")  # the id of the run in the session, its name at that time
        self._opening: tuple[Chore, Entry] | None = None
        self._awaited: Entry | None = None  # the run that the session is to begin
        self._is_closed = False
        session.run_started.connect(self._on_run_started)
        session.rejected.connect(self._on_rejected)
        session.settled.connect(self._keep_if_finished)
        self._taker.taken.connect(self._file)
        self._taker.missed.connect(self._on_missed)
        self._clerk.done.connect(self._on_done)

    @property
    def library(self) -> RunLibrary:
        """The kept runs. Who changes them emits ``changed``."""
        if self._library is None:
            self._library = self._make_library()
        return self._library

    @property
    def keep_finished(self) -> bool:
        """Whether runs that reach their end are kept by themselves; remembered."""
        return self._settings.keep_finished

    @keep_finished.setter
    def keep_finished(self, value: bool) -> None:
        self._settings.keep_finished = value

    def keep(self) -> None:
        """Keep the run of the session as far as it has come; ``kept`` or ``failed`` follows."""
        if self._session.recorded_end == 0:
            self.failed.emit(self.tr("Before the first iteration there is nothing to keep yet."))
            return
        self._is_automatic = False
        self._taker.ask()

    def open(self, entry: Entry) -> None:
        """Give the session a kept run; ``opened`` or ``failed`` follows. The last one counts."""
        self._opening = self._clerk.do(partial(_load, entry)), entry

    def is_busy(self) -> bool:
        """Whether something is being kept or opened."""
        return self._taker.is_asking() or self._clerk.is_busy()

    def close(self) -> None:
        """Keep what is still to be kept, and wait until it is on the disk."""
        if self._is_closed:
            return
        self._opening = None
        self._keep_if_finished()
        if self._taker.is_asking():
            loop = QEventLoop()
            self._taker.taken.connect(loop.quit)
            self._taker.missed.connect(loop.quit)
            QTimer.singleShot(CLOSE_WAIT_MS, loop.quit)
            loop.exec()
        self._is_closed = True
        self._clerk.close()
        if self._library is not None:
            self._library.empty_removed(UNDO_S)

    # -- from the session ---------------------------------------------------------------------

    @Slot()
    def _on_run_started(self) -> None:
        session, entry = self._session, self._awaited
        self._known_name = session.run_id, session.run_name
        if entry is not None and session.run_id == entry.info.id:
            self._awaited = None
            self._kept_end = session.run_id, session.recorded_end
            self.opened.emit(entry)

    @Slot(object)
    def _on_rejected(self, error: Exception) -> None:
        if self._awaited is not None:
            self._awaited = None
            self.failed.emit(str(error))

    @Slot()
    def _keep_if_finished(self) -> None:
        session = self._session
        end = session.run_id, session.recorded_end
        is_new = session.recorded_end > 0 and end != self._kept_end
        if self._is_closed or not (session.state is State.FINISHED and is_new):
            return
        if self.keep_finished and not self._taker.is_asking():
            self._is_automatic = True
            self._taker.ask()

    @Slot(object)
    def _file(self, run: Run) -> None:
        self._kept_end = run.info.id, run.info.iteration
        named_here = self._known_name != (run.info.id, run.info.name)
        folder = self.library.folder
        self._clerk.do(partial(self._write, folder, run, named_here, self._is_automatic))

    @Slot()
    def _on_missed(self) -> None:
        self.failed.emit(self.tr("The run was not kept: another one has taken its place."))

    # -- from the thread ----------------------------------------------------------------------

    def _write(self, folder: Path, run: Run, is_named_here: bool, is_automatic: bool) -> object:
        """Runs in the thread."""
        from engine.runs.library import RunLibrary
        from guiapp.keeping.filing import file_run

        if self._own_library is None:
            self._own_library = RunLibrary(folder)
        filed = file_run(self._own_library, run, is_named_here, is_automatic)
        return filed, run.info.name

    @Slot(object)
    def _on_done(self, chore: Chore) -> None:
        if self._opening is not None and chore is self._opening[0]:
            entry, self._opening = self._opening[1], None
            if isinstance(chore.value, Run):
                self._awaited = entry
                self._session.open_run(chore.value)
                return
        if chore.error is not None:
            self._fail(chore.error)
        elif isinstance(chore.value, tuple):
            self._tell(*chore.value)

    def _tell(self, filed: object, name_before: str) -> None:
        from guiapp.keeping.filing import Filed

        assert isinstance(filed, Filed)
        info, session = filed.entry.info, self._session
        if session.run_id == info.id:
            if session.run_name == name_before:
                session.set_run_name(info.name)
            self._known_name = info.id, info.name
        if filed.is_written:
            self.changed.emit()
        self.kept.emit(filed.entry)

    def _fail(self, error: Exception) -> None:
        self._kept_end = "", 0  # so that it is tried again
        if not isinstance(error, ValueError):  # a bug, to be reported where bugs are
            raise error
        self.failed.emit(str(error))


def _load(entry: Entry) -> Run:
    """Runs in the thread."""
    from engine.runs.run_files import load_run

    return load_run(entry.path)
