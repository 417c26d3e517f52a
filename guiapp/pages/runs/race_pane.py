"""A race of optimizers on data: same weights, same mini-batches, only the optimizer differs.

After a minute here one understands that the rule of the step alone makes a network learn in a
hundred iterations or in a thousand, and that each rule needs a learning rate of its own.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.config import TrainConfig
from engine.optimizers import OPTIMIZERS
from engine.search.optimizer_race import BOOK_RACE, RACE_RATES, RACERS, race_configs
from engine.search.outcomes import Outcome
from engine.search.published import Verdict, expected, verdict
from guiapp.pages.runs.keep_runs import KeepRuns
from guiapp.pages.runs.study_jobs import RaceView, Report, race_job
from guiapp.pages.runs.study_pane import StudyPane
from guiapp.pages.runs.study_words import StudyWords
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.numerals import figure, plain_figure
from guiapp.widgets.steady_lines import SteadyLines
from guiapp.widgets.studies.config_choice import BOOK, ConfigChoice
from guiapp.widgets.studies.curve_looks import curve_look
from guiapp.widgets.studies.curve_race_plot import CurveRacePlot, RaceLine
from guiapp.widgets.studies.gates import Gate
from guiapp.widgets.studies.racer_choice import RacerChoice
from guiapp.widgets.studies.save_button import SaveButton
from guiapp.widgets.studies.study_table import Cell, StudyTable


class RacePane(StudyPane):
    """Several optimizers from the same weights over the same mini-batches."""

    def __init__(self, session: Session, keeper: Any, parent: QWidget | None = None) -> None:
        super().__init__(session, keeper, parent)
        self._words = StudyWords(self)
        self._config = BOOK_RACE  # of the race that is on view
        self.choice = ConfigChoice(BOOK_RACE, with_optimizer=False, parent=self)
        self.racers = RacerChoice(self)
        self.book = QPushButton(self)
        self.book.setObjectName("book_race")
        KeepKeys(self.book, BUTTON_KEYS)
        self.plot = CurveRacePlot(self)
        self.axis = TabButtons(("linear", "log"), self)
        self.table = StudyTable("race_table", 6, True, self)
        self.table.keep_room_for(len(OPTIMIZERS))
        self._title = SteadyLines("race_title", 1, self)
        self._title.setProperty("role", "heading")
        self.keep = KeepRuns(keeper, self)
        self.save = SaveButton(self.picture, self.table.table, "nablascope-race", self)
        self._lay_out()
        self.take_book()
        self.choice.set_train_config(session.config)
        self.book.clicked.connect(self.take_book)
        self.axis.chosen.connect(self._turn_axis)
        self.table.row_hovered.connect(self.plot.mark)
        session.run_started.connect(self._follow_train)
        self.keep.kept.connect(self._say_kept)
        self.keep.failed.connect(self.controls.status.say)
        self.retranslate()

    @Slot()
    def take_book(self) -> None:
        """Set everything as the book's comparison has it."""
        self.choice.choose(BOOK)
        self.racers.set_racers(RACERS, RACE_RATES)

    # -- the study ----------------------------------------------------------------------------

    def make_job(
        self, workers: int | None
    ) -> Generator[Report[RaceView | None], None, RaceView | None]:
        config = self.choice.config()
        configs = race_configs(config, self.racers.optimizers(), self.racers.rates())
        self._config = config
        return race_job(configs, workers, self.dataset_for(config))

    def show_view(self, view: RaceView | None) -> None:
        outcomes = () if view is None else view.outcomes
        losses = () if view is None else view.losses
        lines = [
            RaceLine(curve_look(o.config.optimizer), smooth, _gates(o.config))
            for o, smooth in zip(outcomes, losses, strict=True)
        ]
        self.plot.show_lines(lines, self._config.iterations)
        self.table.set_rows([self._row(outcome) for outcome in outcomes])
        text = self.tr("{settings} · seed {seed}")
        settings = self.choice.describe(self._config)
        title = text.format(settings=settings, seed=self._config.seed)
        self._title.say(title if outcomes else "")
        ended = outcomes if not self.study.is_busy() else ()
        names = [
            f"{OPTIMIZERS[o.config.optimizer].NAME} {plain_figure(o.config.learning_rate)}"
            for o in ended
        ]
        group = self.tr("Race, seed {seed}").format(seed=self._config.seed)
        self.keep.offer(ended, names, group)

    def summary(self) -> str:
        outcomes = self._view.outcomes if self._view is not None else ()
        finals = [
            (loss, o.config.optimizer)
            for o in outcomes
            if (loss := o.history.figures().final_loss) is not None and not o.state.diverged
        ]
        if not finals:
            return self.tr(
                "Press Space: all racers get the same first weights and the same mini-batches."
            )
        loss, first = min(finals)
        text = self.tr("{name} ends with the lowest loss, {loss}.")
        found = [v for o in outcomes for v in _verdicts(o)]
        winner = text.format(name=OPTIMIZERS[first].NAME, loss=figure(loss))
        return "\n".join(part for part in (winner, self._words.verdict_sentence(found)) if part)

    def settings_changed(self, busy: bool) -> None:
        for widget in (self.choice, self.racers, self.book):
            widget.setEnabled(not busy)
        self.show_view(self._view) if not busy else self.keep.offer((), (), "")

    def _row(self, outcome: Outcome) -> tuple[Cell, ...]:
        config = outcome.config
        return (
            Cell(OPTIMIZERS[config.optimizer].NAME),
            Cell(plain_figure(config.learning_rate), repr(config.learning_rate)),
            *self._words.figures(outcome.history.figures(), outcome.state.diverged),
            self._words.verdict_cell(_verdicts(outcome)),
        )

    @Slot(str)
    def _turn_axis(self, key: str) -> None:
        self.plot.set_log(key == "log")

    @Slot(int)
    def _say_kept(self, count: int) -> None:
        text = self.tr("Kept: {count}. They are in the ledger, as one group.").format(count=count)
        self.controls.status.say(text)

    @Slot()
    def _follow_train(self) -> None:
        self.choice.set_train_config(self._session.config)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._follow_train()

    # -- looks --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.axis)
        left = QVBoxLayout(self.picture)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self.plot, 1)
        left.addWidget(self.table)
        settings = QWidget(self)
        column = QVBoxLayout(settings)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self.racers)
        column.addWidget(self.book)
        last = QWidget(self)
        row = QHBoxLayout(last)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.keep, 1)
        row.addWidget(self.save)
        self.lay_out(settings, last)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for part in (self.choice, self.racers, self.plot, self.axis, self.table):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self.controls.set_start(
            self.tr("Start the race"),
            self.tr("Train once with each optimizer that is ticked. Shortcut: Space"),
        )
        self.book.setText(self.tr("The book's comparison"))
        self.book.setAccessibleName(self.tr("The book's comparison"))
        self.book.setToolTip(
            self.tr(
                "SGD, Momentum, AdaGrad and Adam on MNIST as in 6.1.7: four hidden layers of 100, "
                "2,000 iterations. The book gives each its own first weights; here they share them."
            )
        )
        self.axis.set_texts(
            {
                "linear": (self.tr("linear"), self.tr("The axis of losses begins at 0.")),
                "log": (
                    self.tr("logarithmic"),
                    self.tr("Small losses are told apart as well as large ones."),
                ),
            }
        )
        self.table.set_headings(
            (
                (self.tr("optimizer"), ""),
                (self.tr("learning rate"), ""),
                (self.tr("loss"), self.tr("The mean of the last 100 iterations.")),
                (self.tr("training"), self.tr("Accuracy over all training images at the end.")),
                (self.tr("test"), self.tr("Accuracy over all test images at the end.")),
                (
                    self.tr("expected band"),
                    self.tr("Whether the losses are as in the book's script, run with 3 seeds."),
                ),
            )
        )
        self.table.setAccessibleName(self.tr("Racers and their figures"))
        super().retranslate()


def _verdicts(outcome: Outcome) -> tuple[Verdict, ...]:
    published = expected(outcome.config)
    return () if published is None else verdict(published, outcome.history)


def _gates(config: TrainConfig) -> tuple[Gate, ...]:
    published = expected(config)
    bands = () if published is None else published.bands
    return tuple(
        Gate(*values)
        for band in bands
        if band.quantity == "loss"
        for values in zip(band.iterations, band.low, band.high, strict=True)
    )
