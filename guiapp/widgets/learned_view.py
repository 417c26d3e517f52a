"""What the network has learned so far: weights as pictures or regions, and ten answers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from engine.datasets import Dataset
from engine.network import from_snapshot
from engine.records import ParamSnapshot
from guiapp.theme import Theme
from guiapp.widgets.answer_strip import AnswerStrip
from guiapp.widgets.decision_map import DecisionMap
from guiapp.widgets.weight_grid import WeightGrid

SAMPLES = 10


class LearnedView(QWidget):
    """Shows snapshots of one run; a data set of images and one of points look different."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: Dataset | None = None
        self._samples = np.empty((0, 0), np.float32)
        self._heading, self._answers_heading = QLabel(), QLabel()
        for label in (self._heading, self._answers_heading):
            label.setProperty("role", "muted")
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
        column.addWidget(self._pictures, 1)
        column.addWidget(self._answers_heading)
        column.addWidget(self.answers)
        self.retranslate()

    def set_dataset(self, dataset: Dataset) -> None:
        """The data of a new run: choose the picture and the ten test images."""
        if dataset is self._dataset:
            return
        self._dataset = dataset
        images = dataset.image_shape is not None
        self._pictures.setCurrentWidget(self.weights if images else self.regions)
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
        network = from_snapshot(snapshot)
        with np.errstate(over="ignore", invalid="ignore"):  # a run that diverges is shown too
            if dataset.image_shape is not None:
                self.weights.set_weights(snapshot.params["W1"], dataset.image_shape)
                self.answers.set_probabilities(network.probabilities(self._samples))
            else:
                self.regions.set_probabilities(network.probabilities(self.regions.grid()))

    def apply_theme(self, theme: Theme) -> None:
        """Pass the theme on."""
        for widget in (self.weights, self.regions, self.answers):
            widget.apply_theme(theme)

    def retranslate(self) -> None:
        """Headings and the text of an empty picture."""
        if self._dataset is not None and self._dataset.image_shape is None:
            self._heading.setText(self.tr("Decision regions"))
            self._heading.setToolTip(self.tr("What the network answers at each point."))
        else:
            self._heading.setText(self.tr("First-layer weights: blue above 0, orange below"))
            self._heading.setToolTip(
                self.tr(
                    "One picture per hidden unit: the weight of each pixel. Noise at first, "
                    "then strokes and edges that the unit looks for."
                )
            )
        self._answers_heading.setText(self.tr("Ten test images, and what the network says"))
        self.weights.set_empty_text(self.tr("The weights appear here once the data are loaded."))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
