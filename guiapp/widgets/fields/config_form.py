"""The form of a training run: a TrainConfig, field by field, each mistake marked where it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QVBoxLayout, QWidget

from engine.config import NOT_A_LIST, PRESETS, ConfigError, TrainConfig
from engine.datasets import TOY_SETS
from engine.optimizers import OPTIMIZERS
from guiapp.i18n import explain
from guiapp.theme import Theme
from guiapp.widgets.fields.config_fields import DATASETS, FOLDER, OWN, ConfigFields
from guiapp.widgets.fields.field_message import FieldMessage
from guiapp.widgets.fields.number_field import NumberField
from guiapp.widgets.fields.typed_numbers import parse_number

MENUS = (
    "augment",
    "activation",
    "initializer",
    "loss",
    "loss_after_update",
    "optimizer",
    "schedule",
    "sampler",
)
NUMBERS = (
    "toy_noise",
    "toy_arms",
    "toy_seed",
    "weight_init_std",
    "learning_rate",
    "batch_size",
    "iterations",
    "evaluate_every",
    "seed",
)


def parse_sizes(text: str) -> tuple[int, ...]:
    """Whole numbers separated by commas or spaces; nothing is no hidden layer.

    Raises
    ------
    ConfigError
        for anything else.
    """
    parts = text.replace("、", ",").replace("，", ",").replace(",", " ").split()
    sizes = []
    for part in parts:
        number = parse_number(part)
        if number is None or number != round(number):
            raise ConfigError("hidden_sizes", NOT_A_LIST, value=text.strip()[:40])
        sizes.append(int(number))
    return tuple(sizes)


class ConfigForm(QWidget):
    """Signals
    -------
    edited(TrainConfig) : a valid change of anything but the learning rate
    learning_rate_edited(float) : it may be changed while training
    """

    edited = Signal(object)
    learning_rate_edited = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config = TrainConfig()
        self._folder = ""
        self.fields = ConfigFields()
        self.message = FieldMessage(lines=2)
        self.message.watch(*self.fields.number_fields())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.fields)
        column.addWidget(self.message)
        self._connect()
        self.set_config(self._config)
        self.retranslate()

    def _connect(self) -> None:
        fields = self.fields
        fields.preset.activated.connect(self._on_preset)
        fields.dataset.activated.connect(self._on_dataset)
        fields.optimizer.activated.connect(self._on_optimizer)
        for name in MENUS:
            if name != "optimizer":
                self._menu(name).activated.connect(self._on_edited)
        for field in fields.number_fields():
            if field is not fields.learning_rate:
                field.value_changed.connect(self._on_edited)
        fields.learning_rate.value_changed.connect(self._on_learning_rate)
        fields.hidden_sizes.editingFinished.connect(self._on_edited)

    # -- model -> view ------------------------------------------------------------------------

    def config(self) -> TrainConfig:
        """The last valid settings."""
        return self._config

    def set_config(self, config: TrainConfig) -> None:
        """Show these settings without announcing them as edited."""
        fields = self.fields
        blockers = [QSignalBlocker(widget) for widget in fields.by_name.values()]
        self._config = config
        known = config.dataset in DATASETS
        self._folder = "" if known else config.dataset
        _choose(fields.dataset, config.dataset if known else FOLDER)
        fields.hidden_sizes.setText(", ".join(str(size) for size in config.hidden_sizes))
        for name in MENUS:
            _choose(self._menu(name), getattr(config, name))
        for name in NUMBERS:
            self._number(name).set_value(getattr(config, name))
        defaults = OPTIMIZERS[config.optimizer].hyperparameters
        for field, key in zip(fields.params, defaults, strict=False):
            field.set_value(config.optimizer_params.get(key, defaults[key]))
        del blockers
        self._show_what_applies()
        self._clear_marks()

    def mark_error(self, error: ConfigError) -> None:
        """Show what is wrong at the field it concerns."""
        widget = self.fields.by_name.get(error.field, self.fields.dataset)
        self._mark(widget, explain(error))

    def _show_what_applies(self) -> None:
        """Hide what has no meaning with these settings, and name the preset they are."""
        fields, config = self.fields, self._config
        for name in ("toy_noise", "toy_seed"):
            fields.show_row(name, config.dataset in TOY_SETS)
        fields.show_row("augment", config.dataset not in TOY_SETS)
        fields.show_row("toy_arms", config.dataset == "spirals")
        fields.show_row("weight_init_std", config.initializer == "std")
        fields.show_params(config.optimizer)
        plain = config.replace(seed=0)
        key = next((key for key, preset in PRESETS.items() if preset == plain), OWN)
        _choose(fields.preset, key)

    # -- view -> model ------------------------------------------------------------------------

    def _read(self) -> TrainConfig:
        """The settings as they stand in the fields; raises ConfigError."""
        fields = self.fields
        defaults = OPTIMIZERS[fields.optimizer.currentData()].hyperparameters
        dataset = fields.dataset.currentData()
        if dataset in TOY_SETS:  # points in the plane cannot be augmented
            _choose(fields.augment, False)
        return self._config.replace(
            dataset=self._folder if dataset == FOLDER else dataset,
            hidden_sizes=parse_sizes(fields.hidden_sizes.text()),
            optimizer_params={
                key: field.value()
                for key, field in zip(defaults, fields.params, strict=False)
                if field.value() != defaults[key]
            },
            **{name: self._menu(name).currentData() for name in MENUS},
            **{name: self._number(name).value() for name in NUMBERS},
        )

    @Slot()
    def _on_edited(self) -> None:
        try:
            config = self._read()
        except ConfigError as error:
            self.mark_error(error)
            return
        self._clear_marks()
        if config != self._config:
            self._config = config
            self._show_what_applies()
            self.edited.emit(config)

    @Slot(float)
    def _on_learning_rate(self, value: float) -> None:
        self._config = self._config.replace(learning_rate=value)
        self._show_what_applies()
        self.learning_rate_edited.emit(value)

    @Slot()
    def _on_preset(self) -> None:
        key = self.fields.preset.currentData()
        if key in PRESETS:
            self.set_config(PRESETS[key].replace(seed=self._config.seed))
            self.edited.emit(self._config)

    @Slot()
    def _on_optimizer(self) -> None:
        """Another optimizer starts from its own defaults, learning rate included."""
        kind = OPTIMIZERS[self.fields.optimizer.currentData()]
        for field, value in zip(self.fields.params, kind.hyperparameters.values(), strict=False):
            with QSignalBlocker(field):
                field.set_value(value)
        with QSignalBlocker(self.fields.learning_rate):
            self.fields.learning_rate.set_value(kind.DEFAULT_LEARNING_RATE)
        self._on_edited()

    @Slot()
    def _on_dataset(self) -> None:
        if self.fields.dataset.currentData() == FOLDER:
            folder = QFileDialog.getExistingDirectory(
                self, self.tr("Folder of IDX files, such as Fashion-MNIST"), self._folder
            )
            if not folder:
                known = self._config.dataset in DATASETS
                _choose(self.fields.dataset, self._config.dataset if known else FOLDER)
                return
            self._folder = folder
        self._on_edited()

    # -- looks --------------------------------------------------------------------------------

    def _menu(self, name: str) -> QComboBox:
        widget = self.fields.by_name[name]
        assert isinstance(widget, QComboBox)
        return widget

    def _number(self, name: str) -> NumberField:
        widget = self.fields.by_name[name]
        assert isinstance(widget, NumberField)
        return widget

    def _mark(self, widget: QWidget, sentence: str) -> None:
        """Mark a field, and say why below; a number field does both by itself."""
        if isinstance(widget, NumberField):
            widget.set_error(sentence)
            return
        if bool(widget.property("invalid")) != bool(sentence):
            widget.setProperty("invalid", bool(sentence))
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.message.setText(sentence)

    def _clear_marks(self) -> None:
        """Forget mistakes of other fields than numbers, which forget their own."""
        for widget in self.fields.by_name.values():
            if not isinstance(widget, NumberField):
                self._mark(widget, "")

    def apply_theme(self, theme: Theme) -> None:
        """Color the marks of mistakes."""
        self.message.apply_theme(theme)
        self.fields.apply_theme(theme)

    def retranslate(self) -> None:
        """Every text of the form."""
        self.fields.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _choose(combo: QComboBox, key: str | bool) -> None:
    """Show an entry without announcing it as chosen."""
    with QSignalBlocker(combo):
        combo.setCurrentIndex(combo.findData(key))
