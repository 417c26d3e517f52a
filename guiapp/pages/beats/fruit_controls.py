"""The column beside a purchase: which one, and its prices, counts and tax."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.beats.graphs import GRAPHS
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import NumberField
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines

WIDTH_PX = 300
LARGEST = 1e6
FIELDS = tuple(GRAPHS["apple_orange"].defaults)


class FruitControls(QWidget):
    """Signals
    -------
    graph_chosen(str) : one of ``GRAPHS``
    input_changed(str, float) : a price, a count or the tax
    book_pressed() : the book's numbers are wanted
    """

    graph_chosen = Signal(str)
    input_changed = Signal(str, float)
    book_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._graphs = TabButtons(tuple(GRAPHS), self)
        self._graphs.chosen.connect(self.graph_chosen)
        self._labels = {name: QLabel(self) for name in FIELDS}
        self._fields = {
            name: NumberField(
                GRAPHS["apple_orange"].defaults[name], self, minimum=-LARGEST, maximum=LARGEST
            )
            for name in FIELDS
        }
        self._message = QLabel(self)
        self._message.setObjectName("fruit_message")
        self._message.setProperty("role", "error")
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._book = QPushButton(self)
        self._book.setObjectName("book_numbers")
        self._book.clicked.connect(self.book_pressed)
        KeepKeys(self._book, BUTTON_KEYS)
        self._meaning = QLabel(self)
        self._meaning.setObjectName("fruit_meaning")
        self._meaning.setProperty("role", "muted")
        self._meaning.setWordWrap(True)
        self._meaning.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self._reserve()
        self.retranslate()

    def show_purchase(self, name: str, inputs: Mapping[str, float], meaning: str) -> None:
        """Show the state of the page; ``meaning`` says what a gradient tells, translated."""
        self._graphs.choose(name)
        for key in FIELDS:
            if self._fields[key].value() != inputs[key] or not self._fields[key].is_valid():
                self._fields[key].set_value(inputs[key])
            for widget in (self._fields[key], self._labels[key]):
                widget.setVisible(key in GRAPHS[name].defaults)
        self._meaning.setText(meaning)

    def set_names(self, names: Mapping[str, str]) -> None:
        """What the inputs are called, translated."""
        for key, field in self._fields.items():
            self._labels[key].setText(names[key])
            field.setAccessibleName(names[key])

    def field(self, name: str) -> NumberField:
        return self._fields[name]

    @Slot()
    def switch_graph(self) -> None:
        """The other purchase; for a key."""
        if self.isVisible():
            others = [name for name in GRAPHS if name != self._graphs.current()]
            self._graphs.choose(others[0])

    def book(self) -> QPushButton:
        """For the key that brings the book's numbers back."""
        return self._book

    def apply_theme(self, theme: Theme) -> None:
        self._graphs.apply_theme(theme)
        for field in self._fields.values():
            field.apply_theme(theme)

    def retranslate(self) -> None:
        self._graphs.set_texts(
            {
                "apple": (
                    self.tr("Apples only"),
                    self.tr("Two products, as in the book's 5.4.1. Shortcut: F"),
                ),
                "apple_orange": (
                    self.tr("With oranges"),
                    self.tr("Three products and a sum, as in the book's 5.4.2. Shortcut: F"),
                ),
            }
        )
        for name, field in self._fields.items():
            field.setToolTip(
                self.tr(
                    "The factor of the consumption tax: 1.1 is 10 %. It scales all other gradients."
                )
                if name == "tax"
                else self.tr(
                    "Change it and see which gradients follow: those of the factors beside it."
                )
            )
        self._book.setText(self.tr("The book's numbers"))
        self._book.setAccessibleName(self._book.text())
        self._book.setToolTip(
            self.tr("Back to 100 for an apple, 150 for an orange and 10 % tax. Shortcut: K")
        )

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(8)
        fields.setVerticalSpacing(8)
        for row, name in enumerate(FIELDS):
            field = self._fields[name]
            field.setObjectName(name)
            field.value_changed.connect(self._announce)
            field.message.connect(self._message.setText)
            self._labels[name].setBuddy(field)
            fields.addWidget(self._labels[name], row, 0)
            fields.addWidget(field, row, 1)
        fields.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._graphs)
        layout.addSpacing(8)
        layout.addLayout(fields)
        layout.addWidget(self._message)
        layout.addWidget(self._book)
        layout.addSpacing(8)
        layout.addWidget(self._meaning)
        layout.addStretch(1)

    @Slot(float)
    def _announce(self, value: float) -> None:
        self.input_changed.emit(self.sender().objectName(), value)

    def _reserve(self) -> None:
        self._message.setFixedHeight(room_for_lines(self.font(), 2))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)
