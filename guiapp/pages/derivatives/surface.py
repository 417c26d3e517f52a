"""The choice of a function of two variables and of the point where it is cut open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from engine.surfaces import SURFACES, Surface
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import NumberField
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.maps.surface_names import SurfaceNames, axis_names

Point = tuple[float, float]

# where a first look is worth it: the book's point (4.3.3), and places with two different slopes
POINTS: dict[str, Point] = {
    "bowl": (3.0, 4.0),
    "valley": (3.0, -2.0),
    "saddle": (1.0, 1.0),
    "himmelblau": (1.0, 1.5),
}


class SurfacePoint(QWidget):
    """Signals
    -------
    surface_changed() : another function, and with it another point
    point_changed() : another point
    entered() : a field was confirmed with Enter
    """

    surface_changed = Signal()
    point_changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._names = SurfaceNames(self)
        self._menu = QComboBox(self)
        self._menu.setObjectName("surface")
        for key in POINTS:
            self._menu.addItem(key, key)
        KeepKeys(self._menu, BUTTON_KEYS)
        self._menu_label = QLabel(self)
        self._menu_label.setBuddy(self._menu)
        self._fields = (NumberField(3.0, self, step=0.1), NumberField(4.0, self, step=0.1))
        self._labels = (QLabel(self), QLabel(self))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._menu_label, 0, 0)
        grid.addWidget(self._menu, 0, 1)
        for axis, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            field.setObjectName(f"x{axis}")
            label.setBuddy(field)
            grid.addWidget(label, 1 + axis, 0)
            grid.addWidget(field, 1 + axis, 1)
            field.value_changed.connect(self._take_point)
            field.returnPressed.connect(self.entered)
        self._set_ranges()
        self._menu.currentIndexChanged.connect(self._take_surface)
        self.retranslate()

    def surface(self) -> Surface:
        return SURFACES[str(self._menu.currentData())]

    def point(self) -> Point:
        return self._fields[0].value(), self._fields[1].value()

    def fields(self) -> tuple[NumberField, NumberField]:
        """The two coordinates, for the sentence below the column."""
        return self._fields

    def set_point(self, x: float, y: float) -> None:
        """Go to another point, or to the nearest in the domain; announced once if it is new."""
        before = self.point()
        self._quiet = True
        for field, value, (low, high) in zip(self._fields, (x, y), self._ranges(), strict=True):
            field.set_value(min(max(value, low), high))
        self._quiet = False
        if self.point() != before:
            self.point_changed.emit()

    def show_surface(self, key: str) -> None:
        """Choose a function, and the point where it is worth looking first; announced once."""
        self._quiet = True
        self._menu.setCurrentIndex(self._menu.findData(key))
        self._set_ranges()
        self._quiet = True
        for field, value in zip(self._fields, POINTS[key], strict=True):
            field.set_value(value)
        self._quiet = False
        self.retranslate()
        self.surface_changed.emit()

    def apply_theme(self, theme: Theme) -> None:
        for field in self._fields:
            field.apply_theme(theme)

    def retranslate(self) -> None:
        self._menu_label.setText(self.tr("Function"))
        self._menu.setAccessibleName(self.tr("Function"))
        self._menu.setToolTip(
            self.tr(
                "A function of two variables. A loss is one of as many as there are weights, and "
                "a gradient holds one partial derivative for each."
            )
        )
        for index in range(self._menu.count()):
            key = self._menu.itemData(index)
            self._menu.setItemText(index, self._names.name(key))
        for label, field, name in zip(
            self._labels, self._fields, axis_names(self.surface().label), strict=True
        ):
            text = self.tr("Point {axis}").format(axis=name)
            label.setText(text)
            field.setAccessibleName(text)
            field.setToolTip(
                self.tr(
                    "Where the surface is cut open: drag the point, or press the arrow keys. "
                    "The partial derivative along the other axis holds this one fast."
                )
            )

    def _ranges(self) -> tuple[Point, Point]:
        x_min, x_max, y_min, y_max = self.surface().domain
        return (x_min, x_max), (y_min, y_max)

    def _set_ranges(self) -> None:
        for field, (low, high) in zip(self._fields, self._ranges(), strict=True):
            field.set_range(low, high)

    @Slot()
    def _take_surface(self) -> None:
        if not self._quiet:
            self.show_surface(str(self._menu.currentData()))

    @Slot()
    def _take_point(self) -> None:
        if not self._quiet:
            self.point_changed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
