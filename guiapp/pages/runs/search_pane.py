"""The book's search for hyper-parameters (6.5.2), with all that it found on one sheet.

After a minute here one understands that drawing at random on a logarithmic scale finds in a few
hundred short trainings where to look, and that the learning rate matters far more than the decay.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.search.hyperparameters import TrialResult
from engine.search.search_space import draw_trials
from guiapp.pages.runs.search_settings import SearchSettings
from guiapp.pages.runs.study_jobs import Report, SearchView, search_job
from guiapp.pages.runs.study_pane import StudyPane
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.numerals import figure, short_figure
from guiapp.widgets.plots.line_legend import LegendEntry, LineLegend
from guiapp.widgets.rough_figure import rough_figure
from guiapp.widgets.steady_lines import SteadyLines
from guiapp.widgets.studies.save_button import SaveButton
from guiapp.widgets.studies.study_table import Cell, StudyTable
from guiapp.widgets.studies.trial_grid import TrialCurves, TrialGrid
from guiapp.widgets.studies.trial_scatter import TrialPoint, TrialScatter

LEAST_PLAIN = 1e-3


class SearchPane(StudyPane):
    """Trials drawn at random: their curves, their places, their ranks."""

    def __init__(self, session: Session, keeper: Any, parent: QWidget | None = None) -> None:
        super().__init__(session, keeper, parent)
        self._results: tuple[TrialResult, ...] = ()  # the best first
        self._marked = -1
        self.settings = SearchSettings(self)
        self.grid = TrialGrid(self)
        self.scatter = TrialScatter(self)
        self.table = StudyTable("search_table", 4, True, self)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._legend = LineLegend(self)
        self._reading = SteadyLines("search_reading", 1, self)
        self.save = SaveButton(self.picture, self.table.table, "nablascope-search", self)
        self._theme: Theme | None = None
        self._pending: list[Callable[[], None]] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_next)
        self._lay_out()
        self.grid.hovered.connect(self.mark)
        self.grid.chosen.connect(self.mark)
        self.scatter.met.connect(self.mark)
        self.table.row_hovered.connect(self._mark_row)
        self.table.row_chosen.connect(self._mark_row)
        self.retranslate()

    # -- the study ----------------------------------------------------------------------------

    def make_job(
        self, workers: int | None
    ) -> Generator[Report[SearchView | None], None, SearchView | None]:
        space = self.settings.space()
        self._marked = -1
        self.scatter.set_ranges(space.learning_rates, space.weight_decays)
        return search_job(draw_trials(space), workers)

    def show_view(self, view: SearchView | None) -> None:
        self._results = () if view is None else view.results
        self.grid.show_trials(
            [self._curves(rank, r) for rank, r in enumerate(self._best(), start=1)]
        )
        if self.study.is_busy():  # all at once would be felt, by who looks at another page too
            self._pending = [self._show_points, self._show_table]
            self._later.start()
        else:
            self._later.stop()
            self._show_points()
            self._show_table()

    @Slot()
    def _show_next(self) -> None:
        if self._pending:
            self._pending.pop(0)()
            self._later.start()

    def _show_points(self) -> None:
        self.scatter.show_points(
            [
                TrialPoint(
                    r.trial.number,
                    r.trial.learning_rate,
                    r.trial.weight_decay,
                    r.validation_accuracy,
                )
                for r in self._results
            ]
        )

    def _show_table(self) -> None:
        self.table.set_rows([self._row(rank, r) for rank, r in enumerate(self._results, start=1)])
        self.mark(self._marked)

    def summary(self) -> str:
        if not self._results or self._results[0].validation_accuracy is None:
            return self.tr(
                "Press Space: learning rate and weight decay are drawn at random, and a short "
                "training at each place shows where it is worth looking."
            )
        best = self._results[0]
        text = self.tr(
            "Best of {count}: validation accuracy {accuracy} with learning rate {rate} and weight "
            "decay {decay}. Search again in a narrower range around it."
        )
        return text.format(
            count=len(self._results),
            accuracy=figure(best.validation_accuracy or 0.0, 2),
            rate=short_figure(best.trial.learning_rate),
            decay=short_figure(best.trial.weight_decay),
        )

    def settings_changed(self, busy: bool) -> None:
        self.settings.setEnabled(not busy)
        if not busy:
            self.show_view(self._view)  # what was put off

    def results(self) -> tuple[TrialResult, ...]:
        """What has ended, the best first."""
        return self._results

    def marked(self) -> int:
        """The number of the trial that is marked, -1 for none."""
        return self._marked

    @Slot(int)
    def mark(self, number: int) -> None:
        """Mark a trial in the grid, the plot and the table, and read it out; -1 for none."""
        self._marked = number
        self.grid.mark(number)
        self.scatter.mark(number)
        places = {r.trial.number: row for row, r in enumerate(self._results)}
        row = places.get(number, -1)
        self.table.mark(row)
        self._reading.say(self._read(row + 1, self._results[row]) if row >= 0 else "")

    @Slot(int)
    def _mark_row(self, row: int) -> None:
        found = 0 <= row < len(self._results)
        self.mark(self._results[row].trial.number if found else -1)

    # -- what is shown ------------------------------------------------------------------------

    def _best(self) -> list[TrialResult]:
        return [r for r in self._results if r.validation_accuracy is not None]

    def _curves(self, rank: int, result: TrialResult) -> TrialCurves:
        accuracy = f"{result.validation_accuracy or 0.0:.2f}".removeprefix("0")
        names = {"rank": rank, "accuracy": accuracy}
        caption = self.tr("lr {rate}, λ {decay}")
        return TrialCurves(
            result.trial.number,
            result.train_accuracies,
            result.validation_accuracies,
            (
                self.tr("Best-{rank} (val acc {accuracy})").format(**names),
                self.tr("Best-{rank} ({accuracy})").format(**names),
            ),
            caption.format(
                rate=_two_digits(result.trial.learning_rate),
                decay=_two_digits(result.trial.weight_decay),
            ),
        )

    def _row(self, rank: int, result: TrialResult) -> tuple[Cell, ...]:
        trial, accuracy = result.trial, result.validation_accuracy
        shown = (
            Cell(self.tr("diverged"), "", "bad")
            if accuracy is None
            else Cell(figure(accuracy, 2), repr(accuracy))
        )
        return (
            Cell(str(rank)),
            shown,
            Cell(short_figure(trial.learning_rate), repr(trial.learning_rate)),
            Cell(short_figure(trial.weight_decay), repr(trial.weight_decay)),
        )

    def _read(self, rank: int, result: TrialResult) -> str:
        if result.validation_accuracy is None or result.train_accuracy is None:
            text = self.tr("Trial {number} diverged: learning rate {rate}, weight decay {decay}")
        else:
            text = self.tr(
                "Trial {number}, rank {rank}: validation {validation}, training {train}, learning "
                "rate {rate}, weight decay {decay}"
            )
        return text.format(
            number=result.trial.number,
            rank=rank,
            validation=figure(result.validation_accuracy or 0.0, 2),
            train=figure(result.train_accuracy or 0.0, 2),
            rate=short_figure(result.trial.learning_rate),
            decay=short_figure(result.trial.weight_decay),
        )

    # -- looks --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.scatter, 1)
        right.addWidget(self.table, 1)
        grid = QGridLayout(self.picture)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.grid, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.addWidget(self._legend, 1, 0)
        grid.addWidget(self._reading, 2, 0, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)
        last = QWidget(self)
        row = QHBoxLayout(last)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.save)
        self.lay_out(self.settings, last)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._theme = theme
        for part in (self.settings, self.grid, self.scatter, self.table, self._legend):
            part.apply_theme(theme)
        self._name_curves()

    def _name_curves(self) -> None:
        if self._theme is None:
            return
        dash = self.grid.TRAIN_STYLE
        text = self.tr("training (each cell from 0 to 1)")
        self._legend.set_entries(
            (
                LegendEntry(text, self._theme.color("train"), dash),
                LegendEntry(self.tr("validation"), self._theme.color("test")),
            )
        )

    def retranslate(self) -> None:
        self.controls.set_start(
            self.tr("Search"),
            self.tr("Draw the trials and train a network at each. Shortcut: Space"),
        )
        self.table.set_headings(
            (
                (self.tr("rank"), self.tr("By validation accuracy.")),
                (self.tr("val acc"), self.tr("Accuracy over the images kept for validation.")),
                (self.tr("learning rate"), ""),
                (self.tr("decay λ"), self.tr("The strength of weight decay.")),
            )
        )
        self.table.setAccessibleName(self.tr("Trials, the best first"))
        self.grid.setAccessibleName(self.tr("Curves of the best trials"))
        self.grid.set_sentence(
            self.tr(
                "The curves of the twenty best trials appear here, as in the book. Press Space."
            )
        )
        self._name_curves()
        super().retranslate()


def _two_digits(value: float) -> str:
    """``0.0044`` or ``4.8e−5``, as little as there is room for."""
    return rough_figure(value, 2) if value >= LEAST_PLAIN else short_figure(value)
