"""The way through the moments of a step: beat by beat, layer by layer, or slowly by itself."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from guiapp.pages.beats.timeline import Timeline

FRAME_MS = 16
MOMENT_MS = 300.0  # per layer within a beat: a beat of three layers takes a second
FIRST_SPEED = 0.5  # layers per second when it goes by itself


class BeatCourse(QObject):
    """Where in the step the page stands, and the clock that carries it on.

    Signals
    -------
    moved() : the position or the way within a moment is another one
    arrived() : at rest at a position
    """

    moved = Signal()
    arrived = Signal()

    def __init__(self, parent: QObject, moment_ms: float = MOMENT_MS) -> None:
        super().__init__(parent)
        self.timeline = Timeline()
        self.position = 0
        self.way = 0.0  # of the moment that follows the position, from 0 to 1
        self._target = 0
        self._playing = False
        self._visible = False
        self._moment_ms = moment_ms
        self._speed = FIRST_SPEED
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._playing

    @property
    def is_moving(self) -> bool:
        return self.position < self._target

    def set_timeline(self, timeline: Timeline, position: int = 0) -> None:
        """Another step; stand at a position of it."""
        self.timeline = timeline
        self.go_to(min(position, timeline.end))

    @Slot()
    def next_beat(self) -> None:
        """Set out for the end of the next beat; what is under way is completed at once."""
        start = self._target if self.is_moving and not self._playing else self.position
        self._set_out(start, self.timeline.next_end(start))

    @Slot()
    def next_moment(self) -> None:
        """One layer further."""
        start = self._target if self.is_moving and not self._playing else self.position
        self._set_out(start, min(start + 1, self.timeline.end))

    @Slot()
    def back(self) -> None:
        """To the end of the beat before; out of a beat that is under way to its beginning."""
        self.go_to(self.timeline.previous_end(self.position + (self.way > 0)))

    @Slot()
    def back_moment(self) -> None:
        """One layer back."""
        self.go_to(max(0, self.position - (self.way == 0)))

    @Slot()
    def reset(self) -> None:
        self.go_to(0)

    @Slot(str)
    def go_to_beat(self, beat: str) -> None:
        """To the end of a beat: at once backwards, and forwards layer by layer."""
        end = self.timeline.end_of(beat)
        if end <= self.position:
            self.go_to(end)
        else:
            self._set_out(max(self.position, self.timeline.previous_end(end)), end)

    def go_to_beat_number(self, number: int) -> None:
        """To the end of the first beat, the second, ... where there are so many."""
        if number <= len(self.timeline.beats):
            self.go_to_beat(self.timeline.beats[number - 1])

    @Slot()
    def toggle_play(self) -> None:
        """Go on by itself to the end, from there from the start; or stop."""
        if self._playing:
            self.go_to(self.position)
            return
        start = 0 if self.position >= self.timeline.end else self.position
        self._playing = True
        self._set_out(start, self.timeline.end, playing=True)

    @Slot(float)
    def set_speed(self, layers_per_second: float) -> None:
        self._speed = layers_per_second

    def set_visible(self, visible: bool) -> None:
        """Go on, or wait until somebody sees it."""
        self._visible = visible
        self._pace()

    def go_to(self, position: int) -> None:
        """Stand at a position."""
        self.position = self._target = position
        self.way = 0.0
        self._playing = False
        self._pace()
        self.moved.emit()
        self.arrived.emit()

    # -- the clock ----------------------------------------------------------------------------

    def _set_out(self, start: int, target: int, *, playing: bool = False) -> None:
        self.position, self._target, self.way = start, target, 0.0
        self._playing = playing and target > start
        self._pace()
        self.moved.emit()
        if not self.is_moving:
            self.arrived.emit()

    def _pace(self) -> None:
        if self.is_moving and self._visible:
            if not self._timer.isActive():
                self._since.start()
                self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        moment = 1000.0 / self._speed if self._playing else self._moment_ms
        self.way += min(self._since.restart() / moment, 1.0)
        if self.way >= 1.0:
            self.position += 1
            self.way = 0.0
            if not self.is_moving:
                self.go_to(self.position)
                return
        self.moved.emit()
