"""Teach it my hand: collect my digits, fine-tune the network with them, see what it forgets.

After a minute here one understands that a network can be taught one's own hand, that it learns it
from a few digits, and that it forgets what it is not shown any more.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.datasets import load_mnist
from engine.records import ParamSnapshot
from engine.splits import Dataset
from guiapp.my_digits import MyDigits
from guiapp.pages.draw.pane import DrawPane, Sight
from guiapp.pages.draw.teach_collection import Collection
from guiapp.pages.draw.teach_tuning import Tuning
from guiapp.theme import Theme


class TeachPane(DrawPane):
    """My digits on the left, the fine-tuning on the right.

    Signals
    -------
    tuned(object) : the ParamSnapshot of a tuned network, which is to answer from now on
    untuned() : the network from before all fine-tuning is to answer again
    """

    tuned = Signal(object)
    untuned = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        digits: MyDigits | None = None,
        load: Callable[[], Dataset] = load_mnist,
    ) -> None:
        """``digits`` are those of the user's data folder unless others are given, and are not
        read before the pane is seen; ``load`` brings MNIST, in a thread of its own.
        """
        super().__init__(parent)
        self._base: ParamSnapshot | None = None
        self.collection = Collection(MyDigits() if digits is None else digits, self)
        self.tuning = Tuning(load, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        layout.addWidget(self.collection, 2)
        layout.addWidget(self.tuning, 3)
        self.collection.changed.connect(self._take_digits)
        self.tuning.tuned.connect(self.tuned)
        self.tuning.untuned.connect(self.untuned)

    def set_base(self, snapshot: ParamSnapshot | None) -> None:
        """The snapshot of the network that answers: its settings and iteration go on with the
        tuned one. Without it they are read off the network as far as they show there.
        """
        self._base = snapshot

    def show_sight(self, sight: Sight) -> None:
        self.collection.show_sight(sight)
        self.tuning.set_network(sight.network, self._base)

    def shortcuts_help(self) -> list[tuple[str, str]]:
        """(key, translated meaning) pairs of the pane's own keys."""
        return [
            ("Shift+0 ... Shift+9", self.tr("Add the drawing to my digits as this digit")),
            ("T / Shift+T", self.tr("Fine-tune with my digits, or undo it")),
            ("Delete", self.tr("Delete the selected one of my digits")),
        ]

    def apply_theme(self, theme: Theme) -> None:
        self.collection.apply_theme(theme)
        self.tuning.apply_theme(theme)

    def retranslate(self) -> None:
        self.collection.retranslate()
        self.tuning.retranslate()

    @Slot()
    def _take_digits(self) -> None:
        self.tuning.set_digits(self.collection.split())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
