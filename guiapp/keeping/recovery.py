"""Offers the runs of windows that ended unexpectedly, and tells what could not be kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from guiapp.keeping.autosave import Autosave
from guiapp.keeping.keeper import Keeper
from guiapp.keeping.leftovers import Leftover
from guiapp.widgets.recovery_bar import Offer, RecoveryBar


class Recovery(QObject):
    """Binds autosave and keeper to the bar above the pages, which is made when there is something
    to say.

    Parameters
    ----------
    show_above : puts the bar above the pages
    """

    def __init__(
        self,
        autosave: Autosave,
        keeper: Keeper,
        show_above: Callable[[RecoveryBar], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._show_above = show_above
        self._offers: list[Leftover] = []  # the first one is shown
        self._problem = ""
        self.bar: RecoveryBar | None = None
        autosave.recovered.connect(self._drop)
        autosave.unreadable.connect(self._replace)
        autosave.failed.connect(self.tell)
        keeper.failed.connect(self.tell)

    @Slot()
    def begin(self) -> None:
        """Look for what there is to offer."""
        self._offers = self._autosave.leftover()
        self._show()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a sentence until it is closed."""
        self._problem = sentence
        self._show()

    def _show(self) -> None:
        if self._problem:
            self._the_bar().show_problem(self._problem)
        elif self._offers:
            first = self._offers[0]
            offer = Offer(first.name, first.iteration, first.saved_at, first.sentence)
            self._the_bar().offer(offer, len(self._offers) - 1)
        elif self.bar is not None:
            self.bar.hide()

    def _the_bar(self) -> RecoveryBar:
        if self.bar is None:
            bar = self.bar = RecoveryBar()
            bar.open_pressed.connect(self._open)
            bar.discard_pressed.connect(self._discard)
            bar.close_pressed.connect(self._close)
            self._show_above(bar)
        return self.bar

    @Slot()
    def _open(self) -> None:
        if self.bar is not None and self._offers:
            self.bar.set_usable(False)
            self._autosave.recover(self._offers[0])

    @Slot()
    def _discard(self) -> None:
        if self._offers:
            leftover = self._offers.pop(0)
            self._autosave.discard(leftover)
            self._show()

    @Slot()
    def _close(self) -> None:
        self._problem = ""
        self._show()

    @Slot(object)
    def _drop(self, leftover: Leftover) -> None:
        self._offers = [offer for offer in self._offers if offer.token != leftover.token]
        self._show()

    @Slot(object)
    def _replace(self, leftover: Leftover) -> None:
        """It turned out to be damaged."""
        self._offers = [
            leftover if offer.token == leftover.token else offer for offer in self._offers
        ]
        self._show()
