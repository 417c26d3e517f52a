"""Python's search for rubbish in the window's thread, and in no other.

Widgets and plots refer to each other in circles, which only the cyclic garbage collector can free.
Python starts it in whichever thread happens to allocate: 540 of 7,700 times in a training or
background thread over the tests of the Train page, once with 16,494 objects, a whole window, in
its hands. Qt objects that are destroyed outside their own thread crash the process.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_EVERY_MS = 1000  # a look costs nothing; the youngest generation 0.05 ms, all of them 30 ms


class GarbageCollection(QObject):
    """Turns the automatic collector off and does its work from a timer of this thread.

    Make it in the thread of the window; it lives as long as ``parent``.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation whose turn it is, as Python would by its thresholds."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if all(due) else 1 if due[1] else 0)
