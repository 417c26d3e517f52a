"""The fields of a training run with their labels, in the order in which one reads a set-up."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from engine.activations import ACTIVATIONS
from engine.config import MAX_BATCH, MAX_ITERATIONS, PRESETS
from engine.datasets import SAMPLERS, TOY_SETS
from engine.initializers import INITIALIZERS
from engine.layers import LOSS_LAYERS
from engine.optimizers import OPTIMIZERS
from engine.schedules import SCHEDULES
from guiapp.theme import Theme
from guiapp.widgets.fields.config_texts import ConfigTexts
from guiapp.widgets.fields.number_field import IntegerField, NumberField

OWN = "own"  # preset menu: settings that are none of the presets
FOLDER = "folder"  # data menu: a folder of IDX files
DATASETS = ("mnist", *TOY_SETS)


class ConfigFields(QWidget):
    """One widget per setting, reachable by the setting's name; knows looks and words only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preset = _combo(*PRESETS, OWN)
        self.dataset = _combo(*DATASETS, FOLDER)
        self.toy_noise = NumberField(0.1, minimum=0.0, maximum=1.0, step=0.05)
        self.toy_arms = IntegerField(3, minimum=2, maximum=5, step=1)
        self.toy_seed = IntegerField(0, minimum=0, maximum=2**53, step=1)
        self.augment = _combo(False, True)
        self.hidden_sizes = QLineEdit()
        self.activation = _combo(*ACTIVATIONS)
        self.initializer = _combo(*INITIALIZERS)
        self.weight_init_std = NumberField(0.1, minimum=0.0, maximum=10.0)
        self.loss = _combo(*LOSS_LAYERS)
        self.loss_after_update = _combo(False, True)
        self.optimizer = _combo(*OPTIMIZERS)
        self.first_param = NumberField(0.9, minimum=0.0, maximum=0.999999)
        self.second_param = NumberField(0.9, minimum=0.0, maximum=0.999999)
        self.learning_rate = NumberField(0.1, minimum=0.0, above=True)
        self.schedule = _combo(*SCHEDULES)
        self.batch_size = IntegerField(100, minimum=1, maximum=MAX_BATCH)
        self.sampler = _combo(*SAMPLERS)
        self.iterations = IntegerField(1000, minimum=1, maximum=MAX_ITERATIONS)
        self.evaluate_every = IntegerField(100, minimum=0, maximum=MAX_ITERATIONS)
        self.seed = IntegerField(0, minimum=0, maximum=2**53, step=1)
        self.by_name: dict[str, QWidget] = {
            name: widget for name, widget in vars(self).items() if isinstance(widget, QWidget)
        }
        self.labels: dict[str, QLabel] = {}
        self._texts = ConfigTexts()
        self._lay_out()

    @property
    def params(self) -> tuple[NumberField, NumberField]:
        """The fields of the optimizer's own parameters; an optimizer uses none, one or both."""
        return self.first_param, self.second_param

    def number_fields(self) -> list[NumberField]:
        """The fields that check and mark themselves."""
        return [field for field in self.by_name.values() if isinstance(field, NumberField)]

    def show_row(self, name: str, visible: bool) -> None:
        """A setting that means nothing at the moment takes no room."""
        self.by_name[name].setVisible(visible)
        self.labels[name].setVisible(visible)

    def show_params(self, optimizer: str) -> None:
        """Rows for the parameters that this optimizer has, under their own names."""
        keys = tuple(OPTIMIZERS[optimizer].hyperparameters)
        for index, name in enumerate(("first_param", "second_param")):
            self.show_row(name, index < len(keys))
            if index < len(keys):
                tip = self._texts.optimizer_params()[keys[index]]
                self.labels[name].setText(keys[index])
                self.labels[name].setToolTip(tip)
                self.by_name[name].setToolTip(tip)
                self.by_name[name].setAccessibleName(keys[index])

    def apply_theme(self, theme: Theme) -> None:
        """Color the marks of mistakes."""
        for field in self.number_fields():
            field.apply_theme(theme)

    def retranslate(self) -> None:
        """Labels, menu entries and tooltips."""
        for name, (label, tip) in self._texts.fields().items():
            self.labels[name].setText(label)
            self.labels[name].setToolTip(tip)
            self.by_name[name].setToolTip(tip)
            self.by_name[name].setAccessibleName(label)
        for name, words in self._texts.choices().items():
            combo = self.by_name[name]
            assert isinstance(combo, QComboBox)
            for index in range(combo.count()):
                combo.setItemText(index, words[combo.itemData(index)])
        self.hidden_sizes.setPlaceholderText(self.tr("none"))
        self.show_params(self.optimizer.currentData())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, field) in enumerate(self.by_name.items()):
            field.setObjectName(name)
            label = QLabel()
            label.setBuddy(field)
            self.labels[name] = label
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)


def _combo(*keys: str | bool) -> QComboBox:
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    for key in keys:
        combo.addItem("", key)
    return combo
