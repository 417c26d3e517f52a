"""The two lines below a map: what its signs mean, who races, and f where the pointer is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import short_figure, tabular, vector
from guiapp.widgets.race.racer_look import RacerLook

AWAY_SIGN = "\N{NORTH EAST ARROW}"
LOST_SIGN = "\N{MULTIPLICATION X}"


@dataclass(frozen=True)
class Signs:
    """Which signs there are on the map, besides the start and the arrow against the gradient.

    Attributes
    ----------
    minimum, upcoming, gaps : whether there is a known minimum, a next step, ground without f
    move : "v" for a velocity, "step" for an adapted step, or ""
    away, lost : the racers that left the map, and those whose numbers are no longer finite
    """

    minimum: bool = False
    upcoming: bool = False
    gaps: bool = False
    move: str = ""
    away: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()


class MapLegend(QWidget):
    """Each sign in the color it has on the map, and at the right a reading for the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._looks: tuple[RacerLook, ...] = ()
        self._focus = 0
        self._what = Signs()
        self._signs, self._racers, self._reading = (QLabel(self) for _ in range(3))
        self._signs.setObjectName("map_signs")
        self._racers.setObjectName("map_racers")
        self._reading.setObjectName("map_reading")
        self._reading.setFont(tabular(self._reading.font()))
        self._reading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for label in (self._signs, self._racers):  # may be cut off; must not widen the map
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(0)
        layout.addWidget(self._racers, 0, 0, 1, 2)
        layout.addWidget(self._signs, 1, 0)
        layout.addWidget(self._reading, 1, 1)
        layout.setColumnStretch(0, 1)
        self._fix_height()
        self.retranslate()

    def set_racers(self, looks: Sequence[RacerLook]) -> None:
        """Name these racers."""
        self._looks, self._what = tuple(looks), Signs()
        self.retranslate()

    def explain(self, focus: int, what: Signs) -> None:
        """Explain the signs of the racer in ``focus`` and of those that are gone."""
        if (focus, what) != (self._focus, self._what):
            self._focus, self._what = focus, what
            self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.retranslate()

    def show_value(self, x: float, y: float, value: float) -> None:
        """Read f out at a point of the map."""
        text = self.tr("f{point} = {value}")
        point = vector((x, y), lambda part: short_figure(round(part, 2)))
        self._reading.setText(text.format(point=point, value=short_figure(value)))

    def clear_value(self) -> None:
        self._reading.clear()

    def retranslate(self) -> None:
        self._signs.setText(_joined(self._sign_entries()))
        self._signs.setToolTip(
            self.tr(
                "The orange arrow points against the gradient, and its length only tells steep "
                "from flat. Velocities and steps are drawn to scale, but never so short that "
                "they could not be seen."
            )
        )
        self._racers.setText(_joined(self._racer_entries()))
        names = [self._full_name(index, look) for index, look in enumerate(self._looks)]
        self._racers.setToolTip("\n".join(names))
        self._racers.setAccessibleName(", ".join(names))

    def _sign_entries(self) -> list[str]:
        theme, what = self._theme, self._what
        focus = theme.text
        if self._focus < len(self._looks):
            focus = self._looks[self._focus].color(theme).name()
        entries = [_entry("\N{CIRCLED PLUS}", theme.text, self.tr("start"))]
        if what.upcoming:
            entries.append(_entry("\N{WHITE CIRCLE}", focus, self.tr("next")))
        if self._looks:
            entries.append(_entry("\N{RIGHTWARDS ARROW}", theme.gradient, "−∇f"))
        if what.move:
            word = self.tr("velocity v") if what.move == "v" else self.tr("adapted step")
            entries.append(_entry("\N{RIGHTWARDS ARROW}", focus, word))
        if what.minimum:
            entries.append(_entry("\N{BLACK STAR}", theme.good, self.tr("minimum")))
        if what.away:
            entries.append(_entry(AWAY_SIGN, theme.bad, self.tr("left the map")))
        if what.lost:
            entries.append(_entry(LOST_SIGN, theme.bad, self.tr("not finite")))
        if what.gaps:
            sign = "\N{SQUARE WITH UPPER RIGHT TO LOWER LEFT FILL}"
            entries.append(_entry(sign, theme.muted, self.tr("f is not finite")))
        return entries

    def _racer_entries(self) -> list[str]:
        entries = []
        for index, look in enumerate(self._looks):
            name = escape(look.label).replace(" ", "&nbsp;")
            if index == self._focus:
                name = f"<b>{name}</b>"
            gone = AWAY_SIGN if index in self._what.away else ""
            gone = LOST_SIGN if index in self._what.lost else gone
            if gone:
                name += f'<span style="color:{self._theme.bad}">{gone}</span>'
            entries.append(_entry(look.sign, look.color(self._theme).name(), name))
        return entries

    def _full_name(self, index: int, look: RacerLook) -> str:
        if index in self._what.away:
            return self.tr("{racer} (left the map)").format(racer=look.label)
        if index in self._what.lost:
            return self.tr("{racer} (not finite)").format(racer=look.label)
        return look.label

    def _fix_height(self) -> None:
        self.setFixedHeight(2 * legend_height(self))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reading.setFont(tabular(self.font()))
            self._fix_height()
        super().changeEvent(event)


def legend_height(widget: QWidget) -> int:
    """The height in pixels of a line below a plot, in the font of ``widget``.

    Plots side by side end level when the lines below them are equally high.
    """
    return max(20, widget.fontMetrics().height() + 4)


def _entry(sign: str, color: str, word: str) -> str:
    return f'<span style="color:{color}">{sign}</span>&nbsp;{word}'


def _joined(entries: Sequence[str]) -> str:
    return "&nbsp;&nbsp; ".join(entries)
