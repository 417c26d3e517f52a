"""The settings of a search: how many trials, of what, and where they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.search.search_space import SearchSpace
from guiapp.theme import Theme
from guiapp.widgets.fields.field_message import FieldMessage
from guiapp.widgets.fields.number_field import IntegerField
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.studies.range_field import RangeField

MOST = {"trials": 1000, "samples": 60_000, "epochs": 1000, "seed": 2**53}
LEAST = {"trials": 1, "samples": 10, "epochs": 1, "seed": 0}
FIELD_PX = 88


class SearchSettings(QWidget):
    """Signals
    -------
    changed() : by the user or by ``take_book``
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = SearchSpace()
        self.numbers: dict[str, IntegerField] = {}
        self._labels = {name: QLabel(self) for name in (*MOST, "rates", "decays")}
        self.rates = RangeField("rates", *space.learning_rates, most=1e3, parent=self)
        self.decays = RangeField("decays", *space.weight_decays, most=1e3, parent=self)
        self._message = FieldMessage(self, lines=1)
        self.book = QPushButton(self)
        self.book.setObjectName("book_search")
        KeepKeys(self.book, BUTTON_KEYS)
        self._lay_out(space)
        self.book.clicked.connect(self.take_book)
        self.retranslate()

    def _lay_out(self, space: SearchSpace) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(0, 1)
        row = 0
        for name in MOST:
            field = IntegerField(
                getattr(space, name), self, minimum=LEAST[name], maximum=MOST[name]
            )
            field.setObjectName(f"search_{name}")
            field.setMaximumWidth(FIELD_PX)
            field.value_changed.connect(self._report)
            self.numbers[name] = field
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(field, row, 1)
            row += 1
        for name, pair in (("rates", self.rates), ("decays", self.decays)):
            grid.addWidget(self._labels[name], row, 0, 1, 2)
            grid.addWidget(pair, row + 1, 0, 1, 2)
            pair.changed.connect(self._report)
            row += 2
        self._message.watch(
            *self.numbers.values(), *(f for p in (self.rates, self.decays) for f in (p.low, p.high))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(grid)
        layout.addWidget(self._message)
        layout.addWidget(self.book)

    def space(self) -> SearchSpace:
        """Where to search; raises ConfigError for what the engine refuses."""
        return SearchSpace(
            trials=self.numbers["trials"].value(),
            samples=self.numbers["samples"].value(),
            epochs=self.numbers["epochs"].value(),
            seed=self.numbers["seed"].value(),
            learning_rates=self.rates.value(),
            weight_decays=self.decays.value(),
        )

    @Slot()
    def take_book(self) -> None:
        """Set everything as the book has it."""
        space = SearchSpace()
        for name, field in self.numbers.items():
            field.set_value(getattr(space, name))
        for pair, ends in ((self.rates, space.learning_rates), (self.decays, space.weight_decays)):
            pair.low.set_value(ends[0])
            pair.high.set_value(ends[1])

    def apply_theme(self, theme: Theme) -> None:
        for field in self.numbers.values():
            field.apply_theme(theme)
        for pair in (self.rates, self.decays):
            pair.apply_theme(theme)
        self._message.apply_theme(theme)

    def retranslate(self) -> None:
        for name, (word, tip) in self._words().items():
            self._labels[name].setText(word)
            self._labels[name].setToolTip(tip)
            if name in self.numbers:
                self.numbers[name].setAccessibleName(word)
                self.numbers[name].setToolTip(tip)
        self.rates.set_words(
            self.tr("Lowest learning rate"),
            self.tr("Highest learning rate"),
            self._words()["rates"][1],
        )
        self.decays.set_words(
            self.tr("Lowest weight decay"),
            self.tr("Highest weight decay"),
            self._words()["decays"][1],
        )
        self.book.setText(self.tr("The book's search"))
        self.book.setAccessibleName(self.tr("The book's search"))
        self.book.setToolTip(
            self.tr(
                "100 trials of 50 epochs on 500 images, as in Deep Learning from Scratch 6.5.2."
            )
        )

    def _words(self) -> dict[str, tuple[str, str]]:
        return {
            "trials": (
                self.tr("Trials"),
                self.tr("How many networks are trained, each at a place drawn at random."),
            ),
            "samples": (
                self.tr("Images"),
                self.tr(
                    "How many training images are used: few, so that it is quick. A fifth of "
                    "them is kept for validation, and nothing is learned from it."
                ),
            ),
            "epochs": (
                self.tr("Epochs"),
                self.tr("How often each trial sees the images; a rough idea is enough."),
            ),
            "seed": (
                self.tr("Seed"),
                self.tr("The same seed draws the same trials, with the same results."),
            ),
            "rates": (
                self.tr("Learning rate (log)"),
                self.tr(
                    "Exponents are drawn evenly between these two: as many trials between 1e-6 "
                    "and 1e-5 as between 1e-3 and 1e-2."
                ),
            ),
            "decays": (
                self.tr("Weight decay λ (log)"),
                self.tr("How strongly large weights are punished; drawn by its exponent as well."),
            ),
        }

    @Slot()
    def _report(self) -> None:
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
