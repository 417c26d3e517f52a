"""Where and how long everybody runs: start, number of steps, noise on the gradient."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.race import MAX_STEPS
from engine.surfaces import Surface
from guiapp.pages.descent.names import DescentNames
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import FieldMessage, IntegerField, NumberField
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys

Point = tuple[float, float]

FIRST_NOISE = 0.5  # against gradients of 0.7 and 4 at the book's start
LARGEST_SEED = 2**31 - 1


class CourseForm(QWidget):
    """Signals
    -------
    edited() : something is set differently, by user or by ``set_start``
    entered() : a field was confirmed with Enter
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = DescentNames(self)
        self._quiet = False
        self._x, self._y = NumberField(0.0, self, step=0.1), NumberField(0.0, self, step=0.1)
        self._steps = IntegerField(20, self, minimum=1, maximum=MAX_STEPS)
        self._noisy = QCheckBox(self)
        self._noise = NumberField(FIRST_NOISE, self, minimum=0.0, above=True)
        self._seed = IntegerField(0, self, minimum=0, maximum=LARGEST_SEED, step=1)
        for name, control in self._controls().items():
            control.setObjectName(name)
        self._start_label, self._steps_label, self._seed_label = (QLabel(self) for _ in range(3))
        self._message = FieldMessage(self, lines=2)
        self._message.watch(*self._fields())
        KeepKeys(self._noisy, BUTTON_KEYS)
        self._lay_out()
        self._noisy.toggled.connect(self._on_noisy)
        self._on_noisy()
        for field in self._fields():
            field.value_changed.connect(self._announce)
            field.returnPressed.connect(self.entered)
        self.retranslate()

    def start(self) -> Point:
        return self._x.value(), self._y.value()

    def steps(self) -> int:
        """After how many steps the race ends."""
        return self._steps.value()

    def noise(self) -> float:
        """The standard deviation of the noise; 0 when it is off."""
        return self._noise.value() if self._noisy.isChecked() else 0.0

    def seed(self) -> int:
        return self._seed.value()

    def take(self, surface: Surface, start: Point, steps: int) -> None:
        """Fit the fields to a surface; no signal."""
        with self._quietly():
            self._x.set_range(*surface.domain[:2])
            self._y.set_range(*surface.domain[2:])
            self._x.set_value(start[0])
            self._y.set_value(start[1])
            self._steps.set_value(steps)

    def set_start(self, x: float, y: float) -> None:
        """Another start; announced once."""
        with self._quietly():
            self._x.set_value(x)
            self._y.set_value(y)
        self._announce()

    def set_noisy(self, on: bool) -> None:
        """Switch the noise; no signal."""
        with self._quietly():
            self._noisy.setChecked(on)

    @Slot()
    def toggle_noise(self) -> None:
        """Switch the noise as a click does: to be bound to a key."""
        self._noisy.toggle()

    def apply_theme(self, theme: Theme) -> None:
        self._message.apply_theme(theme)
        for field in self._fields():
            field.apply_theme(theme)

    def retranslate(self) -> None:
        self._start_label.setText(self.tr("Start"))
        self._steps_label.setText(self.tr("Steps"))
        self._seed_label.setText(self.tr("Seed"))
        self._noisy.setText(self.tr("Noise σ"))
        texts = self._names.course()
        for name, control in self._controls().items():
            word, tip = texts[name]
            control.setAccessibleName(word)
            control.setToolTip(tip)

    def _controls(self) -> dict[str, QWidget]:
        return {
            "x0": self._x,
            "x1": self._y,
            "steps": self._steps,
            "noisy": self._noisy,
            "noise": self._noise,
            "seed": self._seed,
        }

    def _fields(self) -> tuple[NumberField, ...]:
        return self._x, self._y, self._steps, self._noise, self._seed

    def _lay_out(self) -> None:
        for field in self._fields():
            field.setMinimumWidth(56)  # so that three of them share a line
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(6)
            layout.addLayout(row)
        first.addWidget(self._start_label)
        first.addWidget(self._x, 3)
        first.addWidget(self._y, 3)
        first.addSpacing(4)
        first.addWidget(self._steps_label)
        first.addWidget(self._steps, 2)
        second.addWidget(self._noisy)
        second.addWidget(self._noise, 1)
        second.addSpacing(4)
        second.addWidget(self._seed_label)
        second.addWidget(self._seed, 1)
        layout.addWidget(self._message)

    @Slot()
    def _on_noisy(self) -> None:
        on = self._noisy.isChecked()
        self._noise.setEnabled(on)
        self._seed.setEnabled(on)
        self._seed_label.setEnabled(on)
        self._announce()

    @Slot()
    def _announce(self) -> None:
        if not self._quiet:
            self.edited.emit()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Set several fields as one change; their own errors are still heard and cleared."""
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
