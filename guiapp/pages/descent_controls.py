"""The column of settings of the Descend page."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from engine.optimizers import OPTIMIZERS
from engine.surfaces import SURFACES, Surface
from guiapp.pages.descent_names import DescentNames
from guiapp.pages.descent_presets import suggested_learning_rate, suggested_steps
from guiapp.theme import Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.number_field import FieldMessage, IntegerField, NumberField
from guiapp.widgets.numerals import with_subscripts
from guiapp.widgets.speed_slider import SpeedSlider
from guiapp.widgets.surface_plot import axis_names

Point = tuple[float, float]

WIDTH_PX = 300
MOST_STEPS = 5000  # computed in about 150 ms when the slider goes to the end at once
SPEEDS = (1.0, 2.0, 5.0, 10.0, 20.0, 60.0)  # the screen shows no more than 60 a second
FIRST_SPEED = 5.0


class DescentControls(QWidget):
    """Surface, start, number of steps, optimizer and its settings, speed.

    Signals
    -------
    surface_changed() : another surface, and with it start, steps and learning rate
    settings_changed() : anything else that makes it another descent
    speed_changed(float) : steps per second, 0.0 for full speed
    entered() : a field was confirmed with Enter, and the keys may go back to the page
    """

    surface_changed = Signal()
    settings_changed = Signal()
    speed_changed = Signal(float)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._names = DescentNames(self)
        self._quiet = False
        self._make_controls()
        self._make_labels()
        self._lay_out()
        self._take_surface()
        self._connect()

    def surface(self) -> Surface:
        return SURFACES[self._surface.currentData()]

    def optimizer(self) -> str:
        """The key of the optimizer."""
        return str(self._optimizer.currentData())

    def learning_rate(self) -> float:
        return self._rate.value()

    def hyperparameters(self) -> dict[str, float]:
        """The settings of the current optimizer other than the learning rate."""
        names = OPTIMIZERS[self.optimizer()].hyperparameters
        return {name: self._hyperparameters[name].value() for name in names}

    def start(self) -> Point:
        return self._x0.value(), self._x1.value()

    def steps(self) -> int:
        return self._steps.value()

    def speed(self) -> float:
        return self._speed.speed()

    def speed_slider(self) -> SpeedSlider:
        """For the keys that change the speed."""
        return self._speed

    def set_start(self, x: float, y: float) -> None:
        """Put a start from the map into the fields; announced once."""
        x_min, x_max, y_min, y_max = self.surface().domain
        with self._quietly():
            self._x0.set_value(min(max(x, x_min), x_max))
            self._x1.set_value(min(max(y, y_min), y_max))
        self.settings_changed.emit()

    def apply_theme(self, theme: Theme) -> None:
        for field in self._fields():
            field.apply_theme(theme)
        self._message.apply_theme(theme)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Gradient descent"))
        for index in range(self._surface.count()):
            name = self._names.surface(self._surface.itemData(index))
            self._surface.setItemText(index, name)
        texts = self._names.fields()
        first, second = axis_names(self.surface().label)
        shown = OPTIMIZERS[self.optimizer()].hyperparameters
        for control, label in self._labels.items():
            key = control.objectName()
            name, tip = texts[key]
            control.setAccessibleName(name)
            control.setToolTip(tip)
            label.setToolTip(tip)
            start = self.tr("Start {axis}")
            axis = {"x0": first, "x1": second}.get(key)
            label.setText(start.format(axis=axis) if axis else name)
            visible = key not in self._hyperparameters or key in shown
            control.setVisible(visible)
            label.setVisible(visible)
        self._source.setText(self._names.source(self.optimizer()))
        self._formula.setText(f"f = {with_subscripts(self.surface().label)}")
        self._idea.setText(self._names.idea(self.optimizer()))

    def _make_controls(self) -> None:
        self._surface = QComboBox(self)
        for surface in SURFACES.values():
            self._surface.addItem(surface.name, surface.name)
        self._optimizer = QComboBox(self)
        for key, kind in OPTIMIZERS.items():
            self._optimizer.addItem(kind.NAME, key)
        self._rate = NumberField(0.1, self, minimum=0.0, above=True)
        self._steps = IntegerField(20, self, minimum=1, maximum=MOST_STEPS)
        self._x0 = NumberField(0.0, self, step=0.1)
        self._x1 = NumberField(0.0, self, step=0.1)
        defaults = ChainMap(*(dict(kind.hyperparameters) for kind in OPTIMIZERS.values()))
        self._hyperparameters = {
            name: NumberField(value, self, minimum=0.0, maximum=1.0, below=True, step=0.01)
            for name, value in defaults.items()
        }
        self._message = FieldMessage(self)
        self._message.watch(*self._fields())
        self._speed = SpeedSlider(self, stops=SPEEDS)
        self._speed.set_speed(FIRST_SPEED)
        for box in (self._surface, self._optimizer):
            KeepKeys(box, BUTTON_KEYS)
        names = {
            "surface": self._surface,
            "optimizer": self._optimizer,
            "learning_rate": self._rate,
            "steps": self._steps,
            "x0": self._x0,
            "x1": self._x1,
            **self._hyperparameters,
        }
        for name, control in names.items():
            control.setObjectName(name)

    def _make_labels(self) -> None:
        self._title, self._source = QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        self._formula, self._idea = QLabel(self), QLabel(self)
        for label in (self._source, self._formula, self._idea):
            label.setProperty("role", "muted")
        for label in (self._formula, self._idea):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._reserve()
        self._labels: dict[QWidget, QLabel] = {}
        for control in (self._surface, self._optimizer, *self._fields()):
            label = QLabel(self)
            label.setBuddy(control)
            self._labels[control] = label

    def _reserve(self) -> None:
        """Keep room for the longest formula and idea, so that no field ever moves."""
        for label, lines in ((self._formula, 2), (self._idea, 3)):
            label.setMinimumHeight(lines * label.fontMetrics().lineSpacing())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows: list[QWidget] = [self._surface, self._formula, self._x0, self._x1, self._steps]
        rows += [self._optimizer, self._idea, self._rate, *self._hyperparameters.values()]
        for row, widget in enumerate(rows):
            if widget in self._labels:
                grid.addWidget(self._labels[widget], row, 0)
                grid.addWidget(widget, row, 1)
            else:
                grid.addWidget(widget, row, 0, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._source)
        layout.addSpacing(8)
        layout.addLayout(grid)
        layout.addWidget(self._message)
        layout.addStretch(1)
        layout.addWidget(self._speed)

    def _connect(self) -> None:
        self._surface.currentIndexChanged.connect(self._take_surface)
        self._optimizer.currentIndexChanged.connect(self._take_optimizer)
        for field in self._fields():
            field.value_changed.connect(self._announce)
            field.returnPressed.connect(self.entered)
        self._speed.speed_changed.connect(self.speed_changed)

    def _fields(self) -> tuple[NumberField, ...]:
        hyperparameters = self._hyperparameters.values()
        return self._x0, self._x1, self._steps, self._rate, *hyperparameters

    @Slot()
    def _take_surface(self) -> None:
        surface = self.surface()
        x_min, x_max, y_min, y_max = surface.domain
        with self._quietly():
            self._x0.set_range(x_min, x_max)
            self._x1.set_range(y_min, y_max)
            self._x0.set_value(surface.start[0])
            self._x1.set_value(surface.start[1])
            self._steps.set_value(suggested_steps(surface))
            self._rate.set_value(suggested_learning_rate(surface, self.optimizer()))
        self.retranslate()
        self.surface_changed.emit()

    @Slot()
    def _take_optimizer(self) -> None:
        with self._quietly():
            self._rate.set_value(suggested_learning_rate(self.surface(), self.optimizer()))
        self.retranslate()
        self.settings_changed.emit()

    @Slot()
    def _announce(self) -> None:
        if not self._quiet:
            self.settings_changed.emit()

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
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)
