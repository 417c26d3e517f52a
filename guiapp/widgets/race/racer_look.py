"""How a racer looks wherever it appears: a color, a dash and a symbol, and a name.

The color is its optimizer's. A second racer with the same optimizer gets another shade of it
and another dash, so that the two are told apart without losing what they have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from engine.optimizers import OPTIMIZERS
from guiapp.theme import DARK, LIGHT, Theme
from guiapp.widgets.maps.map_item import blend
from guiapp.widgets.numerals import plain_figure

LEAST_CONTRAST = 3.05  # of a shade against the plot's ground; WCAG asks 3:1 of graphics
SHADES = 4
DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotDotLine,
)
# pyqtgraph's names; the star is a minimum's, the crosshair the start's
_SYMBOLS = {
    "sgd": "o",
    "momentum": "s",
    "nesterov": "t1",
    "adagrad": "t",
    "rmsprop": "d",
    "adam": "+",
}
_SIGNS = {"o": "●", "s": "■", "t1": "▲", "t": "▼", "d": "◆", "+": "✚"}


class Entrant(Protocol):
    """The part of ``engine.race.Entry`` that decides how a racer looks."""

    @property
    def optimizer(self) -> str: ...
    @property
    def learning_rate(self) -> float: ...
    @property
    def hyperparameters(self) -> Mapping[str, float]: ...


def _plump_plus() -> QPainterPath:
    """pyqtgraph's own is so thin that a halo leaves nothing of it."""
    path = QPainterPath()
    inner, outer = 0.19, 0.53
    corners: tuple[tuple[float, float], ...]
    corners = ((inner, outer), (inner, inner), (outer, inner), (outer, -inner), (inner, -inner))
    corners += ((inner, -outer),)
    outline = (*corners, *((-x, -y) for x, y in corners))
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
    path.closeSubpath()
    return path


_PLUS = _plump_plus()


@dataclass(frozen=True)
class RacerLook:
    """The appearance of one racer.

    Attributes
    ----------
    optimizer : key of ``engine.optimizers.OPTIMIZERS``
    label : its name, different from that of every other racer
    twin : 0 for the first racer with this optimizer, 1 for the second ...
    """

    optimizer: str
    label: str
    twin: int = 0

    @property
    def symbol(self) -> str:
        """pyqtgraph's name of the mark at its head, one per optimizer."""
        return _SYMBOLS[self.optimizer]

    @property
    def sign(self) -> str:
        """The symbol as a character, for texts."""
        return _SIGNS[self.symbol]

    @property
    def pen_style(self) -> Qt.PenStyle:
        """The dash of its line, one per twin."""
        return DASHES[self.twin % len(DASHES)]

    def color(self, theme: Theme) -> QColor:
        """Its optimizer's color, or for a twin another shade of it."""
        shades = _shades(theme.dark, theme.optimizers[self.optimizer])
        return QColor(shades[self.twin % len(shades)])

    def pen(self, theme: Theme, width: float = 2.0) -> QPen:
        """A pen for its line, ``width`` pixels wide whatever the zoom."""
        pen = QPen(self.color(theme), width, self.pen_style)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def symbol_path(self) -> QPainterPath:
        """The symbol as a path within the square from -0.5 to 0.5."""
        path: QPainterPath = _PLUS if self.symbol == "+" else Symbols[self.symbol]
        return path


def looks_for(entries: Sequence[Entrant]) -> tuple[RacerLook, ...]:
    """A look for each racer of a field, in its order.

    A racer is called by its optimizer; where that occurs twice also by its learning rate, then
    by its other parameters, and by a number where all of them are the same.
    """
    seen: Counter[str] = Counter()
    twins = []
    for entry in entries:
        twins.append(seen[entry.optimizer])
        seen[entry.optimizer] += 1
    labels = [OPTIMIZERS[entry.optimizer].NAME for entry in entries]
    labels = _told_apart(labels, [f" {plain_figure(entry.learning_rate)}" for entry in entries])
    labels = _told_apart(labels, [_parameters(entry) for entry in entries])
    labels = _told_apart(labels, [f" ({twin + 1})" for twin in twins])
    return tuple(
        RacerLook(entry.optimizer, label, twin)
        for entry, label, twin in zip(entries, labels, twins, strict=True)
    )


def _told_apart(labels: list[str], additions: list[str]) -> list[str]:
    count = Counter(labels)
    return [
        label + more if count[label] > 1 else label
        for label, more in zip(labels, additions, strict=True)
    ]


def _parameters(entry: Entrant) -> str:
    values = {**OPTIMIZERS[entry.optimizer].hyperparameters, **entry.hyperparameters}
    return "".join(f" · {plain_figure(value)}" for value in values.values())


@lru_cache(maxsize=64)
def _shades(dark: bool, base: str) -> tuple[str, ...]:
    """``base`` and shades of it as far from each other as the contrast allows.

    Candidates lie on the way from the base to the ground and to the color of text; of them
    always that one is taken which is furthest from all taken before.
    """
    theme = DARK if dark else LIGHT
    color, ground = QColor(base), theme.color("surface")
    candidates = [
        blend(color, toward, share / 12)
        for toward, longest in ((ground, 8), (theme.color("text"), 8))
        for share in range(1, longest + 1)
    ]
    candidates = [shade for shade in candidates if contrast(shade, ground) >= LEAST_CONTRAST]
    taken = [color]
    while candidates and len(taken) < SHADES:
        best = max(candidates, key=lambda shade: min(_distance(shade, old) for old in taken))
        taken.append(best)
        candidates.remove(best)
    return tuple(shade.name() for shade in taken)


def contrast(first: QColor, second: QColor) -> float:
    """The contrast ratio of WCAG 2.1, from 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in _parts(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _distance(first: QColor, second: QColor) -> float:
    parts = zip(_parts(first), _parts(second), strict=True)
    return float(sum(abs(a - b) for a, b in parts))


def _parts(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()
