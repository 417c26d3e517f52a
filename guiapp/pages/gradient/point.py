"""Which point is held: two numbers to type, and the points that the book computes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from guiapp.pages.gradient.lens import Point
from guiapp.pages.gradient.names import GradientNames
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import FieldMessage, NumberField
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.numerals import plain_figure, vector

BOOK_POINTS: tuple[Point, ...] = ((3.0, 4.0), (0.0, 2.0), (3.0, 0.0))  # gradient_2d.py
FARTHEST = 1e5


class PointChoice(QWidget):
    """Signals
    -------
    point_chosen(float, float) : typed, or one of the book's
    entered() : a field was confirmed with Enter
    """

    point_chosen = Signal(float, float)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = GradientNames(self)
        self._labels = (QLabel(self), QLabel(self))
        self._fields = tuple(
            NumberField(0.0, self, minimum=-FARTHEST, maximum=FARTHEST, step=0.25) for _ in range(2)
        )
        self._message = FieldMessage(self, lines=1)
        self._message.watch(*self._fields)
        typed = QHBoxLayout()
        typed.setSpacing(8)
        for index, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            field.setObjectName(f"point_{index}")
            field.value_changed.connect(self._announce)
            field.returnPressed.connect(self.entered)
            label.setBuddy(field)
            typed.addWidget(label)
            typed.addWidget(field, 1)
        self._book = QLabel(self)
        self._book.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._book)
        self._buttons: list[QPushButton] = []
        for point in BOOK_POINTS:
            button = QPushButton(vector(point, plain_figure), self)
            button.setObjectName(f"book_{plain_figure(point[0])}_{plain_figure(point[1])}")
            button.setProperty("point", point)
            button.clicked.connect(self._take_book_point)
            KeepKeys(button, BUTTON_KEYS)
            self._buttons.append(button)
            row.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(typed)
        layout.addLayout(row)
        layout.addWidget(self._message)
        self.retranslate()

    def show_point(self, point: Point) -> None:
        """Put a point into the fields, without a signal."""
        for field, value in zip(self._fields, point, strict=True):
            field.blockSignals(True)
            field.set_value(value)
            field.blockSignals(False)

    def set_axes(self, names: tuple[str, str]) -> None:
        for label, field, name in zip(self._labels, self._fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)

    def apply_theme(self, theme: Theme) -> None:
        for field in self._fields:
            field.apply_theme(theme)
        self._message.apply_theme(theme)

    def retranslate(self) -> None:
        self._book.setText(self.tr("In the book"))
        for field in self._fields:
            field.setToolTip(self._names.hold())
        for button in self._buttons:
            button.setToolTip(self._names.book_point())
            button.setAccessibleName(button.text())

    @Slot()
    def _announce(self) -> None:
        first, second = self._fields
        self.point_chosen.emit(first.value(), second.value())

    @Slot()
    def _take_book_point(self) -> None:
        sender = self.sender()
        if sender is not None:
            x, y = sender.property("point")
            self.point_chosen.emit(float(x), float(y))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
