"""Who runs: the list of racers, and below it the settings of the one in focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.race import Entry
from engine.surfaces import Surface
from guiapp.pages.descent.field import Field
from guiapp.pages.descent.form import RacerForm
from guiapp.pages.descent.presets import carried_over, suggested_learning_rate
from guiapp.pages.descent.setup import Racer
from guiapp.theme import Theme
from guiapp.widgets.race.racer_list import RacerList


class RacersPanel(QWidget):
    """Signals
    -------
    edited() : racers were added, removed, hidden, shown or set differently
    focus_changed() : another racer is in focus, and nothing else
    entered() : a field was confirmed with Enter

    Attributes
    ----------
    field : the racers
    """

    edited = Signal()
    focus_changed = Signal()
    entered = Signal()

    def __init__(
        self, racers: Sequence[Racer], surface: Surface, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = Field(racers)
        self._surface = surface
        self._list = RacerList(self)
        self._form = RacerForm(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._list, 100)  # all the room there is, up to what it needs
        layout.addWidget(self._form)
        layout.addStretch(1)
        self._list.add_pressed.connect(self._add)
        self._list.duplicate_pressed.connect(self._duplicate)
        self._list.remove_pressed.connect(self._remove)
        self._list.shown_toggled.connect(self._show_or_hide)
        self._list.focus_chosen.connect(self.focus)
        self._form.optimizer_chosen.connect(self._take_optimizer)
        self._form.edited.connect(self._take_entry)
        self._form.entered.connect(self.entered)
        self.refresh()

    def take(self, racers: Sequence[Racer], surface: Surface) -> None:
        """Other racers on another surface; no signal."""
        self.field.take(racers)
        self._surface = surface
        self.refresh()

    def set_surface(self, surface: Surface, *, adapt: bool) -> None:
        """Another surface; ``adapt`` brings learning rates that suit it. No signal."""
        before, self._surface = self._surface, surface
        if adapt:
            self.field.change_all(lambda entry: carried_over(entry, before, surface))
            self.refresh()

    @Slot(int)
    def focus(self, row: int) -> None:
        """Put the racer in this row in focus."""
        self._form.commit()  # what was being typed belongs to the racer before
        if row != self.field.focus:
            self.field.focus = row
            self.refresh()
            self.focus_changed.emit()

    @Slot()
    def focus_next(self) -> None:
        self.focus((self.field.focus + 1) % len(self.field.racers))

    @Slot()
    def focus_previous(self) -> None:
        self.focus((self.field.focus - 1) % len(self.field.racers))

    def refresh(self) -> None:
        """Show the racers and the settings of the one in focus."""
        racers = self.field.racers
        self._list.show_racers(
            [racer.entry for racer in racers],
            self.field.looks(),
            [racer.shown for racer in racers],
        )
        self._list.set_focus(self.field.focus)
        self._form.show_entry(self.field.entry())

    def apply_theme(self, theme: Theme) -> None:
        self._list.apply_theme(theme)
        self._form.apply_theme(theme)

    @Slot()
    def _add(self) -> None:
        self._form.commit()
        self.field.add(self._surface)
        self._announce()

    @Slot(int)
    def _duplicate(self, row: int) -> None:
        self._form.commit()
        self.field.duplicate(row)
        self._announce()

    @Slot(int)
    def _remove(self, row: int) -> None:
        self.field.remove(row)
        self._announce()

    @Slot(int, bool)
    def _show_or_hide(self, row: int, shown: bool) -> None:
        self.field.show(row, shown)
        self._announce()

    @Slot(str)
    def _take_optimizer(self, optimizer: str) -> None:
        rate = suggested_learning_rate(self._surface, optimizer)
        self.field.replace(Entry(optimizer, rate, dict(self._form.entry().hyperparameters)))
        self._announce()

    @Slot()
    def _take_entry(self) -> None:
        self.field.replace(self._form.entry())
        self._announce()

    def _announce(self) -> None:
        self.refresh()
        self.edited.emit()
