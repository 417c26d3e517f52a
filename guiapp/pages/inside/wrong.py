"""The test samples that the network answers wrongly and most surely."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.inside.confusion import Answers, answer_slices
from guiapp.messages import RunStarted
from guiapp.pages.inside.answer_words import AnswerWords
from guiapp.pages.inside.jobs import ANSWERS, Finding
from guiapp.pages.inside.samples import SampleWords
from guiapp.pages.inside.view import InsideView, Paragraph, fill_side
from guiapp.theme import Theme
from guiapp.widgets.network.image_gallery import ImageGallery

SHOWN = 40


class WrongView(InsideView):
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
        self._words, self._samples = AnswerWords(self), SampleWords(self)
        self.gallery = ImageGallery(self)
        self.gallery.setObjectName("wrong_samples")
        self.seen = Paragraph("wrong_seen")
        self._notes = Paragraph("wrong_notes", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.gallery, 1)
        fill_side(self.side, self.seen, 8, self._notes)
        self.gallery.chosen.connect(self.sample_chosen)
        self.retranslate()

    def begin(self, run: RunStarted) -> None:
        super().begin(run)
        self._answers = None
        self.retranslate()

    def show_finding(self, finding: Finding) -> None:
        assert isinstance(finding.result, Answers)
        self._answers = finding.result
        self._show()

    def _show(self) -> None:
        answers, run = self._answers, self.run
        if answers is None or run is None:
            self.seen.say()
            self.gallery.set_samples(())
            self.gallery.set_empty_text(
                self.tr("The test samples that are answered wrongly appear here, the surest first.")
            )
            return
        worst, words = answers.confidently_wrong(SHOWN), self._words.mistakes(answers)
        self.gallery.set_empty_text(words[0])
        self.gallery.set_samples(self._samples.samples(run, answers, worst, with_classes=True))
        self.seen.keep_saying(*words)

    def sources(self) -> tuple[Callable[..., object], ...]:
        return answer_slices, Answers

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [("Enter", self.tr("On the samples: see one's way through the network"))]

    def apply_theme(self, theme: Theme) -> None:
        self.gallery.apply_theme(theme)

    def retranslate(self) -> None:
        self.gallery.setAccessibleName(self.tr("Most surely wrong test samples"))
        self._notes.say(self._words.about_mistakes(self.shows_images() or self.run is None))
        self.seen.hurry()
        self._show()
