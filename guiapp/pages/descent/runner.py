"""Computes a race in portions, so that the window never waits for thousands of steps."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.race import MAX_STEPS, Race
from guiapp.widgets.settling import REST_MS

# Counted, not timed: so all frames of a drag show equally many steps. 226 steps of six racers take
# 12 ms, 106 of 24 take 21, and 328 of one on a surface of a long typed formula 70: what a step
# costs whoever runs is worth 3 racers on the valley, 40 there.
PORTION = 3600
STEP_COST = 10


class Runner(QObject):
    """Makes one portion at once, the others between events: of a new race when the hand rests.

    Signals
    -------
    grown() : the race is twice as long as when that was last said, or complete
    """

    grown = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._race: Race | None = None
        self._goal = self._told = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_behind(self) -> bool:
        """Whether something is left to be computed."""
        return self._timer.isActive()

    def run(self, race: Race, step: int) -> None:
        """Compute ``race`` as far as ``step``; what was asked for before is dropped."""
        pause_ms = 0 if race is self._race else REST_MS
        self._race, self._goal = race, min(step, MAX_STEPS)  # where every race ends
        self._advance(race, pause_ms)
        self._told = race.steps

    @Slot()
    def _go_on(self) -> None:
        race = self._race
        assert race is not None  # the timer runs only for a race
        self._advance(race, 0)
        if not self.is_behind or race.steps >= 2 * self._told:
            self._told = race.steps
            self.grown.emit()

    def _advance(self, race: Race, pause_ms: int) -> None:
        """Make a portion, and let the next one follow if there is any."""
        race.run_to(min(self._goal, race.steps + PORTION // (STEP_COST + len(race.lanes)) + 1))
        if race.steps < self._goal and any(lane.diverged_at is None for lane in race.lanes):
            self._timer.start(pause_ms)
        else:
            self._timer.stop()
