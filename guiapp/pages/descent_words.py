"""What happens at the current step: the formula with its numbers, and a sentence about it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from guiapp.pages.descent_formula import formula_lines
from guiapp.pages.descent_walk import Verdict, Walk
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import plain_figure, short_figure, tabular

_FORMULA_LINES = 3  # Adam's
_SENTENCE_LINES = 2
_SIZE = 1.1  # of the window's text: this is what the page has to say

_MEANINGS = {
    Verdict.NOT_FINITE: "bad",
    Verdict.DIVERGED: "bad",
    Verdict.FALLS_FOREVER: "warning",
    Verdict.ARRIVED: "good",
    Verdict.CRAWLS: "warning",
    Verdict.CLIMBED: "warning",
}


class DescentWords(QWidget):
    """Two labels of fixed height, so that the plots above never move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._walk: Walk | None = None
        self._sentence = QLabel(self)
        self._sentence.setObjectName("sentence")
        self._formula = QLabel(self)
        self._formula.setObjectName("formula")
        for label in (self._sentence, self._formula):
            label.setWordWrap(True)  # a long formula must not make the window wider
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._sentence)
        layout.addWidget(self._formula)
        self._set_fonts()
        self.retranslate()

    def show_walk(self, walk: Walk) -> None:
        """Speak about the current step of ``walk``."""
        self._walk = walk
        verdict = walk.verdict()
        self._formula.setText("\n".join(formula_lines(walk)))
        self._sentence.setText(self._say(verdict, walk))
        self._color(verdict)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._walk is not None:
            self._color(self._walk.verdict())

    def retranslate(self) -> None:
        self._formula.setToolTip(
            self.tr(
                "The next step in numbers: x is the point, η the learning rate, "
                "∇f the gradient at the point."
            )
        )
        if self._walk is not None:
            self._sentence.setText(self._say(self._walk.verdict(), self._walk))

    def _say(self, verdict: Verdict, walk: Walk) -> str:
        if verdict in (Verdict.START, Verdict.DESCENDS, Verdict.ZIGZAG, Verdict.USED_UP):
            return self._say_on_the_way(verdict, walk)
        if verdict in (Verdict.NOT_FINITE, Verdict.DIVERGED, Verdict.FALLS_FOREVER):
            return self._say_off_the_map(verdict, walk)
        if verdict is Verdict.CRAWLS:
            return self._say_crawling(walk)
        if verdict is Verdict.ARRIVED:
            text = self.tr(
                "It has arrived: near the minimum the gradient is almost zero ({gradient} long), "
                "and so the steps become short by themselves."
            )
            return text.format(gradient=short_figure(walk.gradient_length()))
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

    def _say_on_the_way(self, verdict: Verdict, walk: Walk) -> str:
        if verdict is Verdict.START:
            return self.tr(
                "Press Space to let the point descend, or Right for a single step. "
                "Click or drag on the map to choose another start."
            )
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
        gradient = walk.gradient_length()
        return text.format(
            rate=plain_figure(walk.learning_rate),
            gradient=short_figure(gradient),
            step=short_figure(walk.step_length()),
            plain=short_figure(walk.learning_rate * gradient),
        )

    def _say_off_the_map(self, verdict: Verdict, walk: Walk) -> str:
        if verdict is Verdict.NOT_FINITE:
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

    def _color(self, verdict: Verdict) -> None:
        palette = QPalette()
        meaning = _MEANINGS.get(verdict, "text")
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(meaning))
        self._sentence.setPalette(palette)

    def _set_fonts(self) -> None:
        font = tabular(self.font())
        self._formula.setFont(font)
        font.setPointSizeF(font.pointSizeF() * _SIZE)
        self._sentence.setFont(font)
        for label, lines in ((self._sentence, _SENTENCE_LINES), (self._formula, _FORMULA_LINES)):
            label.setFixedHeight(room_for_lines(label.font(), lines))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_fonts()
        super().changeEvent(event)
