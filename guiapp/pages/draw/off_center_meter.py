"""Keeps the accuracy on off-center test digits up to date, without haste and off the GUI thread."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.digits import Preparation
from engine.network import Network
from engine.off_center import OffCenterTest, Progress, Tallies
from guiapp.background import Background

NETWORK_EVERY_MS = 3000  # a network in training is another one many times a second
FULL = Preparation()
NONE = Preparation(crop=False, scale=False, center=False)

Question = tuple[Network, Preparation]


class OffCenterMeter(QObject):
    """Measures what `ask` was given last: another preparation at once, another network soon.

    Signals
    -------
    measured() : ``tallies`` is new
    progressed(float) : the share of the work done, in [0, 1]
    failed(str) : a sentence that says why nothing was measured

    Attributes
    ----------
    tallies : of the preparation asked for, of all stages and of none; empty before the first
    """

    measured = Signal()
    progressed = Signal(float)
    failed = Signal(str)

    def __init__(self, widget: QWidget, test: OffCenterTest | None = None) -> None:
        super().__init__(widget)
        self._widget = widget
        self._test = OffCenterTest() if test is None else test
        self.tallies: Tallies = {}
        self._asked: Question | None = None
        self._at: Question | None = None  # what is measured at the moment, or was last
        self._done: Question | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(NETWORK_EVERY_MS)
        self._rest.timeout.connect(self._go_on)
        self._background = Background(widget)
        self._background.advanced.connect(self._advance)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._fail)

    def ask(self, network: Network, preparation: Preparation) -> None:
        """See to it that ``tallies`` will be those of this network and this preparation."""
        self._asked = network, preparation
        if self._at is None or self._at[1] != preparation:
            self._start(self._asked)
        else:
            self._go_on()

    def is_busy(self) -> bool:
        """Whether something is being measured."""
        return self._background.is_busy()

    @Slot()
    def _go_on(self) -> None:
        """Measure what was asked, unless it is known, under way or too early."""
        waits = self._background.is_busy() or self._rest.isActive()
        if self._asked is None or waits or _same(self._asked, self._done):
            return
        self._start(self._asked)

    def _start(self, question: Question) -> None:
        if not self._widget.isVisible():
            return  # asked again when it is shown
        network, preparation = question
        self._at = question
        self._rest.start()
        # a copy with workspaces of its own: the window's answers go on in those of the other
        copy = network.astype(np.float32)
        self._background.run(self._test.measure(copy, (preparation, FULL, NONE)))

    @Slot(object)
    def _advance(self, progress: Progress) -> None:
        self.progressed.emit(progress.done / progress.total)

    @Slot(object)
    def _take(self, tallies: Tallies) -> None:
        self._done, self.tallies = self._at, tallies
        self.measured.emit()
        self._go_on()

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._done, self.tallies = self._at, {}
        self.failed.emit(sentence)


def _same(one: Question | None, other: Question | None) -> bool:
    """Networks are the same when they are one object."""
    return one is not None and other is not None and one[0] is other[0] and one[1] == other[1]
