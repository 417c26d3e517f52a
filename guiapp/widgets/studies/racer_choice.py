"""Who races: a tick, a mark and a learning rate for each optimizer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from engine.optimizers import OPTIMIZERS
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import NumberField
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.race.racer_mark import MARK_PX, racer_icon
from guiapp.widgets.studies.curve_looks import curve_look

RATE_PX = 88


class RacerChoice(QWidget):
    """Signals
    -------
    changed() : a tick or a learning rate, by the user
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._rate_heading = QLabel(self), QLabel(self)
        self._heading.setProperty("role", "heading")
        self._rate_heading.setProperty("role", "muted")
        self.boxes: dict[str, QCheckBox] = {}
        self.fields: dict[str, NumberField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._heading, 0, 0)
        grid.addWidget(self._rate_heading, 0, 1)
        for row, (key, kind) in enumerate(OPTIMIZERS.items(), start=1):
            box = QCheckBox(kind.NAME, self)
            box.setObjectName(f"race_{key}")
            box.setIconSize(QSize(*MARK_PX))
            KeepKeys(box, BUTTON_KEYS)
            field = NumberField(kind.DEFAULT_LEARNING_RATE, self, minimum=0.0, above=True)
            field.setObjectName(f"rate_{key}")
            field.setMaximumWidth(RATE_PX)
            self.boxes[key], self.fields[key] = box, field
            grid.addWidget(box, row, 0)
            grid.addWidget(field, row, 1)
            box.toggled.connect(field.setEnabled)
            box.toggled.connect(self._report)
            field.value_changed.connect(self._report)
        self.retranslate()

    def set_racers(self, optimizers: Sequence[str], rates: Mapping[str, float]) -> None:
        """Tick these and no others, with these learning rates; emits nothing."""
        for key, box in self.boxes.items():
            with QSignalBlocker(box), QSignalBlocker(self.fields[key]):
                box.setChecked(key in optimizers)
                self.fields[key].set_value(rates[key])
            self.fields[key].setEnabled(key in optimizers)

    def optimizers(self) -> tuple[str, ...]:
        """Those that are ticked, in the order of the list."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def rates(self) -> dict[str, float]:
        """The learning rate of each, ticked or not."""
        return {key: field.value() for key, field in self.fields.items()}

    def apply_theme(self, theme: Theme) -> None:
        for key, box in self.boxes.items():
            box.setIcon(racer_icon(curve_look(key), theme))
            self.fields[key].apply_theme(theme)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Optimizers"))
        self._rate_heading.setText(self.tr("learning rate"))
        for key, box in self.boxes.items():
            name = OPTIMIZERS[key].NAME
            box.setToolTip(
                self.tr(
                    "Whether {name} races. It starts from the same weights as the others and "
                    "sees the same mini-batches."
                ).format(name=name)
            )
            field = self.fields[key]
            field.setAccessibleName(self.tr("Learning rate of {name}").format(name=name))
            field.setToolTip(
                self.tr(
                    "How far {name} goes along its gradient. Each optimizer needs its own: a rate "
                    "that suits one makes another crawl or overflow."
                ).format(name=name)
            )

    @Slot()
    def _report(self) -> None:
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
