"""From where to where the field reaches along both axes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from guiapp.pages.gradient.lens import Area
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import FieldMessage, NumberField
from guiapp.widgets.maps.surface_names import axis_names

SIDES = ("x_min", "x_max", "y_min", "y_max")
FARTHEST = 1e6  # from 0: the steps of a grid of 40 are then still exact to ten digits
NARROWEST = 1e-6


class AreaFields(QWidget):
    """Four numbers in two rows, each with its axis.

    Signals
    -------
    area_changed() : another area that has room in it
    entered() : a field was confirmed with Enter
    """

    area_changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area: Area = (-1.0, 1.0, -1.0, 1.0)
        self._axes = ("x", "y")
        self._fields: dict[str, NumberField] = {}
        for name, value in zip(SIDES, self._area, strict=True):
            field = NumberField(value, self, minimum=-FARTHEST, maximum=FARTHEST, step=0.25)
            field.setObjectName(name)
            self._fields[name] = field
        self._message = FieldMessage(self, lines=1)
        self._message.watch(*self._fields.values())
        self._labels = tuple(QLabel(self) for _ in range(2))
        self._between = tuple(QLabel("–", self) for _ in range(2))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for row in range(2):
            low, high = (self._fields[name] for name in SIDES[2 * row : 2 * row + 2])
            self._labels[row].setBuddy(low)
            for column, widget in enumerate((self._labels[row], low, self._between[row], high)):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(grid)
        layout.addWidget(self._message)
        for field in self._fields.values():
            field.value_changed.connect(self._check)
            field.returnPressed.connect(self.entered)
        self.retranslate()

    def area(self) -> Area:
        """(x_min, x_max, y_min, y_max), the last with room in it."""
        return self._area

    def set_area(self, area: Area) -> None:
        """Put an area into the fields; announced once, if it is another one.

        Raises
        ------
        ValueError
            When there is no room in it, or it reaches farther than a million from 0.
        """
        if not _has_room(area):
            raise ValueError(f"An area needs room along both axes, not {area}.")
        before, self._area = self._area, area
        for name, value in zip(SIDES, area, strict=True):
            field = self._fields[name]
            field.blockSignals(True)  # four changes that are one
            field.set_value(value)
            field.blockSignals(False)
            field.clear_error()
            field.message.emit("")
        if area != before:
            self.area_changed.emit()

    def set_axes(self, formula: str) -> None:
        """Name the axes as the formula of the surface does."""
        self._axes = axis_names(formula)
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        for field in self._fields.values():
            field.apply_theme(theme)
        self._message.apply_theme(theme)

    def retranslate(self) -> None:
        tip = self.tr("From where to where the arrows stand along this axis.")
        for axis, label in zip(self._axes, self._labels, strict=True):
            label.setText(self.tr("{axis} from").format(axis=axis))
            label.setToolTip(tip)
        for index, name in enumerate(SIDES):
            axis = self._axes[index // 2]
            text = self.tr("{axis} up to") if index % 2 else self.tr("{axis} from")
            self._fields[name].setAccessibleName(text.format(axis=axis))
            self._fields[name].setToolTip(tip)

    @Slot()
    def _check(self) -> None:
        """Take the four numbers when there is room between them; mark the culprits if not."""
        x_min, x_max, y_min, y_max = (self._fields[name].value() for name in SIDES)
        area = (x_min, x_max, y_min, y_max)
        for low, high in (SIDES[:2], SIDES[2:]):
            narrow = self._fields[high].value() - self._fields[low].value() < NARROWEST
            field = self._fields[high]
            if narrow:
                field.set_error(self.tr("Type a number above the one before it."))
            elif field.error():
                field.clear_error()
        if _has_room(area) and area != self._area:
            self._area = area
            self.area_changed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _has_room(area: Area) -> bool:
    x_min, x_max, y_min, y_max = area
    inside = all(abs(side) <= FARTHEST for side in area)
    return inside and x_max - x_min >= NARROWEST and y_max - y_min >= NARROWEST
