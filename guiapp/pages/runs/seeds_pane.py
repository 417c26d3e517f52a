"""Many seeds: how much of a curve is luck?

After a minute here one understands that a run is one draw of many: a difference that is smaller
than the band of the seeds says nothing about the settings.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.config import TrainConfig
from engine.search.outcomes import Outcome
from engine.search.published import Published, Verdict, expected, verdict
from engine.search.seeds import seed_configs
from guiapp.pages.runs.keep_runs import KeepRuns
from guiapp.pages.runs.study_jobs import Report, SeedsView, seeds_job
from guiapp.pages.runs.study_pane import StudyPane
from guiapp.pages.runs.study_words import StudyWords, figure_cell
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import IntegerField
from guiapp.widgets.numerals import figure
from guiapp.widgets.steady_lines import SteadyLines
from guiapp.widgets.studies.band_plots import AccuracyBandPlot, LossBandPlot
from guiapp.widgets.studies.config_choice import FIELD_PX, ConfigChoice
from guiapp.widgets.studies.gates import Gate
from guiapp.widgets.studies.save_button import SaveButton
from guiapp.widgets.studies.study_table import Cell, StudyTable

FIRST_COUNT, LEAST, MOST = 5, 2, 50
FIGURES = ("final_loss", "train_accuracy", "test_accuracy")
ROWS = 7


class SeedsPane(StudyPane):
    """One configuration with N seeds."""

    def __init__(self, session: Session, keeper: Any, parent: QWidget | None = None) -> None:
        super().__init__(session, keeper, parent)
        self._words = StudyWords(self)
        self._config = TrainConfig()  # of the study that is on view
        self._wanted = FIRST_COUNT
        self.choice = ConfigChoice(parent=self)
        self._count_label = QLabel(self)
        self.count = IntegerField(FIRST_COUNT, self, minimum=LEAST, maximum=MOST, step=1)
        self.count.setObjectName("seed_count")
        self.count.setMaximumWidth(FIELD_PX)
        self.loss, self.accuracy = LossBandPlot(self), AccuracyBandPlot(self)
        self.table = StudyTable("seeds_table", 4, False, self)
        self.verdicts = StudyTable("verdicts_table", 5, True, self)
        self._title = SteadyLines("seeds_title", 1, self)
        self._title.setProperty("role", "heading")
        self._no_verdict = SteadyLines("no_verdict", 2, self)
        self._no_verdict.setProperty("role", "muted")
        self.keep = KeepRuns(keeper, self)
        self.save = SaveButton(self.picture, self.table.table, "nablascope-seeds", self)
        self._lay_out()
        self.choice.set_train_config(session.config)
        session.run_started.connect(self._follow_train)
        self.keep.kept.connect(self._say_kept)
        self.keep.failed.connect(self.controls.status.say)
        self.retranslate()

    def config(self) -> TrainConfig:
        """Of the first seed, as the settings are now."""
        return self.choice.config()

    # -- the study ----------------------------------------------------------------------------

    def make_job(
        self, workers: int | None
    ) -> Generator[Report[SeedsView | None], None, SeedsView | None]:
        config = self.choice.config()
        configs = seed_configs(config, self.count.value())
        self._config, self._wanted = config, len(configs)
        return seeds_job(configs, workers, self.dataset_for(config))

    def show_view(self, view: SeedsView | None) -> None:
        outcomes = () if view is None else view.outcomes
        published = expected(self._config) if outcomes else None
        gates = _gates(published)
        planned, runs = self._config.iterations, len(outcomes)
        losses = {} if view is None else {"loss": view.loss}
        accuracies = {} if view is None else {"train": view.train, "test": view.test}
        self.loss.show_bands(losses, planned, runs, {"loss": gates.get("loss", [])})
        self.accuracy.show_bands(accuracies, planned, runs, gates)
        self.table.set_rows([*self._rows(outcomes), *self._spread(outcomes)])
        self._show_verdicts(published, outcomes)
        self._title.say(self._name_study(runs))
        ended = outcomes if not self.study.is_busy() else ()
        names = [self.tr("Seed {seed}").format(seed=outcome.config.seed) for outcome in ended]
        group = self.tr("Seeds {first} to {last}").format(
            first=self._config.seed, last=self._config.seed + self._wanted - 1
        )
        self.keep.offer(ended, names, group)

    def summary(self) -> str:
        outcomes = self._view.outcomes if self._view is not None else ()
        if not outcomes:
            return self.tr(
                "Press Space: the same settings are trained with each seed, and the band shows "
                "how far luck carries them apart."
            )
        accuracies = [o.history.figures().test_accuracy for o in outcomes]
        known = [value for value in accuracies if value is not None]
        if len(known) < 2:
            return self.tr("Given up early: what had ended is on view. Space starts anew.")
        text = self.tr(
            "The test accuracies of {count} seeds lie {spread} apart: a smaller difference "
            "between two settings may be luck."
        )
        spread = text.format(count=len(known), spread=figure(max(known) - min(known)))
        found = _verdicts(expected(self._config), outcomes)
        return "\n".join(part for part in (self._words.verdict_sentence(found), spread) if part)

    def settings_changed(self, busy: bool) -> None:
        for widget in (self.choice, self.count):
            widget.setEnabled(not busy)
        self.show_view(self._view) if not busy else self.keep.offer((), (), "")

    # -- what is shown ------------------------------------------------------------------------

    def _name_study(self, runs: int) -> str:
        if not runs:
            return ""
        text = self.tr("{runs} of {wanted} seeds: {settings}")
        settings = self.choice.describe(self._config)
        return text.format(runs=runs, wanted=self._wanted, settings=settings)

    def _rows(self, outcomes: tuple[Outcome, ...]) -> list[tuple[Cell, ...]]:
        return [
            (
                Cell(str(outcome.config.seed)),
                *self._words.figures(outcome.history.figures(), outcome.state.diverged),
            )
            for outcome in outcomes
        ]

    def _spread(self, outcomes: tuple[Outcome, ...]) -> list[tuple[Cell, ...]]:
        """Mean and spread below the seeds."""
        if len(outcomes) < 2:
            return []
        found = [outcome.history.figures() for outcome in outcomes]
        columns = [
            [value for f in found if (value := getattr(f, name)) is not None] for name in FIGURES
        ]
        mean = [figure_cell(float(np.mean(c)) if c else None) for c in columns]
        apart = [figure_cell(max(c) - min(c) if c else None) for c in columns]
        tip = self.tr("The largest minus the smallest.")
        return [
            (Cell(self.tr("mean"), tone="muted"), *mean),
            (Cell(self.tr("spread"), tone="muted", tip=tip), *apart),
        ]

    def _show_verdicts(self, published: Published | None, outcomes: tuple[Outcome, ...]) -> None:
        found = _verdicts(published, outcomes)
        order = {"loss": 0, "train": 1, "test": 2}
        found.sort(key=lambda v: (order[v.quantity], v.low, v.high, v.iteration))
        groups = groupby(found, key=lambda v: (v.quantity, v.low, v.high))
        rows = [self._words.seeds_verdict(list(group)) for _, group in groups]
        rows.sort(key=lambda row: (order_of(row[0].text, self._words), int(row[1].full)))
        self.verdicts.set_rows(rows)
        self.verdicts.setVisible(bool(rows))
        self._no_verdict.setVisible(not rows)
        if rows and published is not None:
            source = self.tr("Expected bands: {source}.").format(source=published.source)
            self.verdicts.setToolTip(source)
        elif outcomes:
            self._no_verdict.say(
                self.tr(
                    "No published run has these settings, so there is no expected band. The "
                    "article's and those of chapters 4 and 5 have one."
                )
            )
        else:
            self._no_verdict.say(
                self.tr(
                    "For the article's and the book's settings it will say here whether the runs "
                    "are inside the band that the published ones lead one to expect."
                )
            )

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
        tables = QHBoxLayout()
        tables.setSpacing(24)
        tables.addWidget(self.table, 1)
        verdicts = QVBoxLayout()
        verdicts.addWidget(self.verdicts)
        verdicts.addWidget(self._no_verdict)
        tables.addLayout(verdicts, 2)
        plots = QHBoxLayout()
        plots.setSpacing(16)
        plots.addWidget(self.loss, 1)
        plots.addWidget(self.accuracy, 1)
        left = QVBoxLayout(self.picture)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self._title)
        left.addLayout(plots, 3)
        left.addLayout(tables, 2)
        settings = QWidget(self)
        grid = QGridLayout(settings)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.choice, 0, 0, 1, 2)
        grid.addWidget(self._count_label, 1, 0)
        grid.addWidget(self.count, 1, 1)
        last = QWidget(self)
        row = QHBoxLayout(last)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.keep, 1)
        row.addWidget(self.save)
        self.lay_out(settings, last)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        parts = (self.choice, self.count, self.loss, self.accuracy, self.table, self.verdicts)
        for part in parts:
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self.controls.set_start(
            self.tr("Train all seeds"),
            self.tr("Train the same settings once with each seed. Shortcut: Space"),
        )
        self._count_label.setText(self.tr("Seeds"))
        self.count.setAccessibleName(self.tr("Seeds"))
        self.count.setToolTip(
            self.tr(
                "How many runs, from the seed of the settings upward. Each seed gives other first "
                "weights and other mini-batches; more of them show the band more surely."
            )
        )
        loss = (self.tr("loss"), self.tr("The mean of the last 100 iterations."))
        train = (self.tr("training"), self.tr("Accuracy over all training images at the end."))
        test = (self.tr("test"), self.tr("Accuracy over all test images at the end."))
        seed = (self.tr("seed"), self.tr("Where the random numbers of the run begin."))
        self.table.set_headings((seed, loss, train, test))
        self.table.setAccessibleName(self.tr("Seeds and their figures"))
        self.verdicts.set_headings(
            (
                (self.tr("figure"), ""),
                (self.tr("iteration"), ""),
                (self.tr("expected"), self.tr("From the seeds of the published run.")),
                (self.tr("these seeds"), ""),
                (self.tr("band"), self.tr("Whether the seeds are inside the expected band.")),
            )
        )
        self.verdicts.setAccessibleName(self.tr("Expected bands"))
        super().retranslate()


def order_of(word: str, words: StudyWords) -> int:
    """Loss first, then training, then test."""
    return [words.quantity(quantity) for quantity in ("loss", "train", "test")].index(word)


def _verdicts(published: Published | None, outcomes: Sequence[Outcome]) -> list[Verdict]:
    if published is None:
        return []
    return [found for outcome in outcomes for found in verdict(published, outcome.history)]


def _gates(published: Published | None) -> dict[str, list[Gate]]:
    found: dict[str, list[Gate]] = {}
    for band in published.bands if published is not None else ():
        gates = [Gate(*values) for values in zip(band.iterations, band.low, band.high, strict=True)]
        found.setdefault(band.quantity, []).extend(gates)
    return found
