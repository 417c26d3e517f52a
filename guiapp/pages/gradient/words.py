"""What is to be seen in the field, in a sentence or two."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.fields import GradientField, angles_off_minimum, rounding_bound
from engine.gradients import FloatArray
from guiapp.pages.gradient.lens import ANALYTIC, BOTH, DIFFERENCE, Lens
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.enlarged_label import EnlargedLabel
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import plain_figure, short_figure, vector

SENTENCE_LINES, REMARK_LINES = 4, 3  # at 380 px; with taller windows there is more room
ENLARGEMENT = 1.1  # of the window's text: this is what the page has to say
STRAIGHT = 0.05  # degrees: less is rounding
SEEN, OFF = 0.01, 0.5  # of the longest arrow: differences that are seen, that spoil the picture


class GradientWords(QWidget):
    """A sentence about the arrows, and below it a remark about what to beware of, if anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._lens: Lens | None = None
        self._sentence, self._remark = EnlargedLabel(ENLARGEMENT, self), QLabel(self)
        self._sentence.setObjectName("sentence")
        self._remark.setObjectName("remark")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for label in (self._sentence, self._remark):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        layout.addStretch(1)
        self._reserve()

    def show_lens(self, lens: Lens) -> None:
        """Speak about what ``lens`` shows."""
        self._lens = lens
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._color()

    def retranslate(self) -> None:
        if self._lens is None:
            return
        difference = self._lens.kind == DIFFERENCE
        self._sentence.setText(
            self._say_difference(self._lens) if difference else self._say_arrows(self._lens)
        )
        self._remark.setText(self._beware(self._lens))
        self._color()

    def _say_arrows(self, lens: Lens) -> str:
        field = lens.field
        if not field.finite.any():
            return self.tr(
                "f is finite nowhere in this area, so there is no gradient to draw. "
                "Choose another area or another formula."
            )
        if not field.analytic[field.finite].any():
            return self.tr(
                "f is level everywhere in this area: every gradient is zero, and no arrow has "
                "a direction."
            )
        if lens.kind != ANALYTIC and _off(field) > OFF:
            text = self.tr(
                "At this h the numerical arrows are not those of the gradient any more: they "
                "differ from it by up to {largest}, where no slope is steeper than {longest}. "
                "Show both to compare them."
            )
            return text.format(
                largest=short_figure(_largest(field.difference)),
                longest=short_figure(_largest(field.analytic)),
            )
        minima = [minimum for minimum in lens.surface.minima if lens.covers(minimum)]
        if not minima:
            return self.tr(
                "Each arrow points where f falls fastest from its own point, straight across the "
                "contour lines. Short arrows mean level ground."
            )
        angles = angles_off_minimum(field, minima)
        angles = angles[np.isfinite(angles)]
        if angles.size == 0 or angles.max() < STRAIGHT:
            text = self.tr(
                "Every arrow points straight at the lowest place {point}. The nearer to it, the "
                "shorter the arrows: the ground becomes level there."
            )
            return text.format(point=vector(minima[0], plain_figure))
        text = self.tr(
            "Each arrow points where f falls fastest from its own point, straight across the "
            "contour lines. That is not the way to the lowest place: half of the arrows "
            "point more than {median}° past it, one {most}°."
        )
        return text.format(
            median=plain_figure(round(float(np.median(angles)))),
            most=plain_figure(round(float(angles.max()))),
        )

    def _say_difference(self, lens: Lens) -> str:
        field = lens.field
        if not field.finite.any():
            return self._say_no_difference()
        largest = _largest(field.difference)
        if largest == 0:
            return self.tr(
                "At every point both gradients have the very same digits: there is no "
                "difference to draw. Try another h."
            )
        if largest <= rounding_bound(field):
            text = self.tr(
                "What is left is rounding: arrows of no order, {largest} long at most. f has "
                "about 16 digits, and dividing by 2h = {step} brings the last of them to light."
            )
        else:
            text = self.tr(
                "What is left is mostly truncation: within h the surface curves, and 2h = {step} "
                "reaches past it. The arrows have an order and are {largest} long at most. "
                "A smaller h makes them shorter."
            )
        return text.format(largest=short_figure(largest), step=plain_figure(2 * lens.h))

    def _say_no_difference(self) -> str:
        return self.tr(
            "f is finite nowhere in this area, so there are no gradients to compare. "
            "Choose another area or another formula."
        )

    def _is_warning(self, lens: Lens) -> bool:
        """Whether the remark is about something that went wrong."""
        return not lens.field.finite.all() or (lens.kind != ANALYTIC and bool(_stuck(lens).any()))

    def _color(self) -> None:
        warns = self._lens is not None and self._is_warning(self._lens)
        palette = QPalette()
        palette.setColor(
            QPalette.ColorRole.WindowText, self._theme.color("warning" if warns else "muted")
        )
        self._remark.setPalette(palette)

    def _beware(self, lens: Lens) -> str:
        field = lens.field
        lost = int((~field.finite).sum())
        if lost:
            text = self.tr(
                "At {lost} of {all} points f or its gradient is not finite. They are marked "
                "with a cross and have no arrow."
            )
            return text.format(lost=lost, all=len(field.points))
        if lens.kind == ANALYTIC:
            return ""
        same = _stuck(lens)
        if same.any():
            text = self.tr(
                "At {same} of {all} points x + h is x itself, because h is below the last digit "
                "of x: the difference there is 0, and so is the slope. Make h larger."
            )
            return text.format(same=int(same.sum()), all=len(field.points))
        return self._compare(lens) if lens.kind == BOTH else ""

    def _compare(self, lens: Lens) -> str:
        field = lens.field
        largest = _largest(field.difference)
        if _off(field) < SEEN:
            text = self.tr(
                "Numerical and analytic arrows cover each other: they differ by {largest} at "
                "most. Look at the difference to see it."
            )
            return text.format(largest=short_figure(largest))
        text = self.tr(
            "With h = {step} the numerical arrows part from the analytic ones, "
            "by {largest} at most."
        )
        return text.format(step=plain_figure(lens.h), largest=short_figure(largest))

    def _reserve(self) -> None:
        self._sentence.enlarge()
        for label, lines in ((self._sentence, SENTENCE_LINES), (self._remark, REMARK_LINES)):
            label.setMinimumHeight(room_for_lines(label.font(), lines))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)


def _stuck(lens: Lens) -> NDArray[np.bool_]:
    """(N,) where x + h is x along one axis or both."""
    x, y = lens.field.points.T
    stuck: NDArray[np.bool_] = (x + lens.h == x) | (y + lens.h == y)
    return stuck


def _largest(vectors: FloatArray) -> float:
    """The length of the longest finite vector, 0.0 without any."""
    with np.errstate(all="ignore"):
        lengths = np.hypot(vectors[:, 0], vectors[:, 1])
    return float(lengths[np.isfinite(lengths)].max(initial=0.0))


def _off(field: GradientField) -> float:
    """The largest difference as a share of the longest gradient."""
    longest = _largest(field.analytic)
    return _largest(field.difference) / longest if longest > 0 else 0.0
