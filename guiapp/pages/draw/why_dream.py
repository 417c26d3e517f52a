"""What would make it a 3? The picture changing step by step toward another digit."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from engine.why.dream import SURE, DreamStep, dream
from guiapp.pages.draw.pane import Sight
from guiapp.theme import Theme
from guiapp.widgets.digits.digit_buttons import DigitButtons
from guiapp.widgets.digits.evidence_picture import EvidencePicture
from guiapp.widgets.digits.probability_bars import percent
from guiapp.widgets.keyboard import BUTTON_KEYS, SLIDER_KEYS, KeepKeys
from guiapp.widgets.network.picture_pair import PicturePair
from guiapp.widgets.steady_lines import SteadyLines

SHAPE = (28, 28)
STEP_MS = 100  # a step takes about a millisecond; at ten a second one sees the picture change


class DreamPart(QWidget):
    """Ten digit buttons; each starts a dream of its digit, of which every step is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: Sight | None = None
        self._start: NDArray[np.float32] | None = None
        self._steps: list[DreamStep] = []
        self._course: Generator[DreamStep, None, None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._advance)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.digits = DigitButtons(self)
        self.picture, self.change = EvidencePicture(self), EvidencePicture(self)
        self.picture.setObjectName("dream_picture")
        self.change.setObjectName("dream_change")
        self.pair = PicturePair(self.picture, self.change, self)
        self.play = QPushButton(self)
        self.play.setObjectName("dream_play")
        self.step = QSlider(Qt.Orientation.Horizontal, self)
        self.step.setObjectName("dream_step")
        self.smooth = QCheckBox(self)
        self.smooth.setObjectName("dream_smooth")
        self.smooth.setChecked(True)
        self.words = SteadyLines("dream_words", 3, self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._reset()

    def _lay_out(self) -> None:
        transport = QHBoxLayout()
        transport.setSpacing(8)
        transport.addWidget(self.play)
        transport.addWidget(self.step, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.digits)
        layout.addWidget(self.pair, 100)
        layout.addLayout(transport)
        layout.addWidget(self.smooth)
        layout.addWidget(self.words)
        layout.addStretch(1)

    def _connect(self) -> None:
        KeepKeys(self.play, BUTTON_KEYS)
        KeepKeys(self.smooth, BUTTON_KEYS)
        KeepKeys(self.step, SLIDER_KEYS)
        self.digits.chosen.connect(self._begin)
        self.play.clicked.connect(self.toggle)
        self.smooth.toggled.connect(self._begin_again)
        self.step.valueChanged.connect(self._show)
        shortcut = QShortcut(QKeySequence("P"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.toggle)

    # -- what the pane may do -----------------------------------------------------------------

    def show_sight(self, sight: Sight) -> None:
        """Another drawing ends the dream; another network only answers the next one."""
        self._sight = sight
        image = sight.image
        if image is None or self._start is None or not np.array_equal(image, self._start):
            self._start = None if image is None else image.copy()
            self._reset()

    def steps(self) -> tuple[DreamStep, ...]:
        """All pictures of the dream so far; the first is the drawing."""
        return tuple(self._steps)

    def is_running(self) -> bool:
        """Whether the picture is changing."""
        return self._timer.isActive()

    @Slot()
    def toggle(self) -> None:
        """Stop, go on, or begin again where the dream has ended."""
        if self.is_running():
            self._stop()
        elif self._course is not None:
            self.step.setValue(self.step.maximum())
            self._timer.start()
            self._name_button()
        else:
            self._begin_again()

    # -- inside -------------------------------------------------------------------------------

    def _reset(self) -> None:
        self._stop()
        self._course, self._steps = None, []
        self.step.setRange(0, 0)
        self.step.setEnabled(False)
        self.play.setEnabled(self._start is not None and self.digits.current() is not None)
        self._show()

    @Slot(int)
    def _begin(self, digit: int) -> None:
        sight, start = self._sight, self._start
        if sight is None or sight.network is None or start is None:
            return
        self._reset()
        shape = SHAPE if self.smooth.isChecked() else None
        self._course = dream(sight.network, start.reshape(-1), digit, image_shape=shape)
        self._advance()
        if self._course is not None:
            self._timer.start()
        self._name_button()

    @Slot()
    def _begin_again(self) -> None:
        digit = self.digits.current()
        if digit is not None:
            self._begin(digit)

    @Slot()
    def _advance(self) -> None:
        """One step more, shown if the last one was."""
        assert self._course is not None
        follows = self.step.value() == self.step.maximum()
        try:
            self._steps.append(next(self._course))
        except StopIteration:
            self._course = None
            self._stop()
            self._say()
            return
        self.step.setEnabled(True)
        self.step.setMaximum(len(self._steps) - 1)
        if follows:
            self.step.setValue(self.step.maximum())
        self._show()

    def _stop(self) -> None:
        self._timer.stop()
        self._name_button()

    @Slot()
    def _show(self) -> None:
        """The step that the slider points at."""
        start = self._start
        if not self._steps:
            self.picture.set_picture(start)
            self.change.set_picture(start, None if start is None else np.zeros_like(start))
        else:
            image = self._steps[self.step.value()].image.reshape(SHAPE)
            self.picture.set_picture(image)
            self.change.set_picture(image, image - self._steps[0].image.reshape(SHAPE), peak=1.0)
        self._say()

    def _say(self) -> None:
        digit = self.digits.current()
        if not self._steps or digit is None:
            self.words.say(
                self.tr("Choose a digit: the pixels change until the network takes them for it.")
            )
            return
        step = self._steps[self.step.value()]
        is_last = self._course is None and step is self._steps[-1]
        if not np.isfinite(step.probabilities).all():
            text = self.tr("The network's numbers are not finite: it gives no answer any more.")
        elif not is_last:
            text = self.tr("Step {step}: the probability of {digit} is {probability}.")
        elif step.probabilities[digit] < SURE:
            text = self.tr(
                "Step {step} is the last one: {digit} has come to {probability}, not further."
            )
        elif step.step == 0:
            text = self.tr("It is a {digit} already, with {probability}.")
        else:
            text = self.tr(
                "{step} steps, {way} away from your drawing, and it is a {digit} with "
                "{probability}: to the network, maybe not to you."
            )
        probability = percent(float(step.probabilities[digit]))
        self.words.say(
            text.format(step=step.step, digit=digit, probability=probability, way=f"{step.way:.2f}")
        )

    def _name_button(self) -> None:
        self.play.setText(self.tr("Stop") if self.is_running() else self.tr("Play"))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        self._stop()
        super().hideEvent(event)

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.digits, self.picture, self.change):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("What would make it another digit?"))
        self.digits.set_tip(
            self.tr("Change the pixels step by step so that {digit} becomes more probable")
        )
        self.pair.set_captions(self.tr("The picture"), self.tr("The change"))
        self.picture.setAccessibleName(self.tr("The picture that changes"))
        self.change.setAccessibleName(self.tr("What has changed: blue is new ink, orange is gone"))
        self.change.setToolTip(self.tr("Blue: ink that was added. Orange: ink that was taken away"))
        self.picture.set_pixel_text(self.tr("Row {row}, column {column}: ink {ink}"))
        self.change.set_pixel_text(
            self.tr("Row {row}, column {column}: ink {ink}, changed by {value}")
        )
        self.play.setToolTip(self.tr("Let the picture go on changing, or stop it (P)"))
        self.step.setAccessibleName(self.tr("Step of the change"))
        self.step.setToolTip(self.tr("Look at an earlier step"))
        self.smooth.setText(self.tr("Neighboring pixels together"))
        self.smooth.setToolTip(
            self.tr(
                "Smooths each step, so that it changes strokes. Without it each pixel goes its "
                "own way, and dust that means nothing to you is enough to change the answer"
            )
        )
        self._name_button()
        self._say()
