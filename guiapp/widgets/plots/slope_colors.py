"""What is exact and what is computed by differences, in the same two colors in every picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from guiapp.theme import Theme

SECANT_STYLE = Qt.PenStyle.DashLine


def tangent_color(theme: Theme) -> QColor:
    """The exact derivative: it is what a gradient is made of."""
    return theme.color("gradient")


def secant_color(theme: Theme) -> QColor:
    """The difference quotient and what it is made of."""
    return QColor(theme.classes[3])


def tangent_pen(theme: Theme) -> QPen:
    """Wider than the secant, so that both are seen where one lies on the other."""
    pen = QPen(tangent_color(theme), 4)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def secant_pen(theme: Theme) -> QPen:
    pen = QPen(secant_color(theme), 2)
    pen.setCosmetic(True)
    pen.setDashPattern([4.0, 4.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def slice_colors(theme: Theme) -> tuple[QColor, QColor]:
    """Of the slice along the first axis and of the one along the second."""
    return QColor(theme.classes[0]), QColor(theme.classes[3])
