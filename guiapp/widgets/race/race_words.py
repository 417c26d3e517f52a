"""What is said about a racer wherever it is met: a word for its state, and a few lines."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guiapp.widgets.numerals import plain_figure, short_figure, vector
from guiapp.widgets.race.race_state import RacerState, Standing


class RaceWords(QObject):
    """Translated when asked, so that there is nothing to translate anew."""

    def state(self, state: RacerState) -> str:
        """The state in a word."""
        if state is RacerState.NOT_FINITE:
            return self.tr("not finite")
        if state is RacerState.LEFT_MAP:
            return self.tr("left the map")
        if state is RacerState.ARRIVED:
            return self.tr("arrived")
        if state is RacerState.HARDLY_MOVES:
            return self.tr("hardly moves")
        return self.tr("on its way")

    def meaning(self, state: RacerState) -> str:
        """The state in a sentence, for a tooltip."""
        if state is RacerState.NOT_FINITE:
            return self.tr("The numbers left the range that a computer can hold.")
        if state is RacerState.LEFT_MAP:
            return self.tr("The racer is outside the part of the surface that the map shows.")
        if state is RacerState.ARRIVED:
            return self.tr("The racer is near a minimum, and its steps have become short.")
        if state is RacerState.HARDLY_MOVES:
            return self.tr("The steps are too short to be seen on the map.")
        return self.tr("The racer moves on.")

    def describe(self, name: str, now: Standing) -> str:
        """A racer in a few lines of figures with all their digits."""
        lines = [
            self.tr("{racer}, step {step}: {state}"),
            self.tr("at {point}"),
            self.tr("f = {value}"),
            self.tr("gradient {gradient}"),
        ]
        return "\n".join(lines).format(
            racer=name,
            step=now.step,
            state=self.state(now.state),
            point=vector(now.point, plain_figure),
            value=plain_figure(now.value),
            gradient=vector(now.gradient, short_figure),
        )
