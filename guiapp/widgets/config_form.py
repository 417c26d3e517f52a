"""The form of a training run: a TrainConfig, field by field, each mistake marked where it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QLabel, QLineEdit, QWidget

from engine.config import NOT_A_LIST, PRESETS, ConfigError, TrainConfig
from engine.optimizers import OPTIMIZERS
from guiapp.i18n import explain
from guiapp.theme import Theme
from guiapp.widgets.config_texts import ConfigTexts
from guiapp.widgets.number_field import FieldMessage, IntegerField, NumberField, parse_number

OWN = "own"  # preset menu: settings that are none of the presets
FOLDER = "folder"  # data menu: a folder of IDX files
DATASETS = ("mnist", "circles", "xor", "gaussians", "spirals")
TOYS = DATASETS[1:]


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
        self._texts = ConfigTexts()
        self._folder = ""
        self.preset = self._combo("preset", (*PRESETS, OWN))
        self.dataset = self._combo("dataset", (*DATASETS, FOLDER))
        self.toy_noise = NumberField(0.1, minimum=0.0, maximum=1.0, step=0.05)
        self.toy_arms = IntegerField(3, minimum=2, maximum=5, step=1)
        self.hidden_sizes = QLineEdit()
        self.activation = self._combo("activation", ("sigmoid", "relu", "tanh"))
        self.initializer = self._combo("initializer", ("std", "xavier", "he"))
        self.weight_init_std = NumberField(0.1, minimum=0.0, maximum=10.0)
        self.loss = self._combo("loss", ("cross_entropy", "mean_squared_error"))
        self.optimizer = self._combo("optimizer", tuple(OPTIMIZERS))
        self.first_param, self.second_param = (
            NumberField(0.9, minimum=0.0, maximum=0.999999) for _ in range(2)
        )
        self.learning_rate = NumberField(0.1, minimum=0.0, above=True)
        self.batch_size = IntegerField(100, minimum=1, maximum=100_000)
        self.sampler = self._combo(
            "sampler", ("without_replacement", "with_replacement", "shuffled_epochs")
        )
        self.loss_after_update = self._combo("loss_after_update", (False, True))
        self.iterations = IntegerField(1000, minimum=1, maximum=100_000_000)
        self.seed = IntegerField(0, minimum=0, maximum=2**53, step=1)
        self.evaluate_every = IntegerField(100, minimum=0, maximum=100_000_000)
        self.message = FieldMessage(lines=2)
        self._lay_out()
        self._connect()
        self.set_config(self._config)
        self.retranslate()

    # -- model -> view and view -> model ------------------------------------------------------

    def config(self) -> TrainConfig:
        """The last valid settings."""
        return self._config

    def set_config(self, config: TrainConfig) -> None:
        """Show these settings without announcing them as edited."""
        blockers = [QSignalBlocker(widget) for widget in self._inputs.values()]
        self._config = config
        toy = config.dataset in TOYS
        known = config.dataset in DATASETS
        self._folder = "" if known else config.dataset
        self._choose(self.dataset, config.dataset if known else FOLDER)
        self.toy_noise.set_value(config.toy_noise)
        self.toy_arms.set_value(config.toy_arms)
        self.hidden_sizes.setText(", ".join(str(size) for size in config.hidden_sizes))
        for name in (
            "activation",
            "initializer",
            "loss",
            "loss_after_update",
            "optimizer",
            "sampler",
        ):
            self._choose(self._inputs[name], getattr(config, name))
        for name in ("batch_size", "iterations", "seed", "evaluate_every"):
            self._inputs[name].set_value(getattr(config, name))
        self.weight_init_std.set_value(config.weight_init_std)
        self.learning_rate.set_value(config.learning_rate)
        defaults = OPTIMIZERS[config.optimizer].hyperparameters
        for field, key in zip(self._param_fields, defaults, strict=False):
            field.set_value(config.optimizer_params.get(key, defaults[key]))
        self._show_params(tuple(defaults))
        self._show_toy(toy, config.dataset == "spirals")
        self.weight_init_std.setEnabled(config.initializer == "std")
        self._show_preset()
        del blockers
        self._mark(self.hidden_sizes, "")

    def set_learning_rate(self, learning_rate: float) -> None:
        """Show the rate that is in force, without announcing it."""
        with QSignalBlocker(self.learning_rate):
            self.learning_rate.set_value(learning_rate)
        self._config = self._config.replace(learning_rate=learning_rate)
        self._show_preset()

    def mark_error(self, error: ConfigError) -> None:
        """Show what is wrong at the field it concerns."""
        widget = self._inputs.get(error.field, self.dataset)
        self._mark(widget, explain(error))

    @property
    def _param_fields(self) -> tuple[NumberField, NumberField]:
        return self.first_param, self.second_param

    def _read(self) -> TrainConfig:
        """The settings as they stand in the fields; raises ConfigError."""
        optimizer = self.optimizer.currentData()
        keys = OPTIMIZERS[optimizer].hyperparameters
        dataset = self.dataset.currentData()
        return self._config.replace(
            dataset=self._folder if dataset == FOLDER else dataset,
            toy_noise=self.toy_noise.value(),
            toy_arms=self.toy_arms.value(),
            hidden_sizes=parse_sizes(self.hidden_sizes.text()),
            activation=self.activation.currentData(),
            initializer=self.initializer.currentData(),
            weight_init_std=self.weight_init_std.value(),
            loss=self.loss.currentData(),
            loss_after_update=self.loss_after_update.currentData(),
            optimizer=optimizer,
            optimizer_params={
                key: field.value()
                for key, field in zip(keys, self._param_fields, strict=False)
                if field.value() != keys[key]
            },
            learning_rate=self.learning_rate.value(),
            batch_size=self.batch_size.value(),
            sampler=self.sampler.currentData(),
            iterations=self.iterations.value(),
            seed=self.seed.value(),
            evaluate_every=self.evaluate_every.value(),
        )

    @Slot()
    def _on_edited(self) -> None:
        try:
            config = self._read()
        except ConfigError as error:
            self.mark_error(error)
            return
        self._mark(self.hidden_sizes, "")
        if config != self._config:
            self._config = config
            self.weight_init_std.setEnabled(config.initializer == "std")
            self._show_toy(config.dataset in TOYS, config.dataset == "spirals")
            self._show_preset()
            self.edited.emit(config)

    @Slot(float)
    def _on_learning_rate(self, value: float) -> None:
        self._config = self._config.replace(learning_rate=value)
        self._show_preset()
        self.learning_rate_edited.emit(value)

    @Slot(int)
    def _on_preset(self) -> None:
        key = self.preset.currentData()
        if key in PRESETS:
            self.set_config(PRESETS[key].replace(seed=self._config.seed))
            self.edited.emit(self._config)

    @Slot(int)
    def _on_optimizer(self) -> None:
        """Another optimizer starts from its own defaults, learning rate included."""
        kind = OPTIMIZERS[self.optimizer.currentData()]
        for field, value in zip(self._param_fields, kind.hyperparameters.values(), strict=False):
            with QSignalBlocker(field):
                field.set_value(value)
        with QSignalBlocker(self.learning_rate):
            self.learning_rate.set_value(kind.DEFAULT_LEARNING_RATE)
        self._show_params(tuple(kind.hyperparameters))
        self._on_edited()

    @Slot(int)
    def _on_dataset(self) -> None:
        if self.dataset.currentData() == FOLDER:
            folder = QFileDialog.getExistingDirectory(
                self, self.tr("Folder of IDX files, such as Fashion-MNIST"), self._folder
            )
            if not folder:
                known = self._config.dataset in DATASETS
                with QSignalBlocker(self.dataset):
                    self._choose(self.dataset, self._config.dataset if known else FOLDER)
                return
            self._folder = folder
        self._on_edited()

    # -- view ---------------------------------------------------------------------------------

    def _combo(self, name: str, keys: tuple[str | bool, ...]) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        for key in keys:
            combo.addItem("", key)
        return combo

    @staticmethod
    def _choose(combo: QWidget, key: str | bool) -> None:
        assert isinstance(combo, QComboBox)
        combo.setCurrentIndex(combo.findData(key))

    def _lay_out(self) -> None:
        self._inputs: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(
            (
                "preset",
                "dataset",
                "toy_noise",
                "toy_arms",
                "hidden_sizes",
                "activation",
                "initializer",
                "weight_init_std",
                "loss",
                "loss_after_update",
                "optimizer",
                "first_param",
                "second_param",
                "learning_rate",
                "batch_size",
                "sampler",
                "iterations",
                "evaluate_every",
                "seed",
            )
        ):
            field: QWidget = getattr(self, name)
            field.setObjectName(name)
            label = QLabel()
            label.setBuddy(field)
            self._inputs[name], self._labels[name] = field, label
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.message, grid.rowCount(), 0, 1, 2)
        self.message.watch(*(w for w in self._inputs.values() if isinstance(w, NumberField)))

    def _connect(self) -> None:
        self.preset.activated.connect(self._on_preset)
        self.dataset.activated.connect(self._on_dataset)
        self.optimizer.activated.connect(self._on_optimizer)
        for combo in (
            self.activation,
            self.initializer,
            self.loss,
            self.loss_after_update,
            self.sampler,
        ):
            combo.currentIndexChanged.connect(self._on_edited)
        for name, field in self._inputs.items():
            if isinstance(field, NumberField) and name != "learning_rate":
                field.value_changed.connect(self._on_edited)
        self.learning_rate.value_changed.connect(self._on_learning_rate)
        self.hidden_sizes.editingFinished.connect(self._on_edited)

    def _show_params(self, keys: tuple[str, ...]) -> None:
        for index, name in enumerate(("first_param", "second_param")):
            visible = index < len(keys)
            self._inputs[name].setVisible(visible)
            self._labels[name].setVisible(visible)
            if visible:
                self._labels[name].setText(keys[index])
                self._inputs[name].setAccessibleName(keys[index])

    def _show_toy(self, toy: bool, arms: bool) -> None:
        for name, visible in (("toy_noise", toy), ("toy_arms", arms)):
            self._inputs[name].setVisible(visible)
            self._labels[name].setVisible(visible)

    def _show_preset(self) -> None:
        plain = self._config.replace(seed=0)
        key = next((key for key, preset in PRESETS.items() if preset == plain), OWN)
        with QSignalBlocker(self.preset):
            self._choose(self.preset, key)

    def _mark(self, widget: QWidget, sentence: str) -> None:
        """Mark a field that is no NumberField by itself, and say why below."""
        if isinstance(widget, NumberField):
            widget.set_error(sentence)
            return
        widget.setProperty("invalid", bool(sentence))
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        self.message.setText(sentence)

    def apply_theme(self, theme: Theme) -> None:
        """Color the marks of mistakes."""
        self.message.apply_theme(theme)
        for field in self._inputs.values():
            if isinstance(field, NumberField):
                field.apply_theme(theme)

    def retranslate(self) -> None:
        """Labels, menu entries and tooltips."""
        for name, (label, tip) in self._texts.fields().items():
            self._labels[name].setText(label)
            self._inputs[name].setToolTip(tip)
            self._labels[name].setToolTip(tip)
            self._inputs[name].setAccessibleName(label)
        for name, words in self._texts.choices().items():
            combo = self._inputs[name]
            assert isinstance(combo, QComboBox)
            for index in range(combo.count()):
                combo.setItemText(index, words[combo.itemData(index)])
        self.hidden_sizes.setPlaceholderText(self.tr("none"))
        self._show_params(tuple(OPTIMIZERS[self.optimizer.currentData()].hyperparameters))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
