"""What is costly to show: at once after a single change, but during a drag when the hand rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

REST_MS = 120  # a hand that drags reports more often; a pause of this length is hardly noticed


class Settling(QObject):
    """Typesetting takes 25 ms a formula, which in the middle of a drag would be felt as a jerk.

    Signals
    -------
    due() : show the newest now
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_behind = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._rest)

    def touch(self) -> None:
        """Something has changed."""
        self._is_behind = self._timer.isActive()
        self._timer.start()
        if not self._is_behind:
            self.due.emit()

    @Slot()
    def _rest(self) -> None:
        if self._is_behind:
            self._is_behind = False
            self.due.emit()
