"""Three closer looks below a check: one weight, every h, and training with both methods."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import IntegerField
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.plots.step_errors_plot import StepErrorsPlot
from guiapp.widgets.plots.twin_plot import TwinPlot
from guiapp.widgets.plots.weight_plot import WeightPlot

KEYS = ("weight", "steps", "twins")
FIRST_STEPS = 10
MOST_STEPS = 200


class CheckStudies(QWidget):
    """Signals
    -------
    study_chosen(str) : one of KEYS is shown, by user or program
    reach_chosen() : the curve of the weight is wanted from nearer or farther
    train_pressed() : both trainings are to begin

    Attributes
    ----------
    weight, steps : WeightPlot, StepErrorsPlot
    by_steps, by_seconds : TwinPlot
    train : the button
    """

    study_chosen = Signal(str)
    reach_chosen = Signal()
    train_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = TabButtons(KEYS, self)
        self._reach = TabButtons(("near", "wide"), self)
        self.weight = WeightPlot(self)
        self.steps = StepErrorsPlot(self)
        self.by_steps = TwinPlot("steps", self)
        self.by_seconds = TwinPlot("seconds", self)
        self._steps_label = QLabel(self)
        self._count = IntegerField(FIRST_STEPS, self, minimum=1, maximum=MOST_STEPS)
        self._count.setObjectName("twin_steps")
        self._count.setMaximumWidth(64)
        self.train = QPushButton(self)
        self.train.setObjectName("train_both")
        KeepKeys(self.train, BUTTON_KEYS)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._tabs.chosen.connect(self._turn)
        self._reach.chosen.connect(self.reach_chosen)
        self.train.clicked.connect(self.train_pressed)
        self._turn(KEYS[0])
        self.retranslate()

    def _lay_out(self) -> None:
        twins = QWidget(self)
        pair = QHBoxLayout(twins)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(16)
        pair.addWidget(self.by_steps, 1)
        pair.addWidget(self.by_seconds, 1)
        for widget in (self.weight, self.steps, twins):
            self._stack.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(self._reach)
        head.addWidget(self._steps_label)
        head.addWidget(self._count)
        head.addWidget(self.train)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def current(self) -> str:
        """One of KEYS."""
        return self._tabs.current()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Show one of KEYS."""
        self._tabs.choose(key)

    def is_wide(self) -> bool:
        """Whether the curve of a weight is wanted over the valley instead of around h."""
        return self._reach.current() == "wide"

    def step_count(self) -> int:
        """How many steps both trainings take."""
        return self._count.value()

    @Slot(str)
    def _turn(self, key: str) -> None:
        self._stack.setCurrentIndex(KEYS.index(key))
        self._reach.setVisible(key == "weight")
        for widget in (self._steps_label, self._count, self.train):
            widget.setVisible(key == "twins")
        self.study_chosen.emit(key)

    def apply_theme(self, theme: Theme) -> None:
        for widget in (self._tabs, self._reach, self.weight, self.steps):
            widget.apply_theme(theme)
        for plot in (self.by_steps, self.by_seconds):
            plot.apply_theme(theme)

    def retranslate(self) -> None:
        self._tabs.set_texts(
            {
                "weight": (
                    self.tr("One weight"),
                    self.tr("The loss against one weight, with both slopes (1)"),
                ),
                "steps": (
                    self.tr("Error against h"),
                    self.tr("How wrong the differences are, for every h (2)"),
                ),
                "twins": (
                    self.tr("Training with both"),
                    self.tr("The same steps with either gradient: same losses, other times (3)"),
                ),
            }
        )
        self._reach.set_texts(
            {
                "near": (
                    self.tr("near"),
                    self.tr("Four h to each side: the difference quotient under a lens (W)"),
                ),
                "wide": (
                    self.tr("wide"),
                    self.tr("1 to each side: the valley that this weight moves in (W)"),
                ),
            }
        )
        self._steps_label.setText(self.tr("Steps"))
        self._count.setAccessibleName(self.tr("Steps"))
        self._count.setToolTip(
            self.tr("How many steps both trainings take, one mini-batch each: 1 to 200.")
        )
        self.train.setText(self.tr("Train both"))
        self.train.setAccessibleName(self.tr("Train both"))
        self.train.setToolTip(
            self.tr(
                "Train two copies of the network by gradient descent from the same weights on the "
                "same mini-batches, one with each gradient (T)"
            )
        )

    @Slot()
    def switch_reach(self) -> None:
        """From near to wide and back."""
        self._reach.choose("near" if self.is_wide() else "wide")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
