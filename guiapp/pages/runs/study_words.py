"""What the study panes say beside the words of published runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from engine.runs.records import Figures
from engine.search.published import Quantity, Verdict
from guiapp.widgets.numerals import figure
from guiapp.widgets.studies.study_table import Cell

DASH = "\N{EM DASH}"


class StudyWords(QObject):
    """Translated when asked."""

    def quantity(self, quantity: Quantity) -> str:
        """What a published figure is of."""
        return {
            "loss": self.tr("loss"),
            "train": self.tr("training accuracy"),
            "test": self.tr("test accuracy"),
        }[quantity]

    def verdict_line(self, verdict: Verdict) -> str:
        """One figure beside what was expected."""
        text = (
            self.tr("{quantity} at {iteration}: {value}, inside the expected {low} to {high}")
            if verdict.inside
            else self.tr("{quantity} at {iteration}: {value}, outside the expected {low} to {high}")
        )
        return text.format(
            quantity=self.quantity(verdict.quantity),
            iteration=f"{verdict.iteration:,}",
            value=figure(verdict.value),
            low=figure(verdict.low),
            high=figure(verdict.high),
        )

    def inside(self, inside: int, count: int) -> str:
        """How many of some figures are as expected."""
        if not count:
            return DASH
        if inside == count:
            return self.tr("inside")
        if not inside:
            return self.tr("outside")
        return self.tr("{inside} of {count} inside").format(inside=inside, count=count)

    def verdict_sentence(self, verdicts: Sequence[Verdict]) -> str:
        """The verdicts on all runs together; "" where there are none."""
        if not verdicts:
            return ""
        inside = sum(verdict.inside for verdict in verdicts)
        text = (
            self.tr("All {count} figures are inside the expected band.")
            if inside == len(verdicts)
            else self.tr("{inside} of {count} figures are inside the expected band.")
        )
        return text.format(inside=inside, count=len(verdicts))

    def verdict_cell(self, verdicts: Sequence[Verdict]) -> Cell:
        """The verdicts on one run in a word or two."""
        inside = sum(verdict.inside for verdict in verdicts)
        tone = "" if not verdicts else ("good" if inside == len(verdicts) else "warning")
        text = self.inside(inside, len(verdicts))
        tip = "\n".join(self.verdict_line(verdict) for verdict in verdicts)
        if not tip:
            tip = self.tr("No published run has these settings.")
        return Cell(text, text, tone, tip)

    def seeds_verdict(self, verdicts: Sequence[Verdict]) -> tuple[Cell, ...]:
        """A row about the same figure of several seeds."""
        first = verdicts[0]
        values = [verdict.value for verdict in verdicts]
        inside = sum(verdict.inside for verdict in verdicts)
        span = self.tr("{low} to {high}")
        expected = span.format(low=figure(first.low), high=figure(first.high))
        found = span.format(low=figure(min(values)), high=figure(max(values)))
        word = self.inside(inside, len(verdicts))
        tone = "good" if inside == len(verdicts) else "warning"
        return (
            Cell(self.quantity(first.quantity)),
            Cell(f"{first.iteration:,}", str(first.iteration)),
            Cell(expected, f"{first.low} .. {first.high}"),
            Cell(found, f"{min(values)!r} .. {max(values)!r}"),
            Cell(word, word, tone),
        )

    def figures(self, figures: Figures, diverged: bool) -> tuple[Cell, Cell, Cell]:
        """Loss, training and test accuracy at the end of a run."""
        loss = figure_cell(figures.final_loss)
        if diverged:
            loss = Cell(self.tr("diverged"), loss.full, "bad")
        return loss, figure_cell(figures.train_accuracy), figure_cell(figures.test_accuracy)


def figure_cell(value: float | None) -> Cell:
    """Four decimals, and all digits for the clipboard."""
    return Cell(DASH) if value is None else Cell(figure(value), repr(value))
