"""Whose settings a study takes: those of the Train page, or a preset; and how long each run is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from engine.config import MAX_ITERATIONS, PRESETS, TrainConfig
from engine.optimizers import OPTIMIZERS
from guiapp.theme import Theme
from guiapp.widgets.fields.config_texts import ConfigTexts
from guiapp.widgets.fields.number_field import IntegerField
from guiapp.widgets.numerals import plain_figure
from guiapp.widgets.steady_lines import SteadyLines

TRAIN = "train"  # the settings of the Train page
BOOK = "book"  # the book's comparison of optimizers, where that is offered
LEFT_OUT = ("draw",)  # ten minutes a run
FIELD_PX = 88


class ConfigChoice(QWidget):
    """Signals
    -------
    changed() : other settings, by the user, or since those of the Train page have changed
    """

    changed = Signal()

    def __init__(
        self,
        book: TrainConfig | None = None,
        with_optimizer: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Offer ``book`` too if it is given; leave the optimizer out of what is told of the
        settings if the study does not take it from them.
        """
        super().__init__(parent)
        self._configs: dict[str, TrainConfig] = {TRAIN: TrainConfig()}
        if book is not None:
            self._configs[BOOK] = book
        self._configs |= {key: c for key, c in PRESETS.items() if key not in LEFT_OUT}
        self._with_optimizer = with_optimizer
        self._texts = ConfigTexts()
        self._label, self._iterations_label = QLabel(self), QLabel(self)
        self._menu = QComboBox(self)
        self._menu.setObjectName("study_settings")
        for key in self._configs:
            self._menu.addItem("", key)
        self._summary = SteadyLines("study_summary", 2, self)
        self._summary.setProperty("role", "muted")
        self.iterations = IntegerField(1000, self, minimum=1, maximum=MAX_ITERATIONS)
        self.iterations.setObjectName("study_iterations")
        self.iterations.setMaximumWidth(FIELD_PX)
        self._lay_out()
        self._menu.activated.connect(self._take)
        self.iterations.value_changed.connect(self._report)
        self.retranslate()
        self.choose(TRAIN)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._iterations_label, 0, 0)
        grid.addWidget(self.iterations, 0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(self._menu)
        layout.addWidget(self._summary)
        layout.addLayout(grid)

    def config(self) -> TrainConfig:
        """The settings, with as many iterations as the field says."""
        chosen = self._configs[self.current()]
        return chosen.replace(iterations=self.iterations.value())

    def current(self) -> str:
        """Whose they are: TRAIN, BOOK or a key of PRESETS."""
        key: str = self._menu.currentData()
        return key

    def choose(self, key: str) -> None:
        """Take the settings of ``key``; emits nothing."""
        with QSignalBlocker(self._menu):
            self._menu.setCurrentIndex(self._menu.findData(key))
        with QSignalBlocker(self.iterations):
            self.iterations.set_value(self._configs[key].iterations)
        self._tell()

    def set_train_config(self, config: TrainConfig | None) -> None:
        """What the Train page has at present; None leaves it as it was."""
        if config is None or config == self._configs[TRAIN]:
            return
        self._configs[TRAIN] = config
        if self.current() == TRAIN:
            self.choose(TRAIN)
            self.changed.emit()

    def describe(self, config: TrainConfig) -> str:
        """The settings in a line or two."""
        choices = self._texts.choices()
        hidden = "-".join(str(size) for size in config.hidden_sizes)
        text = (
            self.tr("{data} · hidden {hidden} {activation} · {optimizer} {rate} · batch {batch}")
            if self._with_optimizer
            else self.tr("{data} · hidden {hidden} {activation} · batch {batch}")
        )
        return text.format(
            data=choices["dataset"].get(config.dataset, config.dataset),
            hidden=hidden or "\N{EM DASH}",
            activation=choices["activation"][config.activation],
            optimizer=OPTIMIZERS[config.optimizer].NAME,
            rate=plain_figure(config.learning_rate),
            batch=config.batch_size,
        )

    def apply_theme(self, theme: Theme) -> None:
        self.iterations.apply_theme(theme)

    def retranslate(self) -> None:
        self._label.setText(self.tr("Settings"))
        self._iterations_label.setText(self.tr("Iterations of each run"))
        presets: Mapping[str | bool, str] = self._texts.choices()["preset"]
        words = {
            **presets,
            TRAIN: self.tr("Those of the Train page"),
            BOOK: self.tr("Book, 6.1.7: four optimizers"),
        }
        for index in range(self._menu.count()):
            self._menu.setItemText(index, words[self._menu.itemData(index)])
        self._menu.setAccessibleName(self.tr("Settings"))
        self._menu.setToolTip(
            self.tr("Which network learns what: as on the Train page, or a run of the book.")
        )
        self.iterations.setAccessibleName(self.tr("Iterations of each run"))
        self.iterations.setToolTip(
            self.tr("How many mini-batches each run learns from; all runs are equally long.")
        )
        if self._menu.currentIndex() >= 0:
            self._tell()

    def _tell(self) -> None:
        self._summary.say(self.describe(self._configs[self.current()]))

    @Slot()
    def _take(self) -> None:
        self.choose(self.current())
        self.changed.emit()

    @Slot()
    def _report(self) -> None:
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
