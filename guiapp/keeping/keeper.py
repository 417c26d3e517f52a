"""Keeps runs: when the user says so, and by itself those that have reached their end, or that the
end of the window would lose."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine.runs.records import Run
from guiapp.keeping.clerk import Chore, Clerk
from guiapp.keeping.files import load
from guiapp.keeping.taker import Taker
from guiapp.messages import State
from guiapp.session import Session
from guiapp.settings import Settings

if TYPE_CHECKING:  # 10 ms, which a window that opens need not wait for
    from engine.runs.library import Entry, RunLibrary

WORTH_KEEPING = 100  # iterations of a run that has not ended; fewer are soon made again

Mark = tuple[str, int, int]  # the id of a run, its iterations and how many accuracies it has
_NOTHING: Mark = ("", 0, 0)


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
        self._is_put_off = False  # a finished run is to be kept after the present answer
        self._kept_end = _NOTHING  # of what was kept or opened last
        self._filing: dict[Chore, Mark] = {}
        self._renaming: set[Chore] = set()
        self._held: dict[str, int] = {}  # ids of runs that were kept, and as far as which iteration
        self._lost = ""  # the id of the run that could not be kept
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
        """Whether runs are kept by themselves when they reach their end, or when the window is
        closed on the way; remembered."""
        return self._settings.keep_finished

    @keep_finished.setter
    def keep_finished(self, value: bool) -> None:
        self._settings.keep_finished = value

    def keep(self) -> None:
        """Keep the run of the session as far as it has come; ``kept`` or ``failed`` follows."""
        if self._session.recorded_end == 0:
            self.failed.emit(self.tr("Before the first iteration there is nothing to keep yet."))
            return
        self._ask(is_automatic=False)

    def open(self, entry: Entry) -> None:
        """Give the session a kept run; ``opened`` or ``failed`` follows. The last one counts."""
        self._opening = self._clerk.do(partial(load, entry.path)), entry

    def rename(self, run_id: str, name: str) -> None:
        """Another name for the file of a run; nothing happens if it is not kept."""
        self._renaming.add(self._clerk.do(partial(self._rename, self.library.folder, run_id, name)))

    def is_busy(self) -> bool:
        """Whether something is being kept or opened."""
        return self._taker.is_asking() or self._clerk.is_busy()

    def holds(self, run_id: str, iteration: int) -> bool:
        """Whether a run is kept, as far as that iteration at least."""
        if self._held.get(run_id, -1) >= iteration:
            return True  # perhaps under another id: as the same iterations of another run
        try:
            entries = self.library.entries()
        except ValueError:  # the folder cannot be read
            return False
        return any(e.info.id == run_id and e.info.iteration >= iteration for e in entries)

    def close(self) -> bool:
        """Keep what is still to be kept, and wait until it is on the disk; whether it is there."""
        if not self._is_closed:
            self._opening = None
            self._session.pause()  # what is trained from now on would be lost
            self._taker.wait()  # what was asked for before
            self._is_put_off = False
            if self._is_worth_keeping() and not self._taker.is_asking():
                self._ask(is_automatic=True)
            if not self._taker.wait():
                self._lost = self._session.run_id
            self._is_closed = True
            self._clerk.close()
            if self._library is not None:
                from engine.runs.library import REMOVED_DAYS

                self._library.empty_removed(REMOVED_DAYS * 86400.0)
        return not self._lost or self._lost != self._session.run_id

    def _ask(self, is_automatic: bool) -> None:
        self._is_automatic = is_automatic
        self._taker.ask()

    def _present_end(self) -> Mark:
        session = self._session
        return session.run_id, session.recorded_end, len(session.accuracies.iterations)

    def _is_worth_keeping(self) -> bool:
        """Whether the end of the window would lose iterations that somebody may miss."""
        session = self._session
        if not self.keep_finished or session.recorded_end == 0:
            return False
        is_long = session.recorded_end - session.first_moment >= WORTH_KEEPING
        is_new = session.state is State.RUNNING or self._present_end() != self._kept_end
        return is_new and (is_long or session.state is State.FINISHED)

    # -- from the session ---------------------------------------------------------------------

    @Slot()
    def _on_run_started(self) -> None:
        session, entry = self._session, self._awaited
        self._known_name = session.run_id, session.run_name
        if entry is not None and session.run_id == entry.info.id:
            self._awaited = None
            self._kept_end = self._present_end()
            self.opened.emit(entry)

    @Slot(object)
    def _on_rejected(self, error: Exception) -> None:
        if self._awaited is not None:
            self._awaited = None
            self.failed.emit(str(error))

    @Slot()
    def _keep_if_finished(self) -> None:
        session = self._session
        is_new = session.recorded_end > 0 and self._present_end() != self._kept_end
        if self._is_closed or not (session.state is State.FINISHED and is_new):
            return
        if self._taker.is_asking():
            self._is_put_off = True
        elif self.keep_finished:
            self._ask(is_automatic=True)

    @Slot(object)
    def _file(self, run: Run) -> None:
        if self._is_closed:
            return  # too late
        self._kept_end = run.info.id, run.info.iteration, len(run.history.evaluations)
        named_here = self._known_name != (run.info.id, run.info.name)
        folder = self.library.folder
        work = partial(self._write, folder, run, named_here, self._is_automatic)
        self._filing[self._clerk.do(work)] = self._kept_end
        self._do_what_was_put_off()

    def _do_what_was_put_off(self) -> None:
        is_put_off, self._is_put_off = self._is_put_off, False
        if is_put_off:
            self._keep_if_finished()

    @Slot()
    def _on_missed(self) -> None:
        self._do_what_was_put_off()
        self.failed.emit(self.tr("The run was not kept: another one has taken its place."))

    # -- from the thread ----------------------------------------------------------------------

    def _write(self, folder: Path, run: Run, is_named_here: bool, is_automatic: bool) -> object:
        """Runs in the thread."""
        from guiapp.keeping.filing import file_run

        filed = file_run(self._library_at(folder), run, is_named_here, is_automatic)
        return filed, run.info.name

    def _rename(self, folder: Path, run_id: str, name: str) -> bool:
        """Runs in the thread."""
        from guiapp.keeping.filing import rename_run

        return rename_run(self._library_at(folder), run_id, name)

    def _library_at(self, folder: Path) -> RunLibrary:
        from engine.runs.library import RunLibrary

        if self._own_library is None:
            self._own_library = RunLibrary(folder)
        return self._own_library

    @Slot(object)
    def _on_done(self, chore: Chore) -> None:
        if self._opening is not None and chore is self._opening[0]:
            entry, self._opening = self._opening[1], None
            if isinstance(chore.value, Run):
                self._awaited = entry
                self._session.open_run(chore.value)
                return
        mark = self._filing.pop(chore, None)
        if chore.error is not None:
            self._fail(chore.error, mark)
        elif mark is not None and isinstance(chore.value, tuple):
            self._held[mark[0]] = mark[1]
            if self._lost == mark[0]:
                self._lost = ""
            self._tell(*chore.value)
        if chore in self._renaming:
            self._renaming.remove(chore)
            if chore.value is True:
                self.changed.emit()

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

    def _fail(self, error: Exception, mark: Mark | None) -> None:
        """``mark`` is that of the run that could not be written."""
        if mark is not None:
            self._lost = mark[0]
            if self._kept_end == mark:
                self._kept_end = _NOTHING  # so that it is tried again
        if not isinstance(error, ValueError):  # a bug, to be reported where bugs are
            raise error
        self.failed.emit(str(error))

    @property
    def clerk(self) -> Clerk:
        """Who writes the runs. What else changes their files is done there as well, so that it is
        done in turn."""
        return self._clerk
