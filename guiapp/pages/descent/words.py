"""What happens to the racer in focus at the current step, in a sentence."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from guiapp.pages.descent.walk import Verdict, Walk
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.enlarged_label import EnlargedLabel
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import plain_figure, short_figure, vector
from guiapp.widgets.race.racer_look import RacerLook
from guiapp.widgets.race.racer_mark import MARK_PX, racer_mark

_SENTENCE_LINES = 2
_SIZE = 1.1  # of the window's text: this is what the page has to say

_MEANINGS = {
    Verdict.NOWHERE: "bad",
    Verdict.NOT_FINITE: "bad",
    Verdict.OVERFLOWED: "bad",
    Verdict.DIVERGED: "bad",
    Verdict.FALLS_FOREVER: "warning",
    Verdict.ARRIVED: "good",
    Verdict.CRAWLS: "warning",
    Verdict.CLIMBED: "warning",
}
_OFF_THE_MAP = (
    *(Verdict.NOWHERE, Verdict.NOT_FINITE, Verdict.OVERFLOWED),
    *(Verdict.DIVERGED, Verdict.FALLS_FOREVER),
)
_ON_THE_WAY = (Verdict.DESCENDS, Verdict.ZIGZAG, Verdict.USED_UP)


class DescentWords(QWidget):
    """The mark of the racer and a sentence about it; of fixed height, so that nothing moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._walk: Walk | None = None
        self._look: RacerLook | None = None
        self._mark = QLabel(self)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentence = EnlargedLabel(_SIZE, self)
        self._sentence.setObjectName("sentence")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._mark)
        layout.addWidget(self._sentence, 1)
        self._set_fonts()

    def show_walk(self, walk: Walk, look: RacerLook) -> None:
        """Speak about the current step of ``walk``, whose racer looks like ``look``."""
        self._walk, self._look = walk, look
        self.retranslate()
        self._dress()

    @Slot(str)
    def show_notice(self, text: str) -> None:
        """Say something else until the next step, in a translated sentence."""
        self._sentence.setText(text)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dress()

    def retranslate(self) -> None:
        if self._walk is None or self._look is None:
            return
        verdict = self._walk.verdict()
        sentence = self._say(verdict, self._walk)
        if verdict is not Verdict.START:  # what everybody is told names nobody
            text = self.tr("{racer}: {sentence}")
            sentence = text.format(racer=self._look.label, sentence=sentence)
        self._sentence.setText(sentence)

    def _say(self, verdict: Verdict, walk: Walk) -> str:
        if verdict is Verdict.START:
            return self._say_start(walk)
        if verdict in _ON_THE_WAY:
            return self._say_on_the_way(verdict, walk)
        if verdict in _OFF_THE_MAP:
            return self._say_off_the_map(verdict, walk)
        if verdict is Verdict.NOISY:
            return self._say_noisy(walk)
        if verdict is Verdict.CRAWLS:
            return self._say_crawling(walk)
        if verdict is Verdict.ARRIVED:
            text = self.tr(
                "It has arrived: near the minimum the gradient is almost zero ({gradient} long), "
                "and so the steps become short by themselves."
            )
            return text.format(gradient=short_figure(math.hypot(*walk.gradient)))
        if verdict is Verdict.FLAT:
            return self.tr(
                "The gradient is almost zero here, so the point stays, but this is no known "
                "minimum. Level ground and saddle points hold a descent just as a minimum does."
            )
        if walk.optimizer == "sgd":
            return self.tr(
                "This step went across the valley and ended higher than it began: the learning "
                "rate is too large for so steep a place. Try a smaller one."
            )
        return self.tr(
            "This step led uphill: what the optimizer remembers of earlier gradients carried "
            "the point further than the slope here asks for."
        )

    def _say_start(self, walk: Walk) -> str:
        if len(walk.race.lanes) == 1:
            return self.tr(
                "Press Space to let the point descend, or Right for a single step. "
                "Click or drag on the map to choose another start, also while it runs."
            )
        text = self.tr(
            "Press Space and all {count} racers descend from the same start, or Right for a "
            "single step. Click or drag on the map to move the start, also while they run."
        )
        return text.format(count=len(walk.race.lanes))

    def _say_noisy(self, walk: Walk) -> str:
        text = self.tr(
            "The gradient is {gradient}, but with the noise it felt {felt}: like a mini-batch, "
            "right on average and wrong at each step, so near the minimum it never comes to rest."
        )
        return text.format(
            gradient=vector(walk.gradient, short_figure), felt=vector(walk.felt, short_figure)
        )

    def _say_on_the_way(self, verdict: Verdict, walk: Walk) -> str:
        if verdict is Verdict.USED_UP:
            text = self.tr(
                "All {limit} steps are made and the point is still on its way. "
                "Allow more steps, or try a larger learning rate."
            )
            return text.format(limit=walk.limit)
        if verdict is Verdict.ZIGZAG:
            return self.tr(
                "The last step crossed the valley, so the gradient now points back the other "
                "way: the larger the learning rate, the more the path runs to and fro."
            )
        if walk.optimizer == "sgd":
            text = self.tr(
                "Each step goes against the gradient; its length is the learning rate times "
                "the length of the gradient: {rate} · {gradient} = {step}."
            )
        else:
            text = self.tr(
                "The next step is {step} long. Plain gradient descent would make it "
                "{rate} · {gradient} = {plain} long, straight against the gradient."
            )
        gradient = math.hypot(*walk.gradient)
        return text.format(
            rate=plain_figure(walk.learning_rate),
            gradient=short_figure(gradient),
            step=short_figure(walk.step_length()),
            plain=short_figure(walk.learning_rate * gradient),
        )

    def _say_off_the_map(self, verdict: Verdict, walk: Walk) -> str:
        if verdict is Verdict.NOWHERE:
            return self.tr(
                "f has no finite value at the start, so there is no way down from there. "
                "Drag the start to colored ground."
            )
        if verdict is Verdict.NOT_FINITE:
            text = self.tr(
                "Step {step} led to a place where f has no finite value, and the descent ends. "
                "Try a smaller learning rate or another start."
            )
            return text.format(step=walk.step)
        if verdict is Verdict.OVERFLOWED:
            text = self.tr(
                "Step {step} left the range of numbers that a computer can hold. "
                "The learning rate is far too large: try a tenth of it."
            )
            return text.format(step=walk.step)
        if verdict is Verdict.FALLS_FOREVER:
            return self.tr(
                "The point left the map on its way down: in this direction f falls without end, "
                "and a descent finds no place to stop."
            )
        if walk.step_length() >= walk.last_length():
            text = self.tr(
                "The point left the map: each step is longer than the last ({step} now), because "
                "it lands where the slope is steeper still. Try a smaller learning rate."
            )
            return text.format(step=short_figure(walk.step_length()))
        return self.tr(
            "The point left the map: the learning rate carried it over the valley and beyond. "
            "Try a smaller learning rate."
        )

    def _say_crawling(self, walk: Walk) -> str:
        length = walk.step_length()
        minimum = walk.nearest_minimum()
        if minimum is None or length == 0:
            text = self.tr(
                "The point moves, but by only {step} per step: too little to be seen. "
                "Try a larger learning rate."
            )
            return text.format(step=short_figure(length))
        text = self.tr(
            "The point moves, but by only {step} per step: at this pace the minimum is "
            "{steps} steps away. Try a larger learning rate."
        )
        steps = math.dist(minimum, walk.point) / length
        return text.format(step=short_figure(length), steps=short_figure(steps))

    def _dress(self) -> None:
        if self._walk is None or self._look is None:
            return
        palette = QPalette()
        meaning = _MEANINGS.get(self._walk.verdict(), "text")
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(meaning))
        self._sentence.setPalette(palette)
        self._mark.setPixmap(racer_mark(self._look, self._theme))

    def _set_fonts(self) -> None:
        self._sentence.enlarge()
        font = self._sentence.font()
        self._sentence.setFixedHeight(room_for_lines(font, _SENTENCE_LINES))
        # the mark stands in the middle of the first line
        self._mark.setContentsMargins(0, max(0, room_for_lines(font, 1) - MARK_PX[1]) // 2, 0, 0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_fonts()
        super().changeEvent(event)
