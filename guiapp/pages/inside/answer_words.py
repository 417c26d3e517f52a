"""What a network answers to the test data, put into words."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from engine.inside.confusion import NO_ANSWER, Answers
from guiapp.pages.inside.figures import exact_percent, percent

SURE = 0.9


class AnswerWords(QObject):
    """Sentences in the language of the window."""

    def overview(self, answers: Answers) -> list[str]:
        """Beside the confusion matrix."""
        text = self.tr("{right} of {total} test samples are answered rightly: {share}.")
        figures = {
            "right": f"{answers.right:,}",
            "total": f"{len(answers.labels):,}",
            "share": exact_percent(answers.accuracy),
        }
        found = [text.format(**figures)]
        silent = int(np.count_nonzero(answers.answers == NO_ANSWER))
        if silent:
            text = self.tr("{count} get no answer: the network's numbers are not finite.")
            return [*found, text.format(count=f"{silent:,}")]
        worst = answers.most_confused()
        if worst is not None:
            text = self.tr("The most frequent mistake: {right} taken for {answer}, {count} times.")
            right, answer, count = worst
            found.append(text.format(right=right, answer=answer, count=f"{count:,}"))
        return found + self._classes(answers)

    def _classes(self, answers: Answers) -> list[str]:
        shares = answers.class_accuracy
        low, high = int(np.nanargmin(shares)), int(np.nanargmax(shares))
        found = []
        if shares[low] < shares[high]:
            text = self.tr("Best known: {best} ({high}). Least known: {least} ({low}).")
            high_words, low_words = percent(float(shares[high])), percent(float(shares[low]))
            found.append(text.format(best=high, high=high_words, least=low, low=low_words))
        unused = np.flatnonzero(answers.confusion.sum(axis=0) == 0)
        if unused.size:
            text = self.tr("Never answered: {classes}.")
            found.append(text.format(classes=", ".join(str(k) for k in unused.tolist())))
        return found

    def cell(self, cell: tuple[int, int], count: int) -> str:
        """Over the samples of a cell, (right class, answer)."""
        right, answer = cell
        if not count and right == answer:
            text = self.tr("No {right} of the test data is recognized.")
        elif not count:
            text = self.tr("No {right} of the test data is taken for a {answer}.")
        elif right == answer:
            text = self.tr("{count} × {right}, rightly recognized; the surest first:")
        else:
            text = self.tr("{count} × {right}, taken for {answer}; the surest first:")
        return text.format(right=right, answer=answer, count=f"{count:,}")

    def mistakes(self, answers: Answers) -> list[str]:
        """Beside the most confidently wrong samples."""
        total = f"{len(answers.labels):,}"
        wrong = (answers.labels != answers.answers) & (answers.answers != NO_ANSWER)
        count = int(np.count_nonzero(wrong))
        if (answers.answers == NO_ANSWER).all():
            return [self.tr("The network's numbers are not finite: it gives no answer any more.")]
        if not count:
            text = self.tr("All {total} test samples are answered rightly.")
            return [text.format(total=total)]
        text = self.tr("{count} of {total} test samples are answered wrongly.")
        found = [text.format(count=f"{count:,}", total=total)]
        of_sure = int(np.count_nonzero(answers.confidence > SURE))
        if not of_sure:
            text = self.tr("No answer is more than {limit} sure yet.")
            return [*found, text.format(limit=percent(SURE))]
        sure = int(np.count_nonzero(wrong & (answers.confidence > SURE)))
        text = self.tr(
            "Of the {of_sure} answers that are more than {limit} sure, {sure} are wrong ({share})."
        )
        figures = {
            "of_sure": f"{of_sure:,}",
            "limit": percent(SURE),
            "sure": f"{sure:,}",
            "share": percent(sure / of_sure),
        }
        return [*found, text.format(**figures)]

    def about_matrix(self, images: bool) -> str:
        """How to read the confusion matrix."""
        text = self.tr(
            "Down: what a test sample is. Across: what the network answers. The diagonal is "
            "right; everything beside it is a mistake, the redder the larger its share of the "
            "row. Click a cell to see its samples, click a sample to see its way through the "
            "network. The network was never trained on any of them."
        )
        return text if images else f"{text}\n\n{self._about_points()}"

    def about_mistakes(self, images: bool) -> str:
        """How to read the most confidently wrong samples."""
        text = self.tr(
            "With each: what it is → what the network answers, and how probable it finds that. "
            "Some are hardly to be told by a human; others show what the network has not "
            "understood. Click one to see its way through the network."
        )
        return text if images else f"{text}\n\n{self._about_points()}"

    def _about_points(self) -> str:
        return self.tr(
            "These data are points, not images: each picture is a map of test points, those of "
            "the same class darker, and the sample itself is the square."
        )
