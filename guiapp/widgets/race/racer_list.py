"""The list of racers: who runs, in which color and mark, with which learning rate."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QTreeWidgetItem, QWidget

from guiapp.theme import Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.numerals import tabular
from guiapp.widgets.race.racer_look import Entrant, RacerLook
from guiapp.widgets.race.racer_rows import RacerRows

MOST = 24  # racers; more tracks than that are a tangle
SPACING_PX = 4


class RacerList(QWidget):
    """It decides nothing: it reports what was asked for and shows what it is told.

    Signals
    -------
    add_pressed()
    duplicate_pressed(int), remove_pressed(int), focus_chosen(int) : of the racer at that row
    shown_toggled(int, bool) : whether that racer is to run and be seen
    """

    add_pressed = Signal()
    duplicate_pressed = Signal(int)
    remove_pressed = Signal(int)
    focus_chosen = Signal(int)
    shown_toggled = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._add = self._button("add_racer")
        self._duplicate = self._button("duplicate_racer")
        self._remove = self._button("remove_racer")
        self._rows = RacerRows(self)
        self._lay_out()
        self._add.clicked.connect(self.add_pressed)
        self._duplicate.clicked.connect(self._ask_duplicate)
        self._remove.clicked.connect(self._ask_remove)
        self._rows.currentItemChanged.connect(self._report_focus)
        self._rows.itemChanged.connect(self._report_shown)
        self._rows.remove_asked.connect(self._ask_remove)
        self._rows.duplicate_asked.connect(self._ask_duplicate)
        self._rows.add_asked.connect(self._add.click)
        self.retranslate()

    def show_racers(
        self, entries: Sequence[Entrant], looks: Sequence[RacerLook], shown: Sequence[bool]
    ) -> None:
        """List the racers; without a signal. The row in focus stays where it was."""
        with QSignalBlocker(self._rows):
            self._rows.show_racers(entries, looks, shown)
        self._fit()
        self._add.setEnabled(len(entries) < MOST)
        self._duplicate.setEnabled(len(entries) < MOST)
        self._remove.setEnabled(len(entries) > 1)

    def set_focus(self, row: int) -> None:
        """Select a racer, without a signal."""
        item = self._rows.items()[row]
        with QSignalBlocker(self._rows):
            self._rows.setCurrentItem(item)
            self._rows.scrollToItem(item)

    def focus(self) -> int:
        """The row of the selected racer, -1 for none."""
        item = self._rows.currentItem()
        return -1 if item is None else self._rows.indexOfTopLevelItem(item)

    def apply_theme(self, theme: Theme) -> None:
        with QSignalBlocker(self._rows):
            self._rows.apply_theme(theme)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Racers"))
        for button, word, tip in (
            (
                self._add,
                self.tr("Add"),
                self.tr("One more racer, from the same start. Insert does the same in the list."),
            ),
            (
                self._duplicate,
                self.tr("Duplicate"),
                self.tr(
                    "The selected racer once more, so that you can change one setting and see "
                    "what difference it makes. Ctrl+D does the same in the list."
                ),
            ),
            (
                self._remove,
                self.tr("Remove"),
                self.tr("Take the selected racer away. Delete does the same in the list."),
            ),
        ):
            button.setText(word)
            button.setAccessibleName(word)
            button.setToolTip(tip)
        self._rows.setAccessibleName(self.tr("Racers"))
        self._rows.setToolTip(
            self.tr(
                "Who runs: mark and color, optimizer, learning rate η, other settings. Click one "
                "to see its inner state, its formula and its settings; take the tick away to hide "
                "it. Ctrl+Up and Ctrl+Down go from one to the next."
            )
        )

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        KeepKeys(button, BUTTON_KEYS)
        return button

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(SPACING_PX)
        layout.setVerticalSpacing(SPACING_PX)
        layout.setColumnStretch(0, 1)
        for column, widget in enumerate((self._heading, self._add, self._duplicate, self._remove)):
            layout.addWidget(widget, 0, column)
        layout.addWidget(self._rows, 1, 0, 1, 4)

    def _fit(self) -> None:
        self._rows.fit()
        head = self._add.sizeHint().height() + SPACING_PX
        self.setMaximumHeight(head + self._rows.maximumHeight())

    @Slot()
    def _ask_duplicate(self) -> None:
        if self._duplicate.isEnabled():
            self.duplicate_pressed.emit(self.focus())

    @Slot()
    def _ask_remove(self) -> None:
        if self._remove.isEnabled():
            self.remove_pressed.emit(self.focus())

    @Slot()
    def _report_focus(self) -> None:
        self.focus_chosen.emit(self.focus())

    @Slot(QTreeWidgetItem, int)
    def _report_shown(self, item: QTreeWidgetItem, _column: int) -> None:
        shown = item.checkState(0) == Qt.CheckState.Checked
        self.shown_toggled.emit(self._rows.indexOfTopLevelItem(item), shown)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._rows.setFont(tabular(self.font()))
            self._fit()
        super().changeEvent(event)
