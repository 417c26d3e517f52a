"""What the picture shows: a sentence about the quotient at hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiapp.pages.derivatives.study import PartialStudy, Study, Verdict
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.enlarged_label import EnlargedLabel
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.maps.surface_names import axis_names
from guiapp.widgets.numerals import figure, plain_figure
from guiapp.widgets.rough_figure import rough_figure

LINES = 2
SIZE = 1.1  # of the window's text: this is what the page has to say
BEARABLE = 1e-4  # an error of this share of the slope is no reason for a warning

_MEANINGS = {
    Verdict.NO_VALUE: "bad",
    Verdict.NO_NEIGHBOR: "bad",
    Verdict.NO_STEP: "bad",
    Verdict.LOST: "bad",
    Verdict.ON_KINK: "warning",
    Verdict.OVER_KINK: "warning",
    Verdict.ROUNDED: "warning",
    Verdict.BENT: "warning",
    Verdict.GOOD: "good",
}


class DerivativesWords(QWidget):
    """A label of fixed height, so that the plots above never move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._study: Study | PartialStudy | None = None
        self._sentence = EnlargedLabel(SIZE, self)
        self._sentence.setObjectName("sentence")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sentence)
        self._set_font()

    def show_study(self, study: Study | PartialStudy) -> None:
        """Speak about ``study``."""
        self._study = study
        self.retranslate()
        self._color()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._color()

    def retranslate(self) -> None:
        if self._study is None:
            return
        self._sentence.setText(
            self._say(self._study)
            if isinstance(self._study, Study)
            else self._say_partial(self._study)
        )

    def _say(self, study: Study) -> str:
        verdict = study.verdict
        if verdict in (Verdict.NO_VALUE, Verdict.NO_NEIGHBOR):
            return self._say_not_finite(study)
        if verdict in (Verdict.NO_STEP, Verdict.LOST):
            return self._say_lost(study)
        if verdict in (Verdict.ON_KINK, Verdict.OVER_KINK):
            return self._say_kink(study)
        return self._say_error(study)

    def _say_not_finite(self, study: Study) -> str:
        q = study.quotient
        if study.verdict is Verdict.NO_VALUE:
            text = self.tr(
                "At x = {x} the value of f is {value}: where there is no number, there is no "
                "slope. Move the point to where the curve is drawn."
            )
            return text.format(x=plain_figure(q.x), value=plain_figure(q.height))
        text = self.tr(
            "f is {above} at x + h and {below} at the other end of the secant, so there is no "
            "difference to divide. Make h smaller, or move the point."
        )
        return text.format(above=rough_figure(q.above, 2), below=rough_figure(q.below, 2))

    def _say_lost(self, study: Study) -> str:
        q = study.quotient
        if study.verdict is Verdict.NO_STEP:
            text = self.tr(
                "{precision} has no number as small as {h}: it becomes 0, and 0 / 0 has no "
                "value. float64 can hold such an h, but beside x = {x} it is lost there too."
            )
            return text.format(precision=q.precision, h=plain_figure(q.h), x=plain_figure(q.x))
        text = self.tr(
            "x + h is x: in {precision} the numbers beside {x} are {spacing} apart, and h is "
            "less than half of that. So the numerator is 0, and the quotient too, "
            "whatever the slope. Make h larger."
        )
        return text.format(
            precision=q.precision, x=plain_figure(q.x), spacing=rough_figure(q.spacing, 2)
        )

    def _say_kink(self, study: Study) -> str:
        q = study.quotient
        if study.verdict is Verdict.OVER_KINK:
            text = self.tr(
                "The kink at {kink} lies between the two ends of the secant: its slope {value} "
                "belongs to neither side. With an h below {reach} it would be the slope at x."
            )
            reach = abs((study.kink or 0.0) - q.x)
            return text.format(
                kink=rough_figure(study.kink or 0.0, 2),
                value=rough_figure(q.value, 2),
                reach=rough_figure(reach, 2),
            )
        left, right = study.sides()
        if q.method == "central":
            text = self.tr(
                "Exactly here the slope jumps from {left} to {right}: there is no derivative. The "
                "central difference answers {value} all the same, halfway between the two sides."
            )
        else:
            text = self.tr(
                "Exactly here the slope jumps from {left} to {right}: there is no derivative. The "
                "forward difference answers {value}, for it looks to the right side only."
            )
        return text.format(
            left=rough_figure(left, 2), right=rough_figure(right, 2), value=rough_figure(q.value, 2)
        )

    def _say_error(self, study: Study) -> str:
        q, verdict = study.quotient, study.verdict
        central = q.method == "central"
        if verdict is Verdict.STRAIGHT:
            text = self._straight(central)
        elif verdict is Verdict.ROUNDED:
            text = self.tr(
                "h is too small: both values of f agree in their first {digits} digits, and "
                "their difference is made of the last, rounded ones. The error is {error}; "
                "near h = {best} it would be least."
            )
        elif verdict is Verdict.GOOD:
            text = self.tr(
                "A good h: the secant hugs the tangent, and there are digits enough left for "
                "the difference. The error is {error}; a larger h adds truncation, a smaller "
                "one rounding."
            )
        elif central:
            text = self.tr(
                "h is larger than it need be: the secant misses the bend of the curve. The error "
                "is {error}; with half the h it is a quarter, because both sides nearly "
                "cancel each other."
            )
        else:
            text = self.tr(
                "h is larger than it need be: the secant misses the bend of the curve. The error "
                "is {error}; with half the h it is half, and with a central difference "
                "far less."
            )
        return text.format(
            digits=study.lost_digits(),
            error=rough_figure(study.error, 2),
            best=rough_figure(study.theory.best_step()),
        )

    def _straight(self, central: bool) -> str:
        if central:
            return self.tr(
                "The secant is parallel to the tangent: on this curve the errors of both sides "
                "cancel exactly, for every h. What is left, {error}, is rounding; a larger h "
                "has less of it."
            )
        return self.tr(
            "The curve is straight here, so the secant lies on the tangent for every h. "
            "What is left, {error}, is rounding; a larger h has less of it."
        )

    def _say_partial(self, study: PartialStudy) -> str:
        first, second = axis_names(study.surface.label)
        if any(part.verdict in (Verdict.LOST, Verdict.NO_STEP) for part in study.slices):
            return self.tr(
                "h is lost beside the coordinates: x + h is x, both values of f are the same, "
                "and the quotient is 0 whatever the slope. Make h larger."
            )
        text = self.tr(
            "With {second} held at {y}, f is a curve in {first} alone, and its slope is "
            "∂f/∂{first} = {slope_x}. With {first} held at {x} it is a curve in {second}: "
            "∂f/∂{second} = {slope_y}."
        )
        return text.format(
            first=first,
            second=second,
            x=plain_figure(study.point[0]),
            y=plain_figure(study.point[1]),
            slope_x=figure(study.exact[0]),  # the quotients, at a small h, are not the slopes
            slope_y=figure(study.exact[1]),
        )

    def _color(self) -> None:
        palette = QPalette()
        meaning = "text"
        if isinstance(self._study, Study):
            meaning = _MEANINGS.get(self._study.verdict, "text")
            if meaning == "warning" and self._study.error < BEARABLE * abs(self._study.exact):
                meaning = "text"
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(meaning))
        self._sentence.setPalette(palette)

    def _set_font(self) -> None:
        self._sentence.enlarge()
        self._sentence.setFixedHeight(room_for_lines(self._sentence.font(), LINES))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_font()
        super().changeEvent(event)
