"""The column of settings of the Gradient page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from engine.fields import BOOK_COUNT, BOOK_RANGE
from engine.surfaces import Surface
from guiapp.pages.gradient.area import AreaFields
from guiapp.pages.gradient.lens import Area, over
from guiapp.pages.gradient.names import GradientNames
from guiapp.theme import Theme
from guiapp.widgets.fields.log_slider import LogSlider
from guiapp.widgets.keyboard import BUTTON_KEYS, SLIDER_KEYS, KeepKeys
from guiapp.widgets.maps.arrow_scale import SCALINGS
from guiapp.widgets.maps.surface_choice import SurfaceChoice
from guiapp.widgets.numerals import plain_figure, tabular

WIDTH_PX = 300
FEWEST, MOST = 6, 40  # arrows per side
FIRST_STEP = 1e-4  # the book's h
TICKS = 5  # of the size per doubling; its slider goes from a quarter to four times


class GradientControls(QWidget):
    """Signals
    -------
    surface_changed() : another surface or another area of it
    field_changed() : anything else that changes the arrows
    contours_toggled(bool), ground_toggled(bool)
    entered() : a field was confirmed with Enter, and the keys may go back to the page
    """

    surface_changed = Signal()
    field_changed = Signal()
    contours_toggled = Signal(bool)
    ground_toggled = Signal(bool)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._quiet = False
        self._names = GradientNames(self)
        self._choice = SurfaceChoice(self)
        self._area = AreaFields(self)
        self._count, self._size = self._slider(FEWEST, MOST), self._slider(-10, 10)
        self._step = LogSlider(self)
        self._lengths = QComboBox(self)
        for key in SCALINGS:
            self._lengths.addItem(key, key)
        self._book = QPushButton(self)
        self._contours, self._ground = QCheckBox(self), QCheckBox(self)
        self._named: dict[str, QWidget] = {
            "step": self._step,
            "count": self._count,
            "lengths": self._lengths,
            "size": self._size,
            "book": self._book,
            "contours": self._contours,
            "ground": self._ground,
        }
        for name, control in self._named.items():
            control.setObjectName(name)
        self._labels = {name: QLabel(self) for name in ("step", "count", "lengths", "size")}
        self._readings = {name: QLabel(self) for name in ("step", "count", "size")}
        self._prepare()
        self._lay_out()
        self.show_book()
        self._connect()
        self.retranslate()

    def surface(self) -> Surface:
        """The surface, its domain the area of the field."""
        return over(self._choice.surface(), self._area.area())

    def whole(self) -> Surface:
        """The surface with the domain of its own."""
        return self._choice.surface()

    def count(self) -> int:
        """Arrows per side."""
        return self._count.value()

    def step(self) -> float:
        """The h of the numerical gradient."""
        return self._step.value()

    def scaling(self) -> str:
        return str(self._lengths.currentData())

    def arrow_size(self) -> float:
        """1.0 for the usual size of arrows."""
        return float(2.0 ** (self._size.value() / TICKS))

    @Slot()
    def show_book(self) -> None:
        """Set everything as in the book's gradient_2d.py; announced once."""
        with self._quietly():
            self._choice.set_surface("bowl")
            self._area.set_area((*BOOK_RANGE, *BOOK_RANGE))
            self._count.setValue(BOOK_COUNT)
            self._step.set_value(FIRST_STEP)
            self._lengths.setCurrentIndex(SCALINGS.index("true"))
            self._size.setValue(0)
        self._on_surface()

    def set_area(self, area: Area) -> None:
        """Show another part of the surface; announced once."""
        with self._quietly():
            self._area.set_area(area)
        self._on_surface()

    @Slot()
    def next_scaling(self) -> None:
        """Go on to the next way of scaling, round and round."""
        self._lengths.setCurrentIndex((self._lengths.currentIndex() + 1) % len(SCALINGS))

    @Slot()
    def more(self) -> None:
        self._count.setValue(self._count.value() + 1)

    @Slot()
    def fewer(self) -> None:
        self._count.setValue(self._count.value() - 1)

    def contours_box(self) -> QCheckBox:
        """For the key that switches contour lines."""
        return self._contours

    def ground_box(self) -> QCheckBox:
        """For the key that switches the shading."""
        return self._ground

    def apply_theme(self, theme: Theme) -> None:
        self._choice.apply_theme(theme)
        self._area.apply_theme(theme)

    def retranslate(self) -> None:
        for name, (word, tip) in self._names.controls().items():
            control = self._named[name]
            control.setAccessibleName(word)
            control.setToolTip(tip)
            if isinstance(control, QCheckBox | QPushButton):
                control.setText(word)
            else:
                self._labels[name].setText(word)
                self._labels[name].setToolTip(tip)
        for index, key in enumerate(SCALINGS):
            self._lengths.setItemText(index, self._names.scaling(key))
        self._area.set_axes(self.whole().label)
        self._read()

    # -- parts --------------------------------------------------------------------------------

    def _slider(self, low: int, high: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(low, high)
        slider.setPageStep(TICKS)
        KeepKeys(slider, SLIDER_KEYS)
        return slider

    def _prepare(self) -> None:
        for name, label in self._labels.items():
            label.setBuddy(self._named[name])
        for reading in self._readings.values():
            reading.setFont(tabular(reading.font()))
            reading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            reading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for name, reading in self._readings.items():
            reading.setObjectName(f"{name}_reading")
        for box in (self._contours, self._ground):
            box.setChecked(True)
            KeepKeys(box, BUTTON_KEYS)
        for control in (self._lengths, self._book):
            KeepKeys(control, (*BUTTON_KEYS, *SLIDER_KEYS))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._book)
        layout.addWidget(self._choice)
        layout.addWidget(self._area)
        layout.addSpacing(8)
        for name in ("step", "count"):
            layout.addLayout(self._headed(name))
            layout.addWidget(self._named[name])
        lengths = QGridLayout()
        lengths.addWidget(self._labels["lengths"], 0, 0)
        lengths.addWidget(self._lengths, 0, 1)
        lengths.setColumnStretch(1, 1)
        lengths.setHorizontalSpacing(8)
        layout.addSpacing(8)
        layout.addLayout(lengths)
        layout.addLayout(self._headed("size"))
        layout.addWidget(self._size)
        layout.addSpacing(8)
        layout.addWidget(self._contours)
        layout.addWidget(self._ground)
        layout.addStretch(1)

    def _headed(self, name: str) -> QHBoxLayout:
        """The line above a slider: its name, and what it stands at."""
        row = QHBoxLayout()
        row.addWidget(self._labels[name])
        row.addWidget(self._readings[name], 1)
        return row

    def _connect(self) -> None:
        self._choice.chosen.connect(self._take_surface)
        self._choice.reshaped.connect(self._on_surface)
        self._choice.entered.connect(self.entered)
        self._area.area_changed.connect(self._on_surface)
        self._area.entered.connect(self.entered)
        self._book.clicked.connect(self.show_book)
        for slider in (self._count, self._size):
            slider.valueChanged.connect(self._on_field)
        self._step.value_changed.connect(self._on_field)
        self._lengths.currentIndexChanged.connect(self._on_field)
        self._contours.toggled.connect(self.contours_toggled)
        self._ground.toggled.connect(self.ground_toggled)

    @Slot()
    def _take_surface(self) -> None:
        """Show the whole of a surface that was chosen, with lengths that suit it."""
        surface = self.whole()
        with self._quietly():
            self._area.set_area(surface.domain)
            suited = "compressed" if surface.log_levels else "true"
            self._lengths.setCurrentIndex(SCALINGS.index(suited))
        self._on_surface()

    @Slot()
    def _on_surface(self) -> None:
        if not self._quiet:
            self.retranslate()
            self.surface_changed.emit()

    @Slot()
    def _on_field(self) -> None:
        if not self._quiet:
            self._read()
            self.field_changed.emit()

    def _read(self) -> None:
        self._readings["step"].setText(f"h = {plain_figure(self.step())}")
        count = self.count()
        text = self.tr("{count} × {count} = {total}")
        self._readings["count"].setText(text.format(count=count, total=count * count))
        self._readings["size"].setText(f"× {plain_figure(round(self.arrow_size(), 2))}")

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Set several controls as one change."""
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            for reading in self._readings.values():
                reading.setFont(tabular(self.font()))
        super().changeEvent(event)
