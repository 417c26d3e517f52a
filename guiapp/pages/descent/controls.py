"""The column of settings of the Descend page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.surfaces import SURFACES
from guiapp.pages.descent.course import CourseForm
from guiapp.pages.descent.field import Field
from guiapp.pages.descent.names import DescentNames
from guiapp.pages.descent.presets import FIRST, PRESETS, suggested_steps
from guiapp.pages.descent.racers import RacersPanel
from guiapp.pages.descent.setup import Setup
from guiapp.theme import Theme
from guiapp.widgets.fields.speed_slider import SpeedSlider
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.maps.finite_region import ground_near
from guiapp.widgets.maps.surface_choice import SurfaceChoice

WIDTH_PX = 300
SPEEDS = (1.0, 2.0, 5.0, 10.0, 20.0, 60.0)  # the screen shows no more than 60 a second
FIRST_SPEED = 5.0


class DescentControls(QWidget):
    """Preset, surface, start, noise, racers, speed.

    Signals
    -------
    preset_chosen() : another race altogether, to be shown from its start
    surface_changed() : another surface; the steps made are to be made again on it
    setup_changed() : anything else that makes it another race
    focus_changed() : another racer is in focus, the race is the same
    speed_changed(float) : steps per second, 0.0 for full speed
    entered() : a field was confirmed with Enter, and the keys may go back to the page

    Attributes
    ----------
    racers, course, speed : the parts that keys of the page reach into
    """

    preset_chosen = Signal()
    surface_changed = Signal()
    setup_changed = Signal()
    focus_changed = Signal()
    speed_changed = Signal(float)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._names = DescentNames(self)
        self._preset_label = QLabel(self)
        self._preset = QComboBox(self)
        self._preset.setObjectName("preset")
        for key in PRESETS:
            self._preset.addItem(key, key)
        # long names must not widen the column; the open list is as wide as they are
        self._preset.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._preset_label.setBuddy(self._preset)
        KeepKeys(self._preset, BUTTON_KEYS)
        first = PRESETS[FIRST]
        self._choice = SurfaceChoice(self)
        self.course = CourseForm(self)
        self.racers = RacersPanel(first.racers, SURFACES[first.surface], self)
        self.speed = SpeedSlider(self, stops=SPEEDS)
        self.speed.set_speed(FIRST_SPEED)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.choose_preset(FIRST)

    @property
    def field(self) -> Field:
        """The racers and which of them is in focus."""
        return self.racers.field

    def setup(self) -> Setup:
        """The race as it is set now."""
        course = self.course
        return Setup(
            self._choice.surface(),
            self.field.racers,
            course.start(),
            course.steps(),
            course.noise(),
            course.seed(),
        )

    def choose_preset(self, key: str) -> None:
        """Set everything as a preset of ``PRESETS`` says."""
        preset = PRESETS[key]
        self._preset.setCurrentIndex(self._preset.findData(key))
        self._choice.set_surface(preset.surface, preset.condition)
        surface = self._choice.surface()
        self.racers.take(preset.racers, surface)
        self.course.set_noisy(False)
        self.course.take(surface, preset.start, preset.limit)
        self.preset_chosen.emit()

    def set_start(self, x: float, y: float) -> None:
        """A start from the map, moved into the domain; announced once."""
        x_min, x_max, y_min, y_max = self._choice.surface().domain
        self.course.set_start(min(max(x, x_min), x_max), min(max(y, y_min), y_max))

    @Slot(int)
    def focus_lane(self, lane: int) -> None:
        """Put the racer in focus that runs at this place among those that are shown."""
        self.racers.focus(self.field.row_of(lane))

    def apply_theme(self, theme: Theme) -> None:
        for part in (self._choice, self.course, self.racers):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self._preset_label.setText(self.tr("Preset"))
        self._preset.setPlaceholderText(self.tr("Your own settings"))
        self._preset.setAccessibleName(self.tr("Preset"))
        self._preset.setToolTip(
            self.tr("Races worth looking at. Each sets the surface, the start and all racers.")
        )
        presets = self._names.presets()
        for index in range(self._preset.count()):
            name, tip = presets[self._preset.itemData(index)]
            self._preset.setItemText(index, name)
            self._preset.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._preset_label)
        row.addWidget(self._preset, 1)
        layout.addLayout(row)
        layout.addWidget(self._choice)
        layout.addWidget(self.course)
        layout.addWidget(self.racers, 1)
        layout.addWidget(self.speed)

    def _connect(self) -> None:
        self._preset.activated.connect(self._on_preset)
        self._choice.chosen.connect(self._on_surface)
        self._choice.reshaped.connect(self._on_reshaped)
        self.course.edited.connect(self._on_edited)
        self.racers.edited.connect(self._on_edited)
        self.racers.focus_changed.connect(self.focus_changed)
        self.speed.speed_changed.connect(self.speed_changed)
        for part in (self._choice, self.course, self.racers):
            part.entered.connect(self.entered)

    @Slot()
    def _on_preset(self) -> None:
        self.choose_preset(str(self._preset.currentData()))

    @Slot()
    def _on_surface(self) -> None:
        """Another surface of the menu brings its start, its steps and suitable rates."""
        surface = self._choice.surface()
        self.racers.set_surface(surface, adapt=True)
        self.course.take(surface, ground_near(surface, surface.start), suggested_steps(surface))
        self._preset.setCurrentIndex(-1)
        self.surface_changed.emit()

    @Slot()
    def _on_reshaped(self) -> None:
        """The same kind of surface: start and rates stay, so that one sees what the shape does.

        A start without ground under it is moved to where there is some.
        """
        surface = self._choice.surface()
        self.racers.set_surface(surface, adapt=False)
        start = ground_near(surface, self.course.start())
        self.course.take(surface, start, self.course.steps())
        self._preset.setCurrentIndex(-1)
        self.surface_changed.emit()

    @Slot()
    def _on_edited(self) -> None:
        self._preset.setCurrentIndex(-1)
        self.setup_changed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
