"""The column beside a training step: which step, which sample, and how fast it goes by itself."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from engine.beats.step import Beats
from guiapp.theme import Theme
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.network.batch_pictures import MOST, BatchPictures

WIDTH_PX = 300
ONE, BATCH = "one", "batch"


class BeatControls(QWidget):
    """Signals
    -------
    image_chosen(object) : a sample of the mini-batch, or None for the batch as a whole
    make_pressed() : let the training make the step that is shown
    fresh_pressed() : take the step apart that comes next now
    """

    image_chosen = Signal(object)
    make_pressed = Signal()
    fresh_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._beats: Beats | None = None
        self._last_image = 0
        self._status = QLabel(self)
        self._status.setObjectName("step_status")
        self._status.setWordWrap(True)
        self._status.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._make, self._fresh = QPushButton(self), QPushButton(self)
        for button, name in ((self._make, "make_step"), (self._fresh, "fresh_step")):
            button.setObjectName(name)
            KeepKeys(button, BUTTON_KEYS)
        self._make.clicked.connect(self.make_pressed)
        self._fresh.clicked.connect(self.fresh_pressed)
        self._which = TabButtons((ONE, BATCH), self)
        self._which.chosen.connect(self._choose_which)
        self._pictures = BatchPictures(self)
        self._pictures.setObjectName("batch_pictures")
        self._pictures.chosen.connect(self._choose_image)
        self._sample = QLabel(self)
        self._sample.setObjectName("sample")
        self._sample.setProperty("role", "muted")
        self._sample.setWordWrap(True)
        self._sample.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._status)
        layout.addWidget(self._make)
        layout.addWidget(self._fresh)
        layout.addSpacing(8)
        layout.addWidget(self._which)
        layout.addWidget(self._pictures, 1)
        layout.addWidget(self._sample)
        self._reserve()
        self.retranslate()

    def button(self, name: str) -> QPushButton:
        """For the keys of the page: "make" or "fresh"."""
        return {"make": self._make, "fresh": self._fresh}[name]

    def show_step(self, beats: Beats | None) -> None:
        """Show the samples of a step and what the network made of them."""
        self._beats = beats
        if beats is None:
            empty = np.empty(0, np.int64)
            self._pictures.set_batch(None, empty, empty)
            self._say_sample(None)
            return
        dataset, indices = beats.step.dataset, beats.step.indices
        pictures = None
        if dataset.image_shape is not None:
            inputs = dataset.train.inputs[indices[:MOST]]  # all of 10,000 would take 0.4 s
            scale = 255.0 / dataset.train.divisor
            pictures = np.asarray(inputs * scale, np.uint8).reshape(-1, *dataset.image_shape)
        self._pictures.set_batch(pictures, beats.labels, beats.arrays["y"].argmax(axis=1))

    def show_image(self, image: int | None) -> None:
        """Frame the sample that is looked at; None is the batch as a whole."""
        if image is not None:
            self._last_image = image
        self._which.choose(BATCH if image is None else ONE)
        self._pictures.set_current(image)
        self._say_sample(image)

    def show_status(self, text: str, *, may_make: bool, may_refresh: bool) -> None:
        """Say which step this is, translated, and what can be done with it."""
        self._status.setText(text)
        self._make.setEnabled(may_make)
        self._fresh.setEnabled(may_refresh)

    @Slot()
    def switch_which(self) -> None:
        """One sample instead of the batch, or the other way round; for a key."""
        self._which.choose(ONE if self._which.current() == BATCH else BATCH)

    def apply_theme(self, theme: Theme) -> None:
        self._which.apply_theme(theme)
        self._pictures.apply_theme(theme)

    def retranslate(self) -> None:
        for button, text, tip in (
            (
                self._make,
                self.tr("Make this step in the training"),
                self.tr(
                    "The training makes exactly the step you see, and the next one is taken"
                    " apart. Shortcut: Enter"
                ),
            ),
            (
                self._fresh,
                self.tr("Take the next step apart"),
                self.tr(
                    "Show the step that the training is about to make now, also while it runs."
                    " It learns the same with or without this. Shortcut: T"
                ),
            ),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(tip)
        self._which.set_texts(
            {
                ONE: (
                    self.tr("One sample"),
                    self.tr("Follow one sample of the mini-batch through the layers. Shortcut: B"),
                ),
                BATCH: (
                    self.tr("Batch mean"),
                    self.tr(
                        "The mean over all samples of the mini-batch, which is what the weights"
                        " learn from. Shortcut: B"
                    ),
                ),
            }
        )
        self._say_sample(None if self._which.current() == BATCH else self._last_image)

    # -- inside -------------------------------------------------------------------------------

    def _say_sample(self, image: int | None) -> None:
        beats = self._beats
        if beats is None:
            self._sample.setText("")
            return
        y = beats.arrays["y"]
        if image is None:
            right = int((y.argmax(axis=1) == beats.labels).sum())
            text = self.tr("{right} of {count} samples are answered rightly.")
            self._sample.setText(text.format(right=right, count=beats.batch_size))
            return
        text = self.tr("Sample {number}: it is a {label}; the network says {answer} ({share}).")
        answer = int(y[image].argmax())
        self._sample.setText(
            text.format(
                number=image,
                label=int(beats.labels[image]),
                answer=answer,
                share=f"{100 * float(y[image, answer]):.1f} %",
            )
        )

    @Slot(str)
    def _choose_which(self, which: str) -> None:
        self.image_chosen.emit(None if which == BATCH else self._last_image)

    @Slot(int)
    def _choose_image(self, image: int) -> None:
        self.image_chosen.emit(image)

    def _reserve(self) -> None:
        """Room for the longest texts, so that nothing below them moves."""
        self._status.setFixedHeight(room_for_lines(self.font(), 4))
        self._sample.setFixedHeight(room_for_lines(self.font(), 2))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)
