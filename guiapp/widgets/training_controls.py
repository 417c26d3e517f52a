"""The buttons that move a run: start, pause, one iteration, one epoch, reset, new seed, branch,
keep; and its speed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from guiapp.widgets.fields.speed_slider import SpeedSlider
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys

# The first run should be watched: 1000 iterations at full speed are over in a second.
FIRST_SPEED = 50.0
BUTTONS = ("start", "step", "epoch", "reset", "new_seed", "branch", "keep")


class TrainingControls(QWidget):
    """Signals
    -------
    start_pressed, step_pressed, epoch_pressed, reset_pressed, new_seed_pressed, branch_pressed,
    keep_pressed
    speed_changed(float) : iterations per second, 0 is full speed
    """

    start_pressed = Signal()
    step_pressed = Signal()
    epoch_pressed = Signal()
    reset_pressed = Signal()
    new_seed_pressed = Signal()
    branch_pressed = Signal()
    keep_pressed = Signal()
    speed_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start_word = "start"
        self.buttons = {name: self._button(name) for name in BUTTONS}
        self.start = self.buttons["start"]
        self.start.setProperty("primary", True)
        self.start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.speed = SpeedSlider()
        self.speed.set_speed(FIRST_SPEED)
        self.speed.speed_changed.connect(self.speed_changed)
        self.speed.setMinimumWidth(180)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.speed, 6)  # its two captions need the room in large text
        self.retranslate()

    def show_running(self, running: bool, started: bool, finished: bool) -> None:
        """What the large button does next, and which others make sense meanwhile."""
        if running:
            self._start_word = "pause"
        elif finished:
            self._start_word = "more"
        else:
            self._start_word = "resume" if started else "start"
        self._name_start()
        self.start.setEnabled(True)
        self.buttons["step"].setEnabled(not running)
        self.buttons["epoch"].setEnabled(not running)

    def set_usable(self, usable: bool) -> None:
        """Whether there is a run that could be moved; reset is possible at any time."""
        for name in ("start", "step", "epoch"):
            self.buttons[name].setEnabled(usable)

    def show_recorded(self, can_branch: bool, can_keep: bool) -> None:
        """Whether there is a moment to branch from, and something that could be kept."""
        self.buttons["branch"].setEnabled(can_branch)
        self.buttons["keep"].setEnabled(can_keep)

    def retranslate(self) -> None:
        """Words and tooltips."""
        texts = {
            "step": (
                self.tr("1 iteration"),
                self.tr("One mini-batch: forward, loss, gradient, update (Right arrow)"),
            ),
            "epoch": (
                self.tr("1 epoch"),
                self.tr("As many iterations as see all training data once (E)"),
            ),
            "reset": (
                self.tr("Reset"),
                self.tr("Back to iteration 0 with the same weights, to compare settings (R)"),
            ),
            "new_seed": (
                self.tr("New seed"),
                self.tr("Other random weights and mini-batches with the same settings (N)"),
            ),
            "branch": (
                self.tr("Branch"),
                self.tr(
                    "Go on from this moment as a run of its own, with the learning rate and the "
                    "optimizer of the form; the run up to now is kept (B)"
                ),
            ),
            "keep": (
                self.tr("Keep"),
                self.tr("Keep this run, to compare it and to go on with it another day (Ctrl+S)"),
            ),
        }
        for name, (word, tip) in texts.items():
            self.buttons[name].setText(word)
            self.buttons[name].setToolTip(tip)
            self.buttons[name].setAccessibleName(word)
        self._name_start()

    def _name_start(self) -> None:
        words = {
            "start": self.tr("Start"),
            "pause": self.tr("Pause"),
            "resume": self.tr("Resume"),
            "more": self.tr("Train on"),
        }
        self.start.setText(words[self._start_word])
        self.start.setAccessibleName(words[self._start_word])
        self.start.setToolTip(self.tr("Start, pause or resume the training (Space)"))
        # the widest of its words, so that nothing moves when the word changes
        metrics = self.start.fontMetrics()
        self.start.setFixedWidth(max(metrics.horizontalAdvance(w) for w in words.values()) + 56)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        KeepKeys(button, BUTTON_KEYS)
        button.clicked.connect(getattr(self, f"{name}_pressed"))
        return button

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()
        super().changeEvent(event)
