"""The confusion matrix of the test data, and the samples behind each of its cells."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.inside.confusion import Answers, answer_slices
from guiapp.messages import RunStarted
from guiapp.pages.inside.answer_words import AnswerWords
from guiapp.pages.inside.jobs import ANSWERS, Finding
from guiapp.pages.inside.samples import SampleWords
from guiapp.pages.inside.view import InsideView, Paragraph, fill_side
from guiapp.theme import Theme
from guiapp.widgets.network.confusion_grid import ConfusionGrid
from guiapp.widgets.network.image_gallery import ImageGallery

MOST_SAMPLES = 60


class ConfusionView(InsideView):
    """Shows answers.

    Signals
    -------
    sample_chosen(int) : an index of the test data
    """

    TOPIC = ANSWERS
    sample_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: Answers | None = None
        self._cell: tuple[int, int] | None = None
        self._by_hand = False  # the cell was chosen by the user
        self._words, self._samples = AnswerWords(self), SampleWords(self)
        self.grid = ConfusionGrid(self)
        self.grid.setObjectName("confusion")
        self.gallery = ImageGallery(self)
        self.gallery.setObjectName("cell_samples")
        self.cell_words = Paragraph("cell_words")
        self.seen = Paragraph("confusion_seen")
        self._notes = Paragraph("confusion_notes", "muted")
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.cell_words)
        right.addWidget(self.gallery, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.grid, 2)
        layout.addLayout(right, 1)
        fill_side(self.side, self.seen, 8, self._notes)
        self.grid.cell_chosen.connect(self._choose)
        self.gallery.chosen.connect(self.sample_chosen)
        self.retranslate()

    def begin(self, run: RunStarted) -> None:
        super().begin(run)
        self._answers, self._cell, self._by_hand = None, None, False
        self.grid.clear()
        self.retranslate()

    def show_finding(self, finding: Finding) -> None:
        assert isinstance(finding.result, Answers)
        answers = self._answers = finding.result
        self.grid.set_counts(answers.confusion, answers.class_accuracy)
        if not self._by_hand:  # until somebody chooses: the most frequent mistake
            worst = answers.most_confused()
            self._cell = (0, 0) if worst is None else worst[:2]
            self.grid.choose(*self._cell)
        self._show()

    def answers(self) -> Answers | None:
        """What is shown."""
        return self._answers

    def cell(self) -> tuple[int, int] | None:
        """(right class, answer) whose samples are shown."""
        return self._cell

    @Slot(int, int)
    def _choose(self, right: int, answer: int) -> None:
        self._cell, self._by_hand = (right, answer), True
        self.cell_words.hurry()
        self._show()

    def _show(self) -> None:
        answers, run, cell = self._answers, self.run, self._cell
        if answers is None or run is None or cell is None:
            self.seen.say()
            self.cell_words.say()
            self.gallery.set_samples(())
            return
        members = answers.members(*cell)
        shown = members[:MOST_SAMPLES]
        self.gallery.set_samples(self._samples.samples(run, answers, shown, with_classes=False))
        self.cell_words.keep_saying(self._words.cell(cell, len(members)))
        self.seen.keep_saying(*self._words.overview(answers))

    def sources(self) -> tuple[Callable[..., object], ...]:
        return answer_slices, Answers

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            ("← → ↑ ↓", self.tr("On the matrix: go to another cell")),
            ("Enter", self.tr("On the samples: see one's way through the network")),
        ]

    def apply_theme(self, theme: Theme) -> None:
        self.grid.apply_theme(theme)
        self.gallery.apply_theme(theme)

    def retranslate(self) -> None:
        self.grid.set_empty_text(
            self.tr("Which classes the network takes for which appears here. Press Space to train.")
        )
        self.gallery.setAccessibleName(self.tr("Samples of the cell"))
        self._notes.say(self._words.about_matrix(self.shows_images() or self.run is None))
        self.seen.hurry()
        self.cell_words.hurry()
        self._show()
