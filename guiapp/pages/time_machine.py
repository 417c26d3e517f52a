"""Going back and forth in the recorded run: the session's moment, the plots' lines, the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from guiapp.messages import State
from guiapp.session import Session
from guiapp.widgets.curves.curve_run import RunCurvePlot

LEAP = 0.05  # of what is recorded, with Ctrl and an arrow


class TimeMachine(QObject):
    """Signals
    -------
    moved() : one is at another moment, or on the way to it
    """

    moved = Signal()

    def __init__(self, session: Session, plots: Sequence[RunCurvePlot], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._plots = tuple(plots)
        self._target: int | None = None  # asked for, and not yet reached
        self._order: Callable[[], object] | None = None  # to be carried out there
        for plot in self._plots:
            plot.moment_dragged.connect(self.go_to)
            plot.moment_chosen.connect(self.go_to)
        session.moved.connect(self._on_moved)
        session.settled.connect(self._on_settled)
        session.run_started.connect(self._forget)

    def moment(self) -> int:
        """The iteration where one is, or that one is on the way to."""
        return self._session.iteration if self._target is None else self._target

    @property
    def is_rewound(self) -> bool:
        """Whether there are recorded iterations after this moment."""
        return self.moment() < self._session.recorded_end

    def when_there(self, command: Callable[[], object]) -> None:
        """Carry out a command now, or once the moment is reached that one is on the way to; of
        several the last one."""
        self._take_clicks()
        if self._target is None:
            command()
        else:
            self._order = command

    def show(self) -> None:
        """Draw the moment in both plots; cheap enough for every frame."""
        session, moment = self._session, self.moment()
        for plot in self._plots:
            plot.set_recorded(session.first_moment, session.recorded_end)
            plot.set_moment(moment if moment < session.recorded_end else None)

    @Slot(int)
    def go_to(self, iteration: int) -> None:
        """Let the run stand where it stood after that iteration; training pauses."""
        session = self._session
        for plot in self._plots:
            plot.drop_click()
        if session.run is None or session.state in (State.LOADING, State.FAILED):
            return
        goal = min(max(iteration, session.first_moment), session.recorded_end)
        is_running = session.asked_to_run or session.state is State.RUNNING
        if goal == self.moment() and not is_running:
            return
        if is_running:
            session.pause()
        self._target, self._order = goal, None
        session.go_to(goal)
        self.show()
        self.moved.emit()

    @Slot()
    def back(self) -> None:
        """One iteration back."""
        self._move_by(-1)

    @Slot()
    def on(self) -> None:
        """One recorded iteration on."""
        self._move_by(1)

    @Slot()
    def leap_back(self) -> None:
        """A twentieth of what is recorded back."""
        self._move_by(-self._leap())

    @Slot()
    def leap_on(self) -> None:
        """A twentieth of what is recorded on."""
        self._move_by(self._leap())

    @Slot()
    def to_start(self) -> None:
        """To the first moment of the run."""
        self.go_to(self._session.first_moment)

    @Slot()
    def to_newest(self) -> None:
        """To the newest iteration."""
        self.go_to(self._session.recorded_end)

    def _move_by(self, iterations: int) -> None:
        self._take_clicks()
        self.go_to(self.moment() + iterations)

    def _take_clicks(self) -> None:
        """Go where the mouse was clicked just now; what is asked for next counts from there."""
        for plot in self._plots:
            plot.take_click()

    def _leap(self) -> int:
        return max(1, round(LEAP * (self._session.recorded_end - self._session.first_moment)))

    @Slot()
    def _on_moved(self) -> None:
        if self._session.iteration == self._target:
            self._target = None
        self._arrive()

    @Slot()
    def _on_settled(self) -> None:
        if self._target is not None:
            self._target = None
            self._arrive()

    def _arrive(self) -> None:
        self.show()
        self.moved.emit()
        if self._target is None and self._order is not None:
            order, self._order = self._order, None
            order()

    @Slot()
    def _forget(self) -> None:
        for plot in self._plots:
            plot.drop_click()
        self._target = self._order = None
