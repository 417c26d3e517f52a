"""The settings of the racer in focus."""

from __future__ import annotations

from collections import ChainMap

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from engine.optimizers import OPTIMIZERS
from engine.race import Entry
from guiapp.pages.descent.names import DescentNames
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import FieldMessage, NumberField
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines

IDEA_LINES = 3  # in 300 px


class RacerForm(QWidget):
    """Optimizer, learning rate and whatever else that optimizer takes.

    Signals
    -------
    optimizer_chosen(str) : another optimizer; its learning rate is the page's business
    edited() : another learning rate or hyperparameter, see ``entry``
    entered() : a field was confirmed with Enter
    """

    optimizer_chosen = Signal(str)
    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = DescentNames(self)
        self._loading = False
        self._optimizer = QComboBox(self)
        for key, kind in OPTIMIZERS.items():
            self._optimizer.addItem(kind.NAME, key)
        KeepKeys(self._optimizer, BUTTON_KEYS)
        self._rate = NumberField(0.1, self, minimum=0.0, above=True)
        defaults = ChainMap(*(dict(kind.hyperparameters) for kind in OPTIMIZERS.values()))
        self._hyperparameters = {
            name: NumberField(value, self, minimum=0.0, maximum=1.0, below=True, step=0.01)
            for name, value in defaults.items()
        }
        self._labels: dict[str, QLabel] = {}
        for name, control in self._controls().items():
            control.setObjectName(name)
            label = QLabel(self)
            label.setBuddy(control)
            self._labels[name] = label
        self._message = FieldMessage(self)
        self._message.watch(self._rate, *self._hyperparameters.values())
        self._idea = QLabel(self)
        self._idea.setObjectName("idea")
        self._idea.setProperty("role", "muted")
        self._idea.setWordWrap(True)
        self._idea.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        self._connect()
        self.retranslate()

    def entry(self) -> Entry:
        """The racer as the fields have it."""
        optimizer = str(self._optimizer.currentData())
        names = OPTIMIZERS[optimizer].hyperparameters
        values = {name: self._hyperparameters[name].value() for name in names}
        return Entry(optimizer, self._rate.value(), values)

    def show_entry(self, entry: Entry) -> None:
        """Fill the fields; no signal. What was being typed for another racer is given up."""
        self._loading = True
        with QSignalBlocker(self._optimizer):
            self._optimizer.setCurrentIndex(self._optimizer.findData(entry.optimizer))
        self._rate.set_value(entry.learning_rate)
        defaults = OPTIMIZERS[entry.optimizer].hyperparameters
        for name, value in {**defaults, **entry.hyperparameters}.items():
            self._hyperparameters[name].set_value(value)
        self._loading = False
        self._show_fields()

    def commit(self) -> None:
        """Take what is being typed in any field, as leaving it would."""
        for field in (self._rate, *self._hyperparameters.values()):
            field.commit()

    def apply_theme(self, theme: Theme) -> None:
        for field in (self._rate, *self._hyperparameters.values()):
            field.apply_theme(theme)
        self._message.apply_theme(theme)

    def retranslate(self) -> None:
        texts = self._names.fields()
        for name, control in self._controls().items():
            word, tip = texts[name]
            self._labels[name].setText(word)
            self._labels[name].setToolTip(tip)
            control.setAccessibleName(word)
            control.setToolTip(tip)
        self._show_fields()

    def _controls(self) -> dict[str, QWidget]:
        return {
            "optimizer": self._optimizer,
            "learning_rate": self._rate,
            **self._hyperparameters,
        }

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._idea, 1, 0, 1, 2)
        for row, (name, control) in enumerate(self._controls().items()):
            place = row if row == 0 else row + 1  # below the idea, which explains the optimizer
            grid.addWidget(self._labels[name], place, 0)
            grid.addWidget(control, place, 1)
        last = grid.rowCount()
        grid.addWidget(self._message, last, 0, 1, 2)
        grid.setRowStretch(last + 1, 1)
        self._reserve()

    def _reserve(self) -> None:
        """Room for the longest idea and for Adam's four fields, so that nothing ever moves."""
        self._idea.setMinimumHeight(room_for_lines(self._idea.font(), IDEA_LINES))
        field = self._rate.sizeHint().height() + 6
        rows = max(len(kind.hyperparameters) for kind in OPTIMIZERS.values()) + 1
        fixed = self._optimizer.sizeHint().height() + 6 + self._idea.minimumHeight() + 6
        self.setMinimumHeight(fixed + rows * field + self._message.minimumHeight())

    def _connect(self) -> None:
        self._optimizer.currentIndexChanged.connect(self._on_optimizer)
        for field in (self._rate, *self._hyperparameters.values()):
            field.value_changed.connect(self._on_edited)
            field.returnPressed.connect(self.entered)

    def _show_fields(self) -> None:
        taken = OPTIMIZERS[str(self._optimizer.currentData())].hyperparameters
        for name, field in self._hyperparameters.items():
            field.setVisible(name in taken)
            self._labels[name].setVisible(name in taken)
        self._idea.setText(self._names.idea(str(self._optimizer.currentData())))

    @Slot()
    def _on_optimizer(self) -> None:
        self._show_fields()
        self.optimizer_chosen.emit(str(self._optimizer.currentData()))

    @Slot()
    def _on_edited(self) -> None:
        if not self._loading:
            self.edited.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)
