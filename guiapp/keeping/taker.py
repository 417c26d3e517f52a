"""The run of the session as one asked for it, when several ask."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from engine.runs.records import Run
from guiapp.session import Session

CLOSE_WAIT_MS = 1000  # for the training thread to hand over a run at the end of the window


class Taker(QObject):
    """Asks the session for its run, and takes the answer that fits the question.

    Whoever asks, everybody hears the answer. It fits when it is the run that was on screen, and
    at least as far: one that was asked for earlier by somebody else may not be. The answer to
    this question comes last and always fits, unless another run has taken the place.

    Signals
    -------
    taken(Run)
    missed() : there is no run, or another one has taken its place
    """

    taken = Signal(object)
    missed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: tuple[str, int] | None = None  # id, at least so many iterations
        session.captured.connect(self._on_captured)

    def is_asking(self) -> bool:
        """Whether an answer is awaited."""
        return self._wanted is not None

    def ask(self) -> None:
        """Ask for the run; of several questions at once the last one counts."""
        self._wanted = self._session.run_id, self._session.recorded_end
        self._session.capture()

    def wait(self) -> bool:
        """Let events go on until the answer is there; whether it came in time."""
        if self.is_asking():
            loop = QEventLoop()
            self.taken.connect(loop.quit)
            self.missed.connect(loop.quit)
            QTimer.singleShot(CLOSE_WAIT_MS, loop.quit)
            loop.exec()
        return not self.is_asking()

    @Slot(object)
    def _on_captured(self, run: Run | None) -> None:
        if self._wanted is None:
            return
        run_id, iteration = self._wanted
        if run is None or self._session.run_id != run_id:
            self._wanted = None
            self.missed.emit()
        elif self._is_whole(run) and run.info.id == run_id and run.info.iteration >= iteration:
            self._wanted = None
            self.taken.emit(run)

    def _is_whole(self, run: Run) -> bool:
        """Whether its state belongs to its history: another run may have begun in between."""
        started = self._session.run
        return (
            started is not None
            and len(run.history.losses) == run.state.iteration
            and run.state.config == started.config
        )
