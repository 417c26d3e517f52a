"""The line of news when one has gone back in time, or could go on as another run."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.config import TrainConfig
from engine.runs.branching import fixed_changes
from guiapp.messages import State
from guiapp.pages.time_machine import TimeMachine
from guiapp.pages.train.departure import Departure
from guiapp.session import Session
from guiapp.widgets.fields.config_texts import ConfigTexts

AT_REST = (State.PAUSED, State.FINISHED)


class MomentWords(QObject):
    """Reads the session; says things in the language of the window."""

    def __init__(self, session: Session, machine: TimeMachine) -> None:
        super().__init__(machine)
        self._session, self._machine = session, machine
        self._fields = ConfigTexts(self)

    def notice(self, how: Departure, in_force: TrainConfig, wanted: TrainConfig) -> str:
        """A sentence or two, or "" where there is nothing to say about the moment."""
        session, machine = self._session, self._machine
        if session.state is State.REWINDING:
            text = self.tr("On the way to iteration {iteration}: the same steps are made again.")
            return text.format(iteration=f"{machine.moment():,}")
        if machine.is_rewound and session.state is State.RUNNING:
            text = self.tr(
                "The same steps again, up to iteration {end}; new ones follow after that."
            )
            return text.format(end=f"{session.recorded_end:,}")
        if machine.is_rewound and session.state in AT_REST:
            return self._back_in_time(how, in_force, wanted)
        if how is Departure.BRANCH and session.state in (*AT_REST, State.RUNNING):
            return self.tr(
                "The settings were changed. Press B to go on with them from here as a branch, or "
                "R to start a run with them."
            )
        if how in (Departure.NONE, Departure.RATE) and session.state is State.PAUSED:
            return self._fresh_branch()
        return ""

    def _back_in_time(self, how: Departure, in_force: TrainConfig, wanted: TrainConfig) -> str:
        session = self._session
        moment, first = self._machine.moment(), session.first_moment
        at, end = f"{moment:,}", f"{session.recorded_end:,}"
        if how is Departure.ANEW:
            text = self.tr(
                "You are at iteration {at} of {end}. What cannot change on the way: {settings}. "
                "Press R to start a run with the new settings."
            )
            return text.format(at=at, end=end, settings=self._names(in_force, wanted))
        if how is Departure.BRANCH:
            text = self.tr(
                "You are at iteration {at} of {end}. Space or B goes on from here with the "
                "changed settings, as a branch: a run of its own."
            )
            return text.format(at=at, end=end)
        if moment == first > 0 and session.lineage:
            text = self.tr(
                "Iteration {at} of {end}: here this run was branched from {name}. Earlier moments "
                "belong to that run. Space goes on from here over the same steps."
            )
            return text.format(at=at, end=end, name=session.lineage[-1].name)
        text = self.tr(
            "You are at iteration {at} of {end}. Space goes on from here over the same steps; "
            "change the learning rate or the optimizer and press B to branch."
        )
        return text.format(at=at, end=end)

    def _fresh_branch(self) -> str:
        session = self._session
        if not session.lineage or session.iteration != session.lineage[-1].until:
            return ""
        parent = session.lineage[-1]
        text = self.tr(
            "Branched from {name} at iteration {iteration}. Press Space and compare: the dashed "
            "gray curve is the parent's."
        )
        return text.format(name=parent.name, iteration=f"{parent.until:,}")

    def kept(self, name: str) -> str:
        """After the user has kept a run."""
        return self.tr("Kept as {name}. You find it again under Runs.").format(name=name)

    def _names(self, in_force: TrainConfig, wanted: TrainConfig) -> str:
        fields = self._fields.fields()
        names = fixed_changes(in_force, wanted)
        return ", ".join(fields[name][0] if name in fields else name for name in names)
