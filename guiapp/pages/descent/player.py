"""A clock that asks for one step after the other, as fast as a slider says."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from guiapp.messages import FULL_SPEED

FRAME_MS = 16  # no more than 60 frames a second, which is what screens show
FULL_SPEED_FRAMES = 120  # at full speed any race takes two seconds, so that it is still seen


class Player(QObject):
    """It runs only while playing and while somebody can see it.

    Signals
    -------
    ticked() : time for the next frame, see ``stride``
    playing_changed(bool)
    """

    ticked = Signal()
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject, speed: float) -> None:
        super().__init__(parent)
        self._playing, self._visible, self._speed = False, False, speed
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.ticked)

    @property
    def playing(self) -> bool:
        """Whether step follows step; it waits while nobody sees it."""
        return self._playing

    def set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)
        self._pace()

    def set_visible(self, visible: bool) -> None:
        """Go on, or wait for better times."""
        self._visible = visible
        self._pace()

    @Slot(float)
    def set_speed(self, speed: float) -> None:
        """Steps per second, or ``FULL_SPEED``."""
        self._speed = speed
        self._pace()

    def stride(self, limit: int) -> int:
        """How many of ``limit`` steps to make in one frame."""
        return math.ceil(limit / FULL_SPEED_FRAMES) if self._speed == FULL_SPEED else 1

    def _pace(self) -> None:
        if not (self._playing and self._visible):
            self._timer.stop()
            return
        full = self._speed == FULL_SPEED
        interval = FRAME_MS if full else max(FRAME_MS, round(1000 / self._speed))
        if not self._timer.isActive() or self._timer.interval() != interval:
            self._timer.start(interval)
