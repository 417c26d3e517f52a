"""The book's experiment with the first weights: what five layers make of random inputs."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.initializers import he_std, xavier_std
from engine.inside.activation_experiment import (
    LAYERS,
    RANGES,
    ActivationExperiment,
    activation_experiment,
    all_experiments,
)
from guiapp.background import Background
from guiapp.pages.inside.experiment_words import ExperimentWords
from guiapp.pages.inside.view import InsideView, Paragraph, fill_side
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import FieldMessage, IntegerField
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.network.histogram_table import HistogramTable

MOST_SEED = 2**31 - 1

Done = tuple[int, tuple[ActivationExperiment, ...]]


class ExperimentView(InsideView):
    """Has nothing to do with the run: it computes its own numbers, once for each seed.

    Signals
    -------
    computed() : the experiments of the present seed are there
    """

    computed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: tuple[ActivationExperiment, ...] = ()
        self._seed_done: int | None = None
        self._words = ExperimentWords(self)
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self.table = HistogramTable(self, words_share=0.24)
        self.table.setObjectName("experiment")
        self._make_controls()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.table, 1)
        self.choice.chosen.connect(self._show)
        self.seed.value_changed.connect(self._start)
        self.again.clicked.connect(self._draw_again)
        self.retranslate()

    def _make_controls(self) -> None:
        self.choice = TabButtons(RANGES)
        self._choice_label, self._seed_label = QLabel(), QLabel()
        self.seed = IntegerField(0, minimum=0, maximum=MOST_SEED, step=1)
        self.seed.setObjectName("experiment_seed")
        self._seed_label.setBuddy(self.seed)
        self._message = FieldMessage(lines=1)
        self._message.watch(self.seed)
        self.again = QPushButton()
        self.again.setObjectName("experiment_again")
        KeepKeys(self.again, BUTTON_KEYS)
        self.seen = Paragraph("experiment_seen")
        self._notes = Paragraph("experiment_notes", "muted")
        seeds = QWidget()
        row = QHBoxLayout(seeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._seed_label, self.seed, self.again):
            row.addWidget(widget)
        above = (self._choice_label, self.choice, 8, seeds, self._message)
        fill_side(self.side, *above, self.seen, 8, self._notes)

    # -- what the page may do -----------------------------------------------------------------

    def experiments(self) -> tuple[ActivationExperiment, ...]:
        """Those of the seed that is shown; empty until they are computed."""
        return self._done

    def activation(self) -> str:
        """Whose histograms are shown."""
        return self.choice.current()

    def sources(self) -> tuple[Callable[..., object], ...]:
        return activation_experiment, xavier_std, he_std

    # -- inside -------------------------------------------------------------------------------

    @Slot()
    def _draw_again(self) -> None:
        self.seed.set_value((self.seed.value() + 1) % MOST_SEED)

    @Slot()
    def _start(self) -> None:
        """Compute the experiments of the seed: 0.3 s, so not in the window's thread."""
        if self.isVisible() and self.seed.value() != self._seed_done:
            self._background.run(_with_seed(self.seed.value()))

    @Slot(object)
    def _take(self, result: Done) -> None:
        self._seed_done, self._done = result
        self._show()
        self.computed.emit()

    @Slot()
    def _show(self) -> None:
        mine = [one for one in self._done if one.activation == self.activation()]
        self.table.set_table(self._words.headings(LAYERS), self._words.rows(mine))
        self.seen.say(*self._words.sentences(self.activation(), mine))
        self._notes.say(self._words.notes())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._start()

    def apply_theme(self, theme: Theme) -> None:
        for widget in (self.table, self.choice, self.seed, self._message):
            widget.apply_theme(theme)

    def retranslate(self) -> None:
        self._choice_label.setText(self.tr("Activation"))
        tip = self.tr("Through which function the sums of each layer go")
        self.choice.set_texts(
            {"sigmoid": ("sigmoid", tip), "relu": ("ReLU", tip), "tanh": ("tanh", tip)}
        )
        self._seed_label.setText(self.tr("Seed"))
        self.seed.setAccessibleName(self.tr("Seed of the random numbers"))
        self.seed.setToolTip(
            self.tr(
                "Other inputs and weights from the same distributions: what stays the same is "
                "no accident."
            )
        )
        self.again.setText(self.tr("Other numbers"))
        self.again.setAccessibleName(self.again.text())
        self.again.setToolTip(self.tr("The next seed: random inputs and weights anew"))
        self.table.setAccessibleName(self.tr("Outputs of five layers for four kinds of weights"))
        self.table.set_empty_text(self.tr("The outputs of five layers are being computed."))
        self._show()


def _with_seed(seed: int) -> Generator[object, None, Done]:
    """The experiments of a seed, together with the seed."""
    experiments = yield from all_experiments(seed)
    return seed, experiments
