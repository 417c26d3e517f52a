"""How high lines of text are, whichever script they are written in."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics

SPECIMEN = "Ág\u3042"  # an accent, a descender and a Japanese letter


def room_for_lines(font: QFont, lines: int) -> int:
    """Height in pixels of so many lines.

    The metrics of a Latin font know nothing of the taller one that stands in for Japanese, so
    the lines are laid out and measured.
    """
    text = "\n".join([SPECIMEN] * lines)
    return QFontMetrics(font).boundingRect(QRect(0, 0, 4096, 4096), 0, text).height()
