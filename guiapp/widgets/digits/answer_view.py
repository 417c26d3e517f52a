"""A network's answer to one picture: the class in large, its probability, the bars of all ten."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from guiapp.theme import Theme
from guiapp.widgets.digits.probability_bars import ProbabilityBars, percent
from guiapp.widgets.enlarged_label import EnlargedLabel
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import tabular

DIGIT_SIZE = 4.5  # of the text around
WORDS_WIDTH = 26  # in digits


class AnswerView(QWidget):
    """Words at the left, bars at the right.

    ``set_answer`` shows probabilities, ``set_silence`` a sentence why there are none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.digit = EnlargedLabel(DIGIT_SIZE, self, QFont.Weight.DemiBold)
        self.digit.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sentence = EnlargedLabel(1.7, self, QFont.Weight.DemiBold)
        self.runner_up = EnlargedLabel(1.1, self)
        self.total = QLabel(self)
        self.bars = ProbabilityBars()
        for label in (self.digit, self.sentence, self.runner_up, self.total):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.runner_up, self.total):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self.digit, self.sentence, self.runner_up):
            words.addWidget(label)
        words.addStretch(1)
        words.addWidget(self.total)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(words)
        row.addWidget(self.bars, 1)
        self._apply_fonts()
        self.retranslate()
        self._show()

    def set_answer(self, probabilities: ArrayLike) -> None:
        """Show (10,) probabilities in [0, 1]; ValueError for anything else."""
        self.bars.set_probabilities(probabilities)
        self._show()

    def set_silence(self, reason: str) -> None:
        """Show no answer but the sentence that says why, and what to do."""
        self.bars.set_empty_text(reason)
        self.bars.set_probabilities(None)
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Dress the bars; the words follow the palette by themselves."""
        self.bars.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        self.digit.setAccessibleName(self.tr("The network's answer"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._apply_fonts()
        super().changeEvent(event)

    def _apply_fonts(self) -> None:
        for label in (self.digit, self.sentence, self.runner_up):
            label.enlarge()
        self.total.setFont(tabular(self.font()))
        # rooms that stay when the words are gone, so that nothing moves
        width = WORDS_WIDTH * self.fontMetrics().horizontalAdvance("0")
        for line, count in ((self.sentence, 1), (self.runner_up, 2), (self.total, 2)):
            line.setFixedSize(width, room_for_lines(line.font(), count))
        self.digit.setFixedHeight(self.digit.fontMetrics().height())

    def _show(self) -> None:
        probabilities = self.bars.probabilities
        if probabilities is None:
            self.digit.setText("?")
            self.digit.setEnabled(False)
            for label in (self.sentence, self.runner_up, self.total):
                label.clear()
            return
        second, first = np.argsort(probabilities, kind="stable")[-2:]
        self.digit.setEnabled(True)
        self.digit.setText(str(first))
        self.sentence.setText(
            self.tr("{digit}, with {percent}").format(
                digit=first, percent=percent(probabilities[first])
            )
        )
        self.runner_up.setText(
            self.tr("The next guess is {digit}, with {percent}.").format(
                digit=second, percent=percent(probabilities[second])
            )
        )
        self.total.setText(
            self.tr("The ten probabilities add up to {total}.").format(
                total=f"{probabilities.sum():.3f}"
            )
        )
