"""What the network has learned so far: weights as pictures or regions, and ten answers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QStackedWidget, QVBoxLayout, QWidget

from engine.datasets import Dataset
from engine.network import from_snapshot
from engine.records import ParamSnapshot
from guiapp.theme import Theme
from guiapp.widgets.digits.answer_strip import AnswerStrip
from guiapp.widgets.maps.decision_map import DecisionMap
from guiapp.widgets.network.weight_grid import WeightGrid

SAMPLES = 10
CHANGE, WEIGHTS = "change", "weights"


class LearnedView(QWidget):
    """Shows snapshots of one run; a data set of images and one of points look different."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: Dataset | None = None
        self._samples = np.empty((0, 0), np.float32)
        self._initial: ParamSnapshot | None = None
        self._latest: ParamSnapshot | None = None
        self._heading, self._answers_heading = QLabel(), QLabel()
        for label in (self._heading, self._answers_heading):
            label.setProperty("role", "muted")
        # With a std of 0.1 the first random weights hide what a thousand steps have added to
        # them; the change alone shows it from the tenth step on.
        self.shown = QComboBox()
        self.shown.setObjectName("shown_weights")
        self.shown.addItem("", CHANGE)
        self.shown.addItem("", WEIGHTS)
        self.shown.currentIndexChanged.connect(self._on_shown)
        self.weights = WeightGrid()
        self.regions = DecisionMap()
        self.answers = AnswerStrip()
        self._pictures = QStackedWidget()
        self._pictures.addWidget(self.weights)
        self._pictures.addWidget(self.regions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self.shown)
        column.addWidget(self._pictures, 1)
        column.addWidget(self._answers_heading)
        column.addWidget(self.answers)
        self.retranslate()

    def begin(self, dataset: Dataset, initial: ParamSnapshot) -> None:
        """A new run: its data choose the picture and the ten test images."""
        self._initial = initial
        if dataset is self._dataset:
            return
        self._dataset = dataset
        images = dataset.image_shape is not None
        self._pictures.setCurrentWidget(self.weights if images else self.regions)
        self.shown.setVisible(images)
        self._heading.setVisible(not images)
        self.answers.setVisible(images)
        self._answers_heading.setVisible(images)
        if dataset.image_shape is not None:
            rows = self._first_of_each_class(dataset)
            self._samples = dataset.test.gather(rows)
            pictures = (self._samples * 255).astype(np.uint8).reshape(-1, *dataset.image_shape)
            self.answers.set_samples(pictures, dataset.test.labels[rows])
        else:
            self.regions.set_points(
                (dataset.train.x, dataset.train.labels), (dataset.test.x, dataset.test.labels)
            )
        self.retranslate()

    @staticmethod
    def _first_of_each_class(dataset: Dataset) -> np.ndarray:
        """The first test image of each of ten classes, in the order of the classes."""
        labels = dataset.test.labels
        rows = [int(np.argmax(labels == k)) for k in range(min(SAMPLES, dataset.num_classes))]
        return np.array(rows, np.int64)

    def show_snapshot(self, snapshot: ParamSnapshot) -> None:
        """Paint these weights and what they answer."""
        dataset = self._dataset
        if dataset is None or snapshot.params["W1"].shape[0] != dataset.input_size:
            return
        self._latest = snapshot
        network = from_snapshot(snapshot)
        with np.errstate(over="ignore", invalid="ignore"):  # a run that diverges is shown too
            if dataset.image_shape is not None:
                self._show_weights(snapshot, dataset.image_shape)
                self.answers.set_probabilities(network.probabilities(self._samples))
            else:
                grid = self.regions.grid(sum(array.size for array in snapshot.params.values()))
                self.regions.set_probabilities(network.probabilities(grid))

    def _show_weights(self, snapshot: ParamSnapshot, image_shape: tuple[int, int]) -> None:
        W, initial = snapshot.params["W1"], self._initial
        if self.shown.currentData() == WEIGHTS or initial is None:
            self.weights.set_weights(W, image_shape)
        elif (
            W.shape != initial.params["W1"].shape or not (change := W - initial.params["W1"]).any()
        ):
            self.weights.clear()
        else:
            self.weights.set_weights(change, image_shape)

    @Slot()
    def _on_shown(self) -> None:
        if self._latest is not None:
            self.show_snapshot(self._latest)

    def apply_theme(self, theme: Theme) -> None:
        """Pass the theme on."""
        for widget in (self.weights, self.regions, self.answers):
            widget.apply_theme(theme)

    def retranslate(self) -> None:
        """Headings and the text of an empty picture."""
        self._heading.setText(self.tr("Decision regions"))
        self.shown.setItemText(0, self.tr("First-layer weights: change since the start"))
        self.shown.setItemText(1, self.tr("First-layer weights: as they are"))
        self.shown.setAccessibleName(self.tr("Which weights are shown"))
        self.shown.setToolTip(
            self.tr(
                "One picture per hidden unit: blue where a pixel speaks for the unit, orange "
                "where it speaks against. The change since the start shows what was learned; "
                "the weights themselves still hold the first random numbers."
            )
        )
        self._answers_heading.setText(self.tr("Ten test images, and what the network says"))
        self.weights.set_empty_text(
            self.tr("What the weights learn appears here. Press Space to start.")
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
